"""Provinces by the name that they have today (sau sắp xếp đơn vị hành chính, 1 July 2025)."""

from vndocparse.grammar import Grammar
from vndocparse.review.naming.lexicon import Province, lexicon


def today(name: str, grammar: Grammar) -> str:
    """Return a name with its provinces replaced by their successors, kind included; a district's city stays."""
    alone = _successor(name, grammar)
    if alone is not None:
        return alone.name
    words = lexicon(grammar)
    for rule in ("canonical.unit", "canonical.committee"):
        for found in reversed(list(grammar.rule(rule).finditer(name))):
            printed = found.get("word") or ""
            word = words.committees.get(printed, printed.lower())
            old = words.provinces.get(found.get("name") or "", ())
            new = _successor(found.get("name") or "", grammar)
            if new is None or word not in {x.kind for x in old}:
                continue
            head = new.kind if rule == "canonical.unit" else printed
            if rule == "canonical.committee" and new.kind == "thành phố":
                head = words.city_committees[printed]
            name = f"{name[: found.start]}{head} {new.name}{name[found.end :]}"
    return name


def _successor(name: str, grammar: Grammar) -> Province | None:
    """Return the one province of today that a name's province went into."""
    words = lexicon(grammar)
    found = words.provinces.get(name)
    new = words.provinces.get(found[0].into) if found else None
    return new[-1] if new else None
