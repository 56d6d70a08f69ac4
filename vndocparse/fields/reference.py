"""Number and symbol (số, ký hiệu văn bản). Reads the number line; a number inside the title only when there is none."""

from vndocparse.document.models import Reference
from vndocparse.fields.evidence import evidence
from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Match
from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout

_LINE_RULES = ("reference.line", "reference.bare", "reference.unsymboled")


def read_reference(layout: Layout, grammar: Grammar) -> Reference | None:
    """Return the document's number and symbol, or None; a number left blank is None beside its symbol.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3.
    """
    zones = layout.zones
    view = layout.view(zones.reference or zones.title)
    names = _LINE_RULES if zones.reference else ("reference.in_title",)
    for name in names:
        found = grammar.rule(name).search(view.text)
        if found:
            return _reference(layout, view, found)
    return None


def _reference(layout: Layout, view: View, found: Match) -> Reference | None:
    number, symbol, year = found.span("number"), found.span("symbol"), found.span("year")
    places = [span for span in (number, year, symbol) if span]
    if not places:
        return None
    start, end = min(p[0] for p in places), max(p[1] for p in places)
    return Reference(
        number=_joined(view, number),
        year=int(_joined(view, year) or 0) or None,
        symbol=_symbol(view, symbol),
        text=view.value(start, end),
        **evidence(layout, view, start, end, found.rule.id, found.rule.confidence),
    )


def _symbol(view: View, span: tuple[int, int] | None) -> str | None:
    """Return the symbol; where a letter of it was put right, as it should have been read."""
    if span is None:
        return None
    line = view.lines[view.line_at(span[0])]
    first = line.start + span[0] - view.line_start(view.line_at(span[0]))
    if any(first <= start < first + span[1] - span[0] for start, _ in view.letters.mended):
        return "".join(view.text[slice(*span)].split())
    return _joined(view, span)


def _joined(view: View, span: tuple[int, int] | None) -> str | None:
    return "".join(view.value(*span).split()) if span else None
