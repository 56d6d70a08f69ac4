"""Round trips of unit trees: a random tree, rendered in each scheme of labels, parses back to the same tree."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vndocparse
from vndocparse.document.body import Directive

POINTS = "abcdđeghiklmnopqrstuvxy"
WORDS = (
    "Rà soát hồ sơ của các hộ dân", "Sửa chữa công trình thủy lợi", "Thống kê diện tích rừng trồng",
    "Tập huấn cho cán bộ thôn bản", "Kiểm tra an toàn cầu treo", "Tuyên truyền trên loa truyền thanh",
    "Cấp phát giống cây ăn quả", "Khơi thông dòng chảy tại cống", "Bảo trì hệ thống chiếu sáng",
)  # fmt: skip
HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ NÀ HOA\n\nSố: 12/KH-UBND\n\nNà Hoa, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nChăm lo đời sống\n\n"
)
FOOT = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLò Văn An\n"


def roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


@dataclass(frozen=True)
class Level:
    """How the labels of one level are printed, and the label that is read; `number` counts from 1."""

    printed: Callable[[int, str], str]
    label: Callable[[int, str], str]


def level(form: str, value: Callable[[int], str] = str, word: str = "") -> Level:
    named = f"{word} " if word else ""
    return Level(lambda n, _: form.format(named + value(n)), lambda n, _: named + value(n))


COMPOUND = Level(lambda n, above: f"{above}.{n}. ", lambda n, above: f"{above}.{n}")
NUMBER, POINT, ROMAN = level("{}. "), level("{}) ", lambda n: POINTS[n - 1]), level("{}. ", roman)
SCHEMES: dict[str, tuple[Level, ...]] = {
    "chương, điều, khoản, điểm": (
        level("{}\n", roman, "Chương"), level("{}. ", str, "Điều"), NUMBER, POINT,
    ),
    "phần, mục": (level("{}\n", roman, "Phần"), level("{}\n", str, "Mục"), level("{}. ", str, "Điều"), NUMBER),
    "I, 1, a": (ROMAN, NUMBER, POINT),
    "A, I, 1": (level("{}. ", lambda n: "ABCDEGHKLMNO"[n - 1]), ROMAN, NUMBER),
    "1, 1.1, 1.1.1": (NUMBER, COMPOUND, COMPOUND),
    "I-, 1-": (level("{}- ", roman), level("{}- ")),
    "1, a, (1)": (NUMBER, POINT, level("({}) ")),
    "Điều 1:, 1, a": (level("{}: ", str, "Điều"), NUMBER, POINT),
}  # fmt: skip
Shape = list["Shape"]  # type: ignore[misc]


def shapes(depth: int) -> st.SearchStrategy[Shape]:
    """Trees as lists of lists, at most so deep: a few units a level, sometimes many."""
    if depth == 1:
        return st.integers(2, 12).map(lambda n: [[] for _ in range(n)])
    return st.lists(st.just([]) | shapes(depth - 1), min_size=2, max_size=4)


def outline(shape: Shape, scheme: Sequence[Level], start: int = 1, above: str = "", count: int = 0) -> list[object]:
    """The labels that are to be read, nested; articles go on over the chapters."""
    return [
        (scheme[0].label(n, above), outline(below, scheme[1:], 1, scheme[0].label(n, above)) if below else [])
        for n, below in enumerate(shape, start)
    ]


def lines(shape: Shape, scheme: Sequence[Level], above: str = "") -> list[str]:
    found: list[str] = []
    for n, below in enumerate(shape, 1):
        text = WORDS[(len(found) + 3 * n) % len(WORDS)]
        printed = scheme[0].printed(n, above)
        heading = text.upper() if printed.endswith("\n") else text
        found.append(f"{printed}{heading}{'' if below or printed.endswith(chr(10)) else f' trong năm {2025 + n}.'}")
        found += lines(below, scheme[1:], scheme[0].label(n, above)) if below else []
    return found


def read(units: Sequence[Directive]) -> list[object]:
    return [(unit.label, read(unit.children)) for unit in units]


@pytest.mark.parametrize("markdown", [False, True])
@pytest.mark.parametrize("name", SCHEMES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_a_tree_of_units_parses_back(name: str, markdown: bool, data: st.DataObject) -> None:
    scheme = SCHEMES[name]
    depth = data.draw(st.integers(1, len(scheme)))
    shape = data.draw(shapes(depth))
    if name in ("chương, điều, khoản, điểm", "phần, mục") and depth > 1:
        # Articles are numbered through over the divisions above them: one division says it all.
        shape = shape[:1] if name.startswith("chương") or depth == 2 else [shape[0][:1]]
    texts = lines(shape, scheme)
    body = "\n\n".join(
        f"**{text.split(' ', 1)[0]}** {text.split(' ', 1)[1]}" for text in texts if markdown
    ) or "\n\n".join(texts)
    document = vndocparse.parse_text(f"{HEAD}Ủy ban nhân dân xã xây dựng Kế hoạch như sau:\n\n{body}{FOOT}")
    assert read(document.directives) == outline(shape, scheme)
