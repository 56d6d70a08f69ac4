"""What is written in by hand and cannot be read: number, day and month that the recogniser is unsure of.

A wrong number is worse than none. What is not surely digits becomes `…`, as if it had been left open, and the review
says that it could not be read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Match
from vndocparse.layout.columns import rows_of
from vndocparse.sources.pages import Page, Pages, Word
from vndocparse.text.letters import fold

ILLEGIBLE = "…"
_SURE = 0.6  # measured on scans: nearly all handwriting misread as digits is below, printed digits are above
_HEADER = 0.5  # share of the page's height in which a letterhead stands
_NOISE = 6  # characters of specks that may stand before a number line
_MOST = {"number": 999_999, "day": 31, "month": 12}

_Edit = tuple[int, int, str]  # characters of a row, and what becomes of them


def blank_illegible(source: Pages, grammar: Grammar) -> Pages:
    """Return the pages with the unreadable numbers of their letterheads left open."""
    if not any(page.ocr for page in source.pages):
        return source
    return replace(source, pages=tuple(_page(page, grammar) if page.ocr else page for page in source.pages))


def _page(page: Page, grammar: Grammar) -> Page:
    changed: dict[int, Word | None] = {}
    for row in rows_of([word for word in page.words if word.bottom < _HEADER * page.height]):
        edits = list(_edits(row, grammar))
        if edits:
            changed.update(_apply(row, edits))
    words = (changed.get(id(word), word) for word in page.words)
    return replace(page, words=tuple(word for word in words if word is not None))


def _edits(row: Sequence[Word], grammar: Grammar) -> Iterator[_Edit]:
    text = fold(" ".join(word.text for word in row))
    number = grammar.rule("ocr.number_line").search(text)
    if number and number.start > _NOISE:
        number = None
    if number and (label := number.span("label")) and text[label[0] : label[1]] not in ("Số", "số"):
        yield *label, "Số"
    for name, found in (
        ("number", number),
        *((x, grammar.rule("ocr.date_line").search(text)) for x in ("day", "month")),
    ):
        if found:
            yield from _place(row, text, found, name, grammar)


def _place(row: Sequence[Word], text: str, found: Match, name: str, grammar: Grammar) -> Iterator[_Edit]:
    """Yield the edit of one place to be filled in, unless digits stand there for sure."""
    start, end = found.span(name) or (0, 0)
    printed = text[start:end]
    start, end = start + len(printed) - len(printed.lstrip()), end - len(printed) + len(printed.rstrip())
    if start >= end:
        return
    digits = text[start:end].replace(" ", "")
    for table in grammar.table("ocr_digits").rows:
        digits = digits.replace(str(table["letter"]), str(table["digit"]))
    sure = min((word.confidence for at, word in _offsets(row) if at < end and at + len(word.text) > start), default=0.0)
    legible = digits.isascii() and digits.isdigit() and 0 < int(digits) <= _MOST[name] and sure >= _SURE
    if not legible or digits != text[start:end]:
        yield start, end, digits if legible else ILLEGIBLE


def _offsets(row: Sequence[Word]) -> Iterator[tuple[int, Word]]:
    at = 0
    for word in row:
        yield at, word
        at += len(word.text) + 1


def _apply(row: Sequence[Word], edits: Sequence[_Edit]) -> Iterator[tuple[int, Word | None]]:
    """Yield the words that change: by the identity of the word before, None when nothing is left of it."""
    for at, word in _offsets(row):
        text, unsure = word.text, False
        for start, end, new in sorted(edits, reverse=True):
            first, last = max(start - at, 0), min(end - at, len(word.text))
            if first < last:
                text = text[:first] + (new if start >= at else "") + text[last:]
                unsure = unsure or (new == ILLEGIBLE and start >= at)
        if text != word.text:
            yield id(word), replace(word, text=text, confidence=0.0 if unsure else word.confidence) if text else None
