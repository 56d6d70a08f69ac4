"""The tables of the grammars: complete against the norms, free of double keys, found by look-up."""

import pytest

from vndocparse.fields.citing.types import type_of_symbol
from vndocparse.grammar import Grammar
from vndocparse.text.letters import prepare

ADMINISTRATIVE = [
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB",
    "TTr", "HĐ", "CV", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "TCg",
]  # fmt: skip
LEGAL = ["HP", "L", "PL", "LENH", "NĐ", "TT", "TTLT", "NQLT", "QĐ", "NQ", "CT", "VBHN"]
KEYS = {
    "document_types": ("code", "name", "family"),
    "authorities": ("form",),
    "signer_titles": ("title",),
    "agency_heads": ("name",),
    "central_agencies": ("code",),
    "provinces": ("name", "regime"),
    "ranks": ("name",),
    "academic_titles": ("name",),
    "honorifics": ("word",),
    "family_names": ("name",),
}


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return Grammar.load()


@pytest.mark.parametrize(("family", "codes"), [("administrative", ADMINISTRATIVE), ("legal", LEGAL)])
def test_types_of_the_norms_are_all_there(grammar: Grammar, family: str, codes: list[str]) -> None:
    known = {row["code"] for row in grammar.table("document_types").rows if row["family"] == family}
    assert set(codes) <= known


@pytest.mark.parametrize("table", KEYS)
def test_no_double_keys(grammar: Grammar, table: str) -> None:
    keys = [tuple(str(row[column]) for column in KEYS[table]) for row in grammar.table(table).rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("table", [*KEYS, "symbol_types"])
def test_every_row_has_a_source(grammar: Grammar, table: str) -> None:
    assert all(row["source"] for row in grammar.table(table).rows)


def test_cells_are_as_rules_see_them(grammar: Grammar) -> None:
    for table, columns in KEYS.items():
        for value in grammar.table(table).values(columns[0]):
            assert prepare(value) == value


@pytest.mark.parametrize(
    ("column", "value", "code", "family"),
    [
        ("code", "QĐ", "QĐ", "administrative"),
        ("name", "Nghị định", "NĐ", "legal"),
        ("name", "KẾT LUẬN", "KL", "party"),
        ("name", "Quy định", "QyĐ", "administrative"),
        ("aliases", "Bộ luật", "L", "legal"),
        ("aliases", "Thông tư liên bộ", "TTLT", "legal"),
        ("abbreviations", "TT", "TT", "legal"),
        ("abbreviations", "ttr", "TTr", "administrative"),
        ("abbreviations", "HĐ", "HĐ", "administrative"),
        ("abbreviations", "HD", "HD", "administrative"),
        ("cited", "VB", "CV", "administrative"),
        ("name", "Bản án", "BA", "court"),
        ("name", "Đơn", "DON", "practice"),
    ],
)
def test_type_look_up(grammar: Grammar, column: str, value: str, code: str, family: str) -> None:
    row = grammar.table("document_types").find(column, value)
    assert row is not None
    assert (row["code"], row["family"]) == (code, family)


@pytest.mark.parametrize(
    ("symbol", "code"),
    [
        ("QĐ-UBND", "QĐ"),
        ("NĐ-CP", "NĐ"),
        ("QH15", "L"),
        ("PL-UBTVQH10", "PL"),
        ("NQ-UBTVQH15", "NQ"),
        ("TTLT-BTC-BNV", "TTLT"),
        ("TT-BTC", "TT"),
        ("CT-TTg", "CT"),
        ("CT-TTHT", "CV"),
        ("KL/TW", "KL"),
        ("L-CTN", "LENH"),
        ("L/CTN", "L"),
        ("HNGĐ-ST", "BA"),
        ("QĐST-HNGĐ", "QĐ"),
        ("QĐi/TW", "QĐi"),
        ("UBND-VX", None),
        ("BNV-VP", None),
    ],
)
def test_symbol_tells_the_type(grammar: Grammar, symbol: str, code: str | None) -> None:
    row = type_of_symbol(symbol, None, grammar)
    assert (row["code"] if row else None) == code


def test_symbol_codes_are_types(grammar: Grammar) -> None:
    known = set(grammar.table("document_types").values("code"))
    symbols = grammar.table("symbol_types")
    assert set(symbols.values("code")) | set(symbols.values("also")) <= known


def test_provinces_before_and_after_july_2025(grammar: Grammar) -> None:
    rows = grammar.table("provinces").rows
    new = {str(row["name"]): row for row in rows if row["regime"] == "2025"}
    old = {str(row["name"]): row for row in rows if row["regime"] == "before_2025"}
    assert (len(new), len(old)) == (34, 63)
    assert {str(row["into"]) for row in old.values()} == set(new)
    assert sum(row["kind"] == "thành phố" for row in new.values()) == 6
    assert old["Bình Dương"]["into"] == "Hồ Chí Minh"
    assert old["Kiên Giang"]["into"] == "An Giang"


@pytest.mark.parametrize("printed", ["TP.HCM", "Tp. Hồ Chí Minh", "Thừa Thiên Huế", "Đăk Lăk", "Bà Rịa-Vũng Tàu"])
def test_spellings_of_provinces(grammar: Grammar, printed: str) -> None:
    assert grammar.table("provinces").find("aliases", printed) is not None


def test_predecessors_are_listed_agencies(grammar: Grammar) -> None:
    agencies = grammar.table("central_agencies")
    assert set(agencies.values("predecessors")) <= set(agencies.values("code"))


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("KT. BỘ TRƯỞNG", "KT."),
        ("T/M ĐẢNG ỦY", "T/M"),
        ("tm . ubnd", "tm ."),
        ("TL.CHỦ TỊCH", "TL."),
        ("BỘ TRƯỞNG", None),
    ],
)
def test_authority_prefix(grammar: Grammar, line: str, form: str | None) -> None:
    found = grammar.rule("foot.authority_line").match(prepare(line))
    assert (found.get("authority") if found else None) == form


def test_every_signer_title_is_recognised(grammar: Grammar) -> None:
    rule = grammar.rule("foot.title_line")
    assert [t for t in grammar.table("signer_titles").values("title") if not rule.match(prepare(t))] == []


def test_agency_names_and_titles_are_no_persons(grammar: Grammar) -> None:
    rule = grammar.rule("names.person")
    words = (
        *grammar.table("agency_heads").values("name"),
        *grammar.table("central_agencies").values("name"),
        *grammar.table("signer_titles").values("title"),
        *grammar.table("document_types").values("name"),
        *grammar.table("provinces").values("name"),
    )
    forms = [form for word in words for form in (word, word.upper(), word.title())]
    assert [form for form in forms if rule.search(prepare(form))] == []
