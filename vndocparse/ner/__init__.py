"""Named entities (thực thể): the recogniser that ships, which works offline, and what runs one over a document.

Importing this room loads no spaCy: its functions do, and name `vndocparse[ner]` where it is absent.
"""

from typing import TYPE_CHECKING

from vndocparse.ner.load import load

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["blank", "load"]


def blank() -> "Language":
    """Return a blank Vietnamese spaCy pipeline whose tokens suit official documents (`30/2020/NĐ-CP` is one)."""
    from vndocparse.ner.pipeline import require_spacy

    require_spacy()
    from vndocparse.ner.tokenizer import blank_pipeline

    return blank_pipeline()
