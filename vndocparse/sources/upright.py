"""From the PDF's own coordinates (any rotation, origin at the bottom) to the upright page (origin at the top left)."""

import math
from collections import Counter
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
    for run, count in Counter(map(itemgetter(-1), found)).items():
        quarters[_quarter(run)] += count
    turn = quarters.most_common(1)[0][0] if quarters else rotation
    width, height = box.right - box.left, box.top - box.bottom
    if turn % 180:
        width, height = height, width
    chars = [char for item in found if (char := _turn(item, box, turn)) is not None]
    ruled = [Stroke(*upright_box(drawn, box, turn)) for drawn in strokes if _is_inside(*drawn, box)]
    return Upright(round(width, 2), round(height, 2), chars, (turn - rotation) % 360, ruled)


def _quarter(run: Run) -> int:
    if run.up == 0 and run.across > 0:
        return 0
    return round(math.degrees(math.atan2(run.up, run.across)) / 90) * 90 % 360


def _turn(item: Placed, box: Box, turn: int) -> Char | None:
    text, left, bottom, right, top, run = item
    if not _is_inside(left, bottom, right, top, box):
        return None
    if turn == 0:
        across, x0, x1, base = run.across, left - box.left, right - box.left, box.top - run.y
    elif turn == 90:
        across, x0, x1, base = run.up, bottom - box.bottom, top - box.bottom, run.x - box.left
    elif turn == 180:
        across, x0, x1, base = -run.across, box.right - right, box.right - left, run.y - box.bottom
    else:
        across, x0, x1, base = -run.up, box.top - top, box.top - bottom, box.right - run.x
    if across < _UPRIGHT * math.hypot(run.across, run.up):
        return None
    return Char(text, x0, x1, base, run.style)


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
