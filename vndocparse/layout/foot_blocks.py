"""Signature lines to one block a signer, by geometry where there is some, else by the order of the lines."""

from vndocparse.layout.foot_cues import HEADS, Cues
from vndocparse.layout.lines import Line
from vndocparse.layout.zones import Lines

_SAME_ROW = 6.0  # points between the tops of names that stand side by side


def signature_blocks(cues: Cues, lines: Lines) -> tuple[Lines, ...]:
    """Return one block a signer, in reading order: rows from the top, each from left to right."""
    names = [x for x in lines if cues.kind(x) == "name"]
    if len(names) <= 1:
        return (lines,) if lines else ()
    return _by_place(lines, names) if all(x.page for x in lines) else _by_order(cues, lines)


def _by_place(lines: Lines, names: list[Line]) -> tuple[Lines, ...]:
    rows: list[list[Line]] = []
    for name in sorted(names, key=lambda x: (x.page, x.top, x.x0)):
        if rows and rows[-1][0].page == name.page and name.top - rows[-1][0].top <= _SAME_ROW:
            rows[-1].append(name)
        else:
            rows.append([name])
    blocks: dict[int, list[Line]] = {x.index: [] for x in names}
    for line in lines:
        if line in names:
            continue
        row = next((r for r in rows if (r[0].page, r[0].top) >= (line.page, line.top)), rows[-1])
        nearest = min(row, key=lambda x: abs((x.x0 + x.x1) - (line.x0 + line.x1)))
        blocks[nearest.index].append(line)
    ordered = (x for row in rows for x in sorted(row, key=lambda x: x.x0))
    return tuple((*sorted(blocks[x.index], key=lambda y: (y.page, y.top)), x) for x in ordered)


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
    """Give each of several names its own heads: row by row when the heads alternate, else in equal shares."""
    titles = [x for x in heads if cues.kind(x) in HEADS]
    count = len(names)
    if count <= 1 or len(titles) % count:
        return [(*heads, *names)] if count <= 1 else [(*heads, names[0]), *((x,) for x in names[1:])]
    first = {cues.kind(x) for x in titles[:count]}
    by_row = len(titles) == count or len(first) == 1
    share = len(titles) // count
    dealt = [titles[i::count] if by_row else titles[i * share : (i + 1) * share] for i in range(count)]
    return [(*own, name) for own, name in zip(dealt, names, strict=True)]
