"""Place and date of issue (địa danh và thời gian ban hành văn bản).

Reads the place-and-date line only: dates elsewhere belong to citations, stamps and deadlines.
"""

from vndocparse.document.located import PartialDate
from vndocparse.document.models import Place
from vndocparse.fields.evidence import evidence
from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Match
from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout

_LIMITS = {"day": 31, "month": 12, "year": 9999}


def read_place_date(layout: Layout, grammar: Grammar) -> tuple[Place | None, PartialDate | None]:
    """Return place and date, each None when it is not printed.

    A day or month left open gives a partial date. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4.
    """
    zones = layout.zones
    view = layout.view(zones.place_date or zones.title)
    names = ("place_date.broken", "place_date.line", "place_date.bare") if zones.place_date else ("reference.in_title",)
    if not zones.place_date and zones.reference:
        return None, None
    for name in names:
        found = grammar.rule(name).search(view.text)
        if found:
            return _place(layout, view, found), _date(layout, view, found)
    return None, None


def _place(layout: Layout, view: View, found: Match) -> Place | None:
    span = found.span("place")
    if span is None:
        return None
    return Place(
        name=view.value(*span).rstrip(" ,."),
        **evidence(layout, view, *span, found.rule.id, found.rule.confidence),
    )


def _date(layout: Layout, view: View, found: Match) -> PartialDate | None:
    parts: dict[str, int | None] = {}
    spans = []
    for name, limit in _LIMITS.items():
        span = found.span(name)
        value = int("".join(view.text[span[0] : span[1]].split())) if span else 0
        parts[name] = value if 0 < value <= limit else None
        spans += [span] if span else []
    if parts["year"] is None:
        return None
    start = found.span("place")
    first = start[1] if start else min(s[0] for s in spans)
    while first < found.end and not view.text[first].isalnum():
        first += 1
    end = max(s[1] for s in spans)
    return PartialDate(
        year=parts["year"],
        month=parts["month"],
        day=parts["day"] if parts["month"] else None,
        **evidence(layout, view, first, end, found.rule.id, found.rule.confidence),
    )
