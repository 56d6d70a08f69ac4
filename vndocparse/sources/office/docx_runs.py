"""The text of a Word paragraph: its runs in order, with what its fields show, its breaks, tabs and special letters.

Deleted and hidden text, field codes and comments are left out; inserted text is kept. Text boxes and the marks of
footnotes are handed to the caller.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from vndocparse.sources.office.blocks import Piece
from vndocparse.sources.office.docx_styles import Properties, Styles, style_from
from vndocparse.sources.office.package import Element, W

PAGE_END = "\f"
"""Stands in a piece where the author ends the page."""

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES = f"{_MC}AlternateContent"
"""The same content in several forms, for newer and older programs."""
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LEFT_OUT = frozenset(
    f"{W}{x}"
    for x in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "rubyPr",
              "rt", "fldData", "commentReference", "annotationRef")
)  # fmt: skip
_LETTERS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\xad",
}  # fmt: skip
_NOTES: dict[str, Literal["footnote", "endnote"]] = {
    f"{W}footnoteReference": "footnote",
    f"{W}endnoteReference": "endnote",
}
_PRIVATE = 0xF000  # symbol fonts keep their letters from here on
_SURROGATES = range(0xD800, 0xE000)  # halves of letters, which no text can hold


@dataclass(slots=True)
class Content:
    """What a paragraph holds: text, the text boxes anchored in it, and the notes that it refers to.

    Notes are marked by their number in the document; `first` is that of the first one here.
    """

    first: int = 1
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[Literal["footnote", "endnote"], str]] = field(default_factory=list)


def read_runs(paragraph: Element, styles: Styles, style: str | None, first_note: int = 1) -> Content:
    """Return the content of a paragraph in this style; `first_note` is the number that its first footnote takes."""
    content = Content(first_note)
    for run in _runs(paragraph):
        if run.tag == f"{_M}t":
            _add(content, run.text or "", styles.run(style, None))
        else:
            _read_run(run, styles.run(style, run.find(f"{W}rPr")), content)
    return content


def _runs(parent: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph, those in links, fields, insertions and content controls too."""
    for child in parent:
        if child.tag in (f"{W}r", f"{_M}t"):
            yield child
        elif child.tag == ALTERNATIVES:
            yield from _runs(chosen(child))
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            yield from _runs(child)


def chosen(element: Element) -> Element:
    """Return the form of alternative content that is read: the first choice, or the form for old programs."""
    choice = element.find(f"{_MC}Choice")
    fallback = element.find(f"{_MC}Fallback")
    return choice if choice is not None else fallback if fallback is not None else []


def _read_run(run: Element, properties: Properties, content: Content) -> None:
    if properties.get("hidden"):
        return
    for child in run:
        tag = child.tag
        if tag == f"{W}t":
            text = child.text or ""
            _add(content, text if child.get(_XML_SPACE) == "preserve" else text.strip(" \t\r\n"), properties)
        elif tag in _LETTERS:
            _add(content, _LETTERS[tag], properties)
        elif tag == f"{W}br":
            _add(content, PAGE_END if child.get(f"{W}type") == "page" else "\n", properties)
        elif tag == f"{W}sym":
            _add(content, _symbol(child.get(f"{W}char")), properties)
        elif tag in _NOTES:
            _add(content, str(content.first + len(content.notes)), {**properties, "raised": True})
            content.notes.append((_NOTES[tag], child.get(f"{W}id") or ""))
        elif tag == ALTERNATIVES:
            _find_boxes(chosen(child), content)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            _find_boxes(child, content)
        elif tag == f"{W}ruby":
            for base in child.iterfind(f"{W}rubyBase/{W}r"):
                _read_run(base, properties, content)


def _add(content: Content, text: str, properties: Properties) -> None:
    if text not in ("\t", "\n", PAGE_END):
        text = text.translate({9: " ", 10: " ", 12: " ", 13: " "})
    if text:
        text = text.upper() if properties.get("caps") else text
        content.pieces.append(Piece(text, style_from(properties), bool(properties.get("raised"))))


def _symbol(code: str | None) -> str:
    try:
        at = int(code or "", 16)
    except ValueError:
        return ""
    # Symbol fonts are written with or without their private range; the letters room knows the usual ones.
    if not 0x20 <= at <= 0xFFFF or at in _SURROGATES:
        return ""
    return chr(_PRIVATE + at if at <= 0xFF else at)


def _find_boxes(element: Element, content: Content) -> None:
    """Find text boxes, outermost only; those within another one are read with it."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            content.boxes.append(child)
        elif child.tag == ALTERNATIVES:
            _find_boxes(chosen(child), content)
        elif isinstance(child.tag, str):
            _find_boxes(child, content)
