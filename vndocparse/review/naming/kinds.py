"""The kind of who bears a name: agency, unit, person or several of them; told by the canonical name alone."""

from functools import lru_cache

from vndocparse.document.naming import NameKind
from vndocparse.grammar import Grammar

_FEWEST, _MOST = 2, 6  # syllables of a person's name that stands alone
_KINDS: tuple[tuple[str, NameKind], ...] = (
    ("kinds.person", "person"),
    ("kinds.several", "collective"),
    ("kinds.post", "person"),
    ("kinds.unit", "unit"),
    ("kinds.agency", "agency"),
)


@lru_cache(maxsize=4096)
def kind_of(canonical: str, grammar: Grammar) -> tuple[NameKind, str] | None:
    """Return the kind of a canonical name and the id of the rule that tells it, or None."""
    for rule, kind in _KINDS:
        if grammar.rule(rule).search(canonical):
            return kind, rule
    words = canonical.split()
    if _FEWEST <= len(words) <= _MOST and all(word[0].isupper() for word in words):
        return ("person", "names.person") if grammar.rule("names.person").match(canonical) else None
    return None
