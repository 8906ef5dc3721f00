"""The exit codes of the command."""

from __future__ import annotations

CLEAN = 0
FOUND = 1  # problems at or above --fail-on
UNUSABLE = 2  # wrong usage, or a file that cannot be read or written
# As a shell says of what Ctrl-C stopped, and of what nobody reads on.
STOPPED, UNREAD = 130, 141
