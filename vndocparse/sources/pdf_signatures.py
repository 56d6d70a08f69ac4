"""The digital signatures that a PDF file holds (chữ ký số), through pyHanko. Nothing is fetched: trust is not judged.

Imported only for files that hold a signature, and only where the extra `vndocparse[signatures]` is installed.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils.generic import ByteStringObject, parse_pdf_date, pdf_name
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from vndocparse.sources.pages import EmbeddedSignature, Page
from vndocparse.sources.pdf_signed_file import SignedFile
from vndocparse.sources.pdf_widgets import Widgets

_MOST = 200  # signatures of a file that are read


def read_signatures(data: bytes, pages: Sequence[Page]) -> tuple[EmbeddedSignature, ...]:
    """Return the signatures of a PDF file, those of its form first, then those that only pages still show.

    `intact` says that the bytes the signature covers are those that were signed: their digest is the signed one, the
    CMS signature verifies with its certificate, and the range begins with the file and leaves nothing out but the
    signature itself. Bytes that were added behind the range (a later signature, say) leave it intact: it holds for its
    own revision. Neither the certificate nor its chain is judged. A signature that cannot be read at all is not
    intact, and one that says nothing of its signer has no name. Raises whatever pyHanko raises for a damaged file.
    """
    reader = PdfFileReader(SignedFile(data), strict=False)
    if reader.encrypted:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        reader.decrypt(b"")
    widgets = Widgets(reader, pages)
    found = [_read(reader, name, field, widgets) for name, field in _fields(reader, widgets)]
    return tuple(x for x in found if x is not None)


def _fields(reader: PdfFileReader, widgets: Widgets) -> Iterator[tuple[str, Any]]:
    """Yield name and dictionary of each signature field with a value, each once."""
    seen: set[object] = set()
    form = "/AcroForm" in reader.root
    listed = ((name, ref) for name, _, ref in enumerate_sig_fields(reader, filled_status=True)) if form else iter(())
    for name, reference in (*listed, *widgets.signed()):
        field = reference.get_object()
        value = field.raw_get("/V")
        key = getattr(value, "reference", None) or id(value)
        if key not in seen and len(seen) < _MOST:
            seen.add(key)
            yield name, field


def _read(reader: PdfFileReader, name: str, field: Any, widgets: Widgets) -> EmbeddedSignature | None:
    """Return one signature; None for a time stamp of the file, which nobody signs."""
    page, box = widgets.place(field)
    try:
        _complete(reader, field)
        signature = EmbeddedPdfSignature(reader, field, name)
        if signature.sig_object_type == "/DocTimeStamp":
            return None
        subject = signature.signer_cert.subject.native
        time = _time(signature)
    except Exception:  # a broken signature raises anything at all
        return EmbeddedSignature(name="", page=page, box=box)
    return EmbeddedSignature(
        name=_last(subject.get("common_name")),
        organisation=_last(subject.get("organization_name")),
        units=tuple(_all(subject.get("organizational_unit_name"))),
        time=time,
        intact=_is_intact(signature),
        page=page,
        box=box,
    )


def _complete(reader: PdfFileReader, field: Any) -> None:
    """Put the signature's own bytes where the file, read byte by byte, showed a number for them."""
    value = field.raw_get("/V").get_object()
    shown = value.get("/Contents")
    if isinstance(reader.stream, SignedFile) and hasattr(shown, "original_bytes"):
        value[pdf_name("/Contents")] = ByteStringObject(reader.stream.whole(shown.original_bytes))


def _time(signature: EmbeddedPdfSignature) -> str | None:
    """Return the signer's statement of the time: that of the PDF's own entry, where the offset from UTC is right.

    Signing software in use writes local time into the attribute of the CMS signature and calls it UTC. Both entries
    are among the signed bytes.
    """
    stated: datetime | None
    try:
        stated = parse_pdf_date(signature.sig_object["/M"], strict=False)
    except (KeyError, TypeError, ValueError, PdfReadError):
        stated = signature.self_reported_timestamp
    return stated.isoformat() if stated else None


def _is_intact(signature: EmbeddedPdfSignature) -> bool:
    try:
        digest = signature.compute_digest()
        same, valid = validate_sig_integrity(signature.signer_info, signature.signer_cert, "data", digest)
        # The coverage comes last: in a file that was joined from signed ones it reads megabytes, byte by byte.
        return same and valid and signature.evaluate_signature_coverage() is not SignatureCoverageLevel.UNCLEAR
    except Exception:  # a range outside of the file, an unknown algorithm, a damaged structure
        return False


def _all(value: Any) -> list[str]:
    """Return the values of an attribute of a name, which may be there several times, from the widest to the nearest."""
    return [str(x) for x in value] if isinstance(value, list) else [str(value)] if value else []


def _last(value: Any) -> str:
    return (_all(value) or [""])[-1]
