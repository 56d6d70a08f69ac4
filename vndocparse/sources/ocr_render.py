"""Pages of a PDF file as pictures, at a resolution that small print can be read at."""

from collections.abc import Collection, Iterator

import numpy as np
import pypdfium2 as pdfium

from vndocparse.document.errors import UnreadableError
from vndocparse.sources.limits import Limits
from vndocparse.sources.ocr_picture import Picture

DPI = 300
POINTS = 72


def render_pages(data: bytes, numbers: Collection[int], limits: Limits, name: str) -> Iterator[Picture]:
    """Yield pictures of these pages as displayed; a page too large for the limit is rendered smaller."""
    document = pdfium.PdfDocument(data)
    try:
        for number in sorted(numbers):
            try:
                page = document[number - 1]
                width, height = page.get_size()
                scale = min(DPI / POINTS, (limits.max_pixels / max(1.0, width * height)) ** 0.5)
                pixels = page.render(scale=scale, rev_byteorder=True).to_numpy()
            except (pdfium.PdfiumError, MemoryError, ValueError) as error:
                message = f"{name}: page {number} cannot be drawn; repair the file or get another copy"
                raise UnreadableError(message) from error
            if pixels.ndim == 3:
                pixels = pixels[:, :, :3] if pixels.shape[2] >= 3 else pixels[:, :, 0]
            yield Picture(number, np.array(pixels), scale)
            page.close()
    finally:
        document.close()
