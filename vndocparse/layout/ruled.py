"""What the layout knows of a ruled table (bảng), and the order in which a page with tables is read."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from vndocparse.layout.columns import Segment, rows_of
from vndocparse.sources.pages import Page, Slot, Word


@dataclass(frozen=True, slots=True)
class Part:
    """A table's part on one page: its slots, rows and columns counted in the whole table, and the words of each."""

    page: int
    slots: tuple[Slot, ...]
    words: tuple[tuple[Word, ...], ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table: one part a page."""

    parts: tuple[Part, ...]


def parts_by_page(tables: Sequence[RuledTable]) -> dict[int, list[tuple[int, Part]]]:
    """Return the parts on each page, with the numbers of their tables."""
    found: dict[int, list[tuple[int, Part]]] = defaultdict(list)
    for number, table in enumerate(tables):
        for part in table.parts:
            found[part.page].append((number, part))
    return found


def around_tables(
    page: Page, parts: Sequence[tuple[int, Part]], order: Callable[[Sequence[Word], float], list[Segment]]
) -> Iterator[Segment]:
    """Yield the segments of a page: each table cell by cell, row by row, and what stands around it by `order`."""
    rest = page.words
    if parts:
        inside = {id(word) for _, part in parts for words in part.words for word in words}
        rest = tuple(word for word in rest if id(word) not in inside)
    for number, part in parts:
        above = [word for word in rest if (word.top + word.bottom) / 2 < part.ys[-1]]
        rest = tuple(word for word in rest if (word.top + word.bottom) / 2 >= part.ys[-1])
        yield from order(above, page.width)
        for slot, words in zip(part.slots, part.words, strict=True):
            for row in rows_of(words):
                yield Segment.of(row, cell=(number, slot.row, slot.column))
    yield from order(rest, page.width)
