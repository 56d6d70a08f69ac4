"""A text cut where fields begin and end, so that fields may stand within each other or cross."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from vndocparse.document.located import Span
from vndocparse.export.html.entries import Entry


@dataclass(frozen=True, slots=True)
class Segment:
    """A range of the text that the same fields cover: the innermost (shortest) first, none between fields."""

    start: int
    end: int
    covers: tuple[Entry, ...]
    first: tuple[Entry, ...]
    """Those of `covers` that have their first place here."""


def segments(entries: Iterable[Entry], whole: Span) -> Iterator[Segment]:
    """Yield the segments of a range of the text, in order and without gaps; spans must be inside the range."""
    opened: dict[int, list[tuple[Span, Entry]]] = {}
    cuts = {whole.start, whole.end}
    for entry in entries:
        for span in entry.spans:
            opened.setdefault(span.start, []).append((span, entry))
            cuts.update((span.start, span.end))
    seen: set[int] = set()
    running: list[tuple[Span, Entry]] = []
    for start, end in pairwise(sorted(cuts)):
        running = [x for x in running if x[0].end > start] + opened.get(start, [])
        # Of equally long ones the later in the list is the inner: a task's deadline stands below the task.
        running.sort(key=lambda x: (x[0].end - x[0].start, -x[1].number))
        covers = tuple({x.number: x for _, x in running}.values())
        yield Segment(start, end, covers, tuple(x for x in covers if x.number not in seen))
        seen.update(x.number for x in covers)
