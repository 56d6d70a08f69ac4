"""Type of document (tên loại văn bản): the name printed above the subject, else what number and `V/v` tell."""

from vndocparse.document.models import DocumentType
from vndocparse.fields.evidence import evidence
from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Match
from vndocparse.layout.type_names import Row, TypeName, find_type_name, rows_of
from vndocparse.layout.zones import Layout

_LETTER = "CV"
_INFERRED = 0.93  # no name is printed, but `V/v` under the number is
_BY_SYMBOL = 0.8


def read_document_type(layout: Layout, grammar: Grammar) -> DocumentType | None:
    """Return the type, or None when nothing tells it. An official letter (công văn) prints no name: its span is null.

    Source: Nghị định 30/2020/NĐ-CP, Điều 7 và Phụ lục III.
    """
    zones = layout.zones
    group = _first_group(layout, grammar)
    family = _family(layout, group, grammar)
    view = layout.view(zones.title)
    name = find_type_name(view.text.split("\n"), grammar) if zones.title else None
    if name:
        row = _told_by_symbol(group, grammar) or _of_family(_rows_of_name(name, grammar), family)
        end = view.line_start(name.lines - 1) + name.end
        rule = grammar.rule("header.title_name")
        return _type(row, **evidence(layout, view, 0, end, rule.id, rule.confidence))
    labelled = _from_label(layout, family, grammar)
    if labelled or (group is None and not zones.subject_left):
        return labelled
    if not zones.subject_left:
        rows = rows_of(grammar, "abbreviations", group or "")
        if rows and not (zones.addressees and grammar.table("unaddressed_types").find("code", str(rows[0]["code"]))):
            return _type(_of_family(rows, family), confidence=_BY_SYMBOL, rule="reference.line")
        if not zones.addressees:
            return None
    row = _of_family(rows_of(grammar, "code", _LETTER), family)
    return _type(row, confidence=_INFERRED, rule="header.subject_start")


def _from_label(layout: Layout, family: str, grammar: Grammar) -> DocumentType | None:
    """Return the type that the label of the number line names (`Bản án số:`, `Luật số:`)."""
    number = _number(layout, grammar)
    span = number.span("kind") if number else None
    name = find_type_name([number.get("kind") or ""], grammar) if number and span else None
    if not (number and span and name):
        return None
    view = layout.view(layout.zones.reference or layout.zones.title)
    row = _of_family(_rows_of_name(name, grammar), family)
    return _type(row, **evidence(layout, view, *span, number.rule.id, _BY_SYMBOL))


def _rows_of_name(name: TypeName, grammar: Grammar) -> list[Row]:
    """Return the rows of every family that print this type's name; the one that was found first."""
    return [name.row, *rows_of(grammar, "name", str(name.row["name"]))]


def _type(row: Row, **located: object) -> DocumentType:
    return DocumentType.model_validate({**{key: row[key] for key in ("code", "name", "family")}, **located})


def _of_family(rows: list[Row], family: str) -> Row:
    return next((row for row in rows if row["family"] == family), rows[0])


def _number(layout: Layout, grammar: Grammar) -> Match | None:
    zones = layout.zones
    text = layout.view(zones.reference or zones.title).text
    rules = ("reference.line", "reference.bare") if zones.reference else ("reference.in_title",)
    return next((m for name in rules if (m := grammar.rule(name).search(text))), None)


def _first_group(layout: Layout, grammar: Grammar) -> str | None:
    """Return the first group of the symbol, or None when there is no number line."""
    found = _number(layout, grammar)
    symbol = found.get("symbol") if found else None
    if not symbol:
        return None
    for mark in "/-._":
        symbol = symbol.replace(mark, " ")
    return symbol.split()[0]


def _told_by_symbol(group: str | None, grammar: Grammar) -> Row | None:
    telling = grammar.table("telling_symbols").find("code", group or "")
    return rows_of(grammar, "code", str(telling["code"]))[0] if telling else None


def _family(layout: Layout, group: str | None, grammar: Grammar) -> str:
    """Return the family that the letterhead and the number tell."""
    zones = layout.zones
    titles = layout.view(zones.national_title).text
    issuer = layout.view(zones.issuer).text
    found = _number(layout, grammar)
    if grammar.rule("header.party_title").search(titles):
        return "party"
    if grammar.rule("header.youth_title").search(titles):
        return "mass_organisation"
    if grammar.rule("reference.party").match(found.text if found else ""):
        return "party"
    level = grammar.rule("issuers.level_of")
    table = grammar.table("agency_heads")
    heads = {str((table.find("name", m.text) or {}).get("level")) for m in level.finditer(issuer)}
    if "court" in heads and "central" not in heads:
        return "court"
    if found and found.get("year"):
        return "legal"
    return "mass_organisation" if "mass_organisation" in heads else "administrative"
