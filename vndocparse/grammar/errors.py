"""The one error of the grammar engine."""


class GrammarError(ValueError):
    """A grammar file is wrong; the message names file, rule and reason."""
