"""The foot: recipients, signature blocks, annexes and copies after the body (nơi nhận, chữ ký, phụ lục, bản sao)."""

from dataclasses import dataclass

from vndocparse.grammar import Grammar
from vndocparse.layout.foot_annexes import first_annex, sort_rest
from vndocparse.layout.foot_blocks import signature_blocks
from vndocparse.layout.foot_cues import HEADS, Cues, Kind
from vndocparse.layout.foot_list import collect
from vndocparse.layout.zones import Lines
from vndocparse.text.letters import Letters

_BLOCK_REACH = 10  # lines of a signature block above its name
_LIST_REACH = 45  # lines of a recipients list
_PLAIN = 3  # lines of a block that look like plain text: units, wrapped titles
_LONG = 100  # characters: text, no line of a signature block
_NEAR_END = 6  # lines: a block this near the end needs no name


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
    """Return where the foot begins: the first block that has a name, else the first; annexes only when they name one."""
    annex = first_annex(cues, lines, 0)
    strong = [i for i in range(len(lines)) if _is_strong(cues, lines, kinds, i)]
    weak = [i for i in range(len(lines)) if kinds[i] in ("title", "signed", "authority") and _closes(lines, kinds, i)]
    own = [i for i in strong if i < annex]
    named = [i for i in own if _named(kinds, i)]
    own_weak = [i for i in weak if i < annex]
    for candidates in (named[:1], own[:1], own_weak[-1:], [i for i in strong if _ends_list(kinds, i)][:1]):
        if candidates:
            return _upwards(kinds, candidates[0])
    return _lone_name(lines, kinds, annex)


def _is_strong(cues: Cues, lines: Lines, kinds: tuple[Kind, ...], at: int) -> bool:
    kind = kinds[at]
    if kind == "label":
        after = kinds[at + 1 : at + 1 + _BLOCK_REACH]
        return not after or any(k in ("item", "archive", "name", "signed") or k in HEADS for k in after) or len(after) < 3
    if kind == "authority" or (kind == "title" and cues.is_capitals(lines[at])):
        return len(lines) - at <= _NEAR_END or _closes(lines, kinds, at)
    return False


def _closes(lines: Lines, kinds: tuple[Kind, ...], at: int) -> bool:
    """Tell whether a signature line is followed by a name, a mark of the signature or the recipients before the text goes on."""
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


def _ends_list(kinds: tuple[Kind, ...], at: int) -> bool:
    return kinds[at] == "label" and "archive" in kinds[at : at + _LIST_REACH]


def _upwards(kinds: tuple[Kind, ...], at: int) -> int:
    """Return the first of the signature lines that stand right above this one."""
    while at > 0 and (kinds[at - 1] in HEADS or kinds[at - 1] in ("name", "signed")):
        at -= 1
    return at


def _lone_name(lines: Lines, kinds: tuple[Kind, ...], annex: int) -> int | None:
    """Return a mark of the signature or a title that ends the document's own text."""
    for at in range(max(0, annex - 3), annex):
        if kinds[at] == "signed":
            return at
    return None


def _body_end(cues: Cues, lines: Lines, start: int) -> int:
    """Return where the body ends: before the heading of an authentication block above the signature, if there is one."""
    for at in range(max(0, start - 6), start):
        if cues.matches("authentication", lines[at]):
            row = lines[at]
            while at > 0 and row.page and lines[at - 1].page == row.page and lines[at - 1].bottom > row.top:
                at -= 1
            return at
    return start
