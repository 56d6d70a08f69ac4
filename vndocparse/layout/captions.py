"""Captions of digital signatures (dòng chữ của chữ ký số): which lines of plain text are theirs, and their groups."""

from collections import defaultdict
from collections.abc import Iterator

from vndocparse.grammar import Grammar
from vndocparse.layout.foot_cues import kind_of
from vndocparse.layout.lines import Line
from vndocparse.text.letters import Letters

_LONGEST = 300  # characters: no line of a caption is longer
_LINES = 6  # lines of a small block apart, and from a caption's signer to its time
_APART = 3  # lines of the document's own that may stand inside a caption that ran into it
_OWN = ("label", "archive", "authority", "title", "approval", "signed")
_KEYS = ("caption_signer", "caption_time")


def caption_lines(letters: Letters, lines: tuple[Line, ...], grammar: Grammar) -> frozenset[int]:
    """Return the indexes of the lines of plain text that are captions by what stands beside them.

    So are small blocks apart with a signer's address and the time, and what stands in a block from the signer to the
    time. Lines that say by themselves that they are captions need not be among them.
    """
    blocks: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if not line.page:
            blocks[line.block].append(line)
    found: set[int] = set()
    for block in blocks.values():
        texts = [letters.folded[x.start : x.end][:_LONGEST] for x in block]
        whole = len(block) <= _LINES and all(_any(rule, texts, grammar) for rule in ("address", "time"))
        found.update(block[i].index for i in (range(len(block)) if whole else _between(texts, grammar)))
    return frozenset(found)


def group_captions(letters: Letters, lines: list[Line], grammar: Grammar) -> tuple[tuple[Line, ...], ...]:
    """Return the lines of captions, one group a caption: the next one begins where a signer or a time comes again."""
    groups: list[list[Line]] = []
    told: set[str] = set()
    for line in lines:
        text = letters.folded[line.start : line.end][:_LONGEST]
        keys = {key for key in _KEYS if grammar.rule(f"layout.{key}").search(text)}
        last = groups[-1][-1] if groups else None
        if last is None or keys & told or line.page != last.page or line.index - last.index > _APART:
            groups.append([])
            told = set()
        groups[-1].append(line)
        told |= keys
    return tuple(tuple(group) for group in groups)


def goes_on(letters: Letters, caption: Line, line: Line, grammar: Grammar) -> bool:
    """Tell whether a line right below a caption's line, in its block, is labelled as a further line of it."""
    beside = line.index == caption.index + 1 and line.block == caption.block
    text = letters.folded[line.start : line.end][:_LONGEST]
    return beside and grammar.rule("layout.caption_detail").match(text) is not None


def _any(rule: str, texts: list[str], grammar: Grammar) -> bool:
    names = {"address": "layout.caption_address", "time": "layout.signature_caption"}
    return any(grammar.rule(names[rule]).match(text) for text in texts)


def _between(texts: list[str], grammar: Grammar) -> Iterator[int]:
    """Yield the positions from a caption's signer to its time, where no line of the signature block stands between."""
    caption, time = grammar.rule("layout.signature_caption"), grammar.rule("layout.caption_time")
    start: int | None = None
    named = True
    for at, text in enumerate(texts):
        kind = kind_of(text, grammar)
        if start is not None and (at - start >= _LINES or kind in _OWN or (kind == "name" and named)):
            start = None
        elif start is not None and time.match(text):
            yield from range(start, at + 1)
            start = None
        named = named or kind == "name"
        signer = grammar.rule("layout.caption_signer").search(text) if caption.match(text) else None
        if signer is not None:
            start, named = at, bool(text[signer.end :].strip())
