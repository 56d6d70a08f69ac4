"""Furniture: lines that say nothing of the content (quốc hiệu, số trang, tiêu đề chạy, chú thích chân trang)."""

from collections.abc import Iterator

from vndocparse.document.models import Furniture, FurnitureKind
from vndocparse.fields.evidence import evidence
from vndocparse.grammar import Grammar
from vndocparse.layout.foot_notes import foot_notes
from vndocparse.layout.lines import Line
from vndocparse.layout.zones import Layout, Lines

_LONGEST = 300  # characters of a line that its kind is told by


def read_furniture(layout: Layout, grammar: Grammar) -> tuple[Furniture, ...]:
    """Return the lines that are furniture, one entry a line, in order; what no rule knows is left out.

    The kind is that of the first row of the table `furniture_kinds` whose rule matches. The rows serve for
    lines that the layout has put aside, a table of contents and page numbers within the body too.
    """
    zones = layout.zones
    notes = foot_notes(layout.letters, zones.body, grammar)
    found: dict[int, tuple[Line, FurnitureKind, str]] = {}
    for line in zones.national_title:
        found[line.index] = (line, "national_title", "furniture.title")
    for line in (line for group in zones.captions for line in group):
        found[line.index] = (line, "signature_caption", "layout.signature_caption")
    for line in zones.body:
        if line.index in notes:
            found[line.index] = (line, "footnote", "foot.note")
    for place, lines in _places(layout):
        for line in lines:
            if line.index not in found and (kind := _kind(layout, line, place, grammar)):
                found[line.index] = (line, *kind)
    return tuple(_furniture(layout, *found[index], grammar) for index in sorted(found))


def _places(layout: Layout) -> Iterator[tuple[str, Lines]]:
    zones = layout.zones
    yield "stamp", tuple(line for line in zones.furniture if line.stamp)
    yield "aside", tuple(line for line in zones.furniture if not line.stamp)
    yield "header", (*zones.addressees, *zones.title, *zones.reference, *zones.issuer, *zones.marks)
    yield "header", zones.unplaced
    yield "body", zones.body
    yield "foot", (*zones.recipients, *(line for block in zones.signatures for line in block))
    yield "foot", zones.unplaced


def _kind(layout: Layout, line: Line, place: str, grammar: Grammar) -> tuple[FurnitureKind, str] | None:
    text = layout.letters.folded[line.start : line.end][:_LONGEST]
    for row in grammar.table("furniture_kinds").rows:
        if row["place"] == place and grammar.rule(str(row["rule"])).search(text):
            kind: FurnitureKind = row["kind"]  # type: ignore[assignment]
            return kind, str(row["rule"])
    return None


def _furniture(layout: Layout, line: Line, kind: FurnitureKind, rule: str, grammar: Grammar) -> Furniture:
    view = layout.view((line,))
    end = len(view.text)
    return Furniture(
        kind=kind, text=view.value(0, end), **evidence(layout, view, 0, end, rule, grammar.rule(rule).confidence)
    )
