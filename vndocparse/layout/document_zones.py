"""Lines of one document to its zones: header, block of authentication, foot."""

from dataclasses import replace

from vndocparse.grammar import Grammar
from vndocparse.layout.authentication import take_authentication
from vndocparse.layout.foot import find_foot
from vndocparse.layout.header import find_header
from vndocparse.layout.zones import Lines, Zones
from vndocparse.text.letters import Letters


def document_zones(letters: Letters, lines: Lines, grammar: Grammar) -> Zones:
    """Return the zones of a document whose lines stand in reading order, page furniture removed."""
    header = find_header(letters, lines, grammar)
    below = (*header.rest, *lines[header.end :])
    header, below = take_authentication(letters, header, below, grammar)
    foot = find_foot(letters, below, grammar)
    return replace(
        header.zones,
        body=foot.body,
        recipients=foot.recipients,
        signatures=foot.signatures,
        annexes=foot.annexes,
        copies=foot.copies,
        furniture=(),
        unplaced=(*header.zones.furniture, *foot.furniture),
    )
