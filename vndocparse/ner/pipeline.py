"""Which spaCy pipeline is meant: the shipped one, one on disk, or one that the caller has loaded."""

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from vndocparse.document.errors import MissingExtraError, VndocparseError

if TYPE_CHECKING:
    from spacy.language import Language

Chosen = bool | str | os.PathLike[str]
"""What names a pipeline: True the shipped one, a path or a package's name one that spaCy loads, False none."""

FACTORY = "vndocparse"
"""The name of our own component: it is left out when a pipeline reads the pieces of a document."""


def require_spacy() -> None:
    """Raise `MissingExtraError` with the install command when spaCy is absent."""
    try:
        found = find_spec("spacy") is not None
    except (ImportError, ValueError):  # blocked by an import hook or by `sys.modules`
        found = False
    if not found:
        raise MissingExtraError("named entities need spaCy: pip install 'vndocparse[ner]'")


def open_pipeline(ner: "Chosen | Language") -> "Language":
    """Return the pipeline that is meant; those with a name are loaded once in a process.

    Raises `MissingExtraError` without spaCy, `UnreadableError` for a path where no pipeline is, and `TypeError` for
    what is no pipeline.
    """
    if isinstance(ner, bool | str | os.PathLike):
        require_spacy()
        return _shipped() if isinstance(ner, bool) else _loaded(os.fspath(ner))
    if not callable(getattr(ner, "pipe", None)):
        raise TypeError(f"ner={ner!r} is no spaCy pipeline; give True, a path, or what spacy.load returns")
    return ner


def check_named(ner: object) -> None:
    """Check at once, in the parent, what worker processes will load. Raises `TypeError` or `MissingExtraError`."""
    if not isinstance(ner, bool | str | os.PathLike):
        raise TypeError("worker processes load the pipeline themselves: give ner=True, or the path of one on disk")
    if ner:
        require_spacy()


def pipeline_name(nlp: "Language") -> str:
    """Return the name of a pipeline as spaCy prints it: `vi_core_news_lg`."""
    meta: dict[str, Any] = getattr(nlp, "meta", None) or {}
    return "_".join(part for part in (meta.get("lang"), meta.get("name")) if part) or type(nlp).__name__


def run(nlp: "Language", texts: Iterable[str]) -> Iterator[Any]:
    """Yield what the pipeline makes of each text. Raises `VndocparseError` when it fails."""
    metas = getattr(nlp, "get_pipe_meta", None)
    own = [name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory == FACTORY] if metas else []
    try:
        yield from nlp.pipe(texts, disable=own) if own else nlp.pipe(texts)
    except (VndocparseError, MemoryError):
        raise
    except Exception as error:  # a pipeline is the caller's code, and may raise anything
        raise VndocparseError(
            f"the pipeline {pipeline_name(nlp)} failed ({type(error).__name__}: {error}); check it with spaCy alone"
        ) from error


@lru_cache(maxsize=1)
def _shipped() -> "Language":
    from vndocparse.ner import load

    return load()


@lru_cache(maxsize=2)
def _loaded(path: str) -> "Language":
    from vndocparse.ner.tokenizer import load_pipeline

    return load_pipeline(path)
