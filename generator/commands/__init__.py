"""The commands of `fazhi`, one module each: every module has a `command`."""
