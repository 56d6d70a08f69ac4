"""From the PDF's own coordinates (any rotation, origin at the bottom) to the upright page (origin at the top left)."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from vndocparse.sources.grids import Stroke
from vndocparse.sources.style import Style
from vndocparse.sources.words import Char

# Cosine of the steepest tilt that is read: stamps are tilted a little, watermarks run across the page.
_UPRIGHT = 0.87


class Box(NamedTuple):
    """A box in a page's own coordinates: its visible part, or a ruling line."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """What characters of one text object share: style, a point of the baseline, the direction of writing."""

    style: Style
    x: float
    y: float
    across: float
    up: float


Placed = tuple[str, float, float, float, float, Run]
"""A character with its box (left, bottom, right, top) in the page's own coordinates."""


@dataclass(frozen=True, slots=True)
class Upright:
    """A page turned so that most of its text stands upright; `turned` degrees clockwise beyond its own rotation."""

    width: float
    height: float
    chars: list[Char]
    turned: int
    strokes: list[Stroke]


def place(found: list[Placed], strokes: list[Box], box: Box, rotation: int) -> Upright:
    """Return characters and ruling lines on the upright page; what stands askew or outside of the page is left out."""
    quarters: Counter[int] = Counter()
    runs = Counter(map(itemgetter(-1), found))
    for run, count in runs.items():
        quarters[_quarter(run)] += count
    turn = quarters.most_common(1)[0][0] if quarters else rotation
    width, height = box.right - box.left, box.top - box.bottom
    if turn % 180:
        width, height = height, width
    bases = {run: _base(run, box, turn) for run in runs}
    chars = list(_turned(found, bases, box, turn))
    ruled = [Stroke(*upright_box(drawn, box, turn)) for drawn in strokes if _is_inside(*drawn, box)]
    return Upright(round(width, 2), round(height, 2), chars, (turn - rotation) % 360, ruled)


def _quarter(run: Run) -> int:
    if run.up == 0 and run.across > 0:
        return 0
    return round(math.degrees(math.atan2(run.up, run.across)) / 90) * 90 % 360


def _turned(found: Iterable[Placed], bases: dict[Run, float | None], box: Box, turn: int) -> Iterator[Char]:
    """Yield the characters on the page turned clockwise by `turn` degrees, those that stand upright inside it."""
    page_left, page_bottom, page_right, page_top = box
    for text, left, bottom, right, top, run in found:
        base = bases[run]
        if base is None or not page_left <= (left + right) / 2 <= page_right:
            continue
        if not page_bottom <= (bottom + top) / 2 <= page_top:
            continue
        if turn == 0:
            yield Char(text, left - page_left, right - page_left, base, run.style)
        elif turn == 90:
            yield Char(text, bottom - page_bottom, top - page_bottom, base, run.style)
        elif turn == 180:
            yield Char(text, page_right - right, page_right - left, base, run.style)
        else:
            yield Char(text, page_top - top, page_top - bottom, base, run.style)


def _base(run: Run, box: Box, turn: int) -> float | None:
    """Return the height of a run's baseline, from the top of the page turned; None when the run stands askew."""
    across, base = {
        0: (run.across, box.top - run.y),
        90: (run.up, run.x - box.left),
        180: (-run.across, run.y - box.bottom),
        270: (-run.up, box.right - run.x),
    }[turn]
    return base if across >= _UPRIGHT * math.hypot(run.across, run.up) else None


def upright_box(found: Box, page: Box, turn: int) -> tuple[float, float, float, float]:
    """Return a rectangle of the page's own coordinates on the upright page, turned clockwise by `turn` degrees.

    Left, top, right and bottom, from the page's top left corner.
    """
    left, bottom, right, top = found
    if turn == 90:
        return bottom - page.bottom, left - page.left, top - page.bottom, right - page.left
    if turn == 180:
        return page.right - right, bottom - page.bottom, page.right - left, top - page.bottom
    if turn == 270:
        return page.top - top, page.right - right, page.top - bottom, page.right - left
    return left - page.left, page.top - top, right - page.left, page.top - bottom


def _is_inside(left: float, bottom: float, right: float, top: float, box: Box) -> bool:
    return box.left <= (left + right) / 2 <= box.right and box.bottom <= (bottom + top) / 2 <= box.top
