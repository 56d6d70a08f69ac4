"""Letterheads inside a text: where one begins, and whether it can open a document of its own.

A letterhead is told by its title (Quốc hiệu, tiêu đề Đảng) or its number line; agency, marks and `V/v` stand around it.
"""

from bisect import bisect_left

from vndocparse.layout.foot_cues import Cues
from vndocparse.layout.lines import Line
from vndocparse.layout.zones import Lines

_ABOVE = 16  # lines of a letterhead above its title: the whole left column may stand there
_BELOW = 10  # lines of a letterhead below its title
_BESIDE = 4  # lines below its title among which an annex's label stands: the motto's row, a bracket over lines
_UNTOLD = 5  # lines in a row that say nothing by themselves: a wrapped subject, a wrapped name
_APART = _ABOVE + _BELOW  # lines nearer than this to a title are of its letterhead
_LONGEST = 120  # characters: no line of a letterhead is longer
_PAGE_TOP = 6  # lines that may stand on a page above the letterhead's first known line: marks, a file number
_LABEL_ABOVE = 6  # lines above a letterhead among which an annex's label heads it
_DATE_APART = 8  # lines between a number line and the date or the agency of the same letterhead
_ENDS = frozenset({"name", "signed", "archive", "label", "authority", "title"})
_LEADING = 0.75  # times the font size: white space between the lines of one name
_PIECES = (
    "header.subject_start", "header.note", "marks.mark", "parts.number", "parts.nameless", "place_date.line",
)  # fmt: skip


def letterheads(cues: Cues, lines: Lines) -> list[int]:
    """Return where letterheads begin that have a number or a date and are not part of a document above."""
    tops: list[int] = []
    for at in _anchors(cues, lines):
        top = letterhead_top(cues, lines, at)
        head = lines[top : at + 1 + _BELOW]
        if _is_dated(cues, head) and not _is_form(cues, head) and not _is_annexed(cues, lines, top, at):
            tops.append(top)
    return sorted(set(tops))


def letterhead_top(cues: Cues, lines: Lines, at: int) -> int:
    """Return the first line of the letterhead that the line `at` belongs to."""
    first, untold = at, 0
    for above in range(at - 1, max(-1, at - 1 - _ABOVE), -1):
        line = lines[above]
        office = _is_office(cues, line, lines[above + 1]) or (above > 0 and _is_wrapped(cues, lines[above - 1], line))
        if line.page != lines[at].page or line.end - line.start > _LONGEST or (_ends(cues, line) and not office):
            break
        told = office or any(_rule(cues, name, line) for name in _PIECES) or _is_agency(cues, lines, above, first)
        untold = 0 if told else untold + 1
        if untold > _UNTOLD:
            break
        first = above if told else first
    return _page_top(cues, lines, first)


def _ends(cues: Cues, line: Line) -> bool:
    """Tell whether a line is of the text, a table or the foot of what stands above a letterhead."""
    closed = cues.text(line).rstrip().endswith("./.") or line.cell is not None
    kind = cues.kind(line)
    # A dash at the start of a line joins the agencies of a joint document, in capitals.
    listed = kind == "item" and not cues.is_capitals(line)
    return closed or listed or kind in _ENDS or _rule(cues, "header.unit", line)


def _is_office(cues: Cues, line: Line, below: Line) -> bool:
    """Tell whether a line in capitals is an office that issues, whole or up to the body's name on the next line."""
    if not cues.is_capitals(line):
        return False
    whole = _rule(cues, "parts.office", line)
    return whole or (line.block == below.block and _rule(cues, "parts.head_of", line) and cues.is_capitals(below))


def _is_wrapped(cues: Cues, above: Line, line: Line) -> bool:
    """Tell whether a line ends an agency's name that the line above breaks off; alone, `TÂN AN` looks like a person."""
    capitals = cues.is_capitals(above) and cues.is_capitals(line)
    if not capitals or not _rule(cues, "issuers.begins", above):
        return False
    if line.page:
        # A signer's name stands apart from what is above it: the signature comes between.
        return line.column == above.column and 0 <= line.top - above.bottom < _LEADING * line.size
    return line.block == above.block and _rule(cues, "issuers.incomplete", above)


