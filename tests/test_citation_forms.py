"""The forms of citation seen in real documents, one numbered row each, through `vndocparse.find_citations`.

Below each text stands what it cites: `type | title number/year/symbol | date | issuer`, absent parts left empty, on two
lines where it is long; `as N:` leads a further spelling to mention N, `self` is the document itself.
"""

import pytest
from test_citations import written

import vndocparse
from vndocparse.cite import group_citations
from vndocparse.document.models import Citation

TABLE = """
1. Nghị định số 15/CP ngày 2/3/1993 của Chính phủ
  → NĐ | 15/CP | 1993-03-02 | Chính phủ

2. Nghị định số 178/CP ngày 28/10/1994
  → NĐ | 178/CP | 1994-10-28

3. Nghị định số 77-CP của Chính phủ ngày 18/6/1997
  → NĐ | 77/CP | 1997-06-18 | Chính phủ

4. Luật thuế xuất khẩu, thuế nhập khẩu số 04/1998/QH10 ngày 20/05/1998
  → L | Luật thuế xuất khẩu, thuế nhập khẩu 04/1998/QH10 | 1998-05-20

5. Căn cứ Luật Tổ chức HĐND và UBND ngày 26/11/2003
  → L | Luật Tổ chức HĐND và UBND | 2003-11-26

6. Nghị quyết số 63/NQ-UBTVQH10 ngày 10/10/1998 của Uỷ ban thường vụ Quốc hội khoá X
  → NQ | 63/NQ-UBTVQH10 | 1998-10-10 | Uỷ ban thường vụ Quốc hội khoá X

7. Quyết định số 1803/1998/QĐ/BTC ngày 11/12/1998 và Danh mục sửa đổi tên hàng
  → QĐ | 1803/1998/QĐ/BTC | 1998-12-11

8. Thông tư liên tịch số 44/2000/TTLT/BTC-BGD&ĐT-BLĐTB&XH ngày 23/5/2000
  → TTLT | 44/2000/TTLT/BTC-BGD&ĐT-BLĐTB&XH | 2000-05-23

9. Quyết định số 999- TC/QĐ/CĐKT ngày 2/11/1996; 999/TC-QĐ-CĐKT; số: 999 - TC/QĐ/CĐKT
  → QĐ | 999/TC/QĐ/CĐKT | 1996-11-02
  → as 0: QĐ | 999/TC-QĐ-CĐKT
  → QĐ | 999/TC/QĐ/CĐKT

10. QĐ số: 12/ 2001/QĐ-BTC
  → QĐ | 12/2001/QĐ-BTC

11. Hướng dẫn thi hành Nghị định số: 89/2002/NĐ-CP
  → NĐ | 89/2002/NĐ-CP

12. Pháp lệnh xử phạt hành chính số 44/2002/PL-UBTVQH10 ngày 02/7/2002
  → PL | Pháp lệnh xử phạt hành chính 44/2002/PL-UBTVQH10 | 2002-07-02

13. Nghị định số 30/1998/NĐ- CP ngày 13 tháng 5 năm 1998; số 24/2000/NĐ - CP
  → NĐ | 30/1998/NĐ-CP | 1998-05-13
  → NĐ | 24/2000/NĐ-CP

14. Nghị định này thay thế Nghị định số 02 /2000/NĐ-CP ngày 03 tháng 02 năm 2000
  → self
  → NĐ | 02/2000/NĐ-CP | 2000-02-03

14b. Nghị định số 3 7/2003/NĐ-CP
  → NĐ | 37/2003/NĐ-CP

14c. Thông tư liên tịch số 05 /2000/TTLB-BKH-TCCBCP ngày 0 7 tháng 8 năm 2000
  → TTLT | 05/2000/TTLB-BKH-TCCBCP | 2000-08-07

15. Thông tư số 40/2000/TT-BTC ngày15/5/2000 và Thông tư số 117/2000/TT-BTC
  → TT | 40/2000/TT-BTC | 2000-05-15
  → TT | 117/2000/TT-BTC

16. Thông tư số 90TC/TCT ngày 10/11/1993; Thông tư số 72A TC/TCT; Quyết định số 1062 TC/QĐ/CSTC
  → TT | 90/TC/TCT | 1993-11-10
  → TT | 72A/TC/TCT
  → QĐ | 1062/TC/QĐ/CSTC

17. Công văn số 4830/KTTH ngày 24/09/1997, số 1440/CP-KTTH ngày 07/11/1998 của Chính phủ, số 2687/VPCP-KTTH ngày
15/07/1998 và số 3300/VPCP-KTTH ngày 09/08/2000 của Văn phòng Chính phủ
  → CV | 4830/KTTH | 1997-09-24 | Chính phủ
  → CV | 1440/CP-KTTH | 1998-11-07 | Chính phủ
  → CV | 2687/VPCP-KTTH | 1998-07-15 | Văn phòng Chính phủ
  → CV | 3300/VPCP-KTTH | 2000-08-09 | Văn phòng Chính phủ

18. Thông tư liên tịch số 176/1998/TTLT-BTC-BCN-TCHQ ngày 25/12/1998 của Bộ Tài chính - Công nghiệp - Tổng cục Hải
quan
  → TTLT | 176/1998/TTLT-BTC-BCN-TCHQ | 1998-12-25 | Bộ Tài chính - Công nghiệp - Tổng cục Hải quan

19. Lệnh số 06-LCT/HĐN N ngày 20-5-1988 của Hội đồng Nhà nước
  → LENH | 06/LCT/HĐNN | 1988-05-20 | Hội đồng Nhà nước

20. Quyết định số 212-TC/CĐKT ngày 15-12-1989, 224-TC/CĐKT ngày 18-4-1990, 598-TC/CĐKT ngày 8-12-1990, 1205-TC/CĐKT và
1206-TC/CĐKT ngày 14-12-1994
  → QĐ | 212/TC/CĐKT | 1989-12-15
  → QĐ | 224/TC/CĐKT | 1990-04-18
  → QĐ | 598/TC/CĐKT | 1990-12-08
  → QĐ | 1205/TC/CĐKT | 1994-12-14
  → QĐ | 1206/TC/CĐKT | 1994-12-14

21. các quy định tại Thông tư số 60 TC/CĐKT của Bộ Tài chính
  → TT | 60/TC/CĐKT |  | Bộ Tài chính

21b. Thông tư 60 TC/CĐKT, ngày 01/09/1997
  → TT | 60/TC/CĐKT | 1997-09-01

22. Công văn số 1067 TC/CĐKT, ngày 06/04/1998
  → CV | 1067/TC/CĐKT | 1998-04-06

23. công văn số 5762-KTTH ngày 11-10-1995 của Văn phòng Chính phủ
  → CV | 5762/KTTH | 1995-10-11 | Văn phòng Chính phủ

24. Kết luận số 06-KL/TU, ngày 19/5/2004 của Ban Thường vụ Thành ủy trong cuộc họp ngày 17/05/2004
  → KL | 06/KL/TU | 2004-05-19 | Ban Thường vụ Thành ủy

25. Quyết định số 1330/QĐ-CT.UB ngày 27/4/2004 của Chủ tịch ủy ban nhân dân thành phố
  → QĐ | 1330/QĐ-CT.UB | 2004-04-27 | Chủ tịch ủy ban nhân dân thành phố

26. Quyết định số 11/1998/QĐ-TC.CCVC của Bộ trưởng, Trưởng ban Ban Tổ chức cán bộ Chính phủ (nay là Bộ Nội vụ)
  → QĐ | 11/1998/QĐ-TC.CCVC |  | Bộ trưởng, Trưởng ban Ban Tổ chức cán bộ Chính phủ

27. (Ban hành kèm theo Quyết định số: 522/2002/QĐ.UB ngày 07/ 3/2002 của UBND tỉnh An Giang)
  → QĐ | 522/2002/QĐ.UB | 2002-03-07 | UBND tỉnh An Giang

28. Thông tư liên tịch số 14/2005/TTLT/BLĐTBXH-BYT-TLĐLĐVN ngày 08/3/2005 của liên Bộ Lao động – Thương binh và Xã hội
- Bộ Y tế - Tổng Liên đoàn Lao động Việt Nam
  → TTLT | 14/2005/TTLT/BLĐTBXH-BYT-TLĐLĐVN | 2005-03-08 |
  liên Bộ Lao động – Thương binh và Xã hội - Bộ Y tế - Tổng Liên đoàn Lao động Việt Nam

29. Thông tư liên bộ số 08/TT-LB ngày 19/5/1976 và Thông tư liên bộ số 29/TTLB ngày 25/12/1991
  → TTLT | 08/TT-LB | 1976-05-19
  → TTLT | 29/TTLB | 1991-12-25

29b. Thông tư liên bộ số 195/LB
  → TTLT | 195/LB

30. Nghị định 130/2005/NĐ-CP ngày 17/10/2005 của Chính phủ v/v quy định chế độ tự chủ
  → NĐ | 130/2005/NĐ-CP | 2005-10-17 | Chính phủ

31. Quyết định này thay thế các quyết định số 101/QĐ.BQL-TC ngày 21/7/2005 và 41/QĐ.BQL-TC ngày 30/3/2006
  → self
  → QĐ | 101/QĐ.BQL-TC | 2005-07-21
  → QĐ | 41/QĐ.BQL-TC | 2006-03-30

32. văn bản số 996/UBND-TH ngày 22/02/2006 của UBNDTP; VB số 3009/UBND-ĐT; TB số 346/TB-VP ngày 07/6/2005; CV số
4943/CV-ĐLHCM-KH ngày 05-7-2006
  → CV | 996/UBND-TH | 2006-02-22 | UBNDTP
  → CV | 3009/UBND-ĐT
  → TB | 346/TB-VP | 2005-06-07
  → CV | 4943/CV-ĐLHCM-KH | 2006-07-05

33. QĐ đền bù số 2429/QĐ-STC-BVG ngày 28/3/2006
  → QĐ | 2429/QĐ-STC-BVG | 2006-03-28

34. nhằm thực hiện các Nghị định 87,88,31/CP và Chỉ thị 814/TTg của Chính phủ, Thủ tướng Chính phủ
  → NĐ | 87/CP
  → NĐ | 88/CP
  → NĐ | 31/CP
  → CT | 814/TTg |  | Chính phủ

35. Căn cứ Nghị quyết của Bộ Chính trị Trung ương Đảng số 22-NQ/TW ngày 27-11-1989
  → NQ | 22/NQ/TW | 1989-11-27 | Bộ Chính trị Trung ương Đảng

36. Tờ trình số 66/TTr-SNN ngày 29/4/2008 về việc Phê duyệt Kế hoạch
  → TTr | 66/TTr-SNN | 2008-04-29

37. Quyết định số 704 /2003/QĐ-BKH
  → QĐ | 704/2003/QĐ-BKH

38. Nghị quyết số 09/2002/QH11 ngày 28 tháng 11 năm 2002 của Quốc hội
  → NQ | 09/2002/QH11 | 2002-11-28 | Quốc hội

39. Quyết định số 153/2004/ QĐ-TTg; Nghị định số 61/NĐ-CP ngày 06 tháng 6 năm 2003
  → QĐ | 153/2004/QĐ-TTg
  → NĐ | 61/NĐ-CP | 2003-06-06

40. Quyết định này thay thế các biểu báo cáo: Tại công văn số 320/ CV-NHNN14 ngày 16/4/1999 về việc thực hiện QĐ số
67/1999/QĐ-TTg
  → self
  → CV | 320/CV-NHNN14 | 1999-04-16
  → QĐ | 67/1999/QĐ-TTg

41. Căn cứ Luật Tổ chức Chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ
chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;
  → L | Luật Tổ chức Chính quyền địa phương | 2015-06-19
  → L | Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương | 2019-11-22

42. Nghị định số 35/2015/NĐ-CP ngày 13 tháng 4 năm 2015 của Chính phủ về quản lý, sử dụng đất trồng lúa; Nghị định số
62/2019/NĐ-CP về điều chỉnh bổ sung một số điều của Nghị định số 35/2015/NĐ-CP ;
  → NĐ | 35/2015/NĐ-CP | 2015-04-13 | Chính phủ
  → NĐ | 62/2019/NĐ-CP
  → NĐ | 35/2015/NĐ-CP

43. Xét Tờ trình số 136/TTr-UBND ngày 02 tháng 12 năm 2019 của Ủy ban nhân dân tỉnh về việc phê duyệt Đề án
  → TTr | 136/TTr-UBND | 2019-12-02 | Ủy ban nhân dân tỉnh

44. Theo đề nghị của Giám đốc Sở Nông nghiệp và Phát triển nông thôn tại Tờ trình số 190/TTr-SNNPTNT ngày 10/8/2021.
  → TTr | 190/TTr-SNNPTNT | 2021-08-10

45. Tờ trình số 3236/TTr -SNN ngày 12/11/2024 và Chánh Văn phòng UBND tỉnh.
  → TTr | 3236/TTr-SNN | 2024-11-12

46. Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục hành chính; Nghị định số
48/2013/NĐ-CP … ; Nghị định số 92/2017/NĐ-CP …
  → NĐ | 63/2010/NĐ-CP | 2010-06-08 | Chính phủ
  → NĐ | 48/2013/NĐ-CP
  → NĐ | 92/2017/NĐ-CP

47. Chỉ thị số 40/2005/CT-TTg ngày 16/12/2005 của Thủ tướng Chính phủ
  → CT | 40/2005/CT-TTg | 2005-12-16 | Thủ tướng Chính phủ

47b. Chỉ thị 814/TTg
  → CT | 814/TTg

48. Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị
  → CT | 05/CT/TW | 2016-05-15 | Bộ Chính trị

48b. Nghị quyết số 09-NQ/TW ngày 9/12/2011 của Bộ Chính trị về xây dựng đội ngũ; Nghị quyết 57-NQ/TW ngày 22/12/2024
  → NQ | 09/NQ/TW | 2011-12-09 | Bộ Chính trị
  → NQ | 57/NQ/TW | 2024-12-22

48c. QUYẾT ĐỊNH SỐ 204-QĐ/TW, NGÀY 29/11/2024 CỦA BAN BÍ THƯ
  → QĐ | 204/QĐ/TW | 2024-11-29 | BAN BÍ THƯ

49. Quy định số 08-QĐi/TW ngày 25/10/2018 của Ban Chấp hành Trung ương Đảng
  → QĐi | 08/QĐi/TW | 2018-10-25 | Ban Chấp hành Trung ương Đảng

50. Công văn số 738/MTTW-BTT ngày 03/10/2025 của Ban Thường trực Uỷ ban Trung ương MTTQ Việt Nam
  → CV | 738/MTTW-BTT | 2025-10-03 | Ban Thường trực Uỷ ban Trung ương MTTQ Việt Nam

51. QĐ số: 72/2025/QĐST-HNGĐ ngày 28/08/2025 - TAND KV7 - NA
  → QĐ | 72/2025/QĐST-HNGĐ | 2025-08-28

52. Quyết định 327-CT ngày 15-9-1992
  → QĐ | 327/CT | 1992-09-15

52b. Quyết định số 327/CT ngày 15/9/1992 của Chủ tịch Hội đồng Bộ trưởng
  → QĐ | 327/CT | 1992-09-15 | Chủ tịch Hội đồng Bộ trưởng

52c. Quyết định số 556/TTg
  → QĐ | 556/TTg

53. Căn cứ Luật tổ chức Chính phủ ngày 30 tháng 9 năm 1992
  → L | Luật tổ chức Chính phủ | 1992-09-30

54. Tại khoản 1 Điều 30 Nghị định 82/2018/NĐ-CP ngày 22/5/2018 của Chính phủ
  → NĐ | 82/2018/NĐ-CP | 2018-05-22 | Chính phủ

54b. tiết b khoản 3 Điều 1 Thông tư số 130/2016/TT-BTC ngày 12/08/2016
  → TT | 130/2016/TT-BTC | 2016-08-12

55. Luật Quản lý ngoại thương số 05/2018/QH14
  → L | Luật Quản lý ngoại thương 05/2018/QH14

56. Căn cứ Luật Giao dịch điện tử ngày 29 tháng 11 năm 2005;
  → L | Luật Giao dịch điện tử | 2005-11-29

57. Căn cứ Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016 (được sửa đổi, bổ sung bởi các Nghị định số
154/2020/NĐ-CP, Nghị định số 59/2024/NĐ-CP)
  → NĐ | 34/2016/NĐ-CP | 2016-05-14
  → NĐ | 154/2020/NĐ-CP
  → NĐ | 59/2024/NĐ-CP

58. Bãi bỏ các Nghị định số 98/2007/NĐ-CP ngày 07 tháng 6 năm 2007 và số 13/2009/NĐ-CP ngày 13 tháng 02 năm 2009 của
Chính phủ.
  → NĐ | 98/2007/NĐ-CP | 2007-06-07 | Chính phủ
  → NĐ | 13/2009/NĐ-CP | 2009-02-13 | Chính phủ

59. các Nghị định số 24/2026/NĐ-CP, 25/2026/NĐ-CP, 26/2026/NĐ-CP ngày 17/01/2026 của Chính phủ; các Thông tư số
01/2026/TT-BCT, 02/2026/TT-BCT ngày 17/01/2026
  → NĐ | 24/2026/NĐ-CP |  | Chính phủ
  → NĐ | 25/2026/NĐ-CP |  | Chính phủ
  → NĐ | 26/2026/NĐ-CP | 2026-01-17 | Chính phủ
  → TT | 01/2026/TT-BCT
  → TT | 02/2026/TT-BCT | 2026-01-17

60. các Nghị định số 217, 212, 206, 207, 210 ban hành năm 2026
  → NĐ | 217
  → NĐ | 212
  → NĐ | 206
  → NĐ | 207
  → NĐ | 210 | 2026

61. Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015 đã được sửa đổi, bổ sung một số điều theo Luật số
47/2019/QH14
  → L | Luật Tổ chức Chính phủ | 2015-06-19
  → L | 47/2019/QH14

62. Luật Sở hữu trí tuệ số 50/2005/QH11, được sửa đổi, bổ sung bởi Luật số 36/2009/QH12
  → L | Luật Sở hữu trí tuệ 50/2005/QH11
  → L | 36/2009/QH12

63. Luật Công đoàn số 50/2024/QH15
  → L | Luật Công đoàn 50/2024/QH15

63b. Luật Doanh nghiệp số 59/2020/QH14 được Quốc hội thông qua ngày 17 tháng 06 năm 2020 được sửa đổi, bổ sung một số
điều theo luật số 03/2022/QH15, luật số 76/2025/QH15
  → L | Luật Doanh nghiệp 59/2020/QH14 | 2020-06-17 | Quốc hội
  → L | 03/2022/QH15
  → L | 76/2025/QH15

64. (văn bản số 355/HĐND ngày 07/5/2025 của Hội đồng nhân dân tỉnh)
  → CV | 355/HĐND | 2025-05-07 | Hội đồng nhân dân tỉnh

65. Công điện số 1099/CĐ-TTg ngày 22 tháng 8 năm 2021, Công điện số 1102/CĐ-TTg ngày 23 tháng 8 năm 2021 và Công điện
số 1409 ngày 15 tháng 9 năm 2021 của Bộ Y tế
  → CĐ | 1099/CĐ-TTg | 2021-08-22
  → CĐ | 1102/CĐ-TTg | 2021-08-23
  → CĐ | 1409 | 2021-09-15 | Bộ Y tế

66. Trả lời công văn số TDV/01-2020 đề ngày 22/09/2020 của Công ty TNHH Thương mại Hoa Sen về việc khai thuế
  → CV | TDV/01-2020 | 2020-09-22 | Công ty TNHH Thương mại Hoa Sen
"""

