"""Citations: sentences of official documents and the documents that they cite, one readable row each.

Expected mentions are written `type | title number/year/symbol | date | issuer`, absent parts left empty.
Short forms and the document itself are tested apart.
"""

import pytest

from vndocparse.document.models import Citation
from vndocparse.fields.citations import find_citations
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import Line, View
from vndocparse.text.letters import read_letters


def cite(text: str) -> list[Citation]:
    letters = read_letters(text)
    lines, at, block = [], 0, 0
    for index, line in enumerate(letters.clean.split("\n")):
        block += not line.strip()
        if line.strip():
            lines.append(Line(index, at, at + len(line), block))
        at += len(line) + 1
    return find_citations(View.of(letters, lines), None, Grammar.load())


def written(citation: Citation) -> str:
    reference = citation.reference
    what = ""
    if reference:
        parts = (reference.number, str(reference.year) if reference.year else None, reference.symbol)
        what = "/".join(part for part in parts if part)
    named = f"{citation.title} {what}".strip() if citation.title else what
    code = citation.document_type.code if citation.document_type else ""
    return " | ".join([code, named, (citation.date and citation.date.iso) or "", citation.issuer or ""]).strip(" |")


TABLE = """
# The full form, and what may be missing of it.

Thực hiện Nghị định số 45/2021/NĐ-CP ngày 31 tháng 3 năm 2021 của Chính phủ về hợp tác xã
  → NĐ | 45/2021/NĐ-CP | 2021-03-31 | Chính phủ

theo Quyết định 20/2004/QĐ-TTg
  → QĐ | 20/2004/QĐ-TTg

Nghị định số 178/CP ngày 28/10/1994
  → NĐ | 178/CP | 1994-10-28

quy định tại Thông tư số 60 TC/CĐKT của Bộ Tài chính
  → TT | 60/TC/CĐKT |  | Bộ Tài chính

QĐ số: 12/ 2001/QĐ-BTC ngày 13/3/2001
  → QĐ | 12/2001/QĐ-BTC | 2001-03-13

theo Luật số số 71/2025/QH15
  → L | 71/2025/QH15

Nghị định 130/2005/NĐ-CP ngày 17/10/2005 của Chính phủ v/v quy định chế độ tự chủ
  → NĐ | 130/2005/NĐ-CP | 2005-10-17 | Chính phủ

QUYẾT ĐỊNH SỐ 204-QĐ/TW, NGÀY 29/11/2024 CỦA BAN BÍ THƯ VỀ CHUYỂN ĐỔI SỐ
  → QĐ | 204/QĐ/TW | 2024-11-29 | BAN BÍ THƯ

# Date before and after the issuer, with odd letters.

Nghị định số 77-CP của Chính phủ ngày 18/6/1997
  → NĐ | 77/CP | 1997-06-18 | Chính phủ

Thông tư số 40/2000/TT-BTC ngày15/5/2000 và Thông tư số 117/2000/TT-BTC
  → TT | 40/2000/TT-BTC | 2000-05-15
  → TT | 117/2000/TT-BTC

Quyết định số 52/2003/QĐ-BTC ngày 23/11 ⏎ /2003 của Bộ trưởng ⏎ Bộ Tài chính ban hành
  → QĐ | 52/2003/QĐ-BTC | 2003-11-23 | Bộ trưởng Bộ Tài chính

Lệnh số 06-LCT/HĐNN ngày 20-5-1988 của Hội đồng Nhà nước
  → LENH | 06/LCT/HĐNN | 1988-05-20 | Hội đồng Nhà nước

Kết luận số 06-KL/TU, ngày 19/5/2004 của Ban Thường vụ Thành ủy trong cuộc họp ngày 17/05/2004
  → KL | 06/KL/TU | 2004-05-19 | Ban Thường vụ Thành ủy

Trả lời công văn số TDV/01-2020 đề ngày 22/09/2020 của Công ty TNHH Tân Đại Việt về hóa đơn
  → CV | TDV/01-2020 | 2020-09-22 | Công ty TNHH Tân Đại Việt

# Numbers and symbols of other times, bodies and hands.

Thực hiện Công văn số 435- CV/BTGHU, ngày 13/6/2024 của Ban Tuyên giáo Huyện uỷ về tuyên truyền
  → CV | 435/CV/BTGHU | 2024-06-13 | Ban Tuyên giáo Huyện uỷ

Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị
  → CT | 05/CT/TW | 2016-05-15 | Bộ Chính trị

Quy định số 08-QĐi/TW ngày 25/10/2018 của Ban Chấp hành Trung ương Đảng
  → QĐi | 08/QĐi/TW | 2018-10-25 | Ban Chấp hành Trung ương Đảng

Quy định số 66-QĐ/TW
  → QĐi | 66/QĐ/TW

Quyết định số 999- TC/QĐ/CĐKT ngày 2/11/1996
  → QĐ | 999/TC/QĐ/CĐKT | 1996-11-02

Thông tư số 90TC/TCT ngày 10/11/1993; Thông tư số 72A TC/TCT
  → TT | 90/TC/TCT | 1993-11-10
  → TT | 72A/TC/TCT

Nghị quyết số 09/2026NQ-HĐND và Nghị quyết số 12/2026/NQ_HĐND
  → NQ | 09/2026/NQ-HĐND
  → NQ | 12/2026/NQ_HĐND

Nghị định số 3 7/2003/NĐ-CP
  → NĐ | 37/2003/NĐ-CP

Nghị định số 30/1998/NĐ- CP ngày 13 tháng 5 năm 1998
  → NĐ | 30/1998/NĐ-CP | 1998-05-13

Nghị định số 47/2020/ND-CP ngày 09 tháng 4 năm 2020
  → NĐ | 47/2020/ND-CP | 2020-04-09

Nghị quyết số 66.13/2026/NQ-CP
  → NQ | 66.13/2026/NQ-CP

Nghị quyết số 30c/NQ-CP ngày 08/11/2011 của Chính phủ
  → NQ | 30c/NQ-CP | 2011-11-08 | Chính phủ

Quyết định số 1330/QĐ-CT.UB ngày 27/4/2004 của Chủ tịch ủy ban nhân dân thành phố
  → QĐ | 1330/QĐ-CT.UB | 2004-04-27 | Chủ tịch ủy ban nhân dân thành phố

Thông tư liên tịch số 03/2010/TTLT-BNV-BTC-BLĐTB&XH
  → TTLT | 03/2010/TTLT-BNV-BTC-BLĐTB&XH

Quyết định số 72/2025/QĐST-HNGĐ ngày 28/08/2025 - TAND KV7
  → QĐ | 72/2025/QĐST-HNGĐ | 2025-08-28

Bản án số 58/2023/HNGĐ-ST ngày 29/9/2023 của Tòa án nhân dân huyện Yên Lạc
  → BA | 58/2023/HNGĐ-ST | 2023-09-29 | Tòa án nhân dân huyện Yên Lạc

công văn số 02/CV/2020/SGV-CNDN ngày 05/02/2020
  → CV | 02/CV/2020/SGV-CNDN | 2020-02-05

công văn số 01/2019 của Công đoàn cơ sở
  → CV | 01/2019 |  | Công đoàn cơ sở

Công điện số 1409 ngày 15 tháng 9 năm 2021 của Bộ Y tế
  → CĐ | 1409 | 2021-09-15 | Bộ Y tế

Nghị quyết của Bộ Chính trị số 22-NQ/TW ngày 27-11-1989
  → NQ | 22/NQ/TW | 1989-11-27 | Bộ Chính trị

QĐ đền bù số 2429/QĐ-STC-BVG ngày 28/3/2006
  → QĐ | 2429/QĐ-STC-BVG | 2006-03-28

# The type told by the symbol.

theo văn bản số 213-KL/TW ngày 21/11/2025 của Ban Bí thư
  → KL | 213/KL/TW | 2025-11-21 | Ban Bí thư

văn bản số 355/HĐND ngày 07/5/2025 của Hội đồng nhân dân tỉnh
  → CV | 355/HĐND | 2025-05-07 | Hội đồng nhân dân tỉnh

VB số 3009/UBND-ĐT; TB số 346/TB-VP ngày 07/6/2005; CV số 4943/CV-ĐLHCM-KH ngày 05-7-2006
  → CV | 3009/UBND-ĐT
  → TB | 346/TB-VP | 2005-06-07
  → CV | 4943/CV-ĐLHCM-KH | 2006-07-05

# Lists.

tiếp theo các Công điện số 217/CĐ-TTg, 218/CĐ-TTg, 219/CĐ-TTg và 222/CĐ-TTg ngày 19/11/2025,
  → CĐ | 217/CĐ-TTg
  → CĐ | 218/CĐ-TTg
  → CĐ | 219/CĐ-TTg
  → CĐ | 222/CĐ-TTg | 2025-11-19

các Nghị quyết số 347/NQ-CP ngày 24 tháng 10 năm 2025, số 380/NQ-CP ngày 25 tháng 11 năm 2025 của Chính phủ và
các Công điện
  → NQ | 347/NQ-CP | 2025-10-24 | Chính phủ
  → NQ | 380/NQ-CP | 2025-11-25 | Chính phủ

thay thế các quyết định số 101/QĐ.BQL-TC ngày 21/7/2005 và 41/QĐ.BQL-TC ngày 30/3/2006
  → QĐ | 101/QĐ.BQL-TC | 2005-07-21
  → QĐ | 41/QĐ.BQL-TC | 2006-03-30

Quyết định số 07/QĐ-SXD và số 08/QĐ-SXD ngày 12/3/2024
  → QĐ | 07/QĐ-SXD | 2024-03-12
  → QĐ | 08/QĐ-SXD | 2024-03-12

thực hiện các Nghị định 87,88,31/CP và Chỉ thị 814/TTg của Chính phủ
  → NĐ | 87/CP
  → NĐ | 88/CP
  → NĐ | 31/CP
  → CT | 814/TTg |  | Chính phủ

các văn bản: Số 202/TTr-SXD ngày 02/4/2025, số 201/BC-SXD ngày 01/4/2025
  → TTr | 202/TTr-SXD | 2025-04-02
  → BC | 201/BC-SXD | 2025-04-01

các Nghị định số 217, 212, 206 ban hành năm 2026
  → NĐ | 217
  → NĐ | 212
  → NĐ | 206 | 2026

Công văn số 4830/KTTH ngày 24/09/1997, số 2687/VPCP-KTTH ngày 15/07/1998 của Văn phòng Chính phủ
  → CV | 4830/KTTH | 1997-09-24 | Văn phòng Chính phủ
  → CV | 2687/VPCP-KTTH | 1998-07-15 | Văn phòng Chính phủ

# Laws by name.

Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;
  → L | Luật Đất đai | 2024-01-18

Căn cứ Luật Tổ chức HĐND và UBND ngày 26/11/2003
  → L | Luật Tổ chức HĐND và UBND | 2003-11-26

Luật Quản lý thuế số 38/2019/QH14 ngày 13/6/2019 của Quốc hội, quy định:
  → L | Luật Quản lý thuế 38/2019/QH14 | 2019-06-13 | Quốc hội

Luật An toàn thực phẩm năm 2010 và Luật Quảng cáo được áp dụng
  → L | Luật An toàn thực phẩm | 2010
  → L | Luật Quảng cáo

Luật thuế xuất khẩu, thuế nhập khẩu số 04/1998/QH10 ngày 20/05/1998
  → L | Luật thuế xuất khẩu, thuế nhập khẩu 04/1998/QH10 | 1998-05-20

Căn cứ Luật Thuế thu nhập doanh nghiệp (số 03/1997/QH9 ngày 10 tháng 5 năm 1997);
  → L | Luật Thuế thu nhập doanh nghiệp 03/1997/QH9 | 1997-05-10

Luật khuyến khích đầu tư trong nước (sửa đổi) số 03/1998/QH10;
  → L | Luật khuyến khích đầu tư trong nước (sửa đổi) 03/1998/QH10

Căn cứ Luật Năng lượng gió và mặt trời số 77/2031/QH18;
  → L | Luật Năng lượng gió và mặt trời 77/2031/QH18

thi hành Luật Năng lượng tái tạo và các văn bản hướng dẫn
  → L | Luật Năng lượng tái tạo

Bộ luật Lao động năm 2019, Pháp lệnh Ngoại hối, Hiến pháp năm 2013
  → L | Bộ luật Lao động | 2019
  → PL | Pháp lệnh Ngoại hối
  → HP | Hiến pháp | 2013

Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày
22 tháng 11 năm 2019;
  → L | Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương | 2019-11-22

Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Thư viện số 46/2019/QH14.
  → L | Luật Thư viện 46/2019/QH14

thi hành Luật sửa đổi, bổ sung một số điều của Luật Du lịch, Luật Nhà ở và các văn bản khác
  → L | Luật sửa đổi, bổ sung một số điều của Luật Du lịch
  → L | Luật Nhà ở

Luật Đấu thầu số 22/2023/QH15 được sửa đổi, bổ sung bởi Luật số 57/2024/QH15 và Luật số 90/2025/QH15;
  → L | Luật Đấu thầu 22/2023/QH15
  → L | 57/2024/QH15
  → L | 90/2025/QH15

Luật Doanh nghiệp số 59/2020/QH14 được Quốc hội thông qua ngày 17 tháng 06 năm 2020
  → L | Luật Doanh nghiệp 59/2020/QH14 | 2020-06-17 | Quốc hội

# Resolutions and statutes by name.

thực hiện Nghị quyết Đại hội đại biểu ⏎  ⏎ toàn quốc lần thứ XIII của Đảng, Nghị quyết Đại hội đại biểu Đảng bộ
tỉnh lần thứ XVII, thực hiện khát vọng
  → NQ | Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng
  → NQ | Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII

Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ I, nhiệm kỳ 2025 - 2030 và các chương trình
  → NQ | Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ I, nhiệm kỳ 2025 - 2030

Căn cứ Điều lệ Đảng Cộng sản Việt Nam;
  → Điều lệ Đảng Cộng sản Việt Nam

# Where an issuer's name ends.

Thông tư số 01/2018/TT-VPCP ngày 23/11/2018 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn thi hành
  → TT | 01/2018/TT-VPCP | 2018-11-23 | Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ

Thông tư số 06/2017/TT-BVHTTDL của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch, Sở Tư pháp
  → TT | 06/2017/TT-BVHTTDL |  | Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch

Quyết định số 14/2024/QĐ-UBND ngày 24/4/2024 của Ủy ban nhân dân tỉnh Bà Rịa – Vũng Tàu quy định
  → QĐ | 14/2024/QĐ-UBND | 2024-04-24 | Ủy ban nhân dân tỉnh Bà Rịa – Vũng Tàu

Thông tư liên tịch số 04/2018/TTLT-VKSNDTC-BCA-BQP ngày 19/10/2018 của Viện kiểm sát nhân dân tối cao, Bộ Công
an, Bộ Quốc phòng quy định
  → TTLT | 04/2018/TTLT-VKSNDTC-BCA-BQP | 2018-10-19 | Viện kiểm sát nhân dân tối cao, Bộ Công an, Bộ Quốc phòng

Công văn số 12/UBND-VX ngày 03/01/2024 của UBND huyện, Phòng Nội vụ đề nghị
  → CV | 12/UBND-VX | 2024-01-03 | UBND huyện

Tờ trình số 3236/TTr -SNN ngày 12/11/2024 và Chánh Văn phòng UBND tỉnh.
  → TTr | 3236/TTr-SNN | 2024-11-12

Quyết định số 64/QĐ-UBND ngày 14/3/2025 của UBND Phường 1 về việc
  → QĐ | 64/QĐ-UBND | 2025-03-14 | UBND Phường 1

Nghị quyết số 16/NQ-HĐND của Hội đồng nhân dân tỉnh và Kế hoạch số 17/KH-UBND
  → NQ | 16/NQ-HĐND |  | Hội đồng nhân dân tỉnh
  → KH | 17/KH-UBND

của TTg. Công văn số 738/MTTW-BTT ngày 03/10/2025 của Ban Thường trực Uỷ ban Trung ương MTTQ Việt Nam về việc
  → CV | 738/MTTW-BTT | 2025-10-03 | Ban Thường trực Uỷ ban Trung ương MTTQ Việt Nam

Công văn số 27/CV-HB ngày 27/7/2022 của Công đoàn cơ sở Công ty cổ phần đầu tư và xây dựng Hòa Bình hỏi về
  → CV | 27/CV-HB | 2022-07-27 | Công đoàn cơ sở Công ty cổ phần đầu tư và xây dựng Hòa Bình

Nghị quyết số 13-NQ/HĐQT ngày 10/4/2020 của Hội đồng quản trị Tổng công ty ⏎ Điện lực Miền Bắc về việc
  → NQ | 13/NQ/HĐQT | 2020-04-10 | Hội đồng quản trị Tổng công ty Điện lực Miền Bắc

Chỉ thị số 16/CT-TTg ngày 27/5/2023 và Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ
  → CT | 16/CT-TTg | 2023-05-27 | Thủ tướng Chính phủ
  → QĐ | 06/QĐ-TTg | 2022-01-06 | Thủ tướng Chính phủ

Nghị định số 34/2016/NĐ-CP, Thông tư số 15/2024/TT-BKHĐT ngày 30/9/2024 của Bộ Kế hoạch và Đầu tư
  → NĐ | 34/2016/NĐ-CP
  → TT | 15/2024/TT-BKHĐT | 2024-09-30 | Bộ Kế hoạch và Đầu tư

Thông tư số 36/2009/TT-BGD&ĐT ngày 04/12/2009 của Bộ trưởng ⏎ Bộ Giáo dục và Đào tạo ⏎ Ủy ban nhân dân thị trấn báo cáo
  → TT | 36/2009/TT-BGD&ĐT | 2009-12-04 | Bộ trưởng Bộ Giáo dục và Đào tạo

# What is no citation.

theo Mẫu số 01/TNCN ban hành kèm theo, số tài khoản 1234/KBNN
  → nothing

Thông qua dự án Luật Viên chức (sửa đổi); dự thảo Luật Đất đai
  → nothing

Hợp đồng số 12/2020/HĐ-XD ngày 01/02/2020 giữa hai bên
  → nothing

địa chỉ: số 12/3 Nguyễn Du, điện thoại 024-38222222, giai đoạn 2019-2024
  → nothing

theo QCVN 102:2016/BTTTT và TCVN 6909:2001
  → nothing

các luật sư, luật gia và pháp luật về đất đai; Luật sư Nguyễn Văn A
  → nothing

Quyết định số     /QĐ-UBND ngày    tháng    năm 2024
  → nothing

nghị quyết đại hội đảng bộ các cấp nhiệm kỳ 2020 - 2025
  → nothing
"""


