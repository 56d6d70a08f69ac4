"""Office files that are damaged, protected, hostile or of another kind, and what is not installed."""

import builtins
import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from office_maker import render_docx
from word_xml import W, p, word_file, zipped

from fixtures.content import load
from vndocparse.document.errors import (
    LimitExceededError,
    NoTextError,
    UnreadableError,
    UnsupportedFormatError,
    VndocparseError,
)
from vndocparse.sources.limits import Limits
from vndocparse.sources.office import soffice
from vndocparse.sources.read import read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/hostname">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&c;&d;</w:t></w:r></w:p></w:body></w:document>'
)


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + b"\x00" * 600


def word(text: str) -> bytes:
    return zipped({"word/document.xml": text.encode()})


def spoilt(method: int, name: str, content: str = "application/vnd.oasis.opendocument.text" * 20) -> bytes:
    """Return an office file in whose first part the packed bytes are damaged."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr(name, content)
        archive.writestr("word/a.xml", "<a/>")
    data = bytearray(out.getvalue())
    start = data.index(name.encode()) + len(name) + 6
    data[start : start + 14] = bytes(255 - x for x in data[start : start + 14])
    return bytes(data)


REFUSED: list[tuple[str, bytes, type[VndocparseError], str]] = [
    ("spreadsheet", zipped({"xl/workbook.xml": b"<x/>"}), UnsupportedFormatError, "spreadsheet"),
    ("presentation", zipped({"ppt/presentation.xml": b"<x/>"}), UnsupportedFormatError, "presentation"),
    ("ods", zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), UnsupportedFormatError,
     "spreadsheet"),
    ("archive", zipped({"a.txt": b"x"}), UnsupportedFormatError, "zip archive"),
    ("no text part", zipped({"[Content_Types].xml": b"<x/>"}), UnsupportedFormatError, "without text"),
    ("old spreadsheet", stream("Workbook"), UnsupportedFormatError, "spreadsheet"),
    ("no known stream", stream("Other"), UnsupportedFormatError, "no text document"),
    ("protected", stream("EncryptedPackage"), UnreadableError, "password"),
    ("cut off", word_file(p("Số: 1"))[:-40], UnreadableError, "damaged"),
    ("half", render_docx(load("cong-van-cuc-thue"))[:9000], UnreadableError, "damaged"),
    ("no xml", word("Số: 1"), UnreadableError, "damaged"),
    ("cut xml", word(f'<w:document xmlns:w="{W}"><w:body>'), UnreadableError, "damaged"),
    ("entities", word(BOMB), UnreadableError, "damaged"),
    ("nested without end", word(f'<w:document xmlns:w="{W}">' + "<w:sdt>" * 5000 + "</w:sdt>" * 5000 + "</w:document>"),
     UnreadableError, "damaged"),
    *(
        (f"{name} packed by {method}", spoilt(method, name), UnreadableError, "damaged")
        for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
        for name in ("mimetype", "word/document.xml")
    ),
    ("mimetype below a slash", zipped({"/mimetype": b"x", "a": b"x"}), UnsupportedFormatError, "zip archive"),
    ("empty", word_file(""), NoTextError, "no text"),
    ("no body", word(f'<w:document xmlns:w="{W}"/>'), NoTextError, "no text"),
    ("blank", word_file(p("  ")), NoTextError, "OCR"),
    ("other xml", b"<?xml version='1.0'?><invoice><p1>1</p1></invoice>", UnsupportedFormatError, "XML"),
    ("feed", b"<?xml version='1.0'?>\n<!-- ok -->\n<rss/>", UnsupportedFormatError, "XML"),
    ("blank page", b"<html><body><script>alert('x')</script></body></html>", NoTextError, "no text"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "error", "message"), [x[1:] for x in REFUSED], ids=[x[0] for x in REFUSED])
def test_refused_with_the_reason(data: bytes, error: type[VndocparseError], message: str) -> None:
    with pytest.raises(error, match=message):
        read(data)


def test_flipped_bytes_never_crash() -> None:
    whole = word_file(p("Số: 15/QĐ-UBND") * 20, styles='<w:style w:styleId="a"/>')
    for at in range(0, len(whole), 37):
        damaged = whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :]
        try:
            read(damaged)
        except VndocparseError:
            continue


def test_zip_that_unpacks_without_end_is_over_the_limit() -> None:
    body = p("a") + " " * 3_000_000
    with pytest.raises(LimitExceededError, match="max_characters"):
        read(word_file(body), limits=Limits(max_characters=100_000))


def test_strange_values_are_read_as_far_as_they_go() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style>'
    level = '<w:lvl w:ilvl="0"><w:start w:val="inf"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = (
        p("một", '<w:pStyle w:val="a"/><w:ind w:left="xyz" w:firstLine="-99999999"/><w:jc w:val="?"/>')
        + p("hai", '<w:numPr><w:ilvl w:val="44"/><w:numId w:val="9"/></w:numPr>', '<w:sz w:val="-3"/>')
        + "<w:tbl><w:tr/></w:tbl><w:tbl><w:tr><w:tc>"
        + '<w:tcPr><w:gridSpan w:val="9999999"/></w:tcPr></w:tc></w:tr></w:tbl>'
        + p("ba", '<w:numPr><w:ilvl w:val="nan"/><w:numId w:val="1"/></w:numPr>', '<w:sz w:val="1e300"/>')
        + p("bốn", '<w:ind w:left="nan" w:firstLine="inf"/>', '<w:sz w:val="nan"/>')
        + '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="-5"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="nan"/></w:tcPr>'
        + f'{p("năm")}</w:tc></w:tr></w:tbl><w:p><w:r><w:sym w:char="D800"/><w:t>sáu</w:t></w:r></w:p>'
        + '<w:sectPr><w:pgSz w:w="10"/><w:pgMar w:left="999999"/></w:sectPr>'
    )
    pages = read(word_file(body, styles=styles, numbering=numbering)).pages
    assert [word.text for page in pages for word in page.words] == ["một", "hai", "0.", "ba", "bốn", "năm", "sáu"]
    assert all(0 < word.size < 2000 and abs(word.x0) < 1e6 for page in pages for word in page.words)


def test_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    imported: Callable[..., Any] = builtins.__import__

    def no_lxml(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "lxml":
            raise ImportError(name)
        return imported(name, *rest, **more)

    for name in [x for x in sys.modules if x.startswith("vndocparse.sources.office.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", no_lxml)
    for data in (word_file(p("Số: 1")), b"<html><p>S"):
        with pytest.raises(UnsupportedFormatError, match=r"pip install 'vndocparse\[office\]'"):
            read(data)


def test_missing_libreoffice_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "find_soffice", lambda: None)
    for data in (b"{\\rtf1\\ansi S\\u7889?}", stream("WordDocument")):
        with pytest.raises(UnsupportedFormatError, match="apt install libreoffice-writer"):
            read(data)


@pytest.mark.skipif(soffice.find_soffice() is None, reason="LibreOffice is not installed")
def test_damaged_old_file_is_unreadable() -> None:
    with pytest.raises((UnreadableError, NoTextError)):
        read(stream("WordDocument"))


def test_libreoffice_that_does_not_start_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "soffice"
    broken.write_bytes(b"no program")
    broken.chmod(0o755)
    monkeypatch.setattr(soffice, "find_soffice", lambda: str(broken))
    with pytest.raises(UnsupportedFormatError, match="does not start"):
        read(b"{\\rtf1 A}")
