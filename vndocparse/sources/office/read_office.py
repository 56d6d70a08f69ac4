"""Office and web files to pages: which reader takes which, and the errors that say what to do."""

import hashlib
from collections.abc import Callable
from importlib import import_module

from vndocparse.document.errors import NoTextError, UnreadableError, UnsupportedFormatError
from vndocparse.sources.limits import Limits
from vndocparse.sources.office.blocks import Flow
from vndocparse.sources.office.kinds import office_kind
from vndocparse.sources.office.set_pages import set_pages
from vndocparse.sources.office.soffice import to_docx
from vndocparse.sources.pages import Pages

_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "xml": "application/xml",
    "html": "text/html",
    "mhtml": "multipart/related",
}
_MODULES = {
    "docx": "vndocparse.sources.office.docx_reader",
    "html": "vndocparse.sources.office.html_reader",
    "mhtml": "vndocparse.sources.office.mhtml_reader",
}


def read_office(data: bytes, path: str | None, name: str, what: str, limits: Limits) -> Pages:
    """Read an office or web file; `what` says in words what its first bytes are."""
    kind, reason = office_kind(data)
    if reason == "damaged":
        raise UnreadableError(f"{name}: {what}, damaged or cut off; get an undamaged copy")
    if reason == "protected":
        raise UnreadableError(
            f"{name}: an office file protected by a password; remove the protection and read it again"
        )
    if kind == "other":
        raise UnsupportedFormatError(
            f"{name}: {reason or what} is not read; save it as PDF, docx or plain text and read that"
        )
    read = _reader(kind if kind in _MODULES else "docx", name, what)
    flow = read(data if kind in _MODULES else to_docx(data, kind, limits, name), limits, name)
    pages = Pages(
        media_type=_MEDIA[kind],
        reader=kind if kind in _MODULES else "libreoffice",
        sha256=hashlib.sha256(data).hexdigest(),
        pages=set_pages(flow),
        path=path,
        laid_out=True,
    )
    _check(pages, name, limits)
    return pages


def _reader(kind: str, name: str, what: str) -> Callable[[bytes, Limits, str], Flow]:
    try:
        module = import_module(_MODULES[kind])
    except ImportError as error:
        raise UnsupportedFormatError(
            f"{name}: {what} is read with the extra for office files; pip install 'vndocparse[office]'"
        ) from error
    found: Callable[[bytes, Limits, str], Flow] = getattr(module, f"read_{kind}")
    return found


def _check(pages: Pages, name: str, limits: Limits) -> None:
    count = sum(len(word.text) + 1 for page in pages.pages for word in page.words)
    limits.check_characters(count, name)
    if not any(c.isalnum() for page in pages.pages for word in page.words for c in word.text):
        raise NoTextError(
            f"{name}: no text in it; when it holds pictures of pages, save it as PDF and read that with OCR"
        )