def rows(table: str) -> list[tuple[str, list[str]]]:
    """Read the table: a text (`⏎` is a line's end), below it what it cites, one `→` a mention; `#` begins a comment."""
    found = []
    for block in table.replace("\n\n", "\f").split("\f"):
        lines = [line for line in block.strip("\n").split("\n") if not line.startswith("#")]
        text = " ".join(line for line in lines if "→" not in line).replace(" ⏎ ", "\n")
        expected = [line.split("→ ")[1] for line in lines if "→" in line]
        found.append((text, [e for e in expected if e != "nothing"]))
    return [row for row in found if row[0]]


@pytest.mark.parametrize(("text", "expected"), rows(TABLE), ids=lambda value: str(value)[:50])
def test_table(text: str, expected: list[str]) -> None:
    assert [written(c) for c in cite(text) if c.role != "self" and c.target is None] == expected


def test_spans_are_the_evidence() -> None:
    text = "Căn cứ Nghị định số 15/2020/NĐ-\nCP ngày 03/02/2020 của Chính phủ;"
    (citation,) = cite(text)
    assert citation.span
    assert text[citation.span.start : citation.span.end].startswith("Nghị định số 15/2020")
    assert text[citation.span.start : citation.span.end].endswith("của Chính phủ")
    assert citation.reference
    assert citation.reference.symbol == "NĐ-CP"
    assert citation.rule == "citations.numbered"
    assert citation.confidence > 0.9


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Căn cứ Luật Đất đai ngày 18/01/2024;", "basis"),
        ("Thực hiện Công văn số 12/UBND-VX", "implements"),
        ("Trả lời Công văn số 12/UBND-VX", "responds_to"),
        ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 80/TTr-SNV ngày 23/01/2025.", "proposed_in"),
        ("(Gửi kèm Kế hoạch số 130/KH-UBND ngày 04/6/2024)", "attached"),
        ("Quyết định này thay thế Quyết định số 5/QĐ-UBND", "replaces"),
        ("Điều 1. Bãi bỏ Quyết định số 5/QĐ-UBND ngày 01/02/2020", "repeals"),
        ("Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 7/2020/TT-BTC", "amends"),
        ("theo Mẫu số 01/BK-STK kèm theo Thông tư số 18/2026/TT-BTC", "mentions"),
        ("đã được sửa đổi, bổ sung bởi Thông tư số 7/2020/TT-BTC", "mentions"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert [c.role for c in cite(text) if c.role != "self"] == [role]


def test_pinpoint() -> None:
    (citation,) = cite("quy định tại điểm a, b khoản 2 Điều 5 của Nghị định số 15/2020/NĐ-CP")
    pinpoint = citation.pinpoint
    assert pinpoint
    assert (pinpoint.point, pinpoint.clause, pinpoint.article) == ("a, b", "2", "5")
