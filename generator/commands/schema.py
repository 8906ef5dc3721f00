"""`fazhi schema`: the fields as a JSON Schema, for editors."""

from __future__ import annotations

import click

from generator import resources, terminal
from generator.commands import options
from generator.json_schema import json_schema
from generator.schema import load


@click.command("schema")
@options.keys()
def command(keys: str) -> None:
    """输出 JSON Schema（draft-07），编辑器用它来补全和解释字段。"""
    terminal.data(json_schema(load(resources.schema()), english=keys == "en"))
