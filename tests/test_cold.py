"""What a command costs before it does anything: it imports what it needs, and no more."""

from __future__ import annotations

import ast
import importlib.metadata  # noqa: F401 (a test wants it there)
import inspect
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from conftest import INPUTS, ROOT
from docx_package import parts
from hypothesis import given
from hypothesis import strategies as st

from generator.basis import kept, resources
from generator.basis.imports import OPENSSL, VERSIONS, cleandoc, instead, later
from generator.kinds import schema
from generator.parsing import source
from generator.printing import look, words
from generator.printing.writers import base, shipped
from generator.printing.writers.package import BODY, PROPERTIES, unpacked

# What takes long to import, and what for: to build a base, other languages, versions, many processes.
SLOW = {"docx", "lxml", "babel", "importlib.metadata", "concurrent.futures", "urllib.request"}
PRINTING = {
    "jinja2",
    "generator.printing.look",
    "generator.printing.blocks",
    "generator.printing.writers.docx",
}
LATER = {
    "uuid",
    "inspect",
    "urllib.parse",
    "random",
    "pickle",
    "pprint",
    "bz2",
    "lzma",
    "shutil",
    "tempfile",
}
TERMS = resources.kind() / "terms.yaml"
REPORTING = {
    "generator.reporting.manual",
    "generator.checking.progress",
    "generator.reporting.github",
    "hashlib",
}


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
    assert modules >= {"cerberus", "yaml", "generator.checking.rules.year"}
    assert not modules & (SLOW | PRINTING | REPORTING | {"xml.etree.ElementTree", "tempfile"})


def test_render_builds_nothing_that_ships(tmp_path) -> None:
    modules = imported("render", str(INPUTS[0]), "-o", str(tmp_path))
    assert modules >= PRINTING
    assert not modules & (SLOW | REPORTING - {"hashlib"} | {"generator.printing.writers.base"})
    extended = {"inspect"} if "typing_extensions" in modules else set()  # Python 3.10 needs those
    assert not modules & (LATER - extended | OPENSSL.keys())


def test_a_look_of_one_s_own_is_built(tmp_path) -> None:
    file = tmp_path / "look.yaml"
    file.write_text("页面: {上边距: 36}\n", encoding="utf-8")
    own, problems = look.load(file)
    assert own, problems
    assert not any(place.exists() for place in shipped.places(own))
    assert shipped.base(own).body == base.parts(own)[BODY]
    assert shipped.base(own).body != shipped.base(look.house()).body


def test_what_is_kept_is_what_would_be_made(tmp_path) -> None:
    """All of it, and nothing besides; of a package its parts count, zlib packs them as it will."""
    script = ROOT / "scripts" / "kept.py"
    subprocess.run([sys.executable, script, tmp_path / "kept"], check=True, cwd=ROOT)
    assert made(ROOT / "templates" / "kept") == made(tmp_path / "kept"), "run scripts/kept.py"


def made(folder: Path) -> dict[str, object]:
    """What a folder holds, by name."""
    files = [f for f in folder.rglob("*") if f.is_file() and "__pycache__" not in f.parts]
    return {
        str(file.relative_to(folder)): parts(file.read_bytes())
        if file.suffix == ".zip"
        else file.read_bytes()
        for file in files
    }


@pytest.mark.parametrize("file", [None, *look.shipped().values()], ids=str)
def test_a_look_that_ships_has_its_base(file) -> None:
    shipping, _ = look.load(file)
    assert shipping
    assert all(place.is_file() for place in shipped.places(shipping))
    body, shared = shipped.base(shipping)
    whole = base.parts(shipping)
    assert {BODY: body, PROPERTIES: whole[PROPERTIES], **unpacked(shared)} == whole


@pytest.mark.parametrize("file", [resources.schema(), look.files()[1], TERMS], ids=str)
def test_the_values_that_are_kept_are_those_that_are_written(file, tmp_path) -> None:
    assert kept.values(file) == source.read(file).data
    changed = tmp_path / file.name
    changed.write_bytes(file.read_bytes() + b"\n# another\n")
    assert kept.values(changed) is None


def test_the_kept_look_is_that_of_its_file() -> None:
    assert kept.values(*look.files()) == look.values()[0]


