"""What looks like a citation and is none: numbers of other things, forms, standards, blanks, parts of the text."""

import pytest

import vndocparse

NOTHING = """
Trụ sở: số 12/3 Nguyễn Du, phường Bến Thành, thành phố Hồ Chí Minh
Địa chỉ: 45/2A đường Lê Lợi, quận 1
Số: 12 Nguyễn Du, Hà Nội
nhà số 7, ngõ 12, phố Hàng Bài
Lô B2-15/KCN Tân Bình
thửa đất số 123, tờ bản đồ số 45
thửa 12/BĐ số 4 thuộc tờ 15-QH
tổ 5, khu phố 3, phường 7
Quốc lộ 1A, Km 12+500, đường tỉnh 254
Điện thoại: 024.3825.1234; Fax: 024-38222222
số điện thoại 0912 345 678
hotline 1900/6017
Giá trị hợp đồng: 1.250.000.000 đồng
mức thu 50.000 đồng/lần, 12/QĐ
số tiền 3.500 USD/m2
theo QCVN 102:2016/BTTTT
TCVN 9001:2015, TCVN ISO 9001:2015, TCVN 6909:2001
quy chuẩn QCVN 01-1:2018/BYT
tiêu chuẩn ISO/IEC 27001:2022
Sửa đổi 1:2022 QCVN 102:2016/BTTTT
theo Mẫu số 01 tại Phụ lục II
Mẫu số 01/TNCN, biểu số 02/BC-TH
tờ khai mẫu 05/KK-TNCN
mẫu 08-MST ban hành kèm theo
Mã thủ tục: 1.010708.000.00.00.H56
mã hồ sơ 000.00.12.H56-240613-0001
mã định danh H56.12
giai đoạn 2021 - 2025, tầm nhìn 2045
năm học 2024-2025, niên khóa 2020/2024
nhiệm kỳ 2020 - 2025
số tài khoản 1234/KBNN tại Kho bạc Nhà nước
Tài khoản: 0011004123456 tại Vietcombank
tài khoản số 3713.0.1054321.00000
máy in Canon LBP-2900, máy tính Dell 3520/I5
xe Toyota Vios 1.5E-MT 2020
thép phi 12/SD390, cáp 4x25/XLPE
1/2 số đại biểu, 2/3 tổng số thành viên
tỷ lệ 1/500, bản đồ 1/25.000
Hợp đồng số 12/2020/HĐ-XD ngày 01/02/2020 giữa hai bên
hợp đồng lao động số 15/HĐLĐ ngày 01/3/2021
phụ lục hợp đồng số 01/PLHĐ
Mã số thuế: 0101234567-001
MST 0300942001
hóa đơn số 0000123 ký hiệu 1C24TAA ngày 05/6/2024
hóa đơn ký hiệu AA/20E số 0000456
biển số 29A-123.45, xe 30E/12345
tỷ số 2-1, kết quả 3/5
huyết áp 120/80 mmHg
ngày 13 tháng 6 năm 2024; ngày 13/6/2024; 13-6-2024
từ ngày 01/01 đến 30/6/2024
Email: vanthu12@hanoi.gov.vn
https://vanban.chinhphu.vn/?pageid=27160&docid=206/QD
chỉ số công tơ 12345/KWh
phòng 305, nhà A2, phòng số 12/B
lúc 08 giờ 30 phút, phòng họp số 2
số CCCD 001085012345, CMND số 012345678
số hộ chiếu C1234567
sổ đỏ số AB 123456, giấy chứng nhận số CH 01234/QSDĐ
giấy phép lái xe số 790123456789
giấy phép xây dựng số 12/GPXD ngày 01/02/2020
thẻ đảng viên số 12.345678
sổ bảo hiểm xã hội số 0123456789
vận đơn số ABC/12-34, tờ khai hải quan số 10234567890
học viên số báo danh 012/TS
lớp 12A1, trường THPT số 2
khóa 12/QH
Tổ công tác số 3, Đội kiểm tra 814
Chương trình 327, Dự án 661, Đề án 06
dự thảo Nghị định về hóa đơn, dự thảo Luật Đất đai
xây dựng Luật Viên chức (sửa đổi)
luật sư Nguyễn Văn A, Đoàn Luật sư thành phố Hà Nội
theo quy định của pháp luật, pháp lệnh và nghị định của Chính phủ
Quyết định số     /QĐ-UBND ngày    tháng    năm 2024
Công văn số …/UBND-VX ngày …/6/2024
Nghị quyết số ......./NQ-HĐND
ra quyết định vào ngày 12/5/2024
Kế hoạch năm 2024 và Báo cáo quý II/2024
Báo cáo tháng 6/2024, Thông báo kết quả kỳ thi
số lượng 15/KH đã nhận
kinh phí 12 tỷ đồng, đạt 95,5% kế hoạch
cấp độ 3/5, bảng 2-A, hình 1/B
vắc xin AZD1222, COVID-19, SARS-CoV-2
sim 4G/LTE, Wi-Fi 802.11/AC
khoản 1 Điều 5
Điều 3, Điều 4 và khoản 2 Điều này
gói thầu số 05/XL, gói thầu số 12
lệnh chuyển tiền số 123, chứng từ số 45/CT
Công ty TNHH 1/5, đường 30/4, công viên 23/9
Tiểu đoàn 12/BB, Trung đoàn 66
công báo số 123 + 124, Công báo số 5/2020
hồ sơ số 45/HS-ĐĐ
Số: 12/KP3 Tân Phong, Biên Hòa
tài khoản 119000012345/VietinBank
ISBN 978-604-57-1234-5
Hiệp định TRIPS, Công ước 1951, Nghị định thư Kyoto
""".strip().split("\n")


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_cited(text: str) -> None:
    assert vndocparse.find_citations(text) == ()


def test_there_are_enough_of_them() -> None:
    assert len(set(NOTHING)) >= 60


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "theo khoản 2 Điều 5 Nghị định này",
        "Các cơ quan có trách nhiệm thi hành Chỉ thị này.",
        "Luật này quy định về nhà ở.",
    ],
)
def test_a_document_that_names_itself_cites_no_other(text: str) -> None:
    assert [c.role for c in vndocparse.find_citations(text)] == ["self"]
