"""Paper copies as objects: the readers of the fields, run on the block that a copy adds below its document."""

from vndocparse.document.models import Copy
from vndocparse.fields.evidence import evidence
from vndocparse.fields.issuers import read_issuers
from vndocparse.fields.marks import read_copy_form
from vndocparse.fields.place_date import read_place_date
from vndocparse.fields.recipients import read_recipients
from vndocparse.fields.reference import read_reference
from vndocparse.fields.signers import read_signers
from vndocparse.grammar import Grammar
from vndocparse.layout.zones import Layout


def read_copies(layout: Layout, grammar: Grammar) -> tuple[Copy, ...]:
    """Return the copies of a document in order, each with its own number, date, signer and recipients.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II.
    """
    found = (_read_copy(block, grammar) for block in layout.copies)
    return tuple(x for x in found if x is not None)


def _read_copy(layout: Layout, grammar: Grammar) -> Copy | None:
    reference = read_reference(layout, grammar)
    form = read_copy_form(layout, grammar, reference.symbol if reference else None)
    if form is None:
        return None
    place, date = read_place_date(layout, grammar)
    issuers = read_issuers(layout, grammar)
    rule = grammar.rule("foot.copy_heading")
    view = layout.view(layout.lines)
    return Copy(
        form=form,
        issuer=issuers[-1].name if issuers else None,
        reference=reference,
        place=place,
        date=date,
        signers=read_signers(layout, grammar),
        recipients=read_recipients(layout, grammar),
        **evidence(layout, view, 0, len(view.text), rule.id, rule.confidence),
    )
