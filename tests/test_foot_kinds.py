"""Feet of many kinds of bodies, and signers side by side, in plain text and by place on a page."""

import pytest
from test_foot import BODY, foot_of, layout_of

from vndocparse.fields.recipients import read_recipients
from vndocparse.fields.signers import read_signers
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import Column, Line
from vndocparse.text.letters import Letters, read_letters


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return Grammar.load()


KINDS = {
    "Party committee": (
        "\nNơi nhận:\n- Như trên,\n- Lưu Văn phòng Đảng ủy.\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\n\nLê Văn Minh\n",
        ["T/M | BAN THƯỜNG VỤ | PHÓ BÍ THƯ | Lê Văn Minh |"],
    ),
    "Party board in columns": (
        "\nNơi nhận:                              K/T TRƯỞNG BAN\n"
        "- Như trên,                            PHÓ TRƯỞNG BAN\n"
        "- Lưu VP.                                 (Đã ký)\n\n                                       Trần Văn Tám\n",
        ["K/T | TRƯỞNG BAN | PHÓ TRƯỞNG BAN | Trần Văn Tám |"],
    ),
    "army": (
        "\nNơi nhận:\n- Như Điều 3;\n- Lưu: VT, TM. T08.\nTL. TƯ LỆNH\nTHAM MƯU TRƯỞNG\n\n\nĐại tá Phạm Văn Hùng\n",
        ["TL. | TƯ LỆNH | THAM MƯU TRƯỞNG | Phạm Văn Hùng | Đại tá"],
    ),
    "police": (
        "\nTL. GIÁM ĐỐC CÔNG AN TỈNH\nTRƯỞNG PHÒNG CẢNH SÁT QUẢN LÝ HÀNH CHÍNH\n"
        "VỀ TRẬT TỰ XÃ HỘI\n\nTrung tá Lê Thị Mai\n",
        [
            "TL. | GIÁM ĐỐC CÔNG AN TỈNH | TRƯỞNG PHÒNG CẢNH SÁT QUẢN LÝ HÀNH CHÍNH VỀ TRẬT TỰ XÃ HỘI | Lê Thị Mai | "
            "Trung tá"
        ],
    ),
    "court": (
        "\nNơi nhận:\n- VKSND huyện;\n- Lưu hồ sơ vụ án.\nTM. HỘI ĐỒNG XÉT XỬ SƠ THẨM\nTHẨM PHÁN - CHỦ TỌA PHIÊN TÒA\n"
        "(Đã ký)\nNguyễn Thị Bình\n",
        ["TM. | HỘI ĐỒNG XÉT XỬ SƠ THẨM | THẨM PHÁN - CHỦ TỌA PHIÊN TÒA | Nguyễn Thị Bình |"],
    ),
    "company": (
        "\nNơi nhận:\n- Các phòng, ban;\n- Lưu: VT, TC-HC.\nTM. HỘI ĐỒNG QUẢN TRỊ\nCHỦ TỊCH\n\nPhạm Quốc Bảo\n",
        ["TM. | HỘI ĐỒNG QUẢN TRỊ | CHỦ TỊCH | Phạm Quốc Bảo |"],
    ),
    "school": (
        "\nNơi nhận:\n- Các khoa;\n- Lưu: VT, ĐT.\nTL. HIỆU TRƯỞNG\nTRƯỞNG PHÒNG ĐÀO TẠO\n\nTS. Bùi Văn Long\n",
        ["TL. | HIỆU TRƯỞNG | TRƯỞNG PHÒNG ĐÀO TẠO | Bùi Văn Long | TS."],
    ),
    "commune": (
        "\nNơi nhận:\n- TT ĐU, HĐND xã;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN XÃ\nKT.CHỦ TỊCH\n"
        "PHÓ CHỦ TỊCH\n\n\nĐinh Văn Thắng\n",
        ["KT. | CHỦ TỊCH | PHÓ CHỦ TỊCH | Đinh Văn Thắng |"],
    ),
    "youth union": (
        "\nTM. BAN THƯỜNG VỤ TỈNH ĐOÀN\nBÍ THƯ\n\nHồ Thị Nguyên Thảo\n",
        ["TM. | BAN THƯỜNG VỤ TỈNH ĐOÀN | BÍ THƯ | Hồ Thị Nguyên Thảo |"],
    ),
    "cut off before the title": (
        "\nNơi nhận:\n- UBND huyện;\n- Lưu VT.\nTM UBND THỊ TRẤN HƯƠN",
        ["TM | UBND THỊ TRẤN HƯƠN |  |  |"],
    ),
    "a typist's mark is no name": (
        "\nNơi nhận:\n- UBND huyện;\n- Lưu VT.\nBBPHTHUC Tam H\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n",
        ["TM. | ỦY BAN NHÂN DÂN | CHỦ TỊCH |  |"],
    ),
    "contract of two parties": (
        "\nĐẠI DIỆN BÊN A          ĐẠI DIỆN BÊN B\nGIÁM ĐỐC                TỔNG GIÁM ĐỐC\n\n\n"
        "Lê Văn An               Trần Văn Bình\n",
        [" |  | GIÁM ĐỐC | Lê Văn An |", " |  | TỔNG GIÁM ĐỐC | Trần Văn Bình |"],
    ),
    "three ministries on one row": (
        "\nKT. BỘ TRƯỞNG BỘ TÀI CHÍNH     KT. BỘ TRƯỞNG BỘ Y TẾ     KT. BỘ TRƯỞNG BỘ NỘI VỤ\n"
        "THỨ TRƯỞNG     THỨ TRƯỞNG     THỨ TRƯỞNG\n\nTrần Văn Một     Lê Thị Hai     Phạm Văn Ba\n",
        [
            "KT. | BỘ TRƯỞNG BỘ TÀI CHÍNH | THỨ TRƯỞNG | Trần Văn Một |",
            "KT. | BỘ TRƯỞNG BỘ Y TẾ | THỨ TRƯỞNG | Lê Thị Hai |",
            "KT. | BỘ TRƯỞNG BỘ NỘI VỤ | THỨ TRƯỞNG | Phạm Văn Ba |",
        ],
    ),
    "joint signers in rows below the recipients": (
        "\nNơi nhận:\n- Công báo;\n- Lưu: VT.\n\n"
        "      KT. CHÁNH ÁN                            KT. VIỆN TRƯỞNG\n"
        "TÒA ÁN NHÂN DÂN TỐI CAO            VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO\n"
        "      PHÓ CHÁNH ÁN                            PHÓ VIỆN TRƯỞNG\n\n"
        "      Trần Văn Một                             Lê Thị Hai\n\n"
        "      KT. BỘ TRƯỞNG                           KT. BỘ TRƯỞNG\n"
        "       BỘ CÔNG AN                             BỘ QUỐC PHÒNG\n"
        "       THỨ TRƯỞNG                              THỨ TRƯỞNG\n\n"
        "   Đại tá Phạm Văn Ba                     Thượng tướng Lưu Văn Tư\n",
        [
            "KT. | CHÁNH ÁN TÒA ÁN NHÂN DÂN TỐI CAO | PHÓ CHÁNH ÁN | Trần Văn Một |",
            "KT. | VIỆN TRƯỞNG VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO | PHÓ VIỆN TRƯỞNG | Lê Thị Hai |",
            "KT. | BỘ TRƯỞNG BỘ CÔNG AN | THỨ TRƯỞNG | Phạm Văn Ba | Đại tá",
            "KT. | BỘ TRƯỞNG BỘ QUỐC PHÒNG | THỨ TRƯỞNG | Lưu Văn Tư | Thượng tướng",
        ],
    ),
    "recipients, secretary and chair in three columns": (
        "\nNơi nhận:               THƯ KÝ                 CHỦ TRÌ\n"
        "- Như trên;                                PHÓ GIÁM ĐỐC\n"
        "- Lưu: VT.\nThủy | ISO2022\n\n                    Nguyễn Thị Hoa          Lê Văn Minh\n",
        [" |  | THƯ KÝ | Nguyễn Thị Hoa |", " |  | PHÓ GIÁM ĐỐC | Lê Văn Minh |"],
    ),
    "secretary and chair one after the other": (
        "\nTHƯ KÝ\n\nCHỦ TRÌ\nTRƯỞNG BAN ISO\n\nNguyễn Thị Hoa\n\nLê Văn Minh\n",
        [" |  | THƯ KÝ | Nguyễn Thị Hoa |", " |  | TRƯỞNG BAN ISO | Lê Văn Minh |"],
    ),
    "a judge beside the lay judges": (
        "\n                                     THẨM PHÁN - CHỦ TỌA PHIÊN TÒA\n\n"
        "Trần Văn Hai    Lê Thị Ba                Nguyễn Thị Bình\n",
        [
            " |  |  | Trần Văn Hai |",
            " |  |  | Lê Thị Ba |",
            " |  | THẨM PHÁN - CHỦ TỌA PHIÊN TÒA | Nguyễn Thị Bình |",
        ],
    ),
}


