"""Annexes and attached documents (phụ lục, văn bản kèm theo): label, title and place of each."""

from dataclasses import dataclass

from vndocparse.document.models import Annex
from vndocparse.fields.evidence import evidence
from vndocparse.fields.placed import tables_in
from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Rule
from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout, Lines

_HEADING = 14  # lines in which an annex names itself
_TITLE_LINES = 8  # lines of a title
_LONGEST = 200  # characters: no line of a title is longer


def read_annexes(layout: Layout, grammar: Grammar) -> tuple[Annex, ...]:
    """Return the annexes in order; the span of each is the whole annex.

    An attached document without a label is named by its own title (`QUY CHẾ`, `ĐƠN XIN PHÚC KHẢO`).
    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1.
    """
    found = (_annex(layout, grammar, lines) for lines in layout.zones.annexes)
    return tuple(x for x in found if x is not None)


def _annex(layout: Layout, grammar: Grammar, lines: Lines) -> Annex | None:
    view = layout.view(lines)
    heading = _Heading(layout.view(lines[:_HEADING]), grammar)
    named = (heading.named(f"annexes.{x}") for x in ("attached", "untyped", "headed"))
    found = heading.labelled() or next((x for x in named if x), None)
    if found is None:
        return None
    rule = grammar.rule(found.rule)
    place = evidence(layout, view, 0, len(view.text), rule.id, rule.confidence)
    tables = tuple(table.number for table in tables_in(layout, view))
    return Annex(label=found.label, title=heading.title(found), tables=tables, **place)


@dataclass(frozen=True, slots=True)
class _Label:
    rule: str
    label: str
    own: str
    below: int


@dataclass(frozen=True, slots=True)
class _Heading:
    """The first lines of an annex."""

    view: View
    grammar: Grammar

    def text(self, position: int) -> tuple[str, str]:
        """Return one line, folded and as printed."""
        start = self.view.line_start(position)
        last = position + 1 == len(self.view.lines)
        end = len(self.view.text) if last else self.view.line_start(position + 1) - 1
        return self.view.text[start:end], self.view.printed[start:end]

    def labelled(self) -> _Label | None:
        """Return the label of an annex that has one: `Phụ lục I`, also broken over two lines."""
        rule = self.grammar.rule("annexes.labelled")
        for position in range(min(2, len(self.view.lines))):
            text, printed = self.text(position)
            if found := self._match(rule, position, text, printed):
                return found
        return None

    def named(self, rule_id: str) -> _Label | None:
        """Return the type or heading that an attached document without a label begins with."""
        rule = self.grammar.rule(rule_id)
        for position in range(len(self.view.lines)):
            text, printed = self.text(position)
            if self._matches("annexes.text_begins", text) or (position and self._matches("foot.attached", text)):
                return None
            if self._matches("annexes.letterhead", text):
                continue
            if found := self._match(rule, position, text, printed):
                return found
        return None

    def _match(self, rule: Rule, position: int, text: str, printed: str) -> _Label | None:
        """Match a line, or the line with the next one where the heading is broken inside a word."""
        for joined in (0, 1):
            if joined and position + 1 < len(self.view.lines):
                below = self.text(position + 1)
                text, printed = f"{text} {below[0]}", f"{printed} {below[1]}"
            match = rule.match(text)
            label, title = (match.span("label"), match.span("title")) if match else (None, None)
            if label is not None:
                own = printed[slice(*title)] if title else ""
                return _Label(rule.id, _one_line(printed[slice(*label)]), own, position + joined + 1)
        return None

    def title(self, label: _Label) -> str | None:
        """Return the title: what is left of the label's line and the lines below it, up to the annex's own text."""
        parts = [label.own] if label.own else []
        capitals = label.own == label.own.upper() and bool(label.own)
        for below in range(label.below, min(len(self.view.lines), label.below + _TITLE_LINES)):
            text, printed = self.text(below)
            if self._matches("annexes.letterhead", text) and not parts:
                continue
            stops = any(self._matches(x, text) for x in ("foot.attached", "annexes.letterhead", "annexes.text_begins"))
            if stops or (capitals and text != text.upper()) or len(text) > _LONGEST:
                break
            capitals = capitals or (text == text.upper() and len(text) > 3)
            parts.append(printed)
        return _one_line(" ".join(parts)) or None

    def _matches(self, rule: str, text: str) -> bool:
        return self.grammar.rule(rule).match(text) is not None


def _one_line(text: str) -> str:
    return " ".join(text.split()).strip(" .:-")
