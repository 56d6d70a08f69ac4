"""What was read over in damaged text: anchors that were put right, and numbers and dates that cannot be read."""

from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from vndocparse.document.located import Span
from vndocparse.document.models import Diagnostic
from vndocparse.layout.lines import Line
from vndocparse.layout.zones import Layout

_SHOWN = 5  # examples in the summary
_UNREADABLE = {"number.unreadable": "number", "date.unreadable": "day or month of issue"}


def read_mended(layout: Layout) -> Iterator[Diagnostic]:
    """Yield a warning for a number or date that cannot be read, and a summary of the anchors that were put right."""
    letters, zones = layout.letters, layout.zones
    own = _ranges(layout.lines)
    zones_of = (("number.unreadable", _ranges(zones.reference)), ("date.unreadable", _ranges(zones.place_date)))
    read: list[tuple[int, int]] = []
    for start, end in letters.mended:
        if not _within(start, own):
            continue
        seen = letters.folded[start:end]
        code = None if seen.strip(" .") else next((c for c, ranges in zones_of if _within(start, ranges)), None)
        if code is None:
            read += [(start, end)] if seen.strip() else []
            continue
        yield Diagnostic(
            code=code,
            severity="warning",
            message=f"The {_UNREADABLE[code]} cannot be read: {letters.clean[start:end]!r}.",
            span=_span(layout, start, end),
        )
    if read:
        shown = ", ".join(f"{_printed(layout, a, b)!r} as {letters.folded[a:b]!r}" for a, b in read[:_SHOWN])
        yield Diagnostic(
            code="text.anchors_mended",
            severity="info",
            message=f"Damaged words were read over in {len(read)} places: {shown}.",
            span=_span(layout, *read[0]),
        )


def _ranges(lines: tuple[Line, ...]) -> list[tuple[int, int]]:
    return sorted((line.start, line.end) for line in lines)


def _within(at: int, ranges: list[tuple[int, int]]) -> bool:
    """Tell whether one of these ranges, in order and apart from each other, holds a place."""
    before = bisect_right(ranges, at, key=itemgetter(0))
    return before > 0 and at < ranges[before - 1][1]


def _printed(layout: Layout, start: int, end: int) -> str:
    first, last = layout.letters.span(start, end)
    return layout.letters.raw[first:last]


def _span(layout: Layout, start: int, end: int) -> Span:
    first, last = layout.letters.span(start, end)
    return Span(start=first, end=last)