@pytest.mark.parametrize("case", KINDS)
def test_signers_of_many_kinds(case: str, grammar: Grammar) -> None:
    text, expected = KINDS[case]
    layout, foot = foot_of(text, grammar)
    found = [
        " | ".join(part or "" for part in (x.authority, x.on_behalf_of, x.title, x.name, x.rank)).rstrip(" ")
        for x in read_signers(layout, grammar)
    ]
    assert found == expected
    assert len(foot.body) == 1
    if "Nơi nhận" in text:
        assert read_recipients(layout, grammar)[-1].archive


POSTS = [
    ("TRƯỞNG BAN\nPHÓ THỦ TƯỚNG", ("TRƯỞNG BAN", "PHÓ THỦ TƯỚNG")),
    ("KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nGIÁM ĐỐC SỞ NỘI VỤ", ("PHÓ TRƯỞNG BAN", "GIÁM ĐỐC SỞ NỘI VỤ")),
    ("TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nBÍ THƯ TỈNH ỦY", ("TRƯỞNG BAN", "BÍ THƯ TỈNH ỦY")),
    ("TRƯỞNG BAN\nPHÓ THỦ TƯỚNG\nTHƯỜNG TRỰC", ("TRƯỞNG BAN", "PHÓ THỦ TƯỚNG THƯỜNG TRỰC")),
    ("TỔ TRƯỞNG\nPHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN\nTỈNH A", ("TỔ TRƯỞNG", "PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A")),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", ()),
    ("TL. BỘ TRƯỞNG\nKT. VỤ TRƯỞNG\nPHÓ VỤ TRƯỞNG", ()),
    ("CỤC TRƯỞNG\nKT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN", ()),
    ("BỘ TRƯỞNG,\nCHỦ NHIỆM", ()),
    ("PHÓ TỔNG\nGIÁM ĐỐC", ()),
    ("CHỦ TỊCH\nHỘI ĐỒNG THÀNH VIÊN", ()),
    ("TRƯỞNG PHÒNG GIÁO DỤC\nVÀ ĐÀO TẠO", ()),
    ("Q. GIÁM ĐỐC", ()),
]


