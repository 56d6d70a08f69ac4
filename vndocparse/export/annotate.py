"""Annotating: a text with its citations wrapped. What is written around them is the caller's or a template's choice."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import regex

from vndocparse.document.models import Citation

Function = Callable[[Citation, str], tuple[str, str] | str | None]


@dataclass(frozen=True, slots=True)
class Escape:
    """Which characters a format needs written otherwise, one at a time, and how."""

    special: "regex.Pattern[str]"
    written: Callable[[str], str]

    def __call__(self, text: str, start: int, end: int) -> str:
        """Return this range of a text, escaped; what stands before it (the line's start) is looked at."""
        pieces: list[str] = []
        at = start
        for found in self.special.finditer(text, start, end):
            pieces += text[at : found.start()], self.written(found.group())
            at = found.end()
        return "".join((*pieces, text[at:end]))


@dataclass(frozen=True, slots=True)
class Template:
    """How a format marks a citation: `marks` gets it and the full mention that it stands for (itself, mostly)."""

    marks: Callable[[Citation, Citation], tuple[str, str] | None]
    escape: Escape
    nests: bool = True
    """Whether a mark may stand within another."""
    parts: "regex.Pattern[str] | None" = None
    """What a mark cannot run over: it is closed before and opened again behind."""


Wrap = Function | Template


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    before: str
    after: str
    instead: str | None = None


def annotate(text: str, citations: Sequence[Citation], wrap: Wrap) -> str:
    """Return the text with these citations of it wrapped; see `vndocparse.annotate` for the rules."""
    template = wrap if isinstance(wrap, Template) else None
    marks = _template_marks(text, citations, template) if template else _function_marks(text, citations, wrap)
    written = template.escape if template else _verbatim
    pieces: list[str] = []
    at = 0

    def go_on(end: int) -> None:
        nonlocal at
        pieces.append(written(text, at, end))
        at = end

    opened: list[_Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        while opened and opened[-1].end <= mark.start:
            go_on(opened[-1].end)
            pieces.append(opened.pop().after)
        crosses = mark.start < at or (opened and mark.end > opened[-1].end)
        if crosses or (opened and template and not template.nests):
            continue
        go_on(mark.start)
        if mark.instead is None:
            pieces.append(mark.before)
            opened.append(mark)
        else:
            pieces.append(mark.instead)
            at = mark.end
    while opened:
        go_on(opened[-1].end)
        pieces.append(opened.pop().after)
    go_on(len(text))
    return "".join(pieces)


def _verbatim(text: str, start: int, end: int) -> str:
    return text[start:end]


def _function_marks(text: str, citations: Sequence[Citation], wrap: object) -> Iterator[_Mark]:
    if not callable(wrap):
        raise TypeError(f"wrap must be a template or a function of citation and text, not {type(wrap).__name__}")
    for citation, start, end in _places(text, citations):
        made = wrap(citation, text[start:end])
        if isinstance(made, str):
            yield _Mark(start, end, "", "", made)
        elif made is not None:
            yield _Mark(start, end, *made)


def _template_marks(text: str, citations: Sequence[Citation], template: Template) -> Iterator[_Mark]:
    for citation, start, end in _places(text, citations):
        target = citation.target
        full = citations[target] if target is not None and target < len(citations) else citation
        if made := template.marks(citation, full):
            for first, last in _parts(text, start, end, template):
                yield _Mark(first, last, *made)


def _places(text: str, citations: Sequence[Citation]) -> Iterator[tuple[Citation, int, int]]:
    for citation in citations:
        if citation.span is None or citation.span.start >= citation.span.end:
            continue
        if citation.span.end > len(text):
            raise ValueError(f"a citation ends at {citation.span.end}, the text at {len(text)}: it is of another text")
        yield citation, citation.span.start, citation.span.end


def _parts(text: str, start: int, end: int, template: Template) -> Iterator[tuple[int, int]]:
    for gap in template.parts.finditer(text, start, end) if template.parts else ():
        if start < gap.start():
            yield start, gap.start()
        start = gap.end()
    if start < end:
        yield start, end
