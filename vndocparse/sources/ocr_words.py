"""From recognised words to the words of a page: noise left out, sizes and baselines evened out along each line.

A box only tells how high a word's letters reach; which letters they are tells how large the font is.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

import regex

from vndocparse.sources.ocr_tesseract import Seen
from vndocparse.sources.pages import Word

# Heights over the baseline and depths below it, as shares of the font size, in the faces of official documents.
_SMALL, _TALL, _MARK, _SECOND_MARK, _DEEP = 0.46, 0.67, 0.2, 0.14, 0.21
_HIGH = frozenset("bdfhklđt0123456789()[]{}/|\\!?%&\"'“”‘’")
_HANGING = frozenset("gjpqyQ()[]{}/|\\,;")
_FLAT = frozenset("-–—_=.,;:…~*'\"“”‘’^`°•·")
_ABOVE = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309")
_BELOW = "\u0323"
_LEAST, _MOST = 5.0, 40.0  # points: fonts smaller or larger are noise
_ASCENT, _DESCENT = 0.8, 0.2  # of a word's box, as the PDF readers set it
_OFF = 0.8  # of the font size: a word this far from its line's baseline keeps its own; what is written in stands off
_DOUBTFUL, _DOUBTFUL_MARK = 0.3, 0.65  # single letters, and marks, of which the reader is less sure are specks
_RULE = regex.compile(r"[\p{Pd}_=~—]{3,}+|__|[|¦ˆˇ`´¬\\]++")
_SPECKS = " _|¦"  # of ruling lines, stuck to words
_NO_WORD = regex.compile(r"[^\p{L}\d]++")


@dataclass(slots=True)
class _Measured:
    seen: Seen
    size: float
    base: float
    sure: bool
    """Whether letters of known height tell the size."""


def make_words(seen: Iterable[Seen], scale: float) -> tuple[Word, ...]:
    """Return the words of a page in the reader's order; `scale` pixels make a point."""
    lines: dict[tuple[int, int, int], list[_Measured]] = {}
    for item in seen:
        if not _is_noise(item):
            lines.setdefault(item.line, []).append(_measure(item, scale))
    return tuple(word for line in lines.values() for word in _set(line, scale))


def _is_noise(item: Seen) -> bool:
    text = item.text.strip()
    if _RULE.fullmatch(text):
        return True
    if _NO_WORD.fullmatch(text):
        return item.confidence < _DOUBTFUL_MARK
    return len(text) == 1 and text.isalpha() and item.confidence < _DOUBTFUL


def _measure(item: Seen, scale: float) -> _Measured:
    over, under = _reach(item.text)
    size = (item.bottom - item.top) / scale / (over + under)
    return _Measured(item, size, item.bottom / scale - under * size, not all(c in _FLAT for c in item.text))


def _reach(text: str) -> tuple[float, float]:
    """Return how far the letters of a word reach above and below the baseline, as shares of the font size."""
    over, under = _SMALL, 0.0
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base, marks = parts[0], parts[1:]
        own = _TALL if base.isupper() or base in _HIGH else _SMALL
        above = [m for m in marks if m in _ABOVE]
        if above:
            own += _MARK + _SECOND_MARK * (len(above) - 1)
        over = max(over, own)
        if base in _HANGING or _BELOW in marks:
            under = _DEEP
    return over, under


def _set(line: Sequence[_Measured], scale: float) -> Iterable[Word]:
    sized = [m.size for m in line for _ in m.seen.text if m.sure] or [m.size for m in line]
    size = min(_MOST, max(_LEAST, round(median(sized) * 2) / 2))
    known = [m.base for m in line if m.sure] or [m.base for m in line]
    usual = median(known)
    for m in line:
        base = m.base if m.sure and abs(m.base - usual) > _OFF * size else usual
        yield Word(
            text=m.seen.text.strip(_SPECKS) or m.seen.text.strip(),
            x0=round(m.seen.left / scale, 2),
            top=round(base - _ASCENT * size, 2),
            x1=round(m.seen.right / scale, 2),
            bottom=round(base + _DESCENT * size, 2),
            size=size,
            confidence=round(m.seen.confidence, 2),
        )
