"""A contribution as a form to fill in: `word` makes it for Word and WPS, `excel` for Excel."""
