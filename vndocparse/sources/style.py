"""How characters are set: size, weight, slant and font, told from what a PDF file says of its fonts."""

from dataclasses import dataclass
from functools import lru_cache

import regex

_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18  # font descriptor flags, ISO 32000-1, table 123
_BOLD = regex.compile(r"bold|black|heavy|demi", regex.IGNORECASE)
_ITALIC = regex.compile(r"italic|oblique", regex.IGNORECASE)
_SUBSET = regex.compile(r"^[A-Z]{6}\+")


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of characters is set; `size` in PDF points as seen on the page, `font` without its subset tag."""

    size: float
    bold: bool = False
    italic: bool = False
    font: str = ""


@lru_cache(maxsize=1024)
def style_of(size: float, name: str, flags: int = 0, *, stroked: bool = False) -> Style:
    """Return the style of a font by name and flags; letters filled and stroked (`stroked`) look bold."""
    font = _SUBSET.sub("", name)
    bold = stroked or bool(flags & _BOLD_FLAG) or _BOLD.search(font) is not None
    return Style(size, bold, bool(flags & _ITALIC_FLAG) or _ITALIC.search(font) is not None, font)
