"""Comments of a grammar file, each with the block or table row that it belongs to."""

import tomllib
from dataclasses import dataclass, field

import regex

Path = tuple[str | int, ...]  # ("rules", "reference", "examples", 0)

_TOKEN = regex.compile(
    r"""'''.*?'''(?!') | \"""(?:\\.|[^\\])*?\"""(?!") | '[^'\n]*' | "(?:\\.|[^"\\\n])*"
    | \#[^\n]* | \n | [\[\]{}] | [^'"\#\n\[\]{}]+""",
    regex.VERBOSE | regex.DOTALL,
)


@dataclass(slots=True)
class Comments:
    """Comment lines: of the file's head and tail, and by block or row. An empty line parts paragraphs."""

    head: list[str] = field(default_factory=list)
    blocks: dict[Path, list[str]] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)


def read_comments(text: str) -> Comments:
    """Return the comments of a valid TOML text.

    A comment belongs to the block or row below it, one inside a block or behind a value to that block or row. The
    paragraphs before the first block that an empty line parts from it belong to the head.
    """
    scan = _Scan()
    for token in _TOKEN.findall(text + "\n"):
        scan.take(token)
    scan.found.tail = _trim(scan.pending)
    return scan.found


class _Scan:
    """The place in the text: block, statement begun, open brackets, comments not yet placed."""

    def __init__(self) -> None:
        self.found = Comments()
        self.pending: list[str] = []
        self.block: Path = ()
        self.counts: dict[Path, int] = {}
        self.begin()

    def begin(self) -> None:
        self.statement = ""
        self.depth = 0
        self.rows = 0
        self.line_is_blank = True
        self.inner: list[tuple[int | None, str]] = []

    def take(self, token: str) -> None:
        if token[0] == "#":
            self.comment(token.rstrip())
        elif token == "\n":
            if self.depth == 0:
                self.finish()
            self.line_is_blank = True
        else:
            self.rows += token == "{" and self.depth == 1
            self.depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token, 0)
            self.statement += token if self.depth < 2 or not self.rows else ""
            self.line_is_blank = self.line_is_blank and not token.strip()

    def comment(self, comment: str) -> None:
        if not self.statement.strip():
            self.pending.append(comment)
            self.statement = ""
            self.line_is_blank = False
        else:
            behind = self.rows > 0 and not self.line_is_blank
            is_row = self.depth == 1 and self.statement.split("=")[0].strip() == "rows"
            self.inner.append((self.rows - behind if is_row else None, comment))

    def finish(self) -> None:
        if not self.statement.strip():
            if self.line_is_blank and self.pending:
                self.pending.append("")
            self.statement = ""
            return
        if self.statement.lstrip().startswith("["):
            self.enter(self.statement)
        elif self.block:
            self.found.blocks[self.block] += [comment for comment in self.pending if comment]
        else:
            self.found.head += self.pending
        for row, comment in self.inner:
            where = self.block if row is None else (*self.block, "rows", row)
            self.found.blocks.setdefault(where, []).append(comment)
        self.pending = []
        self.begin()

    def enter(self, header: str) -> None:
        first, self.block = not self.block, self._path(header)
        if first and "" in self.pending:
            cut = len(self.pending) - self.pending[::-1].index("")
            self.found.head += self.pending[:cut]
            self.pending = self.pending[cut:]
        self.found.blocks[self.block] = _trim(self.pending)

    def _path(self, header: str) -> Path:
        path: Path = ()
        inside: object = tomllib.loads(header)
        while inside:
            if isinstance(inside, list):
                number = self.counts[path] = self.counts.get(path, -1) + 1
                return (*path, number)
            assert isinstance(inside, dict)
            name, inside = next(iter(inside.items()))
            path = (*path, name)
        return path


def _trim(lines: list[str]) -> list[str]:
    return "\n".join(lines).strip("\n").split("\n") if any(lines) else []
