"""Pages that were read from pictures: where their words stand on the page as displayed, and their stamps."""

import math
from collections.abc import Callable
from dataclasses import replace

from vndocparse.layout.columns import Segment
from vndocparse.sources.pages import Page, Word

Bounds = tuple[float, float, float, float]


def placer(page: Page) -> Callable[[Word], Bounds]:
    """Return what gives a word's box on the page: the picture was turned by `Page.tilt` to level its lines."""
    if not page.tilt:
        return lambda word: (word.x0, word.top, word.x1, word.bottom)
    angle = math.radians(page.tilt)
    cosine, sine = math.cos(angle), math.sin(angle)
    middle_x, middle_y = page.width / 2, page.height / 2

    def place(word: Word) -> Bounds:
        x, y = (word.x0 + word.x1) / 2 - middle_x, (word.top + word.bottom) / 2 - middle_y
        across, down = middle_x + x * cosine - y * sine, middle_y + x * sine + y * cosine
        half_width, half_height = (word.x1 - word.x0) / 2, (word.bottom - word.top) / 2
        return across - half_width, down - half_height, across + half_width, down + half_height

    return place


def stamp_segments(page: Page) -> tuple[Segment, ...]:
    """Return one segment a stamp of the page; they stand behind the page's own lines."""
    words = (
        Word(" ".join(x.text.split()), x.x0, x.top, x.x1, x.bottom, x.bottom - x.top, confidence=x.confidence)
        for x in page.stamps
    )
    return tuple(replace(Segment.of([word]), stamp=True) for word in words if word.text)
