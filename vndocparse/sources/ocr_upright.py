"""Setting a picture upright: the slight tilt of a sheet in the scanner, and pages scanned sideways or upside down."""

import math

import cv2
import numpy as np

from vndocparse.sources.ocr_picture import Grey

_STEEPEST = 6.0  # degrees; sheets lie no more askew in a scanner
_COARSE, _FINE = 0.5, 0.1
_LEAST = 0.15  # degrees: less does not show in the lines' heights
STEEP = 1.0  # degrees: less the recogniser copes with better than with letters blurred by turning the picture
_SMALL = 800  # pixels of the longer side that a tilt is measured at


def tilt_of(grey: Grey) -> float:
    """Return by how many degrees counter-clockwise the picture must be turned to make its lines level."""
    ratio = min(1.0, _SMALL * 1.5 / max(grey.shape))
    small = cv2.resize(grey, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA)
    ink = np.asarray(255 - small, dtype=np.uint8)
    ink[ink < 90] = 0
    if not ink.any():
        return 0.0
    coarse = _best(ink, np.arange(-_STEEPEST, _STEEPEST + _COARSE, _COARSE))
    best = _best(ink, np.arange(coarse - _COARSE, coarse + _COARSE + _FINE, _FINE))
    return 0.0 if abs(best) < _LEAST or abs(best) > _STEEPEST else round(best, 2)


def turn(pixels: Grey, degrees: float) -> Grey:
    """Return the picture turned counter-clockwise by some degrees around its middle, of the same size."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    white = (255, 255, 255)
    return np.asarray(cv2.warpAffine(pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=white))


Bounds = tuple[float, float, float, float]


def levelled(box: Bounds, degrees: float, shape: tuple[float, ...]) -> Bounds:
    """Return a small box (left, top, right, bottom) where it stands once its picture of this shape is so turned."""
    angle = math.radians(degrees)
    middle_x, middle_y = shape[1] / 2, shape[0] / 2
    x, y = (box[0] + box[2]) / 2 - middle_x, (box[1] + box[3]) / 2 - middle_y
    right = middle_x + x * math.cos(angle) + y * math.sin(angle) - (box[0] + box[2]) / 2
    down = middle_y - x * math.sin(angle) + y * math.cos(angle) - (box[1] + box[3]) / 2
    return box[0] + right, box[1] + down, box[2] + right, box[3] + down


def _best(ink: Grey, angles: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> float:
    """Return the angle at which rows of ink and rows of paper differ most."""
    scores = []
    for angle in angles:
        height, width = ink.shape
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), float(angle), 1.0)
        rows = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_NEAREST).sum(axis=1, dtype=np.float64)
        scores.append(float(np.square(np.diff(rows)).sum()))
    return float(angles[int(np.argmax(scores))])
