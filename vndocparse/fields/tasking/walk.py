"""Walking the units of a body for their tasks: a lead-in gives its order to the items and units below it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vndocparse.fields.tasking.clauses import Clause, clauses
from vndocparse.fields.tasking.deadlines import FoundDeadline, find_deadlines, value_deadline
from vndocparse.fields.tasking.orders import Order, OrderReader, Range, inherited
from vndocparse.fields.units.body import Body
from vndocparse.fields.units.grow import Run
from vndocparse.fields.units.tree import Unit
from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Match
from vndocparse.layout.lines import View

_WORK = 400  # characters behind an order in which its first verb of work stands
_DEPTH = 40
_INNER = "+"  # the bullet of items that go on with the one above them
_ENDS = ".;:!?…"
_HEAD = 80  # characters that tell a legal basis
_PLAIN = 0.7  # confidence of a task that only its deadline tells


@dataclass(slots=True)
class FoundTask:
    """A task as ranges of the view; `unit` is the path of labels of the unit that holds it, empty outside the units."""

    start: int
    end: int
    unit: str
    rule: str
    confidence: float
    action: str | None = None
    actors: list[Range] = field(default_factory=list)
    coordinators: list[Range] = field(default_factory=list)
    deadlines: list[FoundDeadline] = field(default_factory=list)
    report: Range | None = None


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands above says of what is read: the order that it gives, and whether duties are shared out here."""

    order: Order | None = None
    assigning: bool = False
    idle: bool = False
    """The members of a body stand below, and no work."""


