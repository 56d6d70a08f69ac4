"""The shipped recogniser: persons, organisations and places at exactly their characters."""

import json
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest
import spacy
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.ner import read_labels, scores
from vndocparse.ner import load
from vndocparse.ner.find import find_entities
from vndocparse.ner.phrases import Phrases
from vndocparse.ner.words import read_words

LABELS = ROOT / "tests" / "labels" / "ner.jsonl"
CORPUS = ROOT.parent / "shared" / "corpus"


def named(text: str) -> list[tuple[str, str]]:
    """Return label and characters of each entity."""
    return [(entity.label, text[entity.start : entity.end]) for entity in find_entities(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("giao Sở Nội vụ chủ trì, phối hợp", ["Sở Nội vụ"]),
        ("Sở Y tế tỉnh Cao Bằng báo cáo", ["Sở Y tế tỉnh Cao Bằng"]),
        (
            "của Bộ Lao động - Thương binh và Xã hội và Công an tỉnh",
            ["Bộ Lao động - Thương binh và Xã hội", "Công an tỉnh"],
        ),
        ("Phòng Pháp chế - Sở Tư pháp", ["Phòng Pháp chế", "Sở Tư pháp"]),
        ("Phòng Pháp chế Sở Tư pháp", ["Phòng Pháp chế Sở Tư pháp"]),
        ("- Vụ PC-BTC;", ["Vụ PC", "BTC"]),
        ("Văn phòng UBND tỉnh Sơn La", ["Văn phòng UBND tỉnh Sơn La"]),
        ("Ban Tuyên giáo Huyện uỷ", ["Ban Tuyên giáo Huyện uỷ"]),
        ("Bảo hiểm xã hội (BHXH) Việt Nam trả lời", ["Bảo hiểm xã hội (BHXH) Việt Nam"]),
        ("Công ty TNHH Nhựa và hóa chất Sao Mai đề nghị", ["Công ty TNHH Nhựa và hóa chất Sao Mai"]),
        (
            "Công an xã Nà Hoa và Hiệp hội các nhà trồng chè Việt Nam",
            ["Công an xã Nà Hoa", "Hiệp hội các nhà trồng chè Việt Nam"],
        ),
        ("Bộ Y tế Ủy ban nhân dân xã Nà Hoa", ["Bộ Y tế", "Ủy ban nhân dân xã Nà Hoa"]),
        ("Sở Giao duc va Dao tao", ["Sở Giao duc va Dao tao"]),
        ("Trang 1ỦY BAN NHÂN DÂN\nXÃ NÀ HOA\n", ["ỦY BAN NHÂN DÂN\nXÃ NÀ HOA"]),
        ("do Blue River Group Limited bán", ["Blue River Group Limited"]),
        ("Trường Tiểu học Lê Lợi", ["Trường Tiểu học Lê Lợi"]),
        (
            "Cục Kiểm tra văn bản và Quản lý xử lý vi phạm hành chính",
            ["Cục Kiểm tra văn bản và Quản lý xử lý vi phạm hành chính"],
        ),
        ("ỦY BAN NHÂN DÂN\nTỈNH SƠN LA", ["ỦY BAN NHÂN DÂN\nTỈNH SƠN LA"]),
        ("BỘ TÀI CHÍNH\nCỤC THUẾ", ["BỘ TÀI CHÍNH", "CỤC THUẾ"]),
        ("UBND XÃ TÂN LẬP      CỘNG HÒA", ["UBND XÃ TÂN LẬP"]),
        ("TONG CUC THUE", ["TONG CUC THUE"]),
        ("Sở Tài chính Sở Tài chính", ["Sở Tài chính", "Sở Tài chính"]),
        ("Phó Thủ tướng Chính phủ", ["Chính phủ"]),
        ("Thủ tướng Chính phủ giao", ["Thủ tướng Chính phủ"]),
    ],
)
def test_organisations(text: str, found: list[str]) -> None:
    assert named(text) == [("ORG", name) for name in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tại xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La", ["xã Tân Lập", "huyện Mộc Châu", "tỉnh Sơn La"]),
        ("các huyện Mai Sơn, Yên Châu và Mộc Châu thuộc tỉnh", ["Mai Sơn", "Yên Châu", "Mộc Châu"]),
        ("các tỉnh: Sơn La, Lai Châu", ["Sơn La", "Lai Châu"]),
        ("Xã Nà Hoa 2\n", ["Xã Nà Hoa 2"]),
        ("phường Mây Hồng - Lăng Thượng;", ["phường Mây Hồng - Lăng Thượng"]),
        ("của thành phố huế giai đoạn", ["thành phố huế"]),
        ("Nà Hoa, ngày 12 tháng 3 năm 2024", ["Nà Hoa"]),
        ("12 Lê Lợi, Phú Hội, Huế", ["Lê Lợi", "Phú Hội", "Huế"]),
        ("phường 7, quận 10, TP. Hồ Chí Minh", ["phường 7", "quận 10", "TP. Hồ Chí Minh"]),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
        ("CONG HOA XA HOI CHU NGHIA VIET NAM", ["CONG HOA XA HOI CHU NGHIA VIET NAM"]),
        ("huyện Cao\nLộc", ["huyện Cao\nLộc"]),
        ("nước Pháp và Nhật Bản", ["Pháp", "Nhật Bản"]),
        ("Các thành phố Hạ Long, Cẩm Phả", ["Hạ Long", "Cẩm Phả"]),
        ("Trung thành với Tổ quốc Việt Nam", ["Việt Nam"]),
    ],
)
def test_places(text: str, found: list[str]) -> None:
    assert named(text) == [("LOC", name) for name in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ông Trần Văn Bình phụ trách", ["Trần Văn Bình"]),
        ("Đ/c Giàng A Phử", ["Giàng A Phử"]),
        ("PHÓ GIÁM ĐỐC\nNguyễn Thành Công", ["Nguyễn Thành Công"]),
        ("HIỆU TRƯỞNG\nLÒ THỊ LAN\n", ["LÒ THỊ LAN"]),
        ("CHÁNH VĂN PHÒNGThái Hữu An", ["Thái Hữu An"]),
        ("tư tưởng Hồ Chí Minh", ["Hồ Chí Minh"]),
        ("PHÓ CHỦ TỊCH\nK'Brế Đình Sang", ["K'Brế Đình Sang"]),
        ("PHÓ GIÁM ĐỐC\n\nH’Yên Byă", ["H’Yên Byă"]),
        ("GIÁM ĐỐC\n\nBo Bo Thị Yến", ["Bo Bo Thị Yến"]),
        ("CHỦ TỊCH\n\nThổ Văn Xuân\n", ["Thổ Văn Xuân"]),
        ("CHỦ TỊCH\n\nNguyễn Văn Tư\n", ["Nguyễn Văn Tư"]),
        ("đồng chí Lê Thị Lưu, bí thư", ["Lê Thị Lưu"]),
        ("Nguyễn Văn An Lưu: VT", ["Nguyễn Văn An"]),
    ],
)
def test_persons(text: str, found: list[str]) -> None:
    assert named(text) == [("PERSON", name) for name in found]


