"""What the recogniser knows, read from the tables of a grammar."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Table
from vndocparse.ner.phrases import Phrases
from vndocparse.ner.words import Word


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Phrases and words by the use they have; see `entity_names.toml`."""

    alone: Phrases
    named: Phrases
    companies: Phrases
    schools: Phrases
    never: Phrases
    open: Phrases
    endings: frozenset[str]
    fields: Phrases
    inside: Phrases
    compounds: Phrases
    title: Phrases
    levels: Phrases
    tails: Phrases
    kinds: Phrases
    ranks: Phrases
    ends_in_head: Phrases
    ends_in_level: Phrases
    codes: Phrases
    top: Phrases
    numbered: Phrases
    units: Phrases
    zones: Phrases
    damaged: Phrases
    strict: Phrases
    places: Phrases
    provinces: Phrases
    forms: Phrases
    before_country: Phrases
    before_person: Phrases
    not_before_person: Phrases
    abbreviations: frozenset[str]
    ends: frozenset[str]
    whole: frozenset[str]
    families: Phrases
    family_prefixes: tuple[str, ...]
    plural: frozenset[str]
    single: frozenset[str]
    closed: frozenset[str]
    not_in_person: frozenset[str]
    ends_place: frozenset[str]
    not_country: frozenset[str]

    def family(self, words: Sequence[Word], at: int) -> bool:
        """Tell whether a family name begins here, or is run together with this word (`K'Brế`, `H'Yên`)."""
        return words[at].low.startswith(self.family_prefixes) or self.families.end(words, at) > at


@lru_cache(maxsize=4)
def knowledge_of(grammar: Grammar) -> Knowledge:
    """Return what a grammar's tables say of names."""
    tables = grammar.tables
    heads, words, levels = tables["entity_heads"], tables["entity_words"], tables["entity_levels"]
    provinces = tables["provinces"].values("name") + tables["provinces"].values("aliases")
    families = tables["family_names"].values("name")
    whole, begun = _heads(tables["agency_heads"])
    return Knowledge(
        alone=Phrases((*_of(heads, "alone"), *tables["central_agencies"].values("name"), *whole), loose=True),
        named=Phrases((*_of(heads, "named"), *begun)),
        abbreviations=frozenset(
            name.lower() for name in (*heads.values("words"), *tables["agency_heads"].values("name")) if name.isupper()
        ),
        companies=Phrases(_of(heads, "company")),
        schools=Phrases(_of(heads, "school")),
        never=Phrases(_of(heads, "never"), loose=True),
        open=Phrases(_of(heads, "open")),
        endings=frozenset(word.lower() for word in _of(heads, "endings")),
        fields=Phrases(tables["entity_fields"].values("words"), loose=True),
        inside=Phrases(_of(words, "inside")),
        compounds=Phrases((*_of(words, "inside"), *_of(words, "compound"))),
        title=Phrases(_of(words, "title"), loose=True),
        levels=Phrases(_of(words, "levels")),
        tails=Phrases(_of(words, "tails")),
        kinds=Phrases(_of(words, "kinds")),
        ranks=Phrases(_of(words, "ranks")),
        ends_in_level=Phrases(_of(words, "ends_in_level")),
        ends_in_head=Phrases(_of(words, "ends_in_head")),
        codes=Phrases((*tables["central_agencies"].values("code"), *tables["central_agencies"].values("other_codes"))),
        closed=frozenset(_of(words, "closed")),
        single=frozenset(_of(words, "single")),
        plural=frozenset(_of(words, "plural")),
        damaged=Phrases(_of(levels, "damaged")),
        top=Phrases(_of(levels, "top")),
        numbered=Phrases(word for row in levels.rows if row["numbered"] for word in _words(row)),
        units=Phrases(word for use in ("unit", "feature", "landform") for word in _of(levels, use)),
        zones=Phrases(_of(levels, "zone")),
        strict=Phrases(word for row in levels.rows if row["strict"] for word in _words(row)),
        places=Phrases((*provinces, *tables["entity_places"].values("words")), loose=True),
        provinces=Phrases(provinces),
        forms=Phrases(_of(words, "forms")),
        before_country=Phrases(_of(words, "before_country")),
        before_person=Phrases(
            (*_of(words, "before_person"), *tables["ranks"].values("name"), *tables["academic_titles"].values("forms"))
        ),
        not_before_person=Phrases(_of(words, "not_before_person")),
        ends=frozenset(_of(words, "ends")),
        whole=frozenset(word.lower() for word in _of(words, "whole")),
        families=Phrases(name for name in families if not name.endswith("'")),
        family_prefixes=tuple(name.lower() for name in families if name.endswith("'")),
        not_in_person=frozenset(_of(words, "not_in_person")),
        ends_place=frozenset(_of(words, "ends_place")),
        not_country=frozenset(_of(words, "not_country")),
    )


def _of(table: Table, use: str) -> tuple[str, ...]:
    return tuple(word for row in table.rows if row["use"] == use for word in _words(row))


def _words(row: object) -> tuple[str, ...]:
    assert hasattr(row, "get")
    return tuple(str(word) for word in row.get("words"))


def _heads(table: Table) -> tuple[list[str], list[str]]:
    """Return the heads of agencies.toml that are whole names, and those that need a name behind them.

    Those that name the office of one person are no organisation.
    """
    names = [name for name in table.values("name") if not name.startswith(("Chủ tịch", "Thủ tướng"))]
    whole = [name for name in names if name.endswith(("Việt Nam", "Trung ương", "Hồ Chí Minh", "Chính phủ"))]
    return whole, [name for name in names if name not in whole]
