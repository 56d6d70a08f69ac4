"""The shipped recogniser as a spaCy pipeline: tables and rules of our grammars, no model file, nothing downloaded."""

from typing import TYPE_CHECKING

from vndocparse.ner.pipeline import require_spacy

if TYPE_CHECKING:
    from spacy.language import Language


def load() -> "Language":
    """Return a Vietnamese pipeline that sets `doc.ents` to persons, organisations and places.

    Labels are PERSON, ORG and LOC; each entity is the very characters of the text. Raises `MissingExtraError` with the
    install command when spaCy is absent.
    """
    require_spacy()
    from vndocparse.ner.names import pipeline

    return pipeline()
