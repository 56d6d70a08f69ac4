"""The text with its fields marked, as links to the list of fields or as plain marks."""

from collections.abc import Iterator

from vndocparse.document.located import Span
from vndocparse.export.html.entries import Entry
from vndocparse.export.html.escape import escaped
from vndocparse.export.html.segments import Segment, segments


def linked(text: str, entries: tuple[Entry, ...], whole: Span) -> Iterator[str]:
    """Yield the text in pieces; each mark leads to the entry of its innermost field (`#f7`).

    The first place of field 7 has the id `m7`; `data-f` holds the numbers of all fields there, the innermost first.
    """
    for piece in segments(entries, whole):
        inside = escaped(text[piece.start : piece.end])
        yield _link(piece, inside) if piece.covers else inside


def marked(text: str, entries: tuple[Entry, ...], whole: Span) -> Iterator[str]:
    """Yield the text in pieces, with marks whose title says what they are."""
    for piece in segments(entries, whole):
        inside = escaped(text[piece.start : piece.end])
        if piece.covers:
            inside = f'<mark class="{piece.covers[0].kind.css}" title="{_title(piece)}">{inside}</mark>'
        yield inside


def _link(piece: Segment, inside: str) -> str:
    inner = piece.covers[0]
    own, *others = piece.first or (None,)
    anchors = "".join(f'<span id="m{x.number}"></span>' for x in others if x)
    # One stop of the Tab key for a field is enough: where it begins.
    place = f'id="m{own.number}"' if own else 'tabindex="-1"'
    numbers = " ".join(str(x.number) for x in piece.covers)
    attributes = f'{place} class="m {inner.kind.css}" href="#f{inner.number}" data-f="{numbers}"'
    return f'{anchors}<a {attributes} title="{_title(piece)}">{inside}</a>'


def _title(piece: Segment) -> str:
    return escaped(" < ".join(x.kind.title for x in piece.covers))
