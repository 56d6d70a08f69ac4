"""Word files in detail: generated numbers, what a paragraph holds, fonts, tabs, notes, page ends, tables."""

import pytest
from office_maker import lines
from word_xml import level, listed, lists, p, word_file

import vndocparse
from vndocparse.sources.office.numerals import numeral
from vndocparse.sources.read import read


def text_of(body: str, **parts: str) -> list[str]:
    return lines(read(word_file(body, **parts)))


# --- numbering ----------------------------------------------------------------------------------------------------

ONE, LETTER = level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)")
DECIMAL = ONE + LETTER + level(2, "decimal", "%1.%2.%3", more="<w:isLgl/>")
PAST = ONE + level(1, "decimal", "%1.%2.", more='<w:lvlRestart w:val="0"/>')
NUMBERED = [
    ("counts and starts again below a new item", DECIMAL, [(0, "A"), (1, "b"), (1, "c"), (0, "D"), (1, "e")],
     ["1. A", "a) b", "b) c", "2. D", "a) e"]),
    ("legal numbers are decimal at all levels", DECIMAL, [(0, "A"), (1, "b"), (2, "c")],
     ["1. A", "a) b", "1.1.1 c"]),
    ("words around the number", level(0, "decimal", "Điều %1."), [(0, "A"), (0, "B")], ["Điều 1. A", "Điều 2. B"]),
    ("roman", level(0, "upperRoman", "%1."), [(0, "A"), (0, "B"), (0, "C")], ["I. A", "II. B", "III. C"]),
    ("a start of its own", level(0, "decimal", "%1.", start=7), [(0, "A"), (0, "B")], ["7. A", "8. B"]),
    ("bullets", level(0, "bullet", "-"), [(0, "A"), (0, "B")], ["- A", "- B"]),
    ("level without a number", level(0, "none", ""), [(0, "A")], ["A"]),
    ("goes on past deeper levels", PAST,
     [(0, "A"), (1, "b"), (0, "C"), (1, "d")], ["1. A", "1.1. b", "2. C", "2.2. d"]),
]  # fmt: skip


@pytest.mark.parametrize(("definition", "items", "shown"), [x[1:] for x in NUMBERED], ids=[x[0] for x in NUMBERED])
def test_generated_numbers_are_text(definition: str, items: list[tuple[int, str]], shown: list[str]) -> None:
    body = "".join(listed(text, 1, at) for at, text in items)
    assert text_of(body, numbering=lists(definition)) == shown


