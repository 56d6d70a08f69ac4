"""A second reader for what is written into a letterhead by hand: number and day, which Tesseract cannot read.

RapidOCR's model reads digits of any hand but few Vietnamese letters. A line is read several times, at several sizes
and cuts: what a hand wrote badly comes out differently, and only what comes out the same can be trusted.
"""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from vndocparse.sources.ocr_render import POINTS
from vndocparse.sources.ocr_tesseract import Seen
from vndocparse.sources.pages import HandLine

_LIBRARIES = ("rapidocr", "onnxruntime")
_HEAD = 0.4  # share of the page's height in which a letterhead stands
_UPPER = 0.3  # share of it in which number and date stand
_DPI = 200  # at which lines are looked for
_CUTS = (0.05, 0.25)  # of a line's height: how far around it is cut
_SIZES = (0.5, 0.7, 1.0)
_BEFORE, _BEHIND = 0.3, 0.8  # of a line's height
_GAP = 0.06  # share of the page's width that parts the columns of a letterhead
_ROWS = 2
_MOST = 8  # lines of a page read again

Box = tuple[float, float, float, float]


def read_hand(pixels: npt.NDArray[np.uint8], scale: float) -> tuple[HandLine, ...]:
    """Return the lines with digits in the upper part of a page, in PDF points; none where the library is missing."""
    if any(find_spec(name) is None for name in _LIBRARIES):
        return ()
    upper = np.ascontiguousarray(pixels[: int(pixels.shape[0] * _HEAD)])
    head: npt.NDArray[Any] = cv2.cvtColor(upper, cv2.COLOR_GRAY2BGR if upper.ndim == 2 else cv2.COLOR_RGB2BGR)
    small = min(1.0, _DPI / (scale * POINTS))
    found = _reader()(_sized(head, small), use_det=True, use_cls=False, use_rec=True)
    if found.boxes is None:
        return ()
    lines = [(_bounds(box, small), text) for box, text in zip(found.boxes, found.txts, strict=True)]
    written = [box for box, text in lines if _is_candidate(box, text, pixels.shape[0])]
    return tuple(
        HandLine(tuple(_readings(head, box)), *(round(float(x) / scale, 2) for x in box)) for box in written[:_MOST]
    )


def _is_candidate(box: Box, text: str, height: int) -> bool:
    return box[3] < _UPPER * height and any(map(str.isdigit, text))


def _readings(head: npt.NDArray[Any], box: Box) -> Iterator[str]:
    """Yield what a line is read as, each time anew."""
    x0, top, x1, bottom = box
    line = bottom - top
    left, right = max(0, int(x0 - _BEFORE * line)), int(x1 + _BEHIND * line)
    for cut in _CUTS:
        crop = head[max(0, int(top - cut * line)) : int(bottom + cut * line), left:right]
        for size in _SIZES:
            found = _reader()(_sized(crop, size), use_det=False, use_cls=False, use_rec=True)
            yield found.txts[0] if found.txts else ""


def _sized(picture: npt.NDArray[Any], factor: float) -> npt.NDArray[Any]:
    if factor >= 1:
        return picture
    return np.asarray(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))


def _bounds(box: Any, factor: float) -> Box:
    xs, ys = [float(p[0]) / factor for p in box], [float(p[1]) / factor for p in box]
    return min(xs), min(ys), max(xs), max(ys)


def has_letterhead(seen: Sequence[Seen], width: int, height: int) -> bool:
    """Tell a page that begins with two columns side by side, as a letterhead does."""
    rows: dict[tuple[int, int, int], list[Seen]] = {}
    upper = [x for x in seen if x.top < _UPPER * height]
    for word in upper:
        rows.setdefault(word.line, []).append(word)
    left = [r for r in rows.values() if max(x.right for x in r) < width * (0.5 + _GAP)]
    right = [r for r in rows.values() if min(x.left for x in r) > width * (0.5 - 2 * _GAP)]
    whole = [r for r in rows.values() if _parted(r, width)]
    return min(len(left), len(right)) + len(whole) >= _ROWS


def _parted(row: Sequence[Seen], width: int) -> bool:
    ordered = sorted(row, key=lambda x: x.left)
    gaps = (after.left - before.right for before, after in pairwise(ordered))
    return max(gaps, default=0.0) > _GAP * width


@cache
def _reader() -> Any:
    # Loads its model, which the package ships: once a process. One thread a run, as for Tesseract.
    threads = int(os.environ.get("OMP_THREAD_LIMIT", "1"))
    return import_module("rapidocr").RapidOCR(
        params={"EngineConfig.onnxruntime.intra_op_num_threads": threads, "Global.log_level": "error"}
    )
