"""What the members of a list share: the issuer printed after the last, and a pair's date."""

from collections.abc import Sequence

from vndocparse.fields.citing.mention import Mention

_PAIR = 2


def share(text: str, mentions: Sequence[Mention]) -> None:
    """Give the members of each list the issuer printed after the last of them, and a pair its date.

    `A, B và C của Chính phủ`: all three are the Government's. `A và B ngày …`: the date is that of both.
    """
    for members in _lists(mentions):
        issuer = None
        for member in reversed(members):
            if member.issuer is None and member.numbered and issuer is not None:
                member.issuer = issuer
            issuer = member.issuer or issuer
        first, last = members[0], members[-1]
        pair = len(members) == _PAIR and not set(",;") & set(text[first.end : last.start])
        if pair and first.when is None and last.word is None:
            first.when = last.when


def _lists(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return the runs of mentions that are joined and of one type."""
    runs: list[list[Mention]] = []
    for mention in mentions:
        before = runs[-1][-1] if runs else None
        if before and mention.joined and before.code == mention.code and before.numbered and mention.numbered:
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return [run for run in runs if len(run) > 1]
