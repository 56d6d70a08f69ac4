"""The errors that are raised: only for what cannot be read or is not installed, never for what a document says."""


class VndocparseError(Exception):
    """Base of every error of this package; the message names the source and what to do."""


class UnreadableError(VndocparseError):
    """The source is missing, damaged, encrypted, or not what it claims to be."""


class UnsupportedFormatError(VndocparseError):
    """The bytes are of a format that no installed reader reads."""


class NoTextError(VndocparseError):
    """The source has pages but no usable text: a scan or a picture, which this version does not read."""


class LimitExceededError(VndocparseError):
    """The source is over the limit of bytes, pages, characters, memory or time."""


class WorkerDiedError(VndocparseError):
    """The worker process that read the source died: a crash of a library, a kill, or no memory left."""


class MissingExtraError(VndocparseError, ImportError):
    """An optional package is not installed; the message names the install command."""


class SecretDocumentError(VndocparseError):
    """The document is marked secret (độ mật); such documents are not exchanged electronically."""


class IncompleteDocumentError(VndocparseError):
    """The document lacks what an exchanged message must have; `missing` names the elements."""

    def __init__(self, message: str, missing: tuple[str, ...] = ()) -> None:
        """Keep the names of the elements that are missing."""
        super().__init__(message)
        self.missing = missing
