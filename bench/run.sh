#!/bin/sh
# Measures the project beside its peers and writes bench/RESULTS.md; makes the environment that it needs (and wants Debian's chromium).
set -eu
cd "$(dirname "$0")/.."
sh scripts/environment.sh bench
.venv/bin/python bench/run.py "$@"
exec .venv/bin/python bench/preview.py bench/RESULTS.md
