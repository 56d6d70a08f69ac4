"""A picture of a page to a page of words: set upright, cleaned, read, its stamps apart."""

import numpy as np

from vndocparse.sources.grids import find_grids
from vndocparse.sources.limits import Limits
from vndocparse.sources.ocr_picture import Picture, print_of, red_of
from vndocparse.sources.ocr_render import POINTS
from vndocparse.sources.ocr_rules import split_rules
from vndocparse.sources.ocr_stamps import read_red
from vndocparse.sources.ocr_tesseract import Seen, recognise
from vndocparse.sources.ocr_upright import tilt_of, turn
from vndocparse.sources.ocr_words import make_words
from vndocparse.sources.pages import Page

_POOR = 0.6  # mean confidence under which a page may be upside down or sideways
_FEW = 3
_BETTER = 1.3


def read_page(picture: Picture, limits: Limits) -> Page:
    """Return the page that a picture shows; one without any words when there are none."""
    seconds = limits.max_seconds_a_page
    page, goodness = _read(picture.pixels, picture, 0, seconds)
    if goodness < _POOR and goodness > 0:
        for quarters in (2, 1, 3):
            other, found = _read(np.rot90(picture.pixels, -quarters), picture, quarters * 90, seconds)
            if found > goodness * _BETTER:
                page, goodness = other, found
            if goodness >= _POOR:
                break
    return page


def _read(pixels: np.ndarray, picture: Picture, turned: int, seconds: float) -> tuple[Page, float]:
    """Return the page read this way up, and how well it went: the words' mean confidence, by their letters."""
    grey = print_of(pixels)
    tilt = tilt_of(grey)
    if tilt:
        pixels = turn(np.ascontiguousarray(pixels), tilt)
        grey = turn(grey, tilt)
    grey, strokes = split_rules(grey, picture.scale)
    seen = recognise(grey, picture.scale * POINTS, seconds)
    red = red_of(pixels)
    extra, stamps = read_red(red, seen, picture.scale, seconds) if red is not None else ((), ())
    page = Page(
        number=picture.number,
        width=round(pixels.shape[1] / picture.scale, 2),
        height=round(pixels.shape[0] / picture.scale, 2),
        words=make_words((*seen, *extra), picture.scale),
        turned=turned,
        picture=1.0,
        grids=find_grids(strokes),
        ocr=True,
        tilt=tilt,
        stamps=stamps,
    )
    return page, _goodness(seen)


def _goodness(seen: tuple[Seen, ...]) -> float:
    letters = [(len(x.text), x.confidence) for x in seen if any(map(str.isalnum, x.text))]
    total = sum(n for n, _ in letters)
    return sum(n * c for n, c in letters) / total if total >= _FEW else 0.0
