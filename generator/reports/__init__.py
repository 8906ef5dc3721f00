"""A file or folder → Source."""
