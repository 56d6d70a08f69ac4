"""Tables of documents: one schema for rows, Arrow, pandas, polars and CSV."""

import csv
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pandas
import polars
import pyarrow
import pytest
from conftest import FIXTURES, ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

import vndocparse
from vndocparse.batch.many import Result
from vndocparse.document.located import PartialDate
from vndocparse.document.models import Document, Source
from vndocparse.export.rows import document_key, document_row, failure_row, rows
from vndocparse.export.tables.arrow import arrow_schema, record_batch
from vndocparse.export.tables.columns import TABLES, TableName
from vndocparse.export.tables.spreadsheet import cell
from vndocparse.sources.limits import Limits

TEXT = """UBND HUYỆN CAO LỘC
PHÒNG TƯ PHÁP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 05/KH-TP

Cao Lộc, ngày 02 tháng 3 năm 2024

KẾ HOẠCH
Kiểm tra công tác chứng thực

Căn cứ Nghị định số 23/2015/NĐ-CP ngày 16 tháng 02 năm 2015 của Chính phủ;

I. NỘI DUNG
1. Các xã rà soát sổ chứng thực.
2. Đề nghị UBND các xã gửi báo cáo về Phòng Tư pháp trước ngày 15/4/2024.

Nơi nhận:
- UBND huyện (để b/c);
- UBND các xã;
- Lưu: VT.

KT. TRƯỞNG PHÒNG
PHÓ TRƯỞNG PHÒNG

Lâm Thị Hạ
"""
DOCUMENT = vndocparse.parse_text(TEXT, ner=True)
FAILURE = Result("hỏng.pdf", error=vndocparse.UnreadableError("hỏng.pdf: the file is damaged"))
TABLE_NAMES: tuple[TableName, ...] = get_args(TableName)
KINDS: dict[str, Any] = {"pandas": pandas.DataFrame, "polars": polars.DataFrame, "arrow": pyarrow.Table}


