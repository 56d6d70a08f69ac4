"""The title block: where the type's name stands and how far the subject below it goes."""

from collections.abc import Sequence

from vndocparse.grammar import Grammar
from vndocparse.layout.header_pieces import Piece
from vndocparse.layout.type_names import TypeName, find_type_name

_LETTERHEAD = ("national_title", "motto", "party_title", "reference", "place_date")
_STOPS = ("addressee", "dispatch", "basis", "unit", "invitation", "form_opening", "issued_with")
_BESIDE = (*_LETTERHEAD, "mark", "note", "court_line")
_TAIL = 60  # characters at a line's end that tell whether the subject goes on
_TITLE_LINES = 18  # lines that a title may take
_OFF_CENTRE = {True: 8.0, False: 7.0}  # how far a line's middle may lie from the axis: points on a page, else letters
_INDENTED = 8  # letters: a type's name in plain text that is set this far in is centred


def find_title(pieces: list[Piece], grammar: Grammar) -> int | None:
    """Return the position of the piece that begins with the type's name, or None when no type is printed."""
    stop = next((i for i, p in enumerate(pieces) if p.kind in _STOPS), len(pieces))
    titles = [i for i, p in enumerate(pieces[:stop]) if p.kind in _LETTERHEAD[:3]]
    numbers = [i for i, p in enumerate(pieces[:stop]) if p.kind in _LETTERHEAD]
    after_titles, after_numbers = (titles or [-1])[-1], (numbers or [-1])[-1]
    subject = next((i for i, p in enumerate(pieces) if p.kind == "subject_start"), len(pieces))
    for at in range(stop):
        piece = pieces[at]
        if piece.kind or grammar.rule("header.no_title").match(piece.text):
            continue
        if at and grammar.rule("issuers.incomplete").match(pieces[at - 1].text):
            continue
        # A short type's name may be counted to the left column, whose lines stand before the right column's.
        if at < after_titles and piece.line.column != "left":
            continue
        name = type_name(pieces, at, grammar)
        if name is None:
            continue
        if name.alone and (piece.capitals or at < subject):
            return at
        if not name.alone and at > after_numbers and _heads(pieces, at, name, subject, grammar):
            return at
    return None


def type_name(pieces: list[Piece], at: int, grammar: Grammar) -> TypeName | None:
    """Return the type's name that begins at this piece; it may go on over pieces of the same block."""
    texts = [pieces[at].text]
    for piece in pieces[at + 1 : at + 3]:
        if piece.kind or piece.line.block - pieces[at].line.block > 1:
            break
        texts.append(piece.text)
    return find_type_name(texts, grammar)


def _heads(pieces: list[Piece], at: int, name: TypeName, subject: int, grammar: Grammar) -> bool:
    """Tell whether a name with more text on its line is the document's title, not prose or part of another line."""
    piece = pieces[at]
    if at > subject:
        return False
    if piece.text[: name.end].isupper():
        return True
    follows = at == 0 or pieces[at - 1].kind in _LETTERHEAD
    owned = grammar.rule("header.owned").match(piece.text[name.end :]) is not None
    return owned or (follows and piece.text[:1].isupper())


def title_end(pieces: list[Piece], start: int, grammar: Grammar) -> int:
    """Return the position of the first piece below the title block that begins at `start`."""
    name = type_name(pieces, start, grammar)
    at = start + (name.lines if name else 1)
    subject = [] if name and (name.alone or _names_owner(pieces[start], name, grammar)) else [pieces[start]]
    end = at
    while at < min(len(pieces), start + _TITLE_LINES):
        piece = pieces[at]
        if piece.kind in _STOPS:
            break
        if piece.kind not in _BESIDE:
            if _is_authority(pieces, at, subject[-1] if subject else None, grammar):
                break
            if grammar.rule("header.ruled").match(piece.text) or _ends(piece, subject, pieces[start], grammar):
                break
            subject.append(piece)
        at += 1
        end = at
    return end


def _names_owner(piece: Piece, name: TypeName, grammar: Grammar) -> bool:
    """Tell whether the type's name is followed by whose document it is, and the subject stands below that line."""
    return grammar.rule("subject.owner").match(piece.text[name.end :]) is not None


def _ends(piece: Piece, subject: Sequence[Piece], name: Piece, grammar: Grammar) -> bool:
    """Tell whether the subject, whose lines so far are these, has ended above this piece."""
    if not subject:
        return False
    first, above = subject[0], subject[-1]
    if grammar.rule("header.runs_on").search(f"{above.text[-_TAIL:]}\n{piece.text[:_TAIL]}"):
        return False
    small = piece.text[:1].islower()
    if first.bold and (piece.line.page or not (piece.bold or small)):
        return not piece.bold
    apart = piece.line.block != above.line.block
    if apart and not piece.line.page:
        same = piece.capitals == above.capitals
        return not (piece.text[:1] == "(" or small or (same and piece.capitals))
    if grammar.rule("header.sentence").match(piece.text) or above.text.endswith("."):
        return True
    return not small and (_leaves_axis(piece, subject, name) or _opens_paragraph(piece, subject))


def _leaves_axis(piece: Piece, subject: Sequence[Piece], name: Piece) -> bool:
    """Tell whether the title is centred and this piece is not."""
    paged = bool(piece.line.page)
    if not paged and name.left < _INDENTED:
        return False
    axis, limit = name.left + name.right, 2 * _OFF_CENTRE[paged]
    off = [abs(p.left + p.right - axis) > limit for p in (*subject, piece)]
    return off.pop() and not any(off)


def _opens_paragraph(piece: Piece, subject: Sequence[Piece]) -> bool:
    """Tell whether the line above was left short though this piece's first word had room there: plain text only."""
    if piece.line.page or piece.capitals or len(subject) < 2:
        return False
    widest = max(len(p.text) for p in subject)
    room = widest - len(subject[-1].text) - 1
    return len(piece.text) > widest and len(piece.text.split()[0]) < room


def _is_authority(pieces: list[Piece], at: int, above: Piece | None, grammar: Grammar) -> bool:
    """Tell whether a piece names who enacts: a title, or a body in capitals, right above the legal bases."""
    piece = pieces[at]
    officer = grammar.rule("header.officer").match(piece.text) is not None
    if not officer and not (piece.capitals and grammar.rule("header.office").match(piece.text)):
        return False
    if above is None:
        # A type that needs no subject: the legal bases stand right below who enacts.
        dated = grammar.rule("header.dated").search(piece.text) is not None
        return piece.capitals and not dated and at + 1 < len(pieces) and pieces[at + 1].kind == "basis"
    if piece.capitals and not above.capitals:
        return True
    if next((p for p in pieces[at + 1 : at + 4] if p.kind in ("basis", "unit")), None) is None:
        return False
    apart = piece.line.block != above.line.block and not piece.line.page
    return apart or (officer and grammar.rule("header.joining").search(above.text[-_TAIL:]) is None)