def _is_agency(cues: Cues, lines: Lines, above: int, first: int) -> bool:
    """Tell whether a line names an agency, or goes on with the letterhead's first line known so far."""
    line, below = lines[above], lines[first]
    named, capitals = _rule(cues, "issuers.begins", line), cues.is_capitals(line)
    same = line.block == below.block or (line.column != "" and line.column == below.column)
    wrapped = not any(c.islower() for x in lines[above + 1 : first] for c in cues.text(x))
    return (named and capitals and wrapped) or (same and (capitals or (named and above + 1 == first)))


def _page_top(cues: Cues, lines: Lines, first: int) -> int:
    """Return the first line of the page when only marks and the like stand between it and the letterhead."""
    page = lines[first].page
    top = first
    while page and top and lines[top - 1].page == page and first - top <= _PAGE_TOP:
        top -= 1
    between = lines[top:first]
    alone = page and (top == 0 or lines[top - 1].page != page)
    if alone and all(x.end - x.start <= _LONGEST and not _ends(cues, x) for x in between):
        return top
    return first


def _anchors(cues: Cues, lines: Lines) -> list[int]:
    """Return the lines that tell a letterhead, one each: its title, or its number line when it has no title."""
    titles: list[int] = []
    numbers: list[int] = []
    for at, line in enumerate(lines):
        if line.end - line.start > _LONGEST or line.cell is not None:
            continue
        if _rule(cues, "parts.title", line):
            if not titles or at - titles[-1] > _BELOW:
                titles.append(at)
        elif _rule(cues, "parts.number", line):
            numbers.append(at)
    return sorted([*titles, *(at for at in numbers if _stands_alone(cues, lines, at, titles))])


def _stands_alone(cues: Cues, lines: Lines, at: int, titles: list[int]) -> bool:
    """Tell whether a number line is a letterhead's without title: an agency above it, a date near it."""
    place = bisect_left(titles, at - _APART)
    if place < len(titles) and titles[place] <= at + _APART:
        return False
    above, near = lines[max(0, at - _DATE_APART) : at], lines[max(0, at - _DATE_APART) : at + _DATE_APART]
    named = any(cues.is_capitals(x) and _rule(cues, "issuers.begins", x) for x in above)
    return named and any(_is_line(cues, "place_date.line", x) for x in near)


def _is_dated(cues: Cues, head: Lines) -> bool:
    if any(_rule(cues, "reference.line", x) for x in head):
        return True
    # A date may go on in the next line.
    short = [cues.text(x) for x in head if x.end - x.start <= _LONGEST]
    date = cues.grammar.rule("place_date.line")
    return any(date.match(f"{text} {below}") for text, below in zip(short, (*short[1:], ""), strict=True))


def _is_form(cues: Cues, head: Lines) -> bool:
    """Tell whether a letterhead has blanks to fill in; a draft (dự thảo) may have them too."""
    if any(_rule(cues, "parts.draft", x) for x in head):
        return False
    return any(_rule(cues, "parts.template", x) for x in head if x.end - x.start <= _LONGEST)


def _is_annexed(cues: Cues, lines: Lines, top: int, at: int) -> bool:
    """Tell whether a letterhead is part of a document: an annex's label in it or heading it, an authentication's."""
    if any(_rule(cues, "parts.annexed", x) or cues.matches("authentication", x) for x in lines[top : at + 1 + _BESIDE]):
        return True
    for line in reversed(lines[max(0, top - _LABEL_ABOVE) : top]):
        if _rule(cues, "parts.annexed", line):
            return True
        # Between label and letterhead there is a title at most: an annex with a text of its own heads nothing else.
        if not cues.is_capitals(line) and not cues.text(line).startswith("("):
            return False
    return False


def _rule(cues: Cues, name: str, line: Line) -> bool:
    """Tell whether a rule matches at the start of a line of a letterhead's length."""
    return line.end - line.start <= _LONGEST and cues.grammar.rule(name).match(cues.text(line)) is not None


def _is_line(cues: Cues, name: str, line: Line) -> bool:
    """Tell whether a rule matches the whole of a line."""
    text = cues.text(line)
    found = cues.grammar.rule(name).match(text) if len(text) <= _LONGEST else None
    return found is not None and not text[found.end :].strip(" .")
