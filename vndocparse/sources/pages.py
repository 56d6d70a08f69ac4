"""What every reader returns: pages of words with boxes and font traits, or plain text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page; coordinates in PDF points from the page's top left corner."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    font: str = ""
    confidence: float = 1.0
    """How sure the reader is of the letters, 0 to 1; 1 for what no recognition was needed for."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Words stamped in red (dấu đóng), set level: one line; `x0`, `top`, `x1`, `bottom` bound the stamp on the page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class HandLine:
    """A line of a letterhead as a reader of handwriting (chữ viết tay) sees it, each time anew; bounds on the page."""

    texts: tuple[str, ...]
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Slot:
    """A box of a ruled grid: the first row and column that it covers, how many, and its edges."""

    row: int
    column: int
    rows: int
    columns: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled grid of at least two columns; `xs` and `ys` are the edges of its columns and rows, `slots` stand by rows.

    Tells of ruling lines only: whether a grid is a table (bảng), or goes on with one, shows in its text.
    """

    slots: tuple[Slot, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page, in PDF points; `words` stand in the order of the file."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    turned: int = 0
    """By how many degrees clockwise the page as displayed was turned to set its text upright."""
    picture: float = 0.0
    """Share of the page that pictures cover, 0 to 1; near 1 for a scan."""
    grids: tuple[Grid, ...] = ()
    """Ruled grids from top to bottom, none inside another."""
    ocr: bool = False
    """Whether the words were recognised on a picture of the page."""
    tilt: float = 0.0
    """By how many degrees counter-clockwise the picture was turned around its middle to make the lines level."""
    stamps: tuple[Stamp, ...] = ()
    """What is stamped in red, apart from the seal; their words are not among `words`."""
    hand: tuple[HandLine, ...] = ()
    """Lines of the letterhead where number and date may be written in by hand, read again for their digits."""


@dataclass(frozen=True, slots=True)
class EmbeddedSignature:
    """A digital signature that a PDF file holds (chữ ký số): whom its certificate names, when, and whether it holds.

    `name`, `organisation` and `units` are of the certificate's subject (CN, O, OU), empty when it has none. `time` is
    the signer's own statement, ISO 8601. `box` is the visible mark (x0, top, x1, bottom, as of words) on `page`.
    """

    name: str
    organisation: str = ""
    units: tuple[str, ...] = ()
    time: str | None = None
    intact: bool = False
    page: int = 0
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """What was read: `pages` of a paged source, or `text` of an unpaged one."""

    media_type: str
    reader: str
    sha256: str
    pages: tuple[Page, ...] = ()
    text: str | None = None
    path: str | None = None
    markdown: bool = False
    laid_out: bool = False
    """The source has no pages of its own (office and web files); these were made up to show how its text stands."""
    ocr: bool = False
    """Whether some page was read by OCR."""
    unread: tuple[int, ...] = ()
    """Numbers of the pages that need OCR where it is not installed."""
    encoding: str = ""
    """How the bytes of a text were decoded; `latin-1` stands for a letter a byte, of whatever code page."""
    repairs: tuple[str, ...] = ()
    """Names of the legacy encodings whose letters were replaced since (`tcvn3`, …), the commonest first."""
    repaired_lines: tuple[int, ...] = ()
    """How many lines each of `repairs` changed."""
    signatures: tuple[EmbeddedSignature, ...] = ()
    """The digital signatures that the file holds, in order of its form fields."""
    signatures_unread: str = ""
    """Why the file's digital signatures were not read: `not_installed` or `damaged`; empty when they were."""


def page_turns(source: Pages) -> tuple[int, ...]:
    """Return by how many degrees clockwise each page was turned to set it upright; empty when none was."""
    turns = tuple(page.turned for page in source.pages)
    return turns if any(turns) else ()
