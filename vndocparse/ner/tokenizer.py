"""Pipelines whose tokens suit official documents (`30/2020/NĐ-CP` is one): a blank one, and those on disk."""

import re
from typing import TYPE_CHECKING

from spacy import blank, load
from spacy.tokenizer import Tokenizer
from spacy.util import registry

from vndocparse.document.errors import UnreadableError

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
    return blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})


def load_pipeline(path: str) -> "Language":
    """Return a pipeline by its path or package name; its tokenizer may be ours. Raises `UnreadableError`."""
    try:
        return load(path)
    except OSError as error:
        raise UnreadableError(f"{path}: no spaCy pipeline is there; check the path, or install the package") from error
