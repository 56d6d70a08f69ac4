"""Quality of the letters: a diagnostic where they are too poor to trust, with what to do about it."""

from collections.abc import Iterator

from vndocparse.document.models import Diagnostic, Source

POOR = 0.92
"""Below it some five letters in a hundred are wrong; `docs/quality.md` has the measured table."""


def poor(source: Source) -> Iterator[Diagnostic]:
    """Yield a diagnostic when the text, or some of its pages, is of poor quality."""
    pages = [at for at, found in enumerate(source.page_quality, start=1) if found is not None and found < POOR]
    if not pages and (source.quality is None or source.quality >= POOR):
        return
    where = f"of page{'s' * (len(pages) > 1)} {', '.join(map(str, pages))} " if pages else ""
    worst = min(x for x in (source.quality, *source.page_quality) if x is not None)
    yield Diagnostic(
        code="text.poor",
        severity="warning",
        message=f"The text {where}is poor (quality {worst:.2f} of 1): {_advice(source)}.",
    )


def _advice(source: Source) -> str:
    if source.ocr:
        return "scan at 300 dpi, straight and in colour, and read it again"
    if source.pages is not None:
        return "read the pages by OCR instead of the text layer"
    return "get the original, or a better reading of it"
