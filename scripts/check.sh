#!/bin/sh
# All checks. Arguments go to pytest: check.sh -m "not slow"
set -eu
cd "$(dirname "$0")/.."
sh scripts/environment.sh dev
PATH="$PWD/.venv/bin:$PATH"
export PATH
ruff check .
ruff format --check .
mypy
fazhi check inputs
pytest --numprocesses auto --dist worksteal "$@"
