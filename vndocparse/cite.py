"""Citations of any text, on their own: found, grouped and marked, without header or zones.

The rooms are imported at the first call, as in parse.py.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vndocparse.document.models import Citation, CitedDocument, Document
from vndocparse.grammar import Grammar
from vndocparse.sources.limits import Limits

if TYPE_CHECKING:
    from vndocparse.export.annotate import Wrap


def find_citations(text: str, *, grammar: Grammar | None = None, limits: Limits | None = None) -> tuple[Citation, ...]:
    """Return the citations of any Vietnamese text (an article, a contract), one entry a mention, in reading order.

    Every span points into the caller's string. Short forms carry the index of their full mention in `target`.
    """
    from vndocparse.fields.citations import find_citations as find
    from vndocparse.layout.lines import View
    from vndocparse.layout.text_lines import text_lines
    from vndocparse.review.naming.named import named_citations
    from vndocparse.review.naming.setting import Setting
    from vndocparse.sources.read import read_text
    from vndocparse.text.letters import read_letters

    grammar = grammar or Grammar.load()
    source = read_text(text, limits=limits or Limits())
    letters = read_letters(text, markdown=source.markdown)
    found = tuple(find(View.of(letters, text_lines(letters, grammar)), None, grammar))
    return named_citations(found, Setting(), grammar)


def group_citations(citations: Sequence[Citation]) -> tuple[CitedDocument, ...]:
    """Return the documents that these mentions name, as `Document.cited_documents` holds them."""
    from vndocparse.review.cited import group

    return group(citations)


def annotate(source: Document | str, wrap: "Wrap", *, citations: Sequence[Citation] | None = None) -> str:
    """Return the text with each citation wrapped, all else unchanged but for the escapes that a template needs.

    `wrap` is a template of `vndocparse.export.templates` (`html_link`, `markdown_link`, `xml`), or a function of
    citation and text that returns what goes before and after, a string that takes the text's place, or None to leave it
    alone. `citations` are those of the document, or found in the text, unless given; they must be of this text.

    A mark within another is written inside it where the template can nest (links cannot: the outer one stays). Of two
    marks that cross, the one that starts first stays.
    """
    from vndocparse.export.annotate import annotate as mark

    if citations is None:
        citations = source.citations if isinstance(source, Document) else find_citations(source)
    return mark(source.text if isinstance(source, Document) else source, citations, wrap)
