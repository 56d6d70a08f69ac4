"""Digital signatures (chữ ký số): printed captions, stamps of electronic copies, and what the PDF file holds.

What they tell is evidence for signer and agency; their time is that of signing and never the date of issue.
"""

from collections.abc import Iterator
from datetime import datetime

from vndocparse.document.located import Box
from vndocparse.document.models import DigitalSignature
from vndocparse.fields.evidence import evidence
from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Match
from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout, Lines
from vndocparse.sources.pages import EmbeddedSignature
from vndocparse.text.letters import prepare

_EDGES = " \n\t,.;:~|-_*"
_UNSURE = 0.8  # share of the confidence left when the name is neither a person's nor an agency's by its words
_STAMP_LINES = 3  # lines of an electronic copy's stamp
_AFTERNOON = ("ch", "pm")


def read_digital_signatures(layout: Layout, grammar: Grammar) -> tuple[DigitalSignature, ...]:
    """Return the captions in reading order, then the copy stamps, then the signatures that the file holds.

    A caption that names nobody is none; one that is printed on every page counts once. `time` is ISO 8601, with the
    offset from UTC when it is told. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.8 và Phần II, mục I.
    """
    printed = [
        *(_caption(layout, group, grammar) for group in layout.zones.captions),
        *(_copy(layout, group, grammar) for group in _stamps(layout, grammar)),
    ]
    once: dict[tuple[str | None, ...], DigitalSignature] = {}
    for found in printed:
        if found is not None:
            once.setdefault((found.signer, found.agency, found.time), found)
    return (*once.values(), *(_embedded(x, grammar) for x in layout.signatures))


def _caption(layout: Layout, group: Lines, grammar: Grammar) -> DigitalSignature | None:
    view = layout.view(group)
    named: dict[str, str] = {}
    rule = grammar.rule("digital_signatures.label")
    labels = [(next(iter(x.captures)), x.end, x.start) for x in rule.finditer(view.text)]
    if not labels and any(grammar.rule("layout.caption_address").match(layout.view((x,)).text) for x in group):
        # Some print no labels: the name, the address below it, the time.
        rule, labels = grammar.rule("digital_signatures.name"), [("signer", 0, 0)]
    ends = [start for _, _, start in labels[1:]] + [len(view.text)]
    for (label, start, _), end in zip(labels, ends, strict=False):
        found = grammar.rule("digital_signatures.name").match(view.text[start:end])
        if found and (span := found.span("name")):
            named.setdefault(label, _value(view, start + span[0], start + span[1], grammar))
    signer = named.get("signer") or named.get("subject")
    if not signer and not named.get("agency"):
        return None
    return _printed(layout, view, signer, named.get("agency"), rule.id, rule.confidence, grammar)


def _value(view: View, start: int, end: int, grammar: Grammar) -> str:
    """Return a name on one line; a person's ends with its line when what follows cannot be part of it."""
    whole = view.value(start, end).strip(_EDGES)
    first = view.value(start, start + len(view.text[start:end].split("\n")[0])).strip(_EDGES)
    return first if _is_person(first, grammar) and not _is_person(whole, grammar) else whole


def _stamps(layout: Layout, grammar: Grammar) -> Iterator[Lines]:
    """Yield the lines of each stamp of an electronic copy."""
    marks = layout.zones.marks
    for at, line in enumerate(marks):
        if grammar.rule("layout.copy_stamp").match(layout.view((line,)).text):
            following = marks[at : at + _STAMP_LINES]
            yield tuple(x for i, x in enumerate(following) if x.index == line.index + i)


def _copy(layout: Layout, group: Lines, grammar: Grammar) -> DigitalSignature | None:
    view = layout.view(group)
    found = grammar.rule("digital_signatures.copy").match(view.text)
    span = found.span("signer") if found else None
    if found is None or span is None:
        return None
    signer = view.value(*span).strip(_EDGES)
    return _printed(layout, view, signer, None, found.rule.id, found.rule.confidence, grammar)


def _printed(
    layout: Layout, view: View, signer: str | None, agency: str | None, rule: str, confidence: float, grammar: Grammar
) -> DigitalSignature:
    time = grammar.rule("digital_signatures.time").search(view.text)
    known = signer is None or _is_person(signer, grammar) or _is_agency(signer, grammar)
    return DigitalSignature(
        signer=signer,
        agency=agency or (signer if signer and _is_agency(signer, grammar) else None),
        time=_iso(time) if time else None,
        origin="caption",
        **evidence(layout, view, 0, len(view.text), rule, confidence if known else round(confidence * _UNSURE, 3)),
    )


def _embedded(signature: EmbeddedSignature, grammar: Grammar) -> DigitalSignature:
    rule = grammar.rule("digital_signatures.certificate")
    found = rule.match(signature.name)
    signer = " ".join(signature.name[slice(*span)].split()) if found and (span := found.span("signer")) else None
    box = signature.box
    return DigitalSignature(
        signer=signer,
        agency=_agency(signer, signature, grammar),
        time=signature.time,
        origin="embedded",
        intact=signature.intact,
        boxes=(Box(page=signature.page, x0=box[0], top=box[1], x1=box[2], bottom=box[3]),) if box else (),
        confidence=rule.confidence,
        rule=rule.id,
    )


def _agency(signer: str | None, signature: EmbeddedSignature, grammar: Grammar) -> str | None:
    """Return the agency that a certificate names: the subject itself, else the nearest unit that can stand alone."""
    if signer and _is_agency(signer, grammar):
        return signer
    nearest = (*reversed(signature.units), signature.organisation)
    complete = (x for x in nearest if _is_agency(x, grammar) and not _is_incomplete(x, grammar))
    widest = signature.organisation
    place = grammar.rule("issuers.goes_on").match(prepare(widest)) is not None  # certificates put a province there
    return next(complete, widest if widest and not place else None)


def _is_person(name: str, grammar: Grammar) -> bool:
    return grammar.rule("names.person").match(prepare(name)) is not None


def _is_agency(name: str, grammar: Grammar) -> bool:
    return grammar.rule("issuers.begins").match(prepare(name)) is not None and not _is_person(name, grammar)


def _is_incomplete(name: str, grammar: Grammar) -> bool:
    return grammar.rule("issuers.incomplete").match(prepare(name)) is not None


def _iso(found: Match) -> str | None:
    """Return the time in ISO 8601, to the day where no time of day is printed; None for a day that is none."""
    parts = {name: int(found.get(name) or 0) for name in ("year", "month", "day", "hour", "minute", "second")}
    half = (found.get("half") or "").casefold()
    if half and parts["hour"] <= 12:
        parts["hour"] = parts["hour"] % 12 + (12 if half in _AFTERNOON else 0)
    try:
        time = datetime(**parts)  # type: ignore[arg-type]
    except ValueError:
        return None
    if found.get("hour") is None:
        return time.date().isoformat()
    digits = "".join(c for c in found.get("zone") or "" if c in "+-Z0123456789z").upper()
    zone = f"{digits[:3]}:{digits[3:]}" if len(digits) == 5 else digits
    return time.isoformat(timespec="seconds" if found.get("second") else "minutes") + zone
