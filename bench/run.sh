#!/bin/sh
# Measures the project beside its peers and writes bench/RESULTS.md; makes the environment that it needs.
set -eu
cd "$(dirname "$0")/.."
sh scripts/environment.sh bench
exec .venv/bin/python bench/run.py "$@"
