"""Pieces of the header: its lines, cut where the letterhead's components are glued together, each with its kind."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Match
from vndocparse.layout.lines import Line, View
from vndocparse.layout.zones import Lines
from vndocparse.text.letters import Letters

_LINES = 110  # lines of the document that a header may take
_BESIDE = 200  # characters after the number within which a date alone may stand
_LONGEST = 20_000  # characters of those lines that are searched
_LETTERHEAD = 40  # lines among which the letterhead's titles are looked for
_TOLD = 400  # characters by which a line is told
_LINE_RULES = (
    "court_line", "note", "dispatch", "subject_start", "basis", "unit", "invitation", "issued_with",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the head or a part of it: `at` is the line's position, `kind` the rule that told it (or empty)."""

    line: Line
    at: int
    first: bool
    kind: str
    text: str

    @property
    def capitals(self) -> bool:
        """Whether the piece is set in capitals."""
        letters = [c for c in self.text if c.isalpha()]
        return bool(letters) and sum(c.isupper() for c in letters) >= 0.75 * len(letters)


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    end: int
    kind: str


def cut_pieces(letters: Letters, lines: Lines, grammar: Grammar) -> list[Piece]:
    """Return the pieces of the document's first lines, down to where the body has surely begun."""
    head = lines[: _head_end(letters, lines, grammar)]
    view = View.of(letters, head)
    cuts = sorted(_cuts(view, grammar), key=lambda c: c.start)
    pieces: list[Piece] = []
    for at, line in enumerate(head):
        pieces += _pieces_of(letters, line, at, view.line_start(at), cuts, grammar)
    return pieces


def _head_end(letters: Letters, lines: Lines, grammar: Grammar) -> int:
    basis, unit = grammar.rule("header.basis"), grammar.rule("header.unit")
    for at, line in enumerate(lines[:_LINES]):
        text = letters.folded[line.start : line.end]
        if basis.match(text) or unit.match(text):
            return at + 1
    return min(_LINES, len(lines))


def _cuts(view: View, grammar: Grammar) -> Iterator[_Cut]:
    addressee = grammar.rule("header.addressee_start").search(view.text, 0, _LONGEST)
    limit = min(addressee.start if addressee else len(view.text), _body_start(view, grammar), _LONGEST)
    top = view.line_start(_LETTERHEAD) if len(view.lines) > _LETTERHEAD else len(view.text)
    if addressee:
        yield _Cut(addressee.start, view.line_start(view.line_at(addressee.start)) + 10**9, "addressee")
    glued = grammar.rule("header.glued_prefix").match(view.text)
    if glued:
        yield _Cut(glued.start, glued.end, "note")
    titled: list[_Cut] = []
    for name in ("national_title", "motto", "party_title"):
        found = grammar.rule(f"header.{name}").search(view.text, 0, min(limit, top))
        if found and not _in_court_line(view, found, grammar):
            titled.append(_Cut(found.start, found.end, name))
    if not titled:
        found = grammar.rule("header.youth_title").search(view.text, 0, min(limit, top))
        titled += [_Cut(found.start, found.end, "party_title")] if found else []
    yield from titled
    place = _place_date(view, limit, titled, grammar)
    number = _reference(view, limit, place, titled, grammar)
    if place is None and number:
        place = _bare_date(view, number, grammar)
    yield from (c for c in (place, number) if c)


def _body_start(view: View, grammar: Grammar) -> int:
    """Return the offset of the last line when the body begins there: its dates and numbers are cited ones."""
    last = view.line_start(len(view.lines) - 1) if view.lines else 0
    rules = (grammar.rule("header.basis"), grammar.rule("header.unit"))
    return last if any(rule.match(view.text[last:]) for rule in rules) else len(view.text)


def _in_court_line(view: View, found: Match, grammar: Grammar) -> bool:
    at = view.line_at(found.start)
    line = view.text[view.line_start(at) : found.start]
    above = view.text[view.line_start(at - 1) : view.line_start(at)] if at else ""
    rule = grammar.rule("header.court_line")
    return bool(rule.match(line) or (not line.strip() and rule.match(above)))


