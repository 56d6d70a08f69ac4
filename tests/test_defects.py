"""Defects of fonts and their maps: mended in the copy that rules and values see, never in the caller's text."""

import unicodedata

import pytest

from vndocparse.text.letters import read_letters

MENDED = [
    ("Viê´t Nam, quyê´t, Chi´nh phủ", "Viết Nam, quyết, Chính phủ"),
    ("Vi´êt", "Viết"),
    ("hô ̣i nghi ̣ Bô ̣ Tài chính", "hội nghị Bộ Tài chính"),
    ("CỘNG HÕA XÃ HỘI; phõng, Tõa án, cõn", "CỘNG HÒA XÃ HỘI; phòng, Tòa án, còn"),
    ("C Ộ N G  H Ò A  X Ã  H Ộ I", "CỘNG HÒA XÃ HỘI"),
    ("K T .  C H Ủ  T Ị C H", "KT. CHỦ TỊCH"),
    ("nhƣ Trƣờng ĐƢỜNG", "như Trường ĐƯỜNG"),
    ("QÐ-UBND, QƉ", "QĐ-UBND, QĐ"),
]


@pytest.mark.parametrize(("raw", "clean"), MENDED)
def test_defects_are_mended(raw: str, clean: str) -> None:
    letters = read_letters(raw)
    assert letters.clean == clean
    assert letters.raw == raw
    start, end = letters.span(0, len(letters.clean))
    assert raw[start:end] == raw


@pytest.mark.parametrize("raw", [row[0] for row in MENDED])
def test_so_are_decomposed_ones(raw: str) -> None:
    clean = read_letters(unicodedata.normalize("NFD", raw)).clean
    assert unicodedata.is_normalized("NFC", clean)


KEPT = [
    "võng, lõng, đõ, rõ, Võ Thị Õ",
    "K´Brế, Y´ Blang, a´ b´",
    "A  B  C  D  E  F",
    "A B C D E F",
    "I I I  V X  L C",
    "Điều 5 ´ 6 ˜ 7",
]


@pytest.mark.parametrize("text", KEPT)
def test_the_rest_stays(text: str) -> None:
    assert read_letters(text).clean == text


@pytest.mark.parametrize("unit", ["A ", "´", "a´", " \u0301", "A  ", "Đ ", "A\u0301 ", "õ"])
def test_hostile_repetitions_are_read_in_one_pass(unit: str) -> None:
    raw = unit * 30_000
    assert len(read_letters(raw).clean) <= len(raw)
