"""The foot: small texts and what recipients, signers and annexes they hold."""

import pytest

from vndocparse.fields.annexes import read_annexes
from vndocparse.fields.attaching.find import find_annexes
from vndocparse.fields.recipients import read_recipients
from vndocparse.fields.signers import read_signers
from vndocparse.grammar import Grammar
from vndocparse.layout.foot import Foot, find_foot
from vndocparse.layout.lines import Line
from vndocparse.layout.text_lines import text_lines
from vndocparse.layout.zones import Layout, Zones
from vndocparse.text.letters import Letters, read_letters

BODY = "Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan tổ chức thực hiện Kế hoạch này theo đúng quy định./.\n"


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return Grammar.load()


def foot_of(text: str, grammar: Grammar) -> tuple[Layout, Foot]:
    letters = read_letters(BODY + text)
    lines = text_lines(letters, grammar)
    return layout_of(letters, lines, grammar)


def layout_of(letters: Letters, lines: tuple[Line, ...], grammar: Grammar) -> tuple[Layout, Foot]:
    foot = find_foot(letters, lines, grammar)
    zones = Zones(
        body=foot.body,
        recipients=foot.recipients,
        signatures=foot.signatures,
        annexes=foot.annexes,
        copies=foot.copies,
        furniture=foot.furniture,
    )
    return Layout(letters, lines, zones), foot


def texts(layout: Layout, lines: tuple[Line, ...]) -> list[str]:
    return [layout.letters.clean[x.start : x.end] for x in lines]


