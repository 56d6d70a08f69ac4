"""Deadlines against the date of issue: the calendar date that each comes to, which are past, which contradict."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from vndocparse.document.body import Deadline
from vndocparse.document.located import PartialDate
from vndocparse.grammar import Grammar
from vndocparse.text.letters import fold

_LATE, _EARLY = (11, 12), (1, 2, 3)  # months of issue and of deadline between which a new year is taken for granted
_BEHIND = 30  # characters behind a deadline that may say what it is for
_LAST_MONTH = {"quarter": 3, "half": 6}  # months a part of the year has


def resolve(deadline: Deadline, issued: PartialDate | None, grammar: Grammar | None = None) -> Deadline:
    """Return the deadline with its calendar date where that is certain, else as it is.

    A year left out is that of the issue when the day lies on or after it. A period gives its last day, a term in days,
    weeks, months or years from the issue of the document the day it ends. Never resolved: working days, hours, terms
    from other events, recurrences, weeks and days of no certain month, days that are not in the calendar.
    """
    rules = grammar or Grammar.load()
    day: tuple[int, int | None, int | None] | None = None
    if deadline.kind == "date":
        day = _day(deadline, issued)
    elif deadline.kind == "period" and not rules.rule("deadline_context.vague").search(fold(deadline.text)):
        day = _last_day(deadline, issued)
    elif (
        deadline.kind == "term"
        and deadline.event
        and rules.rule("deadline_context.from_issue").match(fold(deadline.event))
    ):
        day = _term_end(deadline, issued)
    if day is None:
        return deadline
    # A date that is worked out, not printed, has no place in the text.
    printed = deadline.kind == "date" and deadline.year is not None
    found = PartialDate(
        year=day[0],
        month=day[1],
        day=day[2],
        span=deadline.span if printed else None,
        boxes=deadline.boxes if printed else (),
        confidence=deadline.confidence,
        rule=deadline.rule,
    )
    return deadline.model_copy(update={"date": found})


def is_past(deadline: Deadline, issued: PartialDate | None) -> bool:
    """Tell whether a deadline lies before the issue of its document: a date in the past sets no work."""
    due = deadline.date or PartialDate(year=deadline.year, month=deadline.month, day=deadline.day)
    if deadline.kind not in ("date", "period") or not issued or not issued.year or not due.year:
        return False
    for here, there in ((due.year, issued.year), (due.month, issued.month), (due.day, issued.day)):
        if here is None or there is None:
            return False
        if here != there:
            return here < there
    return False


def conflicts(deadlines: Sequence[Deadline], text: str = "", grammar: Grammar | None = None) -> bool:
    """Tell whether two deadlines of one task name different dates without telling parts of the work apart.

    `text` is the text that the spans point into: words such as `sơ bộ`, `đợt 2` or `và` around the second one set it
    apart from the first. Without it any two different dates contradict.
    """
    rules = grammar or Grammar.load()
    near: dict[tuple[object, ...], Deadline] = {}  # those that nothing sets apart from the next, alike ones once
    before: Deadline | None = None
    for deadline in (d for d in deadlines if d.kind in ("date", "period")):
        if before is not None and _apart(before, deadline, text, rules):
            near.clear()
        if any(_differ(other, deadline) for other in near.values()):
            return True
        if text and deadline.span and _parts_work(text[deadline.span.start : deadline.span.end], rules):
            near.clear()
        near[(deadline.kind, deadline.date and deadline.date.iso, *_printed(deadline))] = before = deadline
    return False


def _differ(first: Deadline, second: Deadline) -> bool:
    ends = [d.date.iso if d.date else None for d in (first, second)]
    if first.kind == second.kind:
        return ends[0] != ends[1] if all(ends) else _printed(first) != _printed(second)
    # A day within a period makes it more exact.
    day, period = ends if first.kind == "date" else reversed(ends)
    return bool(day and period and day > period)


def _printed(deadline: Deadline) -> tuple[int | None, ...]:
    return deadline.year, deadline.quarter, deadline.half, deadline.month, deadline.day


def _apart(first: Deadline, second: Deadline, text: str, rules: Grammar) -> bool:
    if not (text and first.span and second.span):
        return False
    # What stands behind the second counts up to the end of its sentence: the next line may be another unit's.
    behind = text[second.span.end : second.span.end + _BEHIND].partition("\n\n")[0].partition(".")[0]
    return _parts_work(f"{text[first.span.end : second.span.start]} {behind}", rules)


def _parts_work(printed: str, rules: Grammar) -> bool:
    return rules.rule("deadline_context.apart").search(fold(printed)) is not None


def _day(deadline: Deadline, issued: PartialDate | None) -> tuple[int, int | None, int | None] | None:
    day, month = deadline.day, deadline.month
    year = deadline.year or (_year(month, day, issued) if month else None)
    if year is None or (day and not month):
        return None
    if day and month and day > monthrange(year, month)[1]:
        return None
    return year, month, day


def _year(month: int, day: int | None, issued: PartialDate | None) -> int | None:
    """Return the year of a day that is printed without one, or None where it is not certain."""
    if not issued or not issued.year or not issued.month:
        return None
    if (month, day or 31) >= (issued.month, (issued.day if day else None) or 1):
        return issued.year
    return issued.year + 1 if issued.month in _LATE and month in _EARLY else None


def _last_day(deadline: Deadline, issued: PartialDate | None) -> tuple[int, int, int] | None:
    month = deadline.month
    for part, months in _LAST_MONTH.items():
        if number := getattr(deadline, part):
            month = number * months
    if month is None:
        return (deadline.year, 12, 31) if deadline.year else None
    if deadline.relation == "before" and deadline.month is None and deadline.half is None:
        return None
    year = deadline.year or _year(month, None, issued)
    return (year, month, monthrange(year, month)[1]) if year else None


def _term_end(deadline: Deadline, issued: PartialDate | None) -> tuple[int, int, int] | None:
    amount = deadline.amount
    if not issued or not (issued.year and issued.month and issued.day) or amount is None:
        return None
    try:
        first = date(issued.year, issued.month, issued.day)
        last = _later(first, amount, deadline.unit)
    except (ValueError, OverflowError):
        return None
    return (last.year, last.month, last.day) if last else None


def _later(first: date, amount: int, unit: str | None) -> date | None:
    """Return the day so many units later; a month that is too short ends on its last day (Bộ luật Dân sự, Điều 148)."""
    if unit in ("day", "week"):
        return first + timedelta(days=amount * (7 if unit == "week" else 1))
    if unit not in ("month", "year"):
        return None
    months = first.year * 12 + first.month - 1 + amount * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(first.day, monthrange(year, month)[1]))
