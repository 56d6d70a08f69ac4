"""The published JSON Schema and the public surface."""

import json

from conftest import ROOT

import vndocparse
from vndocparse import Document

PUBLISHED = ROOT / "docs" / "document.schema.json"


def test_the_published_schema_is_current() -> None:
    """Refresh with `python -m vndocparse --schema > docs/document.schema.json`."""
    assert json.loads(PUBLISHED.read_text("utf-8")) == Document.model_json_schema()


def test_every_field_of_the_schema_is_described() -> None:
    schema = Document.model_json_schema()
    for name, shape in {"Document": schema, **schema["$defs"]}.items():
        for field, value in shape["properties"].items():
            assert value.get("description"), f"{name}.{field}"


def test_the_public_names_are_these() -> None:
    assert sorted(vndocparse.__all__) == [
        "Document", "Grammar", "IncompleteDocumentError", "LimitExceededError", "MissingExtraError", "NoTextError",
        "SecretDocumentError", "UnreadableError", "UnsupportedFormatError", "VndocparseError", "WorkerDiedError",
        "annotate", "canonical_name", "find_citations", "parse", "parse_all", "parse_all_text", "parse_column",
        "parse_many", "parse_text", "place_today", "render_html", "to_edxml", "to_frame", "to_incoming_record",
        "write_csv",
    ]  # fmt: skip
    assert all(hasattr(vndocparse, name) for name in vndocparse.__all__)


def test_a_document_survives_its_own_json() -> None:
    document = vndocparse.parse_text("Số: 15/KH-UBND\n\nCao Lộc, ngày 02 tháng 3 năm 2024\n\nKẾ HOẠCH\nTriển khai")
    assert Document.model_validate_json(document.model_dump_json()) == document
