"""The pages' pictures with the fields' boxes over them, as links to the list of fields."""

from collections.abc import Iterable, Iterator

from vndocparse.document.located import Box
from vndocparse.export.html.entries import Entry
from vndocparse.export.html.escape import escaped
from vndocparse.export.html.pictures import Picture

_SPARE = 1.5  # points around a word
_LONGEST = 120  # characters of a value that its box says


def sheets(pictures: Iterable[Picture], entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a figure a page. The first place of field 7 on the pages has the id `b7`."""
    on_page: dict[int, list[Entry]] = {}
    for entry in entries:
        for number in sorted({box.page for box in entry.boxes}):
            on_page.setdefault(number, []).append(entry)
    for picture in pictures:
        drawn = "".join(_boxes(on_page.get(picture.number, ()), picture.number))
        size = f'width="{picture.width:.0f}" height="{picture.height:.0f}"'
        image = f'<img src="{picture.uri}" {size} alt="">' if picture.uri else ""
        view = f'viewBox="0 0 {picture.width:.2f} {picture.height:.2f}" preserveAspectRatio="none" {size}'
        label = f'role="group" aria-label="Fields on page {picture.number}"'
        yield (
            f'<figure id="p{picture.number}"><div class="sheet">{image}<svg {view} {label}>{drawn}</svg></div>'
            f"<figcaption>Page {picture.number} (trang)</figcaption></figure>\n"
        )


def _boxes(entries: Iterable[Entry], page: int) -> Iterator[str]:
    """Yield the boxes, large ones first: what stands inside another lies over it and can be clicked."""
    drawn = [(_here(entry, page), entry) for entry in entries]
    for boxes, x in sorted(drawn, key=lambda pair: (-sum(map(_area, pair[0])), pair[1].number)):
        place = f'id="b{x.number}"' if x.boxes[0].page == page else 'tabindex="-1"'
        shapes = "".join(_shape(box) for box in boxes)
        title = f"<title>{escaped(x.kind.title)}: {escaped(x.text[:_LONGEST])}</title>"
        yield f'<a {place} class="b {x.kind.css}" href="#f{x.number}" data-f="{x.number}">{title}{shapes}</a>'


def _here(entry: Entry, page: int) -> list[Box]:
    """Return the boxes on a page: a box a line, but one for all where the field holds others."""
    boxes = [box for box in entry.boxes if box.page == page]
    if not entry.kind.block:
        return boxes
    edges = {
        "x0": min(b.x0 for b in boxes),
        "top": min(b.top for b in boxes),
        "x1": max(b.x1 for b in boxes),
        "bottom": max(b.bottom for b in boxes),
    }
    return [Box(page=page, **edges)]


def _shape(box: Box) -> str:
    width, height = max(0.0, box.x1 - box.x0) + 2 * _SPARE, max(0.0, box.bottom - box.top) + 2 * _SPARE
    return (
        f'<rect x="{box.x0 - _SPARE:.1f}" y="{box.top - _SPARE:.1f}" width="{width:.1f}" height="{height:.1f}" rx="2"/>'
    )


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
