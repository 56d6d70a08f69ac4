"""The setting of a document: the units that its header names, and which of them is the issuer's own."""

from collections.abc import Iterator
from dataclasses import dataclass

from vndocparse.grammar import Grammar
from vndocparse.review.naming.lexicon import Lexicon, lexicon

_RANKS = ("commune", "district", "province")
_OWN_NAMES = ("school", "enterprise")  # levels of bodies whose names hold places that are not their unit


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit: its word (`huyện`), its name (`Cao Lộc`), and its level."""

    word: str
    name: str
    level: str

    @property
    def text(self) -> str:
        """The unit as it stands in a name."""
        return f"{self.word} {self.name}"


@dataclass(frozen=True, slots=True)
class Setting:
    """What fills a name: the units of the header, the issuer's own, the date of issue (ISO, may be partial)."""

    units: tuple[Unit, ...] = ()
    own: Unit | None = None
    date: str | None = None

    def unit(self, word: str) -> Unit | None:
        """Return the header's unit of a word; None when there is none, or more than one."""
        found = [unit for unit in self.units if unit.word == word]
        return found[0] if len(found) == 1 else None

    @property
    def province(self) -> Unit | None:
        """The header's province or centrally run city."""
        found = [unit for unit in self.units if unit.level == "province"]
        return found[0] if len(found) == 1 else None


NOWHERE = Setting()


def setting_of(
    issuers: list[str], parents: list[str], place: str | None, date: str | None, grammar: Grammar
) -> Setting:
    """Return the setting that a header tells: canonical names of issuers and of the agencies above them, place, date.

    Joint issuers of two provinces have no unit of their own, and nothing is filled from either.
    """
    words = lexicon(grammar)
    own = _units([name for name in issuers if not _named_freely(name, grammar)], date, words, grammar)
    above = _units([name for name in parents if not _named_freely(name, grammar)], date, words, grammar)
    units = tuple(dict.fromkeys((*own, *above)))
    if not units:
        seat = _seat([*issuers, *parents], place, date, words, grammar)
        units = own = (seat,) if seat else ()
    return Setting(units=units, own=_lowest(own) or _lowest(above), date=date)


def _units(names: list[str], date: str | None, words: Lexicon, grammar: Grammar) -> tuple[Unit, ...]:
    found = (unit for name in names for unit in units_in(name, date, words, grammar))
    return tuple(dict.fromkeys(found))


def units_in(name: str, date: str | None, words: Lexicon, grammar: Grammar) -> Iterator[Unit]:
    """Yield the units that a canonical name holds."""
    for match in grammar.rule("canonical.unit").finditer(name):
        word = (match.get("word") or "").lower()
        yield _unit(word, match.get("name") or "", date, words)
    for match in grammar.rule("canonical.committee").finditer(name):
        committee = (match.get("word") or "").capitalize()
        yield _unit(words.committees[committee], match.get("name") or "", date, words)
    area = grammar.rule("canonical.area").search(name)
    province = words.province(area.get("name") or "", date) if area else None
    if province is not None:
        yield Unit(province.kind, province.name, "province")


def _unit(word: str, name: str, date: str | None, words: Lexicon) -> Unit:
    level = words.levels[word]
    if level == "city":
        province = words.province(name, date)
        level = "province" if province is not None and province.kind == word else "district"
    return Unit(word, name, level)


def _lowest(units: tuple[Unit, ...]) -> Unit | None:
    for rank in _RANKS:
        found = [unit for unit in units if unit.level == rank]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _seat(names: list[str], place: str | None, date: str | None, words: Lexicon, grammar: Grammar) -> Unit | None:
    """Return the unit that the place line names, where the header has its word alone, or a provincial department."""
    if not place:
        return None
    bare: set[str] = set()
    for name in names:
        found = grammar.rule("canonical.fill_unit").search(name)
        if found:
            bare.add((found.get("word") or "").lower())
        if grammar.rule("canonical.fill_department").match(name):
            bare.add("tỉnh")
    province = words.province(place, date)
    if len(bare) != 1:
        return None
    word = bare.pop()
    if word in ("tỉnh", "thành phố"):
        return Unit(province.kind, place, "province") if province is not None else None
    return _unit(word, place, date, words)


def _named_freely(name: str, grammar: Grammar) -> bool:
    """Tell whether a name is a company's or a school's: a place in it is part of what it is called."""
    if grammar.rule("canonical.company").match(name):
        return True
    found = grammar.rule("issuers.level_of").match(name)
    row = grammar.table("agency_heads").find("name", found.text) if found else None
    return row is not None and row["level"] in _OWN_NAMES
