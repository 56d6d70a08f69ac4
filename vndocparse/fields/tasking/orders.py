"""Orders: what one clause says of who is charged with what (giao, đề nghị, chủ trì, có trách nhiệm, phối hợp với)."""

from dataclasses import dataclass, replace

from vndocparse.fields.tasking.clauses import Clause
from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Match
from vndocparse.layout.lines import View

Range = tuple[int, int]

_FAR = 1500  # characters of a clause in which its order stands
_BETWEEN = 260  # characters that may stand between an actor and his word of duty
_SEPARATE = ".;:"


@dataclass(frozen=True, slots=True)
class Order:
    """Who is charged by a clause. Ranges are those of the view.

    `word` is the ordering word; `body` is where the work begins; `bare` tells that nothing follows the actors, so that
    what stands below is their work.
    """

    actors: tuple[Range, ...]
    body: int
    rule: str
    confidence: float
    word: str | None = None
    bare: bool = False
    weak: bool = False
    """Told by a verb of work alone: an order only where duties are shared out."""
    aside: bool = False
    """The ordering word stands in small letters inside a sentence: below a lead-in, its work is theirs."""
    coordinators: tuple[Range, ...] = ()
    """Who helps with the work below a lead-in."""


class OrderReader:
    """Reads the orders of single clauses."""

    def __init__(self, view: View, grammar: Grammar) -> None:
        """Take the view that clauses are ranges of."""
        self._view = view
        self._grammar = grammar

    def search(self, name: str, start: int, end: int) -> Match | None:
        """Return the first match of a rule of tasks in a range."""
        return self._grammar.rule(f"tasks.{name}").search(self._view.text, start, end)

    def at(self, name: str, start: int, end: int) -> Match | None:
        """Return the match of a rule of tasks at this place."""
        return self._grammar.rule(f"tasks.{name}").match(self._view.text, start, end)

    def order(self, clause: Clause) -> Order | None:
        """Return the order of a clause, or None when it charges nobody; what it is about (`Về …:`) is left out."""
        topic = self.at("topic", clause.start, clause.end)
        clause = replace(clause, start=topic.end) if topic else clause
        return self._ordered(clause) or self._unnamed(clause) or self._charged(clause) or self._passive(clause)

    def heading(self, start: int, end: int) -> Order | None:
        """Return the order of a heading that names nothing but who is charged: `Sở Nội vụ:`, `Trách nhiệm của …`."""
        rule = self._grammar.rule("tasks.bearer")
        bearer = rule.match(self._view.text, start, end)
        actors = self.at("actors", bearer.end, end) if bearer else None
        if bearer is None or actors is None or self.at("charge_end", actors.end, end) is None:
            return None
        return Order(tuple(actors.all("actor")), end, rule.id, rule.confidence, _word(bearer), bare=True)

    def actors(self, start: int, end: int) -> tuple[tuple[Range, ...], int]:
        """Return the actors of a list that begins here, and where it ends."""
        text = self._view.text
        while start < end and text[start] in " \n":
            start += 1
        found = self.at("actors", start, end)
        return (tuple(found.all("actor")), found.end) if found else ((), start)

    def coordinators(self, start: int, end: int) -> list[Range]:
        """Return the actors that a range says work goes on with: `phối hợp với Sở Tài chính`."""
        rule = self._grammar.rule("tasks.coordination")
        found = rule.finditer(self._view.text, start, end)
        return [actor for match in found for actor in self.actors(match.end, end)[0]]

    def report(self, start: int, end: int) -> Range | None:
        """Return where the report or result goes: one range, also where it goes to several."""
        found = self.search("report", start, end)
        if found is None:
            return None
        superior = self.at("superior", found.end, end)
        if superior is not None:
            return superior.start, superior.end
        actors, _ = self.actors(found.end, end)
        return (actors[0][0], actors[-1][1]) if actors else None

    def _ordered(self, clause: Clause) -> Order | None:
        """Read `Giao Sở Nội vụ …`, `… đề nghị các đơn vị …`; `chỉ đạo các sở …:` only where it leads in."""
        rule = self._grammar.rule("tasks.order")
        found = rule.search(self._view.text, clause.start, min(clause.end, clause.start + _FAR))
        if found is None and clause.introduces:
            rule = self._grammar.rule("tasks.direction")
            found = rule.search(self._view.text, clause.start, min(clause.end, clause.start + _FAR))
        if found is None:
            return None
        actors, end = self.actors(found.end, clause.end)
        if not actors:
            return None
        bare = self.at("charge_end", end, clause.end) is not None
        aside = found.text[:1].islower() and found.start > clause.start and not self._issues(clause, found.start)
        if aside and self._works_before(clause, found.start):
            return None
        return Order(actors, end, rule.id, rule.confidence, _word(found), bare, aside=aside)

    def _issues(self, clause: Clause, order: int) -> bool:
        """Tell whether the ordering word directly follows a name, which gives the order: `Ủy ban … yêu cầu`."""
        before = max(self._view.text.rfind(mark, clause.start, order) for mark in ",.;:")
        actors, end = self.actors(max(before + 1, clause.start), order)
        return bool(actors) and not self._view.text[end:order].strip()

    def _works_before(self, clause: Clause, order: int) -> bool:
        """Tell whether the actors that a clause begins with do some work before its ordering word: it is theirs."""
        actors, end = self._subject(clause)
        return bool(actors) and end < order and self.search("work", end, order) is not None

    def _charged(self, clause: Clause) -> Order | None:
        """Read `Sở Nội vụ chủ trì …`, `Các đơn vị có trách nhiệm …`, `Sở Nội vụ tham mưu …`."""
        alone = self.heading(clause.start, clause.end)
        if alone is not None:
            return alone if clause.introduces else None
        actors, end = self._subject(clause)
        if not actors or self.at("past", end, clause.end) is not None:
            return None
        duty, work = self._grammar.rule("tasks.duty"), self._grammar.rule("tasks.work")
        charged = duty.search(self._view.text, end, min(clause.end, end + _BETWEEN))
        if charged is not None and self._beside(end, charged.start):
            bare = self.at("charge_end", charged.start, clause.end) is not None
            return Order(actors, charged.start, duty.id, duty.confidence, bare=bare)
        instructed = self._grammar.rule("tasks.instructed")
        if self.at("instructed", end, clause.end) is not None:
            return Order(actors, end, instructed.id, instructed.confidence)
        verb = work.search(self._view.text, end, min(clause.end, end + _BETWEEN))
        if verb is None or not self._beside(end, verb.start):
            return None
        return Order(actors, verb.start, work.id, work.confidence, weak=True)

    def _beside(self, end: int, start: int) -> bool:
        """Tell whether a verb at `start` is what the actors that end at `end` are to do, not what they did."""
        between = self._view.text[end:start]
        return not set(between) & set(_SEPARATE) and self.search("done", end, start) is None

    def _subject(self, clause: Clause) -> tuple[tuple[Range, ...], int]:
        """Return the actors that a clause begins with, or that stand behind its first comma (`Hằng năm, Sở …`)."""
        actors, end = self.actors(clause.start, clause.end)
        comma = self._view.text.find(",", clause.start, min(clause.end, clause.start + _BETWEEN))
        if actors or comma < 0 or self.at("adverbial", clause.start, clause.end) is None:
            return actors, end
        return self.actors(comma + 1, clause.end)

    def _passive(self, clause: Clause) -> Order | None:
        """Read `… do Sở Nội vụ chủ trì`."""
        rule = self._grammar.rule("tasks.passive")
        found = rule.search(self._view.text, clause.start, clause.end)
        if found is None:
            return None
        return Order(tuple(found.all("actor")), clause.start, rule.id, rule.confidence)

    def _unnamed(self, clause: Clause) -> Order | None:
        """Read `Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:`, which orders what stands below."""
        rule = self._grammar.rule("tasks.bare_order")
        found = rule.search(self._view.text, max(clause.start, clause.end - _BETWEEN), clause.end)
        if found is None:
            return None
        word = (_word(found) or "").removesuffix(" nhiệm vụ")
        return Order((), clause.end, rule.id, rule.confidence, word, bare=True)


def _word(found: Match) -> str | None:
    """Return the ordering word of a match in small letters, or None."""
    return " ".join((found.get("order") or "").lower().split()) or None


def inherited(lead: Order, start: int) -> Order:
    """Return the order that a lead-in gives to what begins here."""
    return replace(lead, body=start, bare=False, confidence=round(0.92 * lead.confidence, 3))
