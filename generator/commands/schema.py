"""`fazhi schema`: the fields as a JSON Schema, for editors."""

from __future__ import annotations

import click

from generator.basis import terminal
from generator.commands import options
from generator.kinds.json_schema import json_schema
from generator.kinds.kind import load


@click.command("schema")
@options.keys()
@options.kind_folder()
@options.kind_name()
def command(keys: str, kind_name: str | None) -> None:
    """输出 JSON Schema（draft-07），编辑器用它来补全和解释字段。"""
    of = load(options.folder_of(kind_name))
    terminal.data(json_schema(of.schema, english=keys == "en"))
