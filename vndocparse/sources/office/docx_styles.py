"""How Word text is set: the properties of runs and paragraphs, put together from styles and what is said in place."""

from collections.abc import Iterator
from typing import Any

from vndocparse.sources.office.blocks import Align
from vndocparse.sources.office.package import Element, W, number, value
from vndocparse.sources.style import Style, style_of

Properties = dict[str, Any]

_TWIPS, _HALVES = 20.0, 2.0
_OFF = frozenset(("0", "false", "off", "none"))
_ALIGN: dict[str, Align] = {"center": "center", "right": "right", "end": "right"}
_SIZE = 10.0  # points of text whose size nobody tells
_LARGEST = 1638.0  # points: word processors set no larger text
_DEEPEST = 20  # styles that may be based on each other
_SPACE = 14.0  # points of spacing that is left to the program


class Styles:
    """The styles of a Word file."""

    def __init__(self, root: Element | None) -> None:
        """Read them; a file without styles has plain ones."""
        found = [] if root is None else root.findall(f"{W}style")
        self._styles = {style.get(f"{W}styleId"): style for style in found}
        plain = (s.get(f"{W}styleId") for s in found if s.get(f"{W}default") in ("1", "true", "on"))
        kinds = {self._styles[key].get(f"{W}type"): key for key in plain}
        self._default = kinds.get("paragraph")
        defaults = None if root is None else root.find(f"{W}docDefaults")
        self._run = run_properties(_below(defaults, "rPrDefault", "rPr"))
        self._paragraph = paragraph_properties(_below(defaults, "pPrDefault", "pPr"))
        self._cache: dict[tuple[str, str | None], Properties] = {}

    def paragraph(self, style: str | None) -> Properties:
        """Return the properties of paragraphs in this style, `None` for the default one."""
        style = style if style in self._styles else self._default
        return {**self._paragraph, **self._chained("pPr", style)}

    def run(self, paragraph: str | None, own: Element | None) -> Properties:
        """Return the properties of a run with these of its own, in a paragraph of this style."""
        paragraph = paragraph if paragraph in self._styles else self._default
        properties = {**self._run, **self._chained("rPr", paragraph)}
        if own is not None:
            properties |= self._chained("rPr", value(own, "rStyle"))
            properties |= run_properties(own)
        return properties

    def list_of(self, style: str | None) -> str | None:
        """Return the number of the list that a list style names."""
        found: str | None = self._chained("pPr", style).get("list")
        return found

    def table_ruled(self, style: str | None) -> bool | None:
        """Tell whether a table style draws lines within the table; None when it says nothing of borders."""
        for element in self._bases(style):
            borders = _below(element, "tblPr", "tblBorders")
            if borders is not None:
                return draws(borders)
        return None

    def _chained(self, part: str, style: str | None) -> Properties:
        key = (part, style)
        if key not in self._cache:
            read = run_properties if part == "rPr" else paragraph_properties
            merged: Properties = {}
            for element in reversed(list(self._bases(style))):
                merged |= read(element.find(f"{W}{part}"))
            self._cache[key] = merged
        return self._cache[key]

    def _bases(self, style: str | None) -> Iterator[Element]:
        """Yield a style and those that it is based on."""
        for _ in range(_DEEPEST):
            if style not in self._styles:
                return
            element = self._styles[style]
            yield element
            style = value(element, "basedOn")


def run_properties(element: Element | None) -> Properties:
    """Return what run properties (`w:rPr`) say; what they do not say is left out."""
    found: Properties = {}
    if element is None:
        return found
    size = number(value(element, "sz"), _HALVES)
    fonts = element.find(f"{W}rFonts")
    font = value(fonts, attribute="ascii") or value(fonts, attribute="hAnsi")
    found |= {"size": min(size, _LARGEST)} if size and size > 0 else {}
    found |= {"font": font} if font else {}
    for child in element:
        if child.tag == f"{W}vertAlign":
            found["raised"] = child.get(f"{W}val") == "superscript"
        elif child.tag in _SWITCHES:
            found[_SWITCHES[child.tag]] = child.get(f"{W}val") not in _OFF
    return found


_SWITCHES = {
    f"{W}b": "bold",
    f"{W}i": "italic",
    f"{W}caps": "caps",
    f"{W}vanish": "hidden",
}


def paragraph_properties(element: Element | None) -> Properties:
    """Return what paragraph properties (`w:pPr`) say, lengths in points; what they do not say is left out."""
    if element is None:
        return {}
    indent, spacing = element.find(f"{W}ind"), element.find(f"{W}spacing")
    first, hanging = _twips(indent, "firstLine"), _twips(indent, "hanging")
    align = value(element, "jc")
    found: Properties = {
        "align": None if align is None else _ALIGN.get(align, "left"),
        "left": _either(_twips(indent, "left"), _twips(indent, "start")),
        "right": _either(_twips(indent, "right"), _twips(indent, "end")),
        "first": first if hanging is None else -hanging,
        "before": _space(spacing, "before"),
        "after": _space(spacing, "after"),
        "list": value(element, "numPr", "numId"),
        "level": value(element, "numPr", "ilvl"),
        "break": _switch(element, "pageBreakBefore"),
    }
    stops = element.find(f"{W}tabs")
    if stops is not None:
        found["stops"] = tuple(sorted(_stops(stops)))
    return {key: x for key, x in found.items() if x is not None}


def style_from(properties: Properties) -> Style:
    """Return the style of a run with these properties."""
    style = style_of(properties.get("size") or _SIZE, properties.get("font") or "")
    bold, italic = bool(properties.get("bold")), bool(properties.get("italic"))
    return Style(style.size, bold or style.bold, italic or style.italic, style.font)


def draws(borders: Element) -> bool:
    """Tell whether borders draw lines between rows or columns, or around the cell."""
    sides = ("insideH", "insideV") if borders.tag == f"{W}tblBorders" else ("top", "bottom", "left", "right", "start")
    return any(value(borders, side) not in (None, "none", "nil") for side in sides)


def _below(parent: Element | None, *path: str) -> Element | None:
    for name in path:
        parent = None if parent is None else parent.find(f"{W}{name}")
    return parent


def _switch(element: Element, name: str) -> bool | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val") not in _OFF


def _twips(element: Element | None, attribute: str) -> float | None:
    return number(value(element, attribute=attribute), _TWIPS)


def _either(one: float | None, other: float | None) -> float | None:
    return other if one is None else one


def _space(spacing: Element | None, side: str) -> float | None:
    automatic = value(spacing, attribute=f"{side}Autospacing")
    return _SPACE if automatic not in (None, *_OFF) else _twips(spacing, side)


def _stops(tabs: Element) -> Iterator[tuple[float, Align]]:
    for stop in tabs.findall(f"{W}tab"):
        at, kind = number(stop.get(f"{W}pos"), _TWIPS), stop.get(f"{W}val")
        if at is not None and kind not in ("clear", "bar"):
            yield at, _ALIGN.get(kind, "left")
