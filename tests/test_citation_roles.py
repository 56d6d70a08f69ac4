"""What a citation does in the document that cites it, and which cited document amends which other."""

import pytest

import vndocparse

D = "Quyết định số 12/QĐ-UBND"
ROLES = [
    (f"Căn cứ {D};", "basis"),
    (f"Căn cứ Luật Đất đai ngày 18/01/2024; {D};", "basis basis"),
    (f"Thực hiện {D}", "implements"),
    (f"Triển khai thực hiện {D}", "implements"),
    (f"Thi hành {D}", "implements"),
    (f"Phúc đáp {D}", "responds_to"),
    (f"Trả lời {D} của UBND tỉnh", "responds_to"),
    ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 80/TTr-SNV ngày 23/01/2025.", "proposed_in"),
    ("Xét Tờ trình số 80/TTr-SNV ngày 23/01/2025;", "proposed_in"),
    (f"(Gửi kèm {D})", "attached"),
    (f"(Kèm theo {D} ngày 01/02/2024)", "attached"),
    (f"(Ban hành kèm theo {D} của UBND tỉnh)", "attached"),
    (f"xin gửi kèm theo {D}", "attached"),
    ("Mẫu số 01 ban hành kèm theo Thông tư số 18/2026/TT-BTC", "mentions"),
    (f"Điều 1. Sửa đổi, bổ sung một số điều của {D}", "amends"),
    (f"Đính chính {D}", "amends"),
    (f"Quyết định này thay thế {D}; Quyết định số 13/QĐ-UBND.", "self replaces replaces"),
    (f"Bãi bỏ {D}", "repeals"),
    (f"Hủy bỏ Điều 5 {D}", "repeals"),
    (f"Thông tư này thay thế {D} và bãi bỏ Quyết định số 13/QĐ-UBND.", "self replaces repeals"),
    (f"Bãi bỏ {D} sửa đổi, bổ sung Quyết định số 13/QĐ-UBND.", "repeals mentions"),
    (f"quy định tại {D}", "mentions"),
    (f"{D} thay thế Quyết định số 13/QĐ-UBND", "mentions mentions"),
    ("Quyết định này có hiệu lực", "self"),
    (f"Căn cứ Nghị định số 1/2020/NĐ-CP quy định chi tiết và biện pháp thi hành Luật Đất đai; {D};",
     "basis mentions basis"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_role(text: str, roles: str) -> None:
    assert " ".join(c.role for c in vndocparse.find_citations(text)) == roles


def test_every_role_is_tried() -> None:
    tried = {role for _, roles in ROLES for role in roles.split()}
    assert tried == {
        "basis", "implements", "responds_to", "proposed_in", "attached",
        "amends", "replaces", "repeals", "mentions", "self",
    }  # fmt: skip


AMENDED = [
    ("Luật Đấu thầu số 22/2023/QH15 được sửa đổi, bổ sung bởi Luật số 57/2024/QH15 và Luật số 90/2025/QH15;",
     {0: (1, 2)}),
    ("Nghị định số 34/2016/NĐ-CP (được sửa đổi, bổ sung bởi các Nghị định số 154/2020/NĐ-CP, số 59/2024/NĐ-CP)",
     {0: (1, 2)}),
    ("Luật Doanh nghiệp số 59/2020/QH14 đã được sửa đổi, bổ sung một số điều theo luật số 03/2022/QH15",
     {0: (1,)}),
    ("Nghị định số 34/2016/NĐ-CP quy định chi tiết Luật Ban hành văn bản quy phạm pháp luật, được sửa đổi, bổ sung tại "
     "khoản 2 Điều 1 Nghị định số 154/2020/NĐ-CP; Nghị định số 30/2020/NĐ-CP", {0: (2,)}),
    ("Luật Đất đai số 31/2024/QH15 được sửa đổi bởi Luật số 43/2024/QH15, được bổ sung bởi Luật số 47/2024/QH15",
     {0: (1, 2)}),
    ("Luật Đất đai số 31/2024/QH15 được sửa đổi bởi Luật Nhà ở số 43/2024/QH15 được sửa đổi bởi Luật số 47/2024/QH15",
     {0: (1,), 1: (2,)}),
    ("Luật Đấu thầu số 22/2023/QH15 được sửa đổi bởi Luật số 57/2024/QH15, Luật Đất đai số 31/2024/QH15", {0: (1,)}),
    ("Sửa đổi, bổ sung Nghị định số 34/2016/NĐ-CP và Nghị định số 154/2020/NĐ-CP", {}),
    ("Luật Đất đai số 31/2024/QH15 được thay thế bởi Luật số 57/2034/QH15", {}),
    ("Luật Đất đai được sửa đổi. Theo Luật Nhà ở thì", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AMENDED)
def test_what_amends_a_cited_document_is_a_relation_of_the_two(text: str, expected: dict[int, tuple[int, ...]]) -> None:
    found = vndocparse.find_citations(text)
    assert {p: c.amended_by for p, c in enumerate(found) if c.amended_by} == expected


def test_an_amending_document_is_mentioned_not_amended() -> None:
    law, other = vndocparse.find_citations("Căn cứ Luật Đất đai năm 2013 được sửa đổi bởi Luật số 35/2018/QH14;")
    assert (law.role, other.role) == ("basis", "mentions")
