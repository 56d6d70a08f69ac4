"""What a notebook shows of a document: its text with the fields marked, and a legend. No script, no links."""

from vndocparse.document.located import Span
from vndocparse.document.models import Document
from vndocparse.export.html.entries import entries, shown
from vndocparse.export.html.escape import escaped
from vndocparse.export.html.kinds import colours, resource
from vndocparse.export.html.marked import marked
from vndocparse.export.html.page import heading

_LONGEST = 100_000  # characters that are shown: notebooks keep what they show


def notebook(document: Document) -> str:
    """Return the fragment; a long text is cut, and a line says so."""
    whole = shown(document)
    cut = Span(start=whole.start, end=min(whole.end, whole.start + _LONGEST))
    found = entries(document, cut)
    kinds = {entry.kind: None for entry in found if entry.spans}
    legend = " ".join(f'<mark class="{kind.css}">{escaped(f"{kind.title} ({kind.term})")}</mark>' for kind in kinds)
    rest = f"<p>… {whole.end - cut.end:,} characters more</p>" if cut.end < whole.end else ""
    return (
        f'<div class="vndocparse"><style>{resource("notebook.css")}{colours()}</style>'
        f"<p><b>{escaped(heading(document))}</b></p><p>{legend}</p>"
        f"<pre>{''.join(marked(document.text, found, cut))}</pre>{rest}</div>"
    )
