"""Letterheads of many bodies, composed, in the two forms of text: columns one after the other, or side by side."""

from collections.abc import Callable
from itertools import zip_longest

import pytest
from answers import differences, flat

import vndocparse

STATE = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
PARTY = ["ĐẢNG CỘNG SẢN VIỆT NAM"]
LEFT, RIGHT, WIDTH = 44, 40, 90

# name → left column, right column, below left, place and date, title, addressees, body;
# expected: type; issuers and parent; number and symbol; place and date; subject; addressees
HEADERS = {
    "district party": (
        ["HUYỆN ỦY QUẾ SƠN", "BAN DÂN VẬN", "*"], PARTY, ["Số 45-HD/BDVHU"], "Quế Sơn, ngày 5 tháng 3 năm 2024",
        ["HƯỚNG DẪN", "công tác dân vận năm 2024"], [],
        "Thực hiện Chương trình công tác năm, Ban Dân vận Huyện ủy hướng dẫn như sau:",
        ("HD", ["BAN DÂN VẬN"], "HUYỆN ỦY QUẾ SƠN", ("45", "HD/BDVHU"), ("Quế Sơn", "2024-03-05"),
         "công tác dân vận năm 2024", []),
    ),
    "ward party": (
        ["ĐẢNG BỘ PHƯỜNG HÒA CƯỜNG", "ỦY BAN KIỂM TRA", "*"], PARTY, ["Số 02-TB/UBKTĐU"],
        "Hòa Cường, ngày 14 tháng 8 năm 2025",
        ["THÔNG BÁO", "kết luận kiểm tra khi có dấu hiệu vi phạm"], [],
        "Ngày 10/8/2025, Ủy ban Kiểm tra Đảng ủy phường đã họp.",
        ("TB", ["ỦY BAN KIỂM TRA"], "ĐẢNG BỘ PHƯỜNG HÒA CƯỜNG", ("02", "TB/UBKTĐU"), ("Hòa Cường", "2025-08-14"),
         "kết luận kiểm tra khi có dấu hiệu vi phạm", []),
    ),
    "Party cell below a police committee": (
        ["ĐẢNG ỦY CÔNG AN TỈNH", "CHI BỘ PHÒNG THAM MƯU", "*"], PARTY, ["Số 11-KH/CB"],
        "Sơn La, ngày 05 tháng 5 năm 2026",
        ["KẾ HOẠCH", "kiểm tra đảng viên chấp hành năm 2026"], [],
        "Thực hiện chương trình kiểm tra, Chi bộ xây dựng kế hoạch như sau:",
        ("KH", ["CHI BỘ PHÒNG THAM MƯU"], "ĐẢNG ỦY CÔNG AN TỈNH", ("11", "KH/CB"), ("Sơn La", "2026-05-05"),
         "kiểm tra đảng viên chấp hành năm 2026", []),
    ),
    "organ above its organisation": (
        ["HỘI LHPN VIỆT NAM", "BAN THƯỜNG VỤ", "HỘI LHPN TỈNH SƠN LA"], STATE, ["Số: 12/BC-BTV"],
        "Sơn La, ngày 05 tháng 5 năm 2026",
        ["BÁO CÁO", "Kết quả công tác hội quý I năm 2026"], [],
        "Ban Thường vụ báo cáo kết quả như sau:",
        ("BC", ["BAN THƯỜNG VỤ HỘI LHPN TỈNH SƠN LA"], "HỘI LHPN VIỆT NAM", ("12", "BC-BTV"), ("Sơn La", "2026-05-05"),
         "Kết quả công tác hội quý I năm 2026", []),
    ),
    "investigating police": (
        ["CÔNG AN TỈNH SƠN LA", "CƠ QUAN CẢNH SÁT ĐIỀU TRA"], STATE, ["Số: 61/QĐ-CSHS"],
        "Sơn La, ngày 05 tháng 5 năm 2026",
        ["QUYẾT ĐỊNH", "Khởi tố vụ án hình sự"], [],
        "Căn cứ Điều 36 của Bộ luật Tố tụng hình sự;",
        ("QĐ", ["CƠ QUAN CẢNH SÁT ĐIỀU TRA"], "CÔNG AN TỈNH SƠN LA", ("61", "QĐ-CSHS"), ("Sơn La", "2026-05-05"),
         "Khởi tố vụ án hình sự", []),
    ),
    "court judgment": (
        ["TÒA ÁN NHÂN DÂN", "HUYỆN PHÚ LƯƠNG", "TỈNH THÁI NGUYÊN"], STATE,
        ["Bản án số: 58/2023/HNGĐ-ST", "Ngày: 29/9/2023", "V/v: Ly hôn, tranh chấp nuôi con"], "",
        ["NHÂN DANH", "NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TÒA ÁN NHÂN DÂN HUYỆN PHÚ LƯƠNG, TỈNH THÁI NGUYÊN"],
        [], "Thành phần Hội đồng xét xử sơ thẩm gồm có:",
        ("BA", ["TÒA ÁN NHÂN DÂN HUYỆN PHÚ LƯƠNG TỈNH THÁI NGUYÊN"], None, ("58", "HNGĐ-ST"), (None, "2023-09-29"),
         "Ly hôn, tranh chấp nuôi con", []),
    ),
    "court decision": (
        ["TÒA ÁN NHÂN DÂN", "KHU VỰC 3 - ĐÀ NẴNG"], STATE, ["Số: 112/2025/QĐST-HNGĐ"],
        "Đà Nẵng, ngày 21 tháng 10 năm 2025",
        ["QUYẾT ĐỊNH", "CÔNG NHẬN THUẬN TÌNH LY HÔN VÀ SỰ THỎA THUẬN CỦA CÁC ĐƯƠNG SỰ"], [],
        "Căn cứ Điều 212 và Điều 213 của Bộ luật Tố tụng dân sự;",
        ("QĐ", ["TÒA ÁN NHÂN DÂN KHU VỰC 3 - ĐÀ NẴNG"], None, ("112", "QĐST-HNGĐ"), ("Đà Nẵng", "2025-10-21"),
         "CÔNG NHẬN THUẬN TÌNH LY HÔN VÀ SỰ THỎA THUẬN CỦA CÁC ĐƯƠNG SỰ", []),
    ),
    "police": (
        ["CÔNG AN TỈNH NGHỆ AN", "PHÒNG CẢNH SÁT GIAO THÔNG"], STATE,
        ["Số: 2214/CSGT-TTKS", "V/v phối hợp bảo đảm trật tự, an toàn giao thông dịp Tết"],
        "Nghệ An, ngày 08 tháng 01 năm 2025",
        [], ["Kính gửi: - Sở Xây dựng tỉnh Nghệ An;", "- Công an các huyện, thành phố, thị xã."],
        "Để bảo đảm trật tự, an toàn giao thông, Phòng đề nghị:",
        ("CV", ["PHÒNG CẢNH SÁT GIAO THÔNG"], "CÔNG AN TỈNH NGHỆ AN", ("2214", "CSGT-TTKS"),
         ("Nghệ An", "2025-01-08"), "phối hợp bảo đảm trật tự, an toàn giao thông dịp Tết",
         ["Sở Xây dựng tỉnh Nghệ An", "Công an các huyện, thành phố, thị xã"]),
    ),
    "military": (
        ["QUÂN KHU 5", "BỘ CHỈ HUY QUÂN SỰ", "TỈNH KON TUM"], STATE, ["Số: 318/KH-BCH"],
        "Kon Tum, ngày 11 tháng 4 năm 2024",
        ["KẾ HOẠCH", "Diễn tập khu vực phòng thủ năm 2024"], [],
        "Thực hiện Chỉ thị của Tư lệnh Quân khu, Bộ Chỉ huy Quân sự tỉnh xây dựng kế hoạch như sau:",
        ("KH", ["BỘ CHỈ HUY QUÂN SỰ TỈNH KON TUM"], "QUÂN KHU 5", ("318", "KH-BCH"), ("Kon Tum", "2024-04-11"),
         "Diễn tập khu vực phòng thủ năm 2024", []),
    ),
    "border guard": (
        ["BỘ TƯ LỆNH BỘ ĐỘI BIÊN PHÒNG", "BỘ CHỈ HUY BĐBP TỈNH CÀ MAU"], STATE, ["Số: 77/BC-BCH"],
        "Cà Mau, ngày 20 tháng 6 năm 2023",
        ["BÁO CÁO", "Kết quả công tác biên phòng 6 tháng đầu năm 2023"], [],
        "Trong 6 tháng đầu năm, tình hình khu vực biên giới biển ổn định.",
        ("BC", ["BỘ CHỈ HUY BĐBP TỈNH CÀ MAU"], "BỘ TƯ LỆNH BỘ ĐỘI BIÊN PHÒNG", ("77", "BC-BCH"),
         ("Cà Mau", "2023-06-20"), "Kết quả công tác biên phòng 6 tháng đầu năm 2023", []),
    ),
    "kindergarten ward": (
        ["ỦY BAN NHÂN DÂN", "PHƯỜNG TÂN AN", "TRƯỜNG MẦM NON HOA SEN"], STATE, ["Số: 09/KH-MNHS"],
        "Tân An, ngày 12 tháng 9 năm 2025",
        ["KẾ HOẠCH", "Tổ chức Ngày hội đến trường của bé"], [], "I. MỤC ĐÍCH",
        ("KH", ["TRƯỜNG MẦM NON HOA SEN"], "ỦY BAN NHÂN DÂN PHƯỜNG TÂN AN", ("09", "KH-MNHS"),
         ("Tân An", "2025-09-12"), "Tổ chức Ngày hội đến trường của bé", []),
    ),
    "company": (
        ["TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG", "CÔNG TY ĐIỆN LỰC QUẢNG BÌNH"], STATE,
        ["Số: 3345/QBPC-KD", "V/v thông báo ngừng giảm cung cấp điện"], "Quảng Bình, ngày 30 tháng 5 năm 2024",
        [], ["Kính gửi: Quý khách hàng sử dụng điện"],
        "Công ty Điện lực Quảng Bình xin thông báo lịch ngừng cung cấp điện.",
        ("CV", ["CÔNG TY ĐIỆN LỰC QUẢNG BÌNH"], "TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG", ("3345", "QBPC-KD"),
         ("Quảng Bình", "2024-05-30"), "thông báo ngừng giảm cung cấp điện", ["Quý khách hàng sử dụng điện"]),
    ),
    "company single": (
        ["CÔNG TY CỔ PHẦN", "THỦY SẢN BẠC LIÊU"], STATE, ["Số: 12/2024/NQ-ĐHĐCĐ"],
        "Bạc Liêu, ngày 26 tháng 4 năm 2024",
        ["NGHỊ QUYẾT", "ĐẠI HỘI ĐỒNG CỔ ĐÔNG THƯỜNG NIÊN NĂM 2024"], [], "Căn cứ Luật Doanh nghiệp số 59/2020/QH14;",
        ("NQ", ["CÔNG TY CỔ PHẦN THỦY SẢN BẠC LIÊU"], None, ("12", "NQ-ĐHĐCĐ"), ("Bạc Liêu", "2024-04-26"),
         "ĐẠI HỘI ĐỒNG CỔ ĐÔNG THƯỜNG NIÊN NĂM 2024", []),
    ),
    "youth": (
        ["BCH ĐOÀN TỈNH BẾN TRE", "***"], ["ĐOÀN TNCS HỒ CHÍ MINH"], ["Số: 88-KH/TĐTN-BPT"],
        "Bến Tre, ngày 19 tháng 3 năm 2024",
        ["KẾ HOẠCH", "Tổ chức Tháng Thanh niên năm 2024"], [],
        "Thực hiện Chương trình công tác, Ban Thường vụ Tỉnh đoàn xây dựng kế hoạch như sau:",
        ("KH", ["BCH ĐOÀN TỈNH BẾN TRE"], None, ("88", "KH/TĐTN-BPT"), ("Bến Tre", "2024-03-19"),
         "Tổ chức Tháng Thanh niên năm 2024", []),
    ),
    "women": (
        ["HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM", "BAN CHẤP HÀNH TỈNH HÀ GIANG"], STATE,
        ["Số: 210/BTV-TG", "V/v hưởng ứng Tuần lễ Áo dài năm 2024"], "Hà Giang, ngày 27 tháng 02 năm 2024",
        [], ["Kính gửi: - Hội LHPN các huyện, thành phố;", "- Các đơn vị trực thuộc."],
        "Hưởng ứng Tuần lễ Áo dài, Ban Thường vụ Hội LHPN tỉnh đề nghị:",
        ("CV", ["BAN CHẤP HÀNH TỈNH HÀ GIANG"], "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM", ("210", "BTV-TG"),
         ("Hà Giang", "2024-02-27"), "hưởng ứng Tuần lễ Áo dài năm 2024",
         ["Hội LHPN các huyện, thành phố", "Các đơn vị trực thuộc"]),
    ),
    "union": (
        ["LIÊN ĐOÀN LAO ĐỘNG TỈNH HẢI DƯƠNG", "CÔNG ĐOÀN VIÊN CHỨC TỈNH"], STATE, ["Số: 56/HD-CĐVC"],
        "Hải Dương, ngày 6 tháng 5 năm 2024",
        ["HƯỚNG DẪN", "Tổ chức Tháng Công nhân năm 2024"], [],
        "Ban Thường vụ Công đoàn Viên chức tỉnh hướng dẫn như sau:",
        ("HD", ["CÔNG ĐOÀN VIÊN CHỨC TỈNH"], "LIÊN ĐOÀN LAO ĐỘNG TỈNH HẢI DƯƠNG", ("56", "HD-CĐVC"),
         ("Hải Dương", "2024-05-06"), "Tổ chức Tháng Công nhân năm 2024", []),
    ),
    "council": (
        ["HỘI ĐỒNG NHÂN DÂN", "TỈNH LÀO CAI"], STATE, ["Số: 21/2024/NQ-HĐND"], "Lào Cai, ngày 06 tháng 12 năm 2024",
        ["NGHỊ QUYẾT", "Quy định mức chi hỗ trợ hoạt động khuyến nông trên địa bàn tỉnh", "Lào Cai"], [],
        "HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI\nKHÓA XVI, KỲ HỌP THỨ 22\n\nCăn cứ Luật Tổ chức chính quyền địa phương;",
        ("NQ", ["HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI"], None, ("21", "NQ-HĐND"), ("Lào Cai", "2024-12-06"),
         "Quy định mức chi hỗ trợ hoạt động khuyến nông trên địa bàn tỉnh Lào Cai", []),
    ),
    "enforcement": (
        ["CỤC THI HÀNH ÁN DÂN SỰ", "TỈNH VĨNH LONG", "CHI CỤC THI HÀNH ÁN DÂN SỰ", "HUYỆN LONG HỒ"], STATE,
        ["Số: 640/QĐ-CCTHADS"], "Long Hồ, ngày 18 tháng 3 năm 2024",
        ["QUYẾT ĐỊNH", "Thi hành án theo yêu cầu"], [],
        "CHI CỤC TRƯỞNG CHI CỤC THI HÀNH ÁN DÂN SỰ\n\nCăn cứ Luật Thi hành án dân sự;",
        ("QĐ", ["CHI CỤC THI HÀNH ÁN DÂN SỰ HUYỆN LONG HỒ"], "CỤC THI HÀNH ÁN DÂN SỰ TỈNH VĨNH LONG",
         ("640", "QĐ-CCTHADS"), ("Long Hồ", "2024-03-18"), "Thi hành án theo yêu cầu", []),
    ),
    "procuracy": (
        ["VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO", "VIỆN KIỂM SÁT NHÂN DÂN", "TỈNH GIA LAI"], STATE, ["Số: 05/CT-VKS-P1"],
        "Gia Lai, ngày 09 tháng 01 năm 2024",
        ["CÁO TRẠNG"], [],
        "VIỆN TRƯỞNG VIỆN KIỂM SÁT NHÂN DÂN TỈNH GIA LAI\n\nCăn cứ các điều 41, 236 Bộ luật Tố tụng hình sự;",
        ("CTRANG", ["VIỆN KIỂM SÁT NHÂN DÂN TỈNH GIA LAI"], "VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO", ("05", "CT-VKS-P1"),
         ("Gia Lai", "2024-01-09"), None, []),
    ),
    "commune 2025": (
        ["ỦY BAN NHÂN DÂN", "XÃ ĐẠI LỘC"], STATE, ["Số: 118/UBND-KT", "V/v rà soát hộ nghèo, hộ cận nghèo năm 2025"],
        "Đại Lộc, ngày 22 tháng 9 năm 2025",
        [], ["Kính gửi: Trưởng các thôn trên địa bàn xã"],
        "Thực hiện Công văn số 12/SNNMT-PTNT, Ủy ban nhân dân xã yêu cầu:",
        ("CV", ["ỦY BAN NHÂN DÂN XÃ ĐẠI LỘC"], None, ("118", "UBND-KT"), ("Đại Lộc", "2025-09-22"),
         "rà soát hộ nghèo, hộ cận nghèo năm 2025", ["Trưởng các thôn trên địa bàn xã"]),
    ),
    "joint resolution": (
        ["ỦY BAN THƯỜNG VỤ QUỐC HỘI - CHÍNH PHỦ -", "ĐOÀN CHỦ TỊCH ỦY BAN TRUNG ƯƠNG", "MẶT TRẬN TỔ QUỐC VIỆT NAM"],
        STATE, ["Số: 72/NQLT-UBTVQH16-CP-", "ĐCTUBTWMTTQVN"], "Hà Nội, ngày 15 tháng 01 năm 2026",
        ["NGHỊ QUYẾT LIÊN TỊCH", "Hướng dẫn quy trình hiệp thương, giới thiệu người ứng cử"], [],
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
        ("NQLT",
         ["ỦY BAN THƯỜNG VỤ QUỐC HỘI", "CHÍNH PHỦ", "ĐOÀN CHỦ TỊCH ỦY BAN TRUNG ƯƠNG MẶT TRẬN TỔ QUỐC VIỆT NAM"],
         None, ("72", "NQLT-UBTVQH16-CP-ĐCTUBTWMTTQVN"), ("Hà Nội", "2026-01-15"),
         "Hướng dẫn quy trình hiệp thương, giới thiệu người ứng cử", []),
    ),
    "invitation": (
        ["SỞ NỘI VỤ TỈNH LẠNG SƠN", "VĂN PHÒNG"], STATE, ["Số: 14/GM-VP"], "Lạng Sơn, ngày 02 tháng 4 năm 2025",
        ["GIẤY MỜI", "Họp giao ban công tác tháng 4"], [], "Văn phòng Sở Nội vụ trân trọng kính mời:",
        ("GM", ["VĂN PHÒNG"], "SỞ NỘI VỤ TỈNH LẠNG SƠN", ("14", "GM-VP"), ("Lạng Sơn", "2025-04-02"),
         "Họp giao ban công tác tháng 4", []),
    ),
    "power of attorney": (
        ["NGÂN HÀNG NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN VIỆT NAM", "CHI NHÁNH TỈNH SƠN LA"], STATE,
        ["Số: 402/GUQ-NHNoSL"], "Sơn La, ngày 10 tháng 3 năm 2025",
        ["GIẤY ỦY QUYỀN", "Về việc tham gia tố tụng"], [], "Căn cứ Bộ luật Dân sự năm 2015;",
        ("GUQ", ["CHI NHÁNH TỈNH SƠN LA"], "NGÂN HÀNG NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN VIỆT NAM",
         ("402", "GUQ-NHNoSL"), ("Sơn La", "2025-03-10"), "tham gia tố tụng", []),
    ),
    "petition": (
        [], STATE, [], "Hà Tĩnh, ngày 7 tháng 6 năm 2024",
        ["ĐƠN ĐỀ NGHỊ", "Về việc cấp lại giấy chứng nhận quyền sử dụng đất"],
        ["Kính gửi: Ủy ban nhân dân huyện Can Lộc"], "Tôi tên là: Trần Thị Bảy, sinh năm 1970.",
        ("DON", [], None, (None, None), ("Hà Tĩnh", "2024-06-07"), "cấp lại giấy chứng nhận quyền sử dụng đất",
         ["Ủy ban nhân dân huyện Can Lộc"]),
    ),
    "dispatch": (
        ["ỦY BAN NHÂN DÂN", "TỈNH THANH HÓA"], STATE, ["Số: 08/CĐ-UBND"], "Thanh Hóa, ngày 21 tháng 7 năm 2025",
        ["CÔNG ĐIỆN", "Về việc chủ động ứng phó bão số 3"],
        ["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THANH HÓA điện:",
         "- Trưởng các ban, ngành cấp tỉnh;", "- Chủ tịch Ủy ban nhân dân các xã, phường."],
        "Hồi 04 giờ ngày 21/7, vị trí tâm bão ở vào khoảng 21,0 độ Vĩ Bắc.",
        ("CĐ", ["ỦY BAN NHÂN DÂN TỈNH THANH HÓA"], None, ("08", "CĐ-UBND"), ("Thanh Hóa", "2025-07-21"),
         "chủ động ứng phó bão số 3", ["Trưởng các ban, ngành cấp tỉnh", "Chủ tịch Ủy ban nhân dân các xã, phường"]),
    ),
}  # fmt: skip


