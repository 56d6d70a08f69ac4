"""From placed characters to words: shared by the PDF readers, which differ only in how they find characters.

Geometry decides, not the file's own spaces: those are missing, doubled or put between the letters of a heading.
Gaps are shares of the font size, measured against the tracking (the usual gap between letters) of the line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import NamedTuple

from vndocparse.sources.pages import Word
from vndocparse.sources.style import Style

# A space is 0.25 wide in the usual faces, justified or condensed down to 0.12; kerning moves letters by up to 0.1.
_GAP = 0.13
_GAP_AT_SPACE = 0.05
_TOUCH = 0.06
_TIGHTEST, _WIDEST, _WIDEST_AT_SPACES = -0.2, 0.6, 0.35
_SPREAD = 0.08
_FEW = 5
_BACK = 0.5
_RISE = 0.25
_COPY = 0.15
_ASCENT, _DESCENT = 0.8, 0.2


class Char(NamedTuple):
    """A character on the upright page: advance box from x0 to x1, standing on `base` (points from the top)."""

    text: str
    x0: float
    x1: float
    base: float
    style: Style


@dataclass(slots=True)
class _Stretch:
    """Characters that follow each other on one baseline; `spaced[i]` tells of white space before `chars[i]`."""

    chars: list[Char]
    spaced: list[bool]


@dataclass(slots=True)
class _Piece:
    """The characters of a word, or of a part of it that the file draws separately."""

    chars: list[Char]
    open_left: bool
    open_right: bool = True


def make_words(chars: Iterable[Char]) -> tuple[Word, ...]:
    """Return the words that these characters form, in the order of the file; overprinted copies are left out."""
    pieces = [piece for stretch in _stretches(chars) for piece in _cut(stretch)]
    return tuple(_distinct(_word(piece.chars) for piece in _join(pieces)))


def _stretches(chars: Iterable[Char]) -> Iterator[_Stretch]:
    stretch = _Stretch([], [])
    spaced = False
    for char in chars:
        if char.text.isspace():
            spaced = True
            continue
        if stretch.chars:
            last = stretch.chars[-1]
            if char.text == last.text and _copies(last, char):
                continue
            if not _continues(last, char):
                yield stretch
                stretch = _Stretch([], [])
        stretch.chars.append(char)
        stretch.spaced.append(spaced)
        spaced = False
    if stretch.chars:
        yield stretch


def _copies(last: Char, char: Char) -> bool:
    near = _COPY * char.style.size
    return abs(char.x0 - last.x0) <= near and abs(char.base - last.base) <= near


def _continues(last: Char, char: Char) -> bool:
    size = char.style.size
    if last.style is not char.style and last.style.size > size:
        size = last.style.size
    rise = char.base - last.base
    if _is_mark(char):
        return abs(rise) <= size
    return -_RISE * size <= rise <= _RISE * size and char.x0 >= last.x0 and char.x0 - last.x1 >= -_BACK * size


def _is_mark(char: Char) -> bool:
    return "\u0300" <= char.text <= "\u036f"


def _cut(stretch: _Stretch) -> Iterator[_Piece]:
    chars, spaced = stretch.chars, stretch.spaced
    gaps = [(b.x0 - a.x1) / (b.style.size or 1.0) for a, b in pairwise(chars)]
    tracking = _tracking(stretch, gaps)
    wide, wide_at_space = tracking + _GAP, tracking + _GAP_AT_SPACE
    piece = _Piece([chars[0]], open_left=not spaced[0])
    for index, gap in enumerate(gaps, start=1):
        char = chars[index]
        if gap > (wide_at_space if spaced[index] else wide) and not _is_mark(char):
            # A gap without a space may be filled by letters that the file draws later, in another font.
            piece.open_right = not spaced[index]
            yield piece
            piece = _Piece([], open_left=not spaced[index])
        piece.chars.append(char)
    yield piece


def _tracking(stretch: _Stretch, gaps: list[float]) -> float:
    """Return the usual gap between the letters of a stretch: below zero when condensed, above when letter-spaced."""
    inner = [gap for gap, spaced in zip(gaps, stretch.spaced[1:], strict=True) if not spaced]
    if len(inner) >= _FEW and len(inner) * 2 >= len(gaps):
        usual = max(_TIGHTEST, min(_WIDEST, median_low(inner)))
        return usual if usual <= _SPREAD or _are_letters(stretch.chars) else 0.0
    if len(gaps) >= _FEW and all(c.text.isupper() or not c.text.isalpha() for c in stretch.chars):
        usual = min(_WIDEST_AT_SPACES, median_low(gaps))
        # Without wider gaps between words these are single letters in a row, not a heading.
        if usual > _SPREAD and _are_letters(stretch.chars) and max(gaps) >= usual + _GAP:
            return usual
    return max(_TIGHTEST, min(0.0, median_low(inner))) if inner else 0.0


def _are_letters(chars: list[Char]) -> bool:
    return sum(c.text.isalpha() for c in chars) * 5 >= len(chars) * 3


def _join(pieces: list[_Piece]) -> list[_Piece]:
    """Put together the parts of a word that touch on the page though the file draws them apart."""
    order = sorted(range(len(pieces)), key=lambda i: (round(pieces[i].chars[0].base), pieces[i].chars[0].x0))
    gone: set[int] = set()
    at = order[0] if order else 0
    for after in order[1:]:
        if _touch(pieces[at], pieces[after]):
            pieces[at].chars.extend(pieces[after].chars)
            pieces[at].open_right = pieces[after].open_right
            gone.add(after)
        else:
            at = after
    return [piece for i, piece in enumerate(pieces) if i not in gone]


def _touch(left: _Piece, right: _Piece) -> bool:
    if not (left.open_right and right.open_left):
        return False
    last, first = left.chars[-1], right.chars[0]
    size = min(last.style.size, first.style.size)
    return abs(first.x0 - last.x1) <= _TOUCH * size and abs(first.base - last.base) <= _RISE * size


def _word(chars: list[Char]) -> Word:
    first = chars[0]
    style, base = first.style, first.base
    bold, italic = style.bold, style.italic
    if _is_mixed(chars):
        largest = max(chars, key=lambda c: c.style.size)
        style, base = largest.style, largest.base
        bold = sum(c.style.bold for c in chars) * 2 > len(chars)
        italic = sum(c.style.italic for c in chars) * 2 > len(chars)
    return Word(
        text="".join([c.text for c in chars]),
        x0=round(first.x0, 2),
        top=round(base - _ASCENT * style.size, 2),
        x1=round(max([c.x1 for c in chars]), 2),
        bottom=round(base + _DESCENT * style.size, 2),
        size=round(style.size, 2),
        bold=bold,
        italic=italic,
        font=style.font,
    )


def _is_mixed(chars: list[Char]) -> bool:
    style = chars[0].style
    for char in chars:  # noqa: SIM110 - any() takes twice as long, once a word
        if char.style is not style:
            return True
    return False


def _distinct(words: Iterable[Word]) -> Iterator[Word]:
    """Leave out a word printed again over itself, as files do to make it look bold."""
    seen: dict[str, list[Word]] = {}
    for word in words:
        same = seen.setdefault(word.text, [])
        near = _COPY * word.size
        if not any(abs(w.x0 - word.x0) <= near and abs(w.bottom - word.bottom) <= near for w in same):
            same.append(word)
            yield word
