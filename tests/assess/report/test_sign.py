"""A person's signature: added at the end, reported by the check, and broken by whatever comes after it."""

import datetime as dt
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pikepdf import Pdf

from assess.assessment import Assessment
from assess.errors import MissingLibrary, ReportError
from assess.report.conformance import findings_of
from assess.report.exchange import to_json
from assess.report.recompute import recompute
from assess.report.sign import sign
from assess.report.verify import Standing, Verified, verify
from assess.rulebook import load_edition

pytestmark = pytest.mark.slow

SIGNER = "Pat Example, electrician"
WORD = b"correct horse"
NOW = dt.datetime.now(tz=dt.UTC)
DAY = dt.timedelta(days=1)


def checked(path: Path) -> Verified:
    """Return how a report stands."""
    return verify(path, lambda one: recompute(one, load_edition(one.edition.id), hourly=None, record=None))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return a function that makes a certificate for these tests alone, valid between two days from now."""

    def made(begins: int = -1, ends: int = 30, word: bytes = WORD) -> Path:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, SIGNER)])
        usage = x509.KeyUsage(
            digital_signature=True,
            content_commitment=True,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=False,
            crl_sign=False,
            encipher_only=False,
            decipher_only=False,
        )
        builder = x509.CertificateBuilder(name, name, key.public_key(), 7, NOW + begins * DAY, NOW + ends * DAY)
        signed = builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())
        locked = serialization.BestAvailableEncryption(word) if word else serialization.NoEncryption()
        path = tmp_path_factory.mktemp("key") / "me.p12"
        path.write_bytes(pkcs12.serialize_key_and_certificates(b"me", key, signed, None, locked))
        return path

    return made


@pytest.fixture
def report(tmp_path: Path, example: Callable[[str], Assessment], carrying: Callable[[str], bytes]) -> Path:
    """Return a report that nobody has signed."""
    path = tmp_path / "report.pdf"
    path.write_bytes(carrying(to_json(example("go-cleveland"))))
    return path


@pytest.fixture
def signed(tmp_path: Path, report: Path, certificate: Callable[..., Path]) -> Path:
    """Return the report, signed."""
    out = tmp_path / "signed.pdf"
    assert sign(report, certificate(), WORD, out, reason="Checked on site") == SIGNER
    return out


def test_a_signature_is_added_at_the_end(report: Path, signed: Path) -> None:
    """Not one byte before it changes; the data stay, and every check of the file still passes."""
    assert signed.read_bytes().startswith(report.read_bytes())
    assert findings_of(signed) == []


def test_the_check_reports_the_signature(signed: Path) -> None:
    """A signed report matches; the signer is named, and that nobody vouches for the name."""
    found = checked(signed)
    assert found.standing is Standing.MATCHES
    (one,) = found.signatures
    assert (one.signer, one.checked, one.problems) == (SIGNER, True, ())
    assert f"Signed by {SIGNER} on {NOW:%Y-%m}" in one.says
    assert "what was signed is unchanged" in one.says
    assert "self-signed: it does not prove the name" in one.says
    assert "not checked against a list of trusted issuers" in one.says


def test_the_signature_is_pades_with_its_reason(signed: Path) -> None:
    """It is of the kind that the standard asks for, and invisible: the line on the page stays for a pen."""
    with Pdf.open(signed) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert str(field.V.SubFilter) == "/ETSI.CAdES.detached"
        assert str(field.V.Reason) == "Checked on site"
        assert [int(side) for side in field.Rect] == [0, 0, 0, 0]


def test_two_people_may_sign(tmp_path: Path, signed: Path, certificate: Callable[..., Path]) -> None:
    """The second signature leaves the first one whole."""
    both = tmp_path / "both.pdf"
    sign(signed, certificate(word=b""), b"", both)
    found = checked(both)
    assert found.standing is Standing.MATCHES
    assert [one.problems for one in found.signatures] == [(), ()]


def test_a_byte_changed_under_a_signature_is_found(signed: Path) -> None:
    """A change within what was signed that no other check sees: the title in the list of bookmarks."""
    data = bytearray(signed.read_bytes())
    with Pdf.open(signed) as pdf:
        version = data.index(b"%PDF-1.7") + len(b"%PDF-1.7")
        assert pdf.pdf_version == "1.7"
    data[version + 3] ^= 1  # in the comment on the second line
    signed.write_bytes(bytes(data))
    found = checked(signed)
    assert (found.standing, found.confirmed) == (Standing.ALTERED, False)
    assert f"The signature of {SIGNER} is broken: what was signed is not what is here." in found.differences


def test_what_is_added_after_a_signature_is_found(signed: Path) -> None:
    """A page turned in a later revision leaves the signed bytes alone, and is found all the same."""
    from pyhanko.pdf_utils.generic import NumberObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(signed.read_bytes()))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Rotate"] = NumberObject(180)  # type: ignore[no-untyped-call]
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    signed.write_bytes(out.getvalue())
    found = checked(signed)
    assert found.standing is Standing.ALTERED
    assert f"The file was changed after {SIGNER} had signed it." in found.differences


def test_a_wrong_passphrase_signs_nothing(tmp_path: Path, report: Path, certificate: Callable[..., Path]) -> None:
    """The message names the file and never the passphrase, and no file appears."""
    with pytest.raises(ReportError, match=r"me\.p12: cannot be opened with this passphrase") as caught:
        sign(report, certificate(), b"wrong horse", tmp_path / "out.pdf")
    assert "horse" not in str(caught.value)
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize(("begins", "ends", "said"), [(-30, -1, "that ended on"), (2, 30, "that only begins on")])
def test_a_certificate_out_of_its_time_signs_nothing(
    begins: int, ends: int, said: str, tmp_path: Path, report: Path, certificate: Callable[..., Path]
) -> None:
    """A certificate that has ended or not begun is refused with its day."""
    with pytest.raises(ReportError, match=f"holds a certificate {said} 20"):
        sign(report, certificate(begins, ends), WORD, tmp_path / "out.pdf")


def test_what_is_no_key_signs_nothing(tmp_path: Path, report: Path) -> None:
    """A file that is no PKCS #12, and one that is not there."""
    with pytest.raises(ReportError, match="cannot be opened with this passphrase"):
        sign(report, report, WORD, tmp_path / "out.pdf")
    with pytest.raises(ReportError, match="cannot be read: no such file"):
        sign(report, tmp_path / "none.p12", WORD, tmp_path / "out.pdf")


