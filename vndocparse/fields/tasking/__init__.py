"""Tasks: what the reader of tasks is made of."""
