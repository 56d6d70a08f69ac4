"""Word files (`.docx`): the body in reading order, with generated labels, text boxes, tables and footnotes.

Running headers and footers are left out: they are furniture. Macros and linked files are never touched.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from vndocparse.document.errors import UnsupportedFormatError
from vndocparse.sources.limits import Limits
from vndocparse.sources.office.blocks import Block, Break, Flow, Paragraph, Piece, Sheet
from vndocparse.sources.office.docx_numbering import Numbering
from vndocparse.sources.office.docx_runs import ALTERNATIVES, PAGE_END, chosen, read_runs
from vndocparse.sources.office.docx_styles import Properties, Styles, paragraph_properties, style_from
from vndocparse.sources.office.docx_tables import box_of, read_table
from vndocparse.sources.office.package import Element, Package, W, number, value

_THROUGH = frozenset(f"{W}{x}" for x in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_TWIPS = 20.0
_NOTE = 0.8  # size of footnotes, a share of the text's
_NOTE_SIZE = 10.0


def read_docx(data: bytes, limits: Limits, name: str) -> Flow:
    """Read a Word file; raise `UnreadableError` for a damaged or protected one."""
    package = Package(data, limits, name)
    if package.document is None:
        raise UnsupportedFormatError(f"{name}: an office file without text; save it as PDF and read that")
    return _Reader(package).flow()


class _Reader:
    """Reads one file; lists count on from paragraph to paragraph."""

    def __init__(self, package: Package) -> None:
        self._styles = Styles(package.related("styles"))
        self._numbering = Numbering(package.related("numbering"), self._styles)
        self._notes = {kind: _notes(package.related(f"{kind}s"), kind) for kind in ("footnote", "endnote")}
        self._body = package.xml(package.document or "").find(f"{W}body")
        self._noted: list[Paragraph] = []
        self._count = 0

    def flow(self) -> Flow:
        """Return the whole document."""
        if self._body is None:
            return Flow(())
        # A section as it was before a tracked change is none of the document's.
        sections = [x for x in self._body.iter(f"{W}sectPr") if x.getparent().tag != f"{W}sectPrChange"]
        blocks: list[Block] = []
        for block in self._blocks(self._body, dict(pairwise(sections))):
            if isinstance(block, Break):
                blocks += self._noted
                self._noted = []
            blocks.append(block)
        return Flow((*blocks, *self._noted), _sheet(sections[0]) if sections else Sheet())

    def _blocks(self, parent: Element, following: Mapping[Element, Element] = {}) -> Iterator[Block]:
        """Yield the blocks below an element; `following` leads from a section's end to the section behind it."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
                after = following.get(child.find(f"{W}pPr/{W}sectPr"))
                if after is not None and value(after, "type") != "continuous":
                    yield Break(_sheet(after))
            elif child.tag == f"{W}tbl":
                table = read_table(child, self._styles, lambda cell: tuple(self._blocks(cell)))
                if table is not None:
                    yield table
            elif child.tag in _THROUGH:
                yield from self._blocks(child, following)
            elif child.tag == ALTERNATIVES:
                yield from self._blocks(chosen(child), following)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        """Yield the text boxes of a paragraph, then its text, cut where it ends a page."""
        direct = element.find(f"{W}pPr")
        style = value(direct, "pStyle")
        own = paragraph_properties(direct)
        properties = {**self._styles.paragraph(style), **own}
        content = read_runs(element, self._styles, style, self._count + 1)
        for box in content.boxes:
            yield box_of(box, tuple(self._blocks(box)))
        pieces = content.pieces
        if properties.get("break"):
            yield Break()
        label = self._numbering.label(properties, style)
        if label is not None:
            properties = {**self._styles.paragraph(style), **label.paragraph, **own}
            size = pieces[0].style if pieces else style_from(self._styles.run(style, None))
            pieces = [Piece(label.text, size), *pieces]
        self._count += len(content.notes)
        for position, part in enumerate(_pages_of(pieces)):
            if position:
                yield Break()
                properties = {**properties, "first": 0.0, "before": 0.0}
            if position == 0 or part:
                yield self._made(part, properties, element, style)
        for offset, (kind, key) in enumerate(content.notes):
            self._note(kind, key, self._count - len(content.notes) + offset + 1)

    def _made(self, pieces: list[Piece], properties: Properties, element: Element, style: str | None) -> Paragraph:
        mark = self._styles.run(style, element.find(f"{W}pPr/{W}rPr"))
        return Paragraph(
            tuple(pieces),
            size=style_from(mark).size,
            **{k: properties[k] for k in _KEPT if k in properties},
        )

    def _note(self, kind: str, key: str, count: int) -> None:
        """Keep a footnote for the end of the page, in small print behind its number."""
        pieces: list[Piece] = []
        for paragraph in self._notes[kind].get(key, ()):
            content = read_runs(paragraph, self._styles, value(paragraph, "pPr", "pStyle"))
            pieces += [Piece("\n", p.style) for p in pieces[-1:]]
            pieces += content.pieces
        if pieces:
            small = [replace(p, style=replace(p.style, size=min(p.style.size * _NOTE, _NOTE_SIZE))) for p in pieces]
            self._noted.append(Paragraph((Piece(f"[{count}] ", small[0].style), *small), size=_NOTE_SIZE))


_KEPT = ("align", "left", "right", "first", "before", "after", "stops")


def _pages_of(pieces: list[Piece]) -> list[list[Piece]]:
    """Return the pieces on each page that the paragraph stands on."""
    pages: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.text == PAGE_END:
            pages.append([])
        else:
            pages[-1].append(piece)
    return pages


def _notes(root: Element | None, kind: str) -> dict[str, list[Element]]:
    """Return the paragraphs of each footnote by its id."""
    found = () if root is None else root.findall(f"{W}{kind}")
    return {note.get(f"{W}id"): list(note.iter(f"{W}p")) for note in found}


def _sheet(section: Element) -> Sheet:
    plain = Sheet()
    width = number(value(section, "pgSz", attribute="w"), _TWIPS)
    left = number(value(section, "pgMar", attribute="left"), _TWIPS)
    right = number(value(section, "pgMar", attribute="right"), _TWIPS)
    if width is None or width < 100 or (left or 0.0) + (right or 0.0) > 0.8 * width:
        return plain
    return Sheet(width, plain.left if left is None else left, plain.right if right is None else right)