def test_a_document_is_one_row() -> None:
    row = document_row(DOCUMENT)
    expected = {
        "type_code": "KH", "issuer": "PHÒNG TƯ PHÁP", "issuer_parent": "UBND HUYỆN CAO LỘC", "number": "05",
        "symbol": "KH-TP", "reference": "05/KH-TP", "date": "2024-03-02", "subject": "Kiểm tra công tác chứng thực",
        "recipients": ["UBND huyện (để b/c)", "UBND các xã"], "signer": "Lâm Thị Hạ", "error": None,
        "signer_title": "PHÓ TRƯỞNG PHÒNG", "citation_count": 1, "directive_count": 3, "task_count": 1,
        "document_key": "KH:5/KHTP@2024-03-02", "characters": len(TEXT),
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected


EXPECTED: dict[TableName, list[dict[str, Any]]] = {
    "citations": [{"index": 0, "role": "basis", "cited_key": "23/2015/NDCP", "number_year": 2015, "article": None}],
    "directives": [
        {"path": "I", "level": 0, "parent": None, "heading": "NỘI DUNG"},
        {"path": "I/1", "level": 1, "parent": 0, "text": "Các xã rà soát sổ chứng thực."},
        {"path": "I/2", "level": 1, "parent": 0, "deadline_date": "2024-04-15"},
    ],
    "tasks": [{"unit": "I/2", "action": "đề nghị", "deadline": "trước ngày 15/4/2024", "deadline_relation": "before"}],
    "recipients": [
        {"name": "UBND huyện (để b/c)", "purpose": "để b/c", "archive": False},
        {"name": "UBND các xã", "archive": False},
        {"archive": True, "units": ["VT"]},
    ],
    "signers": [{"authority": "KT.", "on_behalf_of": "TRƯỞNG PHÒNG", "name": "Lâm Thị Hạ"}],
    "entities": [
        {
            "label": "ORG",
            "text": "UBND HUYỆN CAO LỘC",
            "source": "vi_vndocparse_names",
            "signer": None,
            "confidence": 0.9,
        },
        {"label": "ORG", "text": "PHÒNG TƯ PHÁP"},
        {"label": "LOC", "text": "Cao Lộc"},
        {"label": "ORG", "text": "Chính phủ"},
        {"label": "ORG", "text": "Phòng Tư pháp"},
        {"label": "ORG", "text": "UBND huyện"},
        {"label": "PERSON", "text": "Lâm Thị Hạ", "signer": 0},
    ],
}


@pytest.mark.parametrize("table", EXPECTED)
def test_an_item_is_one_row_with_its_document_and_place(table: TableName) -> None:
    found = list(rows(DOCUMENT, table))
    assert [{k: row[k] for k in want} for row, want in zip(found, EXPECTED[table], strict=True)] == EXPECTED[table]
    assert {row["key"] for row in found} == {document_key(DOCUMENT)}
    assert [row["index"] for row in found] == list(range(len(found)))
    assert all(0 <= row["start"] < row["end"] <= len(TEXT) for row in found)


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_rows_have_the_columns_of_their_table_and_the_values_of_json(table: TableName) -> None:
    names = [column.name for column in TABLES[table]]
    assert len(names) == len(set(names))
    for row in rows(DOCUMENT, table):
        assert list(row) == names
        assert json.loads(json.dumps(row)) == row
        assert all(row[column.name] is not None for column in TABLES[table] if column.required)


def test_the_key_names_the_path_and_a_later_part() -> None:
    texts = [TEXT, TEXT.replace("05/KH-TP", "06/KH-TP")]
    parts = list(vndocparse.parse_all_text("\n\n".join(texts)))
    keys = [document_key(part) for part in parts]
    assert len(parts) == 2
    assert keys[1] == f"{keys[0]}#2"
    assert keys[0].startswith("sha256:")
    assert document_key(DOCUMENT.model_copy(update={"source": Source(**{**_source(), "path": "a.txt"})})) == "a.txt"


def _source() -> dict[str, Any]:
    return DOCUMENT.source.model_dump(exclude={"part"})


def test_a_failure_is_a_row_too() -> None:
    (row,) = rows(FAILURE)
    assert (row["key"], row["path"], row["error"]) == ("hỏng.pdf", "hỏng.pdf", "UnreadableError")
    assert row["error_message"] == "hỏng.pdf: the file is damaged"
    assert row["number"] is row["issuers"] is row["ocr"] is None
    assert list(rows(FAILURE, "citations")) == []


@pytest.mark.parametrize(("parts", "day"), [((2024, 2, 29), "2024-02-29"), ((2023, 2, 29), None), ((2024, 2), None)])
def test_only_a_day_of_the_calendar_is_a_date(parts: tuple[int, ...], day: str | None) -> None:
    printed = PartialDate(**dict(zip(("year", "month", "day"), parts, strict=False)))
    row = document_row(DOCUMENT.model_copy(update={"date": printed}))
    assert (row["date"], row["date_iso"]) == (day, printed.iso)


def test_a_path_that_is_no_utf8_can_still_be_written() -> None:
    row = failure_row("\udc80.pdf", vndocparse.UnreadableError("\udc80.pdf: damaged"))
    assert json.dumps(row, ensure_ascii=False).encode()
    assert row["key"] == "\\udc80.pdf"


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_pandas_polars_and_arrow_hold_the_same(table: TableName) -> None:
    given = [DOCUMENT, Result("a", DOCUMENT), FAILURE]
    frames = {kind: vndocparse.to_frame(given, table, kind=kind) for kind in KINDS}
    assert {kind: type(frame) for kind, frame in frames.items()} == KINDS
    arrow = frames["arrow"]
    assert arrow.schema.equals(arrow_schema(table))
    assert frames["polars"].to_dicts() == arrow.to_pylist()
    assert pyarrow.Table.from_pandas(frames["pandas"], schema=arrow.schema).to_pylist() == arrow.to_pylist()
    dates = {column.name for column in TABLES[table] if column.kind == "date"}
    plain = [row for found in given for row in rows(found, table)]
    assert arrow.to_pylist() == [{k: _day(v) if k in dates else v for k, v in row.items()} for row in plain]


def _day(value: Any) -> Any:
    return value and date.fromisoformat(value)


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_an_empty_table_has_the_columns_and_types_of_a_full_one(table: TableName) -> None:
    frames = {kind: [vndocparse.to_frame(given, table, kind=kind) for given in ([], [DOCUMENT])] for kind in KINDS}
    assert dict(frames["pandas"][0].dtypes) == dict(frames["pandas"][1].dtypes)
    assert all(frames[kind][0].schema == frames[kind][1].schema for kind in ("polars", "arrow"))


def test_types_do_not_depend_on_the_rows() -> None:
    empty, full = (vndocparse.to_frame(given) for given in ([], [DOCUMENT]))
    assert dict(empty.dtypes) == dict(full.dtypes)
    assert str(full["number"].dtype) == "string[pyarrow]"
    assert str(full["number_year"].dtype) == "int64[pyarrow]"
    assert str(full["date"].dtype).startswith("datetime64")
    assert json.loads(full.to_json(date_format="iso"))["date"] == {"0": "2024-03-02T00:00:00.000"}


def test_several_tables_come_of_one_pass_over_a_stream() -> None:
    frames = vndocparse.to_frame(iter([DOCUMENT, FAILURE]), ["documents", "tasks"])
    assert [(name, len(frame)) for name, frame in frames.items()] == [("documents", 2), ("tasks", 1)]
    joined = frames["tasks"].merge(frames["documents"], on="key", suffixes=("", "_document"))
    assert joined["reference"].tolist() == ["05/KH-TP"]


def test_many_rows_are_batched_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vndocparse.export.tables.frames._BATCH", 2)
    found = vndocparse.to_frame((Result(str(i), DOCUMENT) for i in range(5)), "directives", kind="polars")
    assert found["path"].to_list() == ["I", "I/1", "I/2"] * 5


def test_every_column_is_described_in_the_schema_and_the_docs() -> None:
    page = (ROOT / "docs" / "tables.md").read_text("utf-8")
    for table in TABLE_NAMES:
        for column, field in zip(TABLES[table], arrow_schema(table), strict=True):
            assert field.metadata == {b"description": column.description.encode()}
            assert f"| `{column.name}` | {column.kind} | {column.description} |" in page, column


def test_rows_of_fixtures_fit_the_schema() -> None:
    for path in sorted((FIXTURES / "text").glob("*.txt"))[::12]:
        for table in TABLE_NAMES:
            record_batch(list(rows(vndocparse.parse(path), table)), table).validate(full=True)


@settings(max_examples=25)
@given(st.lists(st.sampled_from((*TEXT.split("\n"), "=1", "\x00", "\ud800", "Điều 1. Giao", "-", "ngày 31/02/2024"))))
def test_rows_of_mixed_lines_fit_the_schema(lines: list[str]) -> None:
    document = vndocparse.parse_text("\n".join(lines))
    for table in TABLE_NAMES:
        record_batch(list(rows(document, table)), table).validate(full=True)


def test_a_column_of_texts_keeps_its_index() -> None:
    column = pandas.Series([TEXT, None, "Thư tay"], index=["a", "b", "b"])
    frames = vndocparse.parse_column(column, ["documents", "recipients"])
    assert frames["documents"].index.tolist() == ["a", "b", "b"]
    assert frames["documents"]["key"].tolist() == ["0", "1", "2"]
    assert frames["documents"]["number"].isna().tolist() == [False, True, True]
    assert frames["recipients"].index.tolist() == ["a"] * 3


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        (polars.Series([TEXT, None]), polars.DataFrame),
        (pyarrow.chunked_array([[TEXT], [None]]), pyarrow.Table),
        ((text for text in (TEXT, None)), pandas.DataFrame),
    ],
)
def test_a_column_gives_a_table_of_its_own_kind(column: Any, kind: type) -> None:
    found = vndocparse.parse_column(column)
    assert type(found) is kind
    assert next(iter(found["number"])) in ("05", pyarrow.scalar("05"))
    assert len(found["number"]) == 2


