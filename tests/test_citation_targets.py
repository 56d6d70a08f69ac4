"""Citations that lead to others: short forms, names without numbers, and the document's own name."""

from test_citations import cite, written

from vndocparse.parse import parse_text

LAW = """QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Luật số: 27/2023/QH15

LUẬT
NHÀ Ở

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Nhà ở.

Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định về nhà ở. Giao dịch theo Luật Nhà ở, Luật Đất đai và Luật Nhà ở số 65/2014/QH13.
"""


def test_short_forms() -> None:
    found = cite(
        "Công văn số 435/UBND-VX ngày 13/6/2024 của UBND tỉnh. Nội dung Công văn nêu trên, Công văn số 435 và "
        "Quyết định này căn cứ Luật Đất đai ngày 18/01/2024; Luật Đất đai quy định."
    )
    assert [(c.role == "self", c.target) for c in found] == [
        (False, None), (False, 0), (False, 0), (True, None), (False, None), (False, 4),
    ]  # fmt: skip


def test_a_law_named_first_and_numbered_later_is_one() -> None:
    first, second = cite("thi hành Luật Đấu thầu. Căn cứ Luật Đấu thầu số 22/2023/QH15;")
    assert (first.target, second.target) == (1, None)


def test_amending_laws_within_each_other_do_not_run_away() -> None:
    assert cite("Luật sửa đổi một số điều của " * 2000) == []


def test_years_tell_laws_of_one_name_apart() -> None:
    found = cite("theo Luật Đất đai năm 1993, Luật Đất đai số 13/2003/QH11 và Luật Đất đai năm 2024; Luật Đất đai 2003")
    assert [c.target for c in found] == [None, None, None, 1]


def test_an_acronym_stands_for_the_words_of_a_name() -> None:
    found = cite("Luật Thuế thu nhập doanh nghiệp số 67/2025/QH15. Theo Luật Thuế TNDN thì Luật Đất đai")
    assert [c.target for c in found] == [None, 0, None]
    found = cite("Căn cứ Luật BHXH số 41/2024/QH15 và Luật Bảo hiểm xã hội 2024;")
    assert [c.target for c in found] == [None, 0]


def test_an_ordinance_that_repeats_its_name_is_one() -> None:
    found = cite(
        "Căn cứ Pháp lệnh Cán bộ, công chức ngày 26 tháng 02 năm 1998 và Pháp lệnh Cán bộ, công chức sửa đổi, bổ sung "
        "một số điều của Pháp lệnh Cán bộ, công chức ngày 29 tháng 4 năm 2003;"
    )
    assert [written(c) for c in found] == [
        "PL | Pháp lệnh Cán bộ, công chức | 1998-02-26",
        "PL | Pháp lệnh Cán bộ, công chức sửa đổi, bổ sung một số điều của Pháp lệnh Cán bộ, công chức | 2003-04-29",
    ]


def test_a_law_does_not_cite_itself() -> None:
    others = [c for c in parse_text(LAW).citations if c.role != "self"]
    assert [written(c) for c in others] == [
        "HP | Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        "L | Luật Đất đai",
        "L | Luật Nhà ở 65/2014/QH13",
    ]


def test_one_clause_replaces_and_repeals() -> None:
    found = cite("Quyết định này thay thế Quyết định số 12/QĐ-UBND và bãi bỏ Quyết định số 13/QĐ-UBND.")
    assert [c.role for c in found] == ["self", "replaces", "repeals"]
