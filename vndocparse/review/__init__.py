"""The review room: what needs more than one field. Groups cited documents, and says what is missing or doubtful."""
