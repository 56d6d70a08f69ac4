"""PDF through PDFium, by its raw calls: fast, and light on memory because pages are closed as they are read.

PDFium is not thread-safe: several processes, never several threads.
"""

import ctypes
import math
import struct
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from vndocparse.document.errors import UnreadableError
from vndocparse.sources.limits import Limits
from vndocparse.sources.pages import Page
from vndocparse.sources.pdf_pages import make_page, why_closed
from vndocparse.sources.pdfium_strokes import read_strokes
from vndocparse.sources.style import style_of
from vndocparse.sources.upright import Box, Placed, Run, place

# A hyphen at a line's end, as PDFium of different versions reports it.
_HYPHENS = frozenset((0x02, 0xFFFE))
_STROKED = 2
_FORM_DEPTH = 4

_RECTANGLE = struct.Struct("4f")  # FS_RECTF: left, top, right, bottom


def _plain(function: Any, result: type, *arguments: type) -> Callable[..., Any]:
    """Return a PDFium function that takes addresses as plain numbers: some run once a character."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_code_of = _plain(raw.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_is_generated = _plain(raw.FPDFText_IsGenerated, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_object_of = _plain(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_box_of = _plain(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def read_pages(data: bytes, limits: Limits, name: str) -> Iterator[Page]:
    """Yield the pages of a PDF file."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableError(_reason(str(error), name)) from error
    try:
        count = len(document)
        if not count:
            raise UnreadableError(f"{name}: a PDF file without pages; get an undamaged copy")
        limits.check_pages(count, name)
        total = 0
        for index in range(count):
            try:
                page = document[index]
                text = page.get_textpage()
            except pdfium.PdfiumError as error:
                message = f"{name}: page {index + 1} is damaged; repair the file or get another copy"
                raise UnreadableError(message) from error
            total += raw.FPDFText_CountChars(text)
            limits.check_characters(total, name)
            yield _page(page, text, index + 1)
            text.close()
            page.close()
    finally:
        document.close()


def _reason(message: str, name: str) -> str:
    return why_closed(name, protected="password" in message.lower() or "security" in message.lower())


def _page(page: pdfium.PdfPage, text: pdfium.PdfTextPage, number: int) -> Page:
    left, bottom, right, top = page.get_bbox()
    box = Box(left, bottom, right, top)
    drawn = _drawn(page)
    placed = place(list(_characters(text)), read_strokes(drawn), box, page.get_rotation())
    return make_page(number, placed, box, _pictured(drawn))


def _drawn(page: pdfium.PdfPage) -> list[raw.FPDF_PAGEOBJECT]:
    """Return the objects of a page that are no text."""
    items = (raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page)))
    return [item for item in items if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_TEXT]


def _characters(text: pdfium.PdfTextPage) -> Iterator[Placed]:
    handle = text.raw
    address = ctypes.cast(handle, ctypes.c_void_p).value
    runs: dict[int | None, Run] = {}
    rectangle = ctypes.create_string_buffer(_RECTANGLE.size)
    into, numbers = ctypes.addressof(rectangle), _RECTANGLE.unpack_from
    for index in range(raw.FPDFText_CountChars(handle)):
        code = _code_of(address, index)
        if code in _HYPHENS:
            code = 0x2D
        if code < 32 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            continue
        if code == 32 and _is_generated(address, index) == 1:
            continue
        owner = _object_of(address, index)
        run = runs.get(owner)
        if run is None:
            run = runs[owner] = _run(handle, index)
        if _box_of(address, index, into):
            left, top, right, bottom = numbers(rectangle)
            yield chr(code), left, bottom, right, top, run


def _run(handle: raw.FPDF_TEXTPAGE, index: int) -> Run:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, index, matrix)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, index, x, y)
    size = raw.FPDFText_GetFontSize(handle, index) * (math.hypot(matrix.c, matrix.d) or 1.0)
    stroked = raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(handle, index)) == _STROKED
    return Run(style_of(size, *_font(handle, index), stroked=stroked), x.value, y.value, matrix.a, matrix.b)


def _font(handle: raw.FPDF_TEXTPAGE, index: int) -> tuple[str, int]:
    flags = ctypes.c_int(0)
    buffer = ctypes.create_string_buffer(128)
    length = raw.FPDFText_GetFontInfo(handle, index, buffer, 128, flags)
    return (buffer.value.decode("utf-8", "replace") if 0 < length <= 128 else ""), flags.value


def _pictured(drawn: list[raw.FPDF_PAGEOBJECT]) -> float:
    """Return the area of the pictures on a page, in square points; drawings that hold a picture count whole."""
    return sum(_area(item) for item in drawn if _holds_picture(item, _FORM_DEPTH))


def _holds_picture(item: raw.FPDF_PAGEOBJECT, depth: int) -> bool:
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_IMAGE:
        return True
    if kind != raw.FPDF_PAGEOBJ_FORM or not depth:
        return False
    children = range(raw.FPDFFormObj_CountObjects(item))
    return any(_holds_picture(raw.FPDFFormObj_GetObject(item, child), depth - 1) for child in children)


def _area(item: raw.FPDF_PAGEOBJECT) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return 0.0
    return max(0.0, right.value - left.value) * max(0.0, top.value - bottom.value)
