"""The heading of an annex: its label, its title, and where its own text begins."""

from dataclasses import dataclass

from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Rule
from vndocparse.layout.lines import View

_TITLE_LINES = 8  # lines of a title
_LONGEST = 200  # characters: no line of a title is longer
_NOTE_LINES = 5  # lines of the note that ties an annex to its document


@dataclass(frozen=True, slots=True)
class Label:
    """The label of an annex, as printed.

    `own` is the title behind it; `at` is the line where the title begins (at offset `within`), or the line of the
    label itself where the label is the document's type; `below` is the line after the label.
    """

    rule: str
    text: str
    own: str
    at: int
    within: int
    below: int


@dataclass(frozen=True, slots=True)
class Title:
    """The title of an annex, or None, and the line at which its own text begins."""

    text: str | None
    below: int


@dataclass(frozen=True, slots=True)
class Heading:
    """The first lines of an annex."""

    view: View
    grammar: Grammar

    def label(self) -> Label | None:
        """Return the label, or the type or heading that an attached document without one begins with."""
        named = (self._named(f"annexes.{x}") for x in ("attached", "untyped", "headed"))
        return self._labelled() or next((x for x in named if x), None)

    def title(self, label: Label) -> Title:
        """Return the title: what is left of the label's line and the lines below it, up to the annex's own text."""
        parts = [label.own] if label.own else []
        capitals = label.own == label.own.upper() and bool(label.own)
        below = label.below
        while below < min(len(self.view.lines), label.below + _TITLE_LINES):
            text, printed = self.text(below)
            if not (self._matches("annexes.letterhead", text) and not parts):
                stops = any(
                    self._matches(x, text) for x in ("foot.attached", "annexes.letterhead", "annexes.text_begins")
                )
                if stops or (capitals and text != text.upper()) or len(text) > _LONGEST:
                    break
                capitals = capitals or (text == text.upper() and len(text) > 3)
                parts.append(printed)
            below += 1
        return Title(one_line(" ".join(parts)) or None, self._after_note(below))

    def text(self, position: int) -> tuple[str, str]:
        """Return one line, folded and as printed."""
        start = self.view.line_start(position)
        last = position + 1 == len(self.view.lines)
        end = len(self.view.text) if last else self.view.line_start(position + 1) - 1
        return self.view.text[start:end], self.view.printed[start:end]

    def _after_note(self, below: int) -> int:
        """Return the line after the note in brackets that names the document which this one is attached to."""
        if below >= len(self.view.lines) or not self._matches("foot.attached", self.text(below)[0]):
            return below
        for last in range(below, min(len(self.view.lines), below + _NOTE_LINES)):
            if self.text(last)[0].rstrip(" .").endswith((")", "]")):
                return last + 1
        return below + 1

    def _labelled(self) -> Label | None:
        """Return the label of an annex that has one: `Phụ lục I`, also broken over two lines."""
        rule = self.grammar.rule("annexes.labelled")
        for position in range(min(2, len(self.view.lines))):
            text, printed = self.text(position)
            if found := self._match(rule, position, text, printed):
                return found
        return None

    def _named(self, rule_id: str) -> Label | None:
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

    def _match(self, rule: Rule, position: int, text: str, printed: str) -> Label | None:
        """Match a line, or the line with the next one where the heading is broken inside a word."""
        for joined in (0, 1):
            if joined and position + 1 < len(self.view.lines):
                below = self.text(position + 1)
                text, printed = f"{text} {below[0]}", f"{printed} {below[1]}"
            match = rule.match(text)
            label, title = (match.span("label"), match.span("title")) if match else (None, None)
            if label is None:
                continue
            own = printed[slice(*title)] if title else ""
            after = position + joined + 1
            typed = rule.id != "annexes.labelled"
            at, within = (position, label[0]) if typed else (position, title[0]) if title else (after, 0)
            return Label(rule.id, one_line(printed[slice(*label)]), own, at, within, after)
        return None

    def _matches(self, rule: str, text: str) -> bool:
        return self.grammar.rule(rule).match(text) is not None


def one_line(text: str) -> str:
    """Return a label or title on one line, without the marks at its ends."""
    return " ".join(text.split()).strip(" .:-")
