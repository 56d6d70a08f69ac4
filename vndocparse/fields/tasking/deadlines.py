"""Deadlines (thời hạn): finding them in a text, and their typed parts. Calendar dates are worked out in the review."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vndocparse.document.body import Cycle, Deadline, DeadlineKind, DeadlineRelation, TermUnit
from vndocparse.fields.evidence import evidence
from vndocparse.grammar import Grammar, Match
from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout

# Of two that begin at one place the longer one counts, of two as long the one named first.
_RULES = (
    "recurring_then_day", "recurring_day", "recurring", "habit", "habit_end", "term_event_first",
    "term", "term_ahead", "term_limited", "term_alone",
    "date", "weeks", "period", "day", "labelled",
)  # fmt: skip
_BEFORE, _BEHIND = 160, 40  # characters looked at around a deadline


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A deadline at `start` to `end` of a view, with the parts that `Deadline` describes; `event` is a range too."""

    start: int
    end: int
    rule: str
    confidence: float
    kind: DeadlineKind
    relation: DeadlineRelation
    day: int | None = None
    month: int | None = None
    quarter: int | None = None
    half: int | None = None
    year: int | None = None
    time: str | None = None
    amount: int | None = None
    unit: TermUnit | None = None
    event: tuple[int, int] | None = None
    every: Cycle | None = None


def find_deadlines(view: View, start: int, end: int, grammar: Grammar) -> list[FoundDeadline]:
    """Return the deadlines in `view.text[start:end]`, in order, none overlapping."""
    lowered = view.text[start:end].lower()
    rules = (rule for name in _RULES if (rule := grammar.rule(f"deadlines.{name}")).may_match(lowered))
    matches = [match for rule in rules for match in rule.finditer(view.text, start, end)]
    matches.sort(key=lambda m: (_place(m)[0], -_place(m)[1]))
    found: list[FoundDeadline] = []
    at = start
    for match in matches:
        if _place(match)[0] < at:
            continue
        one: Match | None = match
        while one is not None:
            at = _place(one)[1]
            deadline = _typed(one, grammar)
            if deadline and not _refused(view.text, start, end, deadline, grammar):
                found.append(deadline)
            one = grammar.rule("deadlines.recurring_next").match(view.text, at, end) if _cyclic(deadline) else None
    return list(_merged(view.text, found, grammar))


def value_deadline(view: View, start: int, end: int, grammar: Grammar) -> FoundDeadline | None:
    """Return the deadline that `view.text[start:end]` begins with, as a cell below `Thời gian hoàn thành` does."""
    found = find_deadlines(view, start, end, grammar)
    bare = grammar.rule("deadlines.value").match(view.text, start, end)
    first = found[0] if found else None
    if first and (bare is None or first.end >= bare.end):
        return first
    if bare is not None:
        return _typed(bare, grammar)
    awaited = grammar.rule("deadlines.awaited").match(view.text, start, end)
    return _awaited(awaited) if awaited else None


def _awaited(match: Match) -> FoundDeadline:
    """Return a term whose length is not told: it runs from an event."""
    start, end = _place(match)
    return FoundDeadline(
        start, end, match.rule.id, match.rule.confidence, kind="term", relation="in", event=match.span("event")
    )


def deadline(layout: Layout, view: View, found: FoundDeadline) -> Deadline:
    """Return the model of a found deadline, with its evidence; `date` is left to the review."""
    return Deadline(
        text=view.value(found.start, found.end),
        kind=found.kind,
        relation=found.relation,
        day=found.day,
        month=found.month,
        quarter=found.quarter,
        half=found.half,
        year=found.year,
        time=found.time,
        amount=found.amount,
        unit=found.unit,
        event=view.value(*found.event) if found.event else None,
        every=found.every,
        **evidence(layout, view, found.start, found.end, found.rule, found.confidence),
    )


def _place(match: Match) -> tuple[int, int]:
    return match.span("deadline") or (match.start, match.end)


def _cyclic(found: FoundDeadline | None) -> bool:
    return found is not None and found.kind == "recurrence"


