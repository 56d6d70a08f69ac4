"""Identity: the canonical form of a number, a symbol and a name, by which spellings of one document agree.

Case, diacritics (a lost `đ` too), spaces and separators are left out; what is printed stays in the models.
"""

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from vndocparse.document.located import PartialDate
from vndocparse.document.models import Citation, Document, DocumentType, Reference


@dataclass(frozen=True)
class Identity:
    """What is known of which document is meant. `year` is that of the number (`15/2020/NĐ-CP`), else null."""

    code: str = ""
    number: str = ""
    year: int | None = None
    symbol: str = ""
    name: str = ""
    date: PartialDate | None = None
    told: bool = False
    """Whether the symbol itself tells the type, as in QĐ-UBND."""

    @property
    def known_year(self) -> int | None:
        """The year of the number, else of the date."""
        return self.year or (self.date.year if self.date else None)

    @property
    def day(self) -> str | None:
        """The date in ISO form when year, month and day are known."""
        return self.date.iso if self.date and self.date.day else None

    @cached_property
    def key(self) -> str:
        """The canonical key: `30/2020/NDCP`, `QD:999/TCQDCDKT@1996-11-02`, `L:luat-dat-dai@2013`; empty when unknown.

        A number with its year and symbol needs neither type nor date; a name has the year of its date.
        """
        head = f"{self.code}:" if self.code else ""
        if self.number or self.symbol:
            number = "/".join(str(part) for part in (self.number or "?", self.year, self.symbol) if part)
            if self.year and self.symbol:
                return number
            return head + number + (f"@{self.date.iso}" if self.date and self.date.iso else "")
        if self.name:
            return head + self.name + (f"@{self.known_year}" if self.known_year else "")
        return ""


def identity(found: Citation | Document) -> Identity:
    """Return the identity of a cited document, or of a document by its own number and date."""
    title = found.title if isinstance(found, Citation) else None
    return identity_of(found.document_type, found.reference, found.date, title)


def identity_of(
    document_type: DocumentType | None, reference: Reference | None, date: PartialDate | None, title: str | None
) -> Identity:
    """Return the identity that these parts tell."""
    code = letters(document_type.code) if document_type else ""
    symbol = reference.symbol or "" if reference else ""
    groups = "".join(c if c.isalnum() else " " for c in symbol).split()
    return Identity(
        code=code,
        number=letters(reference.number or "").lstrip("0") if reference else "",
        year=reference.year if reference else None,
        symbol=letters(symbol),
        name="-".join(filter(None, (letters(word).lower() for word in (title or "").split()))),
        date=date,
        told=bool(code) and code in map(letters, groups),
    )


def differ(one: Identity, other: Identity) -> bool:
    """Tell whether years or dates say that two identities are not of one document."""
    if one.year and other.year and one.year != other.year:
        return True
    if one.date and other.date:
        parts = ((getattr(one.date, p), getattr(other.date, p)) for p in ("year", "month", "day"))
        return any(a and b and a != b for a, b in parts)
    return bool(one.known_year and other.known_year and one.known_year != other.known_year)


def letters(text: str) -> str:
    """Return the letters and digits of a text in plain capitals: `QĐ-UBND` and `qd/ubnd` give `QDUBND`."""
    plain = unicodedata.normalize("NFD", text.upper().replace("Đ", "D"))
    return "".join(c for c in plain if c.isalnum())