class TaskWalk:
    """Collects the tasks of a view in reading order."""

    def __init__(self, view: View, grammar: Grammar) -> None:
        """Take the view that units and paragraphs are ranges of."""
        self.found: list[FoundTask] = []
        self._view = view
        self._grammar = grammar
        self._orders = OrderReader(view, grammar)
        self._current: FoundTask | None = None
        self._top = 0

    def body(self, body: Body) -> None:
        """Read the paragraphs before the units, which may lead them in, the units, and the paragraphs after them."""
        first = body.units[0].label.start if body.units else len(body.view.text)
        lead = self._text([run for run in body.outside if run[0] < first], leads=bool(body.units))
        self._units(body.units, lead)
        self._text([run for run in body.outside if run[0] >= first], leads=False)

    def _text(self, runs: list[Run], *, leads: bool) -> _Lead:
        """Read paragraphs outside the units, but for legal bases; return what they lead in, when units follow."""
        self._current = None
        found = [x for x in clauses(self._view, runs, self._grammar) if x.introduces or not self._is_basis(x)]
        return self._read(found, "", _Lead(), below=leads)

    def _is_basis(self, clause: Clause) -> bool:
        """Tell a legal basis (căn cứ) from a sentence that goes on from its ground to an order."""
        text = self._view.text
        if self._grammar.rule("header.basis").match(text[clause.start : min(clause.end, clause.start + _HEAD)]) is None:
            return False
        return text[clause.end - 1] in ";," or self._orders.search("order", clause.start, clause.end) is None

    def _units(self, units: Sequence[Unit], lead: _Lead, path: str = "", depth: int = 0) -> None:
        """Read units and those below them."""
        for unit in units:
            label = f"{path}/{unit.label.text}" if path else unit.label.text
            self._current = None
            found = clauses(self._view, unit.runs, self._grammar)
            if lead.idle or (found and self._orders.at("idle", found[0].start, found[0].end)):
                continue
            below = self._read(found, label, self._headed(found, lead), below=bool(unit.children), unit=True)
            if depth < _DEPTH:
                self._units(unit.children, below, label, depth + 1)

    def _headed(self, found: list[Clause], lead: _Lead) -> _Lead:
        """Return what goes for a unit: its heading may tell that duties are shared out."""
        if not found or not self._orders.search("assigning", found[0].start, found[0].end):
            return lead
        return replace(lead, assigning=True)

    def _read(self, found: list[Clause], path: str, lead: _Lead, *, below: bool, unit: bool = False) -> _Lead:
        """Read the clauses of one text; return what goes for the units below it."""
        items, passed = lead, lead
        self._top = found[0].start if found else 0
        led = -1  # the lead-in that `items` is from
        for at, clause in enumerate(found):
            last = at + 1 == len(found)
            if not unit and clause.opens and not clause.bullet and at > led + 1:
                items = lead  # outside the units a lead-in is for the list below it, or the paragraph right below it
            following = None if last else found[at + 1]
            listed = following is not None and bool(following.bullet) and not clause.bullet
            titles = following is not None and following.opens and at == 0 and unit
            heads = (last and below) or (following is not None and clause.introduces) or titles
            given = self._leads_in(clause, lead, heads=heads or listed)
            if given is not None:
                items, led = given, at
                passed = given if unit or last else passed
                continue
            if (unit and at == 0 and heads and self._is_title(clause)) or self._leads_on(clause, following):
                continue
            self._clause(clause, path, items, first=at == 0 and unit)
        return passed

    def _leads_in(self, clause: Clause, lead: _Lead, *, heads: bool) -> _Lead | None:
        """Return what a clause leads in, or None when it is no lead-in."""
        if not heads:
            return None
        if clause.introduces and self._orders.search("composition", clause.start, clause.end):
            return _Lead(idle=True)
        order = self._orders.order(clause) if clause.introduces else self._orders.heading(clause.start, clause.end)
        if order is None and clause.introduces and self._orders.search("opening", clause.start, clause.end):
            return _Lead(assigning=True)
        if order is None or (order.weak and not lead.assigning):
            return None
        if not order.bare and not self._orders.search("lead_in", clause.start, clause.end):
            return None
        if not order.word and lead.order is not None:
            order = replace(order, word=lead.order.word)
        helpers = self._orders.coordinators(order.body, clause.end)
        return _Lead(replace(order, coordinators=tuple(helpers)), assigning=True)

    def _clause(self, clause: Clause, path: str, lead: _Lead, *, first: bool) -> None:
        if self._labelled(clause, path):
            return
        deadlines = find_deadlines(self._view, clause.start, clause.end, self._grammar)
        own = self._own(clause, lead, dated=bool(deadlines))
        given = lead.order if clause.bullet or first or self._current is None else None
        if own is None and given is not None and not (self._current and clause.bullet == _INNER):
            own = inherited(given, clause.start)
        if own is not None and not self._is_task(clause, own, deadlines):
            self._current = None
            return
        if own is not None:
            self._begin(clause, path, own)
        elif self._ends(clause):
            self._current = None
        elif self._current is None and self._dated(clause, deadlines):
            self._current = FoundTask(clause.start, clause.end, path, deadlines[0].rule, _PLAIN)
            self._current.action = self._work(clause.start, clause.end)
            self.found.append(self._current)
        if self._current is not None:
            self._extend(self._current, clause, deadlines)

    def _leads_on(self, clause: Clause, following: Clause | None) -> bool:
        """Tell words that charge nobody before a lead-in, or that only say what the next paragraph is about."""
        on = clause.introduces and following is not None and self._orders.at("adverbial", clause.start, clause.end)
        within = following is not None and following.introduces and not following.opens
        return bool(on or within) and self._orders.order(clause) is None

    def _is_title(self, clause: Clause) -> bool:
        """Tell a title, with its text or its units below it, from work: it ends no sentence and charges nobody."""
        charges = self._orders.order(clause) is not None or self._orders.at("label_lead", clause.start, clause.end)
        return self._view.text[clause.end - 1] not in _ENDS and not charges

    def _dated(self, clause: Clause, deadlines: list[FoundDeadline]) -> bool:
        """Tell whether deadlines make a task of work that charges nobody: a mere period only where work comes first."""
        firm = any(x.kind != "period" or x.relation != "in" for x in deadlines)
        first = bool(deadlines) and self._orders.at("work_first", clause.start, clause.end) is not None
        return first or (firm and self._orders.search("work", clause.start, clause.end) is not None)

    def _ends(self, clause: Clause) -> bool:
        """Tell whether a clause without an order belongs to no task: it closes the document, or sets a condition."""
        closing = self._orders.at("closing", clause.start, clause.end)
        return closing is not None or self._orders.at("polite", clause.start, clause.end) is not None

    def _own(self, clause: Clause, lead: _Lead, *, dated: bool) -> Order | None:
        """Return the order that a clause gives by itself; a verb alone is one where duties are shared out, or dated."""
        order = self._orders.order(clause)
        if order is None or (order.weak and not lead.assigning and not dated):
            return None
        if order.aside and lead.order is not None and lead.order.actors:
            return None
        if order.word is None and lead.order is not None:
            return replace(order, word=lead.order.word)
        return order

    def _is_task(self, clause: Clause, order: Order, deadlines: list[FoundDeadline]) -> bool:
        """Tell whether an order asks for some work: no polite close, no clause that names who implements the text."""
        if deadlines:
            return True
        start = max(order.body, clause.start)
        implements = self._orders.search("implementation", start, clause.end)
        if implements is not None and self._work(start, implements.start) is None:
            return False
        polite = self._orders.at("polite", order.actors[-1][1] if order.word and order.actors else start, clause.end)
        return polite is None and self._orders.at("polite", clause.start, clause.end) is None

    def _begin(self, clause: Clause, path: str, order: Order) -> None:
        task = FoundTask(clause.start, clause.end, path, order.rule, order.confidence, actors=list(order.actors))
        task.action = order.word or self._work(order.body, clause.end)
        task.coordinators = list(order.coordinators)
        self._current = task
        self.found.append(task)

    def _extend(self, task: FoundTask, clause: Clause, deadlines: list[FoundDeadline]) -> None:
        """Add what a clause says of a task: who helps, until when, and where the report goes."""
        task.end = max(task.end, clause.end)
        task.deadlines += deadlines
        helpers = self._orders.coordinators(clause.start, clause.end)
        task.coordinators += [x for x in helpers if x not in task.coordinators and x not in task.actors]
        if task.report is None:
            task.report = self._orders.report(clause.start, clause.end)

    def _labelled(self, clause: Clause, path: str) -> bool:
        """Take a line `Đơn vị chủ trì: …`, `Đơn vị phối hợp: …`, `Thời gian hoàn thành: …` into the task above it."""
        for name in ("label_coordinators", "label_lead", "label_time"):
            label = self._orders.at(name, clause.start, clause.end)
            if label is None:
                continue
            task = self._current
            if task is None and self._orders.at("label_bare_time", clause.start, clause.end):
                return True
            if task is None:
                task = FoundTask(self._top, clause.end, path, label.rule.id, label.rule.confidence)
                task.action = self._work(self._top, clause.start)
                self._current = task
                self.found.append(task)
            task.end = max(task.end, clause.end)
            actors, _ = self._orders.actors(label.end, clause.end)
            (task.coordinators if name == "label_coordinators" else task.actors).extend(actors)
            task.coordinators += self._orders.coordinators(label.end, clause.end)
            task.deadlines += self._labelled_deadlines(label, clause, timed=name == "label_time")
            return True
        return False

    def _labelled_deadlines(self, label: Match, clause: Clause, *, timed: bool) -> list[FoundDeadline]:
        """Return the deadlines of a labelled line: behind a label of time, `trong` and `trước` may be left out."""
        found = find_deadlines(self._view, clause.start, clause.end, self._grammar)
        if found or not timed:
            return found
        value = value_deadline(self._view, self._value_start(label, clause), clause.end, self._grammar)
        return [value] if value else []

    def _value_start(self, label: Match, clause: Clause) -> int:
        rest = self._view.text[label.end : clause.end]
        return label.end + len(rest) - len(rest.lstrip())

    def _work(self, start: int, end: int) -> str | None:
        """Return the first verb of work that says more than chủ trì and phối hợp, as the table writes it."""
        table = self._grammar.table("duty_verbs")
        first = self._orders.at("work_first", start, end)
        more = self._grammar.rule("tasks.work").finditer(self._view.text, start, min(end, start + _WORK))
        for found in (first, *more) if first else more:
            verb = " ".join((found.get("work") or "").lower().split())
            row = table.find("verb", verb) or table.find("noun", verb) or {}
            if not row.get("silent"):
                return verb
        return None
