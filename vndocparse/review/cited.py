"""Cited documents: the mentions of one document under one key, whatever their spelling, and what stays unresolved."""

from bisect import bisect, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vndocparse.document.identity import Identity, differ, identity, identity_of
from vndocparse.document.models import Citation, CitedDocument, Diagnostic

_Key = tuple[object, ...]
_ANY, _TOLD = "?", "*"  # stand for a type: any, and one that the symbol tells
_DAY, _YEAR, _SHORT, _NAME = range(4)


def group(citations: Sequence[Citation]) -> tuple[CitedDocument, ...]:
    """Group mentions into documents, in order of first mention.

    Full mentions take in what short ones lack. Years and dates that differ keep documents apart; a mention that fits
    several goes where its `target` leads, else to the one named last before it. The document itself, and mentions that
    tell nothing of which document they mean, are left out.
    """
    groups = _Groups(citations)
    found = sorted(groups.all, key=lambda g: min(g.mentions))
    documents = [_document(citations, g) for g in found]
    keys = Counter(d.key for d in documents)
    # Two documents of one number, year and symbol (of two provinces, say) are told apart by their dates.
    return tuple(
        d.model_copy(update={"key": f"{d.key}@{d.date.iso}"}) if d.date and "@" not in d.key and keys[d.key] > 1 else d
        for d in documents
    )


def unresolved(citations: Sequence[Citation], documents: Sequence[CitedDocument], text: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each short form that leads to no full mention."""
    alone = {d.mentions[0] for d in documents if len(d.mentions) == 1}
    grouped = {p for d in documents for p in d.mentions}
    for position, citation in enumerate(citations):
        if citation.role == "self" or citation.target is not None or citation.span is None:
            continue
        if position not in grouped or (position in alone and _bare(citation)):
            printed = " ".join(text[citation.span.start : citation.span.end].split())
            yield Diagnostic(
                code="citation.unresolved",
                severity="info",
                message=f"Nothing here says which document is meant by {printed!r}.",
                span=citation.span,
            )


def _bare(citation: Citation) -> bool:
    """Tell whether a mention has nothing but a number."""
    reference = citation.reference
    lone = reference is not None and not reference.symbol and not reference.year
    return lone and not (citation.date or citation.issuer or citation.title)


@dataclass(slots=True)
class _Group:
    identity: Identity
    mentions: list[int] = field(default_factory=list)


class _Groups:
    """The groups of some citations, built from the fullest mentions to the shortest."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self.all: list[_Group] = []
        self._owners: dict[int, _Group] = {}
        self._places: dict[_Key, list[int]] = {}
        faces = {p: identity(c) for p, c in enumerate(citations) if c.role != "self"}
        targets = {p: citations[p].target for p in faces}
        for position in sorted(faces, key=lambda p: (_rank(faces[p]), targets[p] is not None, not faces[p].told, p)):
            self._place(position, faces[position], targets[position])

    def _place(self, position: int, face: Identity, target: int | None) -> None:
        home = self._owners.get(target) if target is not None else None
        if home is None or differ(home.identity, face):
            home = self._near(position, face)
        if home is None:
            if not face.key:
                return
            home = _Group(face)
            self.all.append(home)
            self._register(position, face)
        elif face.name or face.day:
            self._register(position, face)
        home.mentions.append(position)
        self._owners[position] = home

    def _near(self, position: int, face: Identity) -> _Group | None:
        """Return the group that fits: of the mention before, else of the next one after."""
        for key in _asked(face):
            if places := self._places.get(key):
                at = bisect(places, position)
                near = self._owners[places[at - 1 if at else 0]]
                if not differ(near.identity, face):
                    return near
        return None

    def _register(self, position: int, face: Identity) -> None:
        for key in _given(face):
            places = self._places.setdefault(key, [])
            if not places or places[-1] < position:
                places.append(position)
            else:
                insort(places, position)


def _rank(face: Identity) -> int:
    """Return a number that sorts full mentions before short ones."""
    if face.number and face.symbol:
        return 0 if face.day else 1 if face.known_year else 2
    if face.number or face.symbol:
        return 3
    return 4 if face.known_year else 5


def _asked(face: Identity) -> Iterator[_Key]:
    """Yield the keys under which a mention looks for its document."""
    if face.number and face.symbol:
        for code in (_TOLD,) if face.told else (face.code, _TOLD) if face.code else (_ANY,):
            if face.day:
                yield _DAY, code, face.number, face.symbol, face.known_year, face.day
            elif face.year or not face.known_year:
                yield _YEAR, code, face.number, face.symbol, face.year, None
            else:
                yield _YEAR, code, face.number, face.symbol, None, face.known_year
    elif face.number or face.symbol:
        yield _SHORT, face.code or _ANY, face.number or face.symbol, face.day or face.known_year
    elif face.name:
        yield _NAME, face.name, face.known_year


def _given(face: Identity) -> Iterator[_Key]:
    """Yield the keys under which the document of a mention is found by others."""
    years = {None, face.known_year}
    if face.number or face.symbol:
        for code in {face.code or _ANY, _ANY, _TOLD if face.told else _ANY}:
            if face.day:
                yield _DAY, code, face.number, face.symbol, face.known_year, face.day
            for year in {None} if face.year else years:
                yield _YEAR, code, face.number, face.symbol, face.year, year
            for when in {*years, face.day}:
                yield _SHORT, code, face.number or face.symbol, when
    if face.name:
        for year in years:
            yield _NAME, face.name, year


def _document(citations: Sequence[Citation], found: _Group) -> CitedDocument:
    """Return a group as a document: each part from the mention that has most of it."""
    first = found.mentions[0]
    mentions = sorted(found.mentions)
    ordered = [citations[p] for p in (first, *mentions)]
    dates = [c.date for c in ordered if c.date]
    date = max(dates, key=lambda d: len(d.iso or ""), default=None)
    references = [c.reference for c in ordered if c.reference]
    reference = max(references, key=lambda r: (bool(r.symbol), bool(r.year)), default=None)
    document_type = next((c.document_type for c in ordered if c.document_type), None)
    title = next((c.title for c in ordered if c.title), None)
    return CitedDocument(
        key=identity_of(document_type, reference, date, title).key,
        document_type=document_type,
        reference=reference,
        date=date,
        issuer=next((c.issuer for c in ordered if c.issuer), None),
        title=title,
        mentions=tuple(mentions),
        roles=tuple(dict.fromkeys(citations[p].role for p in mentions)),
    )