@pytest.mark.parametrize(("titles", "posts"), POSTS)
def test_all_posts_of_a_signer(titles: str, posts: tuple[str, ...], grammar: Grammar) -> None:
    layout, _ = foot_of(f"\n{titles}\nLê Văn Minh\n", grammar)
    (signer,) = read_signers(layout, grammar)
    assert (signer.name, signer.posts) == ("Lê Văn Minh", posts)
    assert not posts or signer.title == posts[-1]


WRAPPED = {
    "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần\nQuốc Hòa": "KT. | PHÓ CHỦ TỊCH | Trần Quốc Hòa",
    "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Quốc\nHòa": "KT. | PHÓ CHỦ TỊCH | Trần Quốc Hòa",
    "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị\nMinh Hạnh": "KT. | PHÓ CHỦ TỊCH | Lê Thị Minh Hạnh",
    "KT.\nCHỦ TỊCH\nPHÓ\nCHỦ TỊCH\nLê\nThị\nHạnh": "KT. | PHÓ CHỦ TỊCH | Lê Thị Hạnh",
    "KT. BỘ\nTRƯỞNG\nTHỨ\nTRƯỞNG\nĐại tá Lê Minh\nHạnh": "KT. | THỨ TRƯỞNG | Lê Minh Hạnh",
    "CHÁNH\nVĂN PHÒNG\nLê Minh Hạnh": " | CHÁNH VĂN PHÒNG | Lê Minh Hạnh",
    "GIÁM\nĐỐC\nLê Minh Hạnh": " | GIÁM ĐỐC | Lê Minh Hạnh",
}


