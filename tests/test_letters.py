"""Letters: the map between the caller's text and its repaired copy, and what is repaired."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocparse.text.letters import fold, prepare, read_letters

SPECIAL = (
    "aăoàyỷuU*_|#\\-.()[]>! \t\r\n\u00a0\u00ad\u200b\ufeff\ufffe\u0301\u0323\u0300\u0309"
    "ﬁСТ–“’ðĐ0\ue000\x00\u1ea5\U0001f600"
)
TEXTS = st.text(st.one_of(st.sampled_from(SPECIAL), st.characters()), max_size=60)


@given(TEXTS, st.booleans())
def test_the_map_holds(raw: str, markdown: bool) -> None:
    letters = read_letters(raw, markdown=markdown)
    assert letters.raw == raw
    assert len(letters.clean) == len(letters.folded)
    spans = [letters.span(i, i + 1) for i in range(len(letters.clean))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))
    for i, (start, end) in enumerate(spans):
        if end - start == 1 and raw[start].isascii() and raw[start].isalnum():
            assert letters.clean[i] == raw[start]


@given(TEXTS)
def test_empty_ranges_are_places(raw: str) -> None:
    letters = read_letters(raw)
    for at in (0, len(letters.clean)):
        start, end = letters.span(at, at)
        assert 0 <= start == end <= len(raw)


@given(TEXTS)
def test_folding_keeps_the_length_and_repeats(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


FOLDED = [
    ("hoà bình", "hòa bình"),
    ("UỶ BAN", "ỦY BAN"),
    ("Thuỷ, khoẻ, Oà", "Thủy, khỏe, Òa"),
    ("quý, quỳ, hoàn, khoảng", "quý, quỳ, hoàn, khoảng"),
    ("Tự do – Hạnh phúc — 1−2", "Tự do - Hạnh phúc - 1-2"),
    ("“một” ‘hai’ «ba»", '"một" \'hai\' "ba"'),
    ("ТТ-ВТС", "TT-BTC"),
    ("NĐ\ufffeCP", "NĐ-CP"),
    ("Sô\u0301: 1\u00a0/QÐ\u00ad-U\u200bBND", "Số: 1 /QĐ-UBND"),
    ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    ("ﬁ \x00x\ue000y", "fi xy"),
]


@pytest.mark.parametrize(("raw", "folded"), FOLDED)
def test_what_rules_see(raw: str, folded: str) -> None:
    assert prepare(raw) == folded


@pytest.mark.parametrize("text", [row[0] for row in FOLDED])
def test_decomposed_letters_fold_alike(text: str) -> None:
    assert prepare(unicodedata.normalize("NFD", text)) == prepare(text)


MARKS = [
    ("**Điều 1.** ng**ày**", "Điều 1. ngày"),
    ("x****ác định", "xác định"),
    ("## Chương I", "Chương I"),
    ("*Hà Nội*, ngày", "Hà Nội, ngày"),
    ("1\\. Một \\- hai", "1. Một - hai"),
    ("a\n*\nb", "a\n*\nb"),
    ("a\n******\nb", "a\n******\nb"),
    ("Ghi chú (*): 2 * 3", "Ghi chú (*): 2 * 3"),
]


@pytest.mark.parametrize(("raw", "clean"), MARKS)
def test_markdown_marks_are_left_out(raw: str, clean: str) -> None:
    assert read_letters(raw, markdown=True).clean == clean


@pytest.mark.parametrize("unit", ["**", "** ", "a**", "*a", "\\-", "# ", "\u0301", "oà", "*\n"])
def test_hostile_repetitions_are_read_in_one_pass(unit: str) -> None:
    raw = unit * 30_000
    assert len(read_letters(raw, markdown=True).clean) <= len(raw)
