"""Pages of words to one text and its lines, with the boxes that lead back to the pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from vndocparse.grammar import Grammar
from vndocparse.layout.columns import Segment, reading_order
from vndocparse.layout.lines import Line
from vndocparse.layout.mending.edits import shown
from vndocparse.layout.mending.mend import mend
from vndocparse.layout.pictured import placer, stamp_segments
from vndocparse.layout.ruled import RuledTable, around_tables, parts_by_page
from vndocparse.layout.tables import find_tables
from vndocparse.sources.pages import Page, Word
from vndocparse.text.letters import Letters, fold, read_letters

_INDENT = 1.1  # times the font size: a first-line indent
_SHORT = 3.0  # times the font size: a line that ends this far before the margin ends its paragraph
_SHARED_EDGE = 4.0  # points within which line ends count as the same margin
_SHARING = 4  # lines that make a margin
_LEADING = 0.75  # times the font size: white space above a line that parts paragraphs


@dataclass(frozen=True, slots=True)
class PageText:
    """The text composed from pages: its letters, its lines, and one box a word."""

    letters: Letters
    lines: tuple[Line, ...]
    boxes: tuple[tuple[int, int, int, float, float, float, float], ...]
    tables: tuple[RuledTable, ...] = ()
    sure: tuple[float, ...] = ()
    """How sure the reader was of the word of each box; empty when no recognition was needed."""


def page_lines(pages: tuple[Page, ...], grammar: Grammar) -> PageText:
    """Compose the text of these pages, one line a segment; `block` changes where a paragraph seems to begin."""
    blank, row_start, top = (grammar.rule(f"layout.{x}") for x in ("blank", "row_start", "column_top"))
    tables = find_tables(pages, grammar)
    parts = parts_by_page(tables)

    def running(words: Sequence[Word], width: float) -> list[Segment]:
        return reading_order(
            words,
            width,
            lambda text: blank.search(text) is not None,
            lambda text: row_start.match(fold(text)) is not None,
            lambda text: top.match(fold(text)) is not None,
        )

    segments = [
        (page.number, segment)
        for page in pages
        for segment in (*around_tables(page, parts.get(page.number, ()), running), *stamp_segments(page))
    ]
    rows: list[str] = []
    boxes: list[tuple[int, int, int, float, float, float, float]] = []
    sure: list[float] = []
    recognised = {page.number for page in pages if page.ocr}
    read: list[tuple[int, int]] = []
    on_page = {page.number: placer(page) for page in pages}
    at = 0
    for number, segment in segments:
        place = at
        for word in segment.words:
            boxes.append((place, place + len(word.text), number, *on_page[number](word)))
            sure.append(word.confidence)
            place += len(word.text) + 1
        rows.append(segment.text)
        if number in recognised:
            read.append((at, at + len(rows[-1])))
        at += len(rows[-1]) + 1
    letters = shown(mend(read_letters("\n".join(rows)), grammar), read)
    return PageText(
        letters,
        _lines(letters, segments, _margins(segments)),
        tuple(boxes),
        tables,
        tuple(sure) if min(sure, default=1.0) < 1.0 else (),
    )


def _margins(segments: list[tuple[int, Segment]]) -> dict[int, float]:
    """Return the right margin of each page: the furthest edge that several lines share, else the furthest of all."""
    edges: dict[int, list[float]] = {}
    for number, segment in segments:
        edges.setdefault(number, [])
        # A table's cells have margins of their own.
        if segment.cell is None and not segment.stamp:
            edges[number].append(segment.x1)
    margins: dict[int, float] = {}
    for number, found in edges.items():
        margins[number] = _shared(sorted(found, reverse=True))
    return margins


def _shared(edges: list[float]) -> float:
    """Return the furthest of these edges, from right to left, that several lines share; else the furthest of all."""
    for edge in edges:
        if sum(abs(edge - other) < _SHARED_EDGE for other in edges) >= _SHARING:
            return edge
    return edges[0] if edges else 0.0


def _lines(letters: Letters, segments: list[tuple[int, Segment]], margins: dict[int, float]) -> tuple[Line, ...]:
    lines: list[Line] = []
    at = 0
    for (number, segment), text in zip(segments, letters.clean.split("\n"), strict=True):
        start = at + len(text) - len(text.lstrip())
        end = at + len(text.rstrip())
        at += len(text) + 1
        if start >= end:
            continue
        block = lines[-1].block + _begins(lines[-1], number, segment, margins) if lines else 0
        bold = sum(len(w.text) for w in segment.words if w.bold)
        italic = sum(len(w.text) for w in segment.words if w.italic)
        half = sum(len(w.text) for w in segment.words) / 2
        lines.append(
            Line(
                len(lines),
                start,
                end,
                block,
                segment.column,
                number,
                segment.x0,
                segment.top,
                segment.x1,
                segment.bottom,
                segment.size,
                bold > half,
                italic > half,
                segment.cell,
                segment.stamp,
            )
        )
    return tuple(lines)


def _begins(above: Line, number: int, segment: Segment, margins: dict[int, float]) -> bool:
    """Tell whether this segment begins a paragraph of its own."""
    size = segment.size or 12.0
    if segment.stamp or above.stamp:
        return True
    if segment.cell is not None and segment.cell == above.cell:
        return segment.top - above.bottom > _LEADING * size
    if segment.cell != above.cell or segment.column != above.column or segment.x0 - above.x0 > _INDENT * size:
        return True
    if segment.column == "" and margins[above.page] - above.x1 > _SHORT * size:
        return True
    if number != above.page:
        return False
    return segment.top < above.top or segment.top - above.bottom > _LEADING * size
