"""The shadow copy as the mending looks at it: the whole folded text, and its lines that hold any."""

from dataclasses import dataclass

from vndocparse.text.letters import Letters

_HEAD = 50  # lines with text that the head of a document may take


@dataclass(frozen=True, slots=True)
class Span:
    """A line of the shadow copy: where it starts, its folded text, and whether it belongs to the document's head."""

    start: int
    text: str
    head: bool


@dataclass(frozen=True, slots=True)
class Shadow:
    """The folded text and its lines."""

    text: str
    lines: tuple[Span, ...]

    @classmethod
    def of(cls, letters: Letters) -> "Shadow":
        """Return the shadow copy of these letters."""
        lines: list[Span] = []
        at = 0
        for text in letters.folded.split("\n"):
            if text and not text.isspace():
                lines.append(Span(at, text, len(lines) < _HEAD))
            at += len(text) + 1
        return cls(letters.folded, tuple(lines))
