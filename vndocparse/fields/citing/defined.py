"""Names that a text itself gives to a document: `Thông tư số … (sau đây gọi là Thông tư hướng dẫn)`."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from vndocparse.fields.citing.look import match_at
from vndocparse.fields.citing.mention import Mention
from vndocparse.fields.citing.types import type_of_word
from vndocparse.grammar import Grammar

_REACH = 600
_BACK = 8
_LONGEST = 200
_MARKS = ".,;:)\"'"
_CONFIDENCE = 0.85


_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Definition:
    words: _Words
    end: int
    full: Mention


class _Names:
    """The definitions of a text: each name by its words, how many words names have by the first two of them."""

    def __init__(self, found: Sequence[_Definition]) -> None:
        self.first = min((d.end for d in found), default=None)
        self._named: dict[_Words, list[_Definition]] = {}
        self._lengths: dict[_Words, set[int]] = {}
        for definition in sorted(found, key=lambda d: d.full.end):
            self._named.setdefault(definition.words, []).append(definition)
            self._lengths.setdefault(definition.words[:2], set()).add(len(definition.words))

    def at(self, text: str, start: int) -> tuple[_Definition, int] | None:
        """Return the last definition before `start` of the name that is printed there, and where the name ends."""
        for length in sorted(self._lengths.get(_words(text, start, 2)[0], ()), reverse=True):
            words, end = _words(text, start, length)
            same = self._named.get(words, ())
            if before := bisect_left(same, start, key=lambda d: d.full.end):
                return same[before - 1], end
        return None


def find_defined(text: str, mentions: Sequence[Mention], grammar: Grammar) -> list[Mention]:
    """Return the mentions with those by a defined name, each with the mention that it stands for."""
    found = list(mentions)
    names = _Names(_definitions(text, found, grammar))
    if names.first is None:
        return found
    for mention in mentions:
        bare = mention.title is not None and not mention.numbered and mention.when is None
        if bare and (named := names.at(text, mention.start)) and named[0].full is not mention:
            mention.defined = named[0].full
    starts = [m.start for m in mentions]
    for word in grammar.rule("citations.type_word").finditer(text, names.first):
        at = bisect_left(starts, word.end) - 1
        free = at < 0 or mentions[at].end <= word.start
        if free and (named := names.at(text, word.start)) and named[0].end <= word.start:
            found.append(_mention(word.start, word.end, *named))
    return sorted(found, key=lambda m: m.start)


def _mention(start: int, word_end: int, definition: _Definition, end: int) -> Mention:
    found = Mention(start, end, "citations.defined", _CONFIDENCE, (start, word_end), definition.full.row, short=True)
    found.defined = definition.full
    return found


def _definitions(text: str, mentions: Sequence[Mention], grammar: Grammar) -> list[_Definition]:
    """Return the names that begin with a type's word and have more words, with the document before that they name."""
    starts = [m.start for m in mentions]
    found: list[_Definition] = []
    for match in grammar.rule("citations.defined").finditer(text):
        name = match.span("name")
        word = match_at("citations.type_word", text, name[0], grammar) if name else None
        row = type_of_word(word.text, grammar) if word else None
        if name is None or word is None or row is None or word.end >= name[1]:
            continue
        at = bisect_left(starts, match.start)
        near = [m for m in mentions[max(0, at - _BACK) : at] if match.start - m.end <= _REACH and m.code == row["code"]]
        words = tuple(text[slice(*name)].casefold().split())
        titled = [m for m in near if m.title and tuple(text[slice(*m.title)].casefold().split()) == words]
        if near:
            found.append(_Definition(words, match.end, (titled or near)[-1]))
    return found


def _words(text: str, start: int, count: int) -> tuple[_Words, int]:
    """Return this many words from `start` on, and where the last of them ends (marks at its end left out)."""
    piece = text[start : start + _LONGEST]
    rest = piece.split(maxsplit=count)
    end = len(piece) - (len(rest[count]) if len(rest) > count else 0)
    kept = piece[:end].rstrip().rstrip(_MARKS)
    return tuple(kept.casefold().split()), start + len(kept)
