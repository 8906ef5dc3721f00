#!/bin/sh
# Runs fazhi from a checkout, making the environment that it needs: fazhi.sh ARGUMENTS
set -eu
home="$(cd "$(dirname "$0")/.." && pwd)"
sh "$home/scripts/environment.sh" >&2
exec "$home/.venv/bin/fazhi" "$@"
