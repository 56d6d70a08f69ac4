"""What both PDF readers make alike of drawn outlines: the ruling lines among them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from vndocparse.sources.upright import Box

_SKEW = 1.0  # points by which the ends of a ruling line may differ across its direction
_THIN = 3.0  # points: a filled box up to this thick is a line
_LEAST = 1.0


def lines_of(outline: Sequence[tuple[float, float]], *, stroked: bool) -> Iterator[Box]:
    """Yield the ruling lines of an outline of straight sides: its sides, or, when it is only filled, itself if thin."""
    if not stroked:
        box = _box(outline)
        thin, long = sorted((box.right - box.left, box.top - box.bottom))
        if thin <= _THIN and long > max(_LEAST, thin):
            yield box
        return
    for side in pairwise(outline):
        box = _box(side)
        thin, long = sorted((box.right - box.left, box.top - box.bottom))
        if thin <= _SKEW and long > max(_LEAST, thin):
            yield box


def _box(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
