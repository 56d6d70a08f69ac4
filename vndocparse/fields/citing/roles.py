"""What each mention does in the document (căn cứ, thực hiện, thay thế, …), and which part of the cited one is meant."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from vndocparse.fields.citing.mention import Mention
from vndocparse.grammar import Grammar

_REACH = 600
_PINPOINT = 120
_OWN_ACTS = ("amends", "replaces", "repeals")


def assign_roles(text: str, mentions: Sequence[Mention], grammar: Grammar) -> None:
    """Set each mention's role by the last lead before it in its clause; a list's members have the role of the first."""
    leads = _leads(text, mentions, grammar)
    starts = [start for start, _ in leads]
    ends = [m.start for m in grammar.rule("citation_roles.clause_end").finditer(text)]
    for position, mention in enumerate(mentions):
        before = mentions[position - 1] if position else None
        if mention.itself:
            mention.role = "self"
        elif mention.joined and before and before.role != "self":
            mention.role = before.role
        else:
            clause = ends[at - 1] if (at := bisect_left(ends, mention.start)) else 0
            found = bisect_right(starts, mention.start) - 1
            if found >= 0 and starts[found] >= max(clause, mention.start - _REACH):
                start, role = leads[found]
                mention.role = "mentions" if role in _OWN_ACTS and _other_actor(before, clause, start) else role


def _leads(text: str, mentions: Sequence[Mention], grammar: Grammar) -> list[tuple[int, str]]:
    """Return place and role of every lead that is not part of a mention (`Luật sửa đổi …` is a name)."""
    starts = [m.start for m in mentions]
    leads = []
    for match in grammar.rule("citation_roles.lead").finditer(text):
        at = bisect_right(starts, match.start) - 1
        if at < 0 or mentions[at].end <= match.start:
            leads.append((match.start, next(iter(match.captures))))
    return leads


def _other_actor(before: Mention | None, clause: int, lead: int) -> bool:
    """Tell whether the document cited before in the clause is what amends or repeals, not this document."""
    if before is None or before.itself or before.role in _OWN_ACTS:
        return False
    return clause <= before.start and before.end <= lead


def pin_down(text: str, mentions: Sequence[Mention], grammar: Grammar) -> None:
    """Set each mention's pinpoint from the words right before it (`điểm a khoản 2 Điều 5`)."""
    rule = grammar.rule("citation_roles.pinpoint")
    for mention in mentions:
        if found := rule.search(text, max(0, mention.start - _PINPOINT), mention.start):
            mention.pinpoint = {name: " ".join(part.split()) for name, part in found.captures.items()}
