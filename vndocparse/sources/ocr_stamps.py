"""The red layer of a page: what is stamped in frames or aslant, and names and titles stamped level like print.

The seal (con dấu) is left out: the words on its rim and inside repeat the agency and belong to no line of the document.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

import cv2
import numpy as np

from vndocparse.sources.ocr_picture import Grey
from vndocparse.sources.ocr_render import POINTS
from vndocparse.sources.ocr_tesseract import Seen, recognise
from vndocparse.sources.ocr_time import Deadline
from vndocparse.sources.ocr_upright import turn
from vndocparse.sources.pages import Stamp

_INK = 170
_SEAL = (38.0, 62.0)  # points: radius of a seal, which is 36 to 42 mm wide
_REACH = 7.0  # points: ink nearer than this belongs together
_LEAST = (18.0, 8.0)  # points: width and height of the smallest stamp
_LETTER = (4.0, 45.0)  # points: height of a stamped letter
_FEWEST = 1.5  # letters, or so many times as wide as high where thick letters touch
_MOST = 12  # stamps of a page
_ROUND = 0.85  # share of the circle around it that a seal fills
_FRAME = 0.6  # share of a stamp's width and height that its frame spans
_LEVEL = 4.0  # degrees: text as level as print
_SURE, _LIKELY = 0.5, 0.3  # of words that join the print, and of a stamp's line
_PAD = 12


@dataclass(frozen=True, slots=True)
class _Group:
    """Red ink that stands together: its box in pixels, the letters in it, and what they are set in."""

    x: int
    y: int
    letters: Grey
    framed: bool
    angle: float

    def encloses(self, other: "_Group") -> bool:
        """Tell whether another group stands inside this one's box, as a line of a stamp does inside its frame."""
        (height, width), (lower, wider) = self.letters.shape, other.letters.shape
        across = self.x < other.x and other.x + wider < self.x + width
        return across and self.y < other.y and other.y + lower < self.y + height


def read_red(red: Grey, scale: float, deadline: Deadline) -> tuple[tuple[Seen, ...], tuple[Stamp, ...]]:
    """Return the words stamped level like print, and the stamps that stand in frames or aslant."""
    ink = np.asarray((red < _INK) * np.uint8(255), dtype=np.uint8)
    _wipe_seals(ink, scale)
    words: list[Seen] = []
    stamps: list[Stamp] = []
    groups = list(islice(_groups(ink, scale), _MOST))
    for number, group in enumerate(groups):
        seen = _best_reading(group, scale, deadline)
        framed = group.framed or any(other.framed and other.encloses(group) for other in groups)
        if abs(group.angle) <= _LEVEL and not framed:
            words += [_moved(x, group, -1 - number) for x in seen if x.confidence >= _SURE]
        else:
            stamps += _stamps(group, seen, scale)
    return tuple(words), tuple(stamps)


def _wipe_seals(ink: Grey, scale: float) -> None:
    """Wipe out the ink of round seals."""
    ratio = 1 / scale  # one pixel a point
    small = cv2.GaussianBlur(cv2.resize(ink, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA), (3, 3), 0)
    least, most = (round(r) for r in _SEAL)
    found = cv2.HoughCircles(
        small, cv2.HOUGH_GRADIENT, 1.5, 2 * least, param1=120, param2=45, minRadius=least, maxRadius=most
    )
    for x, y, radius in found[0] if found is not None else ():
        cv2.circle(ink, (round(x * scale), round(y * scale)), round((radius + 3) * scale), 0, -1)


def _groups(ink: Grey, scale: float) -> Iterator[_Group]:
    reach = max(3, round(_REACH * scale))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(ink, np.ones((reach, reach), np.uint8)))
    for index in range(1, count):
        x, y, width, height, _ = (int(v) for v in stats[index])
        if max(width, height) < _LEAST[0] * scale or min(width, height) < _LEAST[1] * scale:
            continue
        place = np.s_[y : y + height, x : x + width]
        own = np.where(labels[place] == index, ink[place], 0).astype(np.uint8)
        letters, framed = _letters(own, scale)
        if letters is not None and not (framed and _is_round(own, scale)):
            yield _Group(x, y, letters, framed, _slant(letters))


