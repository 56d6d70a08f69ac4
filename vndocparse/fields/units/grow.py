"""Growing: walks the paragraphs of a body and hands each label that may be a unit to the tree."""

from dataclasses import dataclass

from vndocparse.fields.units.labels import STRUCTURE, Label, LabelReader
from vndocparse.fields.units.paragraphs import Paragraph, paragraphs
from vndocparse.fields.units.quotes import quoted
from vndocparse.fields.units.tree import Tree, Unit
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View

_CLAUSE = 700  # characters of a paragraph that tell an amending or quoting clause
_TITLE = 400  # the longest title of a unit
_SENTENCE_ENDS = (".", ";", ":", "!", "?")
_ITEMS = 40  # parts that an amending clause may name
_COLUMNS = 16  # paragraphs that the headings of a table's columns may take


Run = tuple[int, int, bool]
"""A piece of text: start, end, and whether it goes on with the piece before."""


@dataclass(frozen=True, slots=True)
class Grown:
    """The units of a body, nested, and the paragraphs outside them as runs: start, end, whether one goes on."""

    units: tuple[Unit, ...]
    outside: tuple[Run, ...]


def grow(view: View, grammar: Grammar) -> Grown:
    """Return the units of a body and what stands outside them."""
    reader = LabelReader(grammar)
    found = paragraphs(view, reader, grammar)
    walk = _Walk(view, grammar, reader)
    for paragraph, state in zip(found, quoted(view, found), strict=True):
        walk.step(paragraph, state)
    return Grown(tuple(walk.tree.roots), tuple(walk.outside))


class _Walk:
    """What is known on the way: the tree, whether quoted text is being read, and how the text above ended."""

    def __init__(self, view: View, grammar: Grammar, reader: LabelReader) -> None:
        self.tree = Tree(reader)
        self.outside: list[Run] = []
        self._view = view
        self._reader = reader
        self._amending = grammar.rule("directives.amending")
        self._target = grammar.rule("directives.target")
        self._quoting = grammar.rule("directives.quoting")
        self._resuming = grammar.rule("directives.resuming")
        self._closing = grammar.rule("directives.closing")
        self._quoted_title = grammar.rule("directives.quoted_title")
        self._table = grammar.rule("directives.table_heading")
        self._targets: frozenset[str] = frozenset()
        self._quoted = ""
        """`""`, `closed` or `open` (told by quotation marks), `named` or `cited` (by the clause above), `table`."""
        self._inner: Tree | None = None
        self._columns = 0
        self._state = ""
        self._closed = False
        self._introduced = False
        self._titled = False

    def step(self, paragraph: Paragraph, state: str) -> None:
        """Take the next paragraph: a unit where its label is one, else text of the unit that is open."""
        self._mode(paragraph, state)
        units: list[Unit] = []
        if not paragraph.cell:
            for label in paragraph.labels:
                unit = self._unit(label, paragraph)
                if unit is None:
                    break
                units.append(unit)
        start = units[-1].label.end if units else paragraph.start
        outside = not self.tree.path or (self._closed and not units)
        (self.outside if outside else self.tree.path[-1].runs).append(
            (start, paragraph.end, paragraph.joins and not units)
        )
        self._after(start, paragraph, bool(units))

    def _mode(self, paragraph: Paragraph, state: str) -> None:
        if state != self._state:
            self._state = self._quoted = state
            self._inner = None
        elif (
            self._quoted == "cited"
            and not paragraph.labels
            and self._resuming.search(self._head(paragraph.start, paragraph))
        ):
            self._quoted = ""
        elif self._quoted == "table" and self._inner is None:
            self._columns -= 1
            self._quoted = "table" if self._columns else ""
        if not self._quoted and paragraph.labels and paragraph.labels[0].text.casefold() in self._targets:
            self._quoted, self._inner = "named", None
        self._targets = frozenset() if paragraph.labels else self._targets

    def _unit(self, label: Label, paragraph: Paragraph) -> Unit | None:
        structural = label.readings[0].kind in STRUCTURE
        if self._closed and not (structural and self.tree.exact(label)):
            return None
        if self._quoted and not self._resumes(label, paragraph):
            return None
        lower = self._view.text[label.end : label.end + 4].lstrip()[:1].islower()
        unit = self.tree.accept(label, paragraph, self._introduced, self._titled, lower)
        if unit is not None:
            self._quoted, self._closed = "", False
        return unit

    def _resumes(self, label: Label, paragraph: Paragraph) -> bool:
        """Tell whether a label in quoted text belongs to the outer list: the closing quote is missing."""
        self._inner = self._inner or Tree(self._reader)
        inner = self._inner.exact(label)
        outer = (paragraph.firm or self._quoted == "table") and self.tree.exact(label)
        amends = self._amending.search(self._head(label.end, paragraph)) is not None
        closes = self._quoted == "closed"
        # The next unit of a quotation that closes further on is its own, even where it amends something.
        own = (inner and closes) if amends else (inner or closes)
        if outer and not own:
            return True
        self._inner.accept(label, paragraph, False, True, False)
        return False

    def _after(self, start: int, paragraph: Paragraph, unit: bool) -> None:
        """Note what this paragraph says of those below it."""
        text = self._view.text
        tail = text[max(start, paragraph.end - 24) : paragraph.end]
        self._introduced = tail.rstrip().endswith(":")
        # A title may be printed below its label, over lines that end no sentence.
        goes_on = unit or (self._titled and not tail.rstrip().endswith(_SENTENCE_ENDS))
        self._titled = goes_on and paragraph.end - start < _TITLE
        if not self._quoted and self._closing.search(tail):
            self._closed = bool(self.tree.path)
        if not self._quoted and self._table.search(text, start, min(paragraph.end, start + _TITLE)):
            self._quoted, self._inner, self._columns = "table", None, _COLUMNS
        if not self._quoted and self._quoted_title.search(self._head(paragraph.start, paragraph)):
            self._quoted, self._inner = "named", None
        if self._quoted or not self._introduced:
            return
        clause = text[start : min(paragraph.end, start + _CLAUSE)].replace("\n", " ")
        if unit and self._amending.search(clause):
            self._targets = frozenset(self._named(clause))
        elif paragraph.end - start < _CLAUSE and self._quoting.search(clause):
            self._quoted, self._inner = "cited", None

    def _named(self, clause: str) -> list[str]:
        """Return the labels of the parts that an amending clause names, in small letters."""
        named: list[str] = []
        for found in self._target.finditer(clause):
            word = (found.get("word") or "").casefold()
            for start, end in found.all("item")[:_ITEMS]:
                item = clause[start:end].casefold()
                named.append(f"{word} {item}".lstrip())
        return named

    def _head(self, start: int, paragraph: Paragraph) -> str:
        """Return the first characters of a paragraph; of what follows it, where the label stands alone."""
        end = paragraph.end if paragraph.end - start > 1 else paragraph.end + _CLAUSE
        return self._view.text[start : min(end, start + _CLAUSE)].replace("\n", " ")
