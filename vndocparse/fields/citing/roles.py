"""What each mention does in the document (căn cứ, thực hiện, thay thế, …), and which part of the cited document is meant."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from vndocparse.fields.citing.mention import Mention
from vndocparse.grammar import Grammar

_REACH = 600
_PINPOINT = 120


def assign_roles(text: str, mentions: Sequence[Mention], grammar: Grammar) -> None:
    """Set each mention's role by the last lead before it in its clause; a list's members have the role of the first."""
    leads = [(m.start, next(iter(m.captures))) for m in grammar.rule("citation_roles.lead").finditer(text)]
    ends = [m.start for m in grammar.rule("citation_roles.clause_end").finditer(text)]
    starts = [start for start, _ in leads]
    for position, mention in enumerate(mentions):
        if mention.itself:
            mention.role = "self"
            continue
        if mention.joined and position and mentions[position - 1].role != "self":
            mention.role = mentions[position - 1].role
            continue
        clause = ends[bisect_left(ends, mention.start) - 1] if ends and ends[0] < mention.start else 0
        found = bisect_right(starts, mention.start) - 1
        if found >= 0 and starts[found] >= max(clause, mention.start - _REACH):
            mention.role = leads[found][1]


def pin_down(text: str, mentions: Sequence[Mention], grammar: Grammar) -> None:
    """Set each mention's pinpoint from the words right before it (`điểm a khoản 2 Điều 5`)."""
    rule = grammar.rule("citation_roles.pinpoint")
    for mention in mentions:
        if found := rule.search(text, max(0, mention.start - _PINPOINT), mention.start):
            mention.pinpoint = {name: " ".join(part.split()) for name, part in found.captures.items()}
