"""Citations of any text: found without header or zones, spans in the caller's string, short forms led to full ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vndocparse
from vndocparse.cite import group_citations

ARTICLE = (
    "Theo Nghị định 47/2020/ND-CP ngày 09/4/2020 của Chính phủ, cơ quan nhà nước chia sẻ dữ liệu số.\n\n"
    "Trước đó, Luật Giao dịch điện tử ngày 29 tháng 11 năm 2005 chưa nói đến việc này. Nghị định nêu trên đã bổ sung."
)


def test_an_article_has_its_citations_with_places_in_the_callers_string() -> None:
    found = vndocparse.find_citations(ARTICLE)
    assert [ARTICLE[c.span.start : c.span.end] for c in found if c.span] == [
        "Nghị định 47/2020/ND-CP ngày 09/4/2020 của Chính phủ",
        "Luật Giao dịch điện tử ngày 29 tháng 11 năm 2005",
        "Nghị định nêu trên",
    ]
    decree, law, again = found
    assert decree.reference is not None
    assert (decree.reference.number, decree.reference.year, decree.issuer) == ("47", 2020, "Chính phủ")
    assert law.title == "Luật Giao dịch điện tử"
    assert law.date is not None
    assert law.date.iso == "2005-11-29"
    assert again.target == 0


@pytest.mark.parametrize(
    "text",
    [
        "Bên A: Công ty TNHH Hoa Sen, số 12/4 phố Hàng Bài, Hà Nội. Điện thoại: 024.3825.1234. Tài khoản số 0011004.",
        "Giá trị hợp đồng: 1.250.000.000 đồng, giai đoạn 2021 - 2025, theo QCVN 102:2016/BTTTT.",
        "",
    ],
)
def test_a_text_without_citations_has_none(text: str) -> None:
    assert vndocparse.find_citations(text) == ()


def test_decomposed_letters_and_line_breaks_keep_the_places() -> None:
    text = "Xem Thông tư\r\nsố 39/2017/TT-\u200bBTC ngày 28/4/2017 nhé."
    (found,) = vndocparse.find_citations(text)
    assert found.span is not None
    assert text[found.span.start : found.span.end] == "Thông tư\r\nsố 39/2017/TT-\u200bBTC ngày 28/4/2017"


def test_the_mentions_of_a_text_can_be_grouped() -> None:
    documents = group_citations(vndocparse.find_citations(ARTICLE))
    assert [(d.key, d.mentions) for d in documents] == [
        ("47/2020/NDCP", (0, 2)),
        ("L:luat-giao-dich-dien-tu@2005", (1,)),
    ]


def test_an_own_grammar_is_used(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("grammars")
    (folder / "citations.toml").write_text(
        '[rules.type_word]\ntitle = "Nothing"\nsource = "Test"\nconfidence = 0.5\npattern = "zzz"\n'
        '[[rules.type_word.examples]]\ntext = "zzz"\n',
        "utf-8",
    )
    grammar = vndocparse.Grammar.load(folder)
    assert len(vndocparse.find_citations(ARTICLE, grammar=grammar)) < len(vndocparse.find_citations(ARTICLE))


PIECES = (
    "Nghị định số 30/2020/NĐ-CP",
    "Luật Đất đai",
    "của Chính phủ",
    "ngày 5/3/2020",
    "số ",
    "\n",
    "\n\n",
    " ",
    "|",
    ",",
)


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=12).map("".join))
def test_places_lie_in_the_text_and_targets_in_the_list(text: str) -> None:
    found = vndocparse.find_citations(text)
    for citation in found:
        assert citation.span is not None
        assert 0 <= citation.span.start < citation.span.end <= len(text)
        assert citation.target is None or citation.target < len(found)
    placed = [p for document in group_citations(found) for p in document.mentions]
    assert len(placed) == len(set(placed))
