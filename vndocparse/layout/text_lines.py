"""Plain text to lines: rows are cut at bars, tabs and wide gaps; interleaved columns are put one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from vndocparse.grammar import Grammar
from vndocparse.layout.lines import Column, Line
from vndocparse.text.letters import Letters

_BLANKS = regex.compile(r"[ \t]{2,}+")
_BARS = regex.compile(r"\|")
_CONTEXT = 24  # characters each side of a gap that the gap rules look at
_BLANKS_IN_RUN = 4
_CENTRED = 16  # blanks before a line that is centred
_AGENCY = 4  # rows of agencies that may stand above a letterhead's title
_TOP = 80  # characters of a row's last piece by which a letterhead's top is told
_ITEM = regex.compile(r"[-+]\s*\p{L}")


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    indent: int
    column: Column = ""


@dataclass(frozen=True, slots=True)
class _Row:
    pieces: tuple[_Piece, ...]
    block: int


def text_lines(letters: Letters, grammar: Grammar) -> tuple[Line, ...]:
    """Return the lines of a plain text in reading order; `block` changes at blank lines, bars and separators."""
    rows = _rows(letters, grammar)
    tops = _tops(letters, rows, grammar)
    ordered: list[tuple[_Piece, int]] = []
    at = 0
    while at < len(rows):
        end = _run_end(letters, rows, at, tops)
        run = rows[at:end]
        if end - at > 1:
            for column in ("left", "right"):
                ordered += [(p, r.block) for r in run for p in r.pieces if p.column == column]
        else:
            ordered += [(p, run[0].block) for p in run[0].pieces]
        at = end
    return tuple(Line(i, p.start, p.end, block, p.column) for i, (p, block) in enumerate(ordered))


def _rows(letters: Letters, grammar: Grammar) -> list[_Row]:
    separator = grammar.rule("layout.separator")
    rows: list[_Row] = []
    block, at = 0, 0
    for text, printed in zip(letters.folded.split("\n"), letters.clean.split("\n"), strict=True):
        if not text.strip(" \t|"):
            block += 1
        else:
            cells = [c for c in _cells(text) if c[0] < c[1]]
            pieces = [p for a, b in cells for p in _cut(text, printed, a, b, grammar)]
            lone = len(text) < 200 and separator.fullmatch(text) is not None
            if lone or "|" in text:
                block += 1
            rows.append(_Row(_columns(pieces, at), block))
            if lone or "|" in text:
                block += 1
        at += len(text) + 1
    return rows


def _cells(text: str) -> list[tuple[int, int]]:
    edges = [-1, *(m.start() for m in _BARS.finditer(text)), len(text)]
    found = []
    for left, right in pairwise(edges):
        piece = text[left + 1 : right]
        found.append((left + 1 + len(piece) - len(piece.lstrip()), right - len(piece) + len(piece.rstrip())))
    return found


def _cut(text: str, printed: str, start: int, end: int, grammar: Grammar) -> list[tuple[int, int]]:
    blank, column_start = grammar.rule("layout.blank"), grammar.rule("layout.column_start")
    pieces, at = [], start
    for gap in _gaps(printed, start, end):
        around = text[max(at, gap.start() - _CONTEXT) : gap.start()] + "¦" + text[gap.end() : gap.end() + _CONTEXT]
        if gap.start() > at and not blank.search(around) and column_start.match(text[gap.end() : gap.end() + _CONTEXT]):
            pieces.append((at, gap.start()))
            at = gap.end()
    return [*pieces, (at, end)]


def _gaps(printed: str, start: int, end: int) -> Iterator["regex.Match[str]"]:
    """Yield the gaps wide enough to part columns: three blanks, or two tabs (one parts a label from its text)."""
    for blanks in _BLANKS.finditer(printed, start, end):
        if "   " in blanks.group() or blanks.group().count("\t") > 1:
            yield blanks


def _columns(pieces: list[tuple[int, int]], offset: int) -> tuple[_Piece, ...]:
    names: list[Column] = ["left", "right"] if len(pieces) == 2 else [""] * len(pieces)
    return tuple(_Piece(offset + a, offset + b, a, name) for (a, b), name in zip(pieces, names, strict=True))


def _tops(letters: Letters, rows: list[_Row], grammar: Grammar) -> set[int]:
    """Return the positions of rows at which new columns begin: the recipients' label, the first row of a letterhead."""
    title, row_start = grammar.rule("layout.column_top"), grammar.rule("layout.row_start")
    found: set[int] = set()
    first = 0
    for at, row in enumerate(rows):
        first = at if row.block != rows[first].block else first
        begin, last = (letters.folded[p.start : min(p.end, p.start + _TOP)] for p in (row.pieces[0], row.pieces[-1]))
        if title.match(last):
            found.add(first if at - first <= _AGENCY else at)
        elif row_start.match(begin):
            found.add(at)
    return found


def _run_end(letters: Letters, rows: list[_Row], at: int, tops: set[int]) -> int:
    """Return the end of the run of two-column rows that begins here, giving its single rows a column."""
    if len(rows[at].pieces) != 2:
        return at + 1
    gutter = rows[at].pieces[1].indent
    listed, end = False, at
    columns: list[Column] = []
    for row in rows[at:]:
        if columns and at + len(columns) in tops:
            break
        if columns and row.block - rows[at + len(columns) - 1].block > _BLANKS_IN_RUN:
            break
        column: Column = ""
        if len(row.pieces) == 2:
            gutter = min(gutter, row.pieces[1].indent)
            listed = listed or _is_item(letters, row.pieces[0])
        elif (
            len(row.pieces) != 1
            or not (column := _single(letters, row.pieces[0], gutter, listed))
            or (column == "left" and columns and _heads(rows[at + len(columns) - 1], row))
        ):
            break
        columns.append(column)
        if listed or not column:
            end = at + len(columns)
    for position, column in zip(range(at, end), columns, strict=False):
        if column:
            rows[position] = replace(rows[position], pieces=(replace(rows[position].pieces[0], column=column),))
    return end


def _is_item(letters: Letters, piece: _Piece) -> bool:
    return _ITEM.match(letters.folded, piece.start, piece.end) is not None


def _heads(above: _Row, row: _Row) -> bool:
    """Tell whether a row below a blank line is centred, as a heading is, and not flush with a list."""
    return row.block != above.block and row.pieces[0].indent > _CENTRED


def _single(letters: Letters, piece: _Piece, gutter: int, listed: bool) -> Column:
    if piece.indent >= max(gutter - 6, 12):
        return "right"
    short = piece.indent + piece.end - piece.start < gutter
    return "left" if short and (listed or _is_item(letters, piece)) else ""
