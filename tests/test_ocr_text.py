"""Text as scanners read it: damaged anchors are found, what is clean stays untouched, no digit is invented."""

import random
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vndocparse
from fixtures.content import load, names
from fixtures.render import text_path
from vndocparse.grammar import Grammar
from vndocparse.layout.mending.mend import mend
from vndocparse.text.letters import Letters, prepare, read_letters

GRAMMAR = Grammar.load()
LETTER = """BỘ TÀI CHÍNH        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỔNG CỤC THUẾ           Độc lập - Tự do - Hạnh phúc

Số: 2471/TCT-KK         Hà Nội, ngày 05 tháng 10 năm 2026
V/v khai thuế của chi nhánh

Kính gửi: Cục Thuế tỉnh Quảng Ninh.

Trả lời công văn số 318/CT-KK ngày 12/9/2026 của Cục Thuế tỉnh Quảng Ninh về khai thuế của \
chi nhánh, Tổng cục Thuế có ý kiến như sau:
Căn cứ Nghị định số 126/2020/NĐ-CP ngày 19 tháng 10 năm 2020 của Chính phủ, chi nhánh khai thuế nơi có trụ sở.
Tổng cục Thuế thông báo để Cục Thuế biết./.

Nơi nhận:
- Như trên;
- Lưu: VT, KK.

KT. TỔNG CỤC TRƯỞNG
PHÓ TỔNG CỤC TRƯỞNG

Hà Văn Minh
"""


def mended(text: str) -> Letters:
    return mend(read_letters(text), GRAMMAR)


def letter(*changes: tuple[str, str]) -> vndocparse.Document:
    text = LETTER
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return vndocparse.parse_text(text)


ROWS = [row for table in ("ocr_titles", "ocr_starts") for row in GRAMMAR.table(table).rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["phrase"]))
def test_every_phrase_proves_itself(row: dict[str, object]) -> None:
    assert mended(str(row["example"])).folded == row["mended"]
    counter = str(row["counterexample"])
    assert mended(counter).folded == prepare(counter)


def test_tables_name_what_there_is() -> None:
    captures = {name for rule in GRAMMAR.rules.values() if rule.id.startswith("ocr_marks.") for name in rule.captures}
    assert captures == set(GRAMMAR.table("ocr_marks").values("capture"))
    for row in GRAMMAR.table("ocr_sources").rows:
        assert GRAMMAR.table(str(row["table"])).values(str(row["column"]))


LINES = [
    ("TONG CUC THUE CONG HOA XA HOI CHU NGHlAVIETNAM", "TỔNG CỤC THUẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("CUC HAI QUAN Doc lap - Ty do ~ Hanh phuc", "CỤC HẢI QUAN Độc lập - Tự do - Hạnh phúc"),
    ("BQ TAI CHÍNH", "BỘ TÀI CHÍNH"),
    ("BAOHIEM XA HOI VIET NAM", "BẢO HIỂM XÃ HỘI VIỆT NAM"),
    ("SO Y TE", "SỞ Y TẾ"),
    ("SƠ Y TE", "SỞ Y TẾ"),
    ("BỘNÔNG NGHIỆP.", "BỘ NÔNG NGHIỆP."),
    ("BẢO CÁO", "BÁO CÁO"),
    ("SỞ Y TẺ", "SỞ Y TẾ"),
    ("CHÍ THỊ", "CHỈ THỊ"),
    ("KT. BỘ TRƯỜNG", "KT. BỘ TRƯỞNG"),
    ("THƯ TRƯỜNG", "THỨ TRƯỞNG"),
    ("CỤC TRƯỜNG CỤC THÚ Y", "CỤC TRƯỞNG CỤC THÚ Y"),
    ("Sô: 318/CT-KK", "Số: 318/CT-KK"),
    ("S6 :318/CT-KK", "SỐ :318/CT-KK"),
    ("86: 318 /CT-KK", "Số: 318 /CT-KK"),
    ("Số: 4 Q2; /CT-KK", "Số: . ... /CT-KK"),
    ("Só:4#?CTHP-TTHT", "Số:../CTHP-TTHT"),
    ("sốl 318/BYT-MT", "Số. .../BYT-MT"),
    ("Viv khai thuế", "V/v khai thuế"),
    ("VW: Khai thuế", "V/v: Khai thuế"),
    ("Kỉnhgửì: Bộ Nội vụ", "Kính gửi: Bộ Nội vụ"),
    ("Ha Noi, ngay 05 thang 10 nam 2026", "Ha Noi, ngày 05 tháng 10 năm 2026"),
    ("Hà Nội, ngày OS tháng l0 năm 20l6", "Hà Nội, ngày .. tháng 10 năm 2016"),
    ("Hà Nội, ngày48 thảng 3 năm 2026", "Hà Nội, ngày.. tháng 3 năm 2026"),
    ("Noi nhận:ÿ", "Nơi nhận: "),
    ("Nei nhan— AR!", "Nơi nhận: AR!"),
    ("KT, Bo TRUONG", "KT. BỘ TRƯỞNG"),
    ("PHO TONG CYC TRUONG", "PHÓ TỔNG CỤC TRƯỞNG"),
    ("NGHỆ ĐỊNH", "NGHỊ ĐỊNH"),
    ("THONG BAO", "THÔNG BÁO"),
    ("Diéu 1. Phạm vi", "Điều 1. Phạm vi"),
    ("theo Nghi dinh sô 126/2020/NĐ-CP", "theo Nghị định số 126/2020/NĐ-CP"),
    ("ngảy 5 thảng 10 nãm 2026", "ngày 5 tháng 10 năm 2026"),
    ("ˆ Hà Văn Minh", "  Hà Văn Minh"),
    ("~ Như trên; ñ", "~ Như trên;  "),
]


@pytest.mark.parametrize(("printed", "seen"), LINES)
def test_rules_see_the_anchor_and_the_print_stays(printed: str, seen: str) -> None:
    letters = mended(printed)
    assert letters.folded == prepare(seen)
    assert letters.raw == printed
    kept = "".join(c for c in letters.clean if c.isalnum())
    assert set(kept) <= set(read_letters(printed).clean)
    assert len(letters.clean) == len(letters.folded) == len(letters.starts) == len(letters.ends)
    spans = [letters.span(i, i + 1) for i in range(len(letters.clean))]
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))


