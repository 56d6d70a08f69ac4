"""The time that a page may take to be recognised, over all the runs of the recogniser on it."""

from dataclasses import dataclass
from time import monotonic

from vndocparse.document.errors import LimitExceededError


@dataclass(frozen=True, slots=True)
class Deadline:
    """So many seconds from now, on the clock of this process; `what` is named when they have passed."""

    what: str
    seconds: float
    ends: float

    @classmethod
    def after(cls, seconds: float, what: str) -> "Deadline":
        """Return the deadline that passes in so many seconds."""
        return cls(what, seconds, monotonic() + seconds)

    def left(self) -> float:
        """Return the seconds that are left. Raises `LimitExceededError` when there are none."""
        left = self.ends - monotonic()
        if left <= 0:
            raise self.passed()
        return left

    def passed(self) -> LimitExceededError:
        """Return the error that says what took too long, and what to do."""
        return LimitExceededError(
            f"{self.what}: recognition took longer than {self.seconds:g} s; allow more with Limits(max_seconds_a_page)"
        )
