"""Parts of cited documents (điểm, khoản, Điều, Mục, Chương, Phần, Phụ lục), as printed, each with its document."""

import pytest

import vndocparse

DECREE = "Nghị định số 15/2020/NĐ-CP"

TABLE = [
    ("điểm a khoản 2 Điều 5", {"point": "a", "clause": "2", "article": "5"}),
    ("Điểm c, Khoản 3, Điều 5,", {"point": "c", "clause": "3", "article": "5"}),
    ("Điều 5 khoản 2 điểm a", {"point": "a", "clause": "2", "article": "5"}),
    ("Điều 5, khoản 2, điểm a của", {"point": "a", "clause": "2", "article": "5"}),
    ("khoản 1 của Điều 5 tại", {"clause": "1", "article": "5"}),
    ("khoản 1, 3 và 5 Điều 7", {"clause": "1, 3 và 5", "article": "7"}),
    ("các khoản 1 và 3", {"clause": "1 và 3"}),
    ("điểm a, b và c khoản 2", {"point": "a, b và c", "clause": "2"}),
    ("điểm a và điểm đ khoản 2", {"point": "a và điểm đ", "clause": "2"}),
    ("từ Điều 5 đến Điều 9 của", {"article": "5 đến Điều 9"}),
    ("Điều 5, 6, 7", {"article": "5, 6, 7"}),
    ("khoản 2 Điều 5 và Điều 7", {"clause": "2", "article": "5 và Điều 7"}),
    ("khoản 2 Điều 5 và khoản 3 Điều 7", {"clause": "2, 3", "article": "5, 7"}),
    ("khoản 1a Điều 12b", {"clause": "1a", "article": "12b"}),
    ("điểm 1.2 Mục II", {"point": "1.2", "section": "II"}),
    ("tiết b khoản 3 Điều 1", {"subpoint": "b", "clause": "3", "article": "1"}),
    ("tiết b điểm 1 khoản 3", {"subpoint": "b", "point": "1", "clause": "3"}),
    ("Mục 2 Chương II", {"section": "2", "chapter": "II"}),
    ("Điều 24 Tiểu mục 1 Mục 1 Chương III của", {"article": "24", "subsection": "1", "section": "1", "chapter": "III"}),
    ("khoản 2 Điều 103 Mục 5 Chương XII Phần I của",
     {"clause": "2", "article": "103", "section": "5", "chapter": "XII", "part": "I"}),
    ("Phần thứ nhất của", {"part": "thứ nhất"}),
    ("Phụ lục II kèm theo", {"annex": "II"}),
    ("Mục II.3 Phần I Phụ lục I ban hành kèm theo", {"section": "II.3", "part": "I", "annex": "I"}),
    ("các Phụ lục I, II và III của", {"annex": "I, II và III"}),
    ("theo quan điểm a", {}),
    ("vào thời điểm 5", {}),
    ("khoản tiền nêu tại", {}),
]  # fmt: skip


@pytest.mark.parametrize(("before", "expected"), TABLE)
@pytest.mark.parametrize("document", [DECREE, "Luật Đất đai", "Quyết định này", "Thông tư nêu trên"])
def test_parts_before_a_document(before: str, expected: dict[str, str], document: str) -> None:
    (citation,) = vndocparse.find_citations(f"theo {before} {document}")
    pinpoint = citation.pinpoint
    assert (pinpoint.model_dump(exclude_none=True) if pinpoint else {}) == expected


def test_parts_of_this_document_are_its_own() -> None:
    own, other = vndocparse.find_citations(f"theo Điều 3 Quyết định này và khoản 2 Điều 5 {DECREE}")
    assert (own.role, own.pinpoint and own.pinpoint.article) == ("self", "3")
    assert (other.role, other.pinpoint and other.pinpoint.clause) == ("mentions", "2")


def test_parts_stay_with_the_next_document() -> None:
    found = vndocparse.find_citations(f"theo {DECREE}, khoản 2 Điều 5 Luật Đất đai và Luật Nhà ở")
    assert [c.pinpoint.article if c.pinpoint else None for c in found] == [None, "5", None]
