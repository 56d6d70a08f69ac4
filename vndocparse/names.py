"""Names for an analyst's own columns: the canonical name of an agency, and today's name of its province.

The rooms are imported at the first call, as in parse.py.
"""

import datetime

from vndocparse.document.models import Document
from vndocparse.grammar import Grammar

_DAY = len("2025-07-01")  # a moment (`datetime`, pandas' `Timestamp`) counts as its day


def canonical_name(
    name: str,
    *,
    document: Document | None = None,
    date: datetime.date | str | None = None,
    grammar: Grammar | None = None,
) -> str | None:
    """Return the canonical name (tên chuẩn) of an agency, as `canonical` of addressees and recipients holds it.

    Short forms are written out and capitals brought to the norm's (`UBND H. CAO LỘC` is `Ủy ban nhân dân huyện Cao
    Lộc`). `document` fills in what the name leaves out, where its header makes that certain; without one nothing is
    filled in. `date` (ISO, or a date) stands for the document's: it tells whether a province was `tỉnh` or `thành phố`.
    Returns None when the text names nobody (`Như trên`); a company's name, and what no table knows, stay as printed.
    """
    from dataclasses import replace

    from vndocparse.review.naming.canonical import canonical
    from vndocparse.review.naming.named import document_setting
    from vndocparse.review.naming.setting import Setting
    from vndocparse.text.letters import prepare

    rules = grammar or Grammar.load()
    setting = document_setting(document, rules) if document else Setting()
    if date is not None:
        setting = replace(setting, date=str(date)[:_DAY])
    found = canonical(prepare(name), setting, rules)
    return found[0] if found else None


def place_today(name: str, *, grammar: Grammar | None = None) -> str:
    """Return a name with the provinces of before 1 July 2025 replaced by those that took them over.

    `Sở Tài chính tỉnh Hà Giang` gives `Sở Tài chính tỉnh Tuyên Quang`; `Bình Dương` alone gives `Hồ Chí Minh`. A
    province that went into several, and what is no province, stays. Source: Nghị quyết 202/2025/QH15, Điều 1.
    """
    from vndocparse.review.naming.today import today
    from vndocparse.text.letters import prepare

    composed = prepare(name)  # marks may stand apart from their letters (NFD)
    found = today(composed, grammar or Grammar.load())
    return name if found == composed else found
