"""What changes between reports."""
