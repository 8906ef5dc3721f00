"""The house: which module may see which, and that modules stay small."""

import ast
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "generator"
# Each room, and the rooms that it may import. `commands`, `cli` and `pipeline` may see them all.
SEES = {
    "imports": set(),
    "kept": {"resources"},
    "numerals": {"patterns"},
    "patterns": set(),
    "resources": {"imports"},
    "messages": {"resources"},
    "opening": {"messages", "problems"},
    "problems": {"messages"},
    "charsets": {"patterns"},
    "foreign": {"messages"},
    "encoding": {"charsets", "foreign", "messages", "patterns", "problems"},
    "folding": {"encoding", "patterns"},
    "accounting": {"encoding", "messages", "problems"},
    "syntax": {"encoding", "messages", "problems"},
    "pitfalls": {"encoding", "messages", "patterns", "problems"},
    "source": {
        "accounting",
        "encoding",
        "folding",
        "messages",
        "opening",
        "pitfalls",
        "problems",
        "syntax",
    },
    "validation": {"imports", "messages", "numerals", "problems", "schema"},
    "schema": {"kept", "messages", "numerals", "pitfalls", "problems", "source", "validation"},
    "rules": {"kept", "messages", "numerals", "patterns", "problems", "resources", "source"},
    "fontfile": set(),
    "machine": {"fontfile"},
    "words": {"encoding", "imports", "kept", "opening"},
    "omissions": {"blocks", "patterns", "problems", "schema", "words"},
    "sandbox": {"words"},
    "tags": {"blocks", "messages", "numerals"},
    "templating": {
        "blocks",
        "encoding",
        "messages",
        "opening",
        "patterns",
        "problems",
        "sandbox",
        "tags",
        "words",
    },
    "blocks": {"numerals"},
    "ignore": {"encoding", "messages", "patterns", "problems", "schema", "source"},
    "terminal": {"encoding", "messages", "problems"},
    "progress": {"patterns", "problems", "rules", "schema", "source"},
    "manual": {"patterns", "problems", "rules"},
    "reporters": {"manual", "messages", "problems", "terminal"},
    "feasible": {"messages", "problems", "schema", "source"},
    "look": {"feasible", "kept", "messages", "problems", "resources", "schema", "source"},
    "writers": {"blocks", "imports", "kept", "look", "messages", "patterns", "problems"},
    "batch": set(),
    "files": {"messages", "patterns", "problems"},
    "mending": {
        "encoding",
        "files",
        "messages",
        "opening",
        "pitfalls",
        "problems",
        "terminal",
    },
    "faults": {"messages", "problems"},
    "listing": {"messages", "problems", "resources"},
    "targets": {"files", "messages"},
    "starter": {"messages", "schema"},
    "json_schema": {"schema"},
    "assembly": {
        "files",
        "listing",
        "messages",
        "patterns",
        "problems",
        "resources",
        "rules",
        "schema",
        "source",
    },
    "owed": {"assembly", "messages", "numerals", "problems", "reporters", "source", "terminal"},
    "rollforward": {"messages", "pitfalls", "problems", "rules", "source", "terminal"},
    "comparison": {"messages", "problems", "reporters", "rules", "schema", "source", "terminal"},
    "importing": {
        "charsets",
        "encoding",
        "foreign",
        "messages",
        "numerals",
        "opening",
        "pitfalls",
        "problems",
        "schema",
    },
}
FREE = {"cli", "commands", "pipeline", "printing", "__init__", "__main__"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(file: Path) -> set[str]:
    """The rooms that a module imports, wherever in it."""
    rooms = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator"):
            below = node.module.split(".")[1:]
            rooms |= {below[0]} if below else {alias.name for alias in node.names}
    return rooms - {"__version__"}


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_go_one_way(file: Path) -> None:
    room = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room not in FREE:
        assert imported(file) <= SEES[room] | {room}


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_modules_and_functions_stay_small(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a module opens with what it is"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_sentence_of_the_report_is_in_code(file: Path) -> None:
    """What the template says is nowhere in Python: none of its longer phrases."""
    template = (ROOT / "templates/fazhi/body.xml.j2").read_text(encoding="utf-8")
    phrases = list(ast.literal_eval(_headings(template)).values())
    text = file.read_text(encoding="utf-8")
    assert not [phrase for phrase in phrases if phrase in text]


def _headings(template: str) -> str:
    start = template.index("headings = {") + len("headings = ")
    return template[start : template.index("}", start) + 1]
