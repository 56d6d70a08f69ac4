"""Named entities (thực thể): the optional recogniser, and what runs it over a document. Needs `vndocparse[ner]`.

Importing this room loads no spaCy: its functions do.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


def blank() -> "Language":
    """Return a blank Vietnamese spaCy pipeline whose tokens suit official documents (`30/2020/NĐ-CP` is one)."""
    from vndocparse.ner.pipeline import require_spacy

    require_spacy()
    from vndocparse.ner.tokenizer import blank_pipeline

    return blank_pipeline()
