"""Small PDF files that the tests of the sources room compose themselves."""

import io
from collections.abc import Callable
from importlib.resources import files
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas


def make_pdf(*draw: Callable[[Any], None], size: tuple[float, float] = (595.0, 842.0), **options: Any) -> bytes:
    """Return a PDF file with a page for each function; it draws on a reportlab canvas with the fonts `Body`, `Bold`."""
    for name, face in (("Body", "Regular"), ("Bold", "Bold"), ("Italic", "Italic")):
        path = files("fontpkg_crimson_text") / "files" / f"CrimsonText-{face}.ttf"
        pdfmetrics.registerFont(TTFont(name, str(path)))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, **options)
    for page in draw:
        canvas.setFont("Body", 14)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def long_plan(pages: int) -> bytes:
    """Return a plan of some pages with 22 tasks each, every one with a citation."""

    def draw(canvas: Any) -> None:
        for at in range(22):
            line = (
                f"{canvas.getPageNumber()}.{at}. Ủy ban nhân dân xã thực hiện Quyết định số {at + 10}/QĐ-UBND năm 2024"
            )
            canvas.drawString(85, 780 - at * 34, line)

    return make_pdf(*[draw] * pages)


def picture(width: int = 8, height: int = 8) -> Any:
    """Return a grey picture that reportlab can place."""
    return ImageReader(Image.new("L", (width, height), 200))
