"""The calls that parse one source.

The rooms are imported at the first call: `import vndocparse` is often for the types only, and stays cheap.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from vndocparse.document.models import Document
from vndocparse.grammar import Grammar
from vndocparse.sources.limits import Limits

if TYPE_CHECKING:
    from spacy.language import Language

    from vndocparse.ner.pipeline import Chosen
    from vndocparse.sources.read import Source as Readable


def parse(
    source: "Readable",
    *,
    reader: str | None = None,
    ocr: bool = True,
    grammar: Grammar | None = None,
    limits: Limits | None = None,
    ner: "Chosen | Language" = False,
) -> Document:
    """Parse a file (path, bytes or binary file object) into a typed document.

    The format is told by the bytes. `reader` names the PDF reader (`pdfium`, the default, or `pdfplumber`); `ocr=False`
    keeps pictures and scanned pages from being read by OCR, which needs `vndocparse[ocr]` and Tesseract;
    `grammar` is ours unless `Grammar.load("my-grammars/")` is given. `ner` fills `entities`: True by the shipped
    recogniser, a path or a spaCy pipeline by that one (extra `vndocparse[ner]`). Strange content never raises: it gives
    a document with diagnostics. Raises `UnreadableError`, `UnsupportedFormatError`, `NoTextError` or
    `LimitExceededError` for what cannot be read, `MissingExtraError` for entities without spaCy. Of a source that holds
    several documents this is the first; the diagnostics `source.more_documents` name the others, and `parse_all` gives
    them.
    """
    from vndocparse.sources.read import read
    from vndocparse.way import document

    pages = read(source, reader=reader, ocr=ocr, limits=limits or Limits())
    return document(pages, grammar or Grammar.load(), _pipeline(ner))


def parse_all(
    source: "Readable",
    *,
    reader: str | None = None,
    ocr: bool = True,
    grammar: Grammar | None = None,
    limits: Limits | None = None,
    ner: "Chosen | Language" = False,
) -> Iterator[Document]:
    """Parse a file that may hold several documents and yield each, in order (nhiều văn bản trong một tập).

    Arguments and errors are those of `parse`; the source is read at the call. `text` is the whole source's in every
    document; `source.part` tells its range and pages when there are several.
    """
    from vndocparse.sources.read import read
    from vndocparse.way import documents

    pages = read(source, reader=reader, ocr=ocr, limits=limits or Limits())
    return documents(pages, grammar or Grammar.load(), _pipeline(ner))


def parse_all_text(
    text: str, *, grammar: Grammar | None = None, limits: Limits | None = None, ner: "Chosen | Language" = False
) -> Iterator[Document]:
    """Yield every document of a text that is already read, in order; see `parse_all` and `parse_text`."""
    from vndocparse.sources.read import read_text
    from vndocparse.way import documents

    return documents(read_text(text, limits=limits or Limits()), grammar or Grammar.load(), _pipeline(ner))


def parse_text(
    text: str, *, grammar: Grammar | None = None, limits: Limits | None = None, ner: "Chosen | Language" = False
) -> Document:
    """Parse text that is already read; `Document.text` is this very string, and every span points into it.

    Only text in a legacy encoding (TCVN3, VNI, …) is put into Unicode first, with the diagnostic `text.converted`.
    `ner` is that of `parse`.
    """
    from vndocparse.sources.read import read_text
    from vndocparse.way import document

    return document(read_text(text, limits=limits or Limits()), grammar or Grammar.load(), _pipeline(ner))


def _pipeline(ner: "Chosen | Language") -> "Language | None":
    if ner is False or ner is None:
        return None
    from vndocparse.ner.pipeline import open_pipeline

    return open_pipeline(ner)
