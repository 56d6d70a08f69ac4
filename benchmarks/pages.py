"""Write the measured tables of the pages: `python benchmarks/pages.py`.

A table stands between `<!-- NAME.json -->` and `<!-- end -->` and is what `results/NAME.json` holds.
"""

import json
import re
from pathlib import Path

from figures import RESULTS, markdown

DOCS = RESULTS.parent.parent / "docs"
REGION = re.compile(r"(<!-- ([a-z-]+\.json) -->\n).*?(<!-- end -->)", re.DOTALL)


def written(page: Path) -> str:
    """Return a page with its tables as the results have them."""
    return REGION.sub(lambda found: f"{found[1]}\n{_table(found[2])}\n{found[3]}", page.read_text("utf-8"))


def _table(name: str) -> str:
    return markdown(json.loads((RESULTS / name).read_text("utf-8")))


def main() -> None:
    """Write the pages."""
    for page in sorted(DOCS.rglob("*.md")):
        page.write_text(written(page), "utf-8")


if __name__ == "__main__":
    main()