def test_an_altered_report_is_not_signed(tmp_path: Path, report: Path, certificate: Callable[..., Path]) -> None:
    """Nobody puts a name under pages that were changed since they were written."""
    with Pdf.open(report, allow_overwriting_input=True) as pdf:
        pdf.pages[0].contents_add(b"0 0 99 99 re f")
        pdf.save(report)
    with pytest.raises(ReportError, match="is not signed: What the pages show was changed"):
        sign(report, certificate(), WORD, tmp_path / "out.pdf")


def test_a_signature_that_is_no_signature_is_altered(signed: Path) -> None:
    """A field that only claims to be signed is not passed over."""
    with Pdf.open(signed, allow_overwriting_input=True) as pdf:
        pdf.Root.AcroForm.Fields[0].V.Contents = b"nothing"
        pdf.save(signed)
    found = checked(signed)
    assert found.standing is Standing.ALTERED
    assert found.signatures[0].problems


def test_without_pyhanko_the_cure_is_said(
    tmp_path: Path, report: Path, signed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signing names the command that installs it; checking goes on and says that the signature was not checked."""
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    monkeypatch.setitem(sys.modules, "pyhanko.sign", None)
    with pytest.raises(MissingLibrary, match=r"Install it: .* install .*pyhanko>="):
        sign(report, tmp_path / "me.p12", WORD, tmp_path / "out.pdf")
    found = checked(signed)
    assert found.standing is Standing.MATCHES
    assert found.signatures[0].checked is False
    assert "was not checked" in found.signatures[0].says
