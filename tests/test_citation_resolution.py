"""Short forms and defined names: they lead to their full mention, or stay without target and a diagnostic says so."""

import pytest

import vndocparse

LETTER = "Công văn số 435/UBND-VX ngày 13/6/2024 của UBND tỉnh"

TABLE = [
    # A number without its symbol, with or without `số`.
    (f"{LETTER}. Theo Công văn số 435 nêu trên", [None, 0]),
    (f"{LETTER}. Theo Công văn 435", [None, 0]),
    ("Kế hoạch số 130/KH-UBND ngày 04/6/2024. Thực hiện Kế hoạch 130", [None, 0]),
    ("theo chỉ thị 16; Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ", [1, None]),
    ("Nghị định số 15/2020/NĐ-CP. Nghị định 15/2020 quy định", [None, 0]),
    ("Công điện số 1409 ngày 15/9/2021. Công điện 1409", [None, 0]),
    # A number after a mere type's word is nothing without the full form.
    ("Kế hoạch số 130/KH-UBND. Thực hiện Kế hoạch 131", [None]),
    ("Quyết định 12 người; Báo cáo 6/2024", []),
    # Words that point.
    (f"{LETTER}. Nội dung Công văn nêu trên", [None, 0]),
    (f"{LETTER}. Nội dung Công văn đã nêu trên", [None, 0]),
    (f"{LETTER}. Thông tư số 1/2020/TT-BTC. Nội dung Công văn nói trên", [None, None, 0]),
    (f"{LETTER}. Thông tư số 1/2020/TT-BTC. Nội dung văn bản nêu trên", [None, None, 0]),
    ("Thông tư số 1/2020/TT-BTC. Nội dung văn bản nêu trên", [None, 0]),
    ("Luật Đất đai số 31/2024/QH15. Luật nêu trên có hiệu lực", [None, 0]),
    ("Thông tư nêu trên", [None]),
    ("quy định nêu trên, hướng dẫn nêu trên, các Nghị định nêu trên", []),
    # Names that the text defines.
    ("Luật số 31/2024/QH15 về đất đai (sau đây gọi là Luật Đất đai). Theo Luật Đất đai", [None, 0, 0]),
    ("Thông tư số 200/2014/TT-BTC (sau đây gọi tắt là “Thông tư kế toán”). Theo Thông tư kế toán, thông tư kế toán.",
     [None, 0, 0]),
    ("Nghị định số 15/2020/NĐ-CP (sau đây viết gọn là Nghị định 15). Theo Nghị định 15", [None, 0, 0]),
    ("Luật Xây dựng số 50/2014/QH13, Luật số 62/2020/QH14 (sau đây gọi là Luật Xây dựng). Luật Xây dựng",
     [None, None, 0, 0]),
    ("Thông tư kế toán. Thông tư số 200/2014/TT-BTC (sau đây gọi là Thông tư kế toán)", [None]),
    ("Công ty A (sau đây gọi là Bên A). Bên A", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "targets"), TABLE)
def test_targets(text: str, targets: list[int | None]) -> None:
    assert [c.target for c in vndocparse.find_citations(text)] == targets


def test_the_document_itself_is_no_target() -> None:
    own, other = vndocparse.find_citations("Nghị định này quy định chi tiết. Theo Nghị định nêu trên")
    assert (own.role, other.role, other.target) == ("self", "mentions", None)


def test_a_defined_name_is_given_with_its_part() -> None:
    text = "Thông tư số 200/2014/TT-BTC (sau đây gọi là Thông tư kế toán). Điều 5 Thông tư kế toán quy định."
    _, short = vndocparse.find_citations(text)
    assert short.span
    assert text[short.span.start : short.span.end] == "Thông tư kế toán"
    assert short.pinpoint
    assert short.pinpoint.article == "5"


def test_what_leads_nowhere_says_so() -> None:
    text = "Số: 15/KH-UBND\n\nKẾ HOẠCH\nTriển khai\n\nThực hiện Thông tư nêu trên, các đơn vị báo cáo."
    document = vndocparse.parse_text(text)
    (citation,) = document.citations
    (found,) = (d for d in document.diagnostics if d.code == "citation.unresolved")
    assert (citation.target, found.span) == (None, citation.span)
    assert "Thông tư nêu trên" in found.message
    assert document.cited_documents == ()


def test_a_pair_at_the_end_of_a_list_shares_its_date() -> None:
    found = vndocparse.find_citations(
        "Quyết định số 212-TC/CĐKT ngày 15-12-1989, 1205-TC/CĐKT và 1206-TC/CĐKT ngày 14-12-1994"
    )
    assert [c.date.iso if c.date else None for c in found] == ["1989-12-15", "1994-12-14", "1994-12-14"]
