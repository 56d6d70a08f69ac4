"""Which cited document amends which other (`Luật A được sửa đổi, bổ sung bởi Luật B và Luật C`)."""

from collections.abc import Sequence

from vndocparse.fields.citing.mention import Mention
from vndocparse.grammar import Grammar

_REACH = 600
_BACK = 8


def chain(text: str, mentions: Sequence[Mention], grammar: Grammar) -> None:
    """Set `amended_by` of the mentions that others amend."""
    words = grammar.rule("citation_roles.amended")
    heads: dict[int, int] = {}
    for position in range(1, len(mentions)):
        before, mention = mentions[position - 1], mentions[position]
        if words.search(text, max(before.end, mention.start - _REACH), mention.start):
            head = _head(text, mentions, position, heads, grammar)
        else:
            head = heads.get(position - 1) if _goes_on(text, before, mention) else None
        if head is not None:
            heads[position] = head
            mentions[head].amended_by.append(position)


def _head(text: str, mentions: Sequence[Mention], position: int, heads: dict[int, int], grammar: Grammar) -> int | None:
    """Return which mention is amended: the nearest of the same type in the clause, else the one right before.

    A document is amended by one of its own form; a law within the title of an amended decree is passed over.
    """
    mention, last = mentions[position], position - 1
    between = text[mentions[last].end : mention.start]
    if last in heads and grammar.rule("citation_roles.coordinated").match(between):
        return heads[last]
    for back in range(last, max(-1, last - _BACK), -1):
        near = mention.start - mentions[back].end <= _REACH
        if not near or grammar.rule("citation_roles.clause_end").search(text, mentions[back].end, mention.start):
            break
        if mentions[back].code == mention.code:
            return back
    return last if grammar.rule("citation_roles.adjacent").match(between) else None


def _goes_on(text: str, before: Mention, mention: Mention) -> bool:
    """Tell whether a mention goes on a list of amending documents: one type, named as the first is or unnamed as it."""
    alike = before.code == mention.code and (before.title is None) == (mention.title is None)
    return mention.joined and alike and ";" not in text[before.end : mention.start]
