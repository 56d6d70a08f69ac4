"""Names of whole documents: properties that hold for any text, kinds, groups in tables, evidence."""

import datetime
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_canonical_names import GRAMMAR, PAIRS, SETTINGS, document

import vndocparse
from fixtures.content import load, names
from fixtures.render import text_path
from vndocparse.document.naming import Named
from vndocparse.export.rows import rows
from vndocparse.review.naming.kinds import kind_of

WORDS = sorted({word for _, printed, *_ in PAIRS for word in printed.split()})
LETTER = """ỦY BAN NHÂN DÂN
HUYỆN CAO LỘC

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/UBND-NC

Cao Lộc, ngày 05 tháng 3 năm 2024

V/v kiểm kê rừng

Kính gửi:
- UBND các xã, thị trấn;
- Phòng Nội vụ.

Thực hiện Kế hoạch số 5/KH-UBND ngày 02/3/2024 của UBND huyện, đề nghị UBND các xã, thị trấn báo cáo
UBND huyện trước ngày 15/7/2024./.

Nơi nhận:
- Như trên;
- UBND H. Cao Lộc;
- CT, các PCT UBND huyện;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nông Văn Minh
"""


def settled(printed: str, setting: str) -> None:
    found = vndocparse.canonical_name(printed, document=document(setting))
    if found is not None:
        assert vndocparse.canonical_name(found, document=document(setting)) == found


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60), st.sampled_from(sorted(SETTINGS)))
def test_any_text_has_a_name_or_none_and_the_name_is_its_own(printed: str, setting: str) -> None:
    settled(printed, setting)


@settings(max_examples=600, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join),
    st.sampled_from([str, str.upper, str.lower, str.title]),
    st.sampled_from(sorted(SETTINGS)),
)
def test_any_run_of_known_words_in_any_case_comes_to_rest(printed: str, case: type[str], setting: str) -> None:
    settled(case(printed), setting)


@pytest.mark.parametrize("name", names())
def test_canonical_names_of_fixtures_are_their_own_and_have_their_rule(name: str) -> None:
    parsed = vndocparse.parse(text_path(load(name)))
    tasks = [y for x in parsed.tasks for y in (*x.assignees, *x.coordinators, *filter(None, [x.report_to]))]
    found: list[Named] = [*parsed.issuers, *parsed.addressees, *parsed.recipients, *tasks]
    for item in found:
        assert (item.canonical is None) == (item.naming is None)
        if item.canonical is None or item.naming is None:
            assert item.kind is None
            continue
        assert GRAMMAR.rule(item.naming.canonical_rule).confidence == item.naming.canonical_confidence > 0
        assert (item.kind is None) == (item.naming.kind_rule == "")
        assert vndocparse.canonical_name(item.canonical, document=parsed) == item.canonical
    for citation in parsed.citations:
        assert (citation.issuer_canonical is None) == (citation.issuer_naming is None)
        assert citation.issuer is not None or citation.issuer_canonical is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sở Tài chính tỉnh Lạng Sơn", "agency"),
        ("Huyện ủy Cao Lộc", "agency"),
        ("Thường trực Tỉnh ủy Hà Tĩnh", "agency"),
        ("Văn phòng Ủy ban nhân dân tỉnh Phú Thọ", "agency"),
        ("Ban Tổ chức Tỉnh ủy Bắc Ninh", "agency"),
        ("Trường Đại học Kỹ thuật Sông Hương", "agency"),
        ("CÔNG TY CỔ PHẦN NƯỚC SẠCH SÔNG HẢ", "agency"),
        ("Cục Kiểm tra văn bản, Bộ Tư pháp", "agency"),
        ("Phòng Thương mại và Công nghiệp Việt Nam", "agency"),
        ("Phòng Kinh tế", "unit"),
        ("Văn phòng", "unit"),
        ("Văn phòng Sở", "unit"),
        ("Khoa Dược", "unit"),
        ("Tổ công tác", "unit"),
        ("Vụ Pháp chế", "unit"),
        ("Ban", "unit"),
        ("Ông Nguyễn Văn An", "person"),
        ("Đồng chí Trương Thị Vĩnh", "person"),
        ("Nguyễn Văn An", "person"),
        ("Chủ tịch Ủy ban nhân dân tỉnh Sơn La", "person"),
        ("Bộ trưởng Bộ Tài chính", "person"),
        ("Trưởng phòng Nội vụ", "person"),
        ("Bà Huỳnh Thị Kiều Vân, Phó Chi cục trưởng", "person"),
        ("Các sở, ban, ngành", "collective"),
        ("Ủy ban nhân dân các xã, thị trấn huyện Cao Lộc", "collective"),
        ("Chủ tịch Ủy ban nhân dân các xã, phường", "collective"),
        ("Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân xã Nà Hoa", "collective"),
        ("Đoàn đại biểu Quốc hội tỉnh; Ủy ban Mặt trận Tổ quốc tỉnh", "collective"),
        ("Toàn thể cán bộ, công chức", "collective"),
        ("Thường trực Tỉnh ủy, Thường trực Hội đồng nhân dân tỉnh", "collective"),
        ("Nhân dân thôn Nà Mười", None),
        ("Công báo", None),
    ],
)
def test_a_name_tells_its_kind(name: str, kind: str | None) -> None:
    found = kind_of(name, GRAMMAR)
    assert (found[0] if found else None) == kind


