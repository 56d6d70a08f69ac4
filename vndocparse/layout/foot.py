"""The foot: recipients, signature blocks, annexes and copies after the body (nơi nhận, chữ ký, phụ lục, bản sao)."""

from dataclasses import dataclass

from vndocparse.grammar import Grammar
from vndocparse.layout.foot_annexes import first_annex, sort_rest
from vndocparse.layout.foot_blocks import signature_blocks
from vndocparse.layout.foot_cues import HEADS, Cues, Kind
from vndocparse.layout.foot_list import collect
from vndocparse.layout.lines import Line
from vndocparse.layout.zones import Lines
from vndocparse.text.letters import Letters

_BLOCK_REACH = 10  # lines of a signature block above its name
_LIST_REACH = 45  # lines of a recipients list
_PLAIN = 3  # lines of a block that look like plain text: units, wrapped titles
_LONG = 100  # characters: text, no line of a signature block
_HEADING = 8  # lines in which an annex or a copy behind the foot names itself
_TEXT = 60  # characters: a line of running text is longer
_TEXT_LINES = 3  # lines of running text that show that the body goes on
_SIGNATURE_KINDS = HEADS | {"name", "signed"}
_FOOT_KINDS = _SIGNATURE_KINDS | {"item", "archive"}
_BODY_LINES = 2  # lines over which the name of a signer's body goes
_NEAR_END = 6  # lines: a block this near the end needs no name
_LAST = 3  # lines at the end of the document's own text among which a lone mark of the signature stands


@dataclass(frozen=True, slots=True)
class Foot:
    """The zones of the foot, and the body that is left. `signatures` holds one block a signer."""

    body: Lines
    recipients: Lines = ()
    signatures: tuple[Lines, ...] = ()
    annexes: tuple[Lines, ...] = ()
    copies: Lines = ()
    furniture: Lines = ()


def find_foot(letters: Letters, lines: Lines, grammar: Grammar) -> Foot:
    """Part the lines after the header into body and foot.

    The foot begins at the first recipients list or signature block of the document itself; what annexes and templates
    print of that kind stays theirs. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.7, II.9 và III.1.
    """
    cues = Cues(letters, grammar)
    kinds = tuple(cues.kind(x, lines[i + 1] if i + 1 < len(lines) else None) for i, x in enumerate(lines))
    start = _start(cues, lines, kinds)
    if start is None:
        end = first_annex(cues, lines, 0)
        annexes, copies, furniture = sort_rest(cues, lines[end:])
        return Foot(lines[:end], (), (), annexes, copies, furniture)
    found = collect(cues, lines[start:])
    body_end = _body_end(cues, lines, start)
    annexes, copies, furniture = sort_rest(cues, found.rest)
    return Foot(
        lines[:body_end],
        found.recipients,
        signature_blocks(cues, found.signatures),
        annexes,
        copies,
        (*lines[body_end:start], *found.furniture, *furniture),
    )


def _start(cues: Cues, lines: Lines, kinds: tuple[Kind, ...]) -> int | None:
    """Return where the foot begins: the first block with a name, else the first; never a template's."""
    annex = first_annex(cues, lines, 0)
    strong = [i for i in range(len(lines)) if _is_strong(cues, lines, kinds, i)]
    weak = [i for i in range(len(lines)) if kinds[i] in ("title", "signed", "authority") and _closes(lines, kinds, i)]
    own = [i for i in strong if i < annex]
    named = [i for i in own if _named(kinds, i)]
    own_weak = [i for i in weak if i < annex]
    late = [i for i in strong if _ends_list(kinds, i)] or [
        i for i in strong if kinds[i] != "label" and _signs(kinds, i)
    ]
    for candidates in (_final(cues, lines, named), own[:1], own_weak[-1:], late[:1]):
        if candidates:
            return _upwards(cues, lines, kinds, candidates[0])
    return _lone_mark(kinds, annex)