UNTOUCHED = [
    "PHƯƠNG BẮC",
    "SƠ KẾT NĂM 2026",
    "CỤC TRƯỞNG CỤC THÚ Y",
    "CHỦ TỊCH ỦY BAN",
    "TUQ. TRƯỞNG PHÒNG",
    "VÀ XÃ HỘI",
    "Ngân hàng: nơi gửi",
    "Các Cục Thuế",
    "Nơi nhận hồ sơ: bộ phận một cửa",
    "số 126/2020/NĐ-CP",
    "86,7% kế hoạch",
    "- Lưu: VT, KT, KT1.",
    "The Ministry of Finance of the SOCIALIST REPUBLIC",
    "Le ministère des Finances",
    "越南社会主义共和国",
]


@pytest.mark.parametrize("line", UNTOUCHED)
def test_what_is_well_spelt_is_never_touched(line: str) -> None:
    assert mended(line).mended == ()


@pytest.mark.parametrize("name", names())
def test_clean_documents_pass_unchanged(name: str) -> None:
    path: Path = text_path(load(name))
    letters = read_letters(path.read_text("utf-8"))
    assert mend(letters, GRAMMAR) is letters


@given(st.text(st.one_of(st.sampled_from("SốsôKkíTMnhậơ0Ol1|/:.- \n\t\u0301"), st.characters()), max_size=80))
def test_any_text_keeps_its_map(text: str) -> None:
    letters = mended(text)
    assert letters.raw == text
    assert len(letters.clean) == len(letters.folded) == len(letters.starts) == len(letters.ends)
    assert all(0 <= start <= end <= len(text) for start, end in zip(letters.starts, letters.ends, strict=True))
    assert letters.folded.count("\n") == read_letters(text).folded.count("\n")


def test_the_letter_as_it_should_be() -> None:
    doc = letter()
    assert (doc.reference and doc.reference.number, doc.date and doc.date.iso) == ("2471", "2026-10-05")
    assert not [d for d in doc.diagnostics if "mended" in d.code or "unreadable" in d.code]


