"""Which office file this is, told from its bytes: needs none of the packages that read them."""

import io
import lzma
import zipfile
import zlib
from typing import Literal

import regex

OfficeKind = Literal["docx", "doc", "rtf", "odt", "xml", "html", "mhtml", "other"]

DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, KeyError, NotImplementedError,
    RuntimeError,
)  # fmt: skip
"""What `zipfile` raises for a damaged or protected archive."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_LOOKAHEAD = 4096
_TEXTS = ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template")
_ZIPPED = (("xl/", "a spreadsheet (xlsx)"), ("ppt/", "a presentation (pptx)"))
_STREAMS = (
    ("EncryptedPackage", "protected"),
    ("WordDocument", "doc"),
    ("Workbook", "a spreadsheet (xls)"),
    ("PowerPoint Document", "a presentation (ppt)"),
)
_HTML = regex.compile(rb"<\s*(?:!doctype\s+html|html|head|body|meta|title|p|div|table)\b", regex.IGNORECASE)
_WORD_XML = regex.compile(rb"<(?:\w+:)?(?:wordDocument|package)\b|progid=\"Word\.Document\"|<office:document\b")


def office_kind(data: bytes) -> tuple[OfficeKind, str]:
    """Return the kind of office file and, for what is not read, in words what it is (`protected` by a password)."""
    if data.startswith(_ZIP):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith(b"{\\rt"):
        return "rtf", ""
    return _markup_kind(data[:_LOOKAHEAD])


def _markup_kind(head: bytes) -> tuple[OfficeKind, str]:
    if head.startswith(_WIDE):
        head = head.decode("utf-16", "replace").encode("utf-8")
    head = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"<"):
        return ("mhtml", "") if b"multipart/related" in head.lower() else ("other", "")
    if _WORD_XML.search(head):
        return "xml", ""
    return ("html", "") if _HTML.search(head) else ("other", "an XML file")


def _zip_kind(data: bytes) -> tuple[OfficeKind, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(name.lstrip("/") for name in archive.namelist())
            kind = _first(archive) if "mimetype" in archive.namelist() else ""
    except DAMAGE:
        return "other", "damaged"
    if kind in _TEXTS:
        return "odt", ""
    if kind.startswith("application/vnd.oasis.opendocument"):
        return "other", f"a {kind.rsplit('.', 1)[1]} (OpenDocument)"
    found = next((what for folder, what in _ZIPPED if any(x.startswith(folder) for x in names)), None)
    if found:
        return "other", found
    if any(x.startswith("word/") for x in names) or "[Content_Types].xml" in names:
        return "docx", ""
    return "other", "a zip archive"


def _first(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as stream:
        return stream.read(100).decode("ascii", "replace").strip()


def _ole_kind(data: bytes) -> tuple[OfficeKind, str]:
    """Tell by the names of the streams; they stand in the file as they are."""
    for stream, kind in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return ("doc", "") if kind == "doc" else ("other", kind)
    return "other", "an old office file that holds no text document"
