"""The errors that are raised: only for what cannot be read or is not installed, never for what a document says."""


class VndocparseError(Exception):
    """Base of every error of this package; the message names the source and what to do."""


class UnreadableError(VndocparseError):
    """The source is missing, damaged, encrypted, or not what it claims to be."""


class UnsupportedFormatError(VndocparseError):
    """The bytes are of a format that no installed reader reads."""


class NoTextError(VndocparseError):
    """The source has pages but no usable text: a scan, while OCR is off or not installed."""


class LimitExceededError(VndocparseError):
    """The source is over the size, page or time limit."""


class MissingExtraError(VndocparseError, ImportError):
    """An optional package is not installed; the message names the install command."""
