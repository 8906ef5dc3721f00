"""`python -m generator` is the command `fazhi`."""

from generator.cli import run

run()
