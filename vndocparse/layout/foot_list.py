"""Telling recipients from signature lines where both stand side by side, one after the other, or line by line."""

from dataclasses import dataclass, field

from vndocparse.layout.foot_cues import HEADS, Cues, Kind
from vndocparse.layout.lines import Line
from vndocparse.layout.wrapped_names import join_wrapped
from vndocparse.layout.zones import Lines

_AHEAD = 6  # lines that may stand between the recipients and the signature
_SHORT = 70  # characters: a wrapped title or a typist's mark is no longer


@dataclass(frozen=True, slots=True)
class Collected:
    """The foot's own lines, and those of the lines given that follow it."""

    recipients: Lines
    signatures: Lines
    furniture: Lines
    rest: Lines


@dataclass(slots=True)
class _Sorter:
    cues: Cues
    recipients: list[Line] = field(default_factory=list)
    signatures: list[Line] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    listing: bool = False
    archived: bool = False
    archived_at: int | None = None  # where the archive line begins
    tail: bool = False
    named: bool = False
    open: bool = False  # a block has begun, and no name has closed it
    untitled: bool = False  # the block's last line is a prefix: the title is still to come
    last: str = ""

    def take(self, line: Line, kind: Kind, ahead: tuple[Kind, ...]) -> bool:
        """Put a line where it belongs; False when the foot ended before it."""
        if kind == "label" and self.listing and self.archived:
            return False
        if kind == "label" or (kind == "archive" and (self.listing or not self.named)):
            self.listing = True
            self.archived = kind == "archive"
            self.archived_at = line.start if self.archived else None
            return self._recipient(line)
        if kind == "signed" or self._is_next_body(line, kind, ahead):
            return self._signature(line)
        if kind in HEADS and self._is_head(line, kind, ahead):
            self.open = True
            self.untitled = kind == "authority"
            return self._signature(line)
        if kind == "name" and self._is_name(line):
            self.named, self.open = True, False
            return self._signature(line)
        return self._mark(line) if self._ends_tail(line) else self._plain(line, kind, ahead)

    def _is_next_body(self, line: Line, kind: Kind, ahead: tuple[Kind, ...]) -> bool:
        """Tell whether a line below a signature names, in capitals, the body of which the next signer is head."""
        follows = kind == "other" and self.last == "signature" and self.named and not self.open
        signed = ahead[:1] and ahead[0] in HEADS and "name" in ahead[:_AHEAD]
        return bool(follows and signed) and self.cues.is_capitals(line) and self.cues.matches("body_name", line)

    def _is_head(self, line: Line, kind: Kind, ahead: tuple[Kind, ...]) -> bool:
        if kind == "approval" or (self.named and (self.archived or not self.listing)):
            return any(k in ("name", "signed") for k in ahead[:_AHEAD])
        if not self.listing or self.archived or line.column == "right" or kind == "authority":
            return True
        return line.column != "left" and (self.cues.is_capitals(line) or self.untitled)

    def _is_name(self, line: Line) -> bool:
        if self.listing and not self.archived and line.column == "left":
            return False
        if self.named and not self.open:
            return self.last == "signature"
        return not self.listing or self.archived or line.column == "right" or not self.named

    def _plain(self, line: Line, kind: Kind, ahead: tuple[Kind, ...]) -> bool:
        listed = self.listing and line.column == "left" and not self._below_list()
        if (self.open and not listed and self._wraps(line, kind)) or self._ends_name(line):
            return self._signature(line)
        if self.listing and (not self.archived or self._unfinished(line)):
            return self._recipient(line)
        if self.listing and (self.last == "recipients" or listed) and not self.tail:
            if kind == "item" and not self.named:
                return self._recipient(line)
            if self.cues.matches("archive_continuation", line):
                return self._recipient(line)
        if self._leads_on(ahead) or (self._is_tail(line) and self.last != "signature"):
            return self._mark(line)
        return False

    def _ends_name(self, line: Line) -> bool:
        """Tell whether a line holds the last syllable of the name above it."""
        name = (self.signatures[-1], line) if self.last == "signature" else ()
        return len(join_wrapped(name, self.cues.text, self.cues.grammar)) == 1

    def _below_list(self) -> bool:
        """Tell whether the left column holds a signature block, below the finished list."""
        return self.archived and self.last == "signature" and self.signatures[-1].column == "left"

    def _unfinished(self, line: Line) -> bool:
        """Tell whether the archive line right above ends inside a bracket or with a comma."""
        if self.last != "recipients" or self.archived_at is None or line.column == "right":
            return False
        text = self.cues.letters.folded[self.archived_at : self.recipients[-1].end].rstrip()
        near = line.block == self.recipients[-1].block and line.page == self.recipients[-1].page
        return near and (text.endswith(",") or text.count("(") > text.count(")"))

    def _ends_tail(self, line: Line) -> bool:
        """Tell whether a line is a further cell of the row that the typist's mark began, in plain text."""
        if not self.tail or not self.furniture or line.page:
            return False
        return "\n" not in self.cues.letters.clean[self.furniture[-1].end : line.start]

    def _wraps(self, line: Line, kind: Kind) -> bool:
        """Tell whether a line can go on with the title above it."""
        if kind != "other" or line.end - line.start > _SHORT or not self.signatures:
            return False
        if self.cues.is_capitals(line) and not self.cues.text(line).rstrip().endswith((";", ":")):
            return not self.listing or self.archived or self.last == "signature" or line.column == "right"
        if self.last != "signature":
            return False
        same = line.block == self.signatures[-1].block
        return line.column == "right" or (same and (not self.listing or self.archived))

    def _leads_on(self, ahead: tuple[Kind, ...]) -> bool:
        """Tell whether the signature is still to come."""
        return not self.named and any(k in HEADS or k in ("name", "signed") for k in ahead[:_AHEAD])

    def _is_tail(self, line: Line) -> bool:
        """Tell whether a line right below the archive line is the typist's or printer's."""
        if not self.archived or not self.recipients or line.column == "right":
            return False
        last = self.recipients[-1]
        near = line.block - last.block <= 1 and line.page == last.page
        return near and line.end - line.start <= _SHORT and self.cues.matches("tail", line)

    def _mark(self, line: Line) -> bool:
        self.tail = True
        self.last = "furniture"
        self.furniture.append(line)
        return True

    def _recipient(self, line: Line) -> bool:
        self.recipients.append(line)
        self.last = "recipients"
        return True

    def _signature(self, line: Line) -> bool:
        self.signatures.append(line)
        self.last = "signature"
        return True


