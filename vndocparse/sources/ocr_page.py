"""A picture of a page to a page of words: set upright, cleaned, read, its stamps apart."""

from dataclasses import replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from vndocparse.sources.grids import Stroke, find_grids
from vndocparse.sources.limits import Limits
from vndocparse.sources.ocr_hand import has_letterhead, read_hand
from vndocparse.sources.ocr_picture import Picture, print_of, red_of, without_red
from vndocparse.sources.ocr_render import POINTS
from vndocparse.sources.ocr_rules import find_rules
from vndocparse.sources.ocr_second import look_again
from vndocparse.sources.ocr_stamps import read_red
from vndocparse.sources.ocr_tesseract import Seen, recognise
from vndocparse.sources.ocr_time import Deadline
from vndocparse.sources.ocr_upright import STEEP, levelled, tilt_of, turn
from vndocparse.sources.ocr_vote import read_head_again
from vndocparse.sources.ocr_words import make_words
from vndocparse.sources.pages import HandLine, Page, Stamp

_Placed = TypeVar("_Placed", Stamp, HandLine)

_POOR = 0.6  # mean confidence under which a page may be upside down or sideways
_FEW = 3
_BETTER = 1.3
_INK, _LEAST_INK = 128, 2e-5  # the share of a page that is dark: less is specks on a blank page


def read_page(picture: Picture, limits: Limits, name: str) -> Page:
    """Return the page that a picture shows; one without any words when there are none.

    Raises `LimitExceededError` when it takes too long.
    """
    deadline = Deadline.after(limits.max_seconds_a_page, f"{name}: page {picture.number}")
    page, goodness = _read(picture.pixels, picture, 0, deadline)
    if goodness >= _POOR or not page.ocr:
        return page
    turned, best = page, 0.0
    for quarters in (2, 1, 3):
        other, found = _read(np.rot90(picture.pixels, -quarters), picture, quarters * 90, deadline)
        if found > best:
            turned, best = other, found
        if found >= _POOR:
            break
    # Print upside down passes for words too, about half as sure: the best of the turned ones, if clearly better.
    return turned if best > goodness * _BETTER else page


def _read(pixels: npt.NDArray[np.uint8], picture: Picture, turned: int, deadline: Deadline) -> tuple[Page, float]:
    """Return the page read this way up, and how well it went: the words' mean confidence, by their letters."""
    grey = print_of(pixels)
    if np.count_nonzero(grey < _INK) < _LEAST_INK * grey.size:
        return _read_stamps(pixels, picture, turned, deadline)
    tilt = tilt_of(grey)
    if abs(tilt) >= STEEP:
        pixels, grey = turn(np.ascontiguousarray(pixels), tilt), turn(grey, tilt)
    strokes = find_rules(grey, picture.scale)
    seen = recognise(grey, picture.scale * POINTS, deadline)
    goodness = _goodness(seen)
    headed = picture.number == 1 or has_letterhead(seen, grey.shape[1], grey.shape[0])
    if headed and goodness >= _POOR:
        askew = 0.0 if abs(tilt) >= STEEP else tilt
        seen = read_head_again(seen, grey, without_red(pixels), askew, picture.scale, deadline)
    seen = look_again(seen, grey, picture.scale, deadline)
    red = red_of(pixels)
    extra, stamps = read_red(red, picture.scale, deadline) if red is not None else ((), ())
    words = _merge(seen, extra)
    hand = read_hand(pixels, picture.scale) if headed and goodness >= _POOR else ()
    if 0 < abs(tilt) < STEEP:
        words = tuple(_level(x, tilt, grey.shape) for x in words)
        size = (picture.height, picture.width)
        strokes = [Stroke(*levelled(x, tilt, size)) for x in strokes]
        stamps = tuple(_moved(x, tilt, size) for x in stamps)
        hand = tuple(_moved(x, tilt, size) for x in hand)
    page = Page(
        number=picture.number,
        width=round(pixels.shape[1] / picture.scale, 2),
        height=round(pixels.shape[0] / picture.scale, 2),
        words=make_words(words, picture.scale),
        turned=turned,
        picture=1.0,
        grids=find_grids(strokes),
        ocr=True,
        tilt=tilt,
        stamps=stamps,
        hand=hand,
    )
    return page, goodness


def _read_stamps(
    pixels: npt.NDArray[np.uint8], picture: Picture, turned: int, deadline: Deadline
) -> tuple[Page, float]:
    """Return a page without any black print: what is stamped on it, or nothing."""
    red = red_of(pixels)
    words, stamps = read_red(red, picture.scale, deadline) if red is not None else ((), ())
    page = Page(
        picture.number,
        round(pixels.shape[1] / picture.scale, 2),
        round(pixels.shape[0] / picture.scale, 2),
        make_words(words, picture.scale),
        turned=turned,
        picture=1.0,
        ocr=bool(words or stamps),
        stamps=stamps,
    )
    return page, max([x.confidence for x in words] + [x.confidence for x in stamps], default=0.0)


def _level(seen: Seen, tilt: float, shape: tuple[int, ...]) -> Seen:
    left, top, right, bottom = levelled((seen.left, seen.top, seen.right, seen.bottom), tilt, shape)
    return replace(seen, left=left, top=top, right=right, bottom=bottom)


def _moved(placed: _Placed, tilt: float, size: tuple[float, float]) -> _Placed:
    x0, top, x1, bottom = levelled((placed.x0, placed.top, placed.x1, placed.bottom), tilt, size)
    return replace(placed, x0=x0, top=top, x1=x1, bottom=bottom)


def _merge(seen: tuple[Seen, ...], red: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """Return print and red words as one; where they stand on each other, the surer one."""
    own = tuple(r for r in red if not any(_over(r, x) and x.confidence >= r.confidence for x in seen))
    return (*(x for x in seen if not any(_over(r, x) for r in own)), *own)


def _over(one: Seen, other: Seen) -> bool:
    """Tell whether the middle of one of two words stands in the other's box."""
    return _holds(one, other) or _holds(other, one)


def _holds(outer: Seen, inner: Seen) -> bool:
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    return outer.left <= x <= outer.right and outer.top <= y <= outer.bottom


def _goodness(seen: tuple[Seen, ...]) -> float:
    words = [x for x in seen if any(map(str.isalnum, x.text))]
    # Lines that run up the page are found, and read in part: a word of several letters is wider than high.
    long = [x for x in words if len(x.text) >= _FEW]
    if sum(x.bottom - x.top > x.right - x.left for x in long) * 2 > len(long):
        return 0.0
    letters = [(len(x.text), x.confidence) for x in words]
    total = sum(n for n, _ in letters)
    return sum(n * c for n, c in letters) / total if total >= _FEW else 0.0
