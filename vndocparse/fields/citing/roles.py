"""What each mention does in the document (căn cứ, thực hiện, thay thế, …)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from vndocparse.fields.citing.mention import Mention
from vndocparse.grammar import Grammar

_REACH = 600
_OWN_ACTS = ("amends", "replaces", "repeals")


def assign_roles(text: str, mentions: Sequence[Mention], grammar: Grammar) -> None:
    """Set each mention's role by the last lead before it in its clause; a list's members have the role of the first.

    Words within another citation's description (`Nghị định A thi hành Luật B; Nghị định C`) lead no further than its
    semicolon.
    """
    leads = _leads(text, mentions, grammar)
    starts = [start for start, *_ in leads]
    ends = [m.start for m in grammar.rule("citation_roles.clause_end").finditer(text)]
    for position, mention in enumerate(mentions):
        before = mentions[position - 1] if position else None
        if mention.itself:
            mention.role = "self"
        elif before and mention.joined and before.role != "self" and ";" not in text[before.end : mention.start]:
            mention.role = before.role
        else:
            clause = ends[at - 1] if (at := bisect_left(ends, mention.start)) else 0
            found = bisect_right(starts, mention.start) - 1
            while found >= 0 and starts[found] >= max(clause, mention.start - _REACH):
                if not leads[found][2] or ";" not in text[starts[found] : mention.start]:
                    break
                found -= 1
            if found >= 0 and starts[found] >= max(clause, mention.start - _REACH):
                start, role, _ = leads[found]
                other = role in _OWN_ACTS and _other_actor(text, before, clause, start, grammar)
                mention.role = "mentions" if other else role


def _leads(text: str, mentions: Sequence[Mention], grammar: Grammar) -> list[tuple[int, str, bool]]:
    """Return place and role of every lead that is not part of a mention (`Luật sửa đổi …` is a name).

    The third part tells whether another document is described: it stands before the lead and no semicolon between.
    """
    starts = [m.start for m in mentions]
    leads = []
    for match in grammar.rule("citation_roles.lead").finditer(text):
        at = bisect_right(starts, match.start) - 1
        if at < 0 or mentions[at].end <= match.start:
            described = at >= 0 and not mentions[at].itself and match.start - mentions[at].end <= _REACH
            within = described and ";" not in text[mentions[at].end : match.start]
            leads.append((match.start, next(iter(match.captures)), within))
    return leads


def _other_actor(text: str, before: Mention | None, clause: int, lead: int, grammar: Grammar) -> bool:
    """Tell whether the document cited before in the clause is what amends or repeals, not this document."""
    if before is None or before.itself or not clause <= before.start or before.end > lead:
        return False
    further = grammar.rule("citation_roles.further_act").search(text, max(before.end, lead - _REACH), lead)
    return before.role not in _OWN_ACTS or further is None
