"""What the tables know of agencies' names, laid out for look-up word by word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from vndocparse.grammar import Grammar
from vndocparse.review.naming.words import cut

_OPEN = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Short:
    """What a short form stands for, and where: words before, behind and later, all in small letters."""

    full: tuple[str, ...]
    start: bool
    before: frozenset[str]
    behind: frozenset[str]
    later: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as they are written, found by the same words in small letters."""

    words: tuple[str, ...]
    written: tuple[str, ...]
    kind: str


@dataclass(slots=True)
class Node:
    """A place in the tree of phrases, one word a step: what ends here, and what goes on."""

    phrase: Phrase | None = None
    more: "dict[str, Node]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Province:
    """A province of one time: kind, first and last day, and what it went into (`,` parts several)."""

    name: str
    kind: str
    since: str
    until: str
    into: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of names: short forms, phrases by first word, levels of units, committees, provinces, spellings."""

    shorts: dict[str, tuple[Short, ...]]
    phrases: dict[str, Node]
    levels: dict[str, str]
    committees: dict[str, str]
    city_committees: dict[str, str]
    provinces: dict[str, tuple[Province, ...]]
    spellings: dict[str, str]
    endings: frozenset[str]
    """Last words of units' and committees' words: a name that ends in one may leave something out."""

    def phrase(self, words: Sequence[str], at: int) -> Phrase | None:
        """Return the longest phrase that these words (in small letters) have at a place."""
        found: Phrase | None = None
        node = self.phrases.get(words[at])
        while node is not None:
            found = node.phrase or found
            at += 1
            node = node.more.get(words[at]) if at < len(words) else None
        return found

    def province(self, name: str, day: str | None) -> Province | None:
        """Return the province of a name on a day (ISO; may be partial); without a day, the one valid longest."""
        found = self.provinces.get(name, ())
        if not day:
            return found[-1] if found else None
        return next((x for x in found if x.since[: len(day)] <= day <= x.until), None)


@lru_cache(maxsize=4)
def lexicon(grammar: Grammar) -> Lexicon:
    """Return the tables of a grammar laid out for look-up."""
    shorts = _shorts(grammar)
    committees = grammar.table("canonical_committees").rows
    ends = (*grammar.table("canonical_levels").values("word"), *grammar.table("canonical_committees").values("name"))
    return Lexicon(
        shorts=shorts,
        phrases=_phrases(grammar, shorts),
        levels={str(row["word"]): str(row["level"]) for row in grammar.table("canonical_levels").rows},
        committees={str(row["name"]): str(row["unit"]) for row in committees},
        city_committees={str(row["name"]): str(row["city"]) for row in committees},
        provinces=_provinces(grammar),
        spellings={
            printed: str(row["name"])
            for row in grammar.table("canonical_spellings").rows
            for printed in _list(row, "printed")
        },
        endings=frozenset(word.rpartition(" ")[2].lower() for word in ends),
    )


def _shorts(grammar: Grammar) -> dict[str, tuple[Short, ...]]:
    found: dict[str, list[Short]] = {}
    for row in grammar.table("canonical_short").rows:
        short = Short(
            full=tuple(cut(str(row["full"]))),
            start=bool(row.get("start")),
            before=_small(row, "prev"),
            behind=_small(row, "next"),
            later=_small(row, "later"),
        )
        for printed in _list(row, "short"):
            found.setdefault(printed, []).append(short)
    # What is tied to the words around it goes first.
    return {printed: tuple(sorted(rows, key=lambda x: (not x.before, not x.start))) for printed, rows in found.items()}


def _phrases(grammar: Grammar, shorts: dict[str, tuple[Short, ...]]) -> dict[str, Node]:
    known: dict[tuple[str, ...], Phrase] = {}

    def add(printed: str, written: str, kind: str) -> None:
        words = tuple(word.lower() for word in cut(printed))
        known.setdefault(words, Phrase(words, tuple(cut(written)), kind))

    for row in grammar.table("canonical_wording").rows:
        for printed in (str(row["text"]), *_list(row, "also")):
            add(printed, str(row["text"]), str(row["kind"]))
    for name in grammar.table("canonical_committees").values("name"):
        add(name, name, "committee")
    units = grammar.table("canonical_levels").values("word")
    for word in units:
        add(word, word, "unit")
    for name in (*grammar.table("central_agencies").values("name"), *grammar.table("agency_heads").values("name")):
        # `Công an tỉnh` is read as head and unit; short forms are written out before.
        if not name.endswith(units) and not any(word in shorts or word.isupper() for word in name.split()):
            add(name, name, "head")
    for term in grammar.table("agency_terms").values("term"):
        add(term, term[:1].upper() + term[1:], "term")
    return _tree(known.values()).more


def _tree(phrases: Iterable[Phrase]) -> Node:
    root = Node()
    for phrase in phrases:
        node = root
        for word in phrase.words:
            node = node.more.setdefault(word, Node())
        node.phrase = phrase
    return root


def _provinces(grammar: Grammar) -> dict[str, tuple[Province, ...]]:
    found: dict[str, list[Province]] = {}
    special = grammar.table("canonical_provinces").rows
    own = {str(row["name"]) for row in special}
    days = {"2025": ("2025-07-01", _OPEN), "before_2025": ("", "2025-06-30"), "before_2009": ("", "2008-12-31")}
    for row in sorted(grammar.table("provinces").rows, key=lambda row: row["regime"] == "2025"):
        name = str(row["name"])
        if name not in own:
            since, until = days[str(row["regime"])]
            into = str(row.get("into", name))
            found.setdefault(name, []).append(Province(name, str(row["kind"]), since, until, into))
    for row in special:
        since, until = str(row.get("since", "")), str(row.get("until", _OPEN))
        name = str(row["name"])
        found.setdefault(name, []).append(Province(name, str(row["kind"]), since, until, str(row["into"])))
    return {name: tuple(rows) for name, rows in found.items()}


def _list(row: Mapping[str, object], column: str) -> list[str]:
    cell = row.get(column)
    return [str(value) for value in cell] if isinstance(cell, list) else []


def _small(row: Mapping[str, object], column: str) -> frozenset[str]:
    return frozenset(value.lower() for value in _list(row, column))
