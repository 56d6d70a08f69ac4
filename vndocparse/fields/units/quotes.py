"""Quotations: which paragraphs stand inside quoted text, so that labels in them are no units.

Amending texts quote whole articles over many paragraphs, often with the closing quote missing or misplaced.
"""

from dataclasses import dataclass

import regex

from vndocparse.fields.units.paragraphs import Paragraph
from vndocparse.layout.lines import View

_MARKS = regex.compile(r"\"|'{2}")
_OPEN, _CLOSE = "“„«", "”»"
_BEFORE_CLOSE = ".,;:!?…)"
_INTRODUCES = ":"
_NEAR = 16  # characters each side of a quotation mark that tell its side


@dataclass(frozen=True, slots=True)
class _Balance:
    opened: bool
    """A quotation is opened here and not closed."""
    closed: bool
    """A quotation that was opened above is closed here."""
    leading: bool
    """The paragraph, or what follows a colon in it, begins with the quotation that it leaves open."""


def quoted(view: View, paragraphs: list[Paragraph]) -> list[str]:
    """Return for each paragraph `""`, `"closed"` (quoted, the closing quote found) or `"open"` (it is missing)."""
    balances = [_balance(view, p) for p in paragraphs]
    states = [""] * len(paragraphs)
    at = 0
    while at < len(balances):
        if not (balances[at].opened and balances[at].leading):
            at += 1
            continue
        end, found = _end(balances, at)
        for inside in range(at + 1, end + 1 if found else end):
            states[inside] = "closed" if found else "open"
        # The paragraph that closes may open the next quotation as well.
        at = end if found and balances[end].opened and balances[end].leading else end + 1 if found else end
    return states


def _end(balances: list[_Balance], at: int) -> tuple[int, bool]:
    """Return where the quotation opened at `at` ends, and whether its closing quote is there.

    One that opens inside closes first: two closings in a row show it. Else the closing quote above it is missing.
    """
    end = _next_mark(balances, at + 1)
    if end < len(balances) and not balances[end].closed:
        inner = _next_mark(balances, end + 1)
        outer = _next_mark(balances, inner + 1)
        if outer < len(balances) and balances[inner].closed and balances[outer].closed:
            return outer, True
    return end, end < len(balances) and balances[end].closed


def _next_mark(balances: list[_Balance], at: int) -> int:
    """Return the first place from `at` on where a quotation is closed, or one is opened at the head of a paragraph."""
    while at < len(balances) and not balances[at].closed and not (balances[at].opened and balances[at].leading):
        at += 1
    return at


def _balance(view: View, paragraph: Paragraph) -> _Balance:
    text = view.text[paragraph.start : paragraph.end]
    opened: list[int] = []
    closed = False
    for mark in _MARKS.finditer(text):
        if _opens(view, text, paragraph.start, mark.start(), mark.end()):
            opened.append(mark.start())
        elif opened:
            opened.pop()
        else:
            closed = True
    before = text[: opened[0]].rstrip() if opened else ""
    return _Balance(bool(opened), closed, not before or before.endswith(_INTRODUCES))


def _opens(view: View, text: str, offset: int, start: int, end: int) -> bool:
    """Tell by its place, then by its glyph, whether a quotation mark opens."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if start < _NEAR and not before.strip():
        return True
    if end + _NEAR >= len(text) and not after.strip(_BEFORE_CLOSE + " \n"):
        return False
    glyph = view.printed[offset + start]
    if glyph in _OPEN:
        return True
    if glyph in _CLOSE:
        return False
    spaced_before, spaced_after = before[-1:].isspace() or before.endswith("("), after[:1].isspace()
    if spaced_before != spaced_after:
        return spaced_before
    return before.rstrip().endswith(_INTRODUCES)
