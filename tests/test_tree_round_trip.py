"""Round trips of unit trees: a random tree, rendered in each scheme of labels, parses back to the same tree."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import vndocparse
from fixtures.content import Block, Content, Form, Signature
from fixtures.render import render_pdf, render_text
from vndocparse.document.body import Directive

POINTS = "abcdđeghiklmnopqrstuvxy"
WORDS = (
    "Rà soát hồ sơ của các hộ dân", "Sửa chữa công trình thủy lợi", "Thống kê diện tích rừng trồng",
    "Tập huấn cho cán bộ thôn bản", "Kiểm tra an toàn cầu treo", "Tuyên truyền trên loa truyền thanh",
    "Cấp phát giống cây ăn quả", "Khơi thông dòng chảy tại cống", "Bảo trì hệ thống chiếu sáng",
)  # fmt: skip


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
    "A, I, 1": (level("{}. ", lambda n: "ABCDĐEGHIKLMNOP"[n - 1]), ROMAN, NUMBER),
    "1, 1.1, 1.1.1": (NUMBER, COMPOUND, COMPOUND),
    "I-, 1-": (level("{}- ", roman), level("{}- ")),
    "1, a, (1)": (NUMBER, POINT, level("({}) ")),
    "Điều 1:, 1, a": (level("{}: ", str, "Điều"), NUMBER, POINT),
}  # fmt: skip
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)


@dataclass(frozen=True)
class Node:
    """A unit to be printed: its words, its bulleted items, the units below it."""

    words: str
    items: tuple[str, ...]
    below: tuple["Node", ...]


Tree = tuple[Node, ...]
Read = tuple[str, str, tuple[str, ...], tuple["Read", ...]]
"""Label, words, items and units below."""


def sentences() -> st.SearchStrategy[str]:
    parts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True)
    return parts.map(lambda found: found[0] + "".join(f", {x[0].lower()}{x[1:]}" for x in found[1:]))


@st.composite
def trees(draw: st.DrawFn, depth: int, most: int = 4) -> Tree:
    """Units of so many levels at most; those of the lowest level are now and then many."""
    count = draw(st.integers(2, 14)) if depth == 1 else draw(st.integers(2, most))
    nodes = []
    for _ in range(count):
        below = draw(st.just(()) | trees(depth - 1)) if depth > 1 else ()
        items = () if below else tuple(draw(st.lists(sentences(), max_size=2)))
        nodes.append(Node(draw(sentences()), items, below))
    return tuple(nodes)


def wanted(tree: Tree, scheme: Sequence[Level], above: str = "") -> tuple[Read, ...]:
    """What is to be read of a tree."""
    found: list[Read] = []
    for n, node in enumerate(tree, 1):
        label = scheme[0].label(n, above)
        title = scheme[0].printed(n, above).endswith("\n")
        words = node.words.upper() if title else node.words
        found.append((label, words, node.items, wanted(node.below, scheme[1:], label)))
    return tuple(found)


def blocks(tree: Tree, scheme: Sequence[Level], above: str = "") -> Iterator[Block]:
    """The paragraphs that print a tree."""
    for n, node in enumerate(tree, 1):
        printed = scheme[0].printed(n, above)
        if printed.endswith("\n"):
            yield Block("centre", printed.strip())
            yield Block("centre", node.words.upper())
        else:
            mark = ":" if node.items else "" if node.below else "."
            yield Block("plain", f"{printed}{node.words}{mark}")
        for item in node.items:
            yield Block("plain", f"- {item}.")
        yield from blocks(node.below, scheme[1:], scheme[0].label(n, above))


def read(units: Sequence[Directive]) -> tuple[Read, ...]:
    return tuple(
        (unit.label, own(unit), tuple(bare(item.text) for item in unit.items), read(unit.children)) for unit in units
    )


def own(unit: Directive) -> str:
    """The words of a unit without its items; whether they are its heading or its text is not the question here."""
    lines = [line for line in unit.text.split("\n") if line and not line.startswith("- ")]
    return bare(" ".join(filter(None, (unit.heading, *lines))))


def bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".:;")


def composed(tree: Tree, scheme: Sequence[Level], form: Form, width: int) -> Content:
    opening = Block("plain", "Ủy ban nhân dân xã xây dựng Kế hoạch chăm lo đời sống năm 2026 như sau:")
    return Content(
        name="random",
        issuer=("ỦY BAN NHÂN DÂN", "XÃ NÀ HOA"),
        number="12",
        symbol="KH-UBND",
        place="Nà Hoa",
        day="05",
        month="3",
        year="2026",
        type_name=("KẾ HOẠCH",),
        subject="Chăm lo đời sống",
        body=(opening, *blocks(tree, scheme)),
        recipients=("Đảng ủy xã", "Lưu: VT"),
        signatures=(Signature(("CHỦ TỊCH",), "Lò Văn An"),),
        form=form,
        width=width,
    )


@st.composite
def cases(draw: st.DrawFn, name: str) -> Tree:
    """A tree for a scheme; articles are numbered through, so that one division of each level above them says all."""
    above = {"chương, điều, khoản, điểm": 1, "phần, mục": 2}.get(name, 0)
    tree = draw(trees(draw(st.integers(1, len(SCHEMES[name]) - above))))
    for _ in range(above):
        tree = (Node(draw(sentences()), (), tree),)
    return tree


@pytest.mark.parametrize("form", ["plain", "interleaved", "markdown"])
@pytest.mark.parametrize("name", SCHEMES)
@settings(max_examples=12, deadline=None, phases=PHASES, suppress_health_check=SLOW)
@given(data=st.data())
def test_a_tree_of_units_parses_back(name: str, form: Form, data: st.DataObject) -> None:
    tree, width = data.draw(cases(name)), data.draw(st.integers(76, 110))
    document = vndocparse.parse_text(render_text(composed(tree, SCHEMES[name], form, width)))
    assert read(document.directives) == wanted(tree, SCHEMES[name])


@pytest.mark.parametrize("name", SCHEMES)
@settings(max_examples=5, deadline=None, phases=PHASES, suppress_health_check=SLOW)
@given(data=st.data())
def test_a_tree_of_units_on_pages_parses_back(name: str, data: st.DataObject) -> None:
    tree = data.draw(cases(name))
    document = vndocparse.parse(render_pdf(composed(tree, SCHEMES[name], "plain", 90)))
    assert read(document.directives) == wanted(tree, SCHEMES[name])
