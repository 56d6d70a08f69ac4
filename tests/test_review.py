"""Diagnostics: what was left open, what is missing, what contradicts."""

import pytest

from vndocparse import parse_text

HEAD = "UBND HUYỆN CAO LỘC\nPHÒNG TƯ PHÁP\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
TAIL = "\n\nQUYẾT ĐỊNH\nVề việc kiện toàn tổ công tác\n\nĐiều 1. Kiện toàn tổ công tác.\n\nTRƯỞNG PHÒNG\n\nLâm Thị Hạ"


@pytest.mark.parametrize(
    ("reference", "date", "code"),
    [
        ("Số:      /QĐ-TP", "Cao Lộc, ngày 12 tháng 3 năm 2024", "number.blank"),
        ("Số: 15/QĐ-TP", "Cao Lộc, ngày    tháng 3 năm 2024", "date.blank"),
        ("Số: 15/2023/QĐ-TP", "Cao Lộc, ngày 12 tháng 3 năm 2024", "date.year_differs"),
    ],
)
def test_what_is_open_or_contradicts_is_said(reference: str, date: str, code: str) -> None:
    document = parse_text(f"{HEAD}{reference}\n\n{date}{TAIL}")
    found = [d for d in document.diagnostics if d.code == code]
    assert len(found) == 1
    span = found[0].span
    assert span is not None
    assert document.text[span.start : span.end] in f"{reference}\n\n{date}"


def test_a_sound_document_has_no_warning() -> None:
    document = parse_text(f"{HEAD}Số: 15/QĐ-TP\n\nCao Lộc, ngày 12 tháng 3 năm 2024{TAIL}")
    assert [d for d in document.diagnostics if d.severity != "info"] == []


def test_a_contradicted_date_is_trusted_less() -> None:
    sound = parse_text(f"{HEAD}Số: 15/2024/QĐ-TP\n\nCao Lộc, ngày 12 tháng 3 năm 2024{TAIL}")
    doubtful = parse_text(f"{HEAD}Số: 15/2023/QĐ-TP\n\nCao Lộc, ngày 12 tháng 3 năm 2024{TAIL}")
    assert sound.date is not None
    assert doubtful.date is not None
    assert doubtful.date.confidence < sound.date.confidence


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "text.empty"), ("The quick brown fox jumps over the lazy dog. " * 5, "text.not_vietnamese")],
)
def test_text_that_is_no_vietnamese_document_is_told(text: str, code: str) -> None:
    document = parse_text(text)
    assert code in [d.code for d in document.diagnostics]
    assert document.reference is None
    assert document.signers == ()