def test_lists_of_one_definition_count_on_unless_one_starts_again() -> None:
    more = (
        '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = "".join(listed("x", number) for number in (1, 5, 6, 6))
    assert text_of(body, numbering=lists(ONE, overrides=more)) == ["1. x", "2. x", "1. x", "2. x"]


def test_style_numbers_its_paragraphs() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Muc"><w:basedOn w:val="Dieu"/></w:style>'
    )
    definition = level(0, "decimal", "%1", more='<w:pStyle w:val="Khac"/>') + level(
        1, "decimal", "Điều %2.", more='<w:pStyle w:val="Dieu"/>'
    )
    body = p("A", '<w:pStyle w:val="Dieu"/>') + p("B", '<w:pStyle w:val="Dieu"/>')
    assert text_of(body, styles=styles, numbering=lists(definition)) == ["Điều 1. A", "Điều 2. B"]
    off = p("C", '<w:pStyle w:val="Dieu"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert text_of(off, styles=styles, numbering=lists(definition)) == ["C"]


NUMERALS = [(4, "lowerRoman", "iv"), (27, "lowerLetter", "aa"), (3, "decimalZero", "03"), (0, "upperRoman", "0"),
            (12, "unheard", "12"), (5000, "lowerRoman", "5000")]  # fmt: skip


@pytest.mark.parametrize(("count", "kind", "shown"), NUMERALS)
def test_numerals(count: int, kind: str, shown: str) -> None:
    assert numeral(count, kind) == shown


# --- what stands in a paragraph -----------------------------------------------------------------------------------

BOX = "<w:txbxContent>" + p("HỎA TỐC") + "</w:txbxContent>"
RUNS = [
    ("line breaks", '<w:r><w:t>MỘT</w:t><w:br/><w:t>HAI</w:t></w:r>', ["MỘT", "HAI"]),
    ("deleted", "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins>", ["mới"]),
    ("moved", "<w:moveFrom><w:r><w:t>xa</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>đây</w:t></w:r></w:moveTo>",
     ["đây"]),
    ("hidden", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r>", ["hiện"]),
    ("capitals", "<w:r><w:rPr><w:caps/></w:rPr><w:t>quyết định</w:t></w:r>", ["QUYẾT ĐỊNH"]),
    ("field", '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> DATE </w:instrText></w:r><w:r>'
     '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5/6</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
     ["5/6"]),
    ("link and content control", "<w:hyperlink><w:r><w:t>liên</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent>"
     "<w:r><w:t>kết</w:t></w:r></w:sdtContent></w:sdt>", ["liênkết"]),
    ("hyphens", "<w:r><w:t>15</w:t><w:noBreakHyphen/><w:t>QĐ</w:t></w:r>", ["15\u2011QĐ"]),
    ("symbol", '<w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:t xml:space="preserve"> ý</w:t></w:r>', ["\uf0a7 ý"]),
    ("text box", f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor>{BOX}</wp:anchor></w:drawing></mc:Choice>"
     f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Số: 1</w:t></w:r>",
     ["HỎA TỐC", "Số: 1"]),
    ("old text box", f'<w:r><w:pict><v:shape style="margin-left:300pt;width:120pt">{BOX}</v:shape></w:pict></w:r>',
     ["HỎA TỐC"]),
    ("formula", "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>", ["x+y"]),
    ("outer space trimmed", "<w:r><w:t>\n  chữ\n </w:t></w:r>", ["chữ"]),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "shown"), [x[1:] for x in RUNS], ids=[x[0] for x in RUNS])
def test_text_of_a_paragraph(runs: str, shown: list[str]) -> None:
    assert text_of(f"<w:p>{runs}</w:p>") == shown


def test_long_paragraph_stays_one_line() -> None:
    text = "Căn cứ Luật Tổ chức chính quyền địa phương; " * 40
    pages = read(word_file(p(text) + p("Điều 1.")))
    assert lines(pages) == [text.strip(), "Điều 1."]
    assert max(word.x1 for word in pages.pages[0].words) <= pages.pages[0].width


def test_fonts_sizes_and_weight_come_from_styles_and_runs() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr></w:style>'
    )
    body = p("một") + p("hai", run='<w:rStyle w:val="C"/><w:b w:val="0"/><w:sz w:val="28"/><w:i/>')
    first, second = read(word_file(body, styles=styles)).pages[0].words
    assert (first.font, first.size, first.bold, first.italic) == ("Arial", 11.0, True, False)
    assert (second.font, second.size, second.bold, second.italic) == (".VnTimeH", 14.0, False, True)


def test_tabs_part_columns_and_labels_do_not() -> None:
    stops = '<w:tabs><w:tab w:val="center" w:pos="1800"/><w:tab w:val="center" w:pos="6800"/></w:tabs>'
    tabs = "<w:r><w:tab/><w:t>BỘ Y TẾ</w:t><w:tab/><w:t>ĐỘC LẬP</w:t></w:r>"
    words = read(word_file(f"<w:p><w:pPr>{stops}</w:pPr>{tabs}</w:p>")).pages[0].words
    middles = [(words[0].x0 + words[2].x1) / 2, (words[3].x0 + words[4].x1) / 2]
    assert [round(x - 85) for x in middles] == [90, 340]
    label = read(word_file("<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>Mục đích</w:t></w:r></w:p>")).pages[0].words
    assert label[1].x0 - label[0].x1 < label[0].size
    spaced = '<w:r><w:t xml:space="preserve">   Số:          /QĐ. BQL</w:t><w:tab/><w:tab/><w:t>Huế</w:t></w:r>'
    words = read(word_file(f"<w:p>{spaced}</w:p>")).pages[0].words
    assert words[3].x0 - words[2].x1 > 1.5 * words[2].size


def test_footnotes_stand_in_small_print_below_the_page() -> None:
    notes = f'<w:footnote w:id="2">{p("Theo báo cáo năm 2024.")}</w:footnote>'
    body = '<w:p><w:r><w:t>Dân số</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + p("Hết.")
    pages = read(word_file(body, footnotes=notes))
    assert [word.text for word in pages.pages[0].words][:6] == ["Dân", "số", "1", "Hết.", "[1]", "Theo"]
    assert pages.pages[0].words[2].size < pages.pages[0].words[1].size


