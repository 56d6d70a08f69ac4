"""Lines: plain text cut at bars and gaps, pages cut into columns, furniture kept apart."""

import pytest

from vndocparse.grammar import Grammar
from vndocparse.layout.furniture import sort_furniture
from vndocparse.layout.lines import View
from vndocparse.layout.page_lines import page_lines
from vndocparse.layout.text_lines import text_lines
from vndocparse.sources.pages import Page, Word
from vndocparse.text.letters import read_letters

GRAMMAR = Grammar.load()


def lines_of(text: str) -> list[tuple[str, str]]:
    letters = read_letters(text, markdown=True)
    return [(x.column, letters.clean[x.start : x.end]) for x in text_lines(letters, GRAMMAR)]


def page(*rows: tuple[float, float, str]) -> Page:
    """A page of words set in 10-point type, 5 points a character; a row is (x0, top, text)."""
    words = []
    for x0, top, text in rows:
        at = x0
        for word in text.split():
            words.append(Word(word, at, top, at + 5 * len(word), top + 10, size=10))
            at += 5 * len(word) + 3
    return Page(1, 595, 842, tuple(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ỦY BAN NHÂN DÂN         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "TỈNH BÌNH PHƯỚC    Độc lập - Tự do - Hạnh phúc\n"
            "Số:      /QĐ-UBND    Đồng Xoài, ngày    tháng    năm 2008",
            [
                ("left", "ỦY BAN NHÂN DÂN"),
                ("left", "TỈNH BÌNH PHƯỚC"),
                ("left", "Số:      /QĐ-UBND"),
                ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                ("right", "Độc lập - Tự do - Hạnh phúc"),
                ("right", "Đồng Xoài, ngày    tháng    năm 2008"),
            ],
        ),
        (
            "bộ tài chính\t\tcộng hoà xã hội chủ nghĩa việt nam\n-0-\t\tĐộc lập - Tự do - Hạnh phúc\n\n"
            "quyết định của bộ trưởng",
            [
                ("left", "bộ tài chính"),
                ("left", "-0-"),
                ("right", "cộng hoà xã hội chủ nghĩa việt nam"),
                ("right", "Độc lập - Tự do - Hạnh phúc"),
                ("", "quyết định của bộ trưởng"),
            ],
        ),
        ("Số:      /VHTT", [("", "Số:      /VHTT")]),
        ("Cao Lộc, ngày    tháng    năm 2024", [("", "Cao Lộc, ngày    tháng    năm 2024")]),
        ("a | b", [("left", "a"), ("right", "b")]),
        (
            "- Như trên;                 KT. CHỦ TỊCH\n"
            "- Các sở,                   PHÓ CHỦ TỊCH\n"
            "  ban, ngành;\n"
            "                            Lò Văn Păn\n"
            "- Lưu: VT.",
            [
                ("left", "- Như trên;"),
                ("left", "- Các sở,"),
                ("left", "ban, ngành;"),
                ("left", "- Lưu: VT."),
                ("right", "KT. CHỦ TỊCH"),
                ("right", "PHÓ CHỦ TỊCH"),
                ("right", "Lò Văn Păn"),
            ],
        ),
    ],
)
def test_text_is_cut_at_bars_and_gaps_but_not_at_blanks(text: str, expected: list[tuple[str, str]]) -> None:
    assert lines_of(text) == expected


def test_a_page_reads_its_left_column_before_its_right() -> None:
    composed = page_lines(
        (
            page(
                (80, 50, "SỞ NỘI VỤ"), (330, 52, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                (70, 66, "Số: 15/SNV-VP"), (350, 66, "Độc lập - Tự do - Hạnh phúc"),
                (60, 120, "Thực hiện kế hoạch năm nay, Sở Nội vụ đề nghị các đơn vị triển khai những việc sau đây"),
            ),
        ),
        GRAMMAR,
    )  # fmt: skip
    got = [(x.column, composed.letters.clean[x.start : x.end]) for x in composed.lines]
    assert got[:4] == [
        ("left", "SỞ NỘI VỤ"),
        ("left", "Số: 15/SNV-VP"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "Độc lập - Tự do - Hạnh phúc"),
    ]
    assert got[4][0] == ""


def test_every_word_box_stands_for_its_own_characters() -> None:
    source = page((60, 50, "Nghị quyết số 15/NQ-HĐND"), (60, 70, "ngày 02 tháng 3"))
    composed = page_lines((source,), GRAMMAR)
    words = {(w.x0, w.top): w.text for w in source.words}
    assert {(x0, top): composed.letters.raw[a:b] for a, b, _, x0, top, _, _ in composed.boxes} == words


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("94 CÔNG BÁO/Số 1217 + 1218/Ngày 03-11-2024", False),
        ("Ký bởi: Văn phòng UBND tỉnh", False),
        ("Thời gian ký: 12.05.2021 08:30:15 +07:00", False),
        ("ĐẾN Số: 1245 Ngày: 12/5/2026 Chuyển: ……", False),
        ("-----o0o-----", False),
        ("*", False),
        ("- 3 -", False),
        ("Số: 15/QĐ-UBND", True),
        ("- Công báo;", True),
        ("3. Về tổ chức thực hiện", True),
    ],
)
def test_furniture_is_kept_apart(line: str, own: bool) -> None:
    letters = read_letters(f"Một dòng đầu\n{line}\nMột dòng cuối")
    sorted_ = sort_furniture(letters, text_lines(letters, GRAMMAR), (), GRAMMAR)
    kept = [letters.clean[x.start : x.end] for x in sorted_.lines]
    assert (line in kept) is own


def test_the_copy_stamp_is_no_furniture_but_a_stamp() -> None:
    letters = read_letters("SAO Y; Sở Nội vụ; 02/04/2026; 17:08:02; +07:00\nSỞ NỘI VỤ")
    sorted_ = sort_furniture(letters, text_lines(letters, GRAMMAR), (), GRAMMAR)
    assert len(sorted_.stamps) == 1


def test_a_view_leads_back_to_the_callers_text() -> None:
    raw = "**V/v** triển khai\n  kế hoạch\u00a0năm hoà bình"
    letters = read_letters(raw, markdown=True)
    view = View.of(letters, text_lines(letters, GRAMMAR))
    start = view.text.index("triển")
    first, last = view.span(start, len(view.text))
    assert raw[first:last] == "triển khai\n  kế hoạch\u00a0năm hoà bình"
    assert view.value(start, len(view.text)) == "triển khai kế hoạch năm hoà bình"
    assert "hòa" in view.text
