#!/bin/sh
# Makes .venv beside the project and installs the project in it, once: environment.sh [EXTRA]
set -eu
cd "$(dirname "$0")/.."
extra="${1:-}"
stamp=".venv/installed${extra:+-$extra}"
if [ ! -e "$stamp" ] || [ pyproject.toml -nt "$stamp" ]; then
  [ -x .venv/bin/python ] || python3 -m venv .venv
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".${extra:+[$extra]}"
  touch "$stamp"
fi
