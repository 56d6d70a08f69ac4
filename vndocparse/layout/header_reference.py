"""Where the number and symbol stand in the header, on one line or apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View

_APART = 6  # lines of other components that may stand between a number and the rest of its symbol


@dataclass(frozen=True, slots=True)
class Cut:
    """A range of the header's view that is one component: `kind` names it."""

    start: int
    end: int
    kind: str


def find_reference(
    view: View, limit: int, place: Cut | None, titled: Sequence[Cut], grammar: Grammar
) -> tuple[Cut, ...]:
    """Return where number and symbol stand before `limit`: one range, two when another column comes between."""
    # A symbol must not run into the place or the title that follows it.
    text = view.text[:limit] + " "
    for other in (*titled, *((place,) if place else ())):
        text = text[: other.start] + "\0" * (min(other.end, limit) - other.start) + text[other.end :]
    for name in ("line", "bare", "apart", "unsymboled"):
        for found in grammar.rule(f"reference.{name}").finditer(text):
            before, after = _beside(view, text, found.start, found.end)
            if after and (found.get("kind") or (found.text[:1] not in "Ss(" and not titled)):
                continue
            if before and not is_glued(view, before, found.start, titled, grammar):
                continue
            rest = _rest(view, found.end, limit, name, grammar)
            end = view.line_start(view.line_at(found.end) + 1) if rest else found.end
            if name != "apart" or rest:
                return (Cut(found.start, end, "reference"), *rest)
    return ()


def _beside(view: View, text: str, start: int, end: int) -> tuple[str, str]:
    """Return what else stands on the line before and after a range."""
    before = text[view.line_start(view.line_at(start)) : start].strip(" \0")
    return before, text[end : end + 40].split("\n", 1)[0].strip(" \0.,;)|*_-")


def is_glued(view: View, before: str, start: int, titled: Sequence[Cut], grammar: Grammar) -> bool:
    """Tell whether what stands before an offset, on the same line, is another component of the letterhead."""
    line = view.line_start(view.line_at(start))
    titles = [c.end for c in titled if line <= c.end <= start]
    if titles:
        before = view.text[max(titles) : start].strip()
    if grammar.rule("reference.line").match(before) or grammar.rule("header.subject_start").match(before):
        return True
    return bool(titles) or not any(c.islower() for c in before)


def _rest(view: View, end: int, limit: int, name: str, grammar: Grammar) -> tuple[Cut, ...]:
    """Return the line that the symbol goes on with, when it breaks off here."""
    at = view.line_at(end)
    left = view.text[end : view.line_start(at + 1) if at + 1 < len(view.lines) else limit].strip()
    if name == "apart":
        rule = grammar.rule("reference.symbol_line")
    elif name == "line" and left == "-":
        rule = grammar.rule("reference.piece")
    else:
        return ()
    for position in range(at + 1, min(at + 1 + _APART, len(view.lines))):
        start = view.line_start(position)
        stop = start + view.lines[position].end - view.lines[position].start
        if stop <= limit and rule.match(view.text[start:stop]):
            return (Cut(start, stop, "reference"),)
    return ()
