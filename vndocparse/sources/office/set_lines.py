"""One line of a paragraph set on the page: its words with their places.

A line is never wrapped: where it is longer than its room, its words are drawn together to fill the room, so that each
printed line of the source (a paragraph, or a part of one between line breaks) stays one line of the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import regex

from vndocparse.sources.office.blocks import Align, Paragraph, Piece, Stop
from vndocparse.sources.office.widths import width_of
from vndocparse.sources.pages import Word
from vndocparse.sources.style import Style

_TOKEN = regex.compile(r"\t|(?:(?!\t)\s)+|\S+")
_LABELS = 11  # characters of the longest label
_LABEL = regex.compile(rf"[^\t]{{0,{_LABELS - 1}}}[^\t\w\s]")
_STEP = 36.0  # points from one default tab stop to the next
_SPACE = 0.25  # times the font size
_MANY = 5  # blanks typed in a row to part columns
_COLUMNS = 1.6  # times the font size: a gap that parts columns
_TIGHT = 0.15  # share of its room by which a line of columns may be too long: faces differ in width
_ASCENT, _DESCENT = 0.8, 0.2
_RAISED, _RISE = 0.62, 0.4  # size and height of raised text, shares of the font size


@dataclass(slots=True)
class _Box:
    """A word before it is placed: its parts, and where it begins and ends from the line's left margin."""

    parts: list[Piece]
    start: float
    end: float


@dataclass(slots=True)
class _Set:
    """Words so far, the place that the next one takes, and the tab whose text is being set."""

    x: float
    stops: Sequence[Stop]
    boxes: list[_Box] = field(default_factory=list)
    open: bool = False
    tab: tuple[float, Align, int] | None = None

    def add(self, piece: Piece) -> None:
        wide = width_of(piece.text, _size(piece), bold=piece.style.bold)
        if self.open and self.boxes[-1].parts[-1].raised == piece.raised:
            self.boxes[-1].parts.append(piece)
            self.boxes[-1].end += wide
        else:
            self.boxes.append(_Box([piece], self.x, self.x + wide))
        self.open = True
        self.x += wide

    def space(self, count: int, size: float) -> None:
        self.open = False
        wide = count * _SPACE * size
        self.x += max(wide, _COLUMNS * size) if count >= _MANY and self.boxes else wide

    def next_stop(self) -> None:
        self.settle()
        self.open = False
        own = next((stop for stop in self.stops if stop[0] > self.x + 1), None)
        at, align = own or ((self.x + 1) // _STEP * _STEP + _STEP, "left")
        self.tab = (self.x, align, len(self.boxes))
        self.x = at

    def settle(self) -> None:
        """Move the text behind a centred or right-hand tab stop back to where it belongs."""
        if self.tab is None:
            return
        least, align, first = self.tab
        own = self.boxes[first:]
        if own and align != "left":
            back = (own[-1].end - own[0].start) * (0.5 if align == "center" else 1.0)
            back = min(back, own[0].start - least)
            for box in own:
                box.start, box.end = box.start - back, box.end - back
            self.x -= back
        self.tab = None


def set_line(line: Sequence[Piece], paragraph: Paragraph, x0: float, x1: float, top: float, first: float) -> list[Word]:
    """Return the words of a line between these edges, `first` points further in; `top` is where its letters begin."""
    room = x1 - x0
    boxes = _place(line, first, paragraph.stops, tabs=True)
    if boxes and boxes[-1].end > room and not _fit(boxes, room):
        if any("\t" in piece.text for piece in line):
            boxes = _place(line, first, paragraph.stops, tabs=False)
        _draw_together(boxes, room)
    if not boxes:
        return []
    shift = 0.0 if paragraph.align == "left" else room - boxes[-1].end
    shift = max(0.0, shift / 2 if paragraph.align == "center" else shift)
    parts = [part for box in boxes for part in box.parts]
    # A line of nothing but raised words stands where they do.
    height = max(_size(part) for part in [x for x in parts if not x.raised] or parts)
    return [_word(box, x0 + shift, top + _ASCENT * height) for box in boxes]


def _fit(boxes: list[_Box], room: float) -> bool:
    """Take from indent and wide gaps what a line is too long; tell whether it is a line of columns that now fits."""
    size = max(_size(part) for box in boxes for part in box.parts)
    gaps = [boxes[0].start, *(b.start - a.end for a, b in pairwise(boxes))]
    spare = [gaps[0], *(max(0.0, gap - _COLUMNS * size) for gap in gaps[1:])]
    wide = sum(gap >= _COLUMNS * size for gap in gaps[1:])
    over = boxes[-1].end - room
    if over > sum(spare) + (_TIGHT * room if wide else 0.0):
        return False
    taken = min(1.0, over / (sum(spare) or 1.0))
    letters = sum(box.end - box.start for box in boxes)
    narrow = 1.0 - max(0.0, over - sum(spare)) / letters
    at = 0.0
    for box, gap, less in zip(boxes, gaps, spare, strict=True):
        at += gap - less * taken
        box.start, box.end = at, at + (box.end - box.start) * narrow
        at = box.end
    return True


def _draw_together(boxes: list[_Box], room: float) -> None:
    """Draw the words of a long line together until they fit the room."""
    if not boxes or boxes[-1].end <= room:
        return
    begin = boxes[0].start
    start = min(begin, 0.5 * room)
    share = min(1.0, max(room - start, 1.0) / (boxes[-1].end - begin))
    for box in boxes:
        box.start, box.end = start + (box.start - begin) * share, start + (box.end - begin) * share


def split_lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces of each line, cut at line breaks."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for position, text in enumerate(piece.text.split("\n")):
            if position:
                lines.append([])
            if text:
                lines[-1].append(replace(piece, text=text))
    return lines


def _place(line: Sequence[Piece], first: float, stops: Sequence[Stop], *, tabs: bool) -> list[_Box]:
    """Place the words one after the other from the left; a tab behind a label, or where `tabs` is off, is a space."""
    found = _Set(first, stops)
    before = ""
    for piece in line:
        for token in _TOKEN.findall(piece.text):
            if token == "\t" and (not before or (tabs and not _LABEL.fullmatch(before.rstrip()))):
                found.next_stop()
            elif token.isspace():
                found.space(len(token), piece.style.size)
            else:
                found.add(Piece(token, piece.style, piece.raised))
            if len(before.rstrip()) <= _LABELS:
                before = (before + token).lstrip()
    found.settle()
    return found.boxes


def _size(piece: Piece) -> float:
    return piece.style.size * (_RAISED if piece.raised else 1.0)


def _word(box: _Box, left: float, base: float) -> Word:
    parts = box.parts
    # Of parts as long as each other the last one counts: the first may be a capital in a font of capitals.
    longest = parts[0] if len(parts) == 1 else max(reversed(parts), key=lambda p: len(p.text))
    style: Style = longest.style
    bold = style.bold
    if len(parts) > 1:
        bold = sum(len(p.text) for p in parts if p.style.bold) * 2 > sum(len(p.text) for p in parts)
    size = _size(longest)
    base -= _RISE * style.size if longest.raised else 0.0
    return Word(
        text="".join([p.text for p in parts]),
        x0=round(left + box.start, 2),
        top=round(base - _ASCENT * size, 2),
        x1=round(left + box.end, 2),
        bottom=round(base + _DESCENT * size, 2),
        size=round(size, 2),
        bold=bold,
        italic=style.italic,
        font=style.font,
    )