def test_a_text_that_cannot_be_parsed_is_a_row_with_its_error() -> None:
    limits = Limits(max_characters=100)
    found = vndocparse.parse_column(["Số: 15/KH-TP", TEXT], kind="polars", limits=limits)
    assert found["error"].to_list() == [None, "LimitExceededError"]
    assert found["key"].to_list() == ["0", "1"]
    assert found["path"].null_count() == 2


def test_a_column_is_read_for_entities_when_asked() -> None:
    frames = vndocparse.parse_column([TEXT, None], ["documents", "entities"], kind="arrow", ner=True)
    signers = [row for row in frames["entities"].to_pylist() if row["signer"] is not None]
    assert [(row["key"], row["text"]) for row in signers] == [("0", "Lâm Thị Hạ")]
    assert frames["documents"].num_rows == 2
    assert vndocparse.parse_column([TEXT], "entities", kind="arrow").num_rows == 0
    with pytest.raises(TypeError, match="no spaCy pipeline"):
        vndocparse.parse_column([TEXT], ner=3)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match="int at place 1"):
        vndocparse.parse_column(["Số: 15/KH-TP", 15])


@pytest.mark.parametrize(
    "texts",
    [TEXT, pandas.DataFrame({"t": [TEXT]}), polars.DataFrame({"t": [TEXT]}), pyarrow.table({"t": [TEXT]})],
    ids=lambda texts: type(texts).__module__,
)
def test_a_text_or_a_table_is_no_column(texts: Any) -> None:
    """A text would be parsed letter by letter, and of a frame the names of its columns."""
    with pytest.raises(TypeError, match=f"not one {type(texts).__name__}"):
        vndocparse.parse_column(texts)


