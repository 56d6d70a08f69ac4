"""Matching a rule at one place of a long text, at a cost that does not grow with the text."""

from vndocparse.grammar import Grammar, Match

_WINDOW = 800


def match_at(rule: str, text: str, at: int, grammar: Grammar) -> Match | None:
    """Return the match of a rule (by id) that begins at `at`.

    No part of a citation is longer than the window; without it the engine may look for a required letter to the end of
    the text at every place.
    """
    return grammar.rule(rule).match(text, at, at + _WINDOW)
