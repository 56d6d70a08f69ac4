"""What is odd in a citation's printed number, symbol and date, and was read over."""

from typing import get_args

from vndocparse.document.models import Repair
from vndocparse.fields.citing.mention import Mention
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View

_DIGITS: Repair = "digits"


def repaired(mention: Mention, view: View, grammar: Grammar) -> tuple[Repair, ...]:
    """Return the kinds of repair that a mention needed, each the name of the rule that finds it."""
    found: list[Repair] = []
    if mention.reference:
        printed = view.text[slice(*mention.reference)]
        kinds: tuple[Repair, ...] = get_args(Repair)
        found += [kind for kind in kinds if grammar.rule(f"citation_repairs.{kind}").search(printed)]
    if mention.when and _DIGITS not in found:
        date = view.text[slice(*mention.when.place)]
        found += [_DIGITS] if grammar.rule(f"citation_repairs.{_DIGITS}").search(date) else []
    return tuple(found)
