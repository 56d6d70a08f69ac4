"""Furniture: page numbers, running headers and stamps, which say nothing of the document; captions are kept apart."""

from collections import defaultdict
from dataclasses import dataclass

import regex

from vndocparse.grammar import Grammar
from vndocparse.layout.captions import caption_lines, goes_on, group_captions
from vndocparse.layout.foot_cues import kind_of
from vndocparse.layout.lines import Line
from vndocparse.layout.stamps import stamped_mark
from vndocparse.sources.pages import Page
from vndocparse.text.letters import Letters

_LONGEST = 300  # characters: no furniture is longer
_MARGIN = 0.12  # share of the page's height in which running headers and page numbers stand
_REPEATS = 3  # pages on which the same line at the same height makes a running header
_SMALL = 10.5  # points: captions of digital signatures are set no larger
_STAMP_LINES = 5
_COPY_LINES = 2  # lines on which a copy stamp goes on
_SAME_SIZE = 0.3  # points by which lines of one stamp differ in size
_SAME_SIZE_SEEN = 0.18  # share of the size, where it is measured on a picture: a line without tails looks smaller

_LISTED = ("label", "item", "archive")
_ALONE = ("page_number", "gazette_section", "portal_caption")
_BEGINS = ("gazette_header", "signature_caption", "incoming_stamp")
_DIGITS = regex.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Sorted:
    """The document's own lines, its copy stamps, the furniture, and the captions of signatures, each a group."""

    lines: tuple[Line, ...]
    stamps: tuple[Line, ...]
    furniture: tuple[Line, ...]
    captions: tuple[tuple[Line, ...], ...] = ()


def sort_furniture(letters: Letters, lines: tuple[Line, ...], pages: tuple[Page, ...], grammar: Grammar) -> Sorted:
    """Part the document's own lines from the furniture; order is kept. The cells of tables are no furniture."""
    heights, seen = {p.number: p.height for p in pages}, {p.number for p in pages if p.ocr}
    running, captions = _running(letters, lines, heights, grammar), caption_lines(letters, lines, grammar)
    own: list[Line] = []
    sorted_: dict[str, list[Line]] = {"copy_stamp": [], "signature_caption": [], "": []}
    caption: Line | None = None
    stamp_left = copy_left = 0
    for line in lines:
        if line.cell is not None:
            own.append(line)
            continue
        text = letters.folded[line.start : line.end]
        if line.stamp:
            sorted_["copy_stamp" if stamped_mark(text, grammar) else ""].append(line)
            continue
        kind = "signature_caption" if line.index in captions else _kind(text, line, heights, grammar)
        if line.index in running and kind != "signature_caption":
            kind = "running"
        if kind == "page_number" and own and _awaited(letters, own[-1], line, grammar):
            kind = ""
        if kind == "separator":
            sorted_[""].append(line)
            continue
        if not kind and caption and (_goes_on(caption, line) or goes_on(letters, caption, line, grammar)):
            kind = "signature_caption"
        if not kind and stamp_left and grammar.rule("layout.incoming_stamp_line").match(text):
            kind = "incoming_stamp_line"
        if copy_left and kind in ("", "signature_caption") and grammar.rule("layout.copy_stamp_line").match(text):
            kind = "copy_stamp"
        if kind == "incoming_stamp_start" and len(own) > 1 and _heads(letters, own[-2], own[-1], line, seen):
            sorted_[""].append(own.pop())
        stamp_left = _STAMP_LINES if kind == "incoming_stamp_start" else max(0, stamp_left - 1)
        open_stamp = kind == "copy_stamp" and text.rstrip().endswith(";")
        copy_left = (copy_left or _COPY_LINES + 1) - 1 if open_stamp else 0
        caption = line if kind == "signature_caption" else None
        (sorted_.get(kind, sorted_[""]) if kind else own).append(line)
    groups = group_captions(letters, sorted_["signature_caption"], grammar)
    return Sorted(tuple(own), tuple(sorted_["copy_stamp"]), tuple(sorted_[""]), groups)


def _kind(text: str, line: Line, heights: dict[int, float], grammar: Grammar) -> str:
    if len(text) > _LONGEST:
        return ""
    if grammar.rule("layout.separator").match(text):
        return "separator"
    if grammar.rule("layout.copy_stamp").match(text):
        return "copy_stamp"
    if grammar.rule("layout.incoming_stamp_start").match(text):
        return "incoming_stamp_start"
    for name in _ALONE:
        if grammar.rule(f"layout.{name}").match(text) and (name != "page_number" or _at_edge(line, heights)):
            return name
    return next((name for name in _BEGINS if grammar.rule(f"layout.{name}").match(text)), "")


def _at_edge(line: Line, heights: dict[int, float]) -> bool:
    if not line.page:
        return True
    height = heights[line.page]
    return line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height


def _awaited(letters: Letters, above: Line, line: Line, grammar: Grammar) -> bool:
    """Tell whether the line above ends in the middle of what a number goes on with."""
    text = letters.folded[above.start : above.end]
    return above.block == line.block and grammar.rule("layout.awaits_number").search(text) is not None


def _heads(letters: Letters, before: Line, above: Line, stamp: Line, seen: set[int]) -> bool:
    """Tell whether the line above an incoming stamp's first line is the receiving agency's name, printed in it.

    In plain text it is so only when it stands apart from the line `before` it, which may be a letterhead. `seen` are
    the pages read by OCR.
    """
    near = above.index == stamp.index - 1 and above.page == stamp.page and stamp.top - above.top < 2 * stamp.size
    allowed = _SAME_SIZE_SEEN * stamp.size if stamp.page in seen else _SAME_SIZE
    alike = near and abs(above.size - stamp.size) < allowed
    same = alike if stamp.page else before.block != above.block == stamp.block
    return same and letters.folded[above.start : above.end].isupper()


def _goes_on(caption: Line, line: Line) -> bool:
    """Tell whether a line goes on with the signature caption above it."""
    near = line.page == caption.page and 0 <= line.top - caption.top < 2 * (caption.size or 0.0)
    return bool(line.page) and near and 0 < line.size <= _SMALL and abs(line.size - caption.size) < 0.3


def _running(letters: Letters, lines: tuple[Line, ...], heights: dict[int, float], grammar: Grammar) -> set[int]:
    """Return the indexes of lines that repeat, but for digits, at the edge of at least three pages.

    What stands only where letterheads do is a letterhead's: several letters of one agency, each on a page. Neither do
    their recipients (`- Như trên;`) become furniture when they stand at one height.
    """
    title = grammar.rule("parts.title")
    headed = {x.page for x in lines if x.end - x.start <= _LONGEST and title.match(letters.folded[x.start : x.end])}
    found: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for line in lines:
        if line.page and line.cell is None and line.end - line.start <= _LONGEST and _at_edge(line, heights):
            words = _DIGITS.sub("#", letters.folded[line.start : line.end].casefold())
            found[words, round(line.top / 6)].append(line)
    return {
        x.index
        for group in found.values()
        if len(pages := {x.page for x in group}) >= _REPEATS and not pages <= headed
        for x in group
        if kind_of(letters.folded[x.start : x.end], grammar) not in _LISTED
    }
