"""The kinds of values: their titles, colours, and whether they hold others."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: its title and Vietnamese term for a person, its hue (None is grey), whether it holds others."""

    name: str
    title: str
    term: str
    hue: int | None = None
    block: bool = False

    @property
    def css(self) -> str:
        """The classes of what is marked as this kind."""
        return f"k-{self.name} block" if self.block else f"k-{self.name}"


@cache
def kinds() -> dict[str, Kind]:
    """Return the kinds by name."""
    table = tomllib.loads(resource("kinds.toml"))
    return {name: Kind(name, **row) for name, row in table.items()}


def colours() -> str:
    """Return the style rules that give each kind its colour."""
    return "".join(
        f".k-{k.name}{{--h:{k.hue or 0};--s:{'0%' if k.hue is None else '75%'}}}\n" for k in kinds().values()
    )


@cache
def resource(name: str) -> str:
    """Return a file of this package."""
    return (files(__package__) / name).read_text("utf-8")
