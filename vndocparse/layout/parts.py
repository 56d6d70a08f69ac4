"""Several documents in one source (nhiều văn bản trong một tập): where each begins, and its zones.

A further document has a letterhead and a foot of its own behind the foot of the one before. Whatever else follows a
foot stays with its document: annexes, attached regulations, forms, copies.
"""

from dataclasses import dataclass
from itertools import pairwise

from vndocparse.grammar import Grammar
from vndocparse.layout.document_zones import document_zones
from vndocparse.layout.foot_cues import Cues
from vndocparse.layout.letterheads import letterheads
from vndocparse.layout.zones import Lines, Zones
from vndocparse.text.letters import Letters

_TIE_LINES = 2  # lines of the body among which the tie of an attached document may stand
_HEAD_LINES = 40  # lines of a document's head among which it is looked for


@dataclass(frozen=True, slots=True)
class DocumentLines:
    """The lines of one document, page furniture removed, and its zones."""

    lines: Lines
    zones: Zones


def find_documents(letters: Letters, lines: Lines, grammar: Grammar) -> tuple[DocumentLines, ...]:
    """Part the lines of a source into its documents, one at least.

    Every stretch from letterhead to letterhead is laid out once, and once more where stretches make one document.
    """
    cues = Cues(letters, grammar)
    edges = sorted({0, *letterheads(cues, lines), len(lines)})
    stretches = [_lay_out(letters, lines[a:b], grammar) for a, b in pairwise(edges)]
    groups: list[list[DocumentLines]] = []
    for found in stretches:
        if groups and _is_ended(groups[-1]) and _is_further(cues, found, groups[-1][0].zones):
            groups.append([found])
        elif groups:
            groups[-1].append(found)
        else:
            groups = [[found]]
    return tuple(_joined(letters, group, grammar) for group in groups) or (_lay_out(letters, lines, grammar),)


def _lay_out(letters: Letters, lines: Lines, grammar: Grammar) -> DocumentLines:
    return DocumentLines(lines, document_zones(letters, lines, grammar))


def _joined(letters: Letters, group: list[DocumentLines], grammar: Grammar) -> DocumentLines:
    return group[0] if len(group) == 1 else _lay_out(letters, tuple(x for part in group for x in part.lines), grammar)


def _is_ended(group: list[DocumentLines]) -> bool:
    """Tell whether a document, a text and not only a line or two, has come to its foot."""
    return any(x.zones.body and (x.zones.signatures or x.zones.recipients) for x in group)


def _is_further(cues: Cues, found: DocumentLines, before: Zones) -> bool:
    """Tell whether lines that begin with a letterhead are a document of their own, not an annex or copy of another."""
    zones = found.zones
    headed = (zones.issuer or zones.national_title) and (zones.reference or zones.place_date)
    says = zones.body and (zones.title or zones.subject_left or zones.addressees or len(zones.body) > 1)
    return bool(headed and says) and _is_signed(cues, zones) and not _is_tied(cues, found, before)


def _is_signed(cues: Cues, zones: Zones) -> bool:
    """Tell whether a signer's name stands in the foot, or words that say that one has signed.

    A title alone is enough beside an archive line: the name comes with the digital signature.
    """
    lines = [x for block in zones.signatures for x in block]
    signed, form = cues.grammar.rule("parts.signed"), cues.grammar.rule("parts.open")
    if any(cues.kind(x) == "name" or signed.match(cues.text(x)) for x in lines):
        return True
    filled = not any(form.search(cues.text(x)) for x in (*lines, *zones.recipients))
    return bool(lines) and filled and any(cues.kind(x) == "archive" for x in zones.recipients)


def _is_tied(cues: Cues, found: DocumentLines, before: Zones) -> bool:
    """Tell whether the head says that this was issued with the document before (ban hành kèm theo …)."""
    body = found.zones.body[_TIE_LINES].start if len(found.zones.body) > _TIE_LINES else None
    head = [x for x in found.lines[:_HEAD_LINES] if body is None or x.start < body]
    for at, line in enumerate(head):
        if cues.matches("attached", line):
            text = " ".join(cues.text(x) for x in head[at : at + 2])
            tie = cues.grammar.rule("parts.tie").search(text)
            number = tie.get("number") if tie else None
            own = _squeezed("".join(cues.text(x) for x in before.reference))
            return number is None or not own or _squeezed(number) in own or not any(c.isdigit() for c in own)
    return False


def _squeezed(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
