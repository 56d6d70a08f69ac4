"""Legacy encodings: what is converted, and above all what is not."""

from pathlib import Path

import pytest

from vndocparse.layout.repair import repair
from vndocparse.sources.read import read, read_text
from vndocparse.text.legacy import convert_lines, convert_word
from vndocparse.text.syllables import is_syllable


def convert(text: str, fonts: tuple[str, ...] = ()) -> tuple[str, str | None]:
    """Return a text in Unicode, and the encoding that most of its converted lines were in."""
    converted = convert_lines(text.split("\n"), fonts)
    return "\n".join(converted.lines), converted.counts[0][0] if converted.counts else None


TCVN3 = """céng hoµ x· héi chñ nghÜa viÖt nam
§éc lËp - Tù do - H¹nh phóc
Sè: 109/2004/N§-CP
Hµ Néi, ngµy 02 th¸ng 4 n¨m 2004
"""
IN_UNICODE = """cộng hoà xã hội chủ nghĩa việt nam
Độc lập - Tự do - Hạnh phúc
Số: 109/2004/NĐ-CP
Hà Nội, ngày 02 tháng 4 năm 2004
"""
CONVERTED = [
    ("tcvn3", TCVN3, IN_UNICODE),
    ("tcvn3", TCVN3 + "®· nhµ n−íc Th«ng t− ®∙ −¬ng", IN_UNICODE + "đã nhà nước Thông tư đã ương"),
    ("tcvn3", TCVN3 + "T¦íNG §éNG B¸O", IN_UNICODE + "TƯỚNG ĐỘNG BÁO"),
    ("tcvn3", TCVN3 + "Ng\xadêi ký: Nguyễn Văn Đức", IN_UNICODE + "Ng\xadêi ký: Nguyễn Văn Đức"),
    ("tcvn3", TCVN3 + "5 − 3 · x", IN_UNICODE + "5 − 3 · x"),
    (
        "vni",
        "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM\nÑoäc laäp - Töï do - Haïnh phuùc\nQuyeát ñònh cuûa UÛy ban",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nQuyết định của Ủy ban",
    ),
]


@pytest.mark.parametrize(("encoding", "legacy", "text"), CONVERTED)
def test_legacy_lines_are_converted(encoding: str, legacy: str, text: str) -> None:
    assert convert(legacy) == (text, encoding)


UNTOUCHED = [
    "",
    "Plain ASCII, 15/QD-UBND",
    "Cộng hòa xã hội chủ nghĩa Việt Nam, Hà Nam và các xã đã có",
    "và các xã là tài sản, có giá trị, già, mùa hè, cá, rã rời, bò, lô, ý kiến, bé, về",
    "El señor Núñez está aquí; mañana será otro día más, según la constitución española. Qué difícil, corazón.",
    "Für größere Mädchen schön übrig: Änderungen, Straße, Übung, höflich, öffentlich, über, Gebühr, Größe",
    "L'été dernier, la société générale a été créée à l'hôtel: français, forêt, déjà, où, très, élève, même",
    "Informações sobre ações, não são; coração, São João, água, três, português, você",
    "© 2024 · Bộ Tài chính ® «trích» 20 °C ± 5 µm ¼ ½ ¾ × 3",
    "Số: ©©©©©©©©©© ®®®®®®®®®®",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_everything_else_stays(text: str) -> None:
    assert convert(text) == (text, None)
    assert convert(text, (".VnTime", "VNI-Times")) == (text, None)


WORDS = [
    ("céng", ".VnTimeH", "CỘNG"),
    ("céng", "VnTimeHBold", "CỘNG"),
    ("céng", ".VnTime,Bold", "cộng"),
    ("kt.", ".VnArialH", "KT."),
    ("®)", ".VnTime", "đ)"),
    ("®)", "", "®)"),
    ("Đức", ".VnTime", "Đức"),
    ("§éNG", "", "ĐỘNG"),
]


@pytest.mark.parametrize(("word", "font", "expected"), WORDS)
def test_words_by_their_font(word: str, font: str, expected: str) -> None:
    assert convert_word(word, "tcvn3", font) == expected


def test_repairs_are_told() -> None:
    assert repair(read_text(TCVN3)).repairs == ("tcvn3",)
    assert repair(read_text(IN_UNICODE)).repairs == ()


@pytest.mark.parametrize(
    "word", ["nghiêng", "Quyết", "uỷ", "ủy", "hoà", "hòa", "yêu", "giữ", "gì", "ươm", "khuỷu", "thuở", "quốc", "Đắk"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["señor", "größe", "été", "Núñez", "coração", "ạạ", "àá", "w", "héo̧"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("viparse_2006-16EZE*", "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM Số : 01/2006/TT-NHNN CỘNG HOÀ XÃ HỘI"),
        ("viparse_2006-1E499*", "CHÍNH PHỦ ------------- Số: 109/2004/NĐ-CP CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
    ],
)
def test_real_files(corpus: Path, name: str, opening: str) -> None:
    found = sorted((corpus / "pdf").glob(name + ".pdf"))
    if not found:
        pytest.skip("the document is not at hand")
    pages = repair(read(found[0]))
    assert pages.repairs == ("tcvn3",)
    assert " ".join(word.text for word in pages.pages[0].words).startswith(opening)


def test_no_unicode_text_of_the_corpus_is_touched(corpus: Path) -> None:
    changed = [p.name for p in sorted((corpus / "text").glob("*.txt")) if repair(read(p)).repairs]
    assert changed == []
