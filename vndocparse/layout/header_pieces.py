"""Pieces of the header: its lines, cut where the letterhead's components are glued together, each with its kind."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Match
from vndocparse.layout.header_reference import Cut, find_reference, is_glued
from vndocparse.layout.lines import Line, View
from vndocparse.layout.zones import Lines
from vndocparse.text.letters import Letters

_LINES = 110  # lines of the document that a header may take
_BESIDE = 200  # characters after the number within which a date alone may stand
_LONGEST = 20_000  # characters of those lines that are searched
_LETTERHEAD = 40  # lines among which the letterhead's titles are looked for
_TOLD = 400  # characters by which a line is told
_LINE_RULES = (
    "court_line", "note", "dispatch", "subject_start", "basis", "unit", "invitation", "form_opening", "issued_with",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the head or a part of it: `at` is the line's position, `kind` the rule that told it (or empty).

    `left` and `right` are its edges: points on a page, letters from the start of the line in plain text.
    """

    line: Line
    at: int
    first: bool
    kind: str
    text: str
    left: float = 0.0
    right: float = 0.0
    bold: bool = False

    @property
    def capitals(self) -> bool:
        """Whether the piece is set in capitals."""
        letters = [c for c in self.text if c.isalpha()]
        return bool(letters) and sum(c.isupper() for c in letters) >= 0.75 * len(letters)


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
    cue, bullet = grammar.rule("addressees.cue"), grammar.rule("addressees.bullet")
    above = ""
    for at, line in enumerate(lines[:_LINES]):
        text = letters.folded[line.start : line.end]
        # A `1.` right below a bare `Kính gửi:` numbers the addressees.
        numbered = bullet.match(text) is not None and cue.fullmatch(above) is not None
        if (basis.match(text) or unit.match(text)) and not numbered:
            return at + 1
        above = text.strip() or above
    return min(_LINES, len(lines))


def _cuts(view: View, grammar: Grammar) -> Iterator[Cut]:
    addressee = grammar.rule("header.addressee_start").search(view.text, 0, _LONGEST)
    limit = min(addressee.start if addressee else len(view.text), _body_start(view, grammar), _LONGEST)
    top = view.line_start(_LETTERHEAD) if len(view.lines) > _LETTERHEAD else len(view.text)
    if addressee:
        yield Cut(addressee.start, view.line_start(view.line_at(addressee.start)) + 10**9, "addressee")
    glued = grammar.rule("header.glued_prefix").match(view.text)
    if glued:
        yield Cut(glued.start, glued.end, "note")
    titled: list[Cut] = []
    for name in ("national_title", "motto", "party_title"):
        found = grammar.rule(f"header.{name}").search(view.text, 0, min(limit, top))
        if found and not _in_court_line(view, found, grammar):
            titled.append(Cut(found.start, found.end, name))
    if not titled:
        found = grammar.rule("header.youth_title").search(view.text, 0, min(limit, top))
        titled += [Cut(found.start, found.end, "party_title")] if found else []
    yield from titled
    place = _place_date(view, limit, titled, grammar)
    numbers = find_reference(view, limit, place, titled, grammar)
    if place is None and numbers:
        place = _bare_date(view, numbers[0], grammar)
    yield from (c for c in (place, *numbers) if c)


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


def _place_date(view: View, limit: int, titled: list[Cut], grammar: Grammar) -> Cut | None:
    for found in grammar.rule("place_date.line").finditer(view.text, 0, limit):
        start, at = found.start, view.line_at(found.start)
        before = view.text[view.line_start(at) : start].strip()
        after = view.text[found.end : min(found.end + 40, limit)].split("\n")[0].strip(" .,;)|*_-")
        ends = len(after) <= 12 or any(c.start >= found.end for c in titled)
        if not ends and not grammar.rule("header.subject_start").match(after):
            continue
        if before and not is_glued(view, before, start, titled, grammar):
            continue
        above = view.lines[at - 1] if at else None
        if above and not before and above.block == view.lines[at].block and above.column == view.lines[at].column:
            text = view.text[view.line_start(at - 1) : view.line_start(at)].strip()
            if grammar.rule("place_date.begins").match(text):
                start = view.line_start(at - 1)
        return Cut(start, found.end, "place_date")
    return None


def _bare_date(view: View, number: Cut, grammar: Grammar) -> Cut | None:
    """Return the date alone that stands beside or right below the number."""
    found = grammar.rule("place_date.bare").search(view.text, number.end, number.end + _BESIDE)
    if found is None or view.line_at(found.start) - view.line_at(number.end) > 1:
        return None
    return Cut(found.start, found.end, "place_date")


def _pieces_of(
    letters: Letters, line: Line, at: int, offset: int, cuts: list[Cut], grammar: Grammar
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
            left, right = _edges(letters, piece)
            bold = piece.bold or _strong(letters, piece.start)
            yield Piece(piece, at, first, kind or _kind(text, grammar), text, left, right, bold)
            first = False


def _edges(letters: Letters, line: Line) -> tuple[float, float]:
    if line.page:
        return line.x0, line.x1
    margin = letters.clean.rfind("\n", 0, line.start) + 1
    return line.start - margin, line.end - margin


def _strong(letters: Letters, at: int) -> bool:
    """Tell whether a character of a Markdown text stands in bold: an odd number of `**` since the last blank line."""
    start = letters.span(at, at + 1)[0]
    paragraph = letters.raw.rfind("\n\n", 0, start)
    return len(letters.clean) < len(letters.raw) and letters.raw.count("**", max(0, paragraph), start) % 2 == 1


def _trimmed(letters: Letters, line: Line) -> Line | None:
    text = letters.folded[line.start : line.end]
    start, end = line.start + len(text) - len(text.lstrip()), line.end - len(text) + len(text.rstrip())
    return replace(line, start=start, end=end) if start < end else None


def _kind(text: str, grammar: Grammar) -> str:
    text = text[:_TOLD]
    if grammar.rule("marks.mark").fullmatch(text):
        return "mark"
    return next((name for name in _LINE_RULES if grammar.rule(f"header.{name}").match(text)), "")
