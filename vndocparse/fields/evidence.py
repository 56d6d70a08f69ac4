"""Evidence: where a value stands, which rule found it, and how sure that rule is."""

from bisect import bisect_left
from typing import TypedDict

from vndocparse.document.located import Box, Span
from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout

_MENDED = 0.9  # share of the confidence left to a value that rests on a damaged anchor


class Evidence(TypedDict):
    """The keyword arguments that every `Located` model takes."""

    span: Span | None
    boxes: tuple[Box, ...]
    confidence: float
    rule: str


def evidence(layout: Layout, view: View, start: int, end: int, rule: str, confidence: float) -> Evidence:
    """Return the evidence of `view.text[start:end]`, found by the rule with this id."""
    first, last = view.span(start, end)
    if is_mended(view, start, end):
        confidence = round(confidence * _MENDED, 3)
    return Evidence(
        span=Span(start=first, end=last),
        boxes=boxes(layout, first, last),
        confidence=round(confidence * legibility(layout, first, last), 3) if layout.sure else confidence,
        rule=rule,
    )


def legibility(layout: Layout, start: int, end: int) -> float:
    """Return the factor on the confidence of what stands in this range of the text: how well it was recognised."""
    at = bisect_left(layout.boxes, (start,))
    while at > 0 and layout.boxes[at - 1][1] > start:
        at -= 1
    letters = total = 0.0
    for (first, last, *_), sure in zip(layout.boxes[at:], layout.sure[at:], strict=False):
        if first >= end:
            break
        shared = min(last, end) - max(first, start)
        letters, total = letters + shared, total + shared * sure
    return total / letters if letters else 1.0


def is_mended(view: View, start: int, end: int) -> bool:
    """Tell whether a line of `view.text[start:end]` holds a damaged anchor that was put right."""
    mended = view.letters.mended
    for line in view.lines[view.line_at(start) : view.line_at(end - 1) + 1] if mended else ():
        at = bisect_left(mended, (line.start, 0))
        if at < len(mended) and mended[at][0] < line.end:
            return True
    return False


def boxes(layout: Layout, start: int, end: int) -> tuple[Box, ...]:
    """Return one box a printed line for the words of a range of the text; empty for a source without pages."""
    if not layout.pages:
        return ()
    at = bisect_left(layout.boxes, (start,))
    while at > 0 and layout.boxes[at - 1][1] > start:
        at -= 1
    rows: list[tuple[int, float, float, float, float]] = []
    on, left, upper, right, lower = 0, 0.0, 0.0, 0.0, 0.0  # the row that is being put together; no page has number 0
    for _, _, page, x0, top, x1, bottom in layout.boxes[at : bisect_left(layout.boxes, (end,))]:
        shared = (lower if lower < bottom else bottom) - (upper if upper > top else top)
        if page == on and x0 >= left and shared > 0.5 * (bottom - top):
            # A unit's range holds thousands of words, and so do those of the units above it: min and max cost too much.
            upper, lower = (upper if upper < top else top), (lower if lower > bottom else bottom)
            right = right if right > x1 else x1
            continue
        if on:
            rows.append((on, left, upper, right, lower))
        on, left, upper, right, lower = page, x0, top, x1, bottom
    if on:
        rows.append((on, left, upper, right, lower))
    return tuple(
        Box(page=r[0], x0=round(r[1], 2), top=round(r[2], 2), x1=round(r[3], 2), bottom=round(r[4], 2)) for r in rows
    )
