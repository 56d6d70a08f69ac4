"""Tasks: who is charged with what, until when, and where the report goes; what sets no task."""

from typing import Any

import pytest

import vndocparse
from vndocparse.document.body import Task

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n\nSố: 12/{code}UBND\n\nSơn La, ngày 05 tháng 3 năm 2026\n\n{title}\n\n"
FOOT = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLò Văn An\n"


def tasks(body: str, code: str = "KH-", title: str = "KẾ HOẠCH\nChăm lo đời sống") -> list[dict[str, Any]]:
    text = HEAD.format(code=code, title=title) + body + FOOT
    document = vndocparse.parse_text(text)
    for task in document.tasks:
        assert task.span is not None
        assert all(x.span and text[x.span.start : x.span.end] == x.name for x in (*task.assignees, *task.coordinators))
    return [shown(task) for task in document.tasks]


def shown(task: Task) -> dict[str, Any]:
    found = {
        "unit": task.unit,
        "action": task.action,
        "who": [x.name for x in task.assignees],
        "with": [x.name for x in task.coordinators],
        "until": [x.date.iso if x.date else x.text for x in task.deadlines],
        "to": task.report_to.name if task.report_to else None,
    }
    return {key: value for key, value in found.items() if value}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan rà soát hồ sơ "
            "trước ngày 15/7/2026.",
            [{"unit": "1", "action": "giao", "who": ["Sở Nội vụ"], "with": ["Sở Tài chính", "các đơn vị liên quan"],
              "until": ["2026-07-15"]}],
            id="order",
        ),
        pytest.param(
            "1. Sở Y tế có trách nhiệm tổng hợp, báo cáo UBND tỉnh trong quý III/2026.",
            [{"unit": "1", "action": "tổng hợp", "who": ["Sở Y tế"], "until": ["2026-09-30"], "to": "UBND tỉnh"}],
            id="duty",
        ),
        pytest.param(
            "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Văn hóa, Thể thao và Du lịch:\n\na) Cắm biển báo tại bến thuyền.\n\n"
            "b) Báo cáo định kỳ trước ngày 20 hằng tháng.",
            [{"unit": "I/1/a", "action": "cắm", "who": ["Sở Văn hóa, Thể thao và Du lịch"]},
             {"unit": "I/1/b", "action": "báo cáo", "who": ["Sở Văn hóa, Thể thao và Du lịch"],
              "until": ["định kỳ trước ngày 20 hằng tháng"]}],
            id="lead-in gives its actor to the units below",
        ),
        pytest.param(
            "1. Xây dựng tài liệu tuyên truyền\n\n- Đơn vị chủ trì: Sở Tư pháp.\n\n"
            "- Đơn vị phối hợp: Hội Luật gia tỉnh.\n\n"
            "- Thời gian hoàn thành: Quý II/2026.",
            [{"unit": "1", "action": "xây dựng", "who": ["Sở Tư pháp"], "with": ["Hội Luật gia tỉnh"],
              "until": ["2026-06-30"]}],
            id="labelled lines",
        ),
        pytest.param(
            "1. Giao Công an tỉnh tuần tra tuyến đường vành đai. Giao Sở Xây dựng sửa chữa cầu Bản Lau; "
            "gửi kết quả về Văn phòng UBND tỉnh trong 05 ngày làm việc kể từ ngày nhận được văn bản này.",
            [{"unit": "1", "action": "giao", "who": ["Công an tỉnh"]},
             {"unit": "1", "action": "giao", "who": ["Sở Xây dựng"], "to": "Văn phòng UBND tỉnh",
              "until": ["trong 05 ngày làm việc kể từ ngày nhận được văn bản này"]}],
            id="two actors in one unit",
        ),
        pytest.param(
            "I. TỔ CHỨC THỰC HIỆN\n\n1. Ủy ban nhân dân các tỉnh: Ninh Bình, Phú Thọ đẩy nhanh thủ tục.\n\n"
            "2. Các đơn vị lưu ý rà soát hồ sơ.\n\n"
            "3. Giao Sở Nội vụ phối hợp với cấp ủy, chính quyền các cấp, phát huy sức mạnh đoàn kết.",
            [{"unit": "I/1", "action": "đẩy nhanh", "who": ["Ủy ban nhân dân các tỉnh: Ninh Bình, Phú Thọ"]},
             {"unit": "I/2", "action": "rà soát", "who": ["Các đơn vị"]},
             {"unit": "I/3", "action": "giao", "who": ["Sở Nội vụ"], "with": ["cấp ủy, chính quyền các cấp"]}],
            id="verbs that end an actor's name",
        ),
        pytest.param(
            "1. Hoàn thành việc kiểm kê trước ngày 30/6/2026.",
            [{"unit": "1", "action": "hoàn thành", "until": ["2026-06-30"]}],
            id="a deadline that charges nobody",
        ),
        pytest.param(
            "Để kịp thời vụ, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n\n1. Các Sở: Tài chính, Xây dựng bố trí kinh phí."
            "\n\n"
            "2. Ủy ban nhân dân các xã, phường khơi thông dòng chảy.",
            [{"unit": "1", "action": "yêu cầu", "who": ["Các Sở: Tài chính, Xây dựng"]},
             {"unit": "2", "action": "yêu cầu", "who": ["Ủy ban nhân dân các xã, phường"]}],
            id="an order without an actor",
        ),
        pytest.param(
            "Phần văn nghệ do Đoàn Thanh niên tỉnh chủ trì.",
            [{"who": ["Đoàn Thanh niên tỉnh"]}],
            id="passive, outside the units",
        ),
    ],
)  # fmt: skip
def test_tasks(body: str, expected: list[dict[str, Any]]) -> None:
    assert tasks(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("1. Nâng cao nhận thức của Nhân dân về giữ gìn nguồn nước.", id="aim"),
        pytest.param("1. Sở Y tế đã tổ chức 12 lớp tập huấn.", id="what was done"),
        pytest.param("1. Kế hoạch này có hiệu lực kể từ ngày 01/4/2026.", id="entry into force"),
        pytest.param("Thực hiện Quyết định số 15/QĐ-TTg ngày 02/01/2026 theo đề nghị của Sở Nội vụ.", id="legal basis"),
        pytest.param("Đề nghị các đơn vị quan tâm, phối hợp thực hiện./.", id="polite close"),
        pytest.param("Nếu có vướng mắc, đề nghị các đơn vị phản ánh về Sở Nội vụ./.", id="condition"),
        pytest.param(
            "Điều 1. Thành lập Tổ công tác.\n\nĐiều 2. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ chịu "
            "trách nhiệm thi hành Quyết định này, kể từ ngày ký./.",
            id="who implements the document",
        ),
    ],
)
def test_no_task(body: str) -> None:
    assert tasks(body) == []


