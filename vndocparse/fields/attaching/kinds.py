"""The type of document that an attached text is (quy chế, kế hoạch, đề án …); forms and lists are none."""

from vndocparse.document.models import DocumentType
from vndocparse.fields.attaching.heading import Heading, Label
from vndocparse.fields.evidence import evidence
from vndocparse.grammar import Grammar
from vndocparse.layout.type_names import Row, find_type_name, rows_of
from vndocparse.layout.zones import Layout

_LINES = 3  # lines that may hold the type's name


def type_of(layout: Layout, heading: Heading, label: Label, grammar: Grammar) -> DocumentType | None:
    """Return the type that the label or the first words of the title name, when it is one that is attached."""
    view = heading.view
    if grammar.rule("annexes.form").match(label.text) or label.at >= len(view.lines):
        return None
    texts = [heading.text(at)[0] for at in range(label.at, min(len(view.lines), label.at + _LINES))]
    texts[0] = texts[0][label.within :]
    name = find_type_name(texts, grammar)
    known = grammar.table("attached_types").find("name", str(name.row["name"])) if name else None
    if name is None or known is None or (known.get("alone") and not name.alone):
        return None
    start = view.line_start(label.at) + label.within
    end = view.line_start(label.at + name.lines - 1) + name.end + (label.within if name.lines == 1 else 0)
    rule = grammar.rule("annexes.attached")
    row = _row(layout, name.row, grammar)
    place = evidence(layout, view, start, min(end, len(view.text)), rule.id, rule.confidence)
    return DocumentType.model_validate({**{key: row[key] for key in ("code", "name", "family")}, **place})


def _row(layout: Layout, row: Row, grammar: Grammar) -> Row:
    """Return the row of the Party's family under a Party heading, else the first of another family."""
    titles = layout.view(layout.zones.national_title).text
    party = grammar.rule("header.party_title").search(titles) is not None
    rows = rows_of(grammar, "name", str(row["name"]))
    return next((r for r in rows if (r["family"] == "party") == party), row)
