"""Signing PDF files for the tests, with certificates made on the spot that nobody trusts."""

import io
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf

_OIDS = {
    "cn": NameOID.COMMON_NAME,
    "o": NameOID.ORGANIZATION_NAME,
    "ou": NameOID.ORGANIZATIONAL_UNIT_NAME,
}


def signer(*subject: tuple[str, str]) -> SimpleSigner:
    """Return a signer whose self-signed certificate names this subject, in this order: (`cn`, `o` or `ou`, value)."""
    name = x509.Name([x509.NameAttribute(_OIDS[key], value) for key, value in subject])
    key = ec.generate_private_key(ec.SECP256R1())
    start = datetime(2024, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=36_500))
        .sign(key, hashes.SHA256())
    )
    packed = pkcs12.serialize_key_and_certificates(b"test", key, certificate, None, NoEncryption())
    loaded = SimpleSigner.load_pkcs12_data(packed, other_certs=[])
    assert loaded is not None
    return loaded


def sign(
    pdf: bytes, by: SimpleSigner, field: str, box: tuple[int, int, int, int] | None = None, page: int = 0
) -> bytes:
    """Return the PDF file with a further signature; `box` is its mark in PDF coordinates, from the bottom left."""
    out = io.BytesIO()
    sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf)),
        PdfSignatureMetadata(field_name=field),
        signer=by,
        new_field_spec=SigFieldSpec(field, box=box, on_page=page),
        output=out,
    )
    return out.getvalue()
