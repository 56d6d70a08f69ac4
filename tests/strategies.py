"""Random typed documents: each a composed content with the answer that it must parse to.

Content and answer grow together from the same drawn parts, so the answer never comes from the parser.
"""

from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from hypothesis import strategies as st

from fixtures.content import Block, Content, Form, Signature

Answer = dict[str, Any]

PARTY_TITLE = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
YOUTH_TITLE = ("ĐOÀN TNCS HỒ CHÍ MINH",)
TAILS = (
    "bảo vệ nguồn nước sông Lô", "nuôi cá lồng trên hồ chứa", "trồng quế hữu cơ", "dạy nghề cho lao động nông thôn",
    "sửa chữa đường liên thôn", "khám sức khỏe cho người cao tuổi", "giữ gìn làn điệu dân ca", "thu gom rác thải nhựa",
    "chăm sóc cây xanh đô thị", "hỗ trợ hộ nghèo làm nhà", "phát triển chợ phiên vùng cao", "tập huấn kỹ năng số",
    "kiểm tra an toàn đập dâng", "xây dựng thư viện lưu động", "phòng bệnh cho đàn gia súc", "ứng phó hạn hán",
)  # fmt: skip
VERBS = ("tăng cường", "triển khai", "phối hợp", "rà soát", "đẩy mạnh", "hướng dẫn", "tổ chức", "đôn đốc")
SCOPES = (
    "trên địa bàn tỉnh", "tại các xã vùng cao", "trong sáu tháng cuối năm", "giai đoạn 2026 - 2030", "năm 2026",
    "theo hướng bền vững", "cho học sinh bán trú", "gắn với du lịch cộng đồng",
)  # fmt: skip
PLACES = ("Sơn La", "Cao Bằng", "Quảng Ninh", "Huế", "Đắk Lắk", "Cần Thơ", "TP. Hồ Chí Minh", "Nà Hoa", "Đông Lau")
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Bùi", "Lò", "Nông", "Thạch")
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Thị Thu", "Quốc", "Ngọc")
GIVEN = ("An", "Bình", "Chiến", "Dung", "Hòa", "Khánh", "Lan", "Phúc", "Thúy", "Vĩnh")
ADDRESSEES = (
    "Sở Tài chính", "Sở Nội vụ", "Ủy ban nhân dân xã Đông Lau", "Văn phòng Ủy ban nhân dân tỉnh", "Công an tỉnh",
    "Trường Trung học phổ thông Khe Lau", "Các cơ quan, đơn vị trực thuộc", "Sở Nông nghiệp và Môi trường",
)  # fmt: skip
RECIPIENTS = (
    "Ủy ban nhân dân tỉnh (để báo cáo)", "Giám đốc Sở", "Các phòng, ban, đơn vị", "Cổng Thông tin điện tử",
    "Thường trực Tỉnh ủy (b/c)", "Sở Tư pháp (để phối hợp)",
)  # fmt: skip
ARCHIVES = ("Lưu: VT", "Lưu: VT, TH", "Lưu: VT, KTTH (3b)", "Lưu: VT, NN. Hg05")


class Kind(NamedTuple):
    """A type of document: its code, its printed name, whether it has addressees."""

    code: str
    name: tuple[str, ...]
    addressed: bool


class Agency(NamedTuple):
    """An agency of the state, the Party or the Youth Union with the codes and signatures that go with it."""

    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    symbol: str
    unit: str
    signatures: tuple[tuple[tuple[str, ...], str | None, str], ...]
    family: Literal["state", "party", "youth"] = "state"


