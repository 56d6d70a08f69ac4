"""How many letters of a phrase are wrong where it stands best in a text: tells in no time where a search is in vain."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sought:
    """A phrase that is sought, as bits: for each letter the places where the phrase has it."""

    length: int
    places: dict[str, int]

    @classmethod
    def of(cls, phrase: str) -> "Sought":
        """Prepare a phrase of one letter at least."""
        places: dict[str, int] = {}
        for at, letter in enumerate(phrase):
            places[letter] = places.get(letter, 0) | 1 << at
        return cls(len(phrase), places)

    def wrong(self, text: str) -> int:
        """Return the least number of letters to change, add or leave out that makes some part of a text the phrase.

        Myers' bit-parallel algorithm: bits of `more` and `less` tell where a column of the table of distances rises
        and falls from one letter of the phrase to the next.
        """
        every, last = (1 << self.length) - 1, 1 << (self.length - 1)
        more, less, wrong = every, 0, self.length
        least = wrong
        for letter in text:
            same = self.places.get(letter, 0)
            down = same | less
            across = ((same & more) + more ^ more) | same
            rise, fall = less | ~(across | more) & every, more & across
            wrong += (1 if rise & last else 0) - (1 if fall & last else 0)
            least = min(least, wrong)
            rise, fall = rise << 1 & every, fall << 1 & every
            more, less = fall | ~(down | rise) & every, rise & down
        return least
