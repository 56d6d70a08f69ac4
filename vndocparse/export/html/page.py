"""The self-contained page: list of fields, pages with boxes, text with marks; nothing is loaded from elsewhere."""

import base64
import hashlib
from collections.abc import Iterable
from functools import cache

from vndocparse.document.models import Document
from vndocparse.export.html.entries import entries, shown
from vndocparse.export.html.escape import escaped
from vndocparse.export.html.kinds import colours, resource
from vndocparse.export.html.listing import legend, listing
from vndocparse.export.html.marked import linked
from vndocparse.export.html.pictures import Picture
from vndocparse.export.html.sheets import sheets


def page(document: Document, pictures: Iterable[Picture] = ()) -> str:
    """Return the page of a document, with these pictures of its pages.

    The page's policy lets run and style only what is our own, whatever stands in the document.
    """
    found, drawn = entries(document), tuple(pictures)
    style, script = _style(), resource("page.js")
    rules = f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    title = escaped(heading(document))
    figures = "".join(sheets(drawn, found))
    views = (
        '<button type="button" data-view="sheets">Pages</button><button type="button" data-view="text">Text</button>'
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{rules}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#view">Skip to the document</a>
<header>
<h1 lang="vi">{title}</h1>
<p>{escaped(_source(document))}</p>
<nav hidden aria-label="View">{views if drawn else ""}</nav>
<details><summary>Legend (chú giải)</summary><div id="legend">{legend(found)}</div></details>
</header>
<aside aria-label="Fields">
{"".join(listing(found, {x.number for x in drawn}))}</aside>
<main id="view" tabindex="-1" aria-label="The document">
{f'<section id="sheets" aria-label="Pages">{figures}</section>' if drawn else ""}
<section id="text" aria-label="Text" lang="vi">{"".join(linked(document.text, found, shown(document)))}</section>
</main>
<script>{script}</script>
</body>
</html>
"""


def heading(document: Document) -> str:
    """Return what a person calls the document: type, number and symbol, date."""
    kind = document.document_type.name if document.document_type else ""
    number = document.reference.text if document.reference else ""
    date = document.date.iso if document.date else ""
    return " · ".join(part for part in (kind, number, date) if part) or "Document"


def _source(document: Document) -> str:
    source = document.source
    parts = [source.path or source.media_type]
    if source.part:
        parts.append(f"document {source.part.index} of {source.part.count}")
    if source.pages:
        parts.append(f"{source.pages} {'page' if source.pages == 1 else 'pages'}")
    return ", ".join(parts)


@cache
def _style() -> str:
    return resource("page.css") + colours()


def _hash(inside: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(inside.encode("utf-8")).digest()).decode("ascii")