def _place_date(view: View, limit: int, titled: list[_Cut], grammar: Grammar) -> _Cut | None:
    for found in grammar.rule("place_date.line").finditer(view.text, 0, limit):
        start, at = found.start, view.line_at(found.start)
        before = view.text[view.line_start(at) : start].strip()
        after = view.text[found.end : found.end + 40].split("\n")[0].strip(" .,;)|*_-")
        ends = len(after) <= 12 or any(c.start >= found.end for c in titled)
        if not ends and not grammar.rule("header.subject_start").match(after):
            continue
        if before and not _glued(view, before, view.line_start(at), start, titled, grammar):
            continue
        above = view.lines[at - 1] if at else None
        if above and not before and above.block == view.lines[at].block and above.column == view.lines[at].column:
            text = view.text[view.line_start(at - 1) : view.line_start(at)].strip()
            if grammar.rule("place_date.begins").match(text):
                start = view.line_start(at - 1)
        return _Cut(start, found.end, "place_date")
    return None


def _glued(view: View, before: str, line: int, start: int, titled: list[_Cut], grammar: Grammar) -> bool:
    """Tell whether what stands before, on the same line, is another component of the letterhead."""
    if grammar.rule("reference.line").match(before) or grammar.rule("header.subject_start").match(before):
        return True
    return any(line <= c.end <= start for c in titled) or not any(c.islower() for c in before)


def _reference(view: View, limit: int, place: _Cut | None, titled: list[_Cut], grammar: Grammar) -> _Cut | None:
    # A symbol must not run into the place that follows it on the line.
    text = view.text[:limit] + " "
    if place:
        text = text[: place.start] + "\0" * (place.end - place.start) + text[place.end :]
    for name in ("line", "bare", "unsymboled"):
        for found in grammar.rule(f"reference.{name}").finditer(text):
            at = view.line_at(found.start)
            before = text[view.line_start(at) : found.start].strip(" \0")
            after = text[found.end : found.end + 40].split("\n")[0].strip(" \0.,;)|*_-")
            if found.text[:1] not in "Ss(" and after and not titled:
                continue
            if not before or _glued(view, before, view.line_start(at), found.start, titled, grammar):
                return _Cut(found.start, found.end, "reference")
    return None


def _bare_date(view: View, number: _Cut, grammar: Grammar) -> _Cut | None:
    """Return the date alone that stands beside or right below the number."""
    found = grammar.rule("place_date.bare").search(view.text, number.end, number.end + _BESIDE)
    if found is None or view.line_at(found.start) - view.line_at(number.end) > 1:
        return None
    return _Cut(found.start, found.end, "place_date")


def _pieces_of(
    letters: Letters, line: Line, at: int, offset: int, cuts: list[_Cut], grammar: Grammar
) -> Iterator[Piece]:
    place, end = offset, offset + line.end - line.start
    edges: list[tuple[int, int, str]] = []
    for cut in cuts:
        start, stop = max(cut.start, place), min(cut.end, end)
        if start < stop:
            edges += [(place, start, ""), (start, stop, cut.kind)]
            place = stop
    first = True
    for start, stop, kind in [*edges, (place, end, "")]:
        piece = _trimmed(letters, replace(line, start=line.start + start - offset, end=line.start + stop - offset))
        # Marks left beside a cut say nothing.
        if piece and (not edges or any(c.isalnum() for c in letters.folded[piece.start : piece.end])):
            text = letters.folded[piece.start : piece.end].replace("\n", " ")
            yield Piece(piece, at, first, kind or _kind(text, grammar), text)
            first = False


def _trimmed(letters: Letters, line: Line) -> Line | None:
    text = letters.folded[line.start : line.end]
    start, end = line.start + len(text) - len(text.lstrip()), line.end - len(text) + len(text.rstrip())
    return replace(line, start=start, end=end) if start < end else None


def _kind(text: str, grammar: Grammar) -> str:
    text = text[:_TOLD]
    if grammar.rule("marks.mark").fullmatch(text):
        return "mark"
    return next((name for name in _LINE_RULES if grammar.rule(f"header.{name}").match(text)), "")
