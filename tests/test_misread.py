"""What our own reader certainly misread is put right in the values; print and other people's text stay as they are."""

import pytest

import vndocparse
from vndocparse.grammar import Grammar
from vndocparse.layout.lay_out import lay_out
from vndocparse.layout.misread import mend_misread
from vndocparse.sources.pages import Page, Pages, Word
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
