"""What the tree says of each unit beyond its label: its kind and its bulleted items, in the body and in annexes."""

import pytest
from test_directives import outline, units_of

from vndocparse import parse_text
from vndocparse.document.body import Directive, Item
from vndocparse.document.models import Annex


def kinds(units: tuple[Directive, ...]) -> list[str]:
    return [row for unit in units for row in (f"{unit.label}={unit.kind}", *kinds(unit.children))]


def listed(items: tuple[Item, ...], depth: int = 0) -> list[str]:
    return [row for x in items for row in (f"{'  ' * depth}{x.marker} {x.text}", *listed(x.items, depth + 1))]


KINDS = {
    "Phần I\nCHUNG\nChương I\nQUY ĐỊNH\nMục 1\nPHẠM VI\nTiểu mục 1\nĐỐI TƯỢNG\nĐiều 1. Phạm vi\n1. Một:\na) Hai;\n"
    "b) Ba.\n2. Bốn.": "Phần I=part Chương I=chapter Mục 1=section Tiểu mục 1=subsection Điều 1=article 1=clause "
    "a=point b=point 2=clause",
    "A. CHUNG\nI. Mục đích\n1. Một\n1.1. Hai.\na) Ba:\n(1) Bốn;\n(2) Năm.": "A=capital I=roman 1=number 1.1=compound "
    "a=point 1=bracketed 2=bracketed",
    "1. Hồ sơ:\na) Bản sao:\ni) Giấy phép;\nii) Chứng nhận.": "1=number a=point i=roman ii=roman",
}


@pytest.mark.parametrize(("text", "expected"), KINDS.items())
def test_kinds(text: str, expected: str) -> None:
    assert " ".join(kinds(units_of(text))) == expected


ITEMS = {
    "one list": (
        "1. Sở Y tế:\n- Rà soát;\n- Báo cáo.\n2. Sở Nội vụ:\n- Theo dõi.",
        ["- Rà soát;", "- Báo cáo."],
    ),
    "a plus below a dash, and back": (
        "1. Nội dung:\n- Một:\n+ Hai;\n+ Ba;\n- Bốn.",
        ["- Một:", "  + Hai;", "  + Ba;", "- Bốn."],
    ),
    "a dash below a plus, where the plus came first": (
        "1. Nội dung:\n+ Một:\n- Hai;\n+ Ba.",
        ["+ Một:", "  - Hai;", "+ Ba."],
    ),
    "three bullets": (
        "1. Nội dung:\n• Một:\n- Hai:\n+ Ba.\n• Bốn.",
        ["• Một:", "  - Hai:", "    + Ba.", "• Bốn."],
    ),
    "the same bullet set further in": (
        "1. Nội dung:\n- Một:\n    - Hai;\n    - Ba.\n- Bốn.",
        ["- Một:", "  - Hai;", "  - Ba.", "- Bốn."],
    ),
    "a bullet of a symbol font": ("1. Nội dung:\n\uf0b7 Một;\n\uf0b7 Hai.", ["• Một;", "• Hai."]),
    "wrapped lines belong to their item": (
        "1. Nội dung:\n- Chủ trì, phối hợp với các cơ quan thuộc tỉnh tổ chức\nthực hiện kế hoạch.\n- Hai.",
        ["- Chủ trì, phối hợp với các cơ quan thuộc tỉnh tổ chức thực hiện kế hoạch.", "- Hai."],
    ),
    "a plain paragraph ends the list": (
        "1. Nội dung:\n- Một:\n+ Hai.\n\nĐối với các xã, thực hiện theo quy định.\n\n+ Ba.",
        ["- Một:", "  + Hai.", "+ Ba."],
    ),
    "an item with a label inside": ("1. Nội dung:\n- a) Một;\n- b) Hai.", ["- a) Một;", "- b) Hai."]),
    "an item that goes on after a page break": (
        "1. Nội dung:\n- Tổ chức tuyên truyền đến\n\f2\ncác xã, phường.\n- Hai.",
        ["- Tổ chức tuyên truyền đến các xã, phường.", "- Hai."],
    ),
    "a range of years is no list": ("1. Thực hiện trong giai đoạn 2021\n- 2025 tại các xã.", []),
    "none": ("1. Một.", []),
}


@pytest.mark.parametrize(("text", "expected"), ITEMS.values(), ids=list(ITEMS))
def test_items(text: str, expected: list[str]) -> None:
    assert listed(units_of(text)[0].items) == expected


