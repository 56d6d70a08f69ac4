"""Ruled tables of PDFs: cells with their place, one table over page breaks, what holds them, and what is none."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import pytest
from pdf_maker import make_pdf

import vndocparse
from fixtures.content import load, names
from fixtures.pdf_layout import render_pdf
from vndocparse.document.body import Directive, Table
from vndocparse.document.models import Document

READERS = ("pdfium", "pdfplumber")
HEIGHT = 842.0
Draw = Callable[[Any], None]
Spot = tuple[float, float, str]


def write(canvas: Any, *spots: Spot, font: str = "Body", size: float = 12) -> None:
    """Set texts at (x, points from the top)."""
    canvas.setFont(font, size)
    for x, top, text in spots:
        canvas.drawString(x, HEIGHT - top, text)


def rule(
    canvas: Any, xs: Sequence[float], ys: Sequence[float], spans: Sequence[tuple[int, int, int, int]] = ()
) -> None:
    """Draw a grid, each side of a box by itself; `spans` (row, column, rows, columns) have no lines inside."""
    inside = {
        (r, c): (row, column)
        for row, column, n, m in spans
        for r in range(row, row + n)
        for c in range(column, column + m)
    }
    for r, (top, bottom) in enumerate(pairwise(ys)):
        for c, (left, right) in enumerate(pairwise(xs)):
            own = inside.get((r, c), (r, c))
            if own != inside.get((r - 1, c), (r - 1, c)):
                canvas.line(left, HEIGHT - top, right, HEIGHT - top)
            if own != inside.get((r, c - 1), (r, c - 1)):
                canvas.line(left, HEIGHT - top, left, HEIGHT - bottom)
    canvas.line(xs[0], HEIGHT - ys[-1], xs[-1], HEIGHT - ys[-1])
    canvas.line(xs[-1], HEIGHT - ys[0], xs[-1], HEIGHT - ys[-1])


def fill(canvas: Any, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
    """Draw a plain table with a line of text in each box."""
    rule(canvas, xs, ys)
    write(
        canvas,
        *((x + 4, y + 15, text) for y, row in zip(ys, rows, strict=False) for x, text in zip(xs, row, strict=False)),
    )


def head(canvas: Any) -> None:
    write(canvas, (80, 60, "SỞ Y TẾ LAM SƠN"), (90, 76, "BỆNH VIỆN ĐA KHOA"), (95, 100, "Số: 41/KH-BVĐK"), font="Bold")
    write(
        canvas, (310, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (355, 76, "Độc lập - Tự do - Hạnh phúc"), font="Bold"
    )
    write(canvas, (350, 100, "Lam Sơn, ngày 12 tháng 3 năm 2024"), font="Italic")
    write(canvas, (265, 140, "KẾ HOẠCH"), (190, 158, "Kiểm kê trang thiết bị quý I năm 2024"), font="Bold")


def foot(canvas: Any, top: float = 640) -> None:
    write(canvas, (85, top, "Nơi nhận:"), (85, top + 16, "- Các khoa, phòng;"), (85, top + 32, "- Lưu: VT, VTTB."))
    write(canvas, (390, top, "GIÁM ĐỐC"), (370, top + 90, "Trần Thị Hạ Vy"), font="Bold")


def document(*pages: Draw, reader: str = "pdfium") -> Document:
    return vndocparse.parse(make_pdf(*pages), reader=reader)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def units(directives: Sequence[Directive]) -> list[tuple[str, tuple[int, ...]]]:
    return [x for d in directives for x in ((d.label, d.tables), *units(d.children))]


XS, YS = (85, 125, 300, 420, 540), (220, 244, 292, 316, 340)
STAFF = (
    ("TT", "Họ và tên", "Chức vụ", "Ghi chú"),
    ("1", "Lê Hoàng Yến", "Trưởng khoa", ""),
    ("2", "Đỗ Gia Bảo", "", ""),
)
PLAIN_YS = (220, 244, 268, 292)


def lists_staff(canvas: Any) -> None:
    fill(canvas, XS, PLAIN_YS, STAFF)


@pytest.mark.parametrize("reader", READERS)
def test_cells_have_text_place_and_box(reader: str) -> None:
    def draw(canvas: Any) -> None:
        rule(canvas, XS, YS, spans=((0, 0, 2, 1), (0, 1, 1, 2), (3, 1, 1, 3)))
        write(canvas, (90, 245, "TT"), (190, 236, "Thiết bị"), (430, 236, "Ghi chú"))
        write(canvas, (130, 260, "Tên gọi và"), (130, 276, "số hiệu"), (310, 268, "Số lượng"))
        write(
            canvas, (90, 308, "1"), (130, 308, "Máy thở"), (310, 308, "04"), (90, 332, "-"), (130, 332, "Cộng: 04 máy")
        )

    found = document(draw, reader=reader)
    [table] = found.tables
    got = [[(c.text, c.row, c.column, c.rows, c.columns) for c in row] for row in table.rows]
    assert got == [
        [("TT", 0, 0, 2, 1), ("Thiết bị", 0, 1, 1, 2), ("Ghi chú", 0, 3, 1, 1)],
        [("Tên gọi và số hiệu", 1, 1, 1, 1), ("Số lượng", 1, 2, 1, 1), ("", 1, 3, 1, 1)],
        [("1", 2, 0, 1, 1), ("Máy thở", 2, 1, 1, 1), ("04", 2, 2, 1, 1), ("", 2, 3, 1, 1)],
        [("-", 3, 0, 1, 1), ("Cộng: 04 máy", 3, 1, 1, 3)],
    ]
    for cell in (cell for row in table.rows for cell in row):
        assert cell.rule == table.rule == "tables.written"
        assert 0 < cell.confidence == table.confidence <= 1
        assert (cell.span is None) == (not cell.text)
        if cell.span:
            assert " ".join(found.text[cell.span.start : cell.span.end].split()) == cell.text
    [area] = table.boxes
    assert (area.page, area.x0, area.top, area.x1, area.bottom) == pytest.approx((1, 85, 220, 540, 340), abs=1)
    [box] = table.rows[0][1].boxes
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx((125, 220, 420, 244), abs=1)


def by_filled_boxes(canvas: Any) -> None:
    lists = ((x, PLAIN_YS[0], 0.6, PLAIN_YS[-1] - PLAIN_YS[0]) for x in XS)
    for x, top, width, height in (*lists, *((XS[0], y, XS[-1] - XS[0], 0.6) for y in PLAIN_YS)):
        canvas.rect(x, HEIGHT - top - height, width, height, stroke=0, fill=1)
    write_staff(canvas)


def by_framed_boxes(canvas: Any) -> None:
    for top, bottom in pairwise(PLAIN_YS):
        for left, right in pairwise(XS):
            canvas.rect(left, HEIGHT - bottom, right - left, bottom - top)
    write_staff(canvas)


def on_shaded_headings(canvas: Any) -> None:
    canvas.setFillGray(0.8)
    for left, right in pairwise(XS):
        canvas.rect(left + 3, HEIGHT - PLAIN_YS[1], right - left - 6, 24, stroke=0, fill=1)
    canvas.setFillGray(0)
    lists_staff(canvas)


def inside_a_form(canvas: Any) -> None:
    canvas.beginForm("ruled")
    canvas.translate(-20, 30)
    rule(canvas, [x / 2 for x in XS], [HEIGHT - (HEIGHT - y) / 2 for y in PLAIN_YS])
    canvas.endForm()
    canvas.saveState()
    canvas.translate(40, -60)
    canvas.scale(2, 2)
    canvas.doForm("ruled")
    canvas.restoreState()
    write_staff(canvas)


def without_top_border(canvas: Any) -> None:
    for y in PLAIN_YS[1:]:
        canvas.line(XS[0], HEIGHT - y, XS[-1], HEIGHT - y)
    for x in XS:
        canvas.line(x, HEIGHT - PLAIN_YS[0], x, HEIGHT - PLAIN_YS[-1])
    write_staff(canvas)


def without_side_borders(canvas: Any) -> None:
    for y in PLAIN_YS:
        canvas.line(XS[0], HEIGHT - y, XS[-1], HEIGHT - y)
    for x in XS[1:-1]:
        canvas.line(x, HEIGHT - PLAIN_YS[0], x, HEIGHT - PLAIN_YS[-1])
    write_staff(canvas)


def underlined(canvas: Any) -> None:
    lists_staff(canvas)
    canvas.line(XS[1] + 5, HEIGHT - 262, XS[2] - 30, HEIGHT - 262)


def turned_sheet(canvas: Any) -> None:
    canvas.setPageRotation(90)
    canvas.translate(595, 0)
    canvas.rotate(90)
    canvas.translate(0, 595 - HEIGHT)
    lists_staff(canvas)


def turned_text(canvas: Any) -> None:
    canvas.translate(0, 842)
    canvas.rotate(-90)
    canvas.translate(0, 595 - HEIGHT)
    lists_staff(canvas)


def cropped(canvas: Any) -> None:
    canvas.setCropBox((50, 60, 580, 800))
    lists_staff(canvas)


def write_staff(canvas: Any) -> None:
    write(
        canvas,
        *((x + 4, y + 15, t) for y, row in zip(PLAIN_YS, STAFF, strict=False) for x, t in zip(XS, row, strict=False)),
    )


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("draw", "left", "top"),
    [
        (by_filled_boxes, 85, 220), (by_framed_boxes, 85, 220), (on_shaded_headings, 85, 220), (inside_a_form, 85, 220),
        (without_top_border, 85, 220), (without_side_borders, 85, 220), (underlined, 85, 220), (turned_sheet, 85, 220),
        (turned_text, 85, 220), (cropped, 35, 178),
    ],
)  # fmt: skip
def test_tables_are_found_however_they_are_drawn(draw: Draw, left: float, top: float, reader: str) -> None:
    [table] = document(draw, reader=reader).tables
    assert texts(table) == [list(row) for row in STAFF]
    assert (table.boxes[0].x0, table.boxes[0].top) == pytest.approx((left, top), abs=1.5)


def test_cells_over_two_rows_have_no_top_border_either() -> None:
    def draw(canvas: Any) -> None:
        for y, left in ((244, 125), (268, 85), (292, 85)):
            canvas.line(left, HEIGHT - y, 540, HEIGHT - y)
        for x, top in ((85, 220), (125, 220), (300, 244), (540, 220)):
            canvas.line(x, HEIGHT - top, x, HEIGHT - 292)
        write(canvas, (90, 247, "TT"), (190, 236, "Thiết bị"), (130, 260, "Tên gọi"), (310, 260, "Số lượng"))
        write(canvas, (90, 284, "1"), (130, 284, "Máy thở"), (310, 284, "04"))

    [table] = document(draw).tables
    assert [[(c.text, c.rows, c.columns) for c in row] for row in table.rows] == [
        [("TT", 2, 1), ("Thiết bị", 1, 2)],
        [("Tên gọi", 1, 1), ("Số lượng", 1, 1)],
        [("1", 1, 1), ("Máy thở", 1, 1), ("04", 1, 1)],
    ]


def stamped(canvas: Any) -> None:
    rule(canvas, (400, 540), (2, 17, 32, 47))
    write(canvas, (410, 13, "ĐẾN"), (410, 28, "Số: 215"), (410, 43, "Ngày: 14/3/2024"))


def stamped_in_columns(canvas: Any) -> None:
    rule(canvas, (380, 440, 560), (10, 30, 50))
    write(canvas, (384, 24, "ĐẾN"), (444, 24, "Số: 215"), (384, 44, "Ngày:"), (444, 44, "14/3/2024"))


def bordered(canvas: Any) -> None:
    canvas.rect(20, 20, 555, 802)
    canvas.rect(23, 23, 549, 796)


def underlined_head(canvas: Any) -> None:
    canvas.line(110, HEIGHT - 80, 170, HEIGHT - 80)
    canvas.line(360, HEIGHT - 80, 500, HEIGHT - 80)


def framed_note(canvas: Any) -> None:
    canvas.rect(80, HEIGHT - 240, 440, 50)


def tick_boxes(canvas: Any) -> None:
    rule(canvas, (200, 212, 224), (230, 242, 254))


def ruled_head(canvas: Any) -> None:
    rule(canvas, (60, 300, 580), (46, 84, 110))


def ruled_foot(canvas: Any) -> None:
    rule(canvas, (70, 300, 560), (624, 690, 750))


@pytest.mark.parametrize(
    "draw", [stamped, stamped_in_columns, bordered, underlined_head, framed_note, tick_boxes, ruled_head, ruled_foot]
)
def test_frames_are_no_tables_and_hide_nothing(draw: Draw) -> None:
    def page(canvas: Any) -> None:
        draw(canvas)
        head(canvas)
        write(canvas, (100, 215, "1. Mục đích: nắm số lượng thiết bị hiện có tại các khoa."))
        write(canvas, (100, 265, "2. Yêu cầu: hoàn thành trong tháng 3."))
        foot(canvas)

    found = document(page)
    assert found.tables == ()
    assert found.reference
    assert found.date
    assert (found.reference.text, found.date.iso) == ("41/KH-BVĐK", "2024-03-12")
    assert [x.name for x in found.issuers] == ["BỆNH VIỆN ĐA KHOA"]
    assert [x.label for x in found.directives] == ["1", "2"]
    assert [(x.title, x.name) for x in found.signers] == [("GIÁM ĐỐC", "Trần Thị Hạ Vy")]
    assert [x.name for x in found.recipients][:1] == ["Các khoa, phòng"]


@pytest.mark.parametrize("reader", READERS)
def test_a_unit_refers_to_its_table_and_goes_on_after_it(reader: str) -> None:
    def page(canvas: Any) -> None:
        head(canvas)
        write(canvas, (100, 190, "1. Thành phần: tổ kiểm kê có các thành viên sau:"))
        fill(canvas, XS, PLAIN_YS, STAFF)
        write(canvas, (100, 320, "Các thành viên làm việc theo phân công của tổ trưởng."))
        write(canvas, (100, 345, "2. Thời gian: thực hiện theo lịch sau:"))
        fill(canvas, (85, 300, 540), (360, 384, 408), (("Khoa", "Ngày"), ("Khoa Nội", "18/3/2024")))
        write(canvas, (100, 440, "3. Kinh phí: do bệnh viện bảo đảm."))
        foot(canvas)

    found = document(page, reader=reader)
    assert units(found.directives) == [("1", (0,)), ("2", (1,)), ("3", ())]
    assert "tổ trưởng" in found.directives[0].text
    assert not any("Hoàng Yến" in d.text or "Khoa Nội" in d.text for d in found.directives)
    assert [texts(t)[-1][0] for t in found.tables] == ["2", "Khoa Nội"]
    spans = [x.span for x in (*found.directives[:2], *found.tables) if x.span]
    assert all(unit.start <= t.start and t.end <= unit.end for unit, t in zip(spans[:2], spans[2:], strict=True))


def test_a_table_over_a_page_break_is_one() -> None:
    def first(canvas: Any) -> None:
        head(canvas)
        write(canvas, (100, 190, "1. Tổ kiểm kê có các thành viên sau:"))
        fill(canvas, XS, (700, 724, 748), STAFF[:2])

    def second(canvas: Any) -> None:
        write(canvas, (295, 40, "2"))
        fill(canvas, [x - 20 for x in XS], (60, 84, 108), (STAFF[0], STAFF[2]))
        write(canvas, (100, 140, "2. Tổ trưởng báo cáo kết quả trước ngày 30/3/2024."))
        foot(canvas)

    found = document(first, second)
    [table] = found.tables
    assert texts(table) == [list(row) for row in (STAFF[0], STAFF[1], STAFF[0], STAFF[2])]
    assert [cell.row for row in table.rows for cell in row[:1]] == [0, 1, 2, 3]
    assert [box.page for box in table.boxes] == [1, 2]
    assert units(found.directives) == [("1", (0,)), ("2", ())]


@pytest.mark.parametrize(
    "second",
    [
        lambda c: fill(c, (85, 200, 540), (60, 84, 108), (("Khoa", "Ngày"), ("Khoa Nội", "18/3"))),
        lambda c: (write(c, (85, 140, "Danh sách dự phòng:")), fill(c, XS, (160, 184, 208), STAFF)),
    ],
)
def test_other_columns_or_text_between_part_tables(second: Draw) -> None:
    found = document(lambda c: fill(c, XS, (700, 724, 748), STAFF[:2]), second)
    assert [[box.page for box in table.boxes] for table in found.tables] == [[1], [2]]


def test_a_single_row_goes_on_with_the_table_above() -> None:
    found = document(
        lambda c: fill(c, XS, (700, 724, 748), STAFF[:2]),
        lambda c: fill(c, (XS[0], XS[1], XS[-1]), (60, 84), (("", "Hết"),)),
    )
    [table] = found.tables
    assert [(c.text, c.column, c.columns) for c in table.rows[-1]] == [("", 0, 1), ("Hết", 1, 3)]


def test_an_annex_holds_its_table() -> None:
    def body(canvas: Any) -> None:
        head(canvas)
        write(canvas, (100, 190, "1. Danh sách thiết bị nêu tại Phụ lục kèm theo."))
        foot(canvas)

    def annex(canvas: Any) -> None:
        write(canvas, (270, 60, "PHỤ LỤC I"), (200, 80, "DANH SÁCH TỔ KIỂM KÊ"), font="Bold")
        fill(canvas, XS, PLAIN_YS, (*STAFF[:2], ("2", "PHỤ LỤC II", "KT. GIÁM ĐỐC", "Nơi nhận:")))

    found = document(body, annex)
    assert [(x.label, x.tables) for x in found.annexes] == [("PHỤ LỤC I", (0,))]
    assert units(found.directives) == [("1", ())]
    assert texts(found.tables[0])[2] == ["2", "PHỤ LỤC II", "KT. GIÁM ĐỐC", "Nơi nhận:"]
    assert [x.name for x in found.signers] == ["Trần Thị Hạ Vy"]


def test_citations_in_a_table_of_the_body_are_found() -> None:
    rows = (("TT", "Văn bản", "Nội dung"), ("1", "Quyết định số 15/QĐ-BVĐK", "Quy chế"))

    def page(canvas: Any) -> None:
        head(canvas)
        write(canvas, (100, 190, "1. Thực hiện các văn bản sau:"))
        fill(canvas, (85, 125, 400, 540), (220, 244, 268), rows)
        foot(canvas)

    cited = [c.reference.text for c in document(page).citations if c.reference]
    assert cited == ["15/QĐ-BVĐK"]


def test_a_drawing_of_many_lines_has_no_table() -> None:
    def hatched(canvas: Any) -> None:
        write(canvas, (100, 60, "Sơ đồ mặt bằng khu điều trị nội trú của bệnh viện"))
        for i in range(60):
            canvas.lines([(50 + 8 * i, y, 50 + 8 * i, y + 5) for y in range(100, 800, 10)])
            canvas.lines([(50 + k, 100 + 12 * i, 52 + k, 104 + 12 * i) for k in range(0, 480, 6)])

    assert document(hatched).tables == ()


def ruled(name: str) -> list[list[list[str]]]:
    content = load(name)
    blocks = [*content.body, *(block for annex in content.annexes for block in annex.body)]
    return [[list(row) for row in block.rows] for block in blocks if block.rows]


@pytest.mark.parametrize("name", names())
def test_composed_documents_have_the_tables_that_were_drawn(name: str) -> None:
    assert [texts(t) for t in vndocparse.parse(render_pdf(load(name))).tables] == ruled(name)
