"""The shipped recogniser as a spaCy pipeline: tables and rules of our grammars, no model file, nothing downloaded."""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from vndocparse.document.errors import MissingExtraError

if TYPE_CHECKING:
    from spacy.language import Language


def load() -> "Language":
    """Return a Vietnamese pipeline that sets `doc.ents` to persons, organisations and places.

    Labels are PERSON, ORG and LOC; each entity is the very characters of the text. Raises `MissingExtraError` with the
    install command when spaCy is absent.
    """
    if find_spec("spacy") is None:
        raise MissingExtraError("named entities need spaCy: pip install 'vndocparse[ner]'")
    from vndocparse.ner.names import pipeline

    return pipeline()
