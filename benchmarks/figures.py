"""What a benchmark found, as a small JSON file: a table with the command that made it and the day.

`python benchmarks/pages.py` puts the files of `results/` into the pages.
"""

import json
import os
import platform
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parent / "results"
Cell = str | float | None


def write(
    path: Path, command: str, columns: dict[str, int | None], rows: Sequence[Sequence[Cell]], note: str = ""
) -> None:
    """Write a table; each column has its number of decimals, or None for text."""
    found = {
        "command": command,
        "measured": date.today().isoformat(),
        "note": note,
        "columns": columns,
        "rows": [[round(x, 6) if isinstance(x, float) else x for x in row] for row in rows],
    }
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")


def markdown(found: dict[str, Any]) -> str:
    """Return a table as Markdown, with a line that says when and how it was measured."""
    columns: dict[str, int | None] = found["columns"]
    lines = [list(columns), ["---" if digits is None else "---:" for digits in columns.values()]]
    for row in found["rows"]:
        lines.append([_cell(value, digits) for value, digits in zip(row, columns.values(), strict=True)])
    how = f" by `{found['command']}`" if found["command"] else ""
    note = f". {found['note']}" if found["note"] else ""
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"{table}\n\nMeasured {found['measured']}{how}{note}.\n"


def machine() -> str:
    """Return what the figures were measured on."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    except OSError:
        model = ""
    return f"{os.cpu_count()} cores ({model or platform.machine()}), Python {platform.python_version()}"


def _cell(value: Cell, digits: int | None) -> str:
    if value is None:
        return "–"
    return value if isinstance(value, str) else f"{value:,.{digits or 0}f}"
