"""How much a source may hold before reading it is refused."""

from dataclasses import dataclass

from vndocparse.document.errors import LimitExceededError


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read of one source; what is over raises `LimitExceededError`, at once and before it is parsed.

    The longest official documents stay far below: some hundred pages, a few million characters.
    `max_pixels` holds for one picture or page, `max_seconds_a_page` for all runs of the recogniser on it: a few for a
    plain page, some dozens for one with many doubtful digits and stamps.
    A text of `max_characters` counts as characters, not bytes, whether on one line or on many.
    `max_seconds` is for each call of another program (LibreOffice).
    """

    max_bytes: int = 200_000_000
    max_pages: int = 2_000
    max_characters: int = 20_000_000
    max_seconds: float = 120.0
    max_pixels: int = 150_000_000
    max_seconds_a_page: float = 300.0

    def check_bytes(self, size: int, name: str) -> None:
        """Raise when a source of this many bytes is over the limit."""
        _check(size, self.max_bytes, "bytes", "max_bytes", name)

    def check_pages(self, count: int, name: str) -> None:
        """Raise when a source of this many pages is over the limit."""
        _check(count, self.max_pages, "pages", "max_pages", name)

    def check_characters(self, count: int, name: str) -> None:
        """Raise when a source of this many characters is over the limit."""
        _check(count, self.max_characters, "characters", "max_characters", name)

    def check_pixels(self, count: int, name: str) -> None:
        """Raise when a picture of this many pixels is over the limit."""
        _check(count, self.max_pixels, "pixels", "max_pixels", name)


def _check(found: int, allowed: int, unit: str, option: str, name: str) -> None:
    if found > allowed:
        raise LimitExceededError(
            f"{name}: {found:,} {unit} are over the limit of {allowed:,}; "
            f"split the source, or read it with Limits({option}={found})"
        )
