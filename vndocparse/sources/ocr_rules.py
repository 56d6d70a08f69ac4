"""Ruling lines of a picture: found as strokes for the grids of tables, and wiped out, for they hamper the reader."""

import cv2
import numpy as np

from vndocparse.sources.grids import Stroke
from vndocparse.sources.ocr_picture import Grey

_LONG = 40.0  # points: no letter has a stroke as long
_THICK = 3.0  # points: thicker bars are pictures
_INK = 160
_MOST = 400


def split_rules(grey: Grey, scale: float) -> tuple[Grey, list[Stroke]]:
    """Return the picture without its ruling lines, and these as strokes in PDF points."""
    ink = np.asarray((grey < _INK) * np.uint8(255), dtype=np.uint8)
    length = max(3, round(_LONG * scale))
    strokes: list[Stroke] = []
    wiped = grey.copy()
    for size in ((length, 1), (1, length)):
        mask = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
        count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
        if count > _MOST:
            continue
        for index in range(1, count):
            x, y, width, height, _ = (int(v) for v in stats[index])
            if min(width, height) > _THICK * scale:
                place = np.s_[y : y + height, x : x + width]
                mask[place][labels[place] == index] = 0
            else:
                strokes.append(Stroke(x / scale, y / scale, (x + width) / scale, (y + height) / scale))
        wiped[cv2.dilate(mask, np.ones((3, 3), np.uint8)) > 0] = 255
    return wiped, strokes
