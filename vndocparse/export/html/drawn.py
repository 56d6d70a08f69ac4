"""Pages of a PDF or picture file, drawn as they are displayed.

PDFium is not thread-safe: several processes, never several threads.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from PIL import Image

from vndocparse.document.errors import VndocparseError
from vndocparse.sources.limits import Limits

_SCALE = 110 / 72  # pixels a point: small print can be read
_MOST_PIXELS = 2_500_000  # a drawing of A0 is no larger than that


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as displayed: `number` from 1, its size in PDF points, None for a picture that cannot be drawn."""

    number: int
    width: float
    height: float
    image: Image.Image | None


def draw_pdf(data: bytes, numbers: Collection[int] | None) -> Iterator[Drawn]:
    """Yield these pages of a PDF file, all for None; those that are damaged are left out."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return
    try:
        for number in range(1, len(document) + 1):
            if numbers is None or number in numbers:
                yield from _page(document, number)
    finally:
        document.close()


def draw_picture(data: bytes, numbers: Collection[int] | None, limits: Limits) -> Iterator[Drawn]:
    """Yield these pages of a picture file, all for None; none without what reads it (`vndocparse[ocr]`)."""
    try:
        from vndocparse.sources.ocr_images import read_images
    except ImportError:
        return
    try:
        for seen in read_images(data, limits, "the picture"):
            if numbers is not None and seen.number not in numbers:
                continue
            image = Image.fromarray(seen.pixels)
            ratio = min(1.0, _scale(seen.width, seen.height) / seen.scale)
            size = max(1, round(image.width * ratio)), max(1, round(image.height * ratio))
            yield Drawn(seen.number, seen.width, seen.height, image.resize(size))
    except VndocparseError:
        return


def _page(document: pdfium.PdfDocument, number: int) -> Iterator[Drawn]:
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return
    width, height = page.get_size()
    try:
        image = page.render(scale=_scale(width, height)).to_pil()
    except (pdfium.PdfiumError, MemoryError, ValueError):
        image = None
    finally:
        page.close()
    yield Drawn(number, width, height, image)


def _scale(width: float, height: float) -> float:
    return float(min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5))
