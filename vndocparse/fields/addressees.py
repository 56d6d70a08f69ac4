"""Addressees (nơi kính gửi): after `Kính gửi`, `Kính trình`, or `… điện:` of a công điện."""

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import combining

from vndocparse.document.models import Addressee
from vndocparse.fields.evidence import evidence
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout

_EDGES = " \n\t;.,:-+•*_"
_ENDED = (";", ".", ")")
_DETAILS = ("addressees.detail", "addressees.address")


@dataclass(slots=True)
class _Entry:
    start: int
    end: int
    bulleted: bool


def read_addressees(layout: Layout, grammar: Grammar) -> tuple[Addressee, ...]:
    """Return the addressees in printed order, addresses and tax codes left out.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9.a.
    """
    view = layout.view(layout.zones.addressees)
    cue = grammar.rule("addressees.cue").match(view.text)
    if cue is None:
        return ()
    entries = [part for entry in _entries(view, cue.end, grammar) for part in _members(view, entry, grammar)]
    confidence = cue.rule.confidence if len(entries) == 1 or all(e.bulleted for e in entries) else 0.88
    found = []
    for entry in entries:
        start, end = _trimmed(view, entry.start, entry.end)
        if start < end:
            located = evidence(layout, view, start, end, cue.rule.id, confidence)
            found.append(Addressee(name=_name(view, start, end, grammar), **located))
    return tuple(found)


def _pieces(view: View, start: int, grammar: Grammar) -> Iterator[tuple[int, int, bool]]:
    """Yield the lines after the cue, cut at inline bullets: start, end, whether a bullet stands before."""
    bullet, inline = grammar.rule("addressees.bullet"), grammar.rule("addressees.inline_bullet")
    for position in range(view.line_at(start), len(view.lines)):
        line = view.lines[position]
        begin = max(start, view.line_start(position))
        end = view.line_start(position) + line.end - line.start
        found = bullet.match(view.text[begin:end])
        bulleted = found is not None
        begin += found.end if found else 0
        for cut in list(inline.finditer(view.text, begin, end)):
            yield begin, cut.start, bulleted
            begin, bulleted = cut.end, True
        yield begin, end, bulleted


def _entries(view: View, start: int, grammar: Grammar) -> list[_Entry]:
    entries: list[_Entry] = []
    skipping = wrapped = False  # `wrapped`: the address above goes on
    for begin, end, bulleted in _pieces(view, start, grammar):
        text = view.text[begin:end]
        if not text.strip(_EDGES):
            continue
        if any(grammar.rule(name).match(text) for name in _DETAILS) or (
            wrapped and not bulleted and grammar.rule("addressees.named").match(text) is None
        ):
            skipping, wrapped = True, not text.rstrip().endswith(_ENDED)
            continue
        last = entries[-1] if entries else None
        fresh = last is None or bulleted or view.text[last.start : last.end].rstrip().endswith(";")
        if fresh and not (last and _unfinished(view, last)):
            entries.append(_Entry(begin, end, bulleted))
        elif last and not skipping:
            last.end = end
        skipping, wrapped = skipping and not fresh, False
    return entries


def _unfinished(view: View, entry: _Entry) -> bool:
    """Tell whether an entry is cut in the middle of its own list (`các tỉnh: Gia Lai,`): a bullet below it is stray."""
    text = view.text[entry.start : entry.end].rstrip()
    return ":" in text and text.endswith(",")


def _members(view: View, entry: _Entry, grammar: Grammar) -> list[_Entry]:
    """Return the agencies that an inline list names one by one, or the entry itself."""
    if entry.bulleted:
        return [entry]
    named = grammar.rule("addressees.named")
    members: list[_Entry] = []
    # `các Bộ: A; B` is one entry: the semicolons part what it names.
    collective = ":" in view.text[entry.start : entry.end]
    for item in [entry] if collective else _cut(view, entry, "addressees.parted", grammar):
        parts = _cut(view, item, "addressees.listed", grammar)
        single = all(named.match(view.text[p.start : p.end].replace("\n", " ")) for p in parts)
        members += parts if single else [item]
    return members


def _cut(view: View, entry: _Entry, rule: str, grammar: Grammar) -> list[_Entry]:
    parts = [_Entry(entry.start, entry.end, False)]
    for found in grammar.rule(rule).finditer(view.text, entry.start, entry.end):
        parts[-1].end = found.start
        parts.append(_Entry(found.end, entry.end, False))
    return parts


def _trimmed(view: View, start: int, end: int) -> tuple[int, int]:
    while start < end and view.text[start] in _EDGES:
        start += 1
    while end > start and (view.text[end - 1] in _EDGES or combining(view.text[end - 1])):
        end -= 1
    return start, end


def _name(view: View, start: int, end: int, grammar: Grammar) -> str:
    """Return the name as printed, without the bullets and details that stand inside its range."""
    words: list[str] = []
    for text, printed in zip(view.text[start:end].split("\n"), view.printed[start:end].split("\n"), strict=True):
        bullet = grammar.rule("addressees.bullet").match(text) if words else None
        if not any(grammar.rule(name).match(text) for name in _DETAILS):
            words += (w for w in printed[bullet.end if bullet else 0 :].split() if not all(map(combining, w)))
    return " ".join(words)