KINDS = (
    Kind("CV", (), True),
    Kind("QĐ", ("QUYẾT ĐỊNH",), False),
    Kind("KH", ("KẾ HOẠCH",), False),
    Kind("TB", ("THÔNG BÁO",), False),
    Kind("BC", ("BÁO CÁO",), False),
    Kind("TTr", ("TỜ TRÌNH",), True),
    Kind("CT", ("CHỈ THỊ",), False),
    Kind("HD", ("HƯỚNG DẪN",), False),
)
_HEADS = ((("GIÁM ĐỐC",), None, "GIÁM ĐỐC"), (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "KT.", "PHÓ GIÁM ĐỐC"))
_CHAIRS = (
    (("CHỦ TỊCH",), None, "CHỦ TỊCH"),
    (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "TM.", "CHỦ TỊCH"),
    (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "KT.", "PHÓ CHỦ TỊCH"),
)
_RECTORS = (
    (("HIỆU TRƯỞNG",), None, "HIỆU TRƯỞNG"),
    (("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"), "KT.", "PHÓ HIỆU TRƯỞNG"),
    (("TL. HIỆU TRƯỞNG", "TRƯỞNG PHÒNG ĐÀO TẠO"), "TL.", "TRƯỞNG PHÒNG ĐÀO TẠO"),
)
_COMMISSIONERS = (
    (("TRƯỞNG BAN",), None, "TRƯỞNG BAN"),
    (("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "K/T", "PHÓ TRƯỞNG BAN"),
)
_SECRETARIES = ((("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"), "T/M", "PHÓ BÍ THƯ"),)
_YOUTH_SECRETARIES = ((("TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"), "TM.", "PHÓ BÍ THƯ"),)
AGENCIES = (
    Agency((), ("ỦY BAN NHÂN DÂN", "TỈNH SƠN LA"), "UBND", "NC", _CHAIRS),
    Agency((), ("ỦY BAN NHÂN DÂN", "XÃ NÀ HOA"), "UBND", "VP", _CHAIRS),
    Agency(("UBND TỈNH CAO BẰNG",), ("SỞ XÂY DỰNG",), "SXD", "QLHT", _HEADS),
    Agency(("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ"), ("SỞ VĂN HÓA VÀ THỂ THAO",), "SVHTT", "DSVH", _HEADS),
    Agency(("SỞ Y TẾ QUẢNG NINH",), ("BỆNH VIỆN ĐA KHOA", "KHE LAU"), "BVKL", "KHTH", _HEADS),
    Agency(("BỘ CÔNG THƯƠNG",), ("TRƯỜNG ĐẠI HỌC", "KỸ THUẬT SÔNG HƯƠNG"), "ĐHKTSH", "ĐT", _RECTORS),
    Agency(("TỈNH ỦY ĐẮK LẮK",), ("BAN TỔ CHỨC",), "BTCTU", "", _COMMISSIONERS, "party"),
    Agency((), ("TỈNH ỦY CẦN THƠ",), "TU", "", _SECRETARIES, "party"),
    Agency(("TỈNH ĐOÀN CAO BẰNG",), ("BAN THƯỜNG VỤ",), "TĐTN", "", _YOUTH_SECRETARIES, "youth"),
)
CITED = (
    ("QĐ", "Quyết định", "QĐ-UBND", False, "Ủy ban nhân dân tỉnh"),
    ("KH", "Kế hoạch", "KH-SNV", False, "Sở Nội vụ"),
    ("CV", "Công văn", "STC-NS", False, "Sở Tài chính"),
    ("NĐ", "Nghị định", "NĐ-CP", True, "Chính phủ"),
    ("TT", "Thông tư", "TT-BTC", True, "Bộ trưởng Bộ Tài chính"),
    ("NQ", "Nghị quyết", "NQ-HĐND", True, "Hội đồng nhân dân tỉnh"),
    ("CT", "Chỉ thị", "CT-TTg", False, "Thủ tướng Chính phủ"),
)
OPENINGS = (
    "Để", "Nhằm", "Thời gian qua, các địa phương đã", "Ngày 12 tháng 5 năm 2025, lãnh đạo cơ quan đã chỉ đạo",
    "Thực hiện nhiệm vụ", "Căn cứ chức năng, nhiệm vụ được giao về", "Qua kiểm tra việc",
)  # fmt: skip
SCHEMES = (
    (("I. {}", "II. {}", "III. {}"), ("1. {}", "2. {}", "3. {}")),
    (("1. {}", "2. {}", "3. {}"), ("a) {}", "b) {}", "c) {}")),
    (("Điều 1. {}", "Điều 2. {}", "Điều 3. {}"), ("1. {}", "2. {}", "3. {}")),
)


@dataclass(frozen=True)
class Typed:
    """A random document and the answer that it must parse to."""

    content: Content
    answer: Answer


def capitalised(text: str) -> str:
    """Return a text with a capital first letter; the other letters are left as they are."""
    return text[0].upper() + text[1:]


def phrases(least: int = 1, most: int = 4) -> st.SearchStrategy[str]:
    """Some purposes in a row, long enough to wrap: `tăng cường trồng quế hữu cơ, rà soát …`."""
    one = st.builds(lambda v, t, s: f"{v} {t} {s}", *map(st.sampled_from, (VERBS, TAILS, SCOPES)))
    return st.lists(one, min_size=least, max_size=most, unique=True).map(", ".join)


@st.composite
def citations(draw: st.DrawFn, number: int) -> tuple[str, Answer]:
    """A citation as printed, with its answer; its number is given, so that citations stay distinct."""
    code, word, symbol, dated, issuer = draw(st.sampled_from(CITED))
    year, month, day = draw(st.integers(2019, 2026)), draw(st.integers(1, 12)), draw(st.integers(1, 28))
    short = draw(st.booleans())
    date = f"{day:02d}/{month}/{year}" if short else f"{day:02d} tháng {month:02d} năm {year}"
    text = f"{word} số {number}{f'/{year}' if dated else ''}/{symbol} ngày {date} của {issuer}"
    return text, {
        "type": code, "number": str(number), "symbol": symbol, "year": year if dated else None,
        "date": f"{year}-{month:02d}-{day:02d}", "issuer": issuer, "name": None,
    }  # fmt: skip


@st.composite
def bodies(draw: st.DrawFn) -> tuple[tuple[Block, ...], list[Answer], list[Answer]]:
    """An opening sentence and units of one or two levels, some with citations; with the answers to both."""
    tops, subs = draw(st.sampled_from(SCHEMES))
    cited: list[Answer] = []
    units: list[Answer] = []

    def sentence() -> str:
        text = draw(phrases(1, 3))
        if draw(st.integers(0, 2)) == 0:
            citation, entry = draw(citations(101 + 7 * len(cited)))
            cited.append(entry)
            text += f" theo {citation}"
        return text

    def unit(label: str, above: str = "") -> Block:
        text = capitalised(sentence())
        name = label.format("").rstrip(" .)")
        units.append({"label": above + name, "starts": " ".join(text.split()[:8])})
        return Block("plain", f"{label.format(text)}.")

    blocks = [Block("plain", f"{draw(st.sampled_from(OPENINGS))} {sentence()}, cụ thể như sau:")]
    for top in tops[: draw(st.integers(0, 3))]:
        blocks.append(unit(top))
        above = f"{units[-1]['label']}/"
        blocks += [unit(sub, above) for sub in subs[: draw(st.sampled_from((0, 0, 2, 3)))]]
    return (
        (*blocks, Block("plain", "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị phản ánh kịp thời./.")),
        units,
        cited,
    )


@st.composite
def dates(draw: st.DrawFn) -> tuple[dict[str, str | None], str]:
    """Day, month and year as printed, some left blank, with the ISO form."""
    year, month, day = draw(st.integers(2018, 2026)), draw(st.integers(1, 12)), draw(st.integers(1, 31))
    shown = draw(st.sampled_from((3, 3, 3, 2, 1)))
    iso = "-".join((f"{year}", f"{month:02d}", f"{day:02d}")[:shown])
    printed_month = f"{month:02d}" if month < 3 else str(month)
    return {
        "year": str(year),
        "month": printed_month if shown > 1 else None,
        "day": f"{day:02d}" if shown > 2 else None,
    }, iso


@st.composite
def typed_documents(draw: st.DrawFn, forms: tuple[Form, ...] = ("plain", "interleaved", "markdown")) -> Typed:
    """A random document of a random kind and agency, with its answer."""
    kind, agency = draw(st.sampled_from(KINDS)), draw(st.sampled_from(AGENCIES))
    number = draw(st.none() | st.integers(1, 9999).map("{:02d}".format))
    parts, iso = draw(dates())
    body, units, cited = draw(bodies())
    subject = draw(phrases(1, 4))
    addressees = draw(st.lists(st.sampled_from(ADDRESSEES), min_size=1, max_size=4, unique=True))
    style = draw(st.sampled_from(("inline", "bulleted"))) if len(addressees) > 1 else "inline"
    first = ["Như trên"] if kind.addressed else []
    others = draw(st.lists(st.sampled_from(RECIPIENTS), min_size=1, max_size=4, unique=True))
    recipients = [*first, *others, draw(st.sampled_from(ARCHIVES))]
    lines, authority, title = draw(st.sampled_from(agency.signatures))
    name = " ".join(draw(st.tuples(*map(st.sampled_from, (SURNAMES, MIDDLES, GIVEN)))))
    place = draw(st.sampled_from(PLACES))
    urgency = draw(st.sampled_from((None, None, "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")))
    secrecy = draw(st.sampled_from((None, None, "MẬT", "TỐI MẬT")))
    prefix = draw(st.sampled_from(("Về việc", ""))) if kind.name else "V/v"
    content = Content(
        name="random",
        type_name=kind.name,
        parent=agency.parent,
        issuer=agency.issuer,
        number=number,
        symbol=f"{agency.symbol}-{agency.unit}" if not kind.name else f"{kind.code}-{agency.symbol}",
        place=place,
        **parts,
        subject_prefix=prefix,
        subject=subject if prefix else capitalised(subject),
        urgency=urgency,
        secrecy=secrecy,
        address_style=style,
        addressees=tuple(addressees) if kind.addressed else (),
        body=body,
        recipients=tuple(recipients),
        signatures=(Signature(lines, name),),
        form=draw(st.sampled_from(forms)),
        width=draw(st.integers(76, 110)),
    )
    if agency.family != "state":
        content = _with_hyphen(content, kind, agency)
    return Typed(content, {
        "type": kind.code,
        "issuer": [" ".join(agency.issuer)],
        "issuer_parent": [" ".join(agency.parent)] if agency.parent else [],
        "number": number,
        "symbol": content.symbol,
        "place": place,
        "date": iso,
        "subject": content.subject,
        "urgency": urgency,
        "secrecy": secrecy,
        "addressees": list(content.addressees),
        "citations": cited,
        "directives": units,
        "recipients": recipients,
        "signers": [{"authority": authority, "title": title, "name": name}],
    })  # fmt: skip


def _with_hyphen(content: Content, kind: Kind, agency: Agency) -> Content:
    """Print the content as the Party and the Youth Union do: a title of their own, asterisks, `Số 12-CV/TU`."""
    party = agency.family == "party"
    return replace(
        content,
        national=PARTY_TITLE if party else YOUTH_TITLE,
        star="*" if party else "***",
        reference_label="Số" if party else "Số:",
        separator="-",
        symbol=f"{kind.code}/{agency.symbol}",
        subject_prefix="về việc" if party and not kind.name else content.subject_prefix,
    )
