"""The header: national title, issuer, number, place and date, type and subject, marks, addressees.

Place decides before pattern: the letterhead ends where the title, the addressees or the body begin.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from vndocparse.grammar import Grammar
from vndocparse.layout.header_pieces import Piece, cut_pieces
from vndocparse.layout.header_title import find_title, title_end
from vndocparse.layout.lines import Line
from vndocparse.layout.zones import Lines, Zones
from vndocparse.text.letters import Letters

_TITLES = ("national_title", "motto", "party_title")
_NUMBERS = ("reference", "place_date")
_SENTENCE = 60  # characters: below a full stop, a longer line is the body's
_BODY = ("basis", "unit", "invitation")


@dataclass(frozen=True, slots=True)
class Header:
    """The header's zones; `end` is the position in the document's lines of the first line below it.

    `rest` holds the end of a header line on which the body already begins; it stands before `lines[end:]`.
    """

    zones: Zones
    end: int = 0
    rest: Lines = ()


@dataclass(slots=True)
class _Sorting:
    """The pieces and where each has gone so far."""

    pieces: list[Piece]
    zones: dict[str, list[Line]] = field(default_factory=dict)
    at: int = 0

    def put(self, zone: str) -> None:
        self.zones.setdefault(zone, []).append(self.pieces[self.at].line)
        self.at += 1

    @property
    def piece(self) -> Piece:
        return self.pieces[self.at]

    @property
    def more(self) -> bool:
        return self.at < len(self.pieces)


def find_header(letters: Letters, lines: Lines, grammar: Grammar) -> Header:
    """Return the header of a document whose lines stand in reading order, page furniture removed."""
    pieces = cut_pieces(letters, lines, grammar)
    sorting = _Sorting(pieces)
    title = find_title(pieces, grammar)
    letterhead_end = _letterhead_end(pieces, title)
    _sort_letterhead(sorting, letterhead_end, grammar)
    if title is not None and sorting.at == title:
        _sort_title(sorting, title_end(pieces, title, grammar))
    _sort_addressees(sorting, grammar)
    return _header(sorting, lines)


def _letterhead_end(pieces: list[Piece], title: int | None) -> int:
    """Return the position of the first piece below the letterhead."""
    if title is not None:
        return title
    stops = ("addressee", "dispatch", *_BODY)
    stop = next((i for i, p in enumerate(pieces) if p.kind in stops), len(pieces))
    if stop < len(pieces) and pieces[stop].kind in ("addressee", "dispatch"):
        return stop
    # Without addressees the letterhead ends with its last component, a `V/v` with the lines that go on with it.
    known = [i for i, p in enumerate(pieces[:stop]) if p.kind in (*_TITLES, *_NUMBERS)]
    subject = next((i for i, p in enumerate(pieces[:stop]) if p.kind == "subject_start"), None)
    end = known[-1] + 1 if known else 0
    if subject is not None and subject <= end + 2:
        end = max(end, subject + 1)
        while end < stop and pieces[end].line.block == pieces[subject].line.block and not pieces[end].kind:
            end += 1
    return end


def _sort_letterhead(sorting: _Sorting, end: int, grammar: Grammar) -> None:
    last_issuer: Piece | None = None
    subject = numbered = False
    addressed = end < len(sorting.pieces) and sorting.pieces[end].kind == "addressee"
    while sorting.at < end:
        piece = sorting.piece
        if piece.kind in _TITLES:
            sorting.put("national_title")
        elif piece.kind in _NUMBERS:
            numbered = numbered or piece.kind == "reference"
            sorting.put(piece.kind)
        elif piece.kind == "mark":
            sorting.put("marks")
        elif piece.kind == "subject_start":
            subject = True
            sorting.put("subject_left")
        elif piece.kind:
            sorting.put("furniture")
        elif _names_issuer(piece, last_issuer, subject, numbered, grammar):
            last_issuer = piece
            sorting.put("issuer")
        elif subject or (numbered and addressed):
            subject = True
            sorting.put("subject_left")
        else:
            sorting.put("furniture")


def _names_issuer(piece: Piece, last: Piece | None, subject: bool, numbered: bool, grammar: Grammar) -> bool:
    begins = grammar.rule("issuers.begins").match(piece.text) is not None
    if subject:
        return begins and piece.capitals and last is None
    if numbered and last is not None:
        return piece.capitals and begins and piece.line.column != "right"
    goes_on = grammar.rule("issuers.goes_on").match(piece.text) is not None
    return begins or piece.capitals or (last is not None and (goes_on or last.line.block == piece.line.block))


def _sort_title(sorting: _Sorting, end: int) -> None:
    while sorting.at < end:
        piece = sorting.piece
        if piece.kind in _NUMBERS:
            sorting.put(piece.kind)
        elif piece.kind in _TITLES:
            sorting.put("national_title")
        elif piece.kind == "mark":
            sorting.put("marks")
        elif piece.kind in ("note", "issued_with", "court_line"):
            sorting.put("furniture")
        else:
            sorting.put("title")
    open_bracket = False
    while sorting.more and (open_bracket or sorting.piece.kind in ("note", "issued_with", "mark", "court_line")):
        piece = sorting.piece
        open_bracket = (open_bracket or piece.kind == "issued_with") and ")" not in piece.text
        sorting.put("marks" if piece.kind == "mark" else "furniture")


def _sort_addressees(sorting: _Sorting, grammar: Grammar) -> None:
    if not sorting.more or sorting.piece.kind not in ("addressee", "dispatch"):
        return
    cue = grammar.rule("addressees.cue").match(sorting.piece.text)
    named = cue is not None and cue.end < len(sorting.piece.text)
    _cut_body(sorting, grammar)
    last = sorting.piece
    bullet = grammar.rule("addressees.bullet")
    listed = cue is not None and bullet.match(sorting.piece.text[cue.end :]) is not None
    sorting.put("addressees")
    while sorting.more:
        _cut_body(sorting, grammar)
        piece = sorting.piece
        if piece.kind == "mark":
            sorting.put("marks")
            continue
        if piece.kind == "note" and not piece.text.startswith("("):
            sorting.put("furniture")
            continue
        # A `1.` right below a bare `Kính gửi:` numbers the addressees; no body begins there.
        numbered = piece.kind == "unit" and not named and bullet.match(piece.text) is not None
        if (piece.kind in _BODY and not numbered) or not _goes_on(piece, last, named, listed, grammar):
            return
        named, last, listed = True, piece, listed or bullet.match(piece.text) is not None
        sorting.put("addressees")


def _cut_body(sorting: _Sorting, grammar: Grammar) -> None:
    """Cut the piece at hand where the body begins on an addressee's line."""
    piece = sorting.piece
    found = grammar.rule("header.body_inside").search(piece.text)
    if found is None:
        return
    line, text = piece.line, piece.text[: found.end].rstrip()
    before = replace(piece, line=replace(line, end=line.start + len(text)), text=text)
    rest = replace(line, start=line.start + found.end)
    after = replace(piece, line=rest, first=False, kind="basis", text=piece.text[found.end :])
    sorting.pieces[sorting.at : sorting.at + 1] = [before, after]


