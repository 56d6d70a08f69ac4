"""Labelled units of the body (Phần, Chương, Mục, Điều, khoản, điểm and the free schemes I. / 1. / a)).

Reads the body zone only; how units are read, here and in annexes, is found in `fields/units`.
"""

from vndocparse.document.body import Directive
from vndocparse.fields.units.body import Body
from vndocparse.fields.units.read import read_units
from vndocparse.grammar import Grammar
from vndocparse.layout.zones import Layout


def read_directives(layout: Layout, body: Body, grammar: Grammar) -> tuple[Directive, ...]:
    """Return the labelled units of a body as a tree; quoted text, tables and contents give none.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.
    """
    return read_units(layout, body, grammar)
