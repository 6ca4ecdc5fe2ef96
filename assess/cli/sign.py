"""`assess sign`: a person's signature on a report, by a certificate of theirs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from assess.cli.talk import tell
from assess.errors import UsageError


def sign(
    report: Annotated[Path, typer.Argument(help="The PDF of a report.", show_default=False)],
    *,
    p12: Annotated[Path, typer.Option(help="Certificate and private key, a .p12 or .pfx file.", show_default=False)],
    out: Annotated[
        Path | None, typer.Option(help="The signed report; REPORT-signed.pdf if left out.", show_default=False)
    ] = None,
    passphrase_file: Annotated[
        Path | None,
        typer.Option(help="File whose first line is the passphrase; asked for if left out.", show_default=False),
    ] = None,
    name: Annotated[
        str | None, typer.Option(help="Name of the signer, in place of the certificate's.", show_default=False)
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why it is signed.", show_default=False)] = None,
) -> None:
    """Sign a report with your certificate (PAdES). The tool itself signs nothing for anyone.

    Example: assess sign report.pdf --p12 me.p12 --reason "Checked on site"
    """
    from assess.report.sign import sign as signed
    from assess.report.signatures import require_pyhanko

    require_pyhanko()
    target = out or report.with_name(f"{report.stem}-signed.pdf")
    who = signed(report, p12, _passphrase(passphrase_file), target, name=name, reason=reason)
    tell(f"Signed by {who}: {target}")


def _passphrase(file: Path | None) -> bytes:
    """Return the passphrase from the first line of a file, or typed unseen. Raises UsageError where neither is."""
    if file is None:
        if not sys.stdin.isatty():
            hint = "Give --passphrase-file; it is never taken from the command line, where others can read it."
            raise UsageError("nobody is there to type the passphrase", where="assess sign", hint=hint)
        return str(typer.prompt("Passphrase", hide_input=True, default="", show_default=False)).encode()
    try:
        with file.open("rb") as lines:
            return lines.readline(1024).rstrip(b"\r\n")
    except OSError as error:
        raise UsageError(f"cannot be read: {(error.strerror or str(error)).lower()}", where=str(file)) from error