HEADS = [
    (("Số:", "Sô :"),),
    (("Số:", "S6:"),),
    (("Kính gửi", "Kinh gứi"),),
    (("Kính gửi", "Kínhgửi"),),
    (("V/v", "Viv"),),
    (("ngày 05 tháng", "ngảy 05 thảng"),),
    (("ngày 05 tháng 10 năm", "ngay 05 thang 10 nam"),),
    (("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "C0NG HOÀ XÁ HOI CHU NGHIAVIETNAM"),),
    (("TỔNG CỤC THUẾ ", "TÔNG CUC THUÊ "),),
    (("Nơi nhận:", "Nei nhận—"),),
    (("TỔNG CỤC TRƯỞNG", "TONG CUC TRUONG"), ("PHÓ ", "PHO ")),
    (("KT. ", "KT, "),),
    (("Căn cứ", "Căn cử"), ("Nghị định số", "Nghi đinh sô")),
]


@pytest.mark.parametrize("changes", HEADS, ids=lambda changes: changes[0][1])
def test_a_damaged_letter_gives_the_same_fields(changes: tuple[tuple[str, str], ...]) -> None:
    doc, whole = letter(*changes), letter()
    for field in ("document_type", "reference", "date", "subject", "place"):
        got, want = getattr(doc, field), getattr(whole, field)
        keep = {"code", "number", "symbol", "iso", "text", "name"}
        assert got.model_dump(include=keep) == want.model_dump(include=keep), field
    assert [a.name for a in doc.addressees] == [a.name for a in whole.addressees]
    assert [a.name for a in doc.recipients] == [a.name for a in whole.recipients]
    assert [(len(i.name), len(i.parent or "")) for i in doc.issuers] == [
        (len(i.name), len(i.parent or "")) for i in whole.issuers
    ]
    assert [s.name for s in doc.signers] == ["Hà Văn Minh"]
    assert [c.reference and c.reference.number for c in doc.citations] == ["318", "126"]
    assert "text.anchors_mended" in {d.code for d in doc.diagnostics}


def test_values_stay_as_printed_and_a_known_agency_is_told() -> None:
    doc = letter(("TỔNG CỤC THUẾ ", "TONG CUC THUE "))
    assert [(i.name, i.corrected) for i in doc.issuers] == [("TONG CUC THUE", "TỔNG CỤC THUẾ")]
    span = doc.issuers[0].span
    assert span is not None
    assert doc.text[span.start : span.end] == "TONG CUC THUE"
    assert doc.issuers[0].confidence < letter().issuers[0].confidence


DECISION = (
    LETTER.replace("2471/TCT-KK", "2471/{}")
    .replace("V/v khai thuế của chi nhánh\n\nKính gửi: Cục Thuế tỉnh Quảng Ninh.", "{}\nVề việc lập tổ công tác")
    .replace("KT. TỔNG CỤC TRƯỞNG\nPHÓ TỔNG CỤC TRƯỞNG\n\nHà Văn Minh", "{}")
)
CODES = [
    ("QB-TCT", "QUYẾT ĐỊNH", "QĐ-TCT"),
    ("QĐĐ-TCT", "QUYẾT ĐỊNH", "QĐ-TCT"),
    ("OĐ-TCT", "QUYÉT ĐỊNH", "QĐ-TCT"),
    ("BG-TCT", "BẢO CÁO", "BC-TCT"),
    ("QD-TCT", "QUYẾT ĐỊNH", "QD-TCT"),
    ("TB-TCT", "QUYẾT ĐỊNH", "TB-TCT"),
    ("OB-TCT", "QUYẾT ĐỊNH", "OB-TCT"),
    ("QB-TCT", "THÔNG BÁO", "QB-TCT"),
]


@pytest.mark.parametrize(("printed", "name", "symbol"), CODES)
def test_a_code_is_put_right_only_by_the_printed_type(printed: str, name: str, symbol: str) -> None:
    reference = vndocparse.parse_text(DECISION.format(printed, name, "CỤC TRƯỞNG")).reference
    assert reference is not None
    assert (reference.symbol, reference.text) == (symbol, f"2471/{printed}")


@pytest.mark.parametrize(
    ("name", "code"), [("BẢO CÁO", "BC"), ("THÔNG BẢO", "TB"), ("CHÍ THỊ", "CT"), ("TƠ TRÌNH", "TTr")]
)
def test_a_type_alone_on_its_line_is_told_whatever_its_marks(name: str, code: str) -> None:
    doc = vndocparse.parse_text(DECISION.format("TCT-KK", name, "CỤC TRƯỞNG"))
    assert (doc.document_type and doc.document_type.code) == code
    assert (doc.subject and doc.subject.text) == "lập tổ công tác"


SIGNED = [
    ("KT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG\n22:2\nHà Văn Minh", "PHÓ CỤC TRƯỞNG", "Hà Văn Minh"),
    ("CỤC TRƯỞNG\n----uauL----\nHà Văn Minh", "CỤC TRƯỞNG", "Hà Văn Minh"),
    ("CỤC TRƯỞNG\nvi\nHà Văn Minh", "CỤC TRƯỞNG", "Hà Văn Minh"),
    ("CỤC TRƯỞNG\nTr ần Văn Minh", "CỤC TRƯỞNG", "Trần Văn Minh"),
    ("CỤC TRƯỞNG\nTrần À Văn Minh Ấ", "CỤC TRƯỞNG", "Trần Văn Minh"),
    ("#.CỤC TRƯỞNG\nHà Văn Minh", "CỤC TRƯỞNG", "Hà Văn Minh"),
    ("KÍ. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG\nHà Văn Minh", "PHÓ CỤC TRƯỞNG", "Hà Văn Minh"),
    ("CỤC TRƯỞNG\n1ê Văn Minh", "CỤC TRƯỞNG", "1ê Văn Minh"),
    ("GIÁM ĐỐC\nSỞ Y TẾ\nHà Văn Minh", "GIÁM ĐỐC SỞ Y TẾ", "Hà Văn Minh"),
    ("CHỦ TỊCH\nHĐQT\nGiàng A Phử", "CHỦ TỊCH HĐQT", "Giàng A Phử"),
]


@pytest.mark.parametrize(("block", "title", "name"), SIGNED)
def test_specks_are_of_no_title_and_no_name(block: str, title: str, name: str) -> None:
    doc = vndocparse.parse_text(DECISION.format("QĐ-TCT", "QUYẾT ĐỊNH", block))
    assert [(s.title, s.name) for s in doc.signers] == [(title, name)]


def test_an_approval_may_stand_before_the_title() -> None:
    block = "CHÁNH THANH TRA\nHà Văn Minh\n\nPHÊ DUYỆT GIÁM ĐỐC SỞ Y TẾ\nLê Thị Hạ"
    doc = vndocparse.parse_text(DECISION.format("QĐ-TCT", "QUYẾT ĐỊNH", block))
    assert [(s.title, s.name) for s in doc.signers] == [
        ("CHÁNH THANH TRA", "Hà Văn Minh"),
        ("GIÁM ĐỐC SỞ Y TẾ", "Lê Thị Hạ"),
    ]


def test_a_department_is_told_whatever_its_marks() -> None:
    doc = letter(("BỘ TÀI CHÍNH ", "UBND TỈNH AN GIANG "), ("TỔNG CỤC THUẾ ", "SỞ Y TẺ\n"))
    assert [(i.name, i.corrected, i.parent) for i in doc.issuers] == [("SỞ Y TẺ", "SỞ Y TẾ", "UBND TỈNH AN GIANG")]


UNREADABLE = ["24 71;", "2A71", "kÉ4H", "24/70 -", "{471", "l471"]


@pytest.mark.parametrize("printed", UNREADABLE)
def test_an_unreadable_number_is_null_and_says_so(printed: str) -> None:
    doc = letter(("2471/TCT", f"{printed} /TCT"))
    assert doc.reference is not None
    assert (doc.reference.number, doc.reference.symbol) == (None, "TCT-KK")
    assert "number.unreadable" in {d.code for d in doc.diagnostics}
    assert "number.blank" not in {d.code for d in doc.diagnostics}


DATES = [
    ("ngày OS tháng 10 năm 2026", "2026-10"),
    ("ngày 0{ tháng 10 năm 2026", "2026-10"),
    ("ngày 05 tháng l0 năm 2026", "2026-10-05"),
    ("ngày 05 tháng 10 năm 20Z6", None),
    ("ngày 05 tháng 1O năm 2O26", "2026-10-05"),
    ("ngày 05 tháng C năm 2026", "2026"),
    ("ngày 48 tháng 10 năm 2026", "2026-10"),
]


@pytest.mark.parametrize(("printed", "iso"), DATES)
def test_a_date_is_read_as_far_as_it_is_certain(printed: str, iso: str | None) -> None:
    doc = letter(("ngày 05 tháng 10 năm 2026", printed))
    assert (doc.date and doc.date.iso) == iso


def test_no_digit_is_invented() -> None:
    chance = random.Random(5)
    for _ in range(40):
        number = list("2471")
        number[chance.randrange(4)] = chance.choice("OolISBZgqÉ{|?;")
        doc = letter(("2471/TCT", "".join(number) + "/TCT"))
        given_number = doc.reference.number if doc.reference else None
        assert given_number is None or given_number in "".join(number)
        assert given_number is None or "".join(number).startswith(given_number)


def test_damaged_fixtures_keep_the_spans_true() -> None:
    chance = random.Random(3)
    for name in names()[:12]:
        text = unicodedata.normalize("NFC", text_path(load(name)).read_text("utf-8"))
        damaged = "".join(chance.choice("aôl1ế") if c.isalpha() and chance.random() < 0.03 else c for c in text)
        doc = vndocparse.parse_text(damaged)
        assert doc.text == damaged
        number = doc.reference and doc.reference.number
        assert number is None or number.replace(" ", "") in damaged.replace(" ", "")
