"""Picture files: PNG, JPEG, TIFF of several pages, WebP, BMP, GIF; turned as the camera says, sized as paper."""

import io
import warnings
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from vndocparse.document.errors import LimitExceededError, UnreadableError, VndocparseError
from vndocparse.sources.limits import Limits
from vndocparse.sources.ocr_picture import Picture
from vndocparse.sources.ocr_render import DPI, POINTS

_LONG, _SHORT = 842.0, 595.0  # A4, in points: taken for the paper when the file does not tell its size
_LEAST, _MOST = 300.0, 1800.0  # points of the longer side that a sheet of paper may have


def read_images(data: bytes, limits: Limits, name: str) -> Iterator[Picture]:
    """Yield the pages of a picture file. Raises `UnreadableError` or `LimitExceededError`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data))
            frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
            limits.check_pages(frames, name)
            for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
                limits.check_pixels(frame.width * frame.height, name)
                yield _picture(number, frame)
                if number == frames:
                    return
    except Image.DecompressionBombError as error:
        raise LimitExceededError(f"{name}: {error}; make the picture smaller") from error
    except VndocparseError:
        raise
    except Exception as error:  # Pillow raises anything at all for damaged pictures
        raise UnreadableError(f"{name}: the picture is damaged or cut off; get an undamaged copy") from error


def _picture(number: int, frame: Image.Image) -> Picture:
    turned = ImageOps.exif_transpose(frame)
    if turned.mode not in ("L", "RGB"):
        turned = _on_paper(turned)
    scale = _scale(turned)
    wanted = DPI / POINTS
    if abs(scale / wanted - 1) > 0.1:
        size = (max(1, round(turned.width * wanted / scale)), max(1, round(turned.height * wanted / scale)))
        turned, scale = turned.resize(size, Image.Resampling.LANCZOS), wanted
    return Picture(number, np.array(turned), scale)


def _on_paper(image: Image.Image) -> Image.Image:
    """Return a picture of other kinds as grey or RGB; what is transparent shows white paper."""
    if image.mode in ("1", "I", "I;16", "F"):
        return image.convert("L")
    layered = image.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    paper.alpha_composite(layered)
    return paper.convert("RGB")


def _scale(image: Image.Image) -> float:
    """Return the pixels a point: as the file says when a sheet of that size exists, else as if it was A4."""
    told = image.info.get("dpi") or (0, 0)
    longer, shorter = max(image.size), min(image.size)
    try:
        scale = float(told[0]) / POINTS
    except (TypeError, ValueError, ZeroDivisionError):
        scale = 0.0
    if scale > 0 and _LEAST <= longer / scale <= _MOST:
        return scale
    return max(longer / _LONG, shorter / _SHORT)
