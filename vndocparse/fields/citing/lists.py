"""What the members of a list share: the issuer printed after the last, and a pair's date."""

from collections.abc import Sequence

from vndocparse.fields.citing.mention import Mention
from vndocparse.fields.citing.types import same_body

_PAIR = 2


def share(text: str, mentions: Sequence[Mention]) -> None:
    """Give the members of each list the issuer printed after the last of them, and a pair its date.

    `A, B và C của Chính phủ`: all three are the Government's. `A và B ngày …`: the date is that of both.
    """
    for members in _lists(text, mentions):
        issuer = None
        for member in reversed(members):
            member.issuer = issuer = member.issuer or issuer
        first, last = members[-_PAIR:]
        # In a longer list, the last two are a pair where all before them have dates of their own.
        pair = all(m.when for m in members[:-_PAIR]) and not set(",;") & set(text[first.end : last.start])
        if pair and first.when is None and last.word is None:
            first.when = last.when


def _lists(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return the runs of mentions that make one list."""
    runs: list[list[Mention]] = []
    for mention in mentions:
        before = runs[-1][-1] if runs else None
        if before and mention.joined and _one_list(text, before, mention):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return [run for run in runs if len(run) > 1]


def _one_list(text: str, before: Mention, mention: Mention) -> bool:
    """Tell whether two joined mentions make one list: the second has no word of its own, or the same body."""
    if not before.numbered or not mention.numbered:
        return False
    if mention.word is None and mention.title is None:
        return before.code == mention.code or same_body(before.symbol, mention.symbol)
    return same_body(before.symbol, mention.symbol) and ";" not in text[before.end : mention.start]
