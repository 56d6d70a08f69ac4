"""Cells of the rows: parts that several tables share, brought to the values of JSON."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from vndocparse.document.body import Deadline, Directive, Task
from vndocparse.document.located import Located, PartialDate
from vndocparse.document.models import Document, DocumentType, Reference
from vndocparse.document.naming import Named

Row = dict[str, Any]

_SURROGATE = re.compile("[\ud800-\udfff]")


def plain(value: Any) -> Any:
    """Return a value of JSON: strings that UTF-8 cannot hold (lone surrogates, as of broken paths) show their code."""
    if isinstance(value, str):
        return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", value)
    return [plain(x) for x in value] if isinstance(value, list | tuple) else value


def type_cells(kind: DocumentType | None) -> Row:
    """Return the cells of a type of document (tên loại)."""
    return {"type_code": kind.code, "type_name": kind.name, "type_family": kind.family} if kind else {}


def number_cells(reference: Reference | None) -> Row:
    """Return the cells of a number and symbol (số, ký hiệu)."""
    if reference is None:
        return {}
    parts = {"number": reference.number, "number_year": reference.year, "symbol": reference.symbol}
    return {**parts, "reference": reference.text}


def date_cells(found: PartialDate | None) -> Row:
    """Return the cells of a date: the day of the calendar, and what is known of a partial one."""
    return {"date": calendar_day(found), "date_iso": found and found.iso}


def calendar_day(found: PartialDate | None) -> str | None:
    """Return a date of the calendar in ISO form; null for a partial one, and for the 31st of a month of 30 days."""
    try:
        return date.fromisoformat(found.iso).isoformat() if found and found.iso and found.day else None
    except ValueError:
        return None


def deadline_cells(deadline: Deadline | None) -> Row:
    """Return the cells of a deadline (thời hạn)."""
    if deadline is None:
        return {}
    return {
        "deadline": deadline.text,
        "deadline_date": calendar_day(deadline.date),
        "deadline_kind": deadline.kind,
        "deadline_relation": deadline.relation,
    }


def carrier_cells(item: Directive | Task) -> Row:
    """Return who carries something out, and what is asked for."""
    named = {"assignees": [x.name for x in item.assignees], "coordinators": [x.name for x in item.coordinators]}
    known = {"assignees_canonical": canonical(item.assignees), "coordinators_canonical": canonical(item.coordinators)}
    return {"action": item.action, **named, **known}


def canonical(items: Iterable[Named]) -> list[str]:
    """Return canonical names (tên chuẩn), the printed name where there is none."""
    return [x.canonical or x.name for x in items]


def sure(item: Located | None) -> float | None:
    """Return the confidence of a value, null when it is not there."""
    return item.confidence if item else None


def units(document: Document) -> Iterator[tuple[Directive, int | None, tuple[str, ...], int | None]]:
    """Yield each unit with the index of the unit above, the labels from the top, and the annex that holds it."""
    trees: list[tuple[tuple[Directive, ...], int | None]] = [(document.directives, None)]
    trees += [(annex.directives, index) for index, annex in enumerate(document.annexes)]
    count = 0
    for roots, annex in trees:
        stack: list[tuple[Directive, int | None, tuple[str, ...]]]
        stack = [(root, None, (root.label,)) for root in reversed(roots)]
        while stack:
            unit, parent, path = stack.pop()
            yield unit, parent, path, annex
            stack += [(child, count, (*path, child.label)) for child in reversed(unit.children)]
            count += 1