def test_a_past_date_is_no_deadline() -> None:
    assert tasks("1. Giao Sở Nội vụ rà soát hồ sơ tiếp nhận, hoàn thành trước ngày 15/7/2024.") == [
        {"unit": "1", "action": "giao", "who": ["Sở Nội vụ"]}
    ]


def test_a_unit_says_what_its_tasks_say_and_contradicting_deadlines_are_both_given() -> None:
    body = "1. Giao Sở Nội vụ rà soát hồ sơ trước ngày 15/7/2026. Việc rà soát hoàn thành trước ngày 20/7/2026."
    document = vndocparse.parse_text(HEAD.format(code="KH-", title="KẾ HOẠCH\nChăm lo đời sống") + body + FOOT)
    (unit,) = document.directives
    assert (unit.action, [x.name for x in unit.assignees]) == ("giao", ["Sở Nội vụ"])
    assert unit.deadline is not None
    assert unit.deadline.date is not None
    assert unit.deadline.date.iso == "2026-07-15"
    (task,) = document.tasks
    assert [d.text for d in task.deadlines] == ["trước ngày 15/7/2026", "trước ngày 20/7/2026"]
    assert "deadline.conflict" in {d.code for d in document.diagnostics}


def test_terms_of_procedure_in_a_legal_text_are_no_tasks() -> None:
    law = (
        "Điều 1. Thủ tục\n\n1. Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ, việc cấp phép được hoàn thành."
    )
    assert tasks(law, code="2026/QĐ-", title="QUYẾT ĐỊNH\nQuy định về bến thuyền") == []
