"""Labelled units of the body: what is one, where it stands, and what only looks like one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from vndocparse.document.body import Directive
from vndocparse.fields.directives import read_directives
from vndocparse.fields.units.body import find_body
from vndocparse.grammar import Grammar
from vndocparse.layout.text_lines import text_lines
from vndocparse.layout.zones import Layout, Zones
from vndocparse.text.letters import read_letters

GRAMMAR = Grammar.load()


def units_of(text: str) -> tuple[Directive, ...]:
    letters = read_letters(text, markdown="**" in text)
    lines = text_lines(letters, GRAMMAR)
    return units_in(Layout(letters, lines, Zones(body=lines)))


def units_in(layout: Layout) -> tuple[Directive, ...]:
    return read_directives(layout, find_body(layout, layout.zones.body, GRAMMAR), GRAMMAR)


def outline(units: tuple[Directive, ...], above: str = "") -> list[str]:
    rows = []
    for unit in units:
        path = f"{above}/{unit.label}" if above else unit.label
        rows += [path, *outline(unit.children, path)]
    return rows


CASES = {
    "articles, clauses and points": (
        "Điều 1. Phạm vi điều chỉnh\n1. Thông tư này quy định mức chi.\na) Chi hội nghị;\nb) Chi khác.\n"
        "2. Mức chi theo Điều 5 Luật này.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký./.",
        "Điều 1 | Điều 1/1 | Điều 1/1/a | Điều 1/1/b | Điều 1/2 | Điều 2",
    ),
    "chapters with titles on their own lines": (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nÁp dụng trong tỉnh.\nChương II\nTỔ CHỨC\nĐiều 2. Hiệu lực\n"
        "Từ ngày ký.",
        "Chương I | Chương I/Điều 1 | Chương II | Chương II/Điều 2",
    ),
    "enacting word without a colon above the first article": (
        "Theo đề nghị của Trưởng phòng Nội vụ,\nQUYẾT ĐỊNH\nĐiều 1. Thành lập Tổ công tác.\nĐiều 2. Hiệu lực.",
        "Điều 1 | Điều 2",
    ),
    "forms of the article label": (
        "Ðiều 1 . Phê duyệt dự án.\nĐIỀU 2: Giao Sở Tài chính.\nĐ iều 3.\nQuyết định có hiệu lực từ ngày ký.",
        "Điều 1 | ĐIỀU 2 | Điều 3",
    ),
    "Roman, Arabic and letters of a plan": (
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\na) Nâng cao nhận thức.\n2. Yêu cầu\nII. NỘI DUNG\n1. Tuyên truyền.\n"
        "III/ Tổ chức thực hiện:\n1. Sở Nội vụ chủ trì.",
        "I | I/1 | I/1/a | I/2 | II | II/1 | III | III/1",
    ),
    "capitals above Roman numerals; C and D are letters here": (
        "A. ĐÁNH GIÁ\nI. Kết quả\nII. Hạn chế\nB. PHƯƠNG HƯỚNG\nI. Mục tiêu\nC. TỔ CHỨC THỰC HIỆN\nI. Phân công",
        "A | A/I | A/II | B | B/I | C | C/I",
    ),
    "Vietnamese alphabet; i is the letter after h": (
        "1. Nhiệm vụ:\na) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\nđ) Năm;\ne) Sáu;\ng) Bảy;\nh) Tám;\ni) Chín;\nk) Mười.",
        "1 | 1/a | 1/b | 1/c | 1/d | 1/đ | 1/e | 1/g | 1/h | 1/i | 1/k",
    ),
    "small Roman numerals below a point": (
        "1. Hồ sơ gồm:\na) Bản sao:\ni) Giấy phép;\nii) Giấy chứng nhận;\nb) Tờ khai.",
        "1 | 1/a | 1/a/i | 1/a/ii | 1/b",
    ),
    "compound labels": (
        "1. Mục tiêu\n1.1. Về kinh tế.\n1.2. Về xã hội.\n1.2.1. Giáo dục.\n2. Giải pháp\n2.1. Nguồn lực.",
        "1 | 1/1.1 | 1/1.2 | 1/1.2/1.2.1 | 2 | 2/2.1",
    ),
    "a label that was printed twice, and one that is missing": (
        "I. Một.\nII. Hai.\nII. Hai nữa.\nV. Năm.",
        "I | II | II | V",
    ),
    "a level that was skipped, then a number of the level above": (
        "I. MỤC ĐÍCH\n1. Một.\n2. Hai.\nIII. TỔ CHỨC\na) Bộ phận Tư pháp.\nb) Bộ phận Văn hóa.\n2. Kinh phí.",
        "I | I/1 | I/2 | III | III/a | III/b | III/2",
    ),
    "other marks": (
        "I- Quan điểm\n1- Văn bản của Đảng.\n2/ Văn bản của Nhà nước.\nII- Nhiệm vụ\n1) Rà soát.\n2) Báo cáo.",
        "I | I/1 | I/2 | II | II/1 | II/2",
    ),
    "label alone on its line": ("**1.**\nGiao Sở Y tế.\n**2.**\nGiao Sở Nội vụ.", "1 | 2"),
    "article and first clause on one line": (
        "Điều 1. 1. Bãi bỏ Quyết định cũ.\n2. Thay thế phụ lục.\nĐiều 2. Hiệu lực từ ngày ký.",
        "Điều 1 | Điều 1/1 | Điều 1/2 | Điều 2",
    ),
    "quoted text of an amendment": (
        "Điều 1. Sửa đổi Thông tư số 07\n1. Sửa đổi khoản 12 Điều 1 như sau:\n“12. Thành lập đoàn.\na) Cơ sở y tế;\n"
        "b) Bệnh viện.”\n2. Bổ sung Điều 2a như sau:\n“Điều 2a. Phân cấp\n1. Cơ sở;\n2. Bệnh viện;\n3. Phòng khám.”.\n"
        "3. Bãi bỏ Điều 3.\nĐiều 2. Hiệu lực thi hành",
        "Điều 1 | Điều 1/1 | Điều 1/2 | Điều 1/3 | Điều 2",
    ),
    "closing quote missing": (
        "Điều 1. Sửa đổi Thông tư số 07\n1. Sửa đổi Điều 8 như sau:\n“Điều 8. Tổ chức\n1. Sở Y tế.\n2. Sở Nội vụ.\n"
        "2. Bãi bỏ Điều 9.\nĐiều 2. Hiệu lực thi hành\nTừ ngày ký.",
        "Điều 1 | Điều 1/1 | Điều 1/2 | Điều 2",
    ),
    "two apostrophes and straight quotes": (
        "Điều 1. Sửa đổi Nghị định\n1. Điều 12 được sửa đổi như sau:\n''Thu nhập gồm:\n1. Mức 3%;\n2. Mức 5%.\"\n"
        '2. Khoản 3 được sửa đổi như sau:\n"3. Các cơ sở."\nĐiều 2. Hiệu lực.',
        "Điều 1 | Điều 1/1 | Điều 1/2 | Điều 2",
    ),
    "quoted text without any quotes": (
        "Điều 1. Sửa đổi Quy định\n1. Sửa đổi điểm đ khoản 7 Điều 2 như sau:\nđ) Trạm y tế;\n"
        "2. Sửa đổi điểm a, c khoản 1 Điều 3 như sau:\na) Ưu tiên các xã;\nc) Ủy ban nhân dân.\nĐiều 2. Hiệu lực.",
        "Điều 1 | Điều 1/1 | Điều 1/2 | Điều 2",
    ),
    "closing quote misplaced behind the heading": (
        "Điều 1. Sửa đổi Thông tư số 07\n1. Sửa đổi Điều 8 như sau:\n“Điều 8. Tổ chức”\n1. Sở Y tế.\n2. Sở Nội vụ.\n"
        "2. Bãi bỏ Điều 9.\nĐiều 2. Hiệu lực thi hành",
        "Điều 1 | Điều 1/1 | Điều 1/2 | Điều 2",
    ),
    "closing quote misplaced behind the clause that follows": (
        "Điều 1. Sửa đổi Thông tư số 07\n1. Sửa đổi Điều 8 như sau:\n“Điều 8. Tổ chức\n1. Sở Y tế.\n2. Sở Nội vụ.\n"
        "2. Bãi bỏ Điều 9.”\nĐiều 2. Hiệu lực thi hành",
        "Điều 1 | Điều 1/1 | Điều 1/2 | Điều 2",
    ),
    "closing quote on a line of its own": (
        "Điều 1. Sửa đổi Thông tư số 07\n1. Sửa đổi Điều 8 như sau:\n“Điều 8. Tổ chức\n1. Sở Y tế.\n2. Sở Nội vụ.\n”.\n"
        "2. Bãi bỏ Điều 9.\nĐiều 2. Hiệu lực thi hành",
        "Điều 1 | Điều 1/1 | Điều 1/2 | Điều 2",
    ),
    "quotes turned the wrong way": (
        "Điều 1. Sửa đổi Thông tư số 07\n1. Sửa đổi Điều 8 như sau:\n”Điều 8. Tổ chức\n1. Sở Y tế.\n2. Sở Nội vụ.“\n"
        "2. Bãi bỏ Điều 9.\nĐiều 2. Hiệu lực thi hành",
        "Điều 1 | Điều 1/1 | Điều 1/2 | Điều 2",
    ),
    "words quoted inside a quotation that amends in its turn": (
        "Điều 1. Sửa đổi Thông tư số 07\n1. Sửa đổi Điều 8 như sau:\n“Điều 8. Cụm từ\n1. Thay cụm từ “Sở Y tế” bằng "
        "“Sở Nội vụ”.\n2. Bổ sung “Điều 3a” sau Điều 3.”\n2. Bãi bỏ Điều 9.\nĐiều 2. Hiệu lực thi hành",
        "Điều 1 | Điều 1/1 | Điều 1/2 | Điều 2",
    ),
    "an article quoted inside a quotation": (
        "Điều 1. Sửa đổi Nghị định số 07\n1. Sửa đổi Điều 8 như sau:\n“Điều 8. Mẫu hợp đồng\n1. Hợp đồng ghi:\n"
        "“Điều 4. Giá trị\n1. Bên A trả.\n2. Bên B nhận.”\n2. Hợp đồng có hiệu lực từ ngày ký.”\n2. Bãi bỏ Điều 9.\n"
        "Điều 2. Hiệu lực thi hành",
        "Điều 1 | Điều 1/1 | Điều 1/2 | Điều 2",
    ),
    "footnotes between two clauses, and a page break": (
        "Điều 1. Phạm vi\n1. Áp dụng cho các xã.1\n_______________\n1 Khoản này được sửa đổi theo Thông tư số "
        "05/2020/TT-BTC.\n2 Cụm từ này được thay thế.\n\f2\n2. Không áp dụng cho các phường.\nĐiều 2. Hiệu lực",
        "Điều 1 | Điều 1/1 | Điều 1/2 | Điều 2",
    ),
    "law quoted by a letter": (
        "Căn cứ khoản 2 Điều 49 Luật Quản lý thuế, quy định:\n“Điều 49. Nguyên tắc\n1. Một.\n2. Hai.”\n"
        "Căn cứ các quy định trên, Cục Thuế trả lời theo nguyên tắc trên.",
        "",
    ),
    "citations, dates and amounts at the start of a line": (
        "Thực hiện Nghị quyết của Quốc hội về kế hoạch phát triển kinh tế - xã hội năm\n2024. Ủy ban nhân dân "
        "tỉnh yêu cầu các sở căn cứ quy định tại khoản\n1. Điều này và mức hỗ trợ là\n15.000 đồng theo\n"
        "Điều 5 Luật này để triển khai.",
        "",
    ),
    "a list after the closing mark": ("1. Một.\n2. Hai./.\nGửi kèm:\n1. Danh mục.\n2. Biểu mẫu.", "1 | 2"),
    "rows of a table between bars": (
        "1. Phân bổ vốn:\n| 1. | Xã A | 40 |\n| 2. | Xã B | 60 |\n| 3. | Xã C | 70 |\n2. Tổ chức thực hiện.",
        "1 | 2",
    ),
    "table of contents": (
        "Chương I QUY ĐỊNH CHUNG ........ 1\nChương II TỔ CHỨC ........ 5\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi",
        "Chương I | Chương I/Điều 1",
    ),
    "an article quoted on the next line of a wrapped text": (
        "Điều 1. Sửa đổi, bổ sung Điều 4\n“Điều 4. Thẩm quyền chấp thuận về mạng lưới của tổ chức tín dụng phi\nngân "
        "hàng\n1. Thống đốc xem xét.\n2. Giám đốc xem xét.”.\nĐiều 2. Hiệu lực thi hành",
        "Điều 1 | Điều 2",
    ),
    "a heading that ends with a span of time": (
        "Điều 1. Số giờ làm thêm trong 01 năm\n1. Người lao động đồng ý thì được làm thêm giờ.\n2. Không áp dụng "
        "với trường hợp khác.\nĐiều 2. Số giờ làm thêm trong 01 tháng\n1. Tối đa 60 giờ.",
        "Điều 1 | Điều 1/1 | Điều 1/2 | Điều 2 | Điều 2/1",
    ),
    "a date broken before its month and its day": (
        "1. Các sở hoàn thành trước ngày 15 tháng\n6. Sau đó, báo cáo kết quả trước ngày\n30. Sau thời hạn trên, "
        "không xem xét.\n2. Văn phòng theo dõi.",
        "1 | 2",
    ),
    "a table flattened into lines": (
        "1. Thời gian\nNgày 01.\n2. Nội dung\nTT\nCông việc\nĐơn vị\n1.\nRà soát\n2.\nTổng hợp\n3.\nBáo cáo\n"
        "3. Tổ chức thực hiện\nCác đơn vị thực hiện.",
        "1 | 2 | 3",
    ),
    "rows of a table without marks": (
        "I. MỤC ĐÍCH\nNâng cao nhận thức.\nII. NỘI DUNG\nSTT Nội dung Thời gian\n1 Rà soát Quý I\n2 Tổng hợp "
        "Quý II\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ chủ trì.",
        "I | II | III | III/1",
    ),
    "a label stuck to the sentence before it": (
        "Điều 1. Tổ chức thực hiện\n1. Giao Ủy ban nhân dân phòng, chống tham nhũng, tiêu cực.2. Giao Thường trực "
        "Hội đồng nhân dân giám sát.",
        "Điều 1 | Điều 1/1 | Điều 1/2",
    ),
    "chapters numbered through the parts": (
        "Phần thứ nhất\nQUY ĐỊNH CHUNG\nChương I\nPHẠM VI\nĐiều 1. Phạm vi\nPhần thứ hai\nQUY ĐỊNH CỤ THỂ\n"
        "Chương II\nQUYỀN\nĐiều 2. Quyền",
        "Phần thứ nhất | Phần thứ nhất/Chương I | Phần thứ nhất/Chương I/Điều 1 | Phần thứ hai | "
        "Phần thứ hai/Chương II | Phần thứ hai/Chương II/Điều 2",
    ),
    "articles of a contract": (
        "Điều 1: Đối tượng hợp đồng\n1.1 Bên A giao cho Bên B.\n1.2 Bên B nhận.\nĐiều 2: Giá trị\n2.1. Một.\n2.2. Hai.",
        "Điều 1 | Điều 1/1.1 | Điều 1/1.2 | Điều 2 | Điều 2/2.1 | Điều 2/2.2",
    ),
    "page numbers and form feeds between units": (
        "Điều 1. Phạm vi\n1. Một.\n\f2\n2. Hai.\n\f3\nĐiều 2. Hiệu lực",
        "Điều 1 | Điều 1/1 | Điều 1/2 | Điều 2",
    ),
    "a bracket and a full stop behind the letter": (
        "1. Tên gây nhầm lẫn:\na) Một;\nb). Hai;\nc) Ba.",
        "1 | 1/a | 1/b | 1/c",
    ),
    "a number right behind the label": (
        "2. Cơ cấu tổ chức, gồm:\na) Văn phòng;\nb) 06 phòng chuyên môn;\nc) 03 đơn vị sự nghiệp.",
        "2 | 2/a | 2/b | 2/c",
    ),
    "a number right behind a Roman numeral and a capital": (
        "A. 02 mục tiêu\nI. 05 tổ công tác\nII. 10 tổ kiểm tra\nB. 03 giải pháp",
        "A | A/I | A/II | B",
    ),
    "headings that end with a compound of a citing word": (
        "Điều 1. Xử lý các khoản đã nộp và những vấn đề tồn tại\n1. Nhà nước không hoàn trả.\n2. Cơ quan xem xét.\n"
        "Điều 2. Tiêu chuẩn, số lượng và danh sách đại biểu\n1. Một.\n2. Hai.\n"
        "Điều 3. Thành phần, thời gian và địa điểm\n1. Một.\n2. Hai.\n"
        "Điều 4. Phát triển hạ tầng, dữ liệu và kỹ năng chuyển đổi số\n1. Một.\n2. Hai.",
        "Điều 1 | Điều 1/1 | Điều 1/2 | Điều 2 | Điều 2/1 | Điều 2/2 | Điều 3 | Điều 3/1 | Điều 3/2 | Điều 4 | "
        "Điều 4/1 | Điều 4/2",
    ),
    "articles that lost their word": (
        "Điều 1. Miễn tiền thuê.\nĐiều 2. Miễn thuế.\n1. Ba năm.\n2. Năm năm.\n3. Lệ phí\nMiễn lệ phí.\n"
        "Điều 3. Giá thuê\n1. Một.\n2. Hai.\n\n4. Thuế khác\n1. Không nộp.\n2. Hoàn thuế.\nĐiều 5. Hiệu lực.",
        "Điều 1 | Điều 2 | Điều 2/1 | Điều 2/2 | Điều 2/3 | Điều 3 | Điều 3/1 | Điều 3/2 | 4 | 4/1 | 4/2 | Điều 5",
    ),
    "no unit": ("Kính đề nghị Quý cơ quan xem xét, giải quyết theo thẩm quyền.", ""),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_outline(text: str, expected: str) -> None:
    assert " | ".join(outline(units_of(text))) == expected


def test_heading_and_text_apart() -> None:
    text = (
        "Chương I\nQUY ĐỊNH\nCHUNG\n\nĐiều 1. Phạm vi điều chỉnh\n\nThông tư này quy định\nmức chi.\n\n"
        "- Chi hội nghị;\n\nĐiều 2. Thông tư này có hiệu lực."
    )
    chapter = units_of(text)[0]
    assert (chapter.heading, chapter.text) == ("QUY ĐỊNH CHUNG", "")
    first, second = chapter.children
    assert first.heading == "Phạm vi điều chỉnh"
    assert first.text == "Thông tư này quy định mức chi.\n- Chi hội nghị;"
    assert (second.heading, second.text) == (None, "Thông tư này có hiệu lực.")


def test_heading_and_text_apart_where_no_blank_line_parts_them() -> None:
    wrapped = "Các cơ quan, đơn vị tổ chức thực hiện các nội dung theo chức năng, nhiệm vụ\nđược giao tại Kế hoạch này."
    text = "\n".join(f"Điều {n}. Nội dung thứ {n}\n{wrapped}" for n in range(1, 9))
    found = [(unit.heading, unit.text) for unit in units_of(text)]
    assert found == [(f"Nội dung thứ {n}", wrapped.replace("\n", " ")) for n in range(1, 9)]


def test_a_broken_heading_of_unwrapped_text_goes_on() -> None:
    long = "Các cơ quan, đơn vị thực hiện các nội dung được giao tại Kế hoạch này. " * 4
    text = "\n".join(f"{n}. Biện pháp trong quan hệ\ngiao dịch của các bên\n{long}" for n in range(1, 5))
    assert [unit.heading for unit in units_of(text)] == ["Biện pháp trong quan hệ giao dịch của các bên"] * 4


def test_raised_digits_are_no_text() -> None:
    words = [
        ("Điều", 14),
        ("1.", 14),
        ("Phạm", 14),
        ("vi", 14),
        ("4", 9),
        ("1.", 14),
        ("2", 9),
        ("(bãi", 14),
        ("bỏ)", 14),
    ]
    letters = read_letters("Điều 1. Phạm vi 4\n1. 2 (bãi bỏ)")
    lines = tuple(
        replace(line, page=1, top=20.0 * i, bottom=20.0 * i + 14, block=i, size=14)
        for i, line in enumerate(text_lines(letters, GRAMMAR))
    )
    boxes, at, x = [], 0, 0.0
    for position, (word, height) in enumerate(words):
        top = 20.0 * (position > 4)
        boxes.append((at, at + len(word), 1, x, top, x + 10, top + height))
        at, x = at + len(word) + 1, 0.0 if position == 4 else x + 12
    (unit,) = units_in(Layout(letters, lines, Zones(body=lines), boxes=tuple(boxes)))
    assert (unit.heading, unit.children[0].text) == ("Phạm vi", "(bãi bỏ)")


def test_span_covers_the_unit_with_its_children() -> None:
    text = "Theo đề nghị của Sở,\n\n1. Một:\n\na) Hai;\n\nb) Ba.\n\n2. Bốn."
    first, second = units_of(text)
    assert first.span is not None
    assert second.span is not None
    assert text[first.span.start : first.span.end] == "1. Một:\n\na) Hai;\n\nb) Ba."
    assert text[second.span.start : second.span.end] == "2. Bốn."
    assert (first.rule, first.children[0].rule) == ("directives.number", "directives.point")
    assert 0 < first.children[0].confidence <= 1


def test_hostile_nesting_is_bounded() -> None:
    units = units_of("1. x:\na) y:\n" * 2000)
    depth = 0
    while units:
        depth, units = depth + 1, units[-1].children
    assert depth <= 12


ANSWERS = Path(__file__).parent.parent.parent / "shared" / "evaluation" / "dev.jsonl"


@pytest.mark.skipif(not ANSWERS.exists(), reason="the shared corpus is not here")
@pytest.mark.parametrize("name", ["text/vbpl_02-2026-TT-BYT_000199.txt", "text/tvplx_1539-VLO-QLDN3_de1ea1.txt"])
def test_real_quotations(name: str) -> None:
    answer = next(a for a in map(json.loads, ANSWERS.read_text("utf-8").splitlines()) if a["file"] == name)
    text = (ANSWERS.parent.parent / "corpus" / name).read_text("utf-8").split("Nơi nhận")[0]
    found = [path for path in outline(units_of(text)) if path.count("/") < 2]
    assert found == [unit["label"] for unit in answer["directives"]]
