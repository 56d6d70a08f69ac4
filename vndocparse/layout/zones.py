"""Zones: which lines belong to which component of the document (thành phần thể thức)."""

from collections.abc import Sequence
from dataclasses import dataclass

from vndocparse.layout.lines import Line, View
from vndocparse.layout.quality import UNMEASURED, Quality
from vndocparse.layout.ruled import RuledTable
from vndocparse.sources.pages import EmbeddedSignature, Page
from vndocparse.text.letters import Letters

Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Zones:
    """The lines of each component, in reading order. A line belongs to one zone at most; the rest is furniture, or
    `unplaced`: lines of header and foot that belong to no component.

    `title` holds the type's name and the subject below it; `subject_left` the `V/v …` under the number of a công văn.
    `signatures` holds one block a signer where geometry tells them apart, else one block. An annex is all its lines.
    `captions` holds one group a caption of a digital signature; the stamp of an electronic copy stands in `marks`.
    """

    national_title: Lines = ()
    issuer: Lines = ()
    reference: Lines = ()
    place_date: Lines = ()
    subject_left: Lines = ()
    title: Lines = ()
    marks: Lines = ()
    addressees: Lines = ()
    body: Lines = ()
    recipients: Lines = ()
    signatures: tuple[Lines, ...] = ()
    annexes: tuple[Lines, ...] = ()
    copies: Lines = ()
    captions: tuple[Lines, ...] = ()
    furniture: Lines = ()
    unplaced: Lines = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A laid-out document: the letters of its source; its own lines, zones and pages."""

    letters: Letters
    lines: Lines
    zones: Zones
    pages: tuple[Page, ...] = ()
    """Its pages; none for a source without pages of its own."""
    boxes: tuple[tuple[int, int, int, float, float, float, float], ...] = ()
    """One row a word that has a place: start and end in the text, page, x0, top, x1, bottom; in order of start."""
    sure: tuple[float, ...] = ()
    """How sure the reader was of each word of `boxes`, 0 to 1; empty when no recognition was needed."""
    repairs: tuple[str, ...] = ()
    """Names of the legacy encodings whose letters were replaced."""
    repaired_lines: tuple[int, ...] = ()
    """How many lines of the source each of them had."""
    quality: Quality = UNMEASURED
    """How good the letters of the source are."""
    signatures: tuple[EmbeddedSignature, ...] = ()
    """The digital signatures that the file holds."""
    tables: tuple[RuledTable, ...] = ()
    """The ruled tables, by the number that `Line.cell` tells."""
    span: tuple[int, int] = (0, 0)
    """The document's range of the caller's text."""
    copies: "tuple[Layout, ...]" = ()
    """The blocks of paper copies of this document, each laid out as a document."""

    @property
    def illegible(self) -> tuple[tuple[int, int], ...]:
        """Ranges of the text where something is written that could not be read."""
        return tuple(box[:2] for box, sure in zip(self.boxes, self.sure, strict=False) if sure == 0)

    def view(self, lines: Sequence[Line]) -> View:
        """Return the view of these lines."""
        return View.of(self.letters, lines)
