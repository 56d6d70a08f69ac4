"""Deadlines: what is found in a text, what is none, and the calendar dates that they come to."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocparse.document.body import Deadline
from vndocparse.document.located import PartialDate
from vndocparse.fields.tasking.deadlines import deadline, find_deadlines, value_deadline
from vndocparse.grammar import Grammar
from vndocparse.layout.lay_out import lay_out
from vndocparse.layout.lines import Line, View
from vndocparse.layout.zones import Layout
from vndocparse.review.deadlines import conflicts, is_past, resolve
from vndocparse.sources.limits import Limits
from vndocparse.sources.read import read_text

GRAMMAR = Grammar.load()
ISSUED = PartialDate(year=2026, month=6, day=15)


def laid_out(text: str) -> tuple[Layout, View]:
    layout = lay_out(read_text(text, limits=Limits()), GRAMMAR)
    lines, at = [], 0
    for index, line in enumerate(layout.letters.clean.split("\n")):
        lines.append(Line(index, at, at + len(line), 0))
        at += len(line) + 1
    return layout, layout.view(lines)


def found(text: str, issued: PartialDate | None = ISSUED) -> list[Deadline]:
    layout, view = laid_out(text)
    return [resolve(deadline(layout, view, one), issued) for one in find_deadlines(view, 0, len(view.text), GRAMMAR)]


def rows(text: str, issued: PartialDate | None = ISSUED) -> list[tuple[str, str, str, str | None]]:
    return [(d.kind, d.relation, d.text, d.date.iso if d.date else None) for d in found(text, issued)]


TABLE = [
    # Dates.
    ("Gửi báo cáo trước ngày 15/7/2026.", [("date", "before", "trước ngày 15/7/2026", "2026-07-15")]),
    ("hoàn thành trước ngày 15 tháng 7 năm 2026", [("date", "before", "trước ngày 15 tháng 7 năm 2026", "2026-07-15")]),
    ("xong trước 15/7", [("date", "before", "trước 15/7", "2026-07-15")]),
    ("nộp trước ngày15/ 7/2026 tại phòng", [("date", "before", "trước ngày15/ 7/2026", "2026-07-15")]),
    ("trước ngày\n15 tháng 7\nnăm 2026", [("date", "before", "trước ngày 15 tháng 7 năm 2026", "2026-07-15")]),
    ("trước 16 giờ 30 phút ngày 20/9/2026",
     [("date", "before", "trước 16 giờ 30 phút ngày 20/9/2026", "2026-09-20")]),
    ("trước 17h00 thứ Sáu, ngày 18/9/2026", [("date", "before", "trước 17h00 thứ Sáu, ngày 18/9/2026", "2026-09-18")]),
    ("trước ngày 18/9/2026 (thứ Sáu) để tổng hợp",
     [("date", "before", "trước ngày 18/9/2026 (thứ Sáu)", "2026-09-18")]),
    ("gửi chậm nhất là ngày 05-8-2026", [("date", "by", "chậm nhất là ngày 05-8-2026", "2026-08-05")]),
    ("chậm nhất vào ngày 5.8.2026", [("date", "by", "chậm nhất vào ngày 5.8.2026", "2026-08-05")]),
    ("muộn nhất đến hết ngày 30/9", [("date", "by", "muộn nhất đến hết ngày 30/9", "2026-09-30")]),
    ("không quá ngày 01/10/2026", [("date", "by", "không quá ngày 01/10/2026", "2026-10-01")]),
    ("nhận đăng ký đến hết ngày 31/12/2026", [("date", "by", "đến hết ngày 31/12/2026", "2026-12-31")]),
    ("Hạn cuối: 15/7/2026", [("date", "by", "15/7/2026", "2026-07-15")]),
    ("Thời hạn hoàn thành: ngày 30/9/2026", [("date", "by", "ngày 30/9/2026", "2026-09-30")]),
    ("Thời hạn:\ntrước ngày 30/9/2026", [("date", "before", "trước ngày 30/9/2026", "2026-09-30")]),
    ("báo cáo UBND tỉnh vào ngày 20/8/2026", [("date", "on", "vào ngày 20/8/2026", "2026-08-20")]),
    ("hoàn thành trong ngày 02/7/2026", [("date", "on", "trong ngày 02/7/2026", "2026-07-02")]),
    ("hoàn thành trước tháng 9/2026", [("date", "before", "trước tháng 9/2026", "2026-09")]),
    ("gửi trước ngày 31/6/2026", [("date", "before", "trước ngày 31/6/2026", None)]),
    ("gửi trước ngày 15/7 (báo cáo sơ bộ) và trước ngày 30/9/2026 (báo cáo chính thức)",
     [("date", "before", "trước ngày 15/7", "2026-07-15"), ("date", "before", "trước ngày 30/9/2026", "2026-09-30")]),
    # Periods.
    ("hoàn thành trong quý III/2026", [("period", "in", "trong quý III/2026", "2026-09-30")]),
    ("chậm nhất trong quý 4 năm 2026", [("period", "by", "chậm nhất trong quý 4 năm 2026", "2026-12-31")]),
    ("xong trong tháng 9", [("period", "in", "trong tháng 9", "2026-09-30")]),
    ("ban hành trong tháng 2/2028", [("period", "in", "trong tháng 2/2028", "2028-02-29")]),
    ("hoàn thành trong 6 tháng đầu năm 2027", [("period", "in", "trong 6 tháng đầu năm 2027", "2027-06-30")]),
    ("hoàn thành trong năm 2026", [("period", "in", "trong năm 2026", "2026-12-31")]),
    ("trình vào cuối năm 2026", [("period", "on", "vào cuối năm 2026", "2026-12-31")]),
    ("tổ chức trong tuần thứ hai của tháng 10/2026",
     [("period", "in", "trong tuần thứ hai của tháng 10/2026", None)]),
    ("Thời gian hoàn thành: Quý III/2026.", [("period", "in", "Quý III/2026", "2026-09-30")]),
    ("- Thời gian thực hiện: từ tháng 3 đến tháng 9/2026.",
     [("period", "in", "từ tháng 3 đến tháng 9/2026", "2026-09-30")]),
    ("Thời gian thực hiện: Tháng 7 - 9/2026", [("period", "in", "Tháng 7 - 9/2026", "2026-09-30")]),
    ("Tiến độ: quý III, IV/2026", [("period", "in", "quý III, IV/2026", "2026-12-31")]),
    ("Thời gian thực hiện: Năm 2026 và các năm tiếp theo",
     [("period", "in", "Năm 2026 và các năm tiếp theo", None)]),
    ("báo cáo UBND tỉnh kết quả thực hiện trong tháng 12/2026",
     [("period", "in", "trong tháng 12/2026", "2026-12-31")]),
    # Terms.
    ("trả lời trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản này.",
     [("term", "in", "trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản này", None)]),
    ("trong vòng bảy ngày, kể từ ngày nhận hồ sơ, Sở Xây dựng phải trả lời",
     [("term", "in", "trong vòng bảy ngày, kể từ ngày nhận hồ sơ", None)]),
    ("báo cáo chậm nhất 30 ngày sau khi kết thúc đợt kiểm tra; gửi hồ sơ",
     [("term", "by", "chậm nhất 30 ngày sau khi kết thúc đợt kiểm tra", None)]),
    ("hoàn thành sau 10 ngày kể từ ngày ký", [("term", "in", "sau 10 ngày kể từ ngày ký", "2026-06-25")]),
    ("không quá 15 (mười lăm) ngày kể từ ngày ban hành Kế hoạch này",
     [("term", "by", "không quá 15 (mười lăm) ngày kể từ ngày ban hành Kế hoạch này", "2026-06-30")]),
    ("trong 02 tuần kể từ ngày ký ban hành", [("term", "in", "trong 02 tuần kể từ ngày ký ban hành", "2026-06-29")]),
    ("Thời gian thực hiện: 03 tháng kể từ ngày ký Quyết định này.",
     [("term", "by", "03 tháng kể từ ngày ký Quyết định này", "2026-09-15")]),
    ("trong vòng 24 giờ kể từ khi xảy ra sự cố", [("term", "in", "trong vòng 24 giờ kể từ khi xảy ra sự cố", None)]),
    ("gửi tài liệu ít nhất 03 ngày làm việc trước khi họp",
     [("term", "before", "ít nhất 03 ngày làm việc trước khi họp", None)]),
    ("thời gian giải quyết không quá 10 ngày", [("term", "by", "không quá 10 ngày", None)]),
    # Recurrences.
    ("định kỳ trước ngày 20 hằng tháng gửi", [("recurrence", "before", "định kỳ trước ngày 20 hằng tháng", None)]),
    ("trước ngày 15 tháng 12 hàng năm", [("recurrence", "before", "trước ngày 15 tháng 12 hàng năm", None)]),
    ("báo cáo định kỳ 6 tháng, năm", [("recurrence", "in", "định kỳ 6 tháng, năm", None)]),
    ("định kỳ hằng tháng (trước ngày 25) báo cáo",
     [("recurrence", "before", "định kỳ hằng tháng (trước ngày 25)", None)]),
    ("Hằng tháng, trước ngày 25, các xã báo cáo", [("recurrence", "before", "Hằng tháng, trước ngày 25", None)]),
    ("trước ngày 25 của tháng cuối quý", [("recurrence", "before", "trước ngày 25 của tháng cuối quý", None)]),
    ("Ngày 25 hằng tháng, các xã báo cáo", [("recurrence", "on", "Ngày 25 hằng tháng", None)]),
    ("nộp chậm nhất vào ngày cuối cùng của tháng",
     [("recurrence", "by", "chậm nhất vào ngày cuối cùng của tháng", None)]),
    ("báo cáo trước 15 giờ 00 ngày thứ Năm hằng tuần",
     [("recurrence", "before", "trước 15 giờ 00 ngày thứ Năm hằng tuần", None)]),
    ("rà soát 6 tháng một lần", [("recurrence", "in", "6 tháng một lần", None)]),
    ("báo cáo định kỳ 6 tháng (trước ngày 15/6) và năm (trước ngày 15/12).",
     [("recurrence", "before", "định kỳ 6 tháng (trước ngày 15/6)", None),
      ("recurrence", "before", "năm (trước ngày 15/12)", None)]),
    ("Hằng năm, Sở Nội vụ tổng hợp, báo cáo UBND tỉnh trước ngày 15/12.",
     [("recurrence", "before", "trước ngày 15/12", None)]),
    ("Hằng quý, Phòng Tư pháp tổ chức sơ kết.", [("recurrence", "in", "Hằng quý", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_found_and_resolved(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định này có hiệu lực từ ngày 01/7/2026 đến hết ngày 31/12/2026.",
        "Nghị định này có hiệu lực thi hành sau 15 ngày kể từ ngày ký.",
        "áp dụng từ ngày 01/01/2026 đến hết ngày 31/12/2026",
        "số liệu từ ngày 01/01/2026 đến hết ngày 30/6/2026",
        "tính đến hết ngày 30/6/2026, toàn tỉnh có 20 xã",
        "báo cáo 6 tháng đầu năm 2026",
        "kết quả đạt được trong 6 tháng đầu năm 2026",
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ",
        "giấy phép cấp trước ngày 01/7/2025 đã hết hạn",
        "Đối với hồ sơ nộp trước ngày 01/7/2026 thì tiếp tục giải quyết",
        "hợp đồng được ký trước ngày 01/7/2026",
        "các văn bản ban hành trước ngày Luật này có hiệu lực",
        "Hội nghị diễn ra vào ngày 20/8/2026",
        "Thời gian: 08 giờ 00, ngày 20/8/2026",
        "đại biểu có mặt trước 07 giờ 30 ngày 20/8/2026",
        "giai đoạn 2026 - 2030",
        "Thời gian thực hiện: giai đoạn 2026 - 2030",
        "được miễn thuế trong thời hạn 5 năm kể từ khi có thu nhập",
        "Quá thời hạn 30 ngày kể từ ngày nhận hồ sơ mà không trả lời",
        "không hoạt động trong thời hạn sáu tháng kể từ ngày được cấp phép",
        "mức thu hằng năm của đơn vị; khách hàng tháng 5",
        "dự án không có khả năng giải ngân trong năm 2026",
        "đạt mục tiêu tăng trưởng trong năm 2026 của tỉnh",
        "nghỉ thai sản từ 06 tháng trở lên",
        "đạt trong 5/6 chỉ tiêu",
        "trước khi trình ký; trước đây",
    ],
)
def test_no_deadline(text: str) -> None:
    assert rows(text) == []


def test_typed_parts() -> None:
    (one,) = found("trước 16 giờ 30 phút ngày 20/9/2026")
    assert (one.time, one.day, one.month, one.year) == ("16:30", 20, 9, 2026)
    (one,) = found("trước 4 giờ chiều ngày 20/9")
    assert (one.time, one.day, one.month, one.year) == ("16:00", 20, 9, None)
    (one,) = found("trong vòng mười lăm ngày làm việc, kể từ ngày có kết luận")
    assert (one.amount, one.unit, one.event) == (15, "working_day", "kể từ ngày có kết luận")
    (one,) = found("6 tháng cuối năm 2026 là hạn; hoàn thành trong 6 tháng cuối năm 2026")
    assert (one.half, one.year, one.month) == (2, 2026, None)
    assert [d.every for d in found("định kỳ hằng tuần, tháng; 03 tháng một lần; mỗi năm một lần")] == [
        "week", "quarter", "year",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "issued", "iso"),
    [
        ("trước ngày 15/7", (2026, 6, 15), "2026-07-15"),
        ("trước ngày 15/6", (2026, 6, 15), "2026-06-15"),
        ("trước ngày 14/6", (2026, 6, 15), None),
        ("trước ngày 14/6", (2026, 6, None), "2026-06-14"),
        ("trước ngày 30/5", (2026, 6, None), None),
        ("trước ngày 15/7", (2026, None, None), None),
        ("trước ngày 15/7", None, None),
        ("trước ngày 15/7/2024", None, "2024-07-15"),
        ("trước ngày 20/01", (2026, 12, 5), "2027-01-20"),
        ("trước ngày 31/3", (2026, 11, None), "2027-03-31"),
        ("trước ngày 20/4", (2026, 12, 5), None),
        ("trước ngày 20/01", (2026, 10, 5), None),
        ("trước ngày 29/02/2027", (2026, 6, 15), None),
        ("trước ngày 29/02/2028", (2026, 6, 15), "2028-02-29"),
        ("trước ngày 25", (2026, 6, 15), None),
        ("trong tháng 02", (2028, 1, 10), "2028-02-29"),
        ("trong tháng 6", (2026, 6, 15), "2026-06-30"),
        ("trong tháng 5", (2026, 6, 15), None),
        ("trong tháng 01", (2026, 12, 20), "2027-01-31"),
        ("trong quý II", (2026, 6, 15), "2026-06-30"),
        ("trong quý I", (2026, 6, 15), None),
        ("trong năm 2026", None, "2026-12-31"),
        ("đầu việc hoàn thành trong đầu tháng 9/2026", (2026, 6, 15), None),
        ("trong 30 ngày kể từ ngày ký", (2026, 12, 15), "2027-01-14"),
        ("trong 01 tháng kể từ ngày ký", (2027, 1, 31), "2027-02-28"),
        ("trong 01 năm kể từ ngày ký", (2028, 2, 29), "2029-02-28"),
        ("trong 30 ngày kể từ ngày ký", (2026, 12, None), None),
        ("trong 30 ngày làm việc kể từ ngày ký", (2026, 12, 15), None),
        ("trong 30 ngày kể từ ngày ký hợp đồng", (2026, 12, 15), None),
        ("trong 48 giờ kể từ ngày ban hành", (2026, 12, 15), None),
        ("trước ngày 20/12 hằng năm", (2026, 6, 15), None),
    ],
)
def test_resolution(text: str, issued: tuple[int, int | None, int | None] | None, iso: str | None) -> None:
    when = PartialDate(year=issued[0], month=issued[1], day=issued[2]) if issued else None
    (one,) = found(text, when)
    assert (one.date.iso if one.date else None) == iso


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("trước ngày 14/6/2026", True),
        ("trước ngày 15/6/2026", False),
        ("trước ngày 01/7/2025", True),
        ("trước tháng 5/2026", True),
        ("trong năm 2025", True),
        ("trong quý II/2026", False),
        ("trước ngày 25", False),
        ("trước ngày 14/6 hằng năm", False),
    ],
)
def test_past(text: str, past: bool) -> None:
    (one,) = found(text)
    assert is_past(one, ISSUED) is past
    assert not is_past(one, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gửi trước ngày 15/7/2026. Thời hạn hoàn thành: 30/7/2026", True),
        ("gửi trước ngày 15/7/2026, chậm nhất ngày 15/7/2026", False),
        ("gửi trước ngày 15/7/2026 (sơ bộ) và trước ngày 30/9/2026", False),
        ("đợt 1 trước ngày 15/7/2026, đợt 2 trước ngày 30/9/2026", False),
        ("hoàn thành trong quý III/2026, chậm nhất ngày 15/9/2026", False),
        ("hoàn thành trong quý III/2026, chậm nhất ngày 15/10/2026", True),
        ("hoàn thành trong quý III/2026, báo cáo trong tháng 8/2026", True),
        ("trước ngày 25 hằng tháng, chậm nhất ngày 15/10/2026", False),
    ],
)
def test_conflicts(text: str, expected: bool) -> None:
    assert conflicts(found(text), text) is expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Quý III/2026", ("period", "Quý III/2026")),
        ("Trước ngày 15/7/2026", ("date", "Trước ngày 15/7/2026")),
        ("30/9/2026", ("date", "30/9/2026")),
        ("Hằng năm", ("recurrence", "Hằng năm")),
        ("Định kỳ hằng tháng (trước ngày 25)", ("recurrence", "Định kỳ hằng tháng (trước ngày 25)")),
        ("15 ngày kể từ ngày ký", ("term", "15 ngày kể từ ngày ký")),
        ("Thường xuyên", None),
        ("Giai đoạn 2026 - 2030", None),
    ],
)
def test_cell_of_a_column_of_deadlines(cell: str, expected: tuple[str, str] | None) -> None:
    layout, view = laid_out("Việc cần làm\n" + cell)
    one = value_deadline(view, len(view.text) - len(cell), len(view.text), GRAMMAR)
    assert (one and (one.kind, deadline(layout, view, one).text)) == expected


def test_only_the_range_is_read_and_spans_hold_the_words() -> None:
    text = "Gửi trước ngày 15/7/2026.\nBáo cáo trước ngày 30/9/2026."
    layout, view = laid_out(text)
    (one,) = find_deadlines(view, text.index("Báo"), len(text), GRAMMAR)
    span = deadline(layout, view, one).span
    assert span is not None
    assert text[span.start : span.end] == "trước ngày 30/9/2026"


DAYS = st.dates(date(2026, 6, 15), date(2031, 12, 31))
DATE_FORMS = [
    "trước ngày {d}/{m}/{y}", "trước ngày {d:02d} tháng {m:02d} năm {y}", "chậm nhất là ngày {d}-{m}-{y}",
    "chậm nhất {d:02d}.{m:02d}.{y}", "không quá ngày {d}/{m} năm {y}", "đến hết ngày {d} tháng {m}/{y}",
    "trước 17h00\nngày {d}/{m}/{y}", "trước ngày {d} tháng {m}\nnăm {y}",
]  # fmt: skip


@given(
    DAYS, st.sampled_from(DATE_FORMS), st.sampled_from(["gửi {}.", "Hoàn thành {}, báo cáo kết quả", "Thời hạn: {}"])
)
def test_any_day_in_any_form_is_found_and_resolved(day: date, form: str, sentence: str) -> None:
    printed = form.format(d=day.day, m=day.month, y=day.year)
    (one,) = found(sentence.format(printed))
    assert (one.kind, one.text) == ("date", " ".join(printed.split()))
    assert one.date is not None
    assert one.date.iso == day.isoformat()


@given(
    st.integers(1, 4), st.integers(2026, 2035), st.sampled_from(["quý {r}/{y}", "quý {q} năm {y}", "Quý {r} năm {y}"])
)
def test_any_quarter(quarter: int, year: int, form: str) -> None:
    printed = form.format(q=quarter, r=["I", "II", "III", "IV"][quarter - 1], y=year)
    for text in (f"hoàn thành trong {printed};", f"Thời gian hoàn thành: {printed}"):
        (one,) = found(text)
        last = calendar.monthrange(year, quarter * 3)[1]
        assert (one.kind, one.quarter) == ("period", quarter)
        assert one.date is not None
        assert one.date.iso == date(year, quarter * 3, last).isoformat()


@given(
    st.integers(1, 99), st.sampled_from([("ngày", "day"), ("ngày làm việc", "working_day"), ("tuần", "week"),
                                         ("tháng", "month"), ("giờ", "hour")]),
    st.sampled_from(["trong thời hạn {}", "trong vòng {}", "chậm nhất {}", "không quá {}", "chậm nhất là {}"]),
    st.sampled_from(["kể từ ngày nhận được văn bản", "sau khi kết thúc", ", kể từ ngày phê duyệt"]),
)  # fmt: skip
def test_any_term(amount: int, unit: tuple[str, str], lead: str, event: str) -> None:
    text = lead.format(f"{amount:02d} {unit[0]}") + (event if event[0] == "," else f" {event}")
    (one,) = found(f"Sở Nội vụ báo cáo {text}.")
    assert (one.kind, one.amount, one.unit, one.text, one.date) == ("term", amount, unit[1], text, None)
    assert one.event == event.lstrip(", ")


@given(st.integers(1, 28), st.sampled_from([("tháng", "month"), ("quý", "quarter"), ("năm", "year"), ("tuần", "week")]),
       st.sampled_from(["trước ngày {d} {h} {c}", "định kỳ {h} {c} (trước ngày {d})", "{h} {c}, chậm nhất ngày {d}"]),
       st.sampled_from(["hằng", "hàng"]))  # fmt: skip
def test_any_recurrence(day: int, cycle: tuple[str, str], form: str, every: str) -> None:
    text = form.format(d=day, c=cycle[0], h=every)
    (one,) = found(f"Các xã gửi số liệu {text}; kèm danh sách.")
    assert (one.kind, one.day, one.every, one.text, one.date) == ("recurrence", day, cycle[1], text, None)


def test_the_work_of_comparing_grows_with_the_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[int] = []

    def counted(text: str) -> str:
        folded.append(len(text))
        return text

    def work(count: int) -> int:
        folded.clear()
        text = " và ".join(f"trước ngày {day % 28 + 1}/4/2025" for day in range(count))
        assert not conflicts(found(text), text)
        return sum(folded)

    monkeypatch.setattr("vndocparse.review.deadlines.fold", counted)
    assert 0 < work(80) < 2.5 * work(40)


def test_deadlines_behind_one_that_is_set_apart_still_contradict() -> None:
    text = "xong trước ngày 10/4/2024; bản chính thức trước ngày 20/4/2024, xong trước ngày 25/4/2024"
    first, *others = found(text)
    assert others
    assert conflicts([first, *others], text)