def test_items_stay_in_the_text_and_mark_it() -> None:
    text = "1. Sở Y tế chủ trì, phối hợp với các xã thực hiện:\n- Rà soát:\n+ Cơ sở;\n- Báo cáo."
    (unit,) = units_of(text)
    assert unit.text == "Sở Y tế chủ trì, phối hợp với các xã thực hiện:\n- Rà soát:\n+ Cơ sở;\n- Báo cáo."
    first, second = unit.items
    assert first.span is not None
    assert second.span is not None
    assert text[first.span.start : first.span.end] == "- Rà soát:\n+ Cơ sở;"
    assert text[second.span.start : second.span.end] == "- Báo cáo."
    assert first.rule == "directives.bullet"


LETTERHEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH ĐÔNG LAU\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    "Số: 15/QĐ-UBND\n\nĐông Lau, ngày 02 tháng 6 năm 2025\n\nQUYẾT ĐỊNH\nBan hành Quy chế làm việc\n\n"
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.\n\nĐiều 2. Quyết định có hiệu lực từ ngày ký./.\n\n"
    "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Thị Mai\n\n"
)
NOTE = "(Ban hành kèm theo Quyết định số 15/QĐ-UBND\nngày 02 tháng 6 năm 2025 của Ủy ban nhân dân tỉnh)\n\n"


def annexes_of(text: str) -> tuple[Annex, ...]:
    document = parse_text(LETTERHEAD + text)
    assert outline(document.directives) == ["Điều 1", "Điều 2"]
    return document.annexes


def test_attached_regulation_has_a_tree_of_its_own() -> None:
    (annex,) = annexes_of(
        f"QUY CHẾ\nLàm việc của Ban Chỉ đạo\n{NOTE}Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\n1. Một.\n\n"
        "2. Hai.\n\nĐiều 2. Hiệu lực\n\nTừ ngày ký./.\n"
    )
    assert annex.document_type is not None
    assert (annex.document_type.code, annex.label) == ("QC", "QUY CHẾ")
    assert outline(annex.directives) == [
        "Chương I", "Chương I/Điều 1", "Chương I/Điều 1/1", "Chương I/Điều 1/2", "Chương I/Điều 2",
    ]  # fmt: skip


def test_attached_plan_with_its_own_letterhead_and_foot() -> None:
    (annex,) = annexes_of(
        "ỦY BAN NHÂN DÂN\nTỈNH ĐÔNG LAU\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        f"KẾ HOẠCH\nPhòng, chống rét cho gia súc\n{NOTE}I. MỤC ĐÍCH\n\n1. Một:\n\n- Hai.\n\nII. TỔ CHỨC\n\n"
        "Các xã thực hiện.\n\nNơi nhận:\n- Các xã;\n- Lưu: VT.\n"
    )
    assert annex.document_type is not None
    assert annex.document_type.code == "KH"
    assert outline(annex.directives) == ["I", "I/1", "II"]
    assert listed(annex.directives[0].children[0].items) == ["- Hai."]
    assert annex.directives[1].items == ()


TYPES = {
    "Phụ lục I\nKẾ HOẠCH THU GOM RÁC THẢI\n": "KH",
    "PHỤ LỤC: PHƯƠNG ÁN\nPhát triển chợ phiên\n": "PA",
    "Phụ lục II\nDANH MỤC NHIỆM VỤ\n": None,
    "Phụ lục\nQUYẾT ĐỊNH PHÂN BỔ THEO CÁC NĂM\n": None,
    "Mẫu số 01\nBÁO CÁO\n": None,
    "Phụ lục III\n": None,
    "BẢN QUY ĐỊNH\nVề quản lý bến thuyền\n": "QyĐ",
}


@pytest.mark.parametrize(("heading", "code"), TYPES.items())
def test_type_of_an_annex(heading: str, code: str | None) -> None:
    (annex,) = annexes_of(heading + NOTE + "\n\n".join(f"{i}. Nội dung thứ {i} của văn bản." for i in range(1, 9)))
    assert (annex.document_type.code if annex.document_type else None) == code
    assert [x.label for x in annex.directives] == [str(i) for i in range(1, 9)]


def test_type_of_an_annex_is_marked() -> None:
    (annex,) = annexes_of(f"Phụ lục: KẾ HOẠCH TUẦN TRA\n{NOTE}1. Một.\n\n2. Hai.\n")
    assert annex.document_type is not None
    span = annex.document_type.span
    assert span is not None
    text = LETTERHEAD + f"Phụ lục: KẾ HOẠCH TUẦN TRA\n{NOTE}1. Một.\n\n2. Hai.\n"
    assert text[span.start : span.end] == "KẾ HOẠCH"


def test_labelled_blanks_of_a_form_are_units() -> None:
    (annex,) = annexes_of(
        f"Mẫu số 01\nĐƠN ĐỀ NGHỊ\n{NOTE}1. Họ và tên: .............\n\n2. Địa chỉ: ......... Điện thoại: ........\n\n"
        "3. Nội dung đề nghị:\n.....................\n.....................\n"
    )
    assert outline(annex.directives) == ["1", "2", "3"]