def _is_round(own: Grey, scale: float) -> bool:
    """Tell a seal that was not found as a circle: ink as wide as a seal that fills the circle around it."""
    hull = cv2.convexHull(cv2.findNonZero(own))
    _, radius = cv2.minEnclosingCircle(hull)
    return _SEAL[0] <= radius / scale <= 1.1 * _SEAL[1] and cv2.contourArea(hull) >= _ROUND * np.pi * radius**2


def _letters(own: Grey, scale: float) -> tuple[Grey | None, bool]:
    """Return the ink of the letters, and whether a frame stood around them; None when they are too few."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(own)
    height, width = own.shape
    framed, letters = False, 0.0
    kept = own.copy()
    for index in range(1, count):
        x, y, w, h, _ = (int(v) for v in stats[index])
        place = np.s_[y : y + h, x : x + w]
        spans = w > _FRAME * width and h > _FRAME * height
        thin = min(w, h) < 3 * scale and max(w, h) > _FRAME * max(width, height)
        if (spans or thin) and max(w, h) > _LETTER[0] * 5 * scale:
            framed = True
            kept[place][labels[place] == index] = 0
        elif _LETTER[0] * scale <= h <= _LETTER[1] * scale:
            letters += max(1.0, w / h)
    return (kept if letters >= _FEWEST else None), framed


def _slant(letters: Grey) -> float:
    """Return by how many degrees counter-clockwise the letters must be turned to stand level."""
    rows, columns = np.nonzero(cv2.resize(letters, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA) > 60)
    if len(rows) < 3:
        return 0.0
    _, (width, height), angle = cv2.minAreaRect(np.column_stack((columns, rows)).astype(np.float32))
    angle = float(angle if width >= height else angle - 90)
    return angle + 180 if angle < -90 else angle


def _best_reading(group: _Group, scale: float, deadline: Deadline) -> tuple[Seen, ...]:
    """Return the words of the reading that is surest, of the letters as they stand and set level."""
    angles = {0.0} if abs(group.angle) < 1 else {0.0, group.angle} if abs(group.angle) <= 10 else {group.angle}
    readings = []
    for angle in sorted(angles):
        readings.append(recognise(_canvas(group.letters, angle), scale * POINTS, deadline, 6))
    return max(readings, key=_worth)


def _canvas(letters: Grey, angle: float) -> Grey:
    """Return the letters black on white, turned, with white around."""
    height, width = letters.shape
    room = _PAD + (round(np.hypot(height, width) - min(height, width)) // 2 if abs(angle) > 1 else 0)
    picture = cv2.copyMakeBorder(255 - letters, room, room, room, room, cv2.BORDER_CONSTANT, value=255)
    return turn(np.asarray(picture, dtype=np.uint8), angle) if angle else np.asarray(picture, dtype=np.uint8)


def _worth(seen: tuple[Seen, ...]) -> float:
    return sum(sum(map(str.isalnum, x.text)) * (x.confidence - 0.3) for x in seen)


def _moved(seen: Seen, group: _Group, line: int) -> Seen:
    """Return a word of a level group where it stands on the page."""
    x, y = group.x - _PAD, group.y - _PAD
    left, top, right, bottom = seen.left + x, seen.top + y, seen.right + x, seen.bottom + y
    return replace(seen, line=(line, *seen.line[1:]), left=left, top=top, right=right, bottom=bottom)


def _stamps(group: _Group, seen: tuple[Seen, ...], scale: float) -> Iterator[Stamp]:
    """Yield one stamp a line; their boxes are the whole stamp's, whose lines may run aslant."""
    lines: dict[tuple[int, int, int], list[Seen]] = {}
    for x in seen:
        if any(map(str.isalnum, x.text)):
            lines.setdefault(x.line, []).append(x)
    height, width = group.letters.shape
    x0, top, x1, bottom = (round(v / scale, 2) for v in (group.x, group.y, group.x + width, group.y + height))
    for line in lines.values():
        sure = sum(x.confidence for x in line) / len(line)
        if sure >= _LIKELY:
            yield Stamp(" ".join(x.text for x in line), x0, top, x1, bottom, round(sure, 2))
