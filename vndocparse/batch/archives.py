"""Members of zip archives, read in place and within limits: nothing is unpacked to the disk, nothing without bound."""

import os
import zipfile
from functools import lru_cache

from vndocparse.document.errors import LimitExceededError, UnreadableError, VndocparseError
from vndocparse.sources.limits import Limits

_MOST_RATIO = 1_000  # deflate reaches 1,032; text and PDF files pack to a tenth or a hundredth
_SMALL = 10_000_000  # bytes up to which no ratio is dangerous


def read_member(path: str, member: int, name: str, limits: Limits) -> bytes:
    """Return the bytes of a member by its place in the archive's directory.

    Raises `LimitExceededError` for a member over `limits.max_bytes` or packed as only bombs are, and `UnreadableError`
    for one that is damaged or encrypted.
    """
    try:
        state = os.stat(path)
        archive = _opened(path, state.st_size, state.st_mtime_ns)
        info = archive.infolist()[member]
        if info.flag_bits & 1:
            raise UnreadableError(f"{name}: protected by a password; unpack the archive and parse the files")
        limits.check_bytes(info.file_size, name)
        if info.file_size > _SMALL and info.file_size > _MOST_RATIO * info.compress_size:
            raise LimitExceededError(f"{name}: a zip bomb ({info.compress_size:,} to {info.file_size:,} bytes)")
        with archive.open(info) as stream:
            # What the directory says of sizes may be a lie: no more is unpacked than is allowed.
            data = stream.read(limits.max_bytes + 1)
    except (VndocparseError, MemoryError):
        raise
    except Exception as error:  # each way of packing (zlib, bzip2, LZMA) has errors of its own
        raise UnreadableError(f"{name}: damaged in the archive ({error}); get an undamaged copy") from error
    limits.check_bytes(len(data), name)
    return data


@lru_cache(maxsize=1)
def _opened(path: str, size: int, changed: int) -> zipfile.ZipFile:
    """Return an archive in this state; its directory, which may be long, is read once for all its members."""
    return zipfile.ZipFile(path)
