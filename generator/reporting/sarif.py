"""For code scanning: SARIF 2.1.0, with the manual page of every rule that was broken."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.basis.problems import Edit, Problem
from generator.checking import manual
from generator.reporting.base import fingerprints, json_text, relative, sentence

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def report(problems: Sequence[Problem], files: Sequence[str], language: str) -> str:
    """One run, its files, the rules that it found broken, and a result for each problem."""
    rules = sorted({problem.rule for problem in problems})
    pairs = zip(problems, fingerprints(problems), strict=True)
    results = [
        _result(problem, rules.index(problem.rule), fingerprint, language)
        for problem, fingerprint in pairs
    ]
    pages = [_rule(rule, language) for rule in rules]
    driver = {"name": "fazhi", "semanticVersion": __version__, "rules": pages}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri(file)}} for file in dict.fromkeys(files)],
        "results": results,
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(whole, indent=2)


def _rule(rule: str, language: str) -> dict[str, Any]:
    page = manual.pages(language=language)[rule]
    return {
        "id": rule,
        "shortDescription": {"text": page.summary},
        "help": {"text": page.text},
        "defaultConfiguration": {"level": _LEVELS[page.level]},
    }


def _result(problem: Problem, index: int, fingerprint: str, language: str) -> dict[str, Any]:
    file, line, column = problem.place
    physical = {
        "artifactLocation": {"uri": uri(file)},
        "region": {"startLine": line, "startColumn": column},
    }
    result = {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": _LEVELS[problem.level],
        "message": {"text": sentence(problem, language)},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"fazhi/v1": fingerprint},
    }
    return result | ({"fixes": [_fix(problem.edit)]} if problem.edit else {})


def _fix(edit: Edit) -> dict[str, Any]:
    (file, line, column), (_, end_line, end_column), text = edit
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    replacement = {"deletedRegion": region, "insertedContent": {"text": text}}
    changes = {"artifactLocation": {"uri": uri(file)}, "replacements": [replacement]}
    return {"artifactChanges": [changes]}


def uri(file: str) -> str:
    """A file as a URI reference from the working directory; absolute if it lies outside."""
    name = relative(file)
    if name.startswith("../") or Path(name).is_absolute():
        return Path(file).resolve().as_uri()
    return quote(os.fsencode(name))
