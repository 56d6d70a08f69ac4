"""Named entities of a document (thực thể), found by any spaCy pipeline that sets `doc.ents`."""

from typing import TYPE_CHECKING, Any

from vndocparse.document.models import Entity
from vndocparse.fields.evidence import evidence
from vndocparse.grammar import Grammar
from vndocparse.layout.zones import Layout
from vndocparse.ner.pieces import Piece, pieces
from vndocparse.ner.pipeline import pipeline_name, run

if TYPE_CHECKING:
    from spacy.language import Language

UNTOLD = 0.5
"""Confidence of an entity whose pipeline tells none: nothing is known of how often it is right."""


def recognise(layout: Layout, grammar: Grammar, nlp: "Language") -> tuple[Entity, ...]:
    """Return the entities of a document in order of its text; labels of one meaning are one (PER is PERSON)."""
    read = list(pieces(layout, grammar))
    name = pipeline_name(nlp)
    docs = run(nlp, [piece.text for piece in read])
    found = [
        entity
        for piece, doc in zip(read, docs, strict=True)
        for span in doc.ents
        if (entity := _entity(layout, grammar, piece, span, name)) is not None
    ]
    return tuple(sorted(found, key=_place))


def _entity(layout: Layout, grammar: Grammar, piece: Piece, span: Any, source: str) -> Entity | None:
    view, start, end = piece.view, piece.start + span.start_char, piece.start + span.end_char
    if not view.text[start:end].strip():
        return None
    row = grammar.table("entity_labels").find("label", span.label_)
    return Entity(
        label=str(row["means"]) if row else span.label_,
        text=view.value(start, end),
        source=source,
        **evidence(layout, view, start, end, f"ner:{source}", _confidence(span)),
    )


def _confidence(span: Any) -> float:
    """Return the confidence that a pipeline sets as `span._.confidence`, when it does."""
    told = getattr(span._, "confidence", None)
    return min(max(float(told), 0.0), 1.0) if isinstance(told, int | float) else UNTOLD


def _place(entity: Entity) -> tuple[int, int]:
    return (entity.span.start, entity.span.end) if entity.span else (0, 0)
