"""What a command costs before it does anything: it imports what it needs, and no more."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest
from conftest import INPUTS, ROOT

from generator import look, resources, schema, words
from generator.writers import base, shipped

# What takes long to import, and what for: to build a base, other languages, versions, many processes.
SLOW = {"docx", "lxml", "babel", "importlib.metadata", "concurrent.futures", "urllib.request"}
PRINTING = {"jinja2", "generator.look", "generator.blocks", "generator.writers.docx"}
REPORTING = {"generator.manual", "generator.progress", "generator.reporters.github", "hashlib"}


def imported(*arguments: str) -> set[str]:
    """The modules that a command has imported when it ends."""
    ask = (
        "import sys\nfrom generator.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print('modules:', *sys.modules)"
    )
    command = [sys.executable, "-c", ask, *arguments]
    done = subprocess.run(
        command, capture_output=True, check=False, text=True, encoding="utf-8", cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split()[1:])


def test_check_imports_nothing_that_prints() -> None:
    modules = imported("check", str(INPUTS[0]))
    assert modules >= {"cerberus", "yaml", "generator.rules.year"}
    assert not modules & (SLOW | PRINTING | REPORTING | {"xml.etree.ElementTree", "tempfile"})


def test_render_builds_nothing_that_ships(tmp_path) -> None:
    modules = imported("render", str(INPUTS[0]), "-o", str(tmp_path))
    assert modules >= PRINTING
    assert not modules & (SLOW | REPORTING - {"hashlib"} | {"generator.writers.base"})


def test_a_look_of_one_s_own_is_built(tmp_path) -> None:
    file = tmp_path / "look.yaml"
    file.write_text("页面: {上边距: 36}\n", encoding="utf-8")
    own, problems = look.load(file)
    assert own, problems
    assert not shipped.place(own).exists()
    assert shipped.parts(own) == base.parts(own)
    assert shipped.parts(own) != shipped.parts(look.house())


LOOKS = [None, *look.shipped().values()]


@pytest.mark.parametrize("file", LOOKS, ids=lambda file: file.stem if file else "house")
def test_the_bases_that_ship_are_those_that_would_be_built(file) -> None:
    made, _ = look.load(file)
    assert made
    assert shipped.place(made).is_file(), "run python scripts/kept.py"
    assert list(shipped.parts(made).items()) == list(base.parts(made).items())


def test_no_base_is_left_over() -> None:
    folder = shipped.place(look.house()).parent
    assert len(list(folder.iterdir())) == len(LOOKS)


@pytest.mark.parametrize(
    "file", sorted((ROOT / "generator/rules").glob("*.py")), ids=lambda file: file.stem
)
def test_rules_compile_no_pattern_when_imported(file) -> None:
    """Only `pattern`, which waits: what a file does not need is not compiled for it."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    top = [node for node in tree.body if not isinstance(node, ast.FunctionDef | ast.ClassDef)]
    calls = [node for each in top for node in ast.walk(each) if isinstance(node, ast.Call)]
    assert "re.compile" not in {ast.unparse(call.func) for call in calls}


def test_the_compiled_template_is_what_jinja2_makes_of_it(tmp_path) -> None:
    folder = resources.kind()
    kept = words.compiled(folder)
    assert [kept] == [path for path in kept.parent.iterdir() if path.name != "__pycache__"], (
        "run python scripts/kept.py"
    )
    words.prepared(words.KeysFirst, folder).compile_templates(
        tmp_path, zip=None, filter_func=lambda name: name == words.TEMPLATE
    )
    (made,) = tmp_path.iterdir()
    assert (kept / made.name).read_text(encoding="utf-8") == made.read_text(encoding="utf-8")


def test_another_template_is_read_itself(tmp_path) -> None:
    template = (resources.kind() / words.TEMPLATE).read_text(encoding="utf-8")
    (tmp_path / words.TEMPLATE).write_text(template.replace("待补", "待填"), encoding="utf-8")
    assert not words.compiled(tmp_path).exists()
    said = (dict.fromkeys(schema.load(resources.schema()).definitions["report"]), [], {})
    here, there = words.render(resources.kind(), *said), words.render(tmp_path, *said)
    assert "【待补：" in here
    assert here.replace("【待补：", "【待填：") == there
