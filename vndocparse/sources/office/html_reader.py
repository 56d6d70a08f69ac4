"""Web pages: the text that a browser shows, as paragraphs, list items with their labels, and tables.

Scripts, styles, forms and the site's navigation are left out; nothing is loaded and nothing runs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import regex
from lxml import etree, html

from vndocparse.document.errors import LimitExceededError, UnreadableError
from vndocparse.sources.limits import Limits
from vndocparse.sources.office.blocks import Block, Break, Flow, Paragraph, Piece
from vndocparse.sources.office.html_styles import Setting, declarations, length, setting_of
from vndocparse.sources.office.html_tables import read_table
from vndocparse.sources.office.html_text import html_text
from vndocparse.sources.office.numerals import numeral

_LEFT_OUT = frozenset(
    ("script", "style", "noscript", "template", "head", "nav", "aside", "button", "select", "textarea", "input",
     "iframe", "object", "embed", "applet", "svg", "math", "canvas", "audio", "video", "dialog", "menu")
)  # fmt: skip
_BLOCKS = frozenset(
    ("p", "div", "section", "article", "main", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
     "li", "dl", "dt", "dd", "blockquote", "pre", "center", "address", "figure", "figcaption", "form", "fieldset",
     "hr", "body", "html", "details", "summary", "hgroup", "legend", "caption", "tr", "td", "th", "tbody")
)  # fmt: skip
_SPACED = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre"))
_SPACE = regex.compile(r"[ \t\r\n\f]+")
_INTEGER = regex.compile(r"\s*([+-]?[0-9]{1,9})(?![0-9])")
_KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CSS_KINDS = {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_DEEPEST = 150  # elements within each other; what lies deeper is read as plain text
_INDENT = 24.0
_MARGIN = 9.0
_MAIN = 0.5  # share of the page's text that its main part has


def read_html(data: bytes, limits: Limits, name: str) -> Flow:
    """Read a web page; raise `UnreadableError` when none of it can be read, `LimitExceededError` when only a part."""
    text = html_text(data, name)
    limits.check_characters(len(text) // 5, name)
    # Statements of encoding no longer hold; lxml refuses text that has one.
    text = regex.sub(r"^\s*<\?xml[^>]{0,300}\?>", "", text.replace("\x00", ""))
    # Tags that are never closed nest by the hundred in old pages: more than the parser takes unless told.
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableError(
            f"{name}: a web page that cannot be read; save it as text or PDF and read that"
        ) from error
    if any(x.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for x in parser.error_log):
        raise LimitExceededError(f"{name}: its elements stand too deep in each other; save it as text and read that")
    reader = _Reader()
    reader.read(_main(root), Setting(), 0)
    reader.end()
    return Flow(tuple(reader.blocks))


def _main(root: Any) -> Any:
    """Return the page's main part where it names one that holds most of its text, else the whole page."""
    whole = _letters(root)
    for path in ("//main", "//*[@role='main']", "//article"):
        found = root.xpath(path)
        if len(found) == 1 and _letters(found[0]) >= _MAIN * whole:
            return found[0]
    return root


def _letters(element: Any) -> int:
    return sum(len(t.strip()) for t in element.itertext())


