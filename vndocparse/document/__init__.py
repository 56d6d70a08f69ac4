"""The document room: the typed answer and the errors. Imports nothing of the package."""
