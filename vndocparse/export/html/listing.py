"""The list of fields, by kind, each a link to its place; and the legend, by which kinds are shown or hidden."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import groupby

from vndocparse.export.html.entries import Entry
from vndocparse.export.html.escape import escaped


def legend(entries: Iterable[Entry]) -> str:
    """Return a box to tick for each kind that the document has."""
    counts = Counter(entry.kind for entry in entries)
    return "".join(
        f'<label class="{kind.css}"><input type="checkbox" checked data-kind="{kind.name}">'
        f"<span>{escaped(kind.title)} ({count})</span></label>\n"
        for kind, count in counts.items()
    )


def listing(entries: Iterable[Entry], drawn: Container[int]) -> Iterator[str]:
    """Yield a group a kind; `drawn` are the numbers of the pages with a picture. Field 7 has the id `f7`."""
    for kind, group in groupby(entries, key=lambda entry: entry.kind):
        items = "".join(_item(entry, drawn) for entry in group)
        summary = f'{escaped(kind.title)} <span lang="vi">({escaped(kind.term)})</span>'
        yield f'<details open class="{kind.css}"><summary>{summary}</summary>\n<ul>{items}</ul></details>\n'


def _item(entry: Entry, drawn: Container[int]) -> str:
    detail = f"<small>{escaped(entry.detail)}</small> " if entry.detail else ""
    shown = f'{detail}<span class="v" lang="vi">{escaped(entry.text)}</span>'
    evidence = [entry.rule] if entry.rule else []
    if entry.confidence is not None:
        evidence.append(f"{entry.confidence:.2f}")
    if entry.boxes:
        evidence.append(f"page {entry.boxes[0].page}")
    place = _place(entry, drawn)
    if not place:
        evidence.append("no place in the text")
    small = f"<small>{escaped(' · '.join(evidence))}</small>"
    inside = f'<a href="{place}">{shown}{small}</a>' if place else f"<div>{shown}{small}</div>"
    return f'<li id="f{entry.number}">{inside}</li>\n'


def _place(entry: Entry, drawn: Container[int]) -> str:
    if entry.boxes and entry.boxes[0].page in drawn:
        return f"#b{entry.number}"
    return f"#m{entry.number}" if entry.spans else ""