def _goes_on(piece: Piece, last: Piece, named: bool, listed: bool, grammar: Grammar) -> bool:
    """Tell whether a piece goes on with the addressees above it."""
    same_block = piece.line.block == last.line.block
    if grammar.rule("addressees.bullet").match(piece.text):
        return last.text[-1] != "." or same_block
    if not named or grammar.rule("addressees.detail").match(piece.text):
        return True
    if grammar.rule("header.sentence").match(piece.text):
        return False
    if piece.text[0].islower() or piece.text[0] == "(" or last.text[-1] in ",:":
        return last.text[-1] != "." or len(piece.text) <= _SENTENCE
    if last.text[-1] == ";":
        return same_block or not listed
    return last.text[-1] != "." and same_block and piece.line.column == last.line.column


def _header(sorting: _Sorting, lines: Lines) -> Header:
    zones: dict[str, Any] = {name: tuple(found) for name, found in sorting.zones.items()}
    rest: Lines = ()
    if not sorting.more:
        end = sorting.pieces[-1].at + 1 if sorting.pieces else 0
    elif sorting.piece.first:
        end = sorting.piece.at
    else:
        at = sorting.piece.at
        rest = tuple(p.line for p in sorting.pieces[sorting.at :] if p.at == at)
        end = at + 1
    return Header(Zones(**zones), end=min(end, len(lines)), rest=rest)