def stacked(left: list[str], right: list[str], below: list[str], dated: str, *rest: list[str]) -> str:
    return "\n\n".join("\n".join(x) for x in (left, right, below, [dated], *rest) if any(x))


def side_by_side(
    left: list[str],
    right: list[str],
    below: list[str],
    dated: str,
    title: list[str],
    address: list[str],
    body: list[str],
) -> str:
    pairs = [*zip_longest(left, right, fillvalue=""), ("", ""), *zip_longest(below, [dated], fillvalue="")]
    rows = [f"{a.center(LEFT)}     {b.center(RIGHT)}".rstrip() for a, b in pairs]
    rows += ["", *(x.center(WIDTH).rstrip() for x in title), "", *(f"{'':10}{x}" for x in address), ""]
    return "\n".join([*rows, *(f"{'':6}{x}" for x in body)])


@pytest.mark.parametrize("form", [stacked, side_by_side])
@pytest.mark.parametrize("name", HEADERS)
def test_a_letterhead_is_read_in_both_forms(name: str, form: Callable[..., str]) -> None:
    left, right, below, dated, title, address, body, expected = HEADERS[name]
    found = vndocparse.parse_text(form(left, right, below, dated, title, address, body.split("\n")))
    reference = found.reference
    assert (
        found.document_type.code if found.document_type else None,
        [x.name for x in found.issuers],
        found.issuers[0].parent if found.issuers else None,
        (reference.number, reference.symbol) if reference else (None, None),
        (found.place.name if found.place else None, found.date.iso if found.date else None),
        found.subject.text if found.subject else None,
        [x.name for x in found.addressees],
    ) == expected


