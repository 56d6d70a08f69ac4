"""A blank Vietnamese pipeline whose tokens suit official documents: `30/2020/NĐ-CP` is one."""

import re
from typing import TYPE_CHECKING

from spacy import blank as spacy_blank
from spacy.tokenizer import Tokenizer
from spacy.util import registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

TOKENIZER = "vndocparse.Tokenizer.v1"
# The standard `re`: spaCy writes these to disk, and compiles them with it when it reads them.
_OPEN, _SHUT = r"(\[{“‘«‹„", r")\]}”’»›"
_MARKS = r"\-–—\"'.,;:!?…*_|<>=~"
_PREFIX = re.compile(rf"^[{_OPEN}{_MARKS}\#•+▪►☐✓]")
_SUFFIX = re.compile(rf"[{_SHUT}{_MARKS}/]$")
_INFIX = re.compile(rf"[{_OPEN}{_SHUT};|\"]")


def create_tokenizer() -> "Callable[[Language], Tokenizer]":
    """Return what makes the tokenizer: words at blanks, marks at their edges apart, `/` and `-` inside them kept."""

    def make(nlp: "Language") -> Tokenizer:
        return Tokenizer(
            nlp.vocab,
            prefix_search=_PREFIX.search,
            suffix_search=_SUFFIX.search,
            infix_finditer=_INFIX.finditer,
        )

    return make


registry.tokenizers(TOKENIZER, func=create_tokenizer)


def blank_pipeline() -> "Language":
    """Return the pipeline: a tokenizer and no component. It needs no `pyvi`."""
    return spacy_blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
