"""What is written in by hand: number, day and month that the recogniser is unsure of.

Where a reader of handwriting reads the same digits most times, they stand. A wrong number is worse than none: what is
not surely digits becomes `…`, as if it had been left open, and the review says that it could not be read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Match
from vndocparse.layout.columns import rows_of
from vndocparse.layout.handwriting import Votes, votes_of
from vndocparse.sources.pages import Page, Pages, Word
from vndocparse.text.letters import fold

ILLEGIBLE = "…"
_SURE = 0.6  # measured on scans: nearly all handwriting misread as digits is below, printed digits are above
_HEADER = 0.5  # share of the page's height in which a letterhead stands
_NOISE = 6  # characters of specks that may stand before a number line
_ANNOUNCED = {"number": "label", "day": "word", "month": "month_word"}
_MOST = {"number": 999_999, "day": 31, "month": 12}

_Edit = tuple[int, int, str, float | None]  # characters of a row, what becomes of them, how sure: None for no surer
_NOT_SURE = 0.0
_AGREED = 0.9  # both readers read the same
_DOUBTED = 0.8  # Tesseract is believed against the other reader above this only


def blank_illegible(source: Pages, grammar: Grammar) -> Pages:
    """Return the pages with the unreadable numbers of their letterheads left open."""
    if not any(page.ocr for page in source.pages):
        return source
    return replace(source, pages=tuple(_page(page, grammar) if page.ocr else page for page in source.pages))


def _page(page: Page, grammar: Grammar) -> Page:
    changed: dict[int, Word | None] = {}
    for row in rows_of([word for word in page.words if word.bottom < _HEADER * page.height]):
        edits = list(_edits(row, votes_of(page, row, grammar), grammar))
        if edits:
            changed.update(_apply(row, edits))
    words = (changed.get(id(word), word) for word in page.words)
    return replace(page, words=tuple(word for word in words if word is not None))


def _edits(row: Sequence[Word], votes: Votes, grammar: Grammar) -> Iterator[_Edit]:
    text = fold(" ".join(word.text for word in row))
    number = grammar.rule("ocr.number_line").search(text)
    if number and number.start > _NOISE:
        number = None
    if number and (label := number.span("label")) and (mark := grammar.table("ocr_marks").find("capture", "label")):
        right = str(mark["phrase"])
        if text[label[0] : label[1]].casefold() != right.casefold():
            yield *label, right, None
    date = grammar.rule("ocr.date_line").search(text)
    for name, found in (("number", number), ("day", date), ("month", date)):
        if found:
            yield from _place(row, text, found, name, votes.get(name), grammar)
    year = date.span("year") if date else None
    # Of a year, which is printed, the other reader's digits were never wrong on scans.
    if year and "year" in votes and text[year[0] : year[1]] != votes["year"][0]:
        yield *year, *votes["year"]


def _place(
    row: Sequence[Word], text: str, found: Match, name: str, vote: tuple[str, float] | None, grammar: Grammar
) -> Iterator[_Edit]:
    """Yield the edit of one place to be filled in, unless digits stand there for sure."""
    start, end = found.span(name) or (0, 0)
    printed = text[start:end]
    start, end = start + len(printed) - len(printed.lstrip()), end - len(printed) + len(printed.rstrip())
    if start >= end:
        place = _empty(text, found, name)
        if vote is not None and place < len(text):
            yield place, place, vote[0] + ("" if name == "number" else " "), vote[1]
        return
    digits = text[start:end].replace(" ", "")
    for table in grammar.table("ocr_digits").rows:
        digits = digits.replace(str(table["letter"]), str(table["digit"]))
    sure = min((word.confidence for at, word in _offsets(row) if at < end and at + len(word.text) > start), default=0.0)
    legible = digits.isascii() and digits.isdigit() and 0 < int(digits) <= _MOST[name] and sure >= _SURE
    if vote is not None and legible and digits == vote[0]:
        yield start, end, digits, max(sure, _AGREED)
    elif vote is not None and not (legible and sure > _DOUBTED):
        yield start, end, *vote
    elif not legible or digits != text[start:end]:
        yield start, end, *((digits, sure) if legible else (ILLEGIBLE, _NOT_SURE))


def _empty(text: str, found: Match, name: str) -> int:
    """Return where digits belong that were not seen at all: before what follows the word that announces them."""
    announced = found.span(_ANNOUNCED[name])
    place = announced[1] if announced else len(text)
    return place + len(text[place:]) - len(text[place:].lstrip(" :.;,"))


def _offsets(row: Sequence[Word]) -> Iterator[tuple[int, Word]]:
    at = 0
    for word in row:
        yield at, word
        at += len(word.text) + 1


def _apply(row: Sequence[Word], edits: Sequence[_Edit]) -> Iterator[tuple[int, Word | None]]:
    """Yield the words that change: by the identity of the word before, None when nothing is left of it."""
    for at, word in _offsets(row):
        text, sure = word.text, word.confidence
        for start, end, new, certainty in sorted(edits, key=lambda edit: edit[:3], reverse=True):
            first, last = max(start - at, 0), min(end - at, len(word.text))
            # What fills an empty place is put before the word that follows it.
            here = at <= start < at + len(word.text) if start == end else first < last
            if here:
                text = text[:first] + (new if start >= at else "") + text[last:]
                sure = certainty if start >= at and certainty is not None else sure
        if text != word.text or sure != word.confidence:
            yield id(word), replace(word, text=text, confidence=sure) if text else None
