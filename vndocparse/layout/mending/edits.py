"""Edits of the shadow copy: other letters for rules to see, the printed ones and the map to the text kept."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from vndocparse.layout.mending.skeleton import plain
from vndocparse.text.letters import UNPRINTED, Letters

_BLANK = " .…"
_APART = 3  # cost of pairing a blank with a letter: never the cheapest way


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` is what rules shall see in place of `clean[start:end]`."""

    start: int
    end: int
    text: str


def apply(letters: Letters, edits: Sequence[Edit]) -> Letters:
    """Return the letters with these edits made; of edits that overlap the first one counts.

    A letter that an edit adds has no printed one: `UNPRINTED` stands for it. One that it leaves out belongs to the
    letter before it.
    """
    edits = [edit for edit in edits if letters.folded[edit.start : edit.end] != edit.text]
    if not edits:
        return letters
    clean: list[str] = []
    folded: list[str] = []
    starts, ends = array("I"), array("I")
    mended: list[tuple[int, int]] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if edit.start < at or edit.end <= edit.start:
            continue
        _copy(letters, at, edit.start, clean, folded, starts, ends)
        first = len(starts)
        _write(letters, edit, clean, folded, starts, ends)
        mended.append((first, len(starts)))
        at = edit.end
    _copy(letters, at, len(letters.clean), clean, folded, starts, ends)
    moved = [place for span in letters.mended if (place := _moved(letters, starts, *span))]
    return replace(
        letters,
        clean="".join(clean),
        folded="".join(folded),
        starts=starts,
        ends=ends,
        mended=tuple(sorted({*moved, *mended})),
    )


def shown(letters: Letters, ranges: Sequence[tuple[int, int]]) -> Letters:
    """Return the letters with what was put right in these ranges of `raw`, in order, also in the values.

    This is for pages that our own reader read: its slips are not the document's. What was made blank stays as read.
    """
    clean: list[str] = []
    at = 0
    for first, end in letters.mended:
        start = max(first, at)  # what was mended twice overlaps
        right = letters.folded[start:end]
        if right.strip(_BLANK) and _within(letters.starts[start], ranges):
            clean += [letters.clean[at:start], right]
            at = end
    return replace(letters, clean="".join((*clean, letters.clean[at:]))) if clean else letters


def _within(place: int, ranges: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(ranges, place, key=itemgetter(0))
    return at > 0 and place < ranges[at - 1][1]


def _copy(
    letters: Letters,
    start: int,
    end: int,
    clean: list[str],
    folded: list[str],
    starts: "array[int]",
    ends: "array[int]",
) -> None:
    clean.append(letters.clean[start:end])
    folded.append(letters.folded[start:end])
    starts.extend(letters.starts[start:end])
    ends.extend(letters.ends[start:end])


def _write(
    letters: Letters, edit: Edit, clean: list[str], folded: list[str], starts: "array[int]", ends: "array[int]"
) -> None:
    left = edit.start  # where a letter without a printed one stands
    first = len(starts)
    for printed, right in _pairs(letters.folded[edit.start : edit.end], edit.text):
        if right is None and printed is not None:
            if len(starts) > first:
                ends[-1] = letters.ends[edit.start + printed]
            continue
        left = edit.start + printed if printed is not None else left
        blank = " " if right == " " else UNPRINTED
        clean.append(letters.clean[left] if printed is not None else blank)
        folded.append(right or "")
        starts.append(letters.starts[left])
        ends.append(letters.ends[left])


def _moved(letters: Letters, starts: "array[int]", start: int, end: int) -> tuple[int, int] | None:
    """Return where a range of the letters before stands now."""
    first, last = letters.starts[start], letters.starts[end - 1]
    low, high = bisect_left(starts, first), bisect_left(starts, last) + 1
    return (low, high) if low < high else None


def _pairs(printed: str, text: str) -> list[tuple[int | None, str | None]]:
    """Pair the printed letters with the right ones at least cost: alike in shape for nothing, else one a letter."""
    if len(printed) == len(text):
        return list(enumerate(text))
    shapes, wanted = [plain(c) for c in printed], [plain(c) for c in text]
    rows, columns = len(printed) + 1, len(text) + 1
    cost = [[0] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            ways = [] if i or j else [0]
            if i:
                ways.append(cost[i - 1][j] + 1)
            if j:
                ways.append(cost[i][j - 1] + 1)
            if i and j:
                ways.append(cost[i - 1][j - 1] + _unlike(shapes[i - 1], wanted[j - 1]))
            cost[i][j] = min(ways)
    return _way_back(cost, shapes, wanted, text)


def _way_back(
    cost: list[list[int]], shapes: list[str], wanted: list[str], text: str
) -> list[tuple[int | None, str | None]]:
    pairs: list[tuple[int | None, str | None]] = []
    i, j = len(cost) - 1, len(cost[0]) - 1
    while i or j:
        if i and j and cost[i][j] == cost[i - 1][j - 1] + _unlike(shapes[i - 1], wanted[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((i, text[j]))
        elif j and cost[i][j] == cost[i][j - 1] + 1:
            j -= 1
            pairs.append((None, text[j]))
        else:
            i -= 1
            pairs.append((i, None))
    return pairs[::-1]


def _unlike(shape: str, wanted: str) -> int:
    if shape == wanted:
        return 0
    return _APART if " " in (shape, wanted) else 1
