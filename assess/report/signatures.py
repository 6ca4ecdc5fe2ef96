"""The signatures that a PDF carries: whose they are, and whether anything was changed after them."""

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from assess.errors import MissingLibrary
from assess.installed import how_to_add
from assess.records import Record
from assess.report.opened import root

if TYPE_CHECKING:
    from pikepdf import Pdf


class SignatureSeen(Record):
    """One signature: `problems` is empty where it holds, or where it could not be checked; `says` is all in words."""

    signer: str
    checked: bool
    problems: tuple[str, ...] = ()
    says: str


def signatures_of(pdf: "Pdf", data: bytes) -> Iterator[SignatureSeen]:
    """Yield every signature of a PDF and its bytes; unchecked where pyHanko is not installed."""
    if not signature_fields(pdf):
        return
    try:
        require_pyhanko()
    except MissingLibrary as missing:
        for name in signature_fields(pdf):
            yield SignatureSeen(signer="unknown", checked=False, says=f"{name} was not checked: {missing}")
        return
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    with quiet_pyhanko():
        try:
            signatures = PdfFileReader(BytesIO(data)).embedded_regular_signatures
            yield from [_seen(one) for one in signatures]
        except (PdfError, AttributeError, LookupError, TypeError, ValueError) as error:
            yield _broken(str(error))


def signature_fields(pdf: "Pdf") -> list[str]:
    """Return the names of the fields of a PDF that are signed."""
    fields = root(pdf).get("/AcroForm", {}).get("/Fields", [])
    return [str(one.get("/T", "A signature")) for one in fields if one.get("/FT") == "/Sig" and "/V" in one]


def require_pyhanko() -> None:
    """Raise MissingLibrary, with how to install it, when pyHanko is not there."""
    try:
        import pyhanko.sign  # noqa: F401
    except ImportError as error:
        hint = f"Install it: {how_to_add('sign')}"
        raise MissingLibrary("signatures need pyHanko, and it is not installed.", hint=hint) from error


@contextmanager
def quiet_pyhanko() -> Iterator[None]:
    """Keep pyHanko from logging tracebacks of what is said in a sentence here."""
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def name_of(certificate: Any) -> str:
    """Return the name in a certificate, without what would reorder or hide it."""
    named = certificate.subject.native
    name = named.get("common_name") or certificate.subject.human_friendly
    return "".join(c for c in str(name) if c.isprintable())[:100]


def _seen(signature: Any) -> SignatureSeen:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko_certvalidator import ValidationContext

    try:
        # No list of whom to trust is at hand, and none is fetched.
        status = validate_pdf_signature(signature, ValidationContext(trust_roots=[], allow_fetching=False))
    except (SignatureValidationError, ValueError) as error:
        return _broken(str(error))
    certificate, when = status.signing_cert, status.signer_reported_dt
    name = name_of(certificate)
    problems = tuple(_problems(status, name))
    said = [f"Signed by {name}{_on(when)}."]
    said += problems or ["The signature holds: what was signed is unchanged."]
    if certificate.subject == certificate.issuer:
        said.append("The certificate is self-signed: it does not prove the name.")
    if when is not None and not certificate.not_valid_before <= when <= certificate.not_valid_after:
        said.append("The certificate was not valid on that day.")
    said.append("It was not checked against a list of trusted issuers.")
    return SignatureSeen(signer=name, checked=True, problems=problems, says=" ".join(said))


def _problems(status: Any, name: str) -> Iterator[str]:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if not status.intact or not status.valid:
        yield f"The signature of {name} is broken: what was signed is not what is here."
    elif status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        yield f"The signature of {name} does not cover the whole file."
    elif status.modification_level > ModificationLevel.FORM_FILLING or not status.docmdp_ok:
        yield f"The file was changed after {name} had signed it."


def _on(when: dt.datetime | None) -> str:
    """Return the day of signing, which is the word of the signer's own clock."""
    return "" if when is None else f" on {when:%Y-%m-%d} by the signer's own clock"


def _broken(why: str) -> SignatureSeen:
    said = "A signature cannot be read"
    return SignatureSeen(signer="unknown", checked=True, problems=(f"{said}.",), says=f"{said}: {why[:200]}.")
