"""Headings: which of a unit's first lines are its title, and which already its text."""

from collections.abc import Sequence

from vndocparse.fields.units.labels import STRUCTURE
from vndocparse.grammar import Grammar

_LONGEST = 400  # characters of a heading
_SHORT_WORDS = 8  # words of a heading that ends with a colon
_DIVISIONS = STRUCTURE[:-1]


def heading_of(kind: str, lines: Sequence[str], has_children: bool, grammar: Grammar) -> tuple[str | None, int]:
    """Return the heading of a unit of this kind, or None, and the number of its lines (paragraphs) that it takes.

    A Phần, Chương or Mục has a title of centred lines. Other units have one where their first paragraph is no sentence
    and text or units follow.
    """
    if not lines:
        return None, 0
    if kind in _DIVISIONS:
        size = _title_lines(lines)
        title = " ".join(lines[:size])
        return (title, size) if len(title) <= _LONGEST else (None, 0)
    heading = _heading(lines[0], len(lines) > 1 or has_children, grammar)
    return heading, 0 if heading is None else 1


def _title_lines(lines: Sequence[str]) -> int:
    size = 1
    while size < len(lines) and (lines[size].isupper() if lines[0].isupper() else lines[0][-1] not in ".:;"):
        size += 1
    return size


def _heading(first: str, more: bool, grammar: Grammar) -> str | None:
    if len(first) > _LONGEST:
        return None
    if first.isupper():
        return first.rstrip(" :")
    if not more or first[-1] in '.;,!?"”':
        return None
    if first.endswith(":"):
        title = len(first.split()) <= _SHORT_WORDS and grammar.rule("directives.amending").search(first) is None
        return first.rstrip(" :") if title else None
    return first
