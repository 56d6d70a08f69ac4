"""Laws, codes, ordinances, congress resolutions and statutes: what is cited by its name."""

from vndocparse.fields.citing.look import match_at
from vndocparse.fields.citing.mention import Mention
from vndocparse.fields.citing.types import type_of_word
from vndocparse.grammar import Grammar, Match

_NAMED = ("laws.constitution", "citations.congress", "citations.plenum", "citations.statute")

_BEFORE = 40  # characters before a name in which the words that enact it stand


def read_name(text: str, start: int, grammar: Grammar) -> Mention | None:
    """Return the mention whose name begins at `start`, or None when no name begins there."""
    if match_at("laws.word", text, start, grammar):
        amending = match_at("laws.amending", text, start, grammar)
        if amending and grammar.rule("laws.enacting").search(text, max(0, start - _BEFORE), start):
            return None
        return _amending(text, amending, grammar) if amending else _law(text, start, grammar)
    for rule in _NAMED:
        if found := match_at(rule, text, start, grammar):
            return _mention(text, found, grammar)
    return None


def _law(text: str, start: int, grammar: Grammar) -> Mention | None:
    known = match_at("laws.known", text, start, grammar)
    if known and (itself := _amending_itself(text, known, grammar)):
        return itself
    until = match_at("laws.until_end", text, start, grammar)
    # A known name is trusted unless it is only the beginning of a longer one that a number or date closes.
    if known and (until is None or until.end <= known.end or _breaks(text[known.end : until.end])):
        return _mention(text, known, grammar)
    found = until or match_at("laws.plain", text, start, grammar)
    return _mention(text, found, grammar) if found else None


def _amending_itself(text: str, known: Match, grammar: Grammar) -> Mention | None:
    """Return the name `Pháp lệnh A sửa đổi, bổ sung một số điều của Pháp lệnh A`, or None when it is none."""
    amending = match_at("laws.amending_itself", text, known.end, grammar)
    again = match_at("laws.known", text, amending.end, grammar) if amending else None
    if again is None or again.text.casefold().split() != known.text.casefold().split():
        return None
    mention = _mention(text, known, grammar)
    mention.end, mention.title = again.end, (known.start, again.end)
    return mention


def _breaks(more: str) -> bool:
    return "," in more or len(more.split()) > 4


def _amending(text: str, found: Match, grammar: Grammar) -> Mention | None:
    """Read the name of an amending law: further laws belong to it when a number or a date follows the last of them."""
    end = found.end
    if inner := found.span("inner"):
        law = _law(text, inner[0], grammar)
        if law is None:
            return None
        far = end = law.end
        while (joined := match_at("laws.further", text, far, grammar)) and (
            more := match_at("laws.known", text, joined.end, grammar)
        ):
            far = more.end
        if far > end and match_at("laws.end", text, far, grammar):
            end = far
    mention = _mention(text, found, grammar)
    mention.end, mention.title = end, (found.start, end)
    return mention


def _mention(text: str, found: Match, grammar: Grammar) -> Mention:
    row = next((row for word in _heads(text, found) if (row := type_of_word(word, grammar))), None)
    place = (found.start, found.end)
    return Mention(*place, found.rule.id, found.rule.confidence, row=row, title=place)


def _heads(text: str, found: Match) -> tuple[str, ...]:
    words = text[found.start : found.end].split()
    return (" ".join(words[:2]), words[0])
