"""The citation graph of a folder: which document cites which, where and how, as rows and as GraphML."""

import csv
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from vndocparse.document.errors import MissingExtraError
from vndocparse.document.identity import Identity, differ, identity, identity_of
from vndocparse.document.models import CitedDocument, Document, Pinpoint
from vndocparse.export.rows import document_key
from vndocparse.export.tables.cells import plain
from vndocparse.export.tables.spreadsheet import cell
from vndocparse.export.templates import xml_text

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Edge:
    """One mention: the document `source` cites the document `target` (canonical keys, or a file for want of one)."""

    source: str
    target: str
    role: str
    pinpoint: str
    """The part that is cited, as `article 5, clause 2`; empty for the whole document."""
    start: int
    end: int
    """Where the mention stands in the text of `source`."""
    confidence: float
    in_folder: bool
    """Whether the target is one of the documents given."""
    target_label: str
    """The target as its fullest mention names it."""

    def row(self) -> dict[str, str | int | float | bool]:
        """Return the edge as a row of a table."""
        return asdict(self)


def edges(documents: Iterable[Document]) -> list[Edge]:
    """Return the edges between these documents and to what they cite, in the order of the documents and of the text.

    A citation leads to a document of the folder when number, symbol and date agree (the year is enough where the
    number holds it, or where the citation prints no more), and only one fits; else to an external document by its key.
    Mentions of the document itself are no edges. The documents are taken one at a time and not kept.
    """
    folder = _Folder()
    found: list[list[tuple[Identity, Edge]]] = []
    for document in documents:
        source = folder.add(document)
        of_document = [pair for cited in document.cited_documents for pair in _mentions(document, source, cited)]
        found.append(sorted(of_document, key=lambda pair: (pair[1].start, pair[1].end)))
    linked = (folder.link(meant, edge) for pairs in found for meant, edge in pairs)
    return [edge for edge in linked if edge.target != edge.source]


def to_networkx(rows: Iterable[Edge]) -> "networkx.MultiDiGraph":
    """Return the edges as a `networkx.MultiDiGraph`.

    Nodes carry `in_folder` and `label`: how the document is cited, or the node itself. Needs the extra:
    `pip install vndocparse[graph]`.
    """
    graph = load_networkx().MultiDiGraph()
    for edge in rows:
        graph.add_node(edge.source, in_folder=True)
        graph.add_node(
            edge.target, in_folder=edge.in_folder or graph.nodes.get(edge.target, {}).get("in_folder", False)
        )
        graph.nodes[edge.target].setdefault("label", edge.target_label)
        place = {"start": edge.start, "end": edge.end, "confidence": edge.confidence}
        graph.add_edge(edge.source, edge.target, role=edge.role, pinpoint=edge.pinpoint, **place)
    for node, told in graph.nodes(data=True):
        told.setdefault("label", node)
    return graph


def write_csv(rows: Iterable[Edge], path: str | os.PathLike[str]) -> None:
    """Write the edges as a table, one row a mention: CSV that spreadsheets open rightly, without formulas."""
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, [field.name for field in fields(Edge)])
        table.writeheader()
        table.writerows({name: cell(value) for name, value in edge.row().items()} for edge in rows)


def write_graphml(rows: Iterable[Edge], path: str | os.PathLike[str]) -> None:
    """Write the edges as GraphML, which Gephi, yEd and Cytoscape open. Needs the extra `graph`."""
    load_networkx().write_graphml(to_networkx(map(_in_xml, rows)), path)


class _Folder:
    """The documents given, by number and symbol."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], list[tuple[Identity, str]]] = {}

    def add(self, document: Document) -> str:
        """Take a document in and return its node: its key, else its file."""
        own = identity(document)
        if not (own.number and own.key):
            return str(plain(document_key(document)))
        known = self._known.setdefault((own.number, own.symbol), [])
        if own not in (other for other, _ in known):
            known.append((own, own.key))
        return own.key

    def link(self, meant: Identity, edge: Edge) -> Edge:
        """Return the edge with the document of the folder that is meant as its target, where just one is."""
        known = self._known.get((meant.number, meant.symbol), ())
        nodes = {node for own, node in known if _agree(meant, own)}
        return replace(edge, target=nodes.pop(), in_folder=True) if len(nodes) == 1 else edge


def _agree(meant: Identity, own: Identity) -> bool:
    """Tell whether number, symbol and date agree; without a year in the number, a date must be printed on both."""
    if not meant.symbol or meant.year != own.year or differ(meant, own):
        return False
    return meant.year is not None or bool(meant.known_year and own.known_year)


def _mentions(document: Document, source: str, cited: CitedDocument) -> Iterator[tuple[Identity, Edge]]:
    meant = identity_of(cited.document_type, cited.reference, cited.date, cited.title)
    for citation in (document.citations[position] for position in cited.mentions):
        if citation.span is not None:
            yield (
                meant,
                Edge(
                    source=source,
                    target=cited.key,
                    role=citation.role,
                    pinpoint=_pinpoint(citation.pinpoint),
                    start=citation.span.start,
                    end=citation.span.end,
                    confidence=citation.confidence,
                    in_folder=False,
                    target_label=_label(cited),
                ),
            )


def _pinpoint(pinpoint: Pinpoint | None) -> str:
    parts = pinpoint.model_dump(exclude_none=True) if pinpoint else {}
    return ", ".join(f"{name} {value}" for name, value in parts.items())


def _label(cited: CitedDocument) -> str:
    kind = cited.document_type.name if cited.document_type and not cited.title else None
    number = cited.reference.text if cited.reference else None
    return str(plain(" ".join(part for part in (kind, cited.title, number) if part) or cited.key))


def _in_xml(edge: Edge) -> Edge:
    """Return the edge with names that XML can hold: those of files may be of control characters."""
    source, target, label = map(xml_text, (edge.source, edge.target, edge.target_label))
    return replace(edge, source=source, target=target, target_label=label)


def load_networkx() -> Any:
    """Return the module `networkx`, or raise `MissingExtraError`."""
    try:
        import networkx
    except ImportError as error:
        raise MissingExtraError("a graph needs networkx: pip install vndocparse[graph]") from error
    return networkx
