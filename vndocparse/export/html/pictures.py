"""Pages as small pictures that a page can hold, turned as the reader turned them, so that boxes fit."""

import base64
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from vndocparse.export.html.drawn import Drawn

_ALL_BYTES, _LEAST, _MOST = 3_100_000, 40_000, 220_000  # of all pages together, of one page
_EFFORT = 2  # of 6: more takes twice the time for a few hundredths of the size
_SETTINGS = ((60, 1.0), (45, 1.0), (35, 0.8), (25, 0.65), (15, 0.5))
"""Quality and size, tried in turn until a page is small enough; the last is taken as it is."""

_TURNED = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
"""Degrees clockwise, which Pillow counts the other way round."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as its boxes see it: `number` from 1, size in PDF points; `uri` is empty when it cannot be drawn."""

    number: int
    width: float
    height: float
    uri: str


def pictures(pages: Iterable[Drawn], count: int, turns: Sequence[int] = ()) -> Iterator[Picture]:
    """Yield the pages as pictures; `count` is how many share the room, `turns` are those of `Source.page_turns`."""
    room = min(_MOST, max(_LEAST, _ALL_BYTES // max(1, count)))
    for page in pages:
        turn = turns[page.number - 1] % 360 if page.number <= len(turns) else 0
        width, height = (page.height, page.width) if turn in (90, 270) else (page.width, page.height)
        image = page.image.convert("RGB") if page.image else None
        if image and turn in _TURNED:
            image = image.transpose(_TURNED[turn])
        uri = _uri(image, room) if image else ""
        yield Picture(page.number, width, height, uri)


def _uri(image: Image.Image, room: int) -> str:
    data = b""
    for quality, size in _SETTINGS:
        pixels = (max(1, round(image.width * size)), max(1, round(image.height * size)))
        out = io.BytesIO()
        (image if size == 1 else image.resize(pixels)).save(out, "WEBP", quality=quality, method=_EFFORT)
        data = out.getvalue()
        if len(data) <= room:
            break
    return "data:image/webp;base64," + base64.b64encode(data).decode("ascii")
