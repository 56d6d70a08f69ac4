"""PDF through pdfplumber (pdfminer): slower, in pure Python; the second opinion where PDFium fails."""

import io
import itertools
from collections.abc import Iterator
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect

from vndocparse.document.errors import UnreadableError, VndocparseError
from vndocparse.sources.limits import Limits
from vndocparse.sources.pages import Page
from vndocparse.sources.pdf_pages import make_page, why_closed
from vndocparse.sources.strokes import lines_of
from vndocparse.sources.style import style_of
from vndocparse.sources.upright import Box, Placed, Run, place

_HYPHENS = ("\x02", "\ufffe")


def read_pages(data: bytes, limits: Limits, name: str) -> Iterator[Page]:
    """Yield the pages of a PDF file."""
    try:
        with pdfplumber.open(io.BytesIO(data), unicode_norm=None) as document:
            if not document.pages:
                raise UnreadableError(f"{name}: a PDF file without pages; get an undamaged copy")
            limits.check_pages(len(document.pages), name)
            total = 0
            for number, page in enumerate(document.pages, start=1):
                total += len(page.chars)
                limits.check_characters(total, name)
                yield _page(page, number)
                page.close()
    except VndocparseError:
        raise
    except Exception as error:  # pdfminer raises anything at all for damaged files
        raise UnreadableError(_reason(error, name)) from error


def _reason(error: BaseException, name: str) -> str:
    causes = (error, error.__cause__, error.__context__, *error.args)
    return why_closed(name, protected=any(isinstance(cause, PDFPasswordIncorrect) for cause in causes))


def _page(page: Any, number: int) -> Page:
    box = _visible(page)
    placed = place([_placed(char, page.mediabox[0]) for char in page.chars], list(_strokes(page)), box, 0)
    pictured = sum(float(p["width"]) * float(p["height"]) for p in page.images)
    return make_page(number, placed, box, pictured)


def _strokes(page: Any) -> Iterator[Box]:
    """Yield the ruling lines of a page; outlines with curves have none."""
    origin = page.mediabox[0]
    for drawn in itertools.chain(page.lines, page.rects, page.curves):
        if not (drawn["stroke"] or drawn["fill"]):
            continue
        left, right, bottom, top = drawn["x0"] - origin, drawn["x1"] - origin, drawn["y0"], drawn["y1"]
        if drawn["object_type"] == "curve":
            if any(step[0] == "c" for step in drawn["path"]):
                continue
            # Heights of single points are counted from the top of the page.
            outline = [(x - origin, top + drawn["top"] - y) for x, y in drawn["pts"]]
        else:
            outline = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
        yield from lines_of(outline, stroked=bool(drawn["stroke"]))


def _visible(page: Any) -> Box:
    """Return the crop box as characters see it: turned by the page's rotation, from the media box's corner."""
    media = _ordered(page.page_obj.mediabox)
    crop = _ordered(page.page_obj.cropbox or page.page_obj.mediabox)
    left, bottom, right, top = (
        max(0.0, margin) for margin in (crop[0] - media[0], crop[1] - media[1], media[2] - crop[2], media[3] - crop[3])
    )
    for _ in range(int(page.rotation or 0) % 360 // 90):
        left, bottom, right, top = bottom, right, top, left
    width, height = page.mediabox[2] - page.mediabox[0], page.mediabox[3] - page.mediabox[1]
    return Box(left, bottom, width - right, height - top)


def _ordered(box: Any) -> tuple[float, float, float, float]:
    a, b, c, d = map(float, box)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _placed(char: dict[str, Any], origin: float) -> Placed:
    a, b, _, _, x, y = char["matrix"]
    left, right = char["x0"] - origin, char["x1"] - origin
    bottom, top = char["y0"], char["y1"]
    size = top - bottom if abs(a) >= abs(b) else right - left
    text = "-" if char["text"] in _HYPHENS else char["text"]
    return text, left, bottom, right, top, Run(style_of(size, char["fontname"]), x, y, a, b)