def collect(cues: Cues, lines: Lines) -> Collected:
    """Sort the lines from the foot's first on, until something else begins."""
    found = _sort(cues, lines, names=False)
    if not found.named and found.recipients:
        found = _sort(cues, lines, names=True)
    taken = {x.index for x in (*found.recipients, *found.signatures, *found.furniture)}
    end = next((i for i, x in enumerate(lines) if x.index not in taken), len(lines))
    late = () if found.named else _late(cues, lines[end:])
    rest = tuple(x for x in lines[end:] if x not in late)
    return Collected(tuple(found.recipients), (*found.signatures, *late), tuple(found.furniture), rest)


def _late(cues: Cues, lines: Lines) -> Lines:
    """Return the name in the right column that the left column's lines, running into an annex, came before."""
    if not lines or lines[0].column != "left":
        return ()
    right = next((i for i, x in enumerate(lines) if x.column == "right"), len(lines))
    name = next((i for i in range(right, min(right + _AHEAD, len(lines))) if cues.kind(lines[i]) == "name"), None)
    own = all(x.column == "left" for x in lines[:right])
    return lines[right : name + 1] if name is not None and own else ()


def _sort(cues: Cues, lines: Lines, *, names: bool) -> _Sorter:
    """Take the foot's lines one by one; `names` also cuts a name off the recipient that it ran into."""
    sorter = _Sorter(cues)
    kinds = [cues.kind(x, y) for x, y in zip(lines, (*lines[1:], None), strict=True)]
    broken_label = False
    for at, line in enumerate(lines):
        if cues.starts_annex(line) and (sorter.signatures or sorter.recipients):
            break
        if cues.is_caption(line):
            sorter.furniture.append(line)
            continue
        kind = kinds[at]
        ends_label, broken_label = broken_label, kind == "label" and cues.kind(line) != "label"
        if ends_label:
            sorter.recipients.append(line)
            continue
        ahead = tuple(kinds[at + 1 : at + 1 + 2 * _AHEAD])
        parts = cues.cut(line, names=names) if kind in ("label", "item", "archive", "other") else (line,)
        if len(parts) == 1:
            if not sorter.take(line, kind, ahead):
                break
            continue
        if not sorter.take(parts[0], "label" if kind == "label" else cues.kind(parts[0]), ahead):
            break
        sorter.take(parts[1], cues.kind(parts[1]), ahead)
    return sorter
