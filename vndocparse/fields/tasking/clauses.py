"""Clauses: the sentences and bulleted items of a unit's own text, which orders and duties are read from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vndocparse.fields.units.body import whole
from vndocparse.fields.units.grow import Run
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View

_BLANK = " \n"


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence, or an item, as a range of a view; `start` lies behind the bullet.

    `bullet` is the mark that the paragraph begins with, `opens` tells that the clause is the first of its paragraph.
    """

    start: int
    end: int
    bullet: str = ""
    opens: bool = False
    introduces: bool = False
    """The clause ends with a colon: what it says goes for what stands below it."""


def clauses(view: View, runs: Iterable[Run], grammar: Grammar) -> list[Clause]:
    """Return the clauses of a text given as runs: start, end, and whether a run goes on with the one before."""
    return [clause for start, end in whole(runs) for clause in _sentences(view, start, end, grammar)]


def _sentences(view: View, start: int, end: int, grammar: Grammar) -> Iterator[Clause]:
    bullet = grammar.rule("directives.item").match(view.text[start:end])
    mark = bullet.text.strip() if bullet else ""
    at = start + bullet.end if bullet else start
    opens = True
    ends = [found.end for found in grammar.rule("tasks.sentence").finditer(view.text, at, end)]
    for stop in (*ends, end):
        if stop < end and view.text[stop - 1] == ";" and _lists(view, at, stop, grammar):
            continue
        piece = view.text[at:stop]
        first, last = at + len(piece) - len(piece.lstrip(_BLANK)), at + len(piece.rstrip(_BLANK))
        if first < last:
            yield Clause(first, last, mark if opens else "", opens, view.text[last - 1] == ":")
            opens = False
        at = stop


def _lists(view: View, start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a part of a sentence only names actors, so that the next part goes on with their list."""
    lead = grammar.rule("tasks.label_lead").match(view.text, start, end)
    lead = lead or grammar.rule("tasks.label_coordinators").match(view.text, start, end)
    lead = lead or grammar.rule("tasks.order").search(view.text, start, end)
    at = lead.end if lead else start
    at += len(view.text[at:end]) - len(view.text[at:end].lstrip(_BLANK))
    found = grammar.rule("tasks.actors").match(view.text, at, end)
    return found is not None and view.text[found.end : end].strip() == ";"
