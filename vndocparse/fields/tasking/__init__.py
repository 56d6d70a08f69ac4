"""Tasks: how the sentences of a body are read for who is to do what, until when (clauses, actors, deadlines, walk)."""
