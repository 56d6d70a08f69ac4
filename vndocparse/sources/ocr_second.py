"""A second look at digits of which the reader is not sure: read again alone, larger and smaller, they must agree."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import cv2
import numpy as np
import regex

from vndocparse.sources.ocr_picture import Grey
from vndocparse.sources.ocr_render import POINTS
from vndocparse.sources.ocr_tesseract import Seen, recognise
from vndocparse.sources.ocr_time import Deadline

_SURE = 0.85  # above, the first look is believed
_HEADER = 0.45  # share of the page's height: number and date stand above
_MOST = 12  # words of a page looked at again
_SCALES = (0.7, 1.4)
_AROUND = 5.0  # points of paper left around the word
_LIKELY, _AGREED = 0.6, 0.8  # what one look that agrees must be sure of, and how sure the word then is
_DIGIT = regex.compile(r"\d")
_SPACING = regex.compile(r"[\s.,:;'’`]+")


def look_again(seen: tuple[Seen, ...], grey: Grey, scale: float, deadline: Deadline) -> tuple[Seen, ...]:
    """Return the words, those with doubtful digits in the page's upper part as two looks more tell them."""
    doubtful = [x for x in seen if x.confidence < _SURE and x.top < _HEADER * grey.shape[0] and _DIGIT.search(x.text)]
    again = {id(x): _settle(x, list(_looks(x, grey, scale, deadline))) for x in doubtful[:_MOST]}
    return tuple(again.get(id(x), x) for x in seen)


def _looks(word: Seen, grey: Grey, scale: float, deadline: Deadline) -> Iterator[tuple[str, float]]:
    """Yield what the word's place is read as, and how surely, at each scale."""
    around = round(_AROUND * scale)
    top, left = max(0, int(word.top) - around), max(0, int(word.left) - around // 2)
    crop = grey[top : int(word.bottom) + around, left : int(word.right) + around // 2]
    crop = np.asarray(cv2.copyMakeBorder(crop, around, around, around, around, cv2.BORDER_CONSTANT, value=255))
    only = "" if any(map(str.isalpha, word.text)) else "0123456789"
    for factor in _SCALES:
        method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        sized = np.asarray(cv2.resize(crop, None, fx=factor, fy=factor, interpolation=method), dtype=np.uint8)
        found = recognise(sized, scale * POINTS * factor, deadline, 7, only=only)
        yield _text(found), min((x.confidence for x in found), default=0.0)


def _text(found: Iterable[Seen]) -> str:
    return "".join(x.text for x in found)


def _settle(word: Seen, looks: list[tuple[str, float]]) -> Seen:
    """Return the word surer when the looks agree with it, as they read it when they surely agree on another."""
    agreeing = [sure for text, sure in looks if _same(text, word.text)]
    if len(agreeing) == len(looks) or max(agreeing, default=0.0) >= _LIKELY:
        return replace(word, confidence=max(word.confidence, _AGREED))
    texts = {_SPACING.sub("", text) for text, _ in looks}
    sure = min(sure for _, sure in looks)
    if len(texts) == 1 and sure >= _AGREED:
        return replace(word, text=looks[0][0], confidence=_AGREED)
    return word


def _same(one: str, other: str) -> bool:
    return _SPACING.sub("", one) == _SPACING.sub("", other) != ""