def test_the_body_that_begins_on_an_addressees_line_is_kept() -> None:
    text = stacked(["SỞ TƯ PHÁP"], STATE, ["Số: 88/STP-HCTP"], "Huế, ngày 3 tháng 4 năm 2024", [], [
        "Kính gửi: Phòng Tư pháp các xã. Thực hiện Công văn số 15/BTP-HTQTCT, Sở Tư pháp đề nghị rà soát."
    ])  # fmt: skip
    found = vndocparse.parse_text(text)
    assert [x.name for x in found.addressees] == ["Phòng Tư pháp các xã"]
    assert [x.reference.symbol for x in found.citations if x.reference] == ["BTP-HTQTCT"]


CONSOLIDATED = """
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

THÔNG TƯ
Quy định về quản lý chợ nổi

Thông tư số 12/2022/TT-BCT ngày 30 tháng 6 năm 2022 của Bộ trưởng Bộ Công Thương quy định về quản lý chợ nổi,
có hiệu lực kể từ ngày 15 tháng 8 năm 2022, được sửa đổi, bổ sung bởi:
Thông tư số 19/2026/TT-BCT ngày 14 tháng 3 năm 2026 của Bộ trưởng Bộ Công Thương.

Điều 1. Hiệu lực thi hành
Thông tư này có hiệu lực thi hành kể từ ngày 15 tháng 8 năm 2022.

BỘ CÔNG THƯƠNG

Số: 40/VBHN-BCT

XÁC THỰC VĂN BẢN HỢP NHẤT

Hà Nội, ngày 26 tháng 5 năm 2026

KT. BỘ TRƯỞNG
THỨ TRƯỞNG

Lò Thị Bình
"""


