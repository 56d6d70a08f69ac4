"""Citations that were read over a defect of print: each has a diagnostic, the printed form stays."""

from collections.abc import Iterator, Sequence

from vndocparse.document.models import Citation, Diagnostic, Repair

_WORDS: dict[Repair, str] = {
    "digits": "digits set apart",
    "spaces": "stray spaces",
    "separator": "a separator missing or odd",
    "letter": "Đ printed as D",
}


def repaired(citations: Sequence[Citation]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each citation whose number, symbol or date was repaired."""
    for citation in citations:
        if citation.repaired:
            printed = citation.reference.text if citation.reference else citation.title or ""
            what = ", ".join(_WORDS[kind] for kind in citation.repaired)
            yield Diagnostic(
                code="citation.repaired",
                severity="info",
                message=f"Read over in the citation of {printed!r}: {what}.",
                span=citation.span,
            )
