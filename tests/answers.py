"""Typed answers: reading those beside the fixtures, and telling where a parsed document differs from one."""

import json
from collections.abc import Iterable
from typing import Any

from fixtures.content import DOCUMENTS
from vndocparse.document.body import Directive, Task
from vndocparse.document.models import Annex, Citation, Document

Answer = dict[str, Any]
_MARKS = ".:;,"


def answer(name: str) -> Answer:
    """Return the typed answer beside the composed document of this name."""
    found: Answer = json.loads((DOCUMENTS / f"{name}.json").read_text("utf-8"))
    return found


def differences(document: Document, wanted: Answer) -> dict[str, dict[str, Any]]:
    """Return what was found and what was wanted, for each field that differs in more than white space."""
    found = flat(document)
    found["directives"] = _cut_to(found["directives"], wanted["directives"])
    for annex, want in zip(found["annexes"], wanted.get("annexes", ()), strict=False):
        annex["directives"] = _cut_to(annex["directives"], want["directives"])
    found["citations"] = _without_subjects(found["citations"], wanted["citations"])
    return {
        key: {"found": _spaced(found[key]), "wanted": _spaced(value)}
        for key, value in wanted.items()
        if _spaced(found[key]) != _spaced(value)
    }


def flat(document: Document) -> Answer:
    """Return a parsed document in the shape of the answers."""
    reference = document.reference
    return {
        "type": document.document_type.code if document.document_type else None,
        "issuer": [x.name for x in document.issuers],
        "issuer_parent": [x.parent for x in document.issuers if x.parent],
        "number": reference.number if reference else None,
        "symbol": reference.symbol if reference else None,
        "place": document.place.name if document.place else None,
        "date": document.date.iso if document.date else None,
        "subject": document.subject.text if document.subject else None,
        "urgency": document.marks.urgency,
        "secrecy": document.marks.secrecy,
        "addressees": [x.name for x in document.addressees],
        "citations": _distinct(map(_citation, _others(document.citations))),
        "directives": _units(document.directives),
        "recipients": [x.name for x in document.recipients],
        "signers": [{"authority": x.authority, "title": x.title, "name": x.name} for x in document.signers],
        "tasks": [_task(x) for x in document.tasks],
        "annexes": [_annex(x) for x in document.annexes],
        "names": _names(document),
    }


def _names(document: Document) -> list[list[str | None]]:
    """Return printed name, canonical name and kind of whom the document names, each once; a parent has no kind."""
    parents = [[x.parent, x.parent_canonical, None] for x in document.issuers if x.parent]
    listed = (*document.addressees, *(x for x in document.recipients if not x.archive))
    assigned = [y for x in document.tasks for y in (*x.assignees, *x.coordinators, *filter(None, [x.report_to]))]
    rows = [
        *([x.name, x.canonical, x.kind] for x in document.issuers),
        *parents,
        *([x.name, x.canonical, x.kind] for x in (*listed, *assigned)),
    ]
    return [row for at, row in enumerate(rows) if row not in rows[:at]]


def _task(task: Task) -> Answer:
    return {
        "unit": task.unit,
        "annex": task.annex,
        "action": task.action,
        "assignees": [x.name for x in task.assignees],
        "coordinators": [x.name for x in task.coordinators],
        "deadlines": [{"kind": x.kind, "text": x.text, "date": x.date.iso if x.date else None} for x in task.deadlines],
        "report_to": task.report_to.name if task.report_to else None,
    }


def _annex(annex: Annex) -> Answer:
    return {
        "label": annex.label,
        "title": annex.title,
        "type": annex.document_type.code if annex.document_type else None,
        "directives": _units(annex.directives),
    }


def _others(citations: Iterable[Citation]) -> Iterable[Citation]:
    return (c for c in citations if c.role != "self" and c.target is None)


def _citation(mention: Citation) -> Answer:
    reference = mention.reference
    return {
        "type": mention.document_type.code if mention.document_type else None,
        "number": reference.number if reference else None,
        "symbol": reference.symbol if reference else None,
        "year": reference.year if reference else None,
        "date": mention.date.iso if mention.date else None,
        "issuer": mention.issuer,
        "name": mention.title,
    }


def _distinct(mentions: Iterable[Answer]) -> list[Answer]:
    """Return one entry a cited document, in order of first mention, filled up from its later mentions."""
    entries: list[Answer] = []
    for mention in mentions:
        entry = next((e for e in entries if _same(e, mention)), None)
        if entry is None:
            entries.append(mention)
        else:
            entry.update({key: value for key, value in mention.items() if entry[key] is None})
    return entries


def _same(one: Answer, other: Answer) -> bool:
    if one["symbol"] or other["symbol"]:
        years = {one["year"], other["year"]} - {None}
        return (one["number"], one["symbol"]) == (other["number"], other["symbol"]) and len(years) < 2
    dates = {x["date"][:4] for x in (one, other) if x["date"]}
    return (one["type"], one["name"]) == (other["type"], other["name"]) and len(dates) < 2


def _units(directives: Iterable[Directive], above: str = "") -> list[Answer]:
    """Return the units of two levels, each with the words that follow its label."""
    rows = []
    for unit in directives:
        label = f"{above}/{unit.label}" if above else unit.label
        rows.append({"label": label, "starts": " ".join(filter(None, (unit.heading, unit.text)))})
        if not above:
            rows += _units(unit.children, label)
    return rows


def _cut_to(found: list[Answer], wanted: list[Answer]) -> list[Answer]:
    """Cut the text of each unit to the words that the answer's unit of that label has.

    The mark after the last of them counts neither way: whether a heading keeps its colon is not in the answers.
    """
    left, cut = list(wanted), []
    for unit in found:
        want = next((w for w in left if w["label"] == unit["label"]), None)
        if want is None:
            cut.append(unit)
            continue
        left.remove(want)
        starts = " ".join(unit["starts"].split()[: len(want["starts"].split())])
        alike = starts.rstrip(_MARKS) == want["starts"].rstrip(_MARKS)
        cut.append({**unit, "starts": want["starts"] if alike else starts})
    return cut


def _without_subjects(found: list[Answer], wanted: list[Answer]) -> list[Answer]:
    """Drop the subject (trích yếu) of numbered documents: the answers hold names of laws only."""
    named = {(w["number"], w["symbol"]) for w in wanted if w["name"]}
    return [{**c, "name": None} if c["symbol"] and (c["number"], c["symbol"]) not in named else c for c in found]


def _spaced(value: Any) -> Any:
    """Return a value with all white space in its strings collapsed."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [_spaced(x) for x in value]
    return {k: _spaced(v) for k, v in value.items()} if isinstance(value, dict) else value
