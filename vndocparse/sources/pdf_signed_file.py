"""The bytes of a signed PDF file, for pyHanko: a long signature is taken out in one piece, not digit by digit.

pyHanko reads a hexadecimal string one digit a call, and the room for a signature is up to 260,000 digits wide.
"""

import io
import os
import re

_LONG = re.compile(rb"/Contents[\t\n\f\r ]*<([0-9A-Fa-f]{1024,})>")
_MOST = 10_000  # signatures that are looked at
_SECRET = 14  # bytes of a token that no file can hold, since it is drawn when the file is read
_DIGITS = 2 * (1 + _SECRET + 2)  # hexadecimal digits of a token


class SignedFile(io.BytesIO):
    """A file that, read byte by byte, shows a token in place of each long signature; larger reads see what is there.

    Digests are computed by larger reads, so they are those of the file.
    """

    def __init__(self, data: bytes) -> None:
        """Find the signatures."""
        super().__init__(data)
        secret = os.urandom(_SECRET)
        self._places: dict[bytes, tuple[int, int]] = {}
        self._shown: dict[int, bytes] = {}
        self._ends: dict[int, int] = {}
        for number, found in zip(range(_MOST), _LONG.finditer(data), strict=False):
            token = b"0" + secret + number.to_bytes(2)
            start, end = self._places[token] = found.span(1)
            self._shown |= {start + i: digit.encode() for i, digit in enumerate(token.hex())}
            self._ends[start + _DIGITS] = end

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as every file does, but for single bytes of a signature."""
        if size == 1:
            at = self.tell()
            if at in self._ends:
                self.seek(self._ends[at])
            elif at in self._shown:
                self.seek(at + 1)
                return self._shown[at]
        return super().read(size)

    def whole(self, shown: bytes) -> bytes:
        """Return the signature whose token was read from this file; what is no token comes back as it is."""
        if shown not in self._places:
            return shown
        start, end = self._places[shown]
        digits = str(self.getbuffer()[start:end], "ascii")
        return bytes.fromhex(digits + "0" * (len(digits) % 2))
