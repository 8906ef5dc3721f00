"""Source → problems."""
