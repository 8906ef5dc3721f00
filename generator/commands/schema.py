"""`fazhi schema`: the fields as a JSON Schema, for editors."""

from __future__ import annotations

import click

from generator.basis import terminal
from generator.commands import options
from generator.kinds.json_schema import json_schema
from generator.kinds.kind import load


@click.command("schema")
@options.keys()
def command(keys: str) -> None:
    """输出 JSON Schema（draft-07），编辑器用它来补全和解释字段。"""
    terminal.data(json_schema(load().schema, english=keys == "en"))
