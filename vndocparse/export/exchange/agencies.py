"""Agencies and their identifiers (mã định danh), from a table that the caller supplies: none is built in."""

import csv
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vndocparse.document.identity import letters
from vndocparse.grammar import Grammar

_ID = re.compile(r"(?=.{1,35}\Z)[0-9A-Z]+(?:\.[0-9A-Z]+)*")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency with its identifier (mã định danh cơ quan): `H37.05`, or `000.00.05.H37` of the older form.

    `in_charge` is the identifier of its governing agency (cơ quan chủ quản). An identifier has at most 35 characters:
    groups of digits and letters A to Z, with dots between (Quyết định 20/2020/QĐ-TTg); `ValueError` for others.
    """

    id: str
    name: str
    in_charge: str | None = None
    address: str | None = None
    email: str | None = None
    telephone: str | None = None
    fax: str | None = None
    website: str | None = None
    other_names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check the identifiers."""
        for found in (self.id, self.in_charge):
            if found is not None and not _ID.fullmatch(found):
                raise ValueError(f"{found!r} is no identifier of an agency, as H37.05 is ({self.name})")


class AgencyTable:
    """Agencies by name. Case, diacritics, spaces, punctuation and usual shortenings (UBND, TP.) do not count."""

    def __init__(self, agencies: Iterable[Agency] | Mapping[str, str] = (), *, grammar: Grammar | None = None) -> None:
        """Hold agencies, or identifiers by name."""
        spellings = (grammar or Grammar.load()).table("exchange_spellings").rows
        self._spellings = {letters(str(row["short"])): letters(str(row["full"])) for row in spellings}
        if isinstance(agencies, Mapping):
            agencies = [Agency(number, name) for name, number in agencies.items()]
        self._named: dict[str, list[Agency]] = {}
        self._by_id: dict[str, Agency] = {}
        for agency in agencies:
            self._by_id[agency.id] = agency
            for key in {self._key(name) for name in (agency.name, *agency.other_names)}:
                self._named.setdefault(key, []).append(agency)

    @classmethod
    def read_csv(cls, path: str | os.PathLike[str], *, grammar: Grammar | None = None) -> "AgencyTable":
        """Read a table from CSV in UTF-8, with the columns `id` and `name` and any others of `Agency`.

        The names in `other_names` stand apart by `;`. Raises `ValueError` for a table that lacks `id` or `name`.
        """
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not {"id", "name"} <= set(rows.fieldnames or ()):
                raise ValueError(f"{os.fspath(path)}: a table of agencies has the columns id and name")
            return cls([_agency(row) for row in rows], grammar=grammar)

    def find(self, name: str, parent: str | None = None) -> Agency | None:
        """Return the agency of a name; `parent`, the name of its governing agency, decides between several.

        `Sở Nội vụ` below `UBND tỉnh Lạng Sơn` is also the one agency in its charge whose name goes on from there.
        """
        key = self._key(name)
        found = self._named.get(key, []) if key else []
        if len(found) == 1 or not (key and parent):
            return found[0] if len(found) == 1 else None
        above = {agency.id for agency in self._named.get(self._key(parent), ())}
        longer = found or [x for named, agencies in self._named.items() if named.startswith(key) for x in agencies]
        below = {agency.id: agency for agency in longer if agency.in_charge in above}
        return next(iter(below.values())) if len(below) == 1 else None

    def by_id(self, number: str | None) -> Agency | None:
        """Return the agency of an identifier."""
        return self._by_id.get(number) if number else None

    def _key(self, name: str) -> str:
        words = (letters(word) for word in _WORD.findall(name))
        return "".join(self._spellings.get(word, word) for word in words)


def _agency(row: Mapping[str, str | None]) -> Agency:
    cells = {name: (value or "").strip() for name, value in row.items() if name}
    plain = {name: cells.get(name) or None for name in ("in_charge", "address", "email", "telephone", "fax", "website")}
    others = tuple(name.strip() for name in cells.get("other_names", "").split(";") if name.strip())
    return Agency(cells["id"], cells["name"], **plain, other_names=others)
