"""Bulleted lists (gạch đầu dòng): the items of a unit's text, nested by their bullets and indents."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vndocparse.document.body import Item
from vndocparse.fields.evidence import evidence
from vndocparse.fields.units.pieces import Piece
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout

_DEEPEST = 6  # levels of a list; bullets that would stand deeper stay on the last
_BLANKS = 2  # blanks by which a nested item of a plain text is indented, at least
_POINTS = 9.0  # points, on a page


@dataclass(slots=True)
class _Bullet:
    """An item in the making."""

    marker: str
    piece: Piece
    page: int
    indent: float
    items: list["_Bullet"] = field(default_factory=list)


def read_items(layout: Layout, view: View, pieces: Sequence[Piece], grammar: Grammar) -> tuple[Item, ...]:
    """Return the bulleted items among these paragraphs; a paragraph without a bullet ends the list before it."""
    rule = grammar.rule("directives.bullet")
    found: list[_Bullet] = []
    open_: list[_Bullet] = []
    for piece in pieces:
        bullet = rule.match(view.text[piece.start : piece.end])
        marker = bullet.span("marker") if bullet else None
        if bullet is None or marker is None:
            open_ = []
            continue
        first = piece.start + marker[0]
        page, indent = _indent(view, first)
        item = _Bullet(view.printed[first : piece.start + marker[1]], piece, page, indent)
        open_ = open_[: _depth(open_, item)]
        (open_[-1].items if open_ else found).append(item)
        open_.append(item)
    return tuple(_item(layout, view, bullet, rule.id, rule.confidence)[0] for bullet in found)


def _depth(open_: Sequence[_Bullet], item: _Bullet) -> int:
    """Return how many of the open items this one stands below.

    A bullet seen before goes on with its list, unless it is set further in; a new one begins a list below, unless it is
    set further out.
    """
    for depth in range(len(open_) - 1, -1, -1):
        above = open_[depth]
        if above.marker == item.marker and _further(above, item) >= 0:
            inner = _further(above, item) > 0 and depth == len(open_) - 1
            return min(depth + inner, _DEEPEST)
    if any(above.marker == item.marker for above in open_):
        return next(depth for depth, above in enumerate(open_) if above.marker == item.marker)
    outer = (depth for depth, above in enumerate(open_) if _further(above, item) < 0)
    return min(next(outer, len(open_)), _DEEPEST)


def _further(above: _Bullet, item: _Bullet) -> int:
    """Return 1 where an item is set further in than the one above, -1 further out, 0 alike or not comparable."""
    step = _POINTS if item.page else _BLANKS
    if above.page != item.page or abs(item.indent - above.indent) < step:
        return 0
    return 1 if item.indent > above.indent else -1


def _indent(view: View, offset: int) -> tuple[int, float]:
    line = view.lines[view.line_at(offset)]
    if line.page:
        return line.page, line.x0
    clean = view.letters.clean
    return 0, float(line.start - clean.rfind("\n", 0, line.start) - 1)


def _item(layout: Layout, view: View, bullet: _Bullet, rule: str, confidence: float) -> tuple[Item, int]:
    """Return the model of an item and the offset at which it ends, the items below it included."""
    below = [_item(layout, view, item, rule, confidence) for item in bullet.items]
    end = max([bullet.piece.end, *(end for _, end in below)])
    item = Item(
        marker=bullet.marker,
        text=bullet.piece.value[len(bullet.marker) :].lstrip(),
        items=tuple(item for item, _ in below),
        **evidence(layout, view, bullet.piece.start, end, rule, confidence),
    )
    return item, end