@pytest.mark.parametrize("column", [pandas.Index([TEXT, None]), pandas.array([TEXT, None], dtype="string")])
def test_a_column_of_pandas_without_an_index_is_counted(column: Any) -> None:
    found = vndocparse.parse_column(column, ["documents", "recipients"])
    assert found["documents"]["number"].isna().tolist() == [False, True]
    assert found["recipients"].index.tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=HYPERLINK(A1)", "'=HYPERLINK(A1)"), ("+84 24", "'+84 24"), ("- Như trên", "'- Như trên"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("\n=1", "'\n=1"), (" =1", "' =1"), ("＝1", "'＝1"),
        ("15/QĐ-UBND", "15/QĐ-UBND"), ("", ""), (-3, -3), (0.5, 0.5), (None, None), (True, True),
        (["=1", "b"], "'=1; b"), ([], ""), ("x" * 40_000, "x" * 32_766 + "…"),
    ],
)  # fmt: skip
def test_a_cell_is_no_formula(value: Any, shown: Any) -> None:
    assert cell(value) == shown


def test_csv_opens_rightly_in_a_spreadsheet(tmp_path: Path) -> None:
    hostile_text = TEXT.replace("Kiểm tra công tác chứng thực", "=cmd('/C calc'!A0)")
    path = tmp_path / "documents.csv"
    vndocparse.write_csv([vndocparse.parse_text(hostile_text), FAILURE], path, delimiter=";")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfkey;path;")
    with path.open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file, delimiter=";")
    assert first["subject"] == "'=cmd('/C calc'!A0)"
    assert first["recipients"] == "UBND huyện (để b/c); UBND các xã"
    assert second["error"] == "UnreadableError"


@pytest.mark.parametrize(("absent", "kind"), [("pyarrow", "arrow"), ("polars", "polars"), ("pandas", "pandas")])
def test_an_absent_library_is_named_with_its_extra(absent: str, kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, absent, None)
    with pytest.raises(vndocparse.MissingExtraError, match=rf"{absent}.*pip install vndocparse\[tables\]"):
        vndocparse.to_frame([DOCUMENT], kind=kind)
    assert list(rows(DOCUMENT))


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="'excel' is no kind of table"):
        vndocparse.to_frame([DOCUMENT], kind="excel")


def test_an_unknown_table_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    name: Any = "citation"
    with pytest.raises(ValueError, match="'citation' is no table; use one of documents, citations"):
        vndocparse.to_frame([], name)
    with pytest.raises(ValueError, match="'citation' is no table"):
        vndocparse.write_csv([DOCUMENT], tmp_path / "a.csv", name)
    assert not (tmp_path / "a.csv").exists()


def test_one_document_is_taken_as_well() -> None:
    assert isinstance(DOCUMENT, Document)
    assert len(vndocparse.to_frame(DOCUMENT)) == 1