DOUBTFUL = {
    "theo chỉ thị 16 của Thủ tướng": "a number and no more: counts where the full form stands elsewhere",
    "Điểm c Khoản 3 Điều này": "a part of the text itself: no document is named",
}
"""Snippets that name no document on their own. Of two rows above one part is left open on purpose. 34: the issuers
stand one for each type, which only the law tells. 51: no word says that the court's short name is an issuer."""


def rows() -> list[tuple[str, str, list[str]]]:
    """Read the table: label, text, and what it cites."""
    found = []
    for block in TABLE.strip().split("\n\n"):
        lines = block.replace(" |\n  ", " | ").split("\n")
        text = " ".join(line for line in lines if "→" not in line)
        label, _, text = text.partition(". ")
        found.append((label, text, [line.split("→ ")[1] for line in lines if "→" in line]))
    return found


def as_written(citation: Citation) -> str:
    if citation.role == "self":
        return "self"
    return written(citation) if citation.target is None else f"as {citation.target}: {written(citation)}"


@pytest.mark.parametrize(("label", "text", "expected"), rows(), ids=[label for label, *_ in rows()])
def test_form(label: str, text: str, expected: list[str]) -> None:
    assert [as_written(c) for c in vndocparse.find_citations(text)] == expected


def test_the_table_holds_each_form_once() -> None:
    numbers = [int(label.rstrip("abc")) for label, *_ in rows()]
    assert sorted(set(numbers)) == list(range(1, 67))
    assert len({label for label, *_ in rows()}) == len(rows())


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_names_no_document_yields_none(text: str) -> None:
    assert vndocparse.find_citations(text) == ()