def test_pages_end_where_the_author_ends_them() -> None:
    body = p("A") + '<w:p><w:r><w:br w:type="page"/><w:t>B</w:t></w:r></w:p>' + p("C", "<w:pageBreakBefore/>")
    assert [[w.text for w in page.words] for page in read(word_file(body)).pages] == [["A"], ["B"], ["C"]]


def test_section_sets_its_page_behind_a_continuous_one() -> None:
    def section(width: int, more: str = "") -> str:
        return f'<w:sectPr>{more}<w:pgSz w:w="{width}"/></w:sectPr>'

    changed = f"<w:sectPrChange>{section(8000)}</w:sectPrChange>"
    body = (
        p("A", section(12000, changed))
        + p("B", section(12000, '<w:type w:val="continuous"/>'))
        + p("C", section(16000))
        + p("D")
        + section(14000)
    )
    pages = read(word_file(body)).pages
    assert [([w.text for w in x.words], x.width) for x in pages] == [(["A", "B"], 600), (["C"], 800), (["D"], 700)]


def test_paragraphs_in_several_forms_are_read_in_one() -> None:
    body = f"<mc:AlternateContent><mc:Choice Requires='x'>{p('A')}</mc:Choice><mc:Fallback>{p('B')}</mc:Fallback>"
    assert text_of(f"{body}</mc:AlternateContent>{p('C')}") == ["A", "C"]


def test_line_of_raised_words_only() -> None:
    assert text_of(p("1 2", run='<w:vertAlign w:val="superscript"/>')) == ["1 2"]


def test_first_of_two_lists_with_one_number_counts() -> None:
    numbering = lists(level(0, "decimal", "%1.")) + '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    assert text_of(listed("A", 1), numbering=numbering) == ["1. A"]


# --- tables -------------------------------------------------------------------------------------------------------


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


GRID = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * 3 + "</w:tblGrid>"
BORDERS = '<w:tblPr><w:tblBorders><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr>'


def test_merged_cells_cover_their_rows_and_columns() -> None:
    rows = (
        cell("TT", '<w:vMerge w:val="restart"/>') + cell("Số lượng", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("Nam") + cell("Nữ"),
        cell("1") + cell("12") + cell("15"),
    )
    table = f"<w:tbl>{BORDERS}{GRID}" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    (grid,) = read(word_file(table)).pages[0].grids
    assert [(s.row, s.column, s.rows, s.columns) for s in grid.slots] == [
        (0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1),
    ]  # fmt: skip
    found = vndocparse.parse(word_file(p("QUYẾT ĐỊNH") + p("Điều 1. Phân bổ như sau:") + table)).tables[0]
    assert [[x.text for x in row] for row in found.rows] == [["TT", "Số lượng"], ["Nam", "Nữ"], ["1", "12", "15"]]


def test_table_without_lines_is_columns_only() -> None:
    table = f"<w:tbl>{GRID}<w:tr>{cell('A')}{cell('B')}{cell('C')}</w:tr></w:tbl>"
    page = read(word_file(table)).pages[0]
    assert page.grids == ()
    assert len({word.top for word in page.words}) == 1
    assert [word.x0 for word in page.words] == sorted(word.x0 for word in page.words)


def test_table_in_a_cell_is_read_with_it() -> None:
    inner = f"<w:tbl>{GRID}<w:tr>{cell('trong')}{cell('cùng')}</w:tr></w:tbl>"
    table = f"<w:tbl>{GRID}<w:tr><w:tc>{inner}{p('ngoài')}</w:tc>{cell('bên')}</w:tr></w:tbl>"
    assert {word.text for word in read(word_file(table)).pages[0].words} == {"trong", "cùng", "ngoài", "bên"}


def test_cells_past_the_last_column_are_read() -> None:
    many = f"<w:tbl><w:tr>{''.join(map(cell, map(str, range(300))))}</w:tr></w:tbl>"
    far = f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="500"/></w:trPr>{cell("A")}{cell("B")}</w:tr></w:tbl>'
    words = [word.text for word in read(word_file(many + far)).pages[0].words]
    assert words == [*map(str, range(300)), "A", "B"]