@dataclass(slots=True)
class _Reader:
    """Collects blocks; `pieces` and `open` are those of the open paragraph, `counts` the last number of each list."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    open: dict[str, Any] = field(default_factory=dict)
    counts: dict[Any, int] = field(default_factory=dict)

    def read(self, element: Any, around: Setting, depth: int, left: float = 0.0) -> None:
        """Read an element and what stands in it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _LEFT_OUT:
            return
        setting = setting_of(element, around)
        if setting.hidden:
            return
        if tag == "br":
            self._add("\n", setting)
        elif tag == "table":
            self._table(element, setting, depth)
        elif depth > _DEEPEST:
            self._text(" ".join(element.itertext()), setting)
        elif tag in _BLOCKS:
            self._block(element, setting, depth, left)
        else:
            self._inside(element, setting, depth, left)

    def end(self) -> None:
        """End the paragraph that is open."""
        pieces = list(_trimmed(self.pieces))
        if pieces:
            self.blocks.append(Paragraph(tuple(pieces), **self.open))
        self.pieces = []

    def _inside(self, element: Any, setting: Setting, depth: int, left: float) -> None:
        self._text(element.text, setting)
        for child in element:
            self.read(child, setting, depth + 1, left)
            self._text(child.tail, setting)

    def _block(self, element: Any, setting: Setting, depth: int, left: float) -> None:
        tag, own = element.tag, declarations(element)
        self.end()
        if "always" in (own.get("page-break-before"), own.get("break-before")) or own.get("break-before") == "page":
            self.blocks.append(Break())
        left += length(own.get("margin-left"), setting.style.size, 400.0) or (_INDENT if tag in _INDENTED else 0.0)
        margin = _MARGIN if tag in _SPACED else 0.0
        before, after = length(own.get("margin-top")), length(own.get("margin-bottom"))
        outer = self.open
        self.open = {
            "align": setting.align,
            "left": max(0.0, min(left, 300.0)),
            "first": max(-left, min(length(own.get("text-indent"), setting.style.size, 400.0) or 0.0, 300.0)),
            "before": max(0.0, margin if before is None else before),
            "after": max(0.0, margin if after is None else after),
            "size": setting.style.size,
        }
        if tag == "li" and (label := self._label(element)):
            self._add(label, setting)
        self._inside(element, setting, depth, left)
        self.end()
        self.open = outer

    def _table(self, element: Any, setting: Setting, depth: int) -> None:
        self.end()
        for caption in (x for x in element if x.tag == "caption"):
            self.read(caption, setting, depth + 1)

        def cell(td: Any) -> tuple[Block, ...]:
            inner = _Reader()
            inner.read(td, setting, depth + 3)
            inner.end()
            return tuple(inner.blocks)

        table = read_table(element, cell) if depth <= _DEEPEST else None
        if table is not None:
            self.blocks.append(table)
        elif depth > _DEEPEST:
            self._text(" ".join(element.itertext()), setting)

    def _label(self, element: Any) -> str:
        """Return the label that a browser shows before a list item."""
        above = element.getparent()
        own = declarations(above) if above is not None else {}
        kind = own.get("list-style-type") or own.get("list-style") or ""
        if kind == "none":
            return ""
        if above is None or above.tag != "ol":
            return "• "
        count = self.counts[above] + 1 if above in self.counts else _whole(above.get("start"), 1)
        self.counts[above] = count = _whole(element.get("value"), count)
        style = _KINDS.get(above.get("type") or "") or _CSS_KINDS.get(kind, "decimal")
        return f"{numeral(count, style)}. "

    def _text(self, text: str | None, setting: Setting) -> None:
        if not text:
            return
        if not setting.kept:
            text = _SPACE.sub(" ", text)
            if text[0] == " " and (not self.pieces or self.pieces[-1].text[-1] in " \n"):
                text = text[1:]
        if text:
            self._add(text, setting)

    def _add(self, text: str, setting: Setting) -> None:
        text = text.upper() if setting.capitals else text
        self.pieces.append(Piece(text, setting.style, setting.raised))


_INDENTED = frozenset(("ul", "ol", "dd", "blockquote"))


def _trimmed(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces without white space and line breaks at the end, and without breaks at the beginning."""
    end = len(pieces)
    while end and not pieces[end - 1].text.strip(" \n"):
        end -= 1
    begun = False
    for piece in pieces[:end]:
        text = piece.text if begun else piece.text.lstrip("\n")
        begun = begun or bool(text.strip())
        if text:
            yield replace(piece, text=text)


def _whole(text: str | None, otherwise: int) -> int:
    match = _INTEGER.match(text or "")
    return int(match.group(1)) if match else otherwise