def test_three_spellings_are_one_document() -> None:
    (row,) = (text for label, text, _ in rows() if label == "9")
    (document,) = group_citations(vndocparse.find_citations(row))
    assert document.mentions == (0, 1, 2)


REPAIRED = [
    ("Quyết định số 837 / QĐ - BKH", "837 QĐ-BKH", "837 / QĐ - BKH", ("spaces",)),
    ("Thông tư số 01 / 2005 /TT-BKH", "01/2005 TT-BKH", "01 / 2005 /TT-BKH", ("spaces",)),
    ("Nghị định số 30/1998/NĐ- CP", "30/1998 NĐ-CP", "30/1998/NĐ- CP", ("spaces",)),
    ("Quyết định số 144 /2002/QĐ/BTC", "144/2002 QĐ/BTC", "144 /2002/QĐ/BTC", ("spaces",)),
    ("Tờ trình số 3236/TTr -SNN", "3236 TTr-SNN", "3236/TTr -SNN", ("spaces",)),
    ("Nghị quyết số 12/2026/NQ_HĐND", "12/2026 NQ_HĐND", "12/2026/NQ_HĐND", ("separator",)),
    ("Nghị quyết số 09/2026NQ-HĐND", "09/2026 NQ-HĐND", "09/2026NQ-HĐND", ("separator",)),
    ("Hướng dẫn số 22HD/TWĐTN", "22 HD/TWĐTN", "22HD/TWĐTN", ("separator",)),
    ("Thông tư số 90TC/TCT", "90 TC/TCT", "90TC/TCT", ("separator",)),
    ("Thông tư số 60 TC/CĐKT", "60 TC/CĐKT", "60 TC/CĐKT", ("separator",)),
    ("Lệnh số 06-LCT/HĐN N ngày 20-5-1988", "06 LCT/HĐNN", "06-LCT/HĐN N", ("spaces",)),
    ("Nghị định số 3 7/2003/NĐ-CP", "37/2003 NĐ-CP", "3 7/2003/NĐ-CP", ("digits",)),
    ("Nghị định số 4 7/2020/ND-CP", "47/2020 ND-CP", "4 7/2020/ND-CP", ("digits", "letter")),
    ("Nghị định 47/2020/ND-CP ngay 09 tháng 4 năm 2020", "47/2020 ND-CP", "47/2020/ND-CP", ("letter",)),
    ("Nghị quyết số 12/2026/NQ-HDND", "12/2026 NQ-HDND", "12/2026/NQ-HDND", ("letter",)),
    ("Nghị quyết số 5/NQ-CP ngày 0 7 tháng 8 năm 2000", "5 NQ-CP", "5/NQ-CP", ("digits",)),
    ("Công điện số 1478⁄CĐ-TTg", "1478 CĐ-TTg", "1478/CĐ-TTg", ()),
    ("Quyết định số 522/2002/QĐ.UB", "522/2002 QĐ.UB", "522/2002/QĐ.UB", ()),
    ("Quyết\nđịnh số 115/2004/QĐ-\nTTg", "115/2004 QĐ-TTg", "115/2004/QĐ- TTg", ()),
    ("QUYẾT ĐỊNH SỐ 204-QĐ/TW", "204 QĐ/TW", "204-QĐ/TW", ()),
    ("Công văn số 20519/CHQ-GSQL", "20519 CHQ-GSQL", "20519/CHQ-GSQL", ()),
    ("Công văn số 101322/CTHN-TTHT", "101322 CTHN-TTHT", "101322/CTHN-TTHT", ()),
]


@pytest.mark.parametrize(("text", "read", "printed", "kinds"), REPAIRED)
def test_a_defect_is_read_over_and_said(text: str, read: str, printed: str, kinds: tuple[str, ...]) -> None:
    (citation,) = vndocparse.find_citations(text)
    reference = citation.reference
    assert reference
    number = f"{reference.number}/{reference.year}" if reference.year else reference.number
    assert (f"{number} {reference.symbol}", reference.text, citation.repaired) == (read, printed, kinds)


def test_a_repaired_citation_has_a_diagnostic() -> None:
    text = "Số: 15/KH-UBND\n\nKẾ HOẠCH\nTriển khai\n\nThực hiện Nghị định số 3 7/2003/ND-CP ngày 10/4/2003."
    document = vndocparse.parse_text(text)
    (found,) = (d for d in document.diagnostics if d.code == "citation.repaired")
    assert found.message == "Read over in the citation of '3 7/2003/ND-CP': digits set apart, Đ printed as D."
    assert found.span
    assert text[found.span.start : found.span.end].startswith("Nghị định số 3 7/2003/ND-CP")
