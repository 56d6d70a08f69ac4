"""Mentions grouped into documents: one entry a document, whatever its spellings; what stays unresolved is said."""

import pytest

import vndocparse
from vndocparse.cite import group_citations
from vndocparse.document.identity import letters
from vndocparse.document.models import CitedDocument, Diagnostic, Document

ONE = [
    # the same number and symbol, separated otherwise
    (
        "Quyết định số 999- TC/QĐ/CĐKT ngày 2/11/1996; QĐ 999/TC-QĐ-CĐKT; QĐ số: 999 - TC/QĐ/CĐKT.",
        "QD:999/TCQDCDKT@1996-11-02",
    ),
    ("Nghị định 47/2020/ND-CP; Nghị định số 47/2020/NĐ-CP ngày 09 tháng 4 năm 2020.", "47/2020/NDCP"),
    ("Nghị định số 30/1998/NĐ- CP ngày 13/5/1998; NGHỊ ĐỊNH SỐ 30/1998/NĐ - CP.", "30/1998/NDCP"),
    ("Nghị định số 08/2024/NĐ-CP; Nghị định số 8/2024/NĐ-CP.", "8/2024/NDCP"),
    ("Quyết định số 522/2002/QĐ.UB; Quyết định số 522/2002/QĐ-UB ngày 07/3/2002.", "522/2002/QDUB"),
    # a full mention has what a short one lacks
    ("Quyết định số 15/QĐ-UBND; Quyết định số 15/QĐ-UBND ngày 2/3/2024 của UBND tỉnh.", "QD:15/QDUBND@2024-03-02"),
    ("Quyết định số 15/QĐ-UBND năm 2024; Quyết định số 15/QĐ-UBND ngày 2/3/2024.", "QD:15/QDUBND@2024-03-02"),
    # a law by name first, by number later
    ("Luật Đất đai ngày 29 tháng 11 năm 2013; Luật Đất đai số 45/2013/QH13; Luật số 45/2013/QH13.", "45/2013/QH13"),
    ("Luật Đất đai; Luật Đất đai năm 2013; LUẬT ĐẤT ĐAI.", "L:luat-dat-dai@2013"),
    # short forms
    ("Công văn số 435-CV/BTGHU, ngày 13/6/2024 của Ban Tuyên giáo; Công văn nêu trên.", "CV:435/CVBTGHU@2024-06-13"),
]  # fmt: skip
APART = [
    ("Quyết định số 15/QĐ-UBND ngày 2/3/2024; Quyết định số 15/QĐ-UBND ngày 2/3/2023.", 2),
    ("Quyết định số 15/QĐ-UBND ngày 2/3/2024; Quyết định số 15/QĐ-UBND ngày 5/6/2024.", 2),
    ("Nghị định số 12/2019/NĐ-CP; Nghị định số 12/2020/NĐ-CP.", 2),
    ("Luật Đất đai năm 2013; Luật Đất đai năm 2024.", 2),
    ("Luật Đất đai số 45/2013/QH13; Luật Đất đai số 31/2024/QH15.", 2),
    ("Quyết định số 15/QĐ-UBND; Quyết định số 15/2024/QĐ-UBND.", 2),
    ("Công văn số 60 TC/CĐKT; Thông tư số 60 TC/CĐKT.", 2),
]


def grouped(text: str) -> tuple[CitedDocument, ...]:
    return group_citations(vndocparse.find_citations(text))


@pytest.mark.parametrize(("text", "key"), ONE)
def test_spellings_of_one_document_are_one(text: str, key: str) -> None:
    (document,) = grouped(text)
    assert document.key == key
    assert document.mentions == tuple(range(text.count(";") + 1))


@pytest.mark.parametrize(("text", "count"), APART)
def test_documents_that_differ_stay_apart(text: str, count: int) -> None:
    documents = grouped(text)
    assert len(documents) == count
    assert len({d.key for d in documents}) == count


def test_two_documents_of_one_number_and_year_are_told_apart_by_their_dates() -> None:
    found = grouped("Quyết định số 15/2020/QĐ-UBND ngày 2/3/2020; Quyết định số 15/2020/QĐ-UBND ngày 9/4/2020.")
    assert [d.key for d in found] == ["15/2020/QDUBND@2020-03-02", "15/2020/QDUBND@2020-04-09"]


def test_an_undated_mention_goes_to_the_one_named_last() -> None:
    one, other = grouped(
        "Quyết định số 15/QĐ-UBND ngày 2/3/2024. Quyết định số 15/QĐ-UBND ngày 5/6/2023. "
        "Quyết định 15/QĐ-UBND còn hiệu lực."
    )
    assert (one.mentions, other.mentions) == ((0,), (1, 2))


@pytest.mark.parametrize(("printed", "plain"), [("TC/QĐ/CĐKT", "TCQDCDKT"), ("qđ-ubnd", "QDUBND"), ("BGD&ĐT", "BGDDT")])
def test_letters_of_a_symbol(printed: str, plain: str) -> None:
    assert letters(printed) == plain


DECISION = """UBND HUYỆN CAO LỘC
PHÒNG TƯ PHÁP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 15/QĐ-TP

Cao Lộc, ngày 12 tháng 3 năm 2024

QUYẾT ĐỊNH
Về việc kiện toàn tổ công tác

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;

Điều 1. Quyết định này thực hiện Nghị định số 30/2020/ND-CP và {more}.

TRƯỞNG PHÒNG

Lâm Thị Hạ
"""


def parsed(more: str) -> Document:
    return vndocparse.parse_text(DECISION.format(more=more))


def unresolved(document: Document) -> list[Diagnostic]:
    return [d for d in document.diagnostics if d.code == "citation.unresolved"]


def test_a_document_lists_what_it_cites_with_every_role_and_without_itself() -> None:
    document = parsed("Quyết định số 7/QĐ-TP ngày 3/1/2024")
    decree, decision = document.cited_documents
    assert decree.key == "30/2020/NDCP"
    assert decree.roles == ("basis", "implements")
    assert decree.issuer == "Chính phủ"
    assert decree.date is not None
    assert decree.date.iso == "2020-03-05"
    assert decision.key == "QD:7/QDTP@2024-01-03"
    own = {p for p, c in enumerate(document.citations) if c.role == "self"}
    assert own
    assert own.isdisjoint({*decree.mentions, *decision.mentions})
    assert unresolved(document) == []


def test_a_number_that_nothing_tells_more_of_is_unresolved() -> None:
    document = parsed("Kế hoạch số 130")
    (found,) = unresolved(document)
    assert found.span is not None
    assert document.text[found.span.start : found.span.end] == "Kế hoạch số 130"
