"""Names that a text itself gives to a document: `Thông tư số … (sau đây gọi là Thông tư hướng dẫn)`."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from vndocparse.fields.citing.mention import Mention
from vndocparse.fields.citing.types import type_of_word
from vndocparse.grammar import Grammar

_REACH = 600
_MOST = 64  # definitions that are followed in one text
_BACK = 8


@dataclass(frozen=True, slots=True)
class _Definition:
    words: tuple[str, ...]
    end: int
    full: Mention


def find_defined(text: str, mentions: Sequence[Mention], grammar: Grammar) -> list[Mention]:
    """Return the mentions with those by a defined name, each with the mention that it stands for."""
    found = list(mentions)
    definitions = _definitions(text, found, grammar)
    if not definitions:
        return found
    for mention in found:
        bare = mention.title is not None and not mention.numbered and mention.when is None
        if bare and (definition := _at(text, mention.start, definitions)):
            mention.defined = definition.full if definition.full is not mention else None
    starts = [m.start for m in found]
    for word in grammar.rule("citations.type_word").finditer(text, definitions[0].end):
        at = bisect_left(starts, word.end) - 1
        free = at < 0 or mentions[at].end <= word.start
        if free and (definition := _at(text, word.start, definitions)):
            end = word.start + _length(text, word.start, len(definition.words))
            row = definition.full.row
            place = (word.start, word.end)
            found.append(Mention(word.start, end, "citations.defined", 0.85, place, row, defined=definition.full, short=True))
    return sorted(found, key=lambda m: m.start)


def _definitions(text: str, mentions: Sequence[Mention], grammar: Grammar) -> list[_Definition]:
    starts = [m.start for m in mentions]
    found: list[_Definition] = []
    for match in grammar.rule("citations.defined").finditer(text):
        words = tuple((match.get("name") or "").casefold().split())
        word = grammar.rule("citations.type_word").match(text, (match.span("name") or (0, 0))[0])
        row = type_of_word(word.text, grammar) if word else None
        before = mentions[max(0, bisect_left(starts, match.start) - _BACK) : bisect_left(starts, match.start)]
        near = [m for m in before if match.start - m.end <= _REACH and row is not None and m.code == row["code"]]
        if near and word and len(words) > len(word.text.split()):
            titled = [m for m in near if m.title and tuple(text[slice(*m.title)].casefold().split()) == words]
            found.append(_Definition(words, match.end, (titled or near)[-1]))
    return found[:_MOST]


def _at(text: str, start: int, definitions: Sequence[_Definition]) -> _Definition | None:
    """Return the last definition before `start` whose name is printed there."""
    for definition in reversed(definitions):
        if definition.end <= start or definition.full.end < start < definition.end:
            end = start + _length(text, start, len(definition.words))
            if tuple(text[start:end].casefold().split()) == definition.words:
                return definition
    return None


def _length(text: str, start: int, words: int) -> int:
    """Return how many characters this many words take from `start` on, without what is no letter at the end."""
    pieces = text[start : start + 200].split(maxsplit=words)[:words]
    last = pieces[-1] if pieces else ""
    kept = len(last.rstrip(".,;:)\"'"))
    at = 0
    for piece in pieces:
        at = text.index(piece, start + at) - start + len(piece)
    return at - len(last) + kept
