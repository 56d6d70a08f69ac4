"""How good the letters of a source are, overall and page by page."""

from dataclasses import dataclass

from vndocparse.layout.lines import Line
from vndocparse.sources.pages import Page
from vndocparse.text.letters import Letters
from vndocparse.text.quality import Tally, tally


@dataclass(frozen=True, slots=True)
class Quality:
    """Quality of the letters, 0 to 1, and of each page of a paged source; None where there are too few words."""

    overall: float | None = None
    pages: tuple[float | None, ...] = ()


UNMEASURED = Quality()


def measure(letters: Letters, lines: tuple[Line, ...], pages: tuple[Page, ...]) -> Quality:
    """Return the quality of a source that is composed into these lines."""
    if not pages:
        return Quality(tally(letters.clean).quality)
    texts: dict[int, list[str]] = {page.number: [] for page in pages}
    for line in lines:
        texts[line.page].append(letters.clean[line.start : line.end])
    tallies = [tally("\n".join(found)) for found in texts.values()]
    return Quality(sum(tallies, Tally()).quality, tuple(x.quality for x in tallies))
