"""What reading pictures (OCR) leaves in doubt: which pages were read so, which were not, and what could not be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vndocparse.document.located import Span
from vndocparse.document.models import Diagnostic, Document

_NEAR = 24  # characters: from the label of a number to its symbol


@dataclass(frozen=True, slots=True)
class Reading:
    """How a source was read: pages by OCR, pages that need it, ranges of the text where writing was illegible."""

    pages: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
    illegible: tuple[tuple[int, int], ...] = ()


def told(reading: Reading) -> Iterator[Diagnostic]:
    """Yield which pages were read by OCR, and which would have to be."""
    if reading.pages:
        yield Diagnostic(
            code="source.ocr",
            severity="info",
            message=f"Read by OCR, so letters may be wrong: {_pages(reading.pages)}.",
        )
    if reading.unread:
        yield Diagnostic(
            code="source.ocr_missing",
            severity="warning",
            message=f"Pictures that were not read, because OCR is not installed: {_pages(reading.unread)}; "
            "`python -m vndocparse doctor` names what to install.",
        )


def illegible(draft: Document, reading: Reading) -> Iterator[Diagnostic]:
    """Yield the number and the parts of the date that stand on the page but could not be read."""
    reference, date = draft.reference, draft.date
    if reference is not None and reference.number is None and _beside(reference.span, reading):
        yield Diagnostic(
            code="number.unreadable",
            severity="warning",
            message="The number is written on the page but could not be read.",
            span=reference.span,
        )
    if date is not None and None in (date.day, date.month) and _beside(date.span, reading):
        yield Diagnostic(
            code="date.unreadable",
            severity="warning",
            message="Day or month are written on the page but could not be read.",
            span=date.span,
        )


def _beside(span: Span | None, reading: Reading) -> bool:
    return span is not None and any(span.start - _NEAR <= start < span.end for start, _ in reading.illegible)


def _pages(numbers: Sequence[int]) -> str:
    """Return page numbers in words: `pages 1-3, 7`."""
    runs = [[numbers[0]]]
    for before, number in pairwise(numbers):
        if number == before + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"page{'s' if len(numbers) > 1 else ''} {shown}"
