"""What a name leaves out, filled in from the document's header: a unit's name, the committee's, the province."""

from vndocparse.grammar import Grammar
from vndocparse.review.naming.lexicon import lexicon
from vndocparse.review.naming.setting import Setting, Unit

Filled = tuple[str, str]  # the name, and the id of the rule that filled it

_LEVELS_BELOW = {"commune": ("district", "province"), "district": ("province",)}


def filled(name: str, setting: Setting, grammar: Grammar) -> Filled | None:
    """Return a canonical name with what it leaves out, or None when nothing is left out or nothing is certain."""
    last = name.rpartition(" ")[2].lower()
    if setting.units and last in lexicon(grammar).endings:
        return _units(name, setting, grammar) or _unit(name, setting, grammar) or _committee(name, setting, grammar)
    if "ở " in name or "ở," in name:
        return _department(name, setting, grammar) or _departments(name, setting, grammar)
    return None


def _units(name: str, setting: Setting, grammar: Grammar) -> Filled | None:
    rule = grammar.rule("canonical.fill_units")
    found = rule.search(name)
    if found is None:
        return None
    words = lexicon(grammar)
    below = {words.levels[name[a:b].lower()] for a, b in found.all("words")}
    level = "district" if below <= {"district", "city"} and "district" in below else "commune"
    own = setting.own
    if own is None or (level == "commune" and below != {"commune"}) or own.level not in _LEVELS_BELOW[level]:
        return None
    return f"{name} {own.text}", rule.id


def _unit(name: str, setting: Setting, grammar: Grammar) -> Filled | None:
    rule = grammar.rule("canonical.fill_unit")
    found = rule.search(name)
    if found is None or grammar.rule("canonical.fill_units").search(name):
        return None
    unit = setting.unit((found.get("word") or "").lower())
    return (f"{name} {unit.name}", rule.id) if unit else None


def _committee(name: str, setting: Setting, grammar: Grammar) -> Filled | None:
    rule = grammar.rule("canonical.fill_committee")
    found = rule.search(name)
    if found is None:
        return None
    unit = setting.unit(lexicon(grammar).committees.get(found.get("word") or "", ""))
    return (f"{name} {unit.name}", rule.id) if unit else None


def _department(name: str, setting: Setting, grammar: Grammar) -> Filled | None:
    rule = grammar.rule("canonical.fill_department")
    found = rule.match(name)
    if found is None:
        return None
    printed, where = found.get("name"), found.span("name")
    if printed is None or where is None:
        province = setting.province
        return (f"{name} {province.text}", rule.id) if province else None
    known = lexicon(grammar).province(printed, setting.date)
    return (f"{name[: where[0]]}{known.kind} {printed}", rule.id) if known else None


def _departments(name: str, setting: Setting, grammar: Grammar) -> Filled | None:
    rule = grammar.rule("canonical.fill_departments")
    own = setting.own
    if own is None or own.level != "province" or rule.match(name) is None:
        return None
    return f"{name} {own.text}", rule.id


def under(name: str, parent: str, units: list[Unit], grammar: Grammar) -> Filled | None:
    """Return an issuer's name with what the agency above it (its canonical name) tells."""
    rule = grammar.rule("canonical.fill_parent")
    whole = grammar.rule("canonical.fill_parent_whole")
    if rule.match(name) is None:
        return None
    if whole.match(name):
        return (f"{name} {parent}", rule.id) if grammar.rule("canonical.above").match(parent) else None
    below = grammar.rule("canonical.above_department").match(parent) is not None
    return (f"{name} {units[-1].text}", rule.id) if below and len(units) == 1 else None
