"""The walk over the words of a text that finds its named entities, each word looked at once."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from vndocparse.ner.knowledge import Knowledge
from vndocparse.ner.listed_places import ListedPlaces
from vndocparse.ner.organisations import Organisations
from vndocparse.ner.persons import Persons
from vndocparse.ner.places import Places
from vndocparse.ner.words import Word

Label = Literal["PERSON", "ORG", "LOC"]


class Found(NamedTuple):
    """Named words: index of the first, index behind the last, label; without label, words that name nothing."""

    start: int
    end: int
    label: Label | None


class Walk:
    """Walks over words: an organisation goes before a place, both before a person, a longer one before a shorter."""

    def __init__(self, words: Sequence[Word], known: Knowledge) -> None:
        """Walk over these words."""
        self._words = words
        self._places = Places(words, known)
        self._listed = ListedPlaces(words, known, self._places)
        self._persons = Persons(words, known)
        self._organisations = Organisations(words, known, self._places, self._persons)

    def entities(self, skipped: Sequence[tuple[int, int]]) -> Iterator[Found]:
        """Yield what is named, none overlapping; ranges of the text that are skipped hold nothing (in order)."""
        at, skip, behind = 0, 0, -1
        while at < len(self._words):
            start = self._words[at].start
            while skip < len(skipped) and skipped[skip][1] <= start:
                skip += 1
            found = Found(at, at, None)
            if not (skip < len(skipped) and skipped[skip][0] <= start):
                found = self._at(at, fresh=behind == at)
            if found.label:
                yield found
                for more in self._behind(found):
                    yield more
                    found = more
            behind = found.end if found.label else -1
            at = max(found.end, at + 1)

    def _at(self, at: int, *, fresh: bool) -> Found:
        """Return what the words from here on name; `fresh`: another name ends right before."""
        if self._words[at].shape in ("number", "mark"):
            return Found(at, at, None)
        organisation, place = self._organisations.end(at), self._places.bare(at)
        if organisation > max(at, place):
            return Found(at, organisation, None if self._organisations.many(at, organisation) else "ORG")
        if (end := self._organisations.foreign(at)) > at:
            return Found(at, end, "ORG")
        levelled = self._places.levelled(at)
        if (end := levelled if levelled > at else self._listed.placed(at)) > at:
            return Found(at, end, "LOC")
        person = self._persons.end(at, fresh=fresh)
        if person > max(at, place) or (person == place > at + 2 and self._persons.told(at)):
            return Found(at, person, "PERSON")
        return Found(at, place, "LOC" if place > at else None)

    def _behind(self, found: Found) -> Iterator[Found]:
        """Yield what only the name before it tells: the code of a parent body, the next names of a list of places."""
        if found.label == "ORG" and (end := self._organisations.code(found.end)) > found.end:
            yield Found(found.end + 1, end, "ORG")
        at = found.end
        while found.label == "LOC" and (end := self._listed.next(at)) > at:
            yield Found(at + 1, end, "LOC")
            at = end