def test_spellings_of_one_agency_are_one_group_of_a_table() -> None:
    parsed = vndocparse.parse_text(LETTER)
    district = "Ủy ban nhân dân huyện Cao Lộc"
    communes = "Ủy ban nhân dân các xã, thị trấn huyện Cao Lộc"
    (row,) = rows(parsed, "documents")
    assert row["issuer"] == "ỦY BAN NHÂN DÂN HUYỆN CAO LỘC"
    assert row["issuer_canonical"] == district
    assert row["addressees_canonical"] == [communes, "Phòng Nội vụ"]
    assert row["recipients_canonical"][:2] == ["Như trên", district]
    (task,) = rows(parsed, "tasks")
    assert task["assignees_canonical"] == [communes]
    assert task["report_to_canonical"] == district
    (citation,) = rows(parsed, "citations")
    assert (citation["issuer"], citation["issuer_canonical"]) == ("UBND huyện", district)
    recipients = {x["name"]: (x["canonical"], x["kind"]) for x in rows(parsed, "recipients")}
    assert recipients["UBND H. Cao Lộc"] == (district, "agency")
    assert recipients["Như trên"] == recipients["Lưu: VT"] == (None, None)


def test_printed_names_stay_as_printed() -> None:
    parsed = vndocparse.parse_text(LETTER)
    assert [x.name for x in parsed.addressees] == ["UBND các xã, thị trấn", "Phòng Nội vụ"]
    assert [x.name for x in parsed.recipients][1] == "UBND H. Cao Lộc"


def test_citations_of_any_text_have_canonical_issuers() -> None:
    (found,) = vndocparse.find_citations("Quyết định số 15/QĐ-UBND ngày 02/3/2024 của UBND tỉnh Lạng Sơn.")
    assert found.issuer_canonical == "Ủy ban nhân dân tỉnh Lạng Sơn"


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("Sở Tài chính tỉnh Hà Giang", "Sở Tài chính tỉnh Tuyên Quang"),
        ("Ủy ban nhân dân tỉnh Bình Dương", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("Tỉnh ủy Bình Dương", "Thành ủy Hồ Chí Minh"),
        ("Sở Y tế tỉnh Thừa Thiên Huế", "Sở Y tế thành phố Huế"),
        ("Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("Bình Dương", "Hồ Chí Minh"),
        ("Sở Y tế tỉnh Lạng Sơn", "Sở Y tế tỉnh Lạng Sơn"),
        ("Ủy ban nhân dân thành phố Bắc Giang", "Ủy ban nhân dân thành phố Bắc Giang"),
        ("Ủy ban nhân dân tỉnh Hải Hưng", "Ủy ban nhân dân tỉnh Hải Hưng"),
        ("Ủy ban nhân dân xã Hà Nam", "Ủy ban nhân dân xã Hà Nam"),
        ("Bộ Tài chính", "Bộ Tài chính"),
    ],
)
def test_a_province_has_the_name_of_today(name: str, today: str) -> None:
    assert vndocparse.place_today(name) == today
    assert vndocparse.place_today(today) == today


def test_letters_with_marks_apart_are_read_alike_and_stay_where_nothing_changes() -> None:
    apart = unicodedata.normalize("NFD", "Sở Tài chính tỉnh Hà Giang")
    assert vndocparse.place_today(apart) == "Sở Tài chính tỉnh Tuyên Quang"
    strange = unicodedata.normalize("NFD", "Bộ Tài chính")
    assert vndocparse.place_today(strange) == strange


@pytest.mark.parametrize("day", ["2025-06-30", datetime.date(2025, 6, 30), datetime.datetime(2025, 6, 30, 9)])
def test_a_moment_counts_as_its_day(day: str | datetime.date) -> None:
    assert vndocparse.canonical_name("Sở Y tế Hà Giang", date=day) == "Sở Y tế tỉnh Hà Giang"


def test_a_date_tells_whether_a_province_is_a_city() -> None:
    assert vndocparse.canonical_name("Sở Y tế Huế", date="2023-04-02") == "Sở Y tế Huế"
    assert vndocparse.canonical_name("Sở Y tế Huế", date="2025-04-02") == "Sở Y tế thành phố Huế"


def test_short_forms_of_ones_own_directory_are_written_out(tmp_path: Path) -> None:
    rows = '{ short = ["SYT"], full = "Sở Y tế" },'
    (tmp_path / "canonical.toml").write_text(
        f"[tables.canonical_short]\nextends = true\nrows = [\n{rows}\n]\n", "utf-8"
    )
    own = vndocparse.Grammar.load(tmp_path)
    assert vndocparse.canonical_name("SYT tỉnh Lai Châu", grammar=own) == "Sở Y tế tỉnh Lai Châu"
    assert vndocparse.canonical_name("SYT tỉnh Lai Châu") == "SYT tỉnh Lai Châu"
