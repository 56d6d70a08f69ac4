"""Canonical names and kinds of a whole document: issuers first, since all other names are filled in from them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from vndocparse.document.body import Task
from vndocparse.document.models import Citation, Document, Issuer, Recipient
from vndocparse.document.naming import Named, Naming
from vndocparse.grammar import Grammar
from vndocparse.review.naming.canonical import Canonical, canonical, written
from vndocparse.review.naming.fill import under
from vndocparse.review.naming.kinds import kind_of
from vndocparse.review.naming.lexicon import lexicon
from vndocparse.review.naming.setting import Setting, setting_of, units_in

_N = TypeVar("_N", bound=Named)


def named(draft: Document, grammar: Grammar) -> Document:
    """Return the document with canonical names and kinds of its issuers, addressees, recipients and assignees."""
    setting = document_setting(draft, grammar)
    changes: dict[str, object] = {
        "issuers": tuple(_issuer(issuer, setting, grammar) for issuer in draft.issuers),
        "addressees": _all(draft.addressees, setting, grammar),
        "recipients": tuple(_recipient(x, setting, grammar) for x in draft.recipients),
        "citations": named_citations(draft.citations, setting, grammar),
        "tasks": tuple(_task(task, setting, grammar) for task in draft.tasks),
    }
    return draft.model_copy(update=changes)


def document_setting(document: Document, grammar: Grammar) -> Setting:
    """Return what a document's header fills in: units of issuers and their parents, else the place, and the date."""
    date = document.date.iso if document.date else None
    issuers = [x.corrected or x.name for x in document.issuers]
    parents = list(dict.fromkeys(x.parent for x in document.issuers if x.parent))

    def names(printed: Sequence[str]) -> list[str]:
        return [found[0] for name in printed if (found := written(name, grammar))]

    place = names([document.place.name]) if document.place else []
    words = place[0].split() if place else []
    unit = next((w for w in lexicon(grammar).levels if place and place[0].lower().startswith(w + " ")), "")
    return setting_of(names(issuers), names(parents), " ".join(words[len(unit.split()) :]) or None, date, grammar)


def named_citations(citations: Sequence[Citation], setting: Setting, grammar: Grammar) -> tuple[Citation, ...]:
    """Return citations with the canonical names of their issuers."""
    return tuple(_citation(citation, setting, grammar) for citation in citations)


def _citation(citation: Citation, setting: Setting, grammar: Grammar) -> Citation:
    found = canonical(citation.issuer, setting, grammar) if citation.issuer else None
    if found is None:
        return citation
    return citation.model_copy(update={"issuer_canonical": found[0], "issuer_naming": _naming(found[1], None, grammar)})


def _issuer(issuer: Issuer, setting: Setting, grammar: Grammar) -> Issuer:
    found = canonical(issuer.corrected or issuer.name, setting, grammar)
    parent = canonical(issuer.parent, setting, grammar) if issuer.parent else None
    if found and parent:
        units = list(units_in(parent[0], setting.date, lexicon(grammar), grammar))
        found = under(found[0], parent[0], units, grammar) or found
    changes = _told(found, grammar)
    if parent:
        changes |= {"parent_canonical": parent[0], "parent_naming": _naming(parent[1], None, grammar)}
    return issuer.model_copy(update=changes) if changes else issuer


def _recipient(recipient: Recipient, setting: Setting, grammar: Grammar) -> Recipient:
    return recipient if recipient.archive else _one(recipient, setting, grammar)


def _task(task: Task, setting: Setting, grammar: Grammar) -> Task:
    changes: dict[str, object] = {}
    if task.assignees:
        changes["assignees"] = _all(task.assignees, setting, grammar)
    if task.coordinators:
        changes["coordinators"] = _all(task.coordinators, setting, grammar)
    if task.report_to is not None:
        changes["report_to"] = _one(task.report_to, setting, grammar)
    return task.model_copy(update=changes) if changes else task


def _all(items: Sequence[_N], setting: Setting, grammar: Grammar) -> tuple[_N, ...]:
    return tuple(_one(item, setting, grammar) for item in items)


def _one(item: _N, setting: Setting, grammar: Grammar) -> _N:
    changes = _told(canonical(item.name, setting, grammar), grammar)
    return item.model_copy(update=changes) if changes else item


def _told(found: Canonical | None, grammar: Grammar) -> dict[str, object]:
    if found is None:
        return {}
    kind = kind_of(found[0], grammar)
    naming = _naming(found[1], kind[1] if kind else None, grammar)
    return {"canonical": found[0], "kind": kind[0] if kind else None, "naming": naming}


@lru_cache(maxsize=256)
def _naming(rule: str, kind_rule: str | None, grammar: Grammar) -> Naming:
    told = grammar.rule(kind_rule) if kind_rule else None
    return Naming(
        canonical_rule=rule,
        canonical_confidence=grammar.rule(rule).confidence,
        kind_rule=told.id if told else "",
        kind_confidence=told.confidence if told else 0.0,
    )
