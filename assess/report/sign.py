"""A person's signature on a report: PAdES level B-B, added at the end, so that nothing before it changes."""

import datetime as dt
from io import BytesIO
from pathlib import Path
from typing import Any

from assess.errors import ReportError
from assess.regular import read_regular
from assess.report.files import write_whole
from assess.report.opened import attached_data, opened, read_file
from assess.report.signatures import name_of, quiet_pyhanko, require_pyhanko, signature_fields
from assess.report.verify import changes


def sign(
    path: Path, p12: Path, passphrase: bytes, out: Path, *, name: str | None = None, reason: str | None = None
) -> str:
    """Write the report to `out` with an invisible signature by the key in a PKCS #12 file; return who signed.

    `name` is what the signature says in place of the certificate's name. Raises ReportError for a report that was
    changed since it was written, a key that cannot be opened and a certificate that is not valid today, and
    MissingLibrary when pyHanko is not installed.
    """
    require_pyhanko()
    data, where = read_file(path), str(path)
    with opened(data, where) as pdf:
        changed = next(changes(pdf, attached_data(pdf, where)), None)
        if changed is not None:
            raise ReportError(f"is not signed: {changed}", where=where, hint="Write the report anew.")
        number = len(signature_fields(pdf)) + 1
    with quiet_pyhanko():
        signer = _signer(p12, passphrase)
        write_whole(out, _signed(data, signer, f"Signature{number}", name, reason, where))
    return name_of(signer.signing_cert)


def _signer(p12: Path, passphrase: bytes) -> Any:
    from pyhanko.sign.signers import SimpleSigner

    try:
        key = read_regular(p12)
    except OSError as error:
        raise ReportError(f"cannot be read: {(error.strerror or str(error)).lower()}", where=str(p12)) from error
    try:
        signer = SimpleSigner.load_pkcs12_data(key, [], passphrase)
    except ValueError as error:
        hint = "It has to be a .p12 or .pfx file with a certificate and its private key."
        raise ReportError("cannot be opened with this passphrase", where=str(p12), hint=hint) from error
    certificate, now = signer.signing_cert, dt.datetime.now(tz=dt.UTC)
    if now > certificate.not_valid_after:
        raise ReportError(f"holds a certificate that ended on {certificate.not_valid_after:%Y-%m-%d}", where=str(p12))
    if now < certificate.not_valid_before:
        raise ReportError(
            f"holds a certificate that only begins on {certificate.not_valid_before:%Y-%m-%d}", where=str(p12)
        )
    return signer


def _signed(data: bytes, signer: Any, field: str, name: str | None, reason: str | None, where: str) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf

    about = PdfSignatureMetadata(
        field_name=field, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256", name=name, reason=reason
    )
    try:
        signed: bytes = sign_pdf(IncrementalPdfFileWriter(BytesIO(data)), about, signer).getvalue()
    except (PdfError, SigningError) as error:
        raise ReportError(f"cannot be signed: {error}", where=where) from error
    return signed
