"""Web pages: encodings, what a browser shows, lists, tables, page ends, and pages meant to do harm."""

import pytest
from lxml.html import fromstring
from office_maker import lines

import vndocparse
from vndocparse.layout.repair import repair
from vndocparse.sources.office.html_styles import declarations
from vndocparse.sources.read import read


def shown(body: str) -> list[str]:
    return lines(read(f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()))


SHOWN = [
    ("white space", "<p>Ủy  ban\n nhân <b>dân</b></p>", ["Ủy ban nhân dân"]),
    ("breaks", "<p>MỘT<br>HAI<br/></p>", ["MỘT", "HAI"]),
    ("blocks without paragraphs", "trước<div>trong</div>sau", ["trước", "trong", "sau"]),
    ("scripts and styles", "<p>chữ<script>var a = '<p>mã</p>'</script><style>p{}</style></p>", ["chữ"]),
    ("navigation", "<nav>Trang chủ</nav><aside>Tin khác</aside><p>Điều 1.</p>", ["Điều 1."]),
    ("hidden", "<p>hiện<span style='display:none'>ẩn</span></p><div hidden>ẩn</div>", ["hiện"]),
    ("main part", "<div>Trang chủ</div><main><p>Quyết định này có hiệu lực.</p></main>",
     ["Quyết định này có hiệu lực."]),
    ("ordered list", "<ol><li>Ông A<li>Bà B</ol>", ["1. Ông A", "2. Bà B"]),
    ("letters and start", "<ol type='a' start='3'><li>một</li><li value='7'>hai</li></ol>", ["c. một", "g. hai"]),
    ("bullets", "<ul><li>một</li></ul><ul style='list-style:none'><li>- hai</li></ul>", ["• một", "- hai"]),
    ("capitals", "<p style='text-transform: uppercase'>quyết định</p>", ["QUYẾT ĐỊNH"]),
    ("entities", "<p>Kế&nbsp;hoạch &amp; &#272;i&#7873;u 1</p>", ["Kế hoạch & Điều 1"]),
    ("kept space", "<pre>Số: 1\nĐiều 2</pre>", ["Số: 1", "Điều 2"]),
    ("comment", "<!-- <p>cũ</p> --><p>mới</p>", ["mới"]),
    ("open tags", "<p>một<p>hai<table><tr><td>ba", ["một", "hai", "ba"]),
    ("cells", "<table><tr><td>A<td>B<tr><td colspan=2>C</table>", ["A B", "C"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "wanted"), [x[1:] for x in SHOWN], ids=[x[0] for x in SHOWN])
def test_what_a_browser_shows(body: str, wanted: list[str]) -> None:
    assert shown(body) == wanted


TEXT = "Căn cứ Luật Tổ chức chính quyền địa phương"
ENCODED = [
    ("stated", f"<html><head><meta charset=utf-8></head><p>{TEXT}".encode()),
    ("not stated", f"<html><p>{TEXT}".encode()),
    ("marked", f"<html><p>{TEXT}".encode("utf-8-sig")),
    ("two bytes a letter", f"<html><p>{TEXT}".encode("utf-16")),
    ("in the head of an xml page",
     f'<?xml version="1.0" encoding="utf-8"?>\n<html><body><p>{TEXT}</p></body></html>'.encode()),
    ("falsely stated", f"<html><meta charset='no-such'><p>{TEXT}".encode()),
    ("fragment", f"<div><p>{TEXT}</p></div>".encode()),
    ("after a comment", f"<!-- saved from url=(0014)about:internet -->\n<html><p>{TEXT}".encode()),
]  # fmt: skip


@pytest.mark.parametrize("data", [x[1] for x in ENCODED], ids=[x[0] for x in ENCODED])
def test_encodings(data: bytes) -> None:
    pages = read(data)
    assert (lines(pages), pages.media_type) == ([TEXT], "text/html")


def test_page_in_a_legacy_font_becomes_unicode() -> None:
    typed = "C\xa8n c\xf8 Lu\xcbt T\xe6 ch\xf8c ch\xddnh quy\xd2n \xae\xdea ph\xad\xacng n\xa8m 2025"
    page = f"<html><meta charset='iso-8859-1'><p><font face='.VnTime'>{typed}</font></p>".encode("latin-1")
    pages = repair(read(page))
    assert (pages.repairs, lines(pages)) == (("tcvn3",), [f"{TEXT} năm 2025"])


def test_western_quotes_of_the_windows_code_page() -> None:
    assert lines(read("<html><meta charset='iso-8859-1'><p>\x93Decree\x94 No. 5".encode("latin-1"))) == [
        "“Decree” No. 5"
    ]


def test_page_with_its_pictures_in_one_file() -> None:
    page = f"<html><p>{TEXT}</p></html>"
    data = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; '
        f'charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n--x--\r\n'
    )
    pages = read(data.encode())
    assert (lines(pages), pages.reader) == ([TEXT], "mhtml")