@pytest.mark.parametrize(
    "text",
    [
        "UBND các xã, phường, thị trấn",
        "Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương",
        "các Sở Công Thương",
        "các bộ, ngành; các cơ quan, đơn vị",
        "Luật Ngân sách nhà nước",
        "Quyết định số 15/QĐ-UBND",
        "Thủ tướng yêu cầu",
        "địa phương, tỉnh, huyện",
        "Pháp luật về thuế",
        "Hội nghị trực tuyến",
        "CÁN BỘ CÔNG CHỨC",
        "PHỤC VỤ NGƯỜI DÂN",
        "Bản Quy định này",
        "theo yêu cầu Sở",
        "của Tỉnh. Cùng dự",
        "VÀ XÃ HỘI CỦA",
        "Số: 67 /TTr - UBND",
        "PHÍ THỰC HIỆN",
        "Công ty cổ phần là doanh nghiệp",
        "Chợ Bến Thị Nghè\n",
        "công chức cấp xã\nCán bộ, công chức",
        "Tư Văn Chương Mỹ\n",
        "của Thổ Văn Xuân theo",
    ],
)
def test_no_entity(text: str) -> None:
    assert named(text) == []


def test_person_behind_a_place_is_a_second_entity() -> None:
    assert named("Chủ tịch UBND huyện Mộc Châu Nguyễn Văn An") == [
        ("ORG", "UBND huyện Mộc Châu"),
        ("PERSON", "Nguyễn Văn An"),
    ]


