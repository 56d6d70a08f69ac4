"""Tokens cut at characters: a spaCy doc anew, with all that is set on it, in time that grows with the text alone.

spaCy's own retokenizer moves every later token at each cut.
"""

from collections.abc import Iterable
from typing import Any

import numpy
from spacy.attrs import DEP, ENT_IOB, HEAD, LEMMA, LENGTH, NORM, SENT_START, SPACY
from spacy.tokens import Doc, Span, SpanGroup

_BEGINS, _INSIDE, _STARTS_NONE = 3, 1, -1  # spaCy's numbers for ENT_IOB and SENT_START


def split_tokens(doc: Doc, edges: Iterable[int]) -> Doc:
    """Return the doc with its tokens cut at these characters, so that spans may begin and end there.

    It is the same doc when nothing is to be cut. The first piece of a token keeps its head; the others hang on it.
    Entities and groups of spans stay where they are. Pieces have no vector of the pipeline.
    """
    starts = _starts(doc, edges)
    owners = numpy.repeat(numpy.arange(len(doc)), [len(pieces) for pieces in starts])
    if len(owners) == len(doc):
        return doc
    firsts = numpy.searchsorted(owners, numpy.arange(len(doc) + 1))
    return _with_spans(_cut(doc, starts, owners, firsts), doc, firsts)


def _starts(doc: Doc, edges: Iterable[int]) -> list[list[int]]:
    """Return for each token where its pieces begin, counted from its own first character."""
    ordered = iter(sorted(edges))
    edge = next(ordered, None)
    starts = []
    for token in doc:
        pieces = [0]
        while edge is not None and edge < token.idx + len(token):
            if edge > token.idx + pieces[-1]:
                pieces.append(edge - token.idx)
            edge = next(ordered, None)
        starts.append(pieces)
    return starts


def _cut(doc: Doc, starts: list[list[int]], owners: numpy.ndarray, firsts: numpy.ndarray) -> Doc:
    """Return a doc of the pieces with the attributes of their tokens, and what is set on the whole doc."""
    words = [
        token.text[start:end]
        for token, pieces in zip(doc, starts, strict=True)
        for start, end in zip(pieces, [*pieces[1:], len(token)], strict=True)
    ]
    head: list[int | str] = list(Doc._get_array_attrs())
    body = doc.to_array(head).view(numpy.int64)[owners]
    columns = {attribute: body[:, at] for at, attribute in enumerate(head)}
    later = numpy.arange(len(owners)) - firsts[owners]
    last = numpy.append(owners[1:] != owners[:-1], True)
    cut = numpy.bincount(owners)[owners] > 1
    columns[SPACY][~last] = 0
    columns[ENT_IOB][(later > 0) & (columns[ENT_IOB] == _BEGINS)] = _INSIDE
    columns[SENT_START][(later > 0) & (columns[SENT_START] != 0)] = _STARTS_NONE
    columns[NORM][cut] = 0
    for at in numpy.flatnonzero(cut & (columns[LEMMA] != 0)):
        columns[LEMMA][at] = numpy.uint64(doc.vocab.strings.add(words[at])).astype(numpy.int64)
    if columns[DEP].any():
        columns[HEAD][:] = numpy.where(later > 0, -later, firsts[owners + columns[HEAD]] - firsts[owners])
    made = Doc(doc.vocab, words=words, spaces=columns[SPACY].astype(bool).tolist(), user_data=doc.user_data)
    kept = [at for at, attribute in enumerate(head) if attribute not in (LENGTH, SPACY)]
    attributes: Any = numpy.ascontiguousarray(body[:, kept]).view(numpy.uint64)
    made.from_array([head[at] for at in kept], attributes)
    for name in ("cats", "sentiment", "user_hooks", "user_token_hooks", "user_span_hooks", "has_unknown_spaces"):
        setattr(made, name, getattr(doc, name))
    made._context = doc._context
    if doc.tensor.size:
        made.tensor = doc.tensor[owners.tolist()]
        made.tensor[numpy.flatnonzero(cut).tolist()] = 0
    return made


def _with_spans(made: Doc, doc: Doc, firsts: numpy.ndarray) -> Doc:
    """Return the new doc with the groups of spans of the old one."""
    for key, group in doc.spans.items():
        moved = [
            Span(made, int(firsts[x.start]), int(firsts[x.end]), label=x.label, kb_id=x.kb_id, span_id=x.id)
            for x in group
        ]
        made.spans[key] = SpanGroup(made, name=group.name, attrs=group.attrs, spans=moved)
    return made
