"""What was read over in damaged text: anchors that were put right, and numbers and dates that cannot be read."""

from collections.abc import Iterator

from vndocparse.document.located import Span
from vndocparse.document.models import Diagnostic
from vndocparse.layout.lines import Line
from vndocparse.layout.zones import Layout

_SHOWN = 5  # examples in the summary
_UNREADABLE = {"number.unreadable": "number", "date.unreadable": "day or month of issue"}


def read_mended(layout: Layout) -> Iterator[Diagnostic]:
    """Yield a warning for a number or date that cannot be read, and a summary of the anchors that were put right."""
    letters, zones = layout.letters, layout.zones
    zones_of = (("number.unreadable", zones.reference), ("date.unreadable", zones.place_date))
    read: list[tuple[int, int]] = []
    for start, end in letters.mended:
        if not layout.lines or not _within(start, layout.lines):
            continue
        seen = letters.folded[start:end]
        code = None if seen.strip(" .") else next((c for c, lines in zones_of if _within(start, lines)), None)
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
        shown = ", ".join(f"{letters.clean[a:b]!r} as {letters.folded[a:b]!r}" for a, b in read[:_SHOWN])
        yield Diagnostic(
            code="text.anchors_mended",
            severity="info",
            message=f"Damaged words were read over in {len(read)} places: {shown}.",
            span=_span(layout, *read[0]),
        )


def _within(at: int, lines: tuple[Line, ...]) -> bool:
    return any(line.start <= at < line.end for line in lines)


def _span(layout: Layout, start: int, end: int) -> Span:
    first, last = layout.letters.span(start, end)
    return Span(start=first, end=last)
