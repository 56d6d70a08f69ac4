"""Our grammars as a spaCy component: `nlp.add_pipe("vndocparse")`.

spaCy finds it by the package's entry point; in a checkout that is not installed, importing this module does the same.
"""

import warnings
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from vndocparse.document.located import Located
from vndocparse.document.models import Document
from vndocparse.export.values import places
from vndocparse.grammar import Grammar
from vndocparse.ner.cut import split_tokens
from vndocparse.ner.pipeline import FACTORY
from vndocparse.parse import parse_text

if TYPE_CHECKING:
    from vndocparse.export.values import Place

KEY = "vndocparse"
"""The key of `doc.spans` and the name of the extensions `doc._` and `span._`."""

NAMED = frozenset((
    "document_type", "issuer", "reference", "place", "date", "mark", "addressee", "citation", "recipient", "assignee",
    "deadline", "signer",
))  # fmt: skip
"""The spans that `doc.ents` may hold: those that name something, not those that hold others (task, directive, …)."""


class DocumentParser:
    """The component. `ents` adds what names something to `doc.ents`; `split` cuts tokens at the borders of spans."""

    def __init__(self, *, ents: bool = False, split: bool = True, grammars: Sequence[str] = ()) -> None:
        """Keep the settings; `grammars` are directories to layer on ours."""
        self.ents, self.split, self.grammars = ents, split, tuple(grammars)

    def __call__(self, doc: Doc) -> Doc:
        """Parse the text, set `doc._.vndocparse` and `doc.spans["vndocparse"]`, and return the doc, anew if cut."""
        document = parse_text(doc.text, grammar=Grammar.load(*self.grammars))
        doc._.vndocparse = document
        if document.text != doc.text:
            warnings.warn(
                "the text is in a legacy encoding: its Document is of the Unicode text, and no spans are set; "
                "give the pipeline doc._.vndocparse.text instead",
                stacklevel=2,
            )
            doc.spans[KEY] = SpanGroup(doc, name=KEY)
            return doc
        found = [place for place in places(document) if place.start < place.end]
        if self.split:
            doc = split_tokens(doc, {edge for place in found for edge in (place.start, place.end)})
        spans = [span for place in found if (span := _span(doc, place)) is not None]
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=spans)
        if self.ents:
            doc.set_ents(_apart(doc, spans), default="unmodified")
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the settings as bytes."""
        data: bytes = srsly.msgpack_dumps(self._settings())
        return data

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "DocumentParser":
        """Take the settings from bytes."""
        self.__init__(**srsly.msgpack_loads(data))  # type: ignore[misc]
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the settings to a file."""
        srsly.write_json(path, self._settings())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "DocumentParser":
        """Take the settings from a file."""
        self.__init__(**srsly.read_json(path))  # type: ignore[misc]
        return self

    def _settings(self) -> dict[str, Any]:
        return {"ents": self.ents, "split": self.split, "grammars": list(self.grammars)}


@Language.factory(
    FACTORY,
    default_config={"ents": False, "split": True, "grammars": []},
    assigns=["doc._.vndocparse", "doc.spans"],
    retokenizes=True,
)
def create_component(nlp: Language, name: str, ents: bool, split: bool, grammars: list[str]) -> DocumentParser:
    """Return the component for a pipeline (spaCy calls this)."""
    return DocumentParser(ents=ents, split=split, grammars=grammars)


def _span(doc: Doc, place: "Place") -> Span | None:
    return doc.char_span(place.start, place.end, label=place.label, span_id=place.item.rule, alignment_mode="expand")


def _apart(doc: Doc, spans: Iterable[Span]) -> list[Span]:
    """Return the spans that name something and do not overlap, the longest first; earlier entities stay.

    Signers come last: printed beside the recipients, a signer's range covers theirs.
    """
    taken = [token.ent_type != 0 for token in doc]
    chosen: list[Span] = []
    named = (span for span in spans if span.label_ in NAMED)
    for span in sorted(named, key=lambda x: (x.label_ == "signer", x.start - x.end, x.start)):
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = [True] * len(span)
            chosen.append(span)
    return chosen


@lru_cache(maxsize=64)
def _document(data: str) -> Document:
    return Document.model_validate_json(data)


@lru_cache(maxsize=64)
def _index(data: str) -> dict[tuple[str, int, int], Located]:
    found: dict[tuple[str, int, int], Located] = {}
    for place in places(_document(data)):
        found.setdefault((place.label, place.start, place.end), place.item)
    return found


def _get(doc: Doc) -> Document | None:
    data = doc.user_data.get(KEY)
    return None if data is None else _document(data)


def _set(doc: Doc, document: Document) -> None:
    # As JSON: what stands in `user_data` goes to files and to other processes.
    doc.user_data[KEY] = document.model_dump_json()


def _value(span: Span) -> Located | None:
    data = span.doc.user_data.get(KEY)
    return None if data is None else _index(data).get((span.label_, span.start_char, span.end_char))


Doc.set_extension(KEY, getter=_get, setter=_set, force=True)
Span.set_extension(KEY, getter=_value, force=True)
