"""The spaCy component that sets entities, and the pipeline around it. Importing this module loads spaCy."""

from collections.abc import Callable

from spacy import blank
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry

from vndocparse.grammar import Grammar
from vndocparse.ner.find import find_entities
from vndocparse.ner.tokens import Tokenizer

COMPONENT, TOKENIZER, CONFIDENCE = "vndocparse_names", "vndocparse.LetterRuns.v1", "confidence"

_LONGEST = 100_000_000
"""Characters of the longest text: spaCy's own limit is meant for parsers that take memory by the letter."""


def create_tokenizer() -> "Callable[[Language], Tokenizer]":
    """Return what makes the tokenizer of a pipeline."""
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers(TOKENIZER, func=create_tokenizer)


@Language.component(COMPONENT, assigns=["doc.ents"])
def set_names(doc: Doc) -> Doc:
    """Set the entities of a text; what an earlier component found stays, and wins where both overlap.

    `span._.confidence` tells of our own how often findings of their label are right.
    """
    if not Span.has_extension(CONFIDENCE):
        Span.set_extension(CONFIDENCE, default=None)
    table = Grammar.load().tables["entity_confidences"]
    told = {str(row["label"]): row["confidence"] for row in table.rows}
    taken = {token.i for span in doc.ents for token in span}
    spans: list[Span] = list(doc.ents)
    for entity in find_entities(doc.text):
        span = doc.char_span(entity.start, entity.end, label=entity.label)
        if span is not None and taken.isdisjoint(range(span.start, span.end)):
            span._.set(CONFIDENCE, told[entity.label])
            spans.append(span)
    doc.ents = tuple(spans)
    return doc


def pipeline() -> Language:
    """Return the pipeline: a tokenizer that splits wherever a name may begin or end, and the component."""
    nlp = blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.meta["name"] = COMPONENT
    nlp.max_length = _LONGEST
    nlp.add_pipe(COMPONENT)
    return nlp
