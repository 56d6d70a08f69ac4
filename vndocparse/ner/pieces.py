"""Pieces of a document for a recogniser: one a paragraph, so that cost grows with the text and with nothing else.

A piece is a range of a view: what is found in it leads back to the caller's characters.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import regex

from vndocparse.grammar import Grammar
from vndocparse.layout.lines import Line, View
from vndocparse.layout.zones import Layout, Lines

LONGEST = 2_000
"""Characters of the longest piece: a longer paragraph is cut, at the end of a sentence where there is one."""
_ENDED = regex.compile(r"[.;:!?…][\"')”’]*\s*\Z")
_HALF = regex.compile(r"[\ud800-\udfff]")  # of a surrogate pair: spaCy takes only what UTF-8 can hold
_SENTENCE = regex.compile(r"[.;!?…][\"')”’]*\s+(?=[\p{Lu}\d(“\"])")


class Piece(NamedTuple):
    """A range of a view; `text` is what the recogniser reads, a letter for a letter, line breaks as blanks."""

    view: View
    start: int
    end: int

    @property
    def text(self) -> str:
        """The range as printed, on one line."""
        return _HALF.sub("\ufffd", self.view.printed[self.start : self.end].replace("\n", " "))


def pieces(layout: Layout, grammar: Grammar) -> Iterator[Piece]:
    """Yield all of the text but page furniture, national title, marks and captions of digital signatures."""
    for lines, joined in _groups(layout):
        for paragraph in _paragraphs(layout, lines, grammar) if joined else ((line,) for line in lines):
            view = layout.view(paragraph)
            at = 0
            for end in _ends(view.text):
                yield Piece(view, at, end)
                at = end


def _groups(layout: Layout) -> Iterator[tuple[Lines, bool]]:
    """Yield the lines of each zone, and whether a line of it may go on in the next."""
    zones = layout.zones
    whole = (zones.issuer, zones.title, zones.subject_left, zones.addressees, zones.body, zones.recipients)
    yield from ((lines, True) for lines in (*whole, *zones.annexes, zones.copies))
    yield from ((lines, False) for lines in (zones.reference, zones.place_date, *zones.signatures, zones.unplaced))


def _paragraphs(layout: Layout, lines: Lines, grammar: Grammar) -> Iterator[Lines]:
    numbers: list[int] = []
    for at, line in enumerate(lines):
        goes_on = at > 0 and _goes_on(layout, lines[at - 1], line, grammar)
        numbers.append(numbers[-1] + (not goes_on) if numbers else 0)
    for _, group in groupby(zip(numbers, lines, strict=True), key=lambda x: x[0]):
        yield tuple(line for _, line in group)


def _goes_on(layout: Layout, before: Line, line: Line, grammar: Grammar) -> bool:
    """Tell whether a line goes on with the sentence of the one before; over a break of blocks only in small letters."""
    letters = layout.letters.folded
    above, text = letters[before.start : before.end], letters[line.start : line.end].lstrip()
    if line.cell != before.cell or _ENDED.search(above[-8:]) or grammar.rule("ner.new_line").match(text):
        return False
    return line.block == before.block or text[:1].islower()


def _ends(text: str) -> Iterator[int]:
    """Yield where each piece of a paragraph ends."""
    at = 0
    while len(text) - at > LONGEST:
        middle, last = at + LONGEST // 2, at + LONGEST
        ends = [found.end() for found in _SENTENCE.finditer(text, middle, last)]
        blank = max(text.rfind(" ", middle, last), text.rfind("\n", middle, last))
        at = ends[-1] if ends else blank + 1 or last
        yield at
    if text[at:].strip():
        yield len(text)
