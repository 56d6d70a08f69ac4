"""Cues of the foot: what a line at the end of a document looks like, and where two columns ran into one line."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import regex

from vndocparse.grammar import Grammar
from vndocparse.layout.lines import Line
from vndocparse.text.letters import Letters

Kind = Literal["label", "item", "archive", "authority", "title", "approval", "signed", "name", "other"]

HEADS = frozenset({"authority", "title", "approval"})
_LONGEST = 150  # characters: no line of a signature block is longer
_WORD = 7  # letters: no syllable is longer
_LEAST = 5  # characters: a shorter end of a line is initials, no part of a signature
_MOST_CUTS = 12  # places of one line that are tried
_AFTER_MARK = regex.compile(r"(?<=[;:.,)])[ ]+(?=\S)")
_GAP = regex.compile(r"[ ]{3,}")
_SPACE = regex.compile(r"[ ]+(?=\p{Lu})")


@dataclass(frozen=True, slots=True)
class Cues:
    """Reads the cues of single lines."""

    letters: Letters
    grammar: Grammar

    def text(self, line: Line) -> str:
        """Return the folded text of a line."""
        return self.letters.folded[line.start : line.end]

    def matches(self, rule: str, line: Line) -> bool:
        """Tell whether a rule of the foot matches a line; none does in a table."""
        text = self.text(line)
        known = line.cell is None and len(text) <= 2 * _LONGEST
        return known and self.grammar.rule(f"foot.{rule}").search(text) is not None

    def kind(self, line: Line, following: Line | None = None) -> Kind:
        """Return what the line looks like; a label or title may go on in the following line. A table has none."""
        if line.cell is not None:
            return "other"
        text = self.text(line)
        if following is not None and len(text) < _LONGEST:
            label = self.grammar.rule("foot.recipients_label").match(f"{text}\n{self.text(following)}"[:_LONGEST])
            if label is not None:
                return "label"
        kind = kind_of(text, self.grammar)
        return "title" if kind == "other" and following and self._begins_title(line, following) else kind

    def _begins_title(self, line: Line, following: Line) -> bool:
        """Tell whether a line is the first word of a title that the following line ends."""
        word = self.text(line).strip()
        if word.count(" ") or len(word) > _WORD or line.block != following.block or following.cell is not None:
            return False
        capitals = _capitals(word) and self.is_capitals(following)
        return capitals and kind_of(f"{word} {self.text(following)}", self.grammar) == "title"

    def is_capitals(self, line: Line) -> bool:
        """Tell whether a line is set in capitals."""
        return _capitals(self.text(line))

    def is_caption(self, line: Line) -> bool:
        """Tell whether a line is the caption of a digital signature."""
        return self.grammar.rule("layout.signature_caption").match(self.text(line)) is not None

    def starts_annex(self, line: Line) -> bool:
        """Tell whether a line by itself begins an annex or an attached document."""
        return any(self.matches(rule, line) for rule in ("annex_heading", "national_title", "attached"))

    def cut(self, line: Line, *, names: bool) -> tuple[Line, ...]:
        """Cut a line of the recipients list where a signature line runs into it; `names` cuts before a name too."""
        text = self.text(line)
        if len(text) > _LONGEST or kind_of(text, self.grammar) not in ("item", "other", "label", "archive"):
            return (line,)
        for gap in _GAP.finditer(text):
            if kind_of(text[gap.end() :].strip(), self.grammar) in ("authority", "signed", "title", "name"):
                return _parts(line, text, gap.start())
        after_mark = [m.start() for m in _AFTER_MARK.finditer(text)][:_MOST_CUTS]
        for at in after_mark:
            right = text[at:].strip()
            found = kind_of(right, self.grammar) if len(right) >= _LEAST else "other"
            if found in ("authority", "signed") or (found == "name" and names):
                return _parts(line, text, at)
            if found == "title" and (_capitals(text[at:]) or kind_of(text[:at], self.grammar) == "label"):
                return _parts(line, text, at)
        for match in list(_SPACE.finditer(text))[-_MOST_CUTS:]:
            left, right = text[: match.start()], text[match.start() :].strip()
            apart = len(right) >= _LEAST and _capitals(right) and not _capitals(left)
            if apart and kind_of(right, self.grammar) in ("authority", "title"):
                return _parts(line, text, match.start())
        return (line,)


@lru_cache(maxsize=4096)
def kind_of(text: str, grammar: Grammar) -> Kind:
    """Return what one line of text looks like by itself."""
    if len(text) > _LONGEST or not text.strip():
        return "other"
    names: tuple[tuple[Kind, str], ...] = (
        ("label", "recipients_label"),
        ("archive", "archive"),
        ("signed", "signed"),
        ("item", "item"),
        ("authority", "authority_line"),
        ("title", "title_line"),
        ("approval", "approval"),
    )
    for kind, rule in names:
        if grammar.rule(f"foot.{rule}").match(text):
            return kind
    if grammar.rule("foot.name_line").match(text) and not grammar.rule("foot.not_a_name").match(text):
        return "name"
    return "other"


def _capitals(text: str) -> bool:
    return text == text.upper() and any(c.isalpha() for c in text)


def _parts(line: Line, text: str, at: int) -> tuple[Line, ...]:
    left = text[:at].rstrip()
    start = at + len(text[at:]) - len(text[at:].lstrip())
    return replace(line, end=line.start + len(left)), replace(line, start=line.start + start)
