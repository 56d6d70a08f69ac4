"""Quality of letters: what lowers it, and what must not."""

import random

import pytest

import vndocparse
from fixtures.content import load, names
from fixtures.render import pdf_path, text_path
from vndocparse.review.quality import POOR
from vndocparse.text.quality import quality, tally

GOOD = [
    "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, UBND các xã, phường rà soát và báo cáo kết quả trước "
    "ngày 15/8/2025 theo Công văn số 12/UBND-KT; diện tích 120 km2, hồ sơ gửi về vanthu@tinh.example.vn.",
    "The Ministry shall be responsible for the implementation of this Circular and for the guidance of agencies; "
    "reports "
    "are due every year before the end of the first quarter.",
    "Le ministère est chargé de veiller à la bonne exécution du présent arrêté, qui prend effet le premier jour du "
    "mois "
    "qui suit sa publication au journal officiel.",
    "各省 人民政府 现将 有关 事项 通知 如下 "
    "第一条 为了 规范 公文 处理 工作 制定 本办法 第二条 本办法 适用于 各级 机关 单位 和 企业 事业",
]
BAD = [
    "Uy ban nhan dan tinh yeu cau cac so, ban, nganh, cac xa, phuong ra soat va bao cao ket qua truoc ngay",
    "Sinh vi6n m6 c6i ca cha lAn me, gia dinh c6 hodn cdnh d[c bidt kho khan, sinh vi6n chua nh6n dugc hgc b6ng",
    "Uyÿ ban nhƒn d�n tŸnh cÌc sı ngành x|l~ nh#ng vi^c ph@i l%m k&t qu' n*y " * 2,
    "HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM Ñoäc laäp Töï do Haïnh phuùc quyeát ñònh cuûa UÛy ban nhaân daân tænh veà "
    "vieäc thaønh laäp",
]


@pytest.mark.parametrize("text", GOOD)
def test_clean_text_of_any_language_is_good(text: str) -> None:
    found = quality(text)
    assert found is not None
    assert found >= 0.95


@pytest.mark.parametrize("text", BAD)
def test_damaged_text_is_poor(text: str) -> None:
    found = quality(text)
    assert found is not None
    assert found < POOR


def test_few_words_tell_nothing() -> None:
    assert quality("Ủy ban nhân dân") is None
    assert quality("") is None


def test_counts_add_up() -> None:
    assert (tally(GOOD[0]) + tally(GOOD[1])).quality == quality(GOOD[0] + "\n" + GOOD[1])


@pytest.mark.parametrize("name", names())
def test_composed_documents_are_good_and_damage_lowers_them(name: str) -> None:
    text = text_path(load(name)).read_text("utf-8")
    dice = random.Random(name)
    damaged = "".join(dice.choice("lI1|~^öøij") if c.isalpha() and dice.random() < 0.1 else c for c in text)
    good, poor = quality(text), quality(damaged)
    if good is not None and poor is not None:
        assert good >= POOR > poor


def test_documents_tell_it() -> None:
    document = vndocparse.parse(pdf_path(load(names()[0])))
    assert document.source.quality is not None
    assert document.source.quality > POOR
    assert len(document.source.page_quality) == document.source.pages
    plain = vndocparse.parse_text(GOOD[0])
    assert plain.source.page_quality == ()
    assert "text.poor" not in {d.code for d in plain.diagnostics}
    poor = vndocparse.parse_text(BAD[1] * 3)
    assert [d.severity for d in poor.diagnostics if d.code == "text.poor"] == ["warning"]
