"""What our own reader certainly misread is put right in the values; print and other people's text stay as they are."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

import vndocparse
from vndocparse.grammar import Grammar
from vndocparse.layout.lay_out import lay_out
from vndocparse.layout.mending.edits import shown
from vndocparse.layout.misread import mend_misread
from vndocparse.sources.pages import Page, Pages, Word
from vndocparse.text.letters import read_letters
from vndocparse.text.syllables import is_syllable

GRAMMAR = Grammar.load()
HEAD = (
    ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("TỈNH CA MAU", "Độc lập - Tự do - Hạnh phúc"),
    ("Số: 12/UBND-VX", "Cà Mau, ngày 05 tháng 10 năm 2026"),
    ("V/v uề uiệc mở lớp", ""),
)


def scan(*, ocr: bool = True) -> Pages:
    """Return a letterhead as one page of words."""
    words: list[Word] = []
    for row, columns in enumerate(HEAD):
        top = 60 + 20 * row
        for left, text in zip((60, 300), columns, strict=True):
            at = float(left)
            for word in text.split():
                words.append(Word(word, at, top, at + 6 * len(word), top + 12, size=12, confidence=0.9))
                at += 6 * len(word) + 4
    return pages(*words, ocr=ocr)


def pages(*words: Word, ocr: bool = True) -> Pages:
    page = Page(1, 595, 842, words, ocr=ocr)
    return Pages("image/png", "tesseract", "", pages=(page,), ocr=ocr)


def issuer(source: Pages) -> str:
    layout = lay_out(source, GRAMMAR)
    view = layout.view(layout.zones.issuer)
    return view.value(0, len(view.text))


def words_of(source: Pages) -> list[str]:
    return [word.text for page in source.pages for word in page.words]


def test_a_known_name_is_put_right_in_the_value_and_the_text_keeps_what_was_read() -> None:
    assert issuer(scan()) == "ỦY BAN NHÂN DÂN TỈNH CÀ MAU"
    assert "TỈNH CA MAU" in lay_out(scan(), GRAMMAR).letters.raw


def test_what_was_mended_twice_is_shown_once() -> None:
    letters = read_letters("TINH CA MAU va HA NOI")
    twice = replace(letters, folded="TỈNH CÀ MAU và HÀ NỘI", mended=((0, 7), (5, 11), (15, 21)))
    assert shown(twice, [(0, 21)]).clean == "TỈNH CÀ MAU va HÀ NỘI"
    assert shown(twice, [(0, 12)]).clean == "TỈNH CÀ MAU va HA NOI"


def test_what_a_text_layer_prints_is_given_as_printed() -> None:
    assert issuer(scan(ocr=False)) == "ỦY BAN NHÂN DÂN TỈNH CA MAU"
    assert mend_misread(scan(ocr=False), GRAMMAR) == scan(ocr=False)


def test_words_that_do_not_exist_are_read_as_the_ones_that_do() -> None:
    assert words_of(mend_misread(scan(), GRAMMAR))[-5:] == ["V/v", "về", "việc", "mở", "lớp"]


@pytest.mark.parametrize(
    ("read", "right"),
    [("Ñgọ,", "Ngọ,"), ("(øiáo", "(giáo"), ("UIỆC", "VIỆC"), ("Uật", "Vật"), ("Niño", "Niño"), ("naïve", "naïve")],
)
def test_only_a_vietnamese_word_comes_out(read: str, right: str) -> None:
    assert words_of(mend_misread(pages(Word(read, 60, 60, 90, 72, size=12)), GRAMMAR)) == [right]


def test_the_table_names_no_word_that_print_may_mean() -> None:
    clean = {word for row in GRAMMAR.table("misread_words").rows for word in (row["read"], row["word"])}
    assert all(is_syllable(str(row["word"])) for row in GRAMMAR.table("misread_words").rows)
    assert not clean & {"uất", "uể", "uốn", "uy", "uế", "uẩn", "ùa", "úa"}


def test_the_diagnostic_quotes_what_was_read() -> None:
    document = vndocparse.parse_text("CUC THUÉ TINH HA NAM\n\nSô: 12/CT-TTHT\n\nKinh gừi: Công ty A")
    told = next(x.message for x in document.diagnostics if x.code == "text.anchors_mended")
    assert "'Sô' as 'Số'" in told


@pytest.mark.parametrize(
    ("read", "parts"),
    [
        ("VỰC2", ["VỰC", "2"]),
        ("ĐIỀU3.", ["ĐIỀU", "3."]),
        ("Điều3:", ["Điều", "3:"]),
        ("VÀDU", ["VÀ", "DU"]),
        ("định1", ["định1"]),
        ("QH16", ["QH16"]),
        ("PV01", ["PV01"]),
        ("vàng", ["vàng"]),
    ],
)
def test_two_words_taken_for_one_are_parted(read: str, parts: list[str]) -> None:
    mended = mend_misread(pages(Word(read, 60, 60, 100, 72, size=12)), GRAMMAR)
    assert words_of(mended) == parts
    first, last = mended.pages[0].words[0], mended.pages[0].words[-1]
    assert (first.x0, last.x1) == (60, 100)


def lines(*rows: str) -> Pages:
    found: list[Word] = []
    for row, line in enumerate(rows):
        at, top = 60.0, 60 + 16 * row
        for word in line.split():
            found.append(Word(word, at, top, at + 6 * len(word), top + 12, size=12))
            at += 6 * len(word) + 4
    return pages(*found)


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("(tô chức) Hội nghị", "(tổ chức) Hội nghị"),
        ("về tô chức Hội nghị", "về tổ chức Hội nghị"),
        ("TÔ CHỨC HỘI NGHỊ", "TỔ CHỨC HỘI NGHỊ"),
        ("Sửa đối, bổ sung", "Sửa đổi, bổ sung"),
        ("thay đối tượng khác", "thay đối tượng khác"),
        ("không chỉ bộ phận này", "không chỉ bộ phận này"),
        ("tại khoản 2", "tại khoản 2"),
        ("tổ, chúc mừng", "tổ, chúc mừng"),
        ("chi tiêu và chỉ tiêu", "chi tiêu và chỉ tiêu"),
        ("to chuc", "to chuc"),
    ],
)
def test_one_wrong_mark_in_a_word_of_two_syllables_is_put_right(read: str, right: str) -> None:
    assert " ".join(words_of(mend_misread(lines(read), GRAMMAR))) == right


@pytest.mark.parametrize(
    ("read", "right"),
    [('"mùa Đông” năm', '"mùa Đông" năm'), ("“mùa Đông” năm", "“mùa Đông” năm")],
)
def test_a_quotation_closes_as_it_opened(read: str, right: str) -> None:
    assert " ".join(words_of(mend_misread(lines(read), GRAMMAR))) == right


def test_a_word_may_go_on_below_and_the_words_there_keep_their_own() -> None:
    assert words_of(mend_misread(lines("mở rộng sản", "xuât"), GRAMMAR))[-1] == "xuất"
    assert words_of(mend_misread(lines("ĐẢNG BỘ TỈNH NINH BÌNH", "ĐẢNG ỦY XÃ"), GRAMMAR))[5:7] == ["ĐẢNG", "ỦY"]


def test_no_compound_is_a_syllable_that_does_not_exist() -> None:
    rows = GRAMMAR.table("compounds").rows
    words = {str(row["first"]) for row in rows} | set(GRAMMAR.table("compounds").values("seconds"))
    assert [word for word in sorted(words) if not is_syllable(word)] == []


def test_what_is_printed_well_stays_as_it_is(corpus: Path) -> None:
    """Real documents with a text layer of their own hold some slips of the typist: no more than these change."""
    seen = changed = 0
    for path in sorted((corpus / "text").glob("*.txt"))[::3]:
        if path.name.startswith("tax"):
            continue
        source = lines(*unicodedata.normalize("NFC", path.read_text("utf-8", "replace")).split("\n"))
        mended = mend_misread(source, GRAMMAR)
        pairs = zip(words_of(source), words_of(mended), strict=False)
        seen += len(words_of(source))
        changed += len(words_of(source)) != len(words_of(mended)) or sum(a != b for a, b in pairs)
    assert seen > 10_000
    assert changed < seen * 0.0005
