"""What both PDF readers make alike: a page of words and grids, and the message for a file that cannot be opened."""

from vndocparse.sources.grids import find_grids
from vndocparse.sources.pages import Page
from vndocparse.sources.upright import Box, Upright
from vndocparse.sources.words import make_words


def make_page(number: int, placed: Upright, box: Box, pictured: float) -> Page:
    """Return a page of words and grids; `pictured` is the area that pictures cover, in square points."""
    area = (box.right - box.left) * (box.top - box.bottom)
    return Page(
        number=number,
        width=placed.width,
        height=placed.height,
        words=make_words(placed.chars),
        turned=placed.turned,
        picture=min(1.0, round(pictured / area, 2)) if area > 0 else 0.0,
        grids=find_grids(placed.strokes),
    )


def why_closed(name: str, *, protected: bool) -> str:
    """Return the message for a PDF file that cannot be opened."""
    if protected:
        return f"{name}: the PDF file is protected by a password; remove the protection and read it again"
    return f"{name}: the PDF file is damaged or cut off; get an undamaged copy"