def _typed(match: Match, grammar: Grammar) -> FoundDeadline | None:
    """Return the parts of a match, or None when there is no such day."""
    day, month, year = (_number(match.get(name)) for name in ("day", "month", "year"))
    if day == 0:
        return None
    start, end = _place(match)
    every, unit = _cycle(match.get("every"), grammar), _unit(match.get("unit"), grammar)
    before = match.get("before") is not None
    if every:
        kind: DeadlineKind = "recurrence"
    elif unit:
        kind = "term"
    else:
        named = match.get("quarter") or match.get("half")
        kind = "date" if day or (before and not named) else "period"
    return FoundDeadline(
        start=start,
        end=end,
        rule=match.rule.id,
        confidence=match.rule.confidence,
        kind=kind,
        relation=_relation(match, kind),
        day=day,
        month=month,
        quarter=_listed("quarters", match.get("quarter"), grammar),
        half=_listed("half_years", match.get("half"), grammar),
        year=year,
        time=_time(match),
        amount=_listed("number_words", match.get("amount"), grammar),
        unit=unit,
        event=match.span("event"),
        every=every,
    )


def _relation(match: Match, kind: DeadlineKind) -> DeadlineRelation:
    if match.get("by"):
        return "by"
    if match.get("before"):
        return "before"
    dated = kind == "date" or (kind == "recurrence" and match.get("day") is not None)
    if match.get("on") or (dated and (match.get("in") or kind == "recurrence")):
        return "on"
    # Behind a label no word says how the deadline is meant: a day or a term is the last one.
    return "in" if match.get("in") or match.get("after") or kind in ("period", "recurrence") else "by"


def _number(printed: str | None) -> int | None:
    return int("".join(printed.split())) if printed else None


def _listed(table: str, printed: str | None, grammar: Grammar) -> int | None:
    """Return the number that a word stands for; digits stand for themselves where the table has no such word."""
    if printed is None:
        return None
    row = grammar.table(table).find("words", printed)
    return int(str(row["value"])) if row else int(printed)


def _unit(printed: str | None, grammar: Grammar) -> TermUnit | None:
    row = grammar.table("term_units").find("words", printed) if printed else None
    unit: TermUnit | None = row["unit"] if row else None  # type: ignore[assignment]
    return unit


def _cycle(printed: str | None, grammar: Grammar) -> Cycle | None:
    table = grammar.table("cycles")
    row = (table.find("words", printed) or table.find("tails", printed)) if printed else None
    cycle: Cycle | None = row["cycle"] if row else None  # type: ignore[assignment]
    return cycle


def _time(match: Match) -> str | None:
    printed = match.get("time")
    if printed is None:
        return None
    parts = "".join(c if c.isdigit() else " " for c in printed).split()
    hour = int(parts[0])
    if hour < 12 and match.get("afternoon"):
        hour += 12
    return f"{hour:02d}:{int(parts[1]) if len(parts) > 1 else 0:02d}"


def _refused(text: str, start: int, end: int, found: FoundDeadline, grammar: Grammar) -> bool:
    """Tell whether the words around a date say that it is none: entry into force, a condition, what was done."""
    window = max(start, found.start - _BEFORE)
    before = text[window : found.start]
    if found.kind != "recurrence" and grammar.rule("deadline_context.aside").search(before):
        return True
    if (
        found.kind == "period"
        and found.relation == "in"
        and grammar.rule("deadline_context.aside_period").search(before)
    ):
        # `báo cáo kết quả trong tháng 12` sets a time, `báo cáo kết quả trong năm 2026` tells what the report is about.
        return found.month is found.quarter or not _ordered(before, grammar)
    if found.kind == "term" and grammar.rule("deadline_context.aside_term").search(before):
        return True
    if found.relation == "on" and found.kind != "recurrence" and not _ordered(before, grammar):
        return True
    return (
        grammar.rule("deadline_context.afterthought").match(text[found.end : min(end, found.end + _BEHIND)]) is not None
    )


def _ordered(before: str, grammar: Grammar) -> bool:
    breaks = [m.end for m in grammar.rule("deadline_context.break").finditer(before)]
    return grammar.rule("deadline_context.order").search(before, breaks[-1] if breaks else 0) is not None


def _merged(text: str, found: list[FoundDeadline], grammar: Grammar) -> Iterator[FoundDeadline]:
    """Give a day without a year the cycle that its sentence began with: `Hằng tháng, … gửi trước ngày 25`."""
    cycle: FoundDeadline | None = None
    for one in found:
        if cycle and grammar.rule("deadline_context.break").search(text, cycle.end, one.start):
            yield cycle
            cycle = None
        if one.kind == "recurrence" and one.day is None and one.time is None:
            if cycle:
                yield cycle
            cycle = one
        elif cycle and one.kind in ("recurrence", "term"):
            yield one
            cycle = None
        elif cycle and one.kind == "date" and one.year is None:
            yield replace(one, kind="recurrence", every=cycle.every)
            cycle = None
        else:
            if cycle:
                yield cycle
            cycle = None
            yield one
    if cycle:
        yield cycle