@pytest.mark.parametrize(
    "file", sorted((ROOT / "generator/rules").glob("*.py")), ids=lambda file: file.stem
)
def test_rules_compile_no_pattern_when_imported(file) -> None:
    """Only `pattern`, which waits: what a file does not need is not compiled for it."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    top = [node for node in tree.body if not isinstance(node, ast.FunctionDef | ast.ClassDef)]
    calls = [node for each in top for node in ast.walk(each) if isinstance(node, ast.Call)]
    assert "re.compile" not in {ast.unparse(call.func) for call in calls}


def test_another_template_is_read_itself(tmp_path) -> None:
    template = (resources.kind() / words.TEMPLATE).read_text(encoding="utf-8")
    (tmp_path / words.TEMPLATE).write_text(template.replace("待补", "待填"), encoding="utf-8")
    assert not words.compiled(tmp_path).exists()
    said = (dict.fromkeys(schema.load(resources.schema()).definitions["report"]), [], {})
    here, there = words.render(resources.kind(), *said), words.render(tmp_path, *said)
    assert "【待补：" in here
    assert here.replace("【待补：", "【待填：") == there


def test_a_library_finds_its_version_unknown_while_it_is_imported(monkeypatch) -> None:
    name = "importlib.metadata"
    with instead(VERSIONS):
        assert sys.modules[name].version("pytest") == pytest.__version__  # it was there already
    monkeypatch.delitem(sys.modules, name)
    with instead(VERSIONS):
        assert sys.modules[name].version("pytest") == "unknown"
    assert name not in sys.modules


def test_a_library_does_without_what_is_not_there(monkeypatch) -> None:
    """Python's own digest is OpenSSL's, and what is hidden from one library is there for the next."""
    for name in ("_hashlib", "hashlib"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    with instead({"_hashlib": None}):
        assert import_module("hashlib").sha1(b"tmpl").hexdigest().startswith("8a6ed85d")
        with pytest.raises(ModuleNotFoundError):
            import_module("_hashlib")
    assert import_module("_hashlib")


def test_what_comes_later_is_there_when_it_is_called(monkeypatch) -> None:
    monkeypatch.delitem(sys.modules, "bz2", raising=False)
    with instead(later("bz2")):
        bz2 = sys.modules["bz2"]
        assert not hasattr(bz2, "__path__")
    assert "bz2" not in sys.modules
    assert bz2.decompress(bz2.compress(b"x")) == b"x"
    assert sys.modules["bz2"] is not bz2
    monkeypatch.delitem(sys.modules, "bz2")
    with instead(later("bz2")):
        assert sys.modules["bz2"].compress(b"x")  # while it is imported, too
    assert hasattr(sys.modules["bz2"], "BZ2File")


@pytest.mark.parametrize(
    ("library", "use"),
    [
        ("generator.basis.resources", "from pathlib import Path; Path('/a b').as_uri()"),
        ("generator.cli", "import click; click.UUID.convert('0' * 32, None, None).hex"),
        ("generator.cli", "import click; click.Option(['--a'], default=lambda: 1, show_default=True).get_help_record(click.Context(click.Command('b')))"),
        ("generator.printing.words", "import jinja2; jinja2.Template('{{ x | random }}').render(x=[1])"),
        ("generator.printing.words", "import jinja2; jinja2.Template('{{ x | map(attribute=1) | join }}').render(x=['ab'])"),
        ("generator.printing.writers.package", "import io, zipfile; zipfile.ZipFile(io.BytesIO(), 'w').write('README.md')"),
        ("generator.printing.words", "import jinja2; jinja2.FileSystemBytecodeCache('.').pattern"),
        ("generator.printing.words", "import jinja2; jinja2.Template('{{ x | urlencode }}').render(x='甲')"),
        ("generator.printing.writers.package", "import io, zipfile; zipfile.ZipFile(io.BytesIO(), 'w', zipfile.ZIP_BZIP2).writestr('a', b'x')"),
        ("generator.kinds.validation", "from cerberus import errors; repr(errors.ValidationError((), (), 1, 'x', 1, 1, ()))"),
    ],
)  # fmt: skip
def test_libraries_can_still_do_what_is_not_ours(library: str, use: str) -> None:
    command = [sys.executable, "-c", f"import {library}; {use}"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0


@given(st.text(" \t\na甲"))
def test_help_is_set_as_inspect_sets_it(text: str) -> None:
    assert cleandoc(text) == inspect.cleandoc(text)
