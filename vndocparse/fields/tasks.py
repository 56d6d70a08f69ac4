"""Tasks (nhiệm vụ): what is to be done, by whom, until when, and where the report goes.

Reads a body with its units found; how sentences are read stands in `fields/tasking`. Calendar dates are filled in by
the review, which knows the date of issue.
"""

from collections.abc import Sequence

from vndocparse.document.body import Assignee, Task
from vndocparse.fields.evidence import evidence
from vndocparse.fields.tasking.deadlines import deadline
from vndocparse.fields.tasking.orders import Range
from vndocparse.fields.tasking.walk import FoundTask, TaskWalk
from vndocparse.fields.units.body import Body
from vndocparse.grammar import Grammar
from vndocparse.layout.zones import Layout

_NAMED = 0.95  # share of a task's confidence that a name in it has


def read_tasks(layout: Layout, body: Body, annexes: Sequence[Body], grammar: Grammar) -> tuple[Task, ...]:
    """Return the tasks of the body, then of the annexes, in reading order.

    Source: observed practice; no norm prescribes their wording.
    """
    bodies: list[tuple[int | None, Body]] = [(None, body), *enumerate(annexes)]
    return tuple(_task(layout, part, task, annex) for annex, part in bodies for task in _found(part, grammar))


def _found(body: Body, grammar: Grammar) -> list[FoundTask]:
    walk = TaskWalk(body.view, grammar)
    walk.body(body)
    return walk.found


def _task(layout: Layout, body: Body, task: FoundTask, annex: int | None) -> Task:
    def named(places: list[Range]) -> tuple[Assignee, ...]:
        return tuple(_assignee(layout, body, task, place) for place in places)

    return Task(
        text=body.view.value(task.start, task.end),
        unit=task.unit or None,
        annex=annex,
        action=task.action,
        assignees=named(task.actors),
        coordinators=named(task.coordinators),
        deadlines=tuple(deadline(layout, body.view, found) for found in task.deadlines),
        report_to=_assignee(layout, body, task, task.report) if task.report else None,
        **evidence(layout, body.view, task.start, task.end, task.rule, task.confidence),
    )


def _assignee(layout: Layout, body: Body, task: FoundTask, place: Range) -> Assignee:
    confidence = round(_NAMED * task.confidence, 3)
    return Assignee(name=body.view.value(*place), **evidence(layout, body.view, *place, "tasks.actors", confidence))
