"""The labels that Word generates before paragraphs: `1.`, `a)`, `Điều 3.`; they are part of the printed text.

Lists that share one definition count on together; a list with a start of its own begins anew at its first paragraph.
"""

from dataclasses import dataclass, field

import regex

from vndocparse.sources.office.docx_styles import Properties, Styles, paragraph_properties, run_properties
from vndocparse.sources.office.numerals import numeral
from vndocparse.sources.office.package import Element, W, number, value

_PLACE = regex.compile(r"%([1-9])")
_LEVELS = 9
_LINKS = 5  # definitions that may lead to each other


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, its format, its text with places `%1` to `%9`, what follows it."""

    start: int
    kind: str
    text: str
    suffix: str
    legal: bool
    restart: int | None
    style: str | None
    paragraph: Properties = field(default_factory=dict)
    run: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Label:
    """A generated label with what follows it, and the properties that its level sets."""

    text: str
    paragraph: Properties
    run: Properties


@dataclass(slots=True)
class _List:
    """A list (`w:num`): the definition that it counts in, its levels, and the starts of its own, taken once."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a Word file and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read the definitions; a file without lists has none."""
        self._styles = styles
        self._nums, self._definitions = _by_id(root, "num", "numId"), _by_id(root, "abstractNum", "abstractNumId")
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}

    def label(self, own: Properties, style: str | None) -> Label | None:
        """Return the label of a paragraph with these properties, counting it; None when it has none."""
        key, level = own.get("list"), own.get("level")
        if key is None or key == "0":
            return None
        found = self._list(key)
        if found is None:
            return None
        if level is None:
            # A style that numbers its paragraphs is named by the level that is its own.
            linked = (i for i, x in found.levels.items() if style and x.style == style)
            at = next(linked, 0)
        else:
            at = max(0, min(int(number(level) or 0), _LEVELS - 1))
        if at not in found.levels:
            return None
        counts = self._count(found, at)
        rule = found.levels[at]
        text = rule.text if rule.kind == "bullet" else _written(rule, found.levels, counts)
        return Label(text + rule.suffix if text else "", rule.paragraph, rule.run)

    def _count(self, found: _List, at: int) -> dict[int, int]:
        counts = self._counts.setdefault(found.definition, {})
        rule = found.levels[at]
        if at in found.starts:
            counts[at] = found.starts.pop(at)
        else:
            counts[at] = counts[at] + 1 if at in counts else rule.start
        for below in [i for i in counts if i > at]:
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or 0 < at + 1 <= restart:
                del counts[below]
        for above in range(at):
            if above not in counts and above in found.levels:
                counts[above] = found.levels[above].start
        return counts

    def _list(self, key: str) -> _List | None:
        if key not in self._lists:
            self._lists[key] = self._read(key)
        return self._lists[key]

    def _read(self, key: str) -> _List | None:
        own = self._nums.get(key)
        definition = self._definition(own)
        if own is None or definition is None:
            return None
        levels = _levels(definition)
        starts: dict[int, int] = {}
        for override in own.findall(f"{W}lvlOverride"):
            levels |= _levels(override)
            at, start = number(override.get(f"{W}ilvl")), number(value(override, "startOverride"))
            if at is not None and start is not None:
                starts[int(at)] = int(start)
        return _List(definition.get(f"{W}abstractNumId") or "", levels, starts)

    def _definition(self, own: Element | None) -> Element | None:
        """Return the definition of a list; one that only names a list style leads on to that style's."""
        for _ in range(_LINKS):
            definition = self._definitions.get(value(own, "abstractNumId") or "")
            link = value(definition, "numStyleLink")
            if link is None:
                return definition
            own = self._nums.get(self._styles.list_of(link) or "")
        return None


def _by_id(root: Element | None, tag: str, attribute: str) -> dict[str, Element]:
    found = [] if root is None else root.findall(f"{W}{tag}")
    # Of several with one id the first counts.
    return {x.get(f"{W}{attribute}"): x for x in reversed(found)}


def _levels(parent: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in parent.findall(f"{W}lvl"):
        at = number(element.get(f"{W}ilvl"))
        if at is None or not 0 <= at < _LEVELS:
            continue
        restart = number(value(element, "lvlRestart"))
        legal = element.find(f"{W}isLgl")
        levels[int(at)] = Level(
            start=int(number(value(element, "start")) or 0),
            kind=value(element, "numFmt") or "decimal",
            text=value(element, "lvlText") or "",
            suffix="" if value(element, "suff") == "nothing" else " ",
            legal=legal is not None and legal.get(f"{W}val") not in ("0", "false"),
            restart=None if restart is None else int(restart),
            style=value(element, "pStyle"),
            paragraph=paragraph_properties(element.find(f"{W}pPr")),
            run=run_properties(element.find(f"{W}rPr")),
        )
    return levels


def _written(rule: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    def place(match: "regex.Match[str]") -> str:
        at = int(match.group(1)) - 1
        if at not in levels:
            return ""
        kind = levels[at].kind
        return numeral(counts.get(at, levels[at].start), "decimal" if rule.legal and kind != "decimalZero" else kind)

    return _PLACE.sub(place, rule.text)