SIGNERS = {
    "head signs": ("\nCHỦ TỊCH\n\nNguyễn Văn An\n", [(None, None, "CHỦ TỊCH", "Nguyễn Văn An", None)]),
    "deputy signs": (
        "\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nTrần Thị Bình\n",
        [("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Bình", None)],
    ),
    "shortened deputy's title": (
        "\nKT.CHỦ TỊCH\nP.CHỦ TỊCH\nTrần Thị Bình\n",
        [("KT.", "CHỦ TỊCH", "P.CHỦ TỊCH", "Trần Thị Bình", None)],
    ),
    "spaced apostrophe in a name, caption of a signing program": (
        "\nGIÁM ĐỐC\nSigned by: Sở Nội vụ\nH' Lan Niê\n",
        [(None, None, "GIÁM ĐỐC", "H' Lan Niê", None)],
    ),
    "agency line between": (
        "\nKT. CHÁNH ÁN\nTÒA ÁN NHÂN DÂN TỐI CAO\nPHÓ CHÁNH ÁN\n\nLê Văn Minh\n",
        [("KT.", "CHÁNH ÁN TÒA ÁN NHÂN DÂN TỐI CAO", "PHÓ CHÁNH ÁN", "Lê Văn Minh", None)],
    ),
    "wrapped titles": (
        "\nKT. BỘ TRƯỞNG,\nCHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nPhạm Thị Hoa\n",
        [("KT.", "BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "Phạm Thị Hoa", None)],
    ),
    "wrapped unit": (
        "\nKT. TRƯỞNG THUẾ\nTỈNH\nPHÓ TRƯỞNG THUẾ TỈNH\nĐỗ Văn Hùng\n",
        [("KT.", "TRƯỞNG THUẾ TỈNH", "PHÓ TRƯỞNG THUẾ TỈNH", "Đỗ Văn Hùng", None)],
    ),
    "chain of prefixes": (
        "\nTL. BỘ TRƯỞNG\nKT. VỤ TRƯỞNG VỤ PHÁP CHẾ\nPHÓ VỤ TRƯỞNG\n(đã ký)\nĐặng Thị Lan\n",
        [("KT.", "VỤ TRƯỞNG VỤ PHÁP CHẾ", "PHÓ VỤ TRƯỞNG", "Đặng Thị Lan", None)],
    ),
    "Party, no title": ("\nT/M BỘ CHÍNH TRỊ\n\nVũ Văn Sơn\n", [("T/M", "BỘ CHÍNH TRỊ", None, "Vũ Văn Sơn", None)]),
    "slash and small letters": (
        "\nKT/ bộ trưởng bộ tài chính\nThứ trưởng\n(Đã ký)\nTrương Văn Chung\n",
        [("KT/", "bộ trưởng bộ tài chính", "Thứ trưởng", "Trương Văn Chung", None)],
    ),
    "rank": ("\nGIÁM ĐỐC\n\nĐại tá Nguyễn Văn An\n", [(None, None, "GIÁM ĐỐC", "Nguyễn Văn An", "Đại tá")]),
    "academic title": (
        "\nKT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\nPGS.TS. Lê Thị Mai\n",
        [("KT.", "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "Lê Thị Mai", "PGS.TS.")],
    ),
    "name in capitals": ("\nBÍ THƯ\nTRẦN VĂN BÁU\n", [(None, None, "BÍ THƯ", "TRẦN VĂN BÁU", None)]),
    "name glued to the title": (
        "\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNGThái Văn Phép\n",
        [("TL.", "CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Thái Văn Phép", None)],
    ),
    "name over two lines": ("\nPHÓ CHỦ TỊCH\nTrần\nChí Hiếu\n", [(None, None, "PHÓ CHỦ TỊCH", "Trần Chí Hiếu", None)]),
    "name left blank": ("\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n", [("KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", None, None)]),
    "a name that begins like an archive line": (
        "\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\n\nLưu Hoài Bắc\n",
        [(None, None, "GIÁM ĐỐC", "Lưu Hoài Bắc", None)],
    ),
    "a post above the name": (
        "\nKT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n(Đã ký)\nBỘ TRƯỞNG BỘ Y TẾ\nLê Văn Minh\n",
        [("KT.", "TRƯỞNG BAN", "BỘ TRƯỞNG BỘ Y TẾ", "Lê Văn Minh", None)],
    ),
    "acting head": ("\nQ. CỤC TRƯỞNG\n\nNgô Văn Bảy\n", [("Q.", None, "CỤC TRƯỞNG", "Ngô Văn Bảy", None)]),
    "joint, stacked": (
        "\nKT. BỘ TRƯỞNG BỘ TÀI CHÍNH\nTHỨ TRƯỞNG\nLê Văn Minh\n\nKT. BỘ TRƯỞNG BỘ NỘI VỤ\nTHỨ TRƯỞNG\nVũ Thị Thu\n",
        [
            ("KT.", "BỘ TRƯỞNG BỘ TÀI CHÍNH", "THỨ TRƯỞNG", "Lê Văn Minh", None),
            ("KT.", "BỘ TRƯỞNG BỘ NỘI VỤ", "THỨ TRƯỞNG", "Vũ Thị Thu", None),
        ],
    ),
    "joint, side by side": (
        "\nKT. CHÁNH ÁN                    KT. VIỆN TRƯỞNG\nPHÓ CHÁNH ÁN                    PHÓ VIỆN TRƯỞNG\n\n"
        "Lê Văn Minh                     Vũ Thị Thu\n",
        [
            ("KT.", "CHÁNH ÁN", "PHÓ CHÁNH ÁN", "Lê Văn Minh", None),
            ("KT.", "VIỆN TRƯỞNG", "PHÓ VIỆN TRƯỞNG", "Vũ Thị Thu", None),
        ],
    ),
    "prefix alone on its line": (
        "\nTL.\nCỤC TRƯỞNG\nTRƯỞNG PHÒNG\nHoàng Văn Thái\n",
        [("TL.", "CỤC TRƯỞNG", "TRƯỞNG PHÒNG", "Hoàng Văn Thái", None)],
    ),
    "agency above the title": (
        "\nCÔNG TY TNHH AN BÌNH\nGIÁM ĐỐC\n(Ký tên, đóng dấu)\nPhan Văn Lợi\n",
        [(None, None, "GIÁM ĐỐC", "Phan Văn Lợi", None)],
    ),
    "agencies above the titles of two signers": (
        "\nSỞ CÔNG THƯƠNG TỈNH A\nGIÁM ĐỐC\n\nPhan Văn Lợi\n\nSỞ CÔNG THƯƠNG TỈNH B\nGIÁM ĐỐC\n\nVũ Thị Thu\n",
        [(None, None, "GIÁM ĐỐC", "Phan Văn Lợi", None), (None, None, "GIÁM ĐỐC", "Vũ Thị Thu", None)],
    ),
    "who gives a power and who takes it": (
        "\nNGƯỜI ĐƯỢC ỦY QUYỀN\nPhan Văn Lợi\n\nNGƯỜI ỦY QUYỀN\nVũ Thị Thu\n",
        [(None, None, "NGƯỜI ĐƯỢC ỦY QUYỀN", "Phan Văn Lợi", None), (None, None, "NGƯỜI ỦY QUYỀN", "Vũ Thị Thu", None)],
    ),
    "written in full": (
        "\nTHAY MẶT ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nPhan Văn Lợi\n",
        [("THAY MẶT", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Phan Văn Lợi", None)],
    ),
    "caption of the digital signature": (
        "\nCHỦ TỊCH\nKý bởi: Ủy ban nhân dân tỉnh\nThời gian ký: 12.05.2021 08:30:15 +07:00\nPhan Văn Lợi\n",
        [(None, None, "CHỦ TỊCH", "Phan Văn Lợi", None)],
    ),
    "two titles": (
        "\nTM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nPHÓ THỦ TƯỚNG\nLê Văn Minh\n",
        [("TM.", "BAN CHỈ ĐẠO", "PHÓ THỦ TƯỚNG", "Lê Văn Minh", None)],
    ),
    "old slashes, army": (
        "\nTL. TƯ LỆNH\nTHAM MƯU TRƯỞNG\nThiếu tướng Bùi Văn Sáu\n",
        [("TL.", "TƯ LỆNH", "THAM MƯU TRƯỞNG", "Bùi Văn Sáu", "Thiếu tướng")],
    ),
    "title over two lines": (
        "\nTL. HIỆU TRƯỞNG\nPHÓ TRƯỞNG PHÒNG PHỤ TRÁCH\nPHÒNG KT&ĐBCLGD\n(Đã ký)\nThS. Lê Thị Thảo\n",
        [("TL.", "HIỆU TRƯỞNG", "PHÓ TRƯỞNG PHÒNG PHỤ TRÁCH PHÒNG KT&ĐBCLGD", "Lê Thị Thảo", "ThS.")],
    ),
    "court panel": (
        "\nTM. HỘI ĐỒNG XÉT XỬ\nTHẨM PHÁN - CHỦ TỌA PHIÊN TÒA\n(Đã ký)\nĐinh Thị Kim Oanh\n",
        [("TM.", "HỘI ĐỒNG XÉT XỬ", "THẨM PHÁN - CHỦ TỌA PHIÊN TÒA", "Đinh Thị Kim Oanh", None)],
    ),
    "minutes, side by side": (
        "\n|THƯ KÝ|CHỦ TỌA|\n|(đã ký)|(đã ký)|\n|Mai Thị Thanh|Nguyễn Văn Phương|\n",
        [
            (None, None, "THƯ KÝ", "Mai Thị Thanh", None),
            (None, None, "CHỦ TỌA", "Nguyễn Văn Phương", None),
        ],
    ),
    "approval after the main one": (
        "\nTRƯỞNG PHÒNG\nHà Thị Nga\n\nPHÊ DUYỆT\nGIÁM ĐỐC\nLý Văn Tám\n",
        [
            (None, None, "TRƯỞNG PHÒNG", "Hà Thị Nga", None),
            (None, None, "GIÁM ĐỐC", "Lý Văn Tám", None),
        ],
    ),
    "unit with a mark, no name": ("\nKhoa CNTT (Đã ký)\n", []),
    "nothing signed": ("\n", []),
}


@pytest.mark.parametrize("case", SIGNERS)
def test_signers(case: str, grammar: Grammar) -> None:
    text, expected = SIGNERS[case]
    layout, foot = foot_of(text, grammar)
    found = [(x.authority, x.on_behalf_of, x.title, x.name, x.rank) for x in read_signers(layout, grammar)]
    assert found == expected
    if expected:
        assert texts(layout, foot.body) == [BODY.strip()]


RECIPIENTS = {
    "one item a line": (
        "Nơi nhận:\n- Như trên;\n- Bộ Nội vụ (để b/c);\n- Lưu: VT, TCCB.\n",
        ["Như trên", "Bộ Nội vụ (để b/c)", "Lưu: VT, TCCB"],
    ),
    "wrapped item, purpose on its own line": (
        "Nơi nhận:\n- Các Bộ, cơ quan ngang Bộ,\ncơ quan thuộc Chính phủ\n(để phối hợp);\n- Lưu: VT.\n",
        ["Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ (để phối hợp)", "Lưu: VT"],
    ),
    "nested item": (
        "Nơi nhận:\n- VPCP: BTCN, các PCN,\nTrợ lý của PTTg Lê Văn Minh;\ncác Vụ: NN, PL;\n- Lưu: VT, NN (2).\n",
        ["VPCP: BTCN, các PCN, Trợ lý của PTTg Lê Văn Minh; các Vụ: NN, PL", "Lưu: VT, NN (2)"],
    ),
    "commas, Party": (
        "Nơi nhận:\n- Thường trực Thành ủy,\n- Các cấp ủy trực thuộc,\n- Lưu Văn phòng Thành ủy.\n",
        ["Thường trực Thành ủy", "Các cấp ủy trực thuộc", "Lưu Văn phòng Thành ủy"],
    ),
    "no bullets": ("Nơi nhận:\nNhư Điều 3;\nSở Tài chính;\nLưu: VT.\n", ["Như Điều 3", "Sở Tài chính", "Lưu: VT"]),
    "a bullet left out": (
        "Nơi nhận:\n- Như trên;\nCác sở, ban, ngành;\n- VPUB: LĐVP;\nCác phòng: TH, NC;\n- Lưu: VT.\n",
        ["Như trên", "Các sở, ban, ngành", "VPUB: LĐVP; Các phòng: TH, NC", "Lưu: VT"],
    ),
    "no mark behind a short line": (
        "Nơi nhận:\nNhư Điều 2\nSở Tài chính, Kho bạc Nhà nước (b/c).\n- Lưu: VT, TC.\n",
        ["Như Điều 2", "Sở Tài chính, Kho bạc Nhà nước (b/c)", "Lưu: VT, TC"],
    ),
    "label over two lines": ("Nơi\nnhận:\n- Như trên;\n- Lưu: VT.\n", ["Như trên", "Lưu: VT"]),
    "archive over two lines": (
        "Nơi nhận:\n- Công báo;\n- Lưu: VP (HC, TH).\n      TCT (HC, NV3)\n",
        ["Công báo", "Lưu: VP (HC, TH). TCT (HC, NV3)"],
    ),
    "archive with a bracket open at the line's end": (
        "Nơi nhận:\n- Công báo;\n- Lưu: VT (BCA, BQP,\nVKSNDTC).\n",
        ["Công báo", "Lưu: VT (BCA, BQP, VKSNDTC)"],
    ),
    "archive of a Party cell": ("Nơi nhận:\n- Như trên;\n- Lưu Chi bộ.\n", ["Như trên", "Lưu Chi bộ"]),
    "printer's tail": ("Nơi nhận:\n- Như trên;\n- Lưu: VT, TH.\nMinhHong/QĐ/20.11\n", ["Như trên", "Lưu: VT, TH"]),
    "label with another word": ("Nơi nhận hồ sơ: Bộ phận một cửa\n", []),
}


@pytest.mark.parametrize("case", RECIPIENTS)
def test_recipients(case: str, grammar: Grammar) -> None:
    text, expected = RECIPIENTS[case]
    layout, _ = foot_of(text + "\nGIÁM ĐỐC\n\nNguyễn Văn An\n", grammar)
    found = read_recipients(layout, grammar)
    assert [x.name for x in found] == expected
    assert [x.archive for x in found] == [x.startswith("Lưu") for x in expected]
    assert [x.name for x in read_signers(layout, grammar)] == ["Nguyễn Văn An"]


INTERLEAVED = {
    "cells, recipients first": (
        "|\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n|\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Thị Mai\n|\n",
        ["Như trên", "Lưu: VT"],
    ),
    "signature first": (
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Thị Mai\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n",
        ["Như trên", "Lưu: VT"],
    ),
    "two columns by gaps": (
        "Nơi nhận:                      KT. GIÁM ĐỐC\n- Như trên;                    PHÓ GIÁM ĐỐC\n"
        "- Sở Nội vụ;\n- Lưu: VT.                     Lê Thị Mai\n",
        ["Như trên", "Sở Nội vụ", "Lưu: VT"],
    ),
    "cells of one table row": (
        "|Nơi nhận:     |KT. GIÁM ĐỐC  |\n|- Như trên;   |PHÓ GIÁM ĐỐC  |\n|- Sở Nội vụ; |(đã ký)       |\n"
        "|- Lưu: VT.    |Lê Thị Mai    |\n",
        ["Như trên", "Sở Nội vụ", "Lưu: VT"],
    ),
    "line by line, name after a semicolon": (
        "Nơi nhận: KT. Giám đốc\n- Ủy ban nhân dân\nPhó Giám đốc\ntỉnh (để b/c);\n- Các sở (để phối\n(đã ký)\nhợp);\n"
        "- Tòa án NDTC; Lê Thị Mai\n- Công báo;\n- Lưu: VT.\n",
        ["Ủy ban nhân dân tỉnh (để b/c)", "Các sở (để phối hợp)", "Tòa án NDTC", "Công báo", "Lưu: VT"],
    ),
    "title run into an item": (
        "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Sở Nội vụ;\n- Lưu: VT.\nLê Thị Mai\n",
        ["Như trên", "Sở Nội vụ", "Lưu: VT"],
    ),
    "name inside the list": (
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNơi nhận:\n- Như trên,\n- Sở Nội vụ,            Lê Thị Mai đã ký\n- Lưu: VT.\n",
        ["Như trên", "Sở Nội vụ", "Lưu: VT"],
    ),
}


@pytest.mark.parametrize("case", INTERLEAVED)
def test_recipients_and_signature_interleaved(case: str, grammar: Grammar) -> None:
    text, recipients = INTERLEAVED[case]
    layout, foot = foot_of(text, grammar)
    assert [x.name for x in read_recipients(layout, grammar)] == recipients
    (signer,) = read_signers(layout, grammar)
    assert (signer.authority, (signer.title or "").upper(), signer.name) == ("KT.", "PHÓ GIÁM ĐỐC", "Lê Thị Mai")
    assert texts(layout, foot.body) == [BODY.strip()]


ARCHIVE = {
    "Lưu: VT, TCCB": (("VT", "TCCB"), None, None),
    "Lưu: VT, QLDN3. H(4)": (("VT", "QLDN3"), "H", 4),
    "Lưu: VT, KTTH (3b). Q": (("VT", "KTTH"), "Q", 3),
    "Lưu: VT, NVĐP. Xh05": (("VT", "NVĐP"), "Xh", 5),
    "Lưu: VT, TP (H)": (("VT", "TP"), "H", None),
    "Lưu: VT, PVHCC (B_04b)": (("VT", "PVHCC"), "B", 4),
    "Lưu: VT, TC, Đ.D.Hưng": (("VT", "TC"), "Đ.D.Hưng", None),
    "Lưu: VT, VP (HC), Tài.100": (("VT", "VP (HC)"), "Tài", 100),
    "Lưu VP (TH; HC), TCT (HC; CS)": (("VP (TH; HC)", "TCT (HC; CS)"), None, None),
    "Lưu: KTTH (5b), Văn thư": (("KTTH", "Văn thư"), None, 5),
    "Lưu Văn phòng Tỉnh ủy": (("Văn phòng Tỉnh ủy",), None, None),
}


@pytest.mark.parametrize("line", ARCHIVE)
def test_archive_line(line: str, grammar: Grammar) -> None:
    layout, _ = foot_of(f"Nơi nhận:\n- Như trên;\n- {line}.\n\nGIÁM ĐỐC\nLê Thị Mai\n", grammar)
    last = read_recipients(layout, grammar)[-1]
    assert last.archive
    assert last.name == line
    assert (last.units, last.drafter, last.copies) == ARCHIVE[line]


@pytest.mark.parametrize(
    ("item", "purpose"),
    [
        ("Bộ Nội vụ (để b/c)", "để b/c"),
        ("UBND huyện (b/c)", "b/c"),
        ("Các sở (thực hiện)", "thực hiện"),
        ("Cục KTVB (Bộ Tư pháp)", None),
    ],
)
def test_purpose(item: str, purpose: str | None, grammar: Grammar) -> None:
    layout, _ = foot_of(f"Nơi nhận:\n- {item};\n- Lưu: VT.\n", grammar)
    first = read_recipients(layout, grammar)[0]
    assert (first.name, first.purpose) == (item, purpose)


SIGNATURE = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nNguyễn Văn An\n\n"
TEXT = "\n".join(f"{i}. Nội dung công việc thứ {i} được thực hiện theo kế hoạch." for i in range(1, 8))

ANNEXES = {
    "numbered": (
        f"Phụ lục I\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 12/KH-SNV ngày 01/6/2024)\n{TEXT}\n\n"
        f"Phụ lục II\nBIỂU TỔNG HỢP\n{TEXT}\n",
        [("Phụ lục I", "DANH MỤC NHIỆM VỤ"), ("Phụ lục II", "BIỂU TỔNG HỢP")],
    ),
    "regulation": (
        f"QUY CHẾ\nLàm việc của Ban Chỉ đạo\n(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 01/6/2024)\n"
        f"Chương I\n{TEXT}\n",
        [("QUY CHẾ", "Làm việc của Ban Chỉ đạo")],
    ),
    "form with its own heading": (
        f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐƠN XIN PHÚC KHẢO\n{TEXT}\n",
        [("ĐƠN", "XIN PHÚC KHẢO")],
    ),
    "forms": (
        f"Mẫu số 01\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTỜ KHAI\n{TEXT}\n"
        f"Mẫu số 02\nBIÊN BẢN\n{TEXT}\n",
        [("Mẫu số 01", "TỜ KHAI"), ("Mẫu số 02", "BIÊN BẢN")],
    ),
    "caption of a portal": ("Công văn 15/SNV-VP về việc báo cáo\nTải về\n", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize("case", ANNEXES)
def test_annexes(case: str, grammar: Grammar) -> None:
    text, expected = ANNEXES[case]
    layout, foot = foot_of(SIGNATURE + text, grammar)
    found = read_annexes(layout, find_annexes(layout, grammar), grammar)
    assert [(x.label, x.title) for x in found] == expected
    assert texts(layout, foot.body) == [BODY.strip()]
    assert [x.name for x in read_signers(layout, grammar)] == ["Nguyễn Văn An"]
    if found:
        assert found[-1].span is not None
        assert found[-1].span.end == len(layout.letters.raw.rstrip())


def test_annex_of_unsigned_document_ends_the_body(grammar: Grammar) -> None:
    layout, foot = foot_of(f"\nPhụ lục 1\nBIỂU MẪU\n{TEXT}\nKế toán trưởng\n(Ký, ghi rõ họ tên)\n", grammar)
    assert texts(layout, foot.body) == [BODY.strip()]
    assert [x.label for x in read_annexes(layout, find_annexes(layout, grammar), grammar)] == ["Phụ lục 1"]
    assert read_signers(layout, grammar) == ()


def test_copy_block_is_not_the_documents_own(grammar: Grammar) -> None:
    copy = "SAO Y\nSố: 03/SY-UBND\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nTrần Văn Tám\n"
    layout, foot = foot_of(SIGNATURE + copy, grammar)
    assert texts(layout, foot.copies)[0] == "SAO Y"
    assert [x.name for x in read_signers(layout, grammar)] == ["Nguyễn Văn An"]


def test_authority_line_above_the_legal_bases_is_body(grammar: Grammar) -> None:
    bases = "Căn cứ Luật Tổ chức chính quyền địa phương số 65/2025/QH15 ngày 16 tháng 6 năm 2025 của Quốc hội;"
    text = f"CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n{bases}\n"
    layout, foot = foot_of(text + BODY + SIGNATURE, grammar)
    assert [x.name for x in read_signers(layout, grammar)] == ["Nguyễn Văn An"]
    assert len(foot.body) == 4


def test_signature_in_a_template_of_the_body_is_not_the_documents(grammar: Grammar) -> None:
    template = "TRƯỞNG BAN\nTrần Văn Tám\n"
    layout, foot = foot_of(template + BODY * 5 + SIGNATURE, grammar)
    assert [x.name for x in read_signers(layout, grammar)] == ["Nguyễn Văn An"]
    assert len(foot.body) == 8


def test_annex_quoted_before_the_signature_does_not_hide_it(grammar: Grammar) -> None:
    layout, _ = foot_of(f"Mẫu số 02\nTỜ KHAI\n{TEXT}\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nLê Thị Mai\n", grammar)
    assert [(x.title, x.name) for x in read_signers(layout, grammar)] == [("THỨ TRƯỞNG", "Lê Thị Mai")]


def test_every_line_has_one_zone_at_most(grammar: Grammar) -> None:
    for text, _ in (*SIGNERS.values(), *INTERLEAVED.values()):
        _, foot = foot_of(text, grammar)
        zones = (foot.body, foot.recipients, *foot.signatures, *foot.annexes, foot.copies, foot.furniture)
        spans = [(x.start, x.end) for zone in zones for x in zone]
        assert len(spans) == len(set(spans))
        assert sorted(spans) == sorted(spans, key=lambda x: x[1])


def test_evidence_is_the_printed_text(grammar: Grammar) -> None:
    layout, _ = foot_of(SIGNATURE, grammar)
    raw = layout.letters.raw
    signer = read_signers(layout, grammar)[0]
    assert signer.span is not None
    assert " ".join(raw[signer.span.start : signer.span.end].split()) == "GIÁM ĐỐC Nguyễn Văn An"
    for recipient in read_recipients(layout, grammar):
        assert recipient.span is not None
        assert raw[recipient.span.start : recipient.span.end] == recipient.name


@pytest.mark.parametrize("name", ["Phạm Việt Hùng", "Hồ Sơn Hải", "Đoàn Công Minh", "Lưu Thị Hạ", "Lâm Thủy Tiên"])
def test_a_name_that_begins_like_a_word_is_a_name(name: str, grammar: Grammar) -> None:
    layout, _ = foot_of(f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\n{name}\n", grammar)
    assert [x.name for x in read_signers(layout, grammar)] == [name]
    assert [x.name for x in read_recipients(layout, grammar)] == ["Như trên", "Lưu: VT"]
