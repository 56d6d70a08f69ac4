"""Tables as CSV that a spreadsheet opens rightly: marked as UTF-8, and no cell is taken for a formula."""

import csv
import os
from collections.abc import Iterable
from typing import Any

from vndocparse.document.models import Document
from vndocparse.export.rows import Outcome, rows
from vndocparse.export.tables.columns import TableName, columns_of

_STARTS_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_MOST_CHARACTERS = 32_767  # of a cell of Excel; longer ones spill into the cells below


def write_csv(
    documents: Document | Iterable[Document | Outcome],
    path: str | os.PathLike[str],
    table: TableName = "documents",
    *,
    delimiter: str = ",",
) -> None:
    """Write a table of documents, or of results of `parse_many`, as CSV that Excel and LibreOffice open rightly.

    The file is UTF-8 with a mark; a text that a spreadsheet would compute (it begins with `=`, `+`, `-`, `@`, a tab or
    a line break) has an apostrophe before it; the values of a list are joined by `; `; a cell longer than Excel allows
    is cut and ends in `…`. Use `delimiter=";"` where the system's list separator is a semicolon. Needs no extra.
    """
    given = (documents,) if isinstance(documents, Document) else documents
    headings = [column.name for column in columns_of(table)]
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(headings)
        for found in given:
            writer.writerows(map(cell, row.values()) for row in rows(found, table))


def cell(value: Any) -> str | int | float | None:
    """Return a value as a cell of a spreadsheet: lists joined, formulas disarmed, too long texts cut."""
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    if not isinstance(value, str):
        return value  # type: ignore[no-any-return]
    text = f"'{value}" if value.lstrip(" \xa0")[:1] in _STARTS_FORMULA and value.strip() else value
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"
