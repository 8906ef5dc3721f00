#!/bin/sh
# All checks, as CI runs them. Arguments go to pytest, then without coverage: check.sh -m "not slow"
set -eu
cd "$(dirname "$0")/.."
sh scripts/environment.sh dev
PATH="$PWD/.venv/bin:$PATH"
export PATH
ruff check .
ruff format --check .
mypy
fazhi check inputs
[ $# -gt 0 ] || set -- --cov --cov-report=term --cov-fail-under=99
pytest --numprocesses auto --dist worksteal "$@"