@pytest.mark.parametrize("block", WRAPPED)
def test_names_and_titles_broken_over_lines(block: str, grammar: Grammar) -> None:
    layout, foot = foot_of(f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n|\n{block}\n|\n", grammar)
    found = [" | ".join(part or "" for part in (x.authority, x.title, x.name)) for x in read_signers(layout, grammar)]
    assert found == [WRAPPED[block]]
    assert len(foot.body) == 1


def test_two_names_one_below_the_other_are_two_signers(grammar: Grammar) -> None:
    layout, _ = foot_of("\nHỘI THẨM NHÂN DÂN\nTrần Văn Hai\nLê Thị Ba\n", grammar)
    assert [x.name for x in read_signers(layout, grammar)] == ["Trần Văn Hai", "Lê Thị Ba"]


def page_line(letters: Letters, text: str, index: int, place: tuple[float, float, float], column: Column) -> Line:
    start = letters.clean.index(text)
    x0, x1, top = place
    return Line(index, start, start + len(text), index, column, 1, x0, top, x1, top + 12)


def test_signers_of_a_joint_page_go_by_place(grammar: Grammar) -> None:
    printed = [
        ("KT. BỘ TRƯỞNG BỘ CÔNG AN", (60, 250, 500), "left"),
        ("THỨ TRƯỞNG MỘT", (100, 210, 515), "left"),
        ("Trung tướng Lê Văn Minh", (90, 220, 560), "left"),
        ("KT. BỘ TRƯỞNG BỘ QUỐC PHÒNG", (320, 520, 500), "right"),
        ("THỨ TRƯỞNG HAI", (370, 470, 515), "right"),
        ("Thượng tướng Vũ Văn Sơn", (350, 490, 560), "right"),
        ("KT. BỘ TRƯỞNG BỘ Y TẾ", (200, 400, 600), ""),
        ("THỨ TRƯỞNG BA", (250, 350, 615), ""),
        ("Trần Thị Bình", (240, 360, 660), ""),
    ]
    letters = read_letters("\n".join([BODY.strip(), *(x[0] for x in printed)]))
    lines = [page_line(letters, BODY.strip(), 0, (60, 520, 100), "")]
    lines += [page_line(letters, text, i + 1, place, column) for i, (text, place, column) in enumerate(printed)]
    layout, _ = layout_of(letters, tuple(lines), grammar)
    found = [(x.title, x.name, x.rank) for x in read_signers(layout, grammar)]
    assert found == [
        ("THỨ TRƯỞNG MỘT", "Lê Văn Minh", "Trung tướng"),
        ("THỨ TRƯỞNG HAI", "Vũ Văn Sơn", "Thượng tướng"),
        ("THỨ TRƯỞNG BA", "Trần Thị Bình", None),
    ]
