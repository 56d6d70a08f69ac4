"""Scans that the tests make: pages of our fixtures printed to pictures, noisy, askew, with a seal over them."""

import io
import math
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFilter, ImageFont

DPI = 200
RED = (200, 30, 40)
_SEED = 20


def font(size: int, face: str = "Bold") -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(files("fontpkg_crimson_text") / "files" / f"CrimsonText-{face}.ttf"), size)


def pages_of(pdf: Path, dpi: int = DPI) -> list[Image.Image]:
    document = pdfium.PdfDocument(pdf)
    pages = [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
    document.close()
    return pages


def printed(page: Image.Image, *, noise: float = 8.0, tilt: float = 0.6) -> Image.Image:
    """Return the page as a scanner sees it: turned a little on white, with noise of the sensor."""
    turned = page.rotate(tilt, Image.Resampling.BICUBIC, fillcolor="white")
    grain = np.random.default_rng(_SEED).normal(0, noise, (turned.height, turned.width, 1))
    return Image.fromarray(np.clip(np.asarray(turned, dtype=float) + grain, 0, 255).astype(np.uint8))


def photographed(page: Image.Image) -> Image.Image:
    """Return the page as a camera sees it: light from the left above, the shadow of a hand, warm, a little soft."""
    down, across = np.mgrid[0 : page.height, 0 : page.width]
    light = 1 - 0.5 * (0.6 * across / page.width + 0.4 * down / page.height)
    shadow = Image.fromarray((across + 0.5 * down > 0.85 * page.width).astype(np.uint8) * 255)
    light *= 1 - 0.2 * np.asarray(shadow.filter(ImageFilter.GaussianBlur(25)), dtype=float) / 255
    seen = np.asarray(page, dtype=float) * light[:, :, None] * (1.0, 0.97, 0.9)
    return Image.fromarray(seen.astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.7))


def with_seal(page: Image.Image, x: float, y: float) -> Image.Image:
    """Return the page with a round red seal, 36 mm wide, around a place given as shares of width and height."""
    sealed = page.copy()
    draw = ImageDraw.Draw(sealed)
    radius = 18 / 25.4 * DPI
    middle = (x * page.width, y * page.height)
    for share, width in ((1.0, 5), (0.7, 3)):
        draw.circle(middle, radius * share, outline=RED, width=width)
    name = "* CƠ QUAN ĐÓNG DẤU * CƠ QUAN ĐÓNG DẤU "
    for at, letter in enumerate(name):
        angle = 2 * math.pi * at / len(name)
        place = (middle[0] + math.sin(angle) * radius * 0.85, middle[1] - math.cos(angle) * radius * 0.85)
        draw.text(place, letter, fill=RED, font=font(20), anchor="mm")
    return sealed


def stamped(page: Image.Image, lines: Sequence[str], x: float, y: float, *, slant: float = 0.0) -> Image.Image:
    """Return the page with lines in a red frame, turned counter-clockwise, around a place in shares of its sides."""
    face = font(34)
    width = int(max(face.getlength(line) for line in lines)) + 40
    height = 46 * len(lines) + 24
    stamp = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    draw = ImageDraw.Draw(stamp)
    draw.rectangle((3, 3, width - 4, height - 4), outline=RED, width=5)
    for at, line in enumerate(lines):
        draw.text((width / 2, 35 + 46 * at), line, fill=RED, font=face, anchor="mm")
    stamp = stamp.rotate(slant, Image.Resampling.BICUBIC, expand=True)
    pressed = page.copy()
    pressed.paste(stamp, (int(x * page.width - stamp.width / 2), int(y * page.height - stamp.height / 2)), stamp)
    return pressed


def saved(*pages: Image.Image, kind: str = "PDF", dpi: int = DPI) -> bytes:
    """Return the pages as one file: PDF or TIFF with all, PNG, JPEG and others with the first."""
    out = io.BytesIO()
    several = {"save_all": True, "append_images": list(pages[1:])} if kind in ("PDF", "TIFF") else {}
    resolution = {"resolution": float(dpi)} if kind == "PDF" else {"dpi": (dpi, dpi)}
    pages[0].save(out, kind, **several, **resolution)
    return out.getvalue()