def test_a_consolidated_document_has_its_number_and_date_in_the_block_that_authenticates_it() -> None:
    found = vndocparse.parse_text(CONSOLIDATED)
    wanted = {
        "type": "VBHN",
        "number": "40",
        "symbol": "VBHN-BCT",
        "place": "Hà Nội",
        "date": "2026-05-26",
        "issuer": ["BỘ CÔNG THƯƠNG"],
        "subject": "Quy định về quản lý chợ nổi",
        "signers": [{"authority": "KT.", "title": "THỨ TRƯỞNG", "name": "Lò Thị Bình"}],
    }
    assert differences(found, {**flat(found), **wanted}) == {}


REFERENCES = {
    "a number in the blank, the symbol behind the other column": (
        "ỦY BAN NHÂN DÂN\nPHƯỜNG 1\nSố: 447\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n/KH-UBND\n\n"
        "Độc lập - Tự do - Hạnh phúc\nPhường 1, ngày 24 tháng 3 năm 2025\n\nKẾ HOẠCH\nTuyên truyền\n",
        ("447", "KH-UBND"),
    ),
    "a symbol over two lines, the date between": (
        "BỘ CÔNG AN - BỘ QUỐC PHÒNG       CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "                                   Độc lập - Tự do - Hạnh phúc\n\n"
        "  Số: 01/2022/TTLT-BCA-          Hà Nội, ngày 18 tháng 02 năm 2022\n      BQP-BTC\n\n"
        "              THÔNG TƯ LIÊN TỊCH\n              Quy định về phối hợp\n",
        ("01", "TTLT-BCA-BQP-BTC"),
    ),
    "a symbol cut at its hyphen": (
        "BAN QUẢN LÝ DỰ ÁN\nSố: 447/KH-\nBQLDA\n\nKẾ HOẠCH\nLựa chọn nhà thầu\n",
        ("447", "KH-BQLDA"),
    ),
    "a cited number is not the document's": (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nTHÔNG TƯ\nQuy định về chợ\n\n"
        "Thông tư số 12/2022/TT-BCT ngày 30 tháng 6 năm 2022 của Bộ trưởng Bộ Công Thương, có hiệu lực:\n",
        (None, None),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFERENCES)
def test_a_number_line_in_pieces_is_read(name: str) -> None:
    text, expected = REFERENCES[name]
    found = vndocparse.parse_text(text).reference
    assert ((found.number, found.symbol) if found else (None, None)) == expected


ISSUERS = {
    "a gazette's heading and the letterhead": ("BỘ CÔNG THƯƠNG\n\nBỘ CÔNG THƯƠNG", ["BỘ CÔNG THƯƠNG"], None),
    "heading and letterhead glued": ("BỘ CÔNG THƯƠNG BỘ CÔNG THƯƠNG", ["BỘ CÔNG THƯƠNG"], None),
    "an officer's line and the body's": (
        "CHỦ TỊCH\nỦY BAN NHÂN DÂN TỈNH SƠN LA", ["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SƠN LA"], None
    ),
    "a ministry above a school over two lines": (
        "BỘ CÔNG THƯƠNG\nTRƯỜNG ĐẠI HỌC\nKỸ THUẬT SÔNG HƯƠNG", ["TRƯỜNG ĐẠI HỌC KỸ THUẬT SÔNG HƯƠNG"], "BỘ CÔNG THƯƠNG"
    ),
    "a signature's caption above": (
        "TRUNG TÂM CÔNG\nBÁO VÀ TIN HỌC\nttcbth@example.gov.vn\n06.11.2024 09:27:05\n\nỦY BAN NHÂN DÂN\nTỈNH SƠN LA",
        ["ỦY BAN NHÂN DÂN TỈNH SƠN LA"], None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ISSUERS)
def test_lines_of_the_letterhead_make_the_right_issuers(name: str) -> None:
    lines, issuers, parent = ISSUERS[name]
    found = vndocparse.parse_text(
        f"{lines}\n\n{STATE[0]}\n{STATE[1]}\n\nSố: 15/QĐ-ABC\n\nQUYẾT ĐỊNH\nVề việc giao chỉ tiêu\n"
    )
    assert [x.name for x in found.issuers] == issuers
    assert {x.parent for x in found.issuers} == {parent}


SUBJECTS = {
    "the body's first line is indented, the title centred": (
        "                    KẾ HOẠCH\n          Tổ chức Tuần lễ sản phẩm năm 2024\n"
        "      Ủy ban nhân dân tỉnh giao Sở Công Thương chủ trì tổ chức Tuần lễ sản phẩm\ntại thành phố.",
        "Tổ chức Tuần lễ sản phẩm năm 2024",
    ),
    "the line above is left short": (
        "KẾ HOẠCH\nTổ chức Hội chợ hàng Việt Nam chất lượng cao và\nTuần lễ sản phẩm năm 2024\n"
        "Ủy ban nhân dân tỉnh giao Sở Công Thương chủ trì tổ chức Hội chợ hàng Việt Nam\ntại thành phố.",
        "Tổ chức Hội chợ hàng Việt Nam chất lượng cao và Tuần lễ sản phẩm năm 2024",
    ),
    "a rule is glued to the body": (
        "KẾ HOẠCH\nTrao tặng Huy hiệu Đảng\n----Căn cứ Điều lệ Đảng Cộng sản Việt Nam;", "Trao tặng Huy hiệu Đảng"
    ),
    "a year that the body does not go on with": (
        "KẾ HOẠCH\nNuôi cá lồng sáu tháng cuối năm\n\nĐể tăng cường nuôi cá:", "Nuôi cá lồng sáu tháng cuối năm"
    ),
    "a year alone on the next line": (
        "KẾ HOẠCH\nSửa chữa đường giai đoạn 2026 -\n2030\n\nQua kiểm tra:", "Sửa chữa đường giai đoạn 2026 - 2030"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SUBJECTS)
def test_the_subject_ends_where_the_body_begins(name: str) -> None:
    title, expected = SUBJECTS[name]
    found = vndocparse.parse_text(f"{STATE[0]}\n{STATE[1]}\n\n{title}\n").subject
    assert found is not None
    assert found.text == expected
