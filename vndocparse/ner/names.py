"""The spaCy component that sets entities, and the pipeline around it. Importing this module loads spaCy."""

from collections.abc import Callable

from spacy import blank
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry

from vndocparse.ner.find import find_entities
from vndocparse.ner.tokens import Tokenizer

COMPONENT, TOKENIZER = "vndocparse_names", "vndocparse.LetterRuns.v1"


def create_tokenizer() -> "Callable[[Language], Tokenizer]":
    """Return what makes the tokenizer of a pipeline."""
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers(TOKENIZER, func=create_tokenizer)


@Language.component(COMPONENT, assigns=["doc.ents"])
def set_names(doc: Doc) -> Doc:
    """Set the entities of a text; what an earlier component found stays, and wins where both overlap."""
    taken = [(span.start_char, span.end_char) for span in doc.ents]
    spans: list[Span] = list(doc.ents)
    for entity in find_entities(doc.text):
        if any(start < entity.end and entity.start < end for start, end in taken):
            continue
        span = doc.char_span(entity.start, entity.end, label=entity.label)
        if span is not None:
            spans.append(span)
    doc.ents = tuple(spans)
    return doc


def pipeline() -> Language:
    """Return the pipeline: a tokenizer that splits wherever a name may begin or end, and the component."""
    nlp = blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.meta["name"] = COMPONENT
    nlp.add_pipe(COMPONENT)
    return nlp
