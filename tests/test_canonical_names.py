"""Canonical names: one table of printed names, each in the document of its setting, with what it is called."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import vndocparse
from vndocparse.document.located import PartialDate
from vndocparse.document.models import Document, Issuer, Place, Source
from vndocparse.grammar import Grammar
from vndocparse.review.naming.named import named

SETTINGS: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "canonical_names.toml").read_text("utf-8"))
PAIRS = [(setting, *pair) for setting, found in SETTINGS.items() for pair in found["pairs"]]
GRAMMAR = Grammar.load()


@cache
def document(setting: str) -> Document | None:
    """Return a document with nothing but the header of a setting; None for a setting without one."""
    header = SETTINGS[setting]
    if "issuers" not in header:
        return None
    year, month, day = map(int, header["date"].split("-"))
    draft = Document(
        source=Source(media_type="text/plain", sha256="", reader="text"),
        text="",
        issuers=tuple(Issuer(name=name, parent=parent or None) for name, parent in header["issuers"]),
        place=Place(name=header["place"]),
        date=PartialDate(year=year, month=month, day=day),
    )
    return named(draft, GRAMMAR)


@pytest.mark.parametrize(("setting", "printed", "canonical", "reason"), PAIRS)
def test_a_printed_name_has_its_canonical_name(setting: str, printed: str, canonical: str, reason: str) -> None:
    assert vndocparse.canonical_name(printed, document=document(setting)) == (canonical or None), reason


@pytest.mark.parametrize(("setting", "canonical"), sorted({(s, c) for s, _, c, _ in PAIRS if c}))
def test_a_canonical_name_is_its_own(setting: str, canonical: str) -> None:
    assert vndocparse.canonical_name(canonical, document=document(setting)) == canonical


def test_the_table_is_as_large_as_it_says() -> None:
    assert len(PAIRS) >= 300
    assert sum(setting.startswith("nothing") for setting, *_ in PAIRS) >= 40
    assert all(reason for *_, reason in PAIRS)
    assert len({(setting, printed) for setting, printed, *_ in PAIRS}) == len(PAIRS)
