"""Types of cited documents before their number: `Nghi dinh số 30/2020/NĐ-CP`, `Thông tu 15/2021/TT-BTC`."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from vndocparse.grammar import Grammar
from vndocparse.layout.mending.edits import Edit
from vndocparse.layout.mending.phrases import Span
from vndocparse.layout.mending.skeleton import key
from vndocparse.text.letters import fold

_WORDS = 3  # words of a type's name at most


def mend_cited(lines: Sequence[Span], grammar: Grammar) -> Iterator[Edit]:
    """Yield an edit for each type's name of two or three words that stands damaged before a number and symbol."""
    rule, names = grammar.rule("ocr_cited.before_number"), _names(grammar)
    for line in lines:
        for found in rule.finditer(line.text):
            words = found.all("word")
            for first in range(len(words) - 1):
                start, end = words[first][0], words[-1][1]
                printed = line.text[start:end]
                name = names.get(key(printed, grammar))
                if name:
                    if printed.casefold() != name.casefold():
                        yield Edit(line.start + start, line.start + end, _cased(printed, name))
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
