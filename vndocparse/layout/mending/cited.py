"""Types of cited documents before their number: `Nghi dinh số 30/2020/NĐ-CP`, `Thông tu 15/2021/TT-BTC`."""

from collections.abc import Iterator
from functools import lru_cache

from vndocparse.grammar import Grammar
from vndocparse.layout.mending.edits import Edit
from vndocparse.layout.mending.shadow import Shadow
from vndocparse.layout.mending.skeleton import key
from vndocparse.text.letters import fold

_WORDS = 3  # words of a type's name at most


def mend_cited(shadow: Shadow, grammar: Grammar) -> Iterator[Edit]:
    """Yield an edit for each type's name of two or three words that stands damaged before a number and symbol."""
    names, text = _names(grammar), shadow.text
    for found in grammar.rule("ocr_cited.before_number").finditer(text):
        words = found.all("word")
        for first in range(len(words) - 1):
            start, end = words[first][0], words[-1][1]
            name = names.get(key(text[start:end], grammar))
            if name and text[start:end].casefold() != name.casefold():
                yield Edit(start, end, _cased(text[start:end], name))
            if name:
                break


def _cased(printed: str, name: str) -> str:
    if printed.isupper():
        return name.upper()
    return name if printed[0].isupper() else name[0].lower() + name[1:]


@lru_cache(maxsize=4)
def _names(grammar: Grammar) -> dict[str, str]:
    table = grammar.table("document_types")
    names = (fold(name) for column in ("name", "aliases") for name in table.values(column))
    return {key(name, grammar): name for name in names if 1 < len(name.split()) <= _WORDS}
