"""Recipients (nơi nhận): one entry a printed item, the archive line last."""

from dataclasses import dataclass

from vndocparse.document.models import Recipient
from vndocparse.fields.evidence import evidence
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout

_MARKS = (";", ",", ".")
_ENDS = (";", ".")  # a comma also stands inside an item
_NARROW = 0.6  # share of the longest line: a line so short was not wrapped


@dataclass(slots=True)
class _Item:
    start: int
    end: int


def read_recipients(layout: Layout, grammar: Grammar) -> tuple[Recipient, ...]:
    """Return the recipients in printed order; wrapped lines are joined, bullets and final marks left out.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9.
    """
    if not layout.zones.recipients:
        return ()
    view = layout.view(layout.zones.recipients)
    found = (_recipient(layout, grammar, view, item) for item in _items(view, grammar))
    return tuple(x for x in found if x is not None)


def _items(view: View, grammar: Grammar) -> list[_Item]:
    bullet, archive = grammar.rule("foot.item"), grammar.rule("foot.archive")
    spans = _lines(view, grammar)
    texts = [view.text[a:b].rstrip() for a, b in spans]
    bulleted = sum(bullet.match(x) is not None for x in texts) * 2 >= len(texts)
    marked = sum(x.endswith(_MARKS) for x in texts) * 2 >= len(texts)
    narrow = _NARROW * max(map(len, texts), default=0)
    items: list[_Item] = []
    in_bullets = False
    for at, ((start, end), text) in enumerate(zip(spans, texts, strict=True)):
        has_bullet = bullet.match(text) is not None
        in_bullets = in_bullets or has_bullet
        opens = has_bullet or archive.match(text) is not None or not items
        if not opens and grammar.rule("recipients.joined").match(text) is None:
            before = view.text[items[-1].start : items[-1].end].rstrip()
            if bulleted and in_bullets:
                ended = before.endswith(_ENDS) and ":" not in before
            else:
                ended = before.endswith(_MARKS) or not marked or len(texts[at - 1]) < narrow
            opens = ended and before.count("(") <= before.count(")")
        if opens:
            items.append(_Item(start, end))
        else:
            items[-1].end = end
    return items


def _lines(view: View, grammar: Grammar) -> list[tuple[int, int]]:
    """Return the ranges of the list's lines, the label left out."""
    label = grammar.rule("foot.recipients_label")
    spans: list[tuple[int, int]] = []
    skip = 0
    for position in range(len(view.lines)):
        start = view.line_start(position)
        end = view.line_start(position + 1) - 1 if position + 1 < len(view.lines) else len(view.text)
        found = label.match(view.text, start) if start >= skip else None
        if found is not None:
            first = found.span("first")
            skip = found.end
            if first is not None:
                spans.append(first)
        elif start >= skip:
            spans.append((start, end))
    return [(a, b) for a, b in spans if view.text[a:b].strip()]


def _recipient(layout: Layout, grammar: Grammar, view: View, item: _Item) -> Recipient | None:
    rule = grammar.rule("recipients.default")
    text = view.text[item.start : item.end].replace("\n", " ")
    match = rule.match(text)
    name = match.span("name") if match else None
    if name is None:
        return None
    start, end = item.start + name[0], item.start + name[1]
    value = view.value(start, end)
    purpose = grammar.rule("recipients.purpose").search(text)
    found = evidence(layout, view, start, end, rule.id, rule.confidence)
    where = purpose.span("purpose") if purpose else None
    archive = grammar.rule("foot.archive").match(text)
    if archive is None:
        said = view.value(item.start + where[0], item.start + where[1]) if where else None
        return Recipient(name=value, purpose=said, **found)
    units, drafter, copies = _archive(value, grammar)
    return Recipient(name=value, archive=True, units=units, drafter=drafter, copies=copies, **found)


def _archive(value: str, grammar: Grammar) -> tuple[tuple[str, ...], str | None, int | None]:
    """Return the units, the drafter's sign and the number of copies of the archive line."""
    match = grammar.rule("recipients.archive_list").match(value)
    units: list[str] = []
    drafter, copies = None, None
    for part in _parts((match.get("parts") or "") if match else ""):
        found = (units and grammar.rule("recipients.archive_sign").match(part)) or grammar.rule(
            "recipients.archive_part"
        ).match(part)
        if not found:
            units += [part] if not any(c.isdigit() for c in part) else []
            continue
        units += [unit.strip()] if (unit := found.get("unit")) else []
        drafter = found.get("drafter") or drafter
        copies = int(number) if (number := found.get("copies")) else copies
    return tuple(units), drafter, copies


def _parts(text: str) -> list[str]:
    """Split a list at its commas and semicolons, but for those inside brackets, and behind brackets at a full stop."""
    parts, depth = [""], 0
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        stop = character == "." and parts[-1].rstrip().endswith(")") and "(" in text[at:]
        if depth <= 0 and (character in ",;" or stop):
            parts.append("")
        else:
            parts[-1] += character
    return [x.strip() for x in parts if x.strip(" .")]
