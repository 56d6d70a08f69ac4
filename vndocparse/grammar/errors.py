"""The one error of the grammar engine."""


class GrammarError(ValueError):
    """A grammar file is wrong. The message names the file, the block (`[rules.NAME]`) and the reason."""

    def __init__(self, reason: str, file: str = "", block: str = "") -> None:
        """Take the reason and, where they are known, the path of the file and the name of the block."""
        super().__init__(": ".join(part for part in (file, block and f"[{block}]", reason) if part))
        self.reason = reason
        self.file = file
        self.block = block
