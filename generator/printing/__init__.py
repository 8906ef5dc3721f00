"""Source → Document → bytes."""
