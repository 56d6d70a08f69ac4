"""Finding annexes: the heading of each and the body below it, from which units and tasks are read."""

from dataclasses import dataclass

from vndocparse.fields.attaching.heading import Heading, Label, Title
from vndocparse.fields.units.body import Body, find_body
from vndocparse.grammar import Grammar
from vndocparse.layout.zones import Layout, Lines

_HEADING = 14  # lines in which an annex names itself
_FOOT = 40  # lines from the end of an attached document within which its own recipients and signature stand


@dataclass(frozen=True, slots=True)
class FoundAnnex:
    """An annex: all its lines, its heading with label and title, and its body without heading and foot."""

    lines: Lines
    heading: Heading
    label: Label
    title: Title
    body: Body


def find_annexes(layout: Layout, grammar: Grammar) -> tuple[FoundAnnex, ...]:
    """Return the annexes that name themselves, in order."""
    found = (_find(layout, grammar, lines) for lines in layout.zones.annexes)
    return tuple(x for x in found if x is not None)


def _find(layout: Layout, grammar: Grammar, lines: Lines) -> FoundAnnex | None:
    heading = Heading(layout.view(lines[:_HEADING]), grammar)
    label = heading.label()
    if label is None:
        return None
    title = heading.title(label)
    body = find_body(layout, _without_foot(layout, lines[title.below :], grammar), grammar)
    return FoundAnnex(lines, heading, label, title, body)


def _without_foot(layout: Layout, lines: Lines, grammar: Grammar) -> Lines:
    """Return the lines above an attached document's own recipients list (nơi nhận), where it has one."""
    rule = grammar.rule("foot.recipients_label")
    for at in range(len(lines) - 1, max(-1, len(lines) - 1 - _FOOT), -1):
        if rule.match(layout.letters.folded[lines[at].start : lines[at].end]):
            return lines[:at]
    return lines
