"""Named entities against what the rules read: which of them are signers, and where the two readings differ.

The rules win where a value's form is plain (`Sở Nội vụ`, `Ông Nguyễn Văn A`); elsewhere a difference is a doubt.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import regex

from vndocparse.document.body import Assignee, Task
from vndocparse.document.located import Span
from vndocparse.document.models import Addressee, Diagnostic, Document, Entity, Recipient, Signer
from vndocparse.grammar import Grammar
from vndocparse.text.letters import prepare

DOUBT = 0.8
"""Factor on the confidence of a value that the recogniser reads otherwise."""
_WHOLE = 0.8  # share of a value's letters that an entity covers when it is read as the whole value
_KINDS = {"PERSON": "a person", "ORG": "an agency"}
_GUESSED = ("", "names.person")  # what tells a kind where the form does not: nothing, or the family name alone
_NAMES = frozenset(("PERSON", "ORG", "LOC"))
_MARK = regex.compile(r"[^\p{L}\p{N}\s]")
_LETTER = regex.compile(r"[\p{L}\p{N}]")

_Value = TypeVar("_Value", Addressee, Recipient, Assignee)


@dataclass(frozen=True, slots=True)
class Compared:
    """The values with the confidence that the entities leave them, and what is to be told."""

    addressees: tuple[Addressee, ...]
    recipients: tuple[Recipient, ...]
    tasks: tuple[Task, ...]
    told: tuple[Diagnostic, ...] = ()


def linked(entities: Sequence[Entity], signers: Sequence[Signer], grammar: Grammar) -> tuple[Entity, ...]:
    """Return the entities, each person who is a signer with the signer's index.

    Names agree in any case, with either placement of the tone, without honorific, rank and academic titles.
    """
    known: dict[str, int] = {}
    for index, signer in enumerate(signers):
        if signer.name:
            known.setdefault(_key(signer.name, grammar), index)
    if not known:
        return tuple(entities)
    return tuple(
        x.model_copy(update={"signer": known.get(_key(x.text, grammar))}) if x.label == "PERSON" else x
        for x in entities
    )


def _key(name: str, grammar: Grammar) -> str:
    text = prepare(name)
    before = grammar.rule("ner.before_person").match(text)
    return " ".join(_MARK.sub(" ", text[before.end :] if before else text).casefold().split())


def compare(draft: Document, tasks: Sequence[Task], grammar: Grammar) -> Compared:
    """Compare addressees, recipients and assignees with the entities.

    An entity differs from a value when it calls an agency a person, or the reverse, or when it crosses the value's edge
    where neither a mark nor a verb of work stands. The value keeps `DOUBT` of its confidence, with the diagnostic
    `ner.disagrees`.
    """
    if not draft.entities:
        return Compared(draft.addressees, draft.recipients, tuple(tasks))
    judge = _Judge(draft, grammar)
    return Compared(
        tuple(judge.judged(x) for x in draft.addressees),
        tuple(x if x.archive else judge.judged(x) for x in draft.recipients),
        tuple(judge.judged_task(x) for x in tasks),
        tuple(judge.told.values()),
    )


class _Judge:
    """Looks up the entities that touch a value; keeps what is to be told, each thing once."""

    def __init__(self, draft: Document, grammar: Grammar) -> None:
        self.told: dict[tuple[int, int, str], Diagnostic] = {}
        self._text, self._grammar = draft.text, grammar
        placed = [(x.span, x) for x in draft.entities if x.span and x.label in _NAMES]
        self._entities = sorted(placed, key=lambda x: (x[0].start, x[0].end))
        self._starts = [span.start for span, _ in self._entities]
        self._longest = max((span.end - span.start for span, _ in self._entities), default=0)

    def judged(self, value: _Value) -> _Value:
        """Return the value, at a lower confidence where an entity differs."""
        if value.span is None:
            return value
        message = next(self._differences(value, value.span), None)
        if message is None:
            return value
        self.told.setdefault(
            (value.span.start, value.span.end, message),
            Diagnostic(code="ner.disagrees", severity="warning", message=message, span=value.span),
        )
        return value.model_copy(update={"confidence": round(value.confidence * DOUBT, 3)})

    def judged_task(self, task: Task) -> Task:
        """Return the task with its assignees, coordinators and the place of its report judged."""
        changes: dict[str, object] = {
            "assignees": tuple(self.judged(x) for x in task.assignees),
            "coordinators": tuple(self.judged(x) for x in task.coordinators),
            "report_to": self.judged(task.report_to) if task.report_to else None,
        }
        return task.model_copy(update=changes)

    def _differences(self, value: _Value, span: Span) -> Iterator[str]:
        first = bisect_left(self._starts, span.start - self._longest)
        for place, entity in self._entities[first : bisect_left(self._starts, span.end)]:
            if place.end <= span.start:
                continue
            if self._crosses(place, span):
                yield f"{entity.source} reads {entity.text!r} across the edge of {value.name!r}."
            elif self._covers(place, span) and (other := self._other_kind(value, entity.label)):
                yield f"{entity.source} reads {value.name!r} as {_KINDS[entity.label]}, the rules as {other}."

    def _other_kind(self, value: Addressee | Recipient | Assignee, label: str) -> str | None:
        """Return what the rules take a name for when that is not what the label says; None where its form is plain."""
        if value.naming is not None and value.naming.kind_rule not in _GUESSED:
            return None
        text = prepare(value.name).partition("(")[0].strip()
        if self._grammar.rule("names.person").match(text):
            plain = self._grammar.rule("ner.plain_person").match(text)
            return _KINDS["PERSON"] if label == "ORG" and not plain else None
        plain = self._grammar.rule("ner.plain_office").match(text)
        return _KINDS["ORG"] if label == "PERSON" and not plain else None

    def _covers(self, place: Span, span: Span) -> bool:
        shared = self._letters(max(place.start, span.start), min(place.end, span.end))
        return shared >= _WHOLE * self._letters(span.start, span.end)

    def _letters(self, start: int, end: int) -> int:
        return len(_LETTER.findall(self._text, start, end)) if start < end else 0

    def _crosses(self, place: Span, span: Span) -> bool:
        """Tell whether an entity has words on both sides of an edge of the value, parted by neither mark nor verb."""
        before = self._text[place.start : span.start] if place.start < span.start else ""
        after = self._text[span.end : place.end] if span.end < place.end else ""
        title = self._grammar.rule("ner.before_person").match(prepare(before) + "X")
        if title is not None and not prepare(before)[title.end :].strip():
            before = ""  # an honorific or a rank, which is no part of the name
        acts = self._grammar.rule("ner.act").match(prepare(after)) is not None
        return _runs_on(before[::-1]) or (_runs_on(after) and not acts)


def _runs_on(outside: str) -> bool:
    """Tell whether a text beside an edge, read away from it, begins with words, not with a mark."""
    near = outside.lstrip()
    return bool(near) and _LETTER.match(near) is not None
