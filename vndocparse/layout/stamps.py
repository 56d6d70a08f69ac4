"""What a stamp says: marks of urgency and the like, known by their letters even where the reader lost the accents."""

import unicodedata

from vndocparse.grammar import Grammar

Row = dict[str, object]


def stamped_mark(text: str, grammar: Grammar) -> Row | None:
    """Return the row of the table `marks` that a stamp prints, else None.

    A stamp stands alone, so letters without their accents tell enough: no two marks differ by accents only.
    """
    match = grammar.rule("marks.stamped").match(text)
    span = match.span("mark") if match else None
    if span is None:
        return None
    printed = _bare(text[span[0] : span[1]])
    return next((dict(row) for row in grammar.table("marks").rows if _bare(str(row["value"])) == printed), None)


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.upper().replace("Đ", "D"))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())
