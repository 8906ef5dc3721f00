"""Bytes of a file → values with places."""
