"""Where the form fields of a PDF file are shown: page number, and rectangle on the upright page as words have it."""

from collections.abc import Iterator, Sequence
from typing import Any

from vndocparse.sources.pages import Page
from vndocparse.sources.upright import Box, upright_box

_HIDDEN = 0x02 | 0x20  # flags of an annotation: hidden, not shown
_INHERITED = ("/MediaBox", "/CropBox", "/Rotate")


class Widgets:
    """The annotations of a file's pages; only the pages that were read are looked at."""

    def __init__(self, reader: Any, pages: Sequence[Page]) -> None:
        """Look the annotations up; `reader` is pyHanko's."""
        self._pages: list[tuple[Page, dict[str, Any]]] = []
        self._annotations: dict[object, tuple[int, Any]] = {}
        for page, found in zip(pages, _leaves(reader.root["/Pages"]), strict=False):
            at = len(self._pages)
            self._pages.append((page, found))
            for annotation in _array(found.get("/Annots")):
                key = getattr(annotation, "reference", None) or id(annotation)
                self._annotations[key] = at, annotation

    def signed(self) -> Iterator[tuple[str, Any]]:
        """Yield name and reference of each widget that holds a signature, whether the file's form lists it or not."""
        for _, annotation in self._annotations.values():
            widget = _resolved(annotation)
            if isinstance(widget, dict) and widget.get("/FT") == "/Sig" and widget.get("/V"):
                yield str(widget.get("/T") or ""), annotation

    def place(self, field: Any) -> tuple[int, tuple[float, float, float, float] | None]:
        """Return the page (0 when none shows the field) and the rectangle, None when it is not to be seen."""
        for widget in (field, *map(_resolved, _array(field.get("/Kids")))):
            at = self._page_of(widget)
            if at is not None:
                page, found = self._pages[at]
                return page.number, _rectangle(widget, page, found)
        return 0, None

    def _page_of(self, widget: Any) -> int | None:
        return next((at for at, x in self._annotations.values() if _resolved(x) is widget), None)


def _leaves(root: Any) -> Iterator[dict[str, Any]]:
    """Yield the pages of a page tree, with what they inherit; a tree that comes back to itself ends there."""
    stack: list[tuple[Any, dict[str, Any]]] = [(root, {})]
    seen: set[int] = set()
    while stack:
        node, inherited = stack.pop()
        node = _resolved(node)
        if not isinstance(node, dict) or id(node) in seen:
            continue
        seen.add(id(node))
        own = {**inherited, **{name: node[name] for name in _INHERITED if name in node}}
        if "/Kids" in node:
            stack += [(kid, own) for kid in reversed(_array(node["/Kids"]))]
        else:
            yield {**own, "/Annots": node.get("/Annots")}


def _rectangle(widget: Any, page: Page, found: dict[str, Any]) -> tuple[float, float, float, float] | None:
    corners, media = _numbers(widget.get("/Rect")), _numbers(found.get("/MediaBox"))
    if corners is None or media is None or int(widget.get("/F") or 0) & _HIDDEN:
        return None
    crop = _numbers(found.get("/CropBox")) or media
    visible = Box(*map(max, crop[:2], media[:2]), *map(min, crop[2:], media[2:]))
    turn = (int(found.get("/Rotate") or 0) + page.turned) % 360
    x0, top, x1, bottom = upright_box(Box(*corners), visible, turn)
    x0, x1 = max(0.0, x0), min(page.width, x1)
    top, bottom = max(0.0, top), min(page.height, bottom)
    return (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)) if x0 < x1 and top < bottom else None


def _numbers(value: Any) -> tuple[float, float, float, float] | None:
    """Return a PDF rectangle with its lower left corner first."""
    found = [float(x) for x in map(_resolved, _array(value)) if isinstance(x, int | float) or hasattr(x, "as_tuple")]
    if len(found) != 4:
        return None
    return min(found[0::2]), min(found[1::2]), max(found[0::2]), max(found[1::2])


def _array(value: Any) -> list[Any]:
    found = _resolved(value)
    return list(found) if isinstance(found, list) else []


def _resolved(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value
