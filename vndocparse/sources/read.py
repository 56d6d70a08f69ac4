"""The way into the sources room: any source in, `Pages` out, or a typed error that says what to do."""

import hashlib
import os
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from vndocparse.document.errors import NoTextError, UnreadableError
from vndocparse.sources.limits import Limits
from vndocparse.sources.ocr_tools import find_tools, require_tools
from vndocparse.sources.office.read_office import read_office
from vndocparse.sources.pages import Pages
from vndocparse.sources.quality import check_text, unread_pages, what_is_found
from vndocparse.sources.reader import load_reader
from vndocparse.sources.sniff import image_type, sniff
from vndocparse.sources.text_reader import decode, pages_of_text

_SIGNED = b"/ByteRange"  # every signature in a PDF file says which bytes it covers

Source = str | os.PathLike[str] | bytes | BinaryIO


def read(source: Source, *, reader: str | None = None, ocr: bool = True, limits: Limits = Limits()) -> Pages:
    """Read a path, bytes or a binary file object; `reader` chooses the PDF reader (`pdfium` or `pdfplumber`).

    `ocr` reads pictures, and pages whose text is not worth reading, by OCR; without it, a source of such is refused.

    PDFium is not thread-safe: read in several processes, never in several threads.
    """
    data, path = load(source, limits)
    name = path or "the source"
    kind, what = sniff(data)
    if kind == "pdf":
        return _read_pdf(data, path, name, reader, limits, ocr=ocr)
    if kind == "image" and ocr:
        return _read_image(data, path, what, name, limits)
    if kind == "text":
        limits.check_characters(len(data) // 4, name)
        text, encoding = decode(data, name)
        return pages_of_text(text, limits, name=name, path=path, data=data, encoding=encoding)
    if kind == "office":
        return read_office(data, path, name, what, limits)
    _refuse(kind, what, name)


def read_text(text: str, *, limits: Limits = Limits()) -> Pages:
    """Take a text that the caller has already read."""
    return pages_of_text(text, limits, name="the text")


def _read_pdf(data: bytes, path: str | None, name: str, reader: str | None, limits: Limits, *, ocr: bool) -> Pages:
    chosen, module = load_reader(reader)
    pages = Pages(
        media_type="application/pdf",
        reader=chosen,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=tuple(module.read_pages(data, limits, name)),
        path=path,
    )
    unread = unread_pages(pages.pages)
    if unread and ocr:
        pages = _with_ocr(pages, unread, data, limits, name)
    else:
        check_text(pages, name)
    return _with_signatures(pages, data)


def _with_ocr(pages: Pages, unread: frozenset[int], data: bytes, limits: Limits, name: str) -> Pages:
    """Return the pages, the unread ones by OCR; without the tools for it only a source of nothing else is refused."""
    if len(unread) == len(pages.pages):
        require_tools(f"{name}: {what_is_found(pages)}")
    if not find_tools().ready:
        return replace(pages, unread=tuple(sorted(unread)))
    found: Pages = _recogniser().read_scanned(pages, unread, data, limits, name)
    return found


def _read_image(data: bytes, path: str | None, what: str, name: str, limits: Limits) -> Pages:
    require_tools(f"{name}: {what}")
    return Pages(
        media_type=image_type(data),
        reader="tesseract",
        sha256=hashlib.sha256(data).hexdigest(),
        pages=_recogniser().read_pictures(data, limits, name),
        path=path,
        ocr=True,
    )


def _recogniser() -> Any:
    # The libraries for pictures are an extra, and heavy: imported when there is a picture to read.
    return import_module("vndocparse.sources.ocr_read")


def _with_signatures(pages: Pages, data: bytes) -> Pages:
    """Return the pages with the digital signatures of the file, or with why they were not read."""
    if _SIGNED not in data:
        return pages
    try:
        signatures = import_module("vndocparse.sources.pdf_signatures")
    except ImportError:
        return replace(pages, signatures_unread="not_installed")
    try:
        return replace(pages, signatures=signatures.read_signatures(data, pages.pages))
    except Exception:  # pyHanko raises anything at all for damaged files, and the text has been read
        return replace(pages, signatures_unread="damaged")


def load(source: Source, limits: Limits) -> tuple[bytes, str | None]:
    """Return the bytes of a source and its path, if it has one. Raises `UnreadableError` or `LimitExceededError`."""
    if isinstance(source, bytes | bytearray | memoryview):
        limits.check_bytes(len(source), "the source")
        return bytes(source), None
    if isinstance(source, str | os.PathLike):
        return _load_path(os.fspath(source), limits), os.fspath(source)
    data = source.read(limits.max_bytes + 1)
    if not isinstance(data, bytes):
        raise UnreadableError("the source is not opened as binary: open it with mode 'rb', or use parse_text")
    limits.check_bytes(len(data), "the source")
    return data, None


def _load_path(path: str, limits: Limits) -> bytes:
    try:
        limits.check_bytes(os.stat(path).st_size, path)
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableError(f"{path}: cannot be read ({reason}); check the path and the permissions") from error


def _refuse(kind: str, what: str, name: str) -> NoReturn:
    if kind == "image":
        raise NoTextError(f"{name}: {what}, and reading pictures (OCR) is switched off")
    if kind == "empty":
        raise UnreadableError(f"{name}: the source is empty; check how it was saved or downloaded")
    raise UnreadableError(f"{name}: {what}; give a PDF or a text")
