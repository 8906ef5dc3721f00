"""The pre-commit hook and the GitHub Action, each as another repository uses it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

import pytest
import yaml
from conftest import ROOT, complete, need

from generator.pipeline import EDITIONS
from generator.reporters import REPORTERS

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
)
BAD = complete(导语="在XX市办案。")


def run(command: list[str], where: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("COV", "PYTEST", "GIT", "PYTHON", "VIRTUAL_ENV"))
    }
    return subprocess.run(
        command, cwd=where, env=clean | environment, capture_output=True, text=True, check=False
    )


def test_the_manual_names_everything() -> None:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    for style in REPORTERS:
        assert f"\n| `{style}` |" in text
    action, gitlab, hook = map(yaml.safe_load, re.findall(r"```yaml\n(.*?)```", text, re.DOTALL))
    given = action["jobs"]["reports"]["steps"][-1]["with"]
    assert set(given) <= set(ACTION["inputs"])
    assert hook["repos"][0]["hooks"][0]["id"] == HOOKS[0]["id"]
    assert hook["repos"][0]["hooks"][0]["args"][-1] == HOOKS[0]["args"][-1] == "--"
    assert "gitlab=quality.json" in gitlab["reports"]["script"][1]


# The action


def resolved(text: str, inputs: dict[str, str], temp: Path) -> str:
    """A text of the action with the expressions that GitHub puts in."""
    known = {"github.action_path": str(ROOT), "runner.temp": str(temp)}
    known |= {
        f"inputs.{name}": inputs.get(name, each.get("default", ""))
        for name, each in ACTION["inputs"].items()
    }
    return re.sub(r"\$\{\{ (\S+) \}\}", lambda hit: known[hit[1]], text)


def act(
    step: dict[str, Any], where: Path, temp: Path, **inputs: str
) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as the runner does."""
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    script = temp / "step.sh"
    script.write_text(resolved(step["run"], given, temp), encoding="utf-8")
    variables = {name: resolved(text, given, temp) for name, text in step["env"].items()}
    variables |= {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(temp / "summary.md")}
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
    return run(command, where, **variables)


def test_the_action_is_composite_and_safe() -> None:
    assert ACTION["runs"]["using"] == "composite"
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"], "an input in a script could be a command"
        assert set(step) == {"name", "shell", "env", "run"}
        assert step["shell"] == "bash"
    used = set(re.findall(r"inputs\.([\w-]+)", str(ACTION["runs"])))
    assert used == set(ACTION["inputs"])
    assert ACTION["inputs"]["edition"]["default"] in EDITIONS


@pytest.mark.slow
def test_the_action(tmp_path_factory, tmp_path: Path) -> None:
    need(which("bash"), "bash")
    temp = tmp_path_factory.mktemp("runner")
    install, check = ACTION["runs"]["steps"]
    installed = act(install, tmp_path, temp)
    assert installed.returncode == 0, installed.stderr
    explained = run([str(temp / "fazhi" / "bin" / "fazhi"), "explain", "syntax"], tmp_path)
    assert "反例：" in explained.stdout, "the manual is not installed"
    (tmp_path / "年 报").mkdir()
    (tmp_path / "年 报" / "good.yaml").write_text(complete(), encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    (tmp_path / "old.yaml").write_bytes(complete().encode("utf-16"))  # a warning

    def checked(**inputs: str) -> subprocess.CompletedProcess[str]:
        return act(check, tmp_path, temp, **inputs)

    good = checked(paths="年 报\n", min_complete="100")
    assert (good.returncode, good.stdout) == (0, ""), good.stderr
    both = checked(paths="年 报\n\nbad.yaml\n")
    assert both.returncode == 1
    assert "\n::error file=bad.yaml,line=3,col=6,title=fazhi placeholder::" in both.stdout
    assert "检查了 2 个文件：1 个错误。" in both.stderr
    summary = (temp / "summary.md").read_text(encoding="utf-8")
    assert "| 错误 | bad.yaml:3 | placeholder |" in summary
    assert checked(paths="old.yaml").returncode == 0
    assert checked(paths="old.yaml", fail_on="warning").returncode == 1
    assert checked(paths="年 报", edition="filed").returncode == 1
    assert "要求 100%" in checked(paths="bad.yaml", min_complete="100").stderr
    hostile = checked(paths='$(touch hacked)\n"; touch hacked; "\n--help')
    assert hostile.returncode == 2
    assert not (tmp_path / "hacked").exists()


# The hook


@pytest.mark.parametrize(
    ("name", "matches"),
    [
        ("inputs/report.yaml", True),
        ("2025年报.yml", True),
        ("示例区2025年度法治政府建设情况报告.yaml", True),
        ("法治/示例区.yaml", False),
        ("法治/法治-示例区.yaml", True),
        ("report.json", False),
        (".github/workflows/ci.yaml", False),
        ("report/other.yaml", False),
    ],
)
def test_the_hook_takes_reports(name: str, matches: bool) -> None:
    (hook,) = HOOKS
    assert bool(re.search(hook["files"], name)) == matches


def git(where: Path, *args: str) -> str:
    """What git says, run by somebody who has no settings."""
    who = {
        f"GIT_{name}_{key}": f"{key}@example.org".lower()
        for name in ("AUTHOR", "COMMITTER")
        for key in ("NAME", "EMAIL")
    }
    result = run(["git", *args], where, GIT_CONFIG_GLOBAL=os.devnull, **who)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """This project as a repository of its own, with what git knows or would add here."""
    need(which("git"), "git")
    copy = tmp_path / "fazhi"
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    for args in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "all"]):
        git(copy, *args)
    return copy


@pytest.mark.slow
def test_the_hook(published: Path, tmp_path: Path) -> None:
    need(find_spec("pre_commit"), "pre-commit")
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    revision = git(published, "rev-parse", "HEAD")
    hook = {"id": "fazhi-check", "args": ["--fail-on", "warning", "--"]}
    config = {"repos": [{"repo": str(published), "rev": revision, "hooks": [hook]}]}
    (theirs / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (theirs / "2025年报.yaml").write_text(BAD, encoding="utf-8")
    (theirs / "other.yaml").write_text("a: [", encoding="utf-8")
    git(theirs, "init", "-q")
    git(theirs, "add", ".")

    def pre_commit() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never"]
        return run(command, theirs, PRE_COMMIT_HOME=str(tmp_path / "home"))

    bad = pre_commit()
    assert bad.returncode == 1, bad.stdout + bad.stderr
    assert "2025年报.yaml:3:6 错误 placeholder" in bad.stdout
    assert "检查了 1 个文件：1 个错误。" in bad.stdout
    (theirs / "2025年报.yaml").write_text(complete(), encoding="utf-8")
    good = pre_commit()
    assert good.returncode == 0, good.stdout + good.stderr
    assert re.search(r"fazhi check\.+Passed", good.stdout)
