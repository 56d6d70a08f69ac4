"""What follows the signature: annexes and attached documents, copies, and leftovers that are neither."""

from vndocparse.layout.foot_cues import Cues
from vndocparse.layout.letterheads import letterhead_top
from vndocparse.layout.zones import Lines

_TITLE_REACH = 10  # lines a title may stand above the bracketed line that ties it to the document
_HEADING_REACH = 6  # lines of a letterhead above or beside the national title
_LIST_OF_FORMS = 4  # lines: labels nearer than this are the rows of a list of forms
_LEAST = 6  # lines that an attached document without any label must have
_TAIL = 16  # characters of a line that show whether it goes on


def first_annex(cues: Cues, lines: Lines, start: int) -> int:
    """Return where the first annex with a label of its own begins, or the number of lines."""
    for at in range(start, len(lines)):
        if cues.matches("annex_heading", lines[at]) and _is_heading(cues, lines, at):
            return at
    return len(lines)


def sort_rest(cues: Cues, lines: Lines) -> tuple[tuple[Lines, ...], Lines, Lines]:
    """Part the lines after the foot into annexes, copies and furniture."""
    heading = next((i for i, x in enumerate(lines) if cues.matches("copy_heading", x)), None)
    copy = len(lines) if heading is None else letterhead_top(cues, lines, heading)
    starts = sorted({_start_of(cues, lines, i) for i in range(len(lines)) if _begins(cues, lines, i)})
    after = [i for i in starts if i > copy]
    copies = lines[copy : after[0] if after else len(lines)]
    starts = _apart(cues, lines, starts)
    if not starts:
        plain = lines[:copy]
        return ((plain,) if _is_document(cues, plain) else ()), copies, () if _is_document(cues, plain) else plain
    ends = [*starts[1:], len(lines)]
    annexes = tuple(tuple(x for x in lines[a:b] if x not in copies) for a, b in zip(starts, ends, strict=True))
    return tuple(x for x in annexes if x), copies, tuple(x for x in lines[: starts[0]] if x not in copies)


def _is_heading(cues: Cues, lines: Lines, at: int) -> bool:
    """Tell whether a label alone on its line heads an annex: what precedes ended, and no list of forms goes on."""
    following = lines[at + 1 : at + 1 + _LIST_OF_FORMS]
    if not following:
        return False
    if at and cues.grammar.rule("foot.awaits_annex").search(cues.text(lines[at - 1])[-_TAIL:]):
        return False
    if any(cues.matches("annex_heading", x) for x in following[1:]):
        return False
    return not cues.text(following[0]).lstrip()[:1].islower()


def _begins(cues: Cues, lines: Lines, at: int) -> bool:
    if cues.matches("annex_heading", lines[at]):
        return _is_heading(cues, lines, at)
    return cues.matches("attached", lines[at]) or cues.matches("national_title", lines[at])


def _start_of(cues: Cues, lines: Lines, at: int) -> int:
    """Return the first line of the heading that this line belongs to: its title or letterhead may stand above."""
    if cues.matches("annex_heading", lines[at]):
        return at
    reach = _HEADING_REACH if cues.matches("national_title", lines[at]) else _TITLE_REACH
    first = at
    for above in range(at - 1, max(-1, at - 1 - reach), -1):
        line = lines[above]
        if cues.matches("annex_heading", line) or (line.page and line.page != lines[at].page):
            return above if cues.matches("annex_heading", line) else first
        if line.end - line.start > 160 or cues.text(line).rstrip().endswith((";", "./.")):
            break
        first = above
    return first


def _apart(cues: Cues, lines: Lines, starts: list[int]) -> list[int]:
    """Drop starts that only go on with the heading before them, and forms inside an attached document."""
    kept: list[int] = []
    for at in starts:
        labelled = cues.matches("annex_heading", lines[at])
        attached = not labelled and not cues.matches("attached", lines[at]) and _is_tied(cues, lines, at)
        if not kept or (labelled and at - kept[-1] > 1) or (attached and at - kept[-1] > _TITLE_REACH):
            kept.append(at)
    return kept


def _is_tied(cues: Cues, lines: Lines, at: int) -> bool:
    return any(cues.matches("attached", x) for x in lines[at : at + _TITLE_REACH + 1])


def _is_document(cues: Cues, lines: Lines) -> bool:
    """Tell whether unlabelled lines are an attached document: a title in capitals and enough text below it."""
    return len(lines) >= _LEAST and any(cues.matches("annex_title", x) and x.end - x.start > 8 for x in lines[:3])