def test_marks_of_markdown_stay_inside_the_span() -> None:
    text = "**ỦY BAN NHÂN DÂN **\nTỈNH SƠN LA"
    assert named(text) == [("ORG", "ỦY BAN NHÂN DÂN **\nTỈNH SƠN LA")]


def test_letters_are_the_callers() -> None:
    decomposed = "So\u031b\u0309 Nô\u0323i vu\u0323"
    assert named(f"giao {decomposed} soạn") == [("ORG", decomposed)]


def test_pipeline_sets_the_same_entities() -> None:
    text = "CHÁNH VĂN PHÒNGThái Hữu An\nKính gửi: Sở Y tế tỉnh Sơn La,\tVụ PC-BTC (TP.HCM)"
    entities = [(e.label_, text[e.start_char : e.end_char]) for e in load()(text).ents]
    assert entities == named(text)
    assert len(entities) == 5


def test_pipeline_tells_how_often_a_label_is_right() -> None:
    (span,) = load()("giao Sở Nội vụ").ents
    assert 0.5 < span._.confidence < 1


def test_what_an_earlier_component_found_wins() -> None:
    nlp = load()
    nlp.add_pipe("entity_ruler", before="vndocparse_names").add_patterns([{"label": "EVENT", "pattern": "Sở Nội vụ"}])
    assert [(e.label_, e.text) for e in nlp("Sở Nội vụ tỉnh Sơn La, Sở Y tế").ents] == [
        ("EVENT", "Sở Nội vụ"), ("ORG", "Sở Y tế"),
    ]  # fmt: skip


def test_pipeline_comes_back_from_disk(tmp_path: Path) -> None:
    load().to_disk(tmp_path)
    text = "Sở Nội vụ tỉnh Sơn La"
    assert [e.text for e in spacy.load(tmp_path)(text).ents] == [text]


_WORDS = st.sampled_from([
    "Sở", "UBND", "tỉnh", "Sơn La", "và", "-", ",", ".", "(", ")", "\n", "\n\n", "HÀ NỘI", "Nguyễn Văn A", "BTC", "của",
    "các", "12", "/", "**", "CỘNG HÒA XÃ HỘI", "Công ty TNHH", "\u200b", "huyện", "ông", ":", "BỘ",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_no_span_is_lost_and_none_overlap(text: str) -> None:
    found = find_entities(text)
    doc = load()(text)
    assert doc.text == text
    assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == [(e.start, e.end, e.label) for e in found]
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_cost_grows_with_the_text_alone() -> None:
    """Each word is looked at a bounded number of times, whatever the text repeats."""
    for piece in ("Sở ", "UBND ", "tỉnh Sơn La, ", "Nguyễn ", "Bộ và ", "( BHXH ) ", "Văn phòng ", "Lô, Ba Đình, "):
        looked = [_looks(piece * count) for count in (200, 400)]
        assert looked[1] < looked[0] * 2.5, piece


def _looks(text: str) -> int:
    """Return how often the tables were asked while a text was read."""
    counted = 0
    asked = Phrases.end

    def end(self: Phrases, words: object, at: int) -> int:
        nonlocal counted
        counted += 1
        return asked(self, words, at)

    with patch.object(Phrases, "end", end):
        find_entities(text)
    return counted


def test_words_tell_their_break() -> None:
    assert [(w.low, w.before) for w in read_words("Sở Y\ntế     a\n\nb,c")] == [
        ("sở", 0), ("y", 1), ("tế", 2), ("a", 3), ("b", 3), (",", 0), ("c", 0),
    ]  # fmt: skip


def test_labels_hold_offsets_and_no_text() -> None:
    for line in LABELS.read_text("utf-8").splitlines():
        row = json.loads(line)
        assert set(row) == {"file", "end", "sha256", "spans"}
        assert all(0 <= start < end <= row["end"] for start, end, _, _ in row["spans"])


@pytest.mark.skipif(not CORPUS.exists(), reason="the labelled documents are not in this checkout")
def test_score_on_labelled_documents() -> None:
    """The floor lies five points under what was measured; see docs/accuracy-ner.md."""
    labelled = list(read_labels(LABELS, CORPUS))
    assert len(labelled) == 31
    nlp = load()
    rates = scores((one, [(e.start_char, e.end_char, e.label_) for e in nlp(one.text).ents]) for one in labelled)
    assert rates["all"]["F1"] > 92.5
    assert min(rates[label]["F1"] for label in ("PERSON", "ORG", "LOC")) > 92
