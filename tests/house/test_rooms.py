"""The house: twelve rooms, which of them sees which, plain code, and no report known by name."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from conftest import ROOT

from generator.kinds import kind

PACKAGE = ROOT / "generator"
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = {
    "basis": set(),
    "parsing": {"basis"},
    "kinds": {"basis", "parsing"},
    "reports": {"basis", "parsing", "kinds"},
    "checking": {"basis", "parsing", "kinds", "reports"},
    "printing": {"basis", "parsing", "kinds", "reports", "checking"},
    "importing": {"basis", "parsing", "kinds", "reports"},
    "reporting": {"basis", "checking"},
    "revising": {"basis", "parsing", "kinds", "reports", "checking", "printing", "importing"},
    "preview": {"basis", "parsing", "kinds", "reports", "checking", "printing", "revising"},
    "editing": {"basis", "parsing", "kinds", "reports", "checking", "reporting"},
    "commands": {
        "basis", "parsing", "kinds", "reports", "checking", "printing", "importing", "reporting",
        "revising", "preview", "editing",
    },
    "cli": {"basis", "kinds", "commands"},
    "__main__": {"cli"},
    "__init__": set(),
}  # fmt: skip
# What an installation or a system may lack.
MAY_BE_MISSING = {
    "import opencc",
    "import openpyxl",
    "import openpyxl.styles",
    "import pdfplumber",
    "import resource",
}
LONGEST_FILE, LONGEST_FUNCTION = 300, 50


def named(file: Path) -> str:
    return str(file.relative_to(PACKAGE))


every_module = pytest.mark.parametrize("file", MODULES, ids=named)


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[str]:
    """The modules of the package that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "generator":
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                path = ROOT / Path(*inner.split("."))
                is_module = path.is_dir() or path.with_suffix(".py").is_file()
                yield inner if is_module else str(node.module)


def test_the_package_shows_its_rooms_and_nothing_else() -> None:
    shown = {
        path.stem for path in PACKAGE.iterdir() if not path.name.startswith(("__pycache__", "."))
    }
    assert shown - {"locale", "py", "templates"} == set(ROOMS)


@every_module
def test_a_room_sees_only_those_below_it(file: Path) -> None:
    room = room_of(file)
    seen = {name.split(".")[1] for name in imports(file) if "." in name}
    assert seen <= ROOMS[room] | {room}


def test_no_modules_import_each_other_in_a_circle() -> None:
    def dotted(file: Path) -> str:
        parts = file.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    graph = {dotted(file): {*imports(file)} - {dotted(file)} for file in MODULES}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


@every_module
def test_imports_stand_at_the_top(file: Path) -> None:
    """Only a command imports what it needs when it is called."""
    if room_of(file) == "commands":
        return
    tree = ast.parse(file.read_text(encoding="utf-8"))
    inside = [
        ast.unparse(node)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef)
        for node in ast.walk(outer)
        if isinstance(node, ast.Import | ast.ImportFrom)
        if ast.unparse(node) not in MAY_BE_MISSING
    ]
    assert not inside


@every_module
def test_modules_and_functions_stay_small(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a module opens with what it is"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


def test_no_report_is_known_by_name() -> None:
    """The keys and labels of a kind's parts, and what it is called, are in its folder alone."""
    fazhi = kind.load()
    keys = "|".join(fazhi.mandatory)
    labels = "|".join(fazhi.mandatory.values())
    known = re.compile(rf"""["'](?:{keys})["']|{labels}|法治""")
    told = {named(file): known.findall(file.read_text(encoding="utf-8")) for file in MODULES}
    assert {file: words for file, words in told.items() if words} == {}


@pytest.mark.parametrize(
    "trick",
    [
        r"sys\.modules", r"os\._exit", r"gc\.", r"_hashlib", "import_module", "E402", "TYPE_CHECKING",
        r"version_info", r"class _Later",
    ],
)  # fmt: skip
def test_there_are_no_tricks(trick: str) -> None:
    """Nothing is stood in for, hidden, or left undone for the sake of milliseconds."""
    allowed = {"import_module": {"cli.py"}}  # which imports a command when it is called
    using = {named(file) for file in MODULES if re.search(trick, file.read_text(encoding="utf-8"))}
    assert using <= allowed.get(trick, set())


def test_nothing_that_can_be_made_is_kept_in_the_repository() -> None:
    assert not (ROOT / "templates" / "kept").exists()


def test_no_sentence_of_the_report_is_in_code() -> None:
    """What the template says is nowhere in Python: none of its longer phrases."""
    template = (kind.load().folder / "body.xml.j2").read_text(encoding="utf-8")
    phrases = re.findall(r'"([\u4e00-\u9fff]{10,})"', template)
    assert phrases
    code = "".join(file.read_text(encoding="utf-8") for file in MODULES)
    assert not [phrase for phrase in phrases if phrase in code]
