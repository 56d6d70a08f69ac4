"""Pages of a PDF file as small pictures, turned as the reader turned them, so that boxes fit.

PDFium is not thread-safe: several processes, never several threads.
"""

import base64
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from PIL import Image

_SCALE = 110 / 72  # pixels a point: small print can be read
_MOST_PIXELS = 2_500_000  # a drawing of A0 is no larger than that
_ALL_BYTES, _LEAST, _MOST = 3_100_000, 40_000, 220_000  # of all pages together, of one page
_SETTINGS = ((60, 1.0), (45, 1.0), (35, 0.8), (25, 0.65), (15, 0.5))
"""Quality and size, tried in turn until a page is small enough; the last is taken as it is."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as its boxes see it: `number` from 1, size in PDF points; `uri` is empty when it cannot be drawn."""

    number: int
    width: float
    height: float
    uri: str


def pictures(data: bytes, numbers: Sequence[int] | None, turns: Sequence[float]) -> Iterator[Picture]:
    """Yield these pages (all for None); `turns` are those of `Source.page_turns`. Yields nothing for a damaged file."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return
    try:
        wanted = [n for n in numbers or range(1, len(document) + 1) if n <= len(document)]
        room = min(_MOST, max(_LEAST, _ALL_BYTES // max(1, len(wanted))))
        for number in wanted:
            turn = turns[number - 1] if number <= len(turns) else 0.0
            picture = _picture(document, number, turn, room)
            if picture:
                yield picture
    finally:
        document.close()


def _picture(document: pdfium.PdfDocument, number: int, turn: float, room: int) -> Picture | None:
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return None
    width, height = page.get_size()
    try:
        scale = min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        uri = _uri(_upright(page.render(scale=scale).to_pil().convert("RGB"), turn), room)
    except (pdfium.PdfiumError, MemoryError, ValueError):
        uri = ""
    finally:
        page.close()
    return Picture(number, *((height, width) if round(turn / 90) % 2 else (width, height)), uri)


def _upright(image: Image.Image, turn: float) -> Image.Image:
    """Return the picture turned clockwise by quarters, and then around its middle by the few degrees that remain."""
    quarters = round(turn / 90) % 4
    if quarters:
        ways = (Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
        image = image.transpose(ways[quarters - 1])
    tilt = turn - round(turn / 90) * 90
    return image.rotate(-tilt, Image.Resampling.BICUBIC, fillcolor="white") if tilt else image


def _uri(image: Image.Image, room: int) -> str:
    data = b""
    for quality, size in _SETTINGS:
        pixels = (max(1, round(image.width * size)), max(1, round(image.height * size)))
        out = io.BytesIO()
        (image if size == 1 else image.resize(pixels)).save(out, "WEBP", quality=quality)
        data = out.getvalue()
        if len(data) <= room:
            break
    return "data:image/webp;base64," + base64.b64encode(data).decode("ascii")
