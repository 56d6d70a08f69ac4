"""Annotating: marks stand where the citations do, and without them the text is what it was."""

import html
import xml.etree.ElementTree as ET
from collections.abc import Sequence

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

import vndocparse
from vndocparse.document.located import Span
from vndocparse.document.models import Citation, Reference
from vndocparse.export.templates import html_link, markdown_link, xml

TEXT = 'Thực hiện Nghị định số 30/2020/NĐ-CP & <Luật Lưu trữ>, "Nghị định nêu trên".'


def url(citation: Citation) -> str | None:
    return f"/tim?so={citation.reference.text}&x=1" if citation.reference else None


def at(*places: tuple[int, int]) -> tuple[Citation, ...]:
    return tuple(Citation(title=f"{a}-{b}", span=Span(start=a, end=b)) for a, b in places)


def link(_: Citation) -> str:
    return "/x"


def test_html_link() -> None:
    assert vndocparse.annotate(TEXT, html_link(url)) == (
        'Thực hiện <a href="/tim?so=30/2020/NĐ-CP&amp;x=1">Nghị định số 30/2020/NĐ-CP</a> &amp; '
        '&lt;Luật Lưu trữ&gt;, &quot;<a href="/tim?so=30/2020/NĐ-CP&amp;x=1">Nghị định nêu trên</a>&quot;.'
    )


def test_markdown_link() -> None:
    text = "1. Xem *Nghị định số 30/2020/NĐ-CP*\n# [mục]"
    found = at((8, 34))
    made = vndocparse.annotate(text, markdown_link(lambda _: "/a b(c)"), citations=found)
    assert made == "1\\. Xem \\*[Nghị định số 30/2020/NĐ-CP](/a%20b%28c%29)\\*\n\\# \\[mục\\]"


def test_a_markdown_link_does_not_run_over_a_blank_line() -> None:
    assert vndocparse.annotate("a\n \nb", markdown_link(link), citations=at((0, 5))) == "[a](/x)\n \n[b](/x)"


def test_a_markdown_link_does_not_become_an_image() -> None:
    assert vndocparse.annotate("a!b", markdown_link(link), citations=at((2, 3))) == "a\\![b](/x)"


def test_xml_says_what_is_known() -> None:
    made = vndocparse.annotate(TEXT, xml("vb"))
    root = ET.fromstring(f"<p>{made}</p>")
    first, *_, last = root.findall("vb")
    assert first.attrib == {"role": "implements", "type": "NĐ", "number": "30", "year": "2020", "symbol": "NĐ-CP"}
    assert last.text == "Nghị định nêu trên"
    assert last.attrib["target"] == "0"
    assert last.attrib["number"] == "30"


def test_a_function_says_what_is_written() -> None:
    text = "Theo Nghị định số 30/2020/NĐ-CP và Nghị định số 1/2021/NĐ-CP, Luật Lưu trữ."

    def wrap(citation: Citation, printed: str) -> tuple[str, str] | str | None:
        if citation.reference is None:
            return None
        return ("<<", ">>") if citation.reference.year == 2020 else printed.upper()

    assert vndocparse.annotate(text, wrap) == (
        "Theo <<Nghị định số 30/2020/NĐ-CP>> và NGHỊ ĐỊNH SỐ 1/2021/NĐ-CP, Luật Lưu trữ."
    )


def test_a_document_is_annotated_with_its_own_citations() -> None:
    document = vndocparse.parse_text("Số: 5/TB-UBND\n\nTHÔNG BÁO\nVề cấp nước\n\nTheo Quyết định số 7/QĐ-UBND.")
    made = vndocparse.annotate(document, lambda _, printed: f"[{printed}]")
    assert made == document.text.replace("Quyết định số 7/QĐ-UBND", "[Quyết định số 7/QĐ-UBND]")


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (((0, 6), (2, 4)), "{ab{cd}ef}gh"),  # nested: the outer one first
        (((2, 4), (0, 6)), "{ab{cd}ef}gh"),
        (((0, 4), (2, 6)), "{abcd}efgh"),  # crossing: the one that starts first
        (((0, 4), (4, 8)), "{abcd}{efgh}"),
        (((0, 4), (0, 4)), "{{abcd}}efgh"),
        (((0, 6), (0, 2), (1, 4), (4, 6)), "{{ab}cd{ef}}gh"),
    ],
)
def test_marks_that_overlap(places: Sequence[tuple[int, int]], expected: str) -> None:
    assert vndocparse.annotate("abcdefgh", lambda *_: ("{", "}"), citations=at(*places)) == expected


def test_links_do_not_nest() -> None:
    assert vndocparse.annotate("abcd", html_link(link), citations=at((1, 2), (0, 3))) == '<a href="/x">abc</a>d'


def test_what_replaces_a_citation_holds_no_other_mark() -> None:
    assert vndocparse.annotate("abcdef", lambda c, t: f"<{t}>", citations=at((0, 4), (1, 2), (4, 5))) == "<abcd><e>f"


def test_citations_of_another_text_are_refused() -> None:
    with pytest.raises(ValueError, match="another text"):
        vndocparse.annotate("abc", html_link(link), citations=at((0, 9)))
    with pytest.raises(TypeError, match="template or a function"):
        vndocparse.annotate("abc", "<b>", citations=())  # wrong on purpose


LETTERS = st.text(st.sampled_from("ab1. \n\r\t\\`*_[]()<>&|~#+=-!'\"ằ\x0c\x00{}"), max_size=30)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[Citation, ...]]:
    text = draw(st.one_of(LETTERS, st.text(max_size=30)))
    edge = st.integers(0, len(text))
    places = draw(st.lists(st.tuples(edge, edge).map(sorted).map(tuple), max_size=6))
    reference = Reference(number="1", symbol='"<&>', text="1/\"'<&>")
    return text, tuple(c.model_copy(update={"reference": reference}) for c in at(*places))


@given(marked())
def test_html_without_its_tags_is_the_text(case: tuple[str, tuple[Citation, ...]]) -> None:
    text, citations = case
    made = vndocparse.annotate(text, html_link(url), citations=citations)
    assert html.unescape(regex.sub(r"<[^>]*>", "", made)) == html.unescape(html.escape(text)) == text


@given(marked())
def test_markdown_without_its_links_is_the_text(case: tuple[str, tuple[Citation, ...]]) -> None:
    text, citations = case
    made = vndocparse.annotate(text, markdown_link(link), citations=citations)
    bare = regex.sub(r"(?<!\\)(?:\\\\)*\K\[|(?<!\\)(?:\\\\)*\K\]\(/x\)", "", made)
    plain = regex.sub(r"\\([!-/:-@\[-`{-~])|&#(\d+);", lambda m: m.group(1) or chr(int(m.group(2))), bare)
    assert plain == text


@given(marked())
def test_xml_without_its_elements_is_the_text(case: tuple[str, tuple[Citation, ...]]) -> None:
    text, citations = case
    root = ET.fromstring(f"<p>{vndocparse.annotate(text, xml(), citations=citations)}</p>")
    illegal = r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
    assert "".join(root.itertext()) == regex.sub(illegal, "\ufffd", text)


@given(marked())
def test_a_function_finds_the_words_of_each_citation(case: tuple[str, tuple[Citation, ...]]) -> None:
    text, citations = case
    made = vndocparse.annotate(text, lambda *_: ("\ue000", "\ue001"), citations=citations)
    assert made.count("\ue000") - text.count("\ue000") == made.count("\ue001") - text.count("\ue001")
    assert made.replace("\ue000", "").replace("\ue001", "") == text.replace("\ue000", "").replace("\ue001", "")