def test_tables_are_ruled_or_columns() -> None:
    ruled = read(b"<html><table border=1><tr><td>TT<td>T&ecirc;n<tr><td>1<td>A</table>")
    columns = read(b"<html><table><tr><td align=center>A</td><td align=right>B</td></tr></table>")
    assert len(ruled.pages[0].grids[0].slots) == 4
    assert columns.pages[0].grids == ()
    left, right = columns.pages[0].words
    assert left.top == right.top
    assert left.x1 < right.x0


def test_cells_over_rows_and_columns() -> None:
    table = "<table border=1><tr><td rowspan=2>TT<td colspan=2>Số lượng<tr><td>Nam<td>Nữ<tr><td>1<td>2<td>3</table>"
    (grid,) = read(f"<html><meta charset=utf-8>{table}".encode()).pages[0].grids
    assert [(s.row, s.column, s.rows, s.columns) for s in grid.slots][:4] == [
        (0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1),
    ]  # fmt: skip


def test_page_ends() -> None:
    pages = read(b"<html><p>A<p style='page-break-before:always'>B").pages
    assert [[word.text for word in page.words] for page in pages] == [["A"], ["B"]]


HOSTILE = [
    ("never closed", "<font>" * 1_500 + "Số: 1"),
    ("deep tables", "<table><tr><td>" * 500 + "Số: 1"),
    ("wide cells", "<table><tr><td colspan=99999999 rowspan=9999999>Số: 1</table>"),
    ("odd numbers", "<ol start='99999999999999999999'><li value='x'>Số: 1</ol><table width='1e9'><tr><td width='-5'>a"),
    ("odd styles", f"<p style='{'a:b;' * 50_000}margin:-9e9pt;text-indent:1e30px;font-size:0'>Số: 1"),
    ("many items", "<ol>" + "<li>Số: 1" * 5_000 + "</ol>"),
    ("number too long", f"<ol start='{'9' * 4300}'><li>Số: 1</ol><ol start='-9'><li value='१'>Số: 1</ol>"),
    ("weight of no number", "<p style='font-weight:²'>Số: 1<p style='font-weight:99999'>Số: 1"),
    ("raised only", "<p><sup>Số: 1</sup>"),
    ("breaks", "Số: 1" + "<br>" * 30_000),
    ("cells without end", f"<table><tr>{'<td>a' * 300}<td colspan=9>Số: 1<tr><td>Số: 1</table>"),
    ("zeros", "<p>S\x00ố: 1"),
]  # fmt: skip


@pytest.mark.parametrize("body", [x[1] for x in HOSTILE], ids=[x[0] for x in HOSTILE])
def test_hostile_pages_are_read(body: str) -> None:
    assert any("Số: 1" in line for line in shown(body))


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td"])
def test_page_is_never_read_in_part(tag: str) -> None:
    with pytest.raises(vndocparse.LimitExceededError, match="too deep"):
        shown("<p>Số: 1</p>" + f"<{tag}>" * 30_000 + "Số: 2")


@pytest.mark.parametrize("stated", ["hex", "zip", "rot13", "idna", "punycode", "undefined", "utf-16", "unicode_escape"])
def test_stated_encoding_that_no_page_is_in_counts_for_nothing(stated: str) -> None:
    page = f"<html><head><meta charset='{stated}'></head><body><p>Số: 1 \\x41</p></body></html>"
    assert lines(read(page.encode())) == ["Số: 1 \\x41"]


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = (
        b"<!DOCTYPE html SYSTEM 'http://localhost:9/x.dtd'><html><iframe src='file:///etc/passwd'></iframe><p>A</html>"
    )
    assert lines(read(page)) == ["A"]


@pytest.mark.parametrize(
    ("margin", "sides"),
    [
        ("1pt", ("1pt", "1pt", "1pt", "1pt")),
        ("1pt 2pt", ("1pt", "2pt", "1pt", "2pt")),
        ("1pt 2pt 3pt", ("1pt", "2pt", "3pt", "2pt")),
        ("1pt 2pt 3pt 4pt", ("1pt", "2pt", "3pt", "4pt")),
        ("1pt; margin-left: 9pt", ("1pt", "1pt", "1pt", "9pt")),
    ],
)
def test_margin_of_one_to_four_sides(margin: str, sides: tuple[str, ...]) -> None:
    told = declarations(fromstring(f"<p style='margin: {margin}'>A</p>"))
    assert tuple(told[f"margin-{side}"] for side in ("top", "right", "bottom", "left")) == sides
    assert shown(f"<p style='margin: {margin}'>A</p>") == ["A"]
