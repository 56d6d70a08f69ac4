"""Signature lines to one block a signer, by geometry where there is some, else by the order of the lines."""

from dataclasses import dataclass
from itertools import groupby

from vndocparse.layout.foot_cues import HEADS, Cues
from vndocparse.layout.lines import Line
from vndocparse.layout.wrapped_names import join_wrapped
from vndocparse.layout.zones import Lines

_SAME_ROW = 6.0  # points between the tops of names that stand side by side
_SAME_PAIR = 40.0  # the same for names of two columns, whose titles may take a line or two more on one side
_ROW = 12.0  # points that a row of plain text counts for


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands; in plain text by its row and the characters before it."""

    page: int
    top: float
    middle: float


def signature_blocks(cues: Cues, lines: Lines) -> tuple[Lines, ...]:
    """Return one block a signer, in reading order: rows from the top, each from left to right."""
    groups = join_wrapped(lines, cues.text, cues.grammar)
    # One line stands for a name that is broken over several.
    shown = {next((x for x in group if cues.kind(x) == "name"), group[0]): group for group in groups}
    return tuple(tuple(x for line in block for x in shown[line]) for block in _blocks(cues, tuple(shown)))


def _blocks(cues: Cues, lines: Lines) -> tuple[Lines, ...]:
    names = [x for x in lines if cues.kind(x) == "name"]
    if len(names) <= 1:
        return (lines,) if lines else ()
    if all(x.page for x in lines):
        places = {x.index: _Place(x.page, x.top, (x.x0 + x.x1) / 2) for x in lines}
        return _by_place(lines, names, places)
    titles = sum(cues.kind(x) in HEADS for x in lines)
    places = {x.index: _text_place(cues, x) for x in lines}
    rows = len({places[x.index].top for x in names})
    # Columns that are not of one length cannot be told by the order of their lines, nor can several rows of names.
    by_place = 1 < rows < len(names) or (rows == 1 and titles % len(names) > 0)
    return _by_place(lines, names, places) if by_place else _by_order(cues, lines)


def _text_place(cues: Cues, line: Line) -> _Place:
    clean = cues.letters.clean
    row = clean.rfind("\n", 0, line.start) + 1
    before = len(clean[row : line.start].expandtabs())
    return _Place(0, _ROW * clean.count("\n", 0, row), before + (line.end - line.start) / 2)


def _by_place(lines: Lines, names: list[Line], places: dict[int, _Place]) -> tuple[Lines, ...]:
    def place(line: Line) -> _Place:
        return places[line.index]

    rows: list[list[Line]] = []
    for name in sorted(names, key=lambda x: (place(x).page, place(x).top, place(x).middle)):
        above = place(rows[-1][0]) if rows else None
        apart = rows and {name.column, *(x.column for x in rows[-1])} == {"left", "right"} and len(rows[-1]) == 1
        reach = _SAME_PAIR if apart else _SAME_ROW
        if above and above.page == place(name).page and place(name).top - above.top <= reach:
            rows[-1].append(name)
        else:
            rows.append([name])
    blocks: dict[int, list[Line]] = {x.index: [] for x in names}
    for line in lines:
        if line in names:
            continue
        at = place(line)
        row = next((r for r in rows if max((place(x).page, place(x).top) for x in r) >= (at.page, at.top)), rows[-1])
        nearest = min(row, key=lambda x: abs(place(x).middle - at.middle))
        blocks[nearest.index].append(line)
    ordered = (x for row in rows for x in sorted(row, key=lambda x: place(x).middle))
    return tuple((*sorted(blocks[x.index], key=lambda y: (place(y).page, place(y).top)), x) for x in ordered)


def _by_order(cues: Cues, lines: Lines) -> tuple[Lines, ...]:
    blocks: list[Lines] = []
    heads: list[Line] = []
    names: list[Line] = []
    for line in lines:
        kind = cues.kind(line)
        if names and kind not in ("name", "signed"):
            blocks += _deal(cues, heads, names)
            heads, names = [], []
        (names if kind == "name" else heads).append(line)
    return (*blocks, *_deal(cues, heads, names))


def _deal(cues: Cues, heads: list[Line], names: list[Line]) -> list[Lines]:
    """Give each of several names its own heads: block by block, row by row when the heads alternate, else in shares."""
    titles = [x for x in heads if cues.kind(x) in HEADS]
    count = len(names)
    blocks = [tuple(own) for _, own in groupby(titles, key=lambda x: x.block)]
    if len(titles) > len(blocks) == count > 1:
        return [(*own, name) for own, name in zip(blocks, names, strict=True)]
    if count <= 1 or len(titles) % count:
        return [(*heads, *names)] if count <= 1 else [(*heads, names[0]), *((x,) for x in names[1:])]
    first = {cues.kind(x) for x in titles[:count]}
    by_row = len(titles) == count or len(first) == 1
    share = len(titles) // count
    dealt = [titles[i::count] if by_row else titles[i * share : (i + 1) * share] for i in range(count)]
    return [(*own, name) for own, name in zip(dealt, names, strict=True)]