def _final(cues: Cues, lines: Lines, candidates: list[int]) -> list[int]:
    """Drop the templates and tables of the body, behind which the text goes on up to a later block."""
    while len(candidates) > 1:
        rest = collect(cues, lines[candidates[0] :]).rest
        later = [i for i in candidates if rest and lines[i].start >= rest[0].start]
        heads = rest[:_HEADING]
        ended = any(cues.starts_annex(x) or cues.matches("copy_heading", x) for x in heads)
        resumed = sum(x.end - x.start > _TEXT for x in rest[: 2 * _HEADING]) >= _TEXT_LINES
        if not later or ended or not resumed:
            break
        candidates = later
    return candidates


def _is_strong(cues: Cues, lines: Lines, kinds: tuple[Kind, ...], at: int) -> bool:
    """Tell whether a line surely opens a foot: a label with its list, a prefix or title with the end of its block."""
    kind = kinds[at]
    if kind == "label":
        after = kinds[at + 1 : at + 1 + _BLOCK_REACH]
        return len(after) < _LAST or any(k in _FOOT_KINDS for k in after)
    if kind == "authority" or (kind == "title" and cues.is_capitals(lines[at])):
        return len(lines) - at <= _NEAR_END or _closes(lines, kinds, at)
    return False


def _closes(lines: Lines, kinds: tuple[Kind, ...], at: int) -> bool:
    """Tell whether a name, a mark of the signature or the recipients follow before the text goes on."""
    plain = 0
    for line, kind in zip(lines[at + 1 : at + 1 + _BLOCK_REACH], kinds[at + 1 :], strict=False):
        if kind in ("name", "signed", "label"):
            return True
        plain += kind == "other"
        if plain > _PLAIN or line.end - line.start > _LONG:
            return False
    return kinds[at] == "signed"


def _named(kinds: tuple[Kind, ...], at: int) -> bool:
    return any(kind in ("name", "signed") for kind in kinds[at + 1 : at + 1 + _LIST_REACH])


def _signs(kinds: tuple[Kind, ...], at: int) -> bool:
    return "name" in kinds[at + 1 : at + 1 + _BLOCK_REACH]


def _ends_list(kinds: tuple[Kind, ...], at: int) -> bool:
    return kinds[at] == "label" and "archive" in kinds[at : at + _LIST_REACH]


def _upwards(cues: Cues, lines: Lines, kinds: tuple[Kind, ...], at: int) -> int:
    """Return the first of the signature lines that stand right above this one, the signer's body among them."""
    while at > 0:
        above = 1 if kinds[at - 1] in _SIGNATURE_KINDS else _body_lines(cues, lines, kinds, at)
        if not above:
            break
        at -= above
    return at


def _body_lines(cues: Cues, lines: Lines, kinds: tuple[Kind, ...], at: int) -> int:
    """Return how many lines above a title name, in capitals, the body that the signer heads: none, one, or two."""
    if kinds[at] not in HEADS:
        return 0
    for count in range(1, min(_BODY_LINES, at) + 1):
        name = lines[at - count : at]
        first, last = name[0], lines[at]
        column = last.column and all(x.column == last.column for x in name)
        beside = column or (first.block == last.block and first.page == last.page)
        plain = kinds[at - count] == "other" and first.end - first.start <= _TEXT and cues.is_capitals(first)
        if not (beside and plain):
            return 0
        if cues.matches("body_name", first):
            return count
    return 0


def _lone_mark(kinds: tuple[Kind, ...], annex: int) -> int | None:
    """Return where a mark of the signature stands that ends the document's own text, without title and name."""
    return next((at for at in range(max(0, annex - _LAST), annex) if kinds[at] == "signed"), None)


def _body_end(cues: Cues, lines: Lines, start: int) -> int:
    """Return where the body ends: before the block above the signature that authenticates a consolidated document."""
    heading = next((i for i in range(max(0, start - 6), start) if cues.matches("authentication", lines[i])), start)
    row = lines[heading] if heading < start else None
    while row and row.page and heading > 0 and _beside(lines[heading - 1], row):
        heading -= 1
    return heading


def _beside(line: Line, row: Line) -> bool:
    return line.page == row.page and line.bottom > row.top
