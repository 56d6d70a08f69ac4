"""The block that authenticates a consolidated document (văn bản hợp nhất): its number, place and date stand there.

Source: Pháp lệnh 01/2012/UBTVQH13 về hợp nhất văn bản. What is consolidated keeps its type's name and subject in the
header.
"""

from dataclasses import replace

from vndocparse.grammar import Grammar
from vndocparse.layout.header import Header
from vndocparse.layout.lines import Line
from vndocparse.layout.zones import Lines
from vndocparse.text.letters import Letters

_APART = 2  # lines of a name, the heading of the other column between
_ABOVE, _BELOW = 7, 4  # lines before and after the heading among which the block's lines are looked for


def take_authentication(letters: Letters, header: Header, lines: Lines, grammar: Grammar) -> tuple[Header, Lines]:
    """Return the header filled up from the block, and the lines below it without the block.

    Nothing is taken where the header prints a number of its own.
    """
    heading = grammar.rule("foot.authentication")
    at = next((i for i, line in enumerate(lines) if heading.match(_text(letters, line))), None)
    if at is None or header.zones.reference:
        return header, lines
    zones: dict[str, list[Line]] = {"issuer": [], "reference": [], "place_date": []}
    for position in range(max(0, at - _ABOVE), min(at + 1 + _BELOW, len(lines))):
        line = lines[position]
        zone = _zone(letters, line, zones["issuer"], grammar)
        if zone == "place_date" and position > at:
            zones[zone] += lines[position : position + 1 + _wraps(letters, lines, position, grammar)]
        elif zone and zone != "place_date":
            zones[zone].append(line)
    if not zones["reference"]:
        return header, lines
    taken = {line.index for found in zones.values() for line in found} | {lines[at].index}
    filled = replace(
        header.zones,
        issuer=header.zones.issuer or tuple(zones["issuer"]),
        reference=tuple(zones["reference"]),
        place_date=header.zones.place_date or tuple(zones["place_date"]),
        furniture=(*header.zones.furniture, lines[at]),
    )
    return replace(header, zones=filled), tuple(line for line in lines if line.index not in taken)


def _wraps(letters: Letters, lines: Lines, at: int, grammar: Grammar) -> bool:
    """Tell whether the next line only completes the date of this one."""
    if at + 1 == len(lines):
        return False
    text = f"{_text(letters, lines[at])}\n{_text(letters, lines[at + 1])}"
    found = grammar.rule("place_date.line").match(text)
    return found is not None and found.end > text.index("\n") + 1 and not text[found.end :].strip(" .*")


def _zone(letters: Letters, line: Line, issuer: list[Line], grammar: Grammar) -> str:
    text = _text(letters, line)
    for zone in ("reference", "place_date"):
        found = grammar.rule(f"{zone}.line").match(text)
        if found and not text[found.end :].strip(" ."):
            return zone
    follows = bool(issuer) and line.index - issuer[-1].index <= _APART
    named = grammar.rule("issuers.begins").match(text) or (follows and grammar.rule("issuers.goes_on").match(text))
    return "issuer" if named and text.isupper() else ""


def _text(letters: Letters, line: Line) -> str:
    return letters.folded[line.start : line.end]
