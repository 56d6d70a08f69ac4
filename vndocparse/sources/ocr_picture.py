"""A picture of a page, and the channels that black print and red ink stand out in."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
"""Rows of grey values, 0 black to 255 white."""

_PAPER = 24  # the paper's colour is looked for on a copy this many times smaller
_DARKEST_PAPER = 60
_EDGE, _EVEN = 5, 0.8  # percent of the paper left out at either end, and the share of brightness that is no shadow
_BLACK, _WHITE = 40, 215  # what is darker is print, what is lighter is paper with a scanner's noise
_CONTRAST = np.clip((np.arange(256) - _BLACK) * 255.0 / (_WHITE - _BLACK), 0, 255).astype(np.uint8)
_RED = 60  # by how much red must outshine the other colours to be ink of a stamp


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as seen: `pixels` are grey or RGB, `scale` of them make a PDF point."""

    number: int
    pixels: npt.NDArray[np.uint8]
    scale: float

    @property
    def width(self) -> float:
        """Width in PDF points."""
        return round(float(self.pixels.shape[1]) / self.scale, 2)

    @property
    def height(self) -> float:
        """Height in PDF points."""
        return round(float(self.pixels.shape[0]) / self.scale, 2)


def print_of(pixels: npt.NDArray[np.uint8]) -> Grey:
    """Return black print on white paper: red ink fades in the red channel, shadows and tinted paper become white."""
    return np.asarray(cv2.LUT(_on_white(without_red(pixels)), _CONTRAST), dtype=np.uint8)


def without_red(pixels: npt.NDArray[np.uint8]) -> Grey:
    """Return the picture in grey as it is, but for red ink, which fades in the red channel."""
    return np.ascontiguousarray(pixels if pixels.ndim == 2 else pixels[:, :, 0])


def red_of(pixels: npt.NDArray[np.uint8]) -> Grey | None:
    """Return the red ink of a page, black on white; None when there is none."""
    if pixels.ndim == 2:
        return None
    red, green, blue = (_on_white(np.ascontiguousarray(pixels[:, :, i])).astype(np.int16) for i in range(3))
    ink = red - np.maximum(green, blue)
    if not (ink > _RED).any():
        return None
    return np.asarray(255 - np.clip(ink * 2, 0, 255), dtype=np.uint8)


def _on_white(grey: Grey) -> Grey:
    """Divide by the paper's own brightness: by the brightest around each place where a shadow lies on the sheet."""
    height, width = grey.shape
    small = cv2.resize(grey, (max(1, width // _PAPER), max(1, height // _PAPER)), interpolation=cv2.INTER_AREA)
    paper = np.maximum(cv2.medianBlur(cv2.dilate(small, np.ones((3, 3), np.uint8)), 5), _DARKEST_PAPER)
    dark, usual, bright = (float(x) for x in np.percentile(paper, (_EDGE, 50, 100 - _EDGE)))
    if dark >= _EVEN * bright:
        return np.asarray(cv2.convertScaleAbs(grey, alpha=255 / usual), dtype=np.uint8)
    local = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, local, scale=255), dtype=np.uint8)
