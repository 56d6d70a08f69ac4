"""The export room: a finished `Document` to other shapes."""
