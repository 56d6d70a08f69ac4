"""The head of a letter read three times, a little differently each time: what two readings agree on stands.

The reader's slips are its own, not the print's: they seldom come twice in pictures that differ in size and level.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from vndocparse.sources.ocr_picture import Grey
from vndocparse.sources.ocr_render import POINTS
from vndocparse.sources.ocr_tesseract import Seen, recognise
from vndocparse.sources.ocr_time import Deadline
from vndocparse.sources.ocr_upright import levelled, turn

_HEAD = 0.46  # share of the page's height that is read again: the letterhead and what comes right below
_LOOKS = 2  # readings more
_SMALLER, _SMALLEST = 0.9, 0.8  # of the picture's size, at these readings
_APART = 1000  # from the numbers of lines that other readings give
_WIDE, _HIGH = 0.35, 0.4  # shares of the smaller box that two readings of one place have in common


@dataclass(frozen=True, slots=True)
class _Look:
    """A word, where it stands in the level picture, and which of the readings has it."""

    reading: int
    word: Seen
    level: Seen


def read_head_again(
    seen: Sequence[Seen], cleaned: Grey, plain: Grey, tilt: float, scale: float, deadline: Deadline
) -> tuple[Seen, ...]:
    """Return the words with those of the page's upper part as most of three readings have them.

    The page was read from the picture as `cleaned`; it is read again from that one and from the `plain` one, smaller,
    turned by `tilt` degrees to be level. Raises `LimitExceededError` when the deadline passes.
    """
    height = round(_HEAD * cleaned.shape[0])
    looks = [_Look(0, x, _turned(x, tilt, cleaned.shape)) for x in seen]
    looks = [x for x in looks if (x.level.top + x.level.bottom) / 2 < height]
    for reading, (picture, size) in enumerate(((cleaned, _SMALLER), (plain, _SMALLEST)), start=1):
        head = np.ascontiguousarray((turn(picture, tilt) if tilt else picture)[:height])
        for word in _read_smaller(head, size, scale, deadline):
            looks.append(_Look(reading, _turned(word, -tilt, cleaned.shape), word))
    upper = {id(x.word) for x in looks}
    below = [x for x in seen if id(x) not in upper]
    return (*(word for place in _places(looks) for word in _elected(place)), *below)


def _read_smaller(head: Grey, size: float, scale: float, deadline: Deadline) -> Iterator[Seen]:
    """Yield the words of the picture at this share of its size, with their boxes in the picture itself."""
    sized = np.asarray(cv2.resize(head, None, fx=size, fy=size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    for x in recognise(sized, scale * POINTS * size, deadline):
        yield replace(x, left=x.left / size, top=x.top / size, right=x.right / size, bottom=x.bottom / size)


def _turned(seen: Seen, tilt: float, shape: tuple[int, ...]) -> Seen:
    left, top, right, bottom = levelled((seen.left, seen.top, seen.right, seen.bottom), tilt, shape)
    return replace(seen, left=left, top=top, right=right, bottom=bottom)


def _places(looks: list[_Look]) -> list[list[_Look]]:
    """Return what stands in one place together, in the order of the first reading, then of the others."""
    leader = list(range(len(looks)))

    def lead(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    order = sorted(range(len(looks)), key=lambda at: looks[at].level.top)
    open_: list[int] = []
    for at in order:
        open_ = [x for x in open_ if looks[x].level.bottom > looks[at].level.top]
        for other in open_:
            if looks[other].reading != looks[at].reading and _same_place(looks[other].level, looks[at].level):
                first, second = sorted((lead(other), lead(at)))
                leader[second] = first
        open_.append(at)
    places: dict[int, list[_Look]] = {}
    for at, look in enumerate(looks):
        places.setdefault(lead(at), []).append(look)
    return list(places.values())


def _same_place(one: Seen, other: Seen) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > _WIDE * min(one.right - one.left, other.right - other.left) and high > _HIGH * min(
        one.bottom - one.top, other.bottom - other.top
    )


def _elected(place: list[_Look]) -> Iterator[Seen]:
    """Yield the words of the reading that most agree with, of equals the surest; none when most see nothing."""
    readings = [[x for x in place if x.reading == number] for number in range(_LOOKS + 1)]
    texts = [" ".join(x.word.text for x in sorted(looks, key=lambda x: x.level.left)) for looks in readings]
    votes = Counter(texts)
    best = max(range(len(readings)), key=lambda at: (votes[texts[at]], _sure(readings[at])))
    for look in readings[best]:
        yield replace(look.word, line=_line(look, readings[0], best))


def _line(look: _Look, first: list[_Look], reading: int) -> tuple[int, int, int]:
    """Return the line that the first reading has at a word's height; one of its own where that saw nothing."""
    middle = look.level.top + look.level.bottom
    nearest = min(first, key=lambda x: abs(x.level.top + x.level.bottom - middle), default=None)
    return nearest.word.line if nearest else (-_APART - reading, *look.word.line[1:])


def _sure(looks: list[_Look]) -> float:
    return sum(x.word.confidence for x in looks) / len(looks) if looks else 0.0
