"""The walk over a text that finds its named entities."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import regex

from vndocparse.grammar import Grammar
from vndocparse.ner.knowledge import Knowledge, knowledge_of
from vndocparse.ner.organisations import Organisations
from vndocparse.ner.persons import Persons
from vndocparse.ner.places import Places
from vndocparse.ner.words import Word, read_words
from vndocparse.text.letters import read_letters

Label = Literal["PERSON", "ORG", "LOC"]

_SYMBOL = regex.compile(
    r"(?<![\p{L}\d])\d{1,6}[\p{L}\d]{0,3}[ ]?[/-][ ]?[\p{Lu}\d][\p{L}\d&]*+(?:[/.-][\p{Lu}\d][\p{L}\d&]*+)*+"
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: its range in the caller's text (character offsets) and its label."""

    start: int
    end: int
    label: Label


def find_entities(text: str, grammar: Grammar | None = None) -> list[Entity]:
    """Return the persons, organisations and places of a text in order, none overlapping."""
    letters = read_letters(text, markdown=True)
    words = read_words(letters.folded)
    known = knowledge_of(grammar or Grammar.load())
    symbols = [found.span() for found in _SYMBOL.finditer(letters.folded)]
    found = []
    for first, end, label in _walk(words, known, symbols):
        start, stop = letters.span(words[first].start, words[end - 1].end)
        found.append(Entity(start, stop, label))
    return found


def _walk(words: list[Word], known: Knowledge, symbols: list[tuple[int, int]]) -> Iterator[tuple[int, int, Label]]:
    places, persons = Places(words, known), Persons(words, known)
    organisations = Organisations(words, known, places, persons)
    at, symbol, ended = 0, 0, -1
    while at < len(words):
        while symbol < len(symbols) and symbols[symbol][1] <= words[at].start:
            symbol += 1
        if symbol < len(symbols) and symbols[symbol][0] <= words[at].start:
            at += 1
            continue
        end, label = at, None
        if words[at].shape in ("capital", "upper", "lower"):
            end, label = _entity(at, places, persons, organisations, fresh=ended == at)
        if label is not None:
            yield at, end, label
        if label == "ORG" and (code := organisations.code(end)) > end + 1:
            yield end + 1, code, "ORG"
            end = code
        while label == "LOC" and (more := places.listed(end)) > end:
            yield end + 1, more, "LOC"
            end = more
        at = max(end, at + 1)
        ended = end if label else -1


def _entity(
    at: int, places: Places, persons: Persons, organisations: Organisations, *, fresh: bool
) -> tuple[int, Label | None]:
    organisation, place = organisations.end(at), places.bare(at)
    if organisation > max(at, place):
        return organisation, None if organisations.many(at, organisation) else "ORG"
    if (end := organisations.foreign(at)) > at:
        return end, "ORG"
    if (end := places.levelled(at)) > at:
        return end, "LOC"
    if (end := places.placed(at)) > at:
        return end, "LOC"
    person = persons.end(at, fresh=fresh)
    if person > max(at, place) or (person == place > at + 2 and persons.told(at)):
        return person, "PERSON"
    return (place, "LOC") if place > at else (at, None)
