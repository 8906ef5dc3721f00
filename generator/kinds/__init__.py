"""What a kind of report is: its fields, parts, deadlines."""
