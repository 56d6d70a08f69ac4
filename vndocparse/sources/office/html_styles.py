"""How the text of a web page is set: what tags, attributes and inline styles say, each over what stands around it."""

from dataclasses import dataclass, replace
from typing import Any

import regex

from vndocparse.sources.office.blocks import Align
from vndocparse.sources.style import Style

_DECLARATION = regex.compile(r"([\w-]+)\s*:\s*([^;]+)")
_LENGTH = regex.compile(r"(-?\d*\.?\d+)\s*(pt|px|in|cm|mm|em|rem|%)?")
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835, "rem": 12.0, None: 0.75}
_SIZES = (8.0, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0)  # of <font size="1"> to "7"
_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_ITALIC = frozenset(("i", "em", "cite", "dfn", "var"))
_ALIGN: dict[str, Align] = {"center": "center", "right": "right", "left": "left", "justify": "left"}
_PLAIN = Style(12.0)
_LEAST, _MOST = 4.0, 60.0  # points of text that anyone reads
_SIDES = ("margin-top", "margin-right", "margin-bottom", "margin-left")
_FONT = 100  # characters of a font's name


@dataclass(frozen=True, slots=True)
class Setting:
    """How text is set at one place of a page; `kept` white space stands as it is, `hidden` text is not shown."""

    style: Style = _PLAIN
    align: Align = "left"
    capitals: bool = False
    raised: bool = False
    kept: bool = False
    hidden: bool = False


def declarations(element: Any) -> dict[str, str]:
    """Return what the element's own `style` says."""
    found = {name.lower(): value.strip() for name, value in _DECLARATION.findall((element.get("style") or "")[:2000])}
    sides = found.get("margin", "").split()
    if 1 <= len(sides) <= len(_SIDES):
        # Top, right, bottom, left; what is left out is as on the other side.
        for at in range(len(sides), len(_SIDES)):
            sides.append(sides[max(0, at - 2)])
        found = {**dict(zip(_SIDES, sides, strict=True)), **found}
    return found


def setting_of(element: Any, around: Setting) -> Setting:
    """Return how the text of an element is set."""
    tag, own = element.tag, declarations(element)
    return replace(
        around,
        style=_style(element, tag, own, around.style),
        align=_align(element, tag, own) or around.align,
        capitals=around.capitals or own.get("text-transform", "").lower() == "uppercase",
        raised=around.raised or tag == "sup" or own.get("vertical-align") == "super",
        kept=around.kept or tag == "pre" or own.get("white-space", "").startswith("pre"),
        hidden=around.hidden or _hidden(element, own),
    )


def length(text: str | None, size: float = 12.0, whole: float = 0.0) -> float | None:
    """Return a length in points; `size` is that of the letters, `whole` what percentages are shares of."""
    match = _LENGTH.match((text or "").strip())
    if match is None:
        return None
    figure, unit = float(match.group(1)), match.group(2)
    if unit == "%":
        return figure * whole / 100
    return figure * (size if unit == "em" else _POINTS[unit])


def _style(element: Any, tag: str, own: dict[str, str], around: Style) -> Style:
    size, font = around.size, around.font
    if tag == "font":
        size = _SIZES[int(element.get("size")) - 1] if (element.get("size") or "") in tuple("1234567") else size
        font = element.get("face") or font
    size = length(own.get("font-size"), around.size, around.size) or size
    font = own.get("font-family", font)
    weight, slant = own.get("font-weight", "").lower(), own.get("font-style", "").lower()
    bold, italic = around.bold or tag in _BOLD, around.italic or tag in _ITALIC
    if weight:
        bold = weight.startswith("bold") or (weight.isdecimal() and len(weight) < 5 and int(weight) >= 600)
    if slant:
        italic = slant in ("italic", "oblique")
    return Style(max(_LEAST, min(size, _MOST)), bold, italic, _first_font(font))


def _first_font(names: str) -> str:
    return names.split(",", maxsplit=1)[0].strip(" \"'")[:_FONT]


def _align(element: Any, tag: str, own: dict[str, str]) -> Align | None:
    if tag == "center":
        return "center"
    told = own.get("text-align") or element.get("align") or ""
    # A table's own `align` places the table, not the text in it.
    if tag == "table":
        return "left" if "text-align" not in own else _ALIGN.get(told.lower())
    return _ALIGN.get(told.lower(), "center" if tag == "th" else None)


def _hidden(element: Any, own: dict[str, str]) -> bool:
    gone = own.get("display", "").lower() == "none" or own.get("visibility", "").lower() == "hidden"
    return gone or element.get("hidden") is not None or own.get("mso-hide", "").lower() == "all"
