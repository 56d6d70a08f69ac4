"""Tasks reviewed: the unit that holds each, what the unit says of itself, and tasks that are none after all."""

from collections.abc import Iterator, Sequence

from vndocparse.document.body import Assignee, Directive, Task
from vndocparse.document.located import PartialDate
from vndocparse.document.models import Diagnostic, Document
from vndocparse.grammar import Grammar
from vndocparse.review.deadlines import conflicts, is_past, resolve

_STATED = ("tasks.order", "tasks.duty", "tasks.passive", "tasks.label_lead", "tasks.label_coordinators")


def settle(draft: Document, grammar: Grammar) -> tuple[Task, ...]:
    """Return the tasks with their deadlines as calendar dates where that is certain; what is past is no deadline.

    A term in a legal document that charges nobody (`trong thời hạn 05 ngày, …`) is a rule of procedure and no task. In
    an annex that is no document (a form, a list) only what charges somebody in so many words is one.
    """
    legal = draft.document_type is not None and draft.document_type.family == "legal"
    tasks = (_dated(task, draft.date, grammar) for task in draft.tasks if _stated(task) or not _in_form(task, draft))
    return tuple(x for x in tasks if x.assignees or _ordered(x) or (x.deadlines and not legal))


def _in_form(task: Task, draft: Document) -> bool:
    return task.annex is not None and draft.annexes[task.annex].document_type is None


def _stated(task: Task) -> bool:
    return task.rule in _STATED


def _dated(task: Task, issued: PartialDate | None, grammar: Grammar) -> Task:
    resolved = (resolve(deadline, issued, grammar) for deadline in task.deadlines)
    return task.model_copy(update={"deadlines": tuple(d for d in resolved if not is_past(d, issued))})


def _ordered(task: Task) -> bool:
    """Tell whether an order, not a deadline, made the task."""
    return task.action is not None and not task.rule.startswith("deadlines.")


def assigned(draft: Document, tasks: Sequence[Task]) -> dict[str, object]:
    """Return the units of body and annexes with what their tasks say: action, assignees, coordinators, deadline."""
    annexes = tuple(
        annex.model_copy(update={"directives": _units(annex.directives, [x for x in tasks if x.annex == at])})
        for at, annex in enumerate(draft.annexes)
    )
    return {"directives": _units(draft.directives, [x for x in tasks if x.annex is None]), "annexes": annexes}


def _units(units: Sequence[Directive], tasks: Sequence[Task], path: str = "") -> tuple[Directive, ...]:
    return tuple(_assigned(unit, tasks, f"{path}/{unit.label}" if path else unit.label) for unit in units)


def _assigned(unit: Directive, tasks: Sequence[Task], path: str) -> Directive:
    inside = [task for task in tasks if _within(task, unit)]
    own = [task for task in inside if task.unit == path]
    deadlines = [deadline for task in own for deadline in task.deadlines]
    return unit.model_copy(
        update={
            "children": _units(unit.children, inside, path),
            "action": next((task.action for task in own if task.action), None),
            "assignees": _distinct(task.assignees for task in own),
            "coordinators": _distinct(task.coordinators for task in own),
            "deadline": deadlines[0] if deadlines else None,
        }
    )


def _within(task: Task, unit: Directive) -> bool:
    if task.span is None or unit.span is None:
        return False
    return unit.span.start <= task.span.start and task.span.end <= unit.span.end


def _distinct(groups: Iterator[tuple[Assignee, ...]]) -> tuple[Assignee, ...]:
    found: dict[str, Assignee] = {}
    for group in groups:
        for one in group:
            found.setdefault(one.name, one)
    return tuple(found.values())


def contradicted(tasks: Sequence[Task], text: str, grammar: Grammar) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each task whose deadlines name different dates."""
    for task in tasks:
        if conflicts(task.deadlines, text, grammar):
            yield Diagnostic(
                code="deadline.conflict",
                severity="warning",
                message=f"One task, several deadlines: {'; '.join(d.text for d in task.deadlines)}.",
                span=task.span,
            )
