"""Every family of documents stands among the fixtures at least twice, and is told as what it is."""

import pytest
import regex
from answers import Answer, answer

import vndocparse
from fixtures.content import load, names
from fixtures.render import text_path

# What issuer, parent, type and symbol of a family's documents print, and the family that the type's name belongs to.
FAMILIES = {
    "law": (r"^L \| QUỐC HỘI", "legal"),
    "ordinance, resolution of the Standing Committee": (r"ỦY BAN THƯỜNG VỤ QUỐC HỘI", None),
    "consolidated text": (r"^VBHN", "legal"),
    "joint circular": (r"^TTLT", "legal"),
    "people's council": (r"^NQ \| HỘI ĐỒNG NHÂN DÂN", None),
    "people's committee of a province": (r"\| (?:ỦY BAN NHÂN DÂN|UBND) (?:TỈNH|THÀNH PHỐ)", None),
    "commune of the two-tier local government": (r"(?:NHÂN DÂN|UBND) (?:XÃ|PHƯỜNG|ĐẶC KHU)", "administrative"),
    "Party committee of a province": (r"TỈNH ỦY .*/(?:TU|\p{Lu}+TU)", "party"),
    "Party below the province": (r"(?:ĐẢNG ỦY|CHI BỘ) .*/(?:ĐU|CB)", "party"),
    "Youth Union": (r"ĐTN", "mass_organisation"),
    "trade union": (r"LIÊN ĐOÀN LAO ĐỘNG", "mass_organisation"),
    "Fatherland Front": (r"MẶT TRẬN TỔ QUỐC|MTTQ", "mass_organisation"),
    "other mass organisation": (r"HỘI (?:LHPN|NÔNG DÂN|CỰU CHIẾN BINH)", "mass_organisation"),
    "army": (r"QUÂN KHU|BỘ CHỈ HUY QUÂN SỰ", "administrative"),
    "police": (r"CÔNG AN (?:TỈNH|XÃ)", "administrative"),
    "court": (r"^(?:BA|QĐ) \| TÒA ÁN", "court"),
    "procuracy": (r"\| VIỆN KIỂM SÁT", None),
    "tax": (r"\| (?:CỤC )?THUẾ", "administrative"),
    "customs": (r"\| (?:CHI )?CỤC HẢI QUAN", "administrative"),
    "social insurance": (r"\| BẢO HIỂM XÃ HỘI", "administrative"),
    "school": (r"\| TRƯỜNG", "administrative"),
    "enterprise": (r"CÔNG TY|HĐQT", "administrative"),
    "steering committee": (r"\| BAN CHỈ ĐẠO", "administrative"),
}


def printed(found: Answer) -> str:
    return " | ".join((found["type"] or "", *found["issuer"], *found["issuer_parent"], found["symbol"] or ""))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_stands_among_the_fixtures_twice(family: str) -> None:
    pattern, told = FAMILIES[family]
    own = [name for name in names() if regex.search(pattern, printed(answer(name)))]
    assert len(own) >= 2
    types = [vndocparse.parse(text_path(load(name))).document_type for name in own]
    assert told is None or {x.family for x in types if x} == {told}
