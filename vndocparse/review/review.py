"""Review: what needs more than one field. Blanks, gaps, contradictions and repairs become diagnostics."""

from collections.abc import Iterator, Sequence

import regex

from vndocparse.document.models import Diagnostic, Document
from vndocparse.grammar import Grammar
from vndocparse.review.accounting import unaccounted
from vndocparse.review.cited import group, unresolved
from vndocparse.review.entities import compare as compare_entities
from vndocparse.review.entities import linked
from vndocparse.review.naming.named import named
from vndocparse.review.quality import poor
from vndocparse.review.reading import Reading, illegible, told
from vndocparse.review.repaired import repaired
from vndocparse.review.signed import compare, unread
from vndocparse.review.tasks import assigned, contradicted, settle
from vndocparse.review.units import misnumbered

_VIETNAMESE = regex.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", regex.IGNORECASE)
_LETTER = regex.compile(r"\p{L}")
_SAMPLE = 20_000  # characters looked at to tell the language
_LEAST = 0.05  # share of letters that carry a Vietnamese mark in any Vietnamese text
_EXPECTED = {
    "document_type": "type of document",
    "issuers": "issuing agency",
    "reference": "number and symbol",
    "date": "date of issue",
    "subject": "subject",
    "signers": "signer",
}
_ENCODINGS = {"cp1258": "Windows-1258", "utf8": "UTF-8 read as Western letters"}
_NOTHING = Reading()
_DOUBTED = 0.6  # factor on the confidence of two values that contradict each other


def review(
    draft: Document,
    repairs: Sequence[tuple[str, int]] = (),
    *,
    grammar: Grammar,
    signatures_unread: str = "",
    reading: Reading = _NOTHING,
    mended: Sequence[Diagnostic] = (),
) -> Document:
    """Return the document with its cited documents and diagnostics, contradicted values at a lower confidence.

    `repairs` names the legacy encodings that became Unicode, and how many lines were in each; `mended` are the
    diagnostics of damaged text: what is unreadable was not left blank.
    """
    signed = compare(draft, grammar)
    draft = named(draft.model_copy(update={"signers": signed.signers, "issuers": signed.issuers}), grammar)
    cited = group(draft.citations)
    compared = compare_entities(draft, settle(draft, grammar), grammar)
    tasks = compared.tasks
    unreadable = tuple(illegible(draft, reading))
    found = [
        *_repairs(repairs),
        *told(reading),
        *_language(draft),
        *poor(draft.source),
        *mended,
        *(x for x in unreadable if x.code not in {d.code for d in mended}),
        *_blanks(draft, {x.code for x in (*mended, *unreadable)}),
        *_missing(draft),
        *_contradictions(draft),
        *unresolved(draft.citations, cited, draft.text),
        *repaired(draft.citations),
        *contradicted(tasks, draft.text, grammar),
        *misnumbered(draft, grammar),
        *signed.told,
        *compared.told,
        *unread(signatures_unread),
        *unaccounted(draft),
    ]
    changes: dict[str, object] = {
        "cited_documents": cited,
        "addressees": compared.addressees,
        "recipients": compared.recipients,
        "entities": linked(draft.entities, draft.signers, grammar),
        "tasks": tasks,
        **assigned(draft, tasks),
        "diagnostics": tuple(found),
    }
    doubted = {d.code for d in found}
    if "date.year_differs" in doubted and draft.date is not None:
        changes["date"] = draft.date.model_copy(update={"confidence": draft.date.confidence * _DOUBTED})
    return draft.model_copy(update=changes)


def _repairs(repairs: Sequence[tuple[str, int]]) -> Iterator[Diagnostic]:
    for encoding, count in repairs:
        name = _ENCODINGS.get(encoding, encoding.upper())
        yield Diagnostic(
            code="text.converted",
            severity="info",
            message=f"{count} line{'s' * (count != 1)} in {name} became Unicode; spans point into the result.",
        )


def _language(draft: Document) -> Iterator[Diagnostic]:
    sample = draft.text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not sample.strip():
        yield Diagnostic(code="text.empty", severity="warning", message="The source holds no text.")
    elif letters >= 50 and len(_VIETNAMESE.findall(sample)) < _LEAST * letters:
        yield Diagnostic(
            code="text.not_vietnamese", severity="warning", message="The text does not look like Vietnamese."
        )


def _blanks(draft: Document, told: set[str]) -> Iterator[Diagnostic]:
    reference, date = draft.reference, draft.date
    if reference is not None and reference.number is None and "number.unreadable" not in told:
        yield Diagnostic(
            code="number.blank", severity="info", message="The number was left blank.", span=reference.span
        )
    open_ = date is not None and (date.day is None or date.month is None or date.year is None)
    if date is not None and open_ and "date.unreadable" not in told:
        blank = [name for name in ("day", "month", "year") if getattr(date, name) is None]
        yield Diagnostic(
            code="date.blank",
            severity="info",
            message=f"Left blank in the date of issue: {', '.join(blank)}.",
            span=date.span,
        )
    for signer in draft.signers:
        if signer.name is None:
            yield Diagnostic(
                code="signer.blank", severity="info", message="The signer's name was left blank.", span=signer.span
            )


def _missing(draft: Document) -> Iterator[Diagnostic]:
    for field, name in _EXPECTED.items():
        if not getattr(draft, field):
            yield Diagnostic(code=f"{field}.missing", severity="warning", message=f"No {name} was found.")


def _contradictions(draft: Document) -> Iterator[Diagnostic]:
    reference, date = draft.reference, draft.date
    if reference and date and reference.year and date.year and reference.year != date.year:
        yield Diagnostic(
            code="date.year_differs",
            severity="warning",
            message=f"The number says {reference.year}, the date of issue {date.year}.",
            span=date.span,
        )
    for left, right in zip(draft.issuers, draft.issuers[1:], strict=False):
        if left.name == right.name:
            yield Diagnostic(
                code="issuers.repeated", severity="info", message="The same agency is printed twice.", span=right.span
            )
