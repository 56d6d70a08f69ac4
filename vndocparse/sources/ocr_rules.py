"""Ruling lines of a picture, found as strokes for the grids of tables; the reader copes best with them in place."""

from collections.abc import Iterator

import cv2
import numpy as np

from vndocparse.sources.grids import Stroke
from vndocparse.sources.ocr_picture import Grey

_LONG = 40.0  # points: no letter has a stroke as long
_THICK = 3.0  # points: thicker bars are pictures
_INK = 160
_MOST = 400


def find_rules(grey: Grey, scale: float) -> list[Stroke]:
    """Return the level and upright ruling lines of a picture as strokes in PDF points."""
    ink = np.asarray((grey < _INK) * np.uint8(255), dtype=np.uint8)
    length = max(3, round(_LONG * scale))
    return [stroke for size in ((length, 1), (1, length)) for stroke in _strokes(ink, size, scale)]


def _strokes(ink: Grey, size: tuple[int, int], scale: float) -> Iterator[Stroke]:
    mask = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    for index in range(1, count if count <= _MOST else 0):
        x, y, width, height, _ = (int(v) for v in stats[index])
        if min(width, height) <= _THICK * scale:
            yield Stroke(x / scale, y / scale, (x + width) / scale, (y + height) / scale)
