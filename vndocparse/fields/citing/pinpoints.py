"""Which part of a cited document is meant: điểm, khoản, Điều, Mục, Chương, Phần, Phụ lục."""

from collections.abc import Sequence

from vndocparse.fields.citing.mention import Mention
from vndocparse.grammar import Grammar

_REACH = 160


def pin_down(text: str, mentions: Sequence[Mention], grammar: Grammar) -> None:
    """Set each mention's pinpoint from the words right before it, in either order (`điểm a khoản 2 Điều 5`)."""
    rule = grammar.rule("citation_roles.pinpoint")
    end = 0
    for mention in mentions:
        if found := rule.search(text, max(end, mention.start - _REACH), mention.start):
            parts = {name: found.all(name) for name in rule.captures}
            mention.pinpoint = {
                name: ", ".join(" ".join(text[slice(*place)].split()) for place in places)
                for name, places in parts.items()
                if places
            }
        end = max(end, mention.end)
