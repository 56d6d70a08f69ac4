"""Names of signers that are broken over lines, as in narrow cells of exported tables: their lines belong together."""

from collections.abc import Callable, Sequence

from vndocparse.grammar import Grammar
from vndocparse.layout.lines import Line
from vndocparse.layout.zones import Lines


def join_wrapped(lines: Sequence[Line], text: Callable[[Line], str], grammar: Grammar) -> list[Lines]:
    """Return the lines of signature blocks, those of one broken name together; `text` gives a line's folded text."""
    rule = grammar.rule("foot.wrapped_name")
    groups: list[Lines] = []
    for line in lines:
        above = groups[-1] if groups else ()
        begun = " ".join(text(x) for x in above)
        if above and above[-1].block == line.block and rule.match(f"{begun}\n{text(line)}"):
            groups[-1] = (*above, line)
        else:
            groups.append((line,))
    return groups
