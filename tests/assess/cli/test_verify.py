"""`assess verify` and `assess sign` at the command line: the one word, the reasons, the exit code."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pikepdf import AttachedFileSpec, Pdf

pytestmark = pytest.mark.slow

Cli = Callable[..., Any]
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
HEAD = """\
LOCATION,Somewhere,OH,USA,Made up,000000,41.5,-81.8,-5.0,238.0
DESIGN CONDITIONS,0
TYPICAL/EXTREME PERIODS,0
GROUND TEMPERATURES,0
HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0
COMMENTS 1,none
COMMENTS 2,none
DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31
"""


def weather_year(warmer: float = 0.0) -> str:
    """Return a year of weather as an EPW, as many °C as the hour of the day."""
    rows = []
    for month, last in enumerate(DAYS, 1):
        for day in range(1, last + 1):
            for hour in range(1, 25):
                light = 500 if 7 <= hour <= 18 else 0
                air = f"{hour + warmer},2.0,50,99000,0,0,300,{light},{light},{light},0,0,0,0,180,3.0,5,5"
                rows.append(f"1995,{month},{day},{hour},0,?9*9,{air}{',0' * 11}")
    return HEAD + "\n".join(rows) + "\n"


def meter_record() -> str:
    """Return a year of a meter's quarter hours as CSV."""
    start = dt.datetime(2024, 7, 1, tzinfo=dt.UTC)
    moments = (start + dt.timedelta(minutes=15 * n) for n in range(365 * 96))
    return "\n".join(["DateTime,kWh", *(f"{one:%Y-%m-%d %H:%M},{0.2 + one.hour / 100}" for one in moments)]) + "\n"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, repo: Path) -> Path:
    """Return the report of an example home."""
    from assess.cli.assessing import assess_file
    from assess.report.document import write_pdf

    path = tmp_path_factory.mktemp("report") / "report.pdf"
    home = repo / "examples" / "homes" / "go-cleveland.toml"
    policy = repo / "examples" / "policies" / "cautious.toml"
    write_pdf(assess_file(home, on=dt.date(2026, 11, 26), policy=policy, explore=True, code="nec/2020"), path)
    return path


def test_a_report_matches(report: Path, cli: Cli) -> None:
    """One of another edition, another policy and all options too: the first line is the word, the exit code 0."""
    code, out, err = cli("verify", report)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == f"{report}: matches"
    assert "of 2026-11-26" in out
    assert out.endswith("It is not signed.\n")


def test_an_altered_report_ends_with_one(tmp_path: Path, report: Path, cli: Cli) -> None:
    """What differs is told below the word."""
    altered = tmp_path / "altered.pdf"
    with Pdf.open(report) as pdf:
        data = json.loads(pdf.attachments["assessment.json"].get_file().read_bytes())
        data["date"] = "2027-11-26"
        pdf.attachments["assessment.json"] = AttachedFileSpec(pdf, json.dumps(data).encode(), filename="x")
        pdf.save(altered)
    code, out, _ = cli("verify", altered)
    assert code == 1
    assert out.splitlines()[0] == f"{altered}: altered"
    assert "name the hash of other data" in out


@pytest.mark.parametrize("text", ["<!DOCTYPE html><p>A report", "{}", "", "%PDF-1.7 and no more"])
def test_what_is_no_report_ends_with_five(text: str, tmp_path: Path, cli: Cli) -> None:
    """HTML, JSON, nothing and a broken file are one message each, on stderr."""
    path = tmp_path / "report.html"
    path.write_text(text, encoding="utf-8")
    code, out, err = cli("verify", path)
    assert (code, out) == (5, "")
    assert "not a PDF" in err
    assert "Traceback" not in err


def test_weather_and_meter_files_are_asked_for_by_name(
    tmp_path: Path, repo: Path, cli: Cli, carrying: Callable[[str], bytes]
) -> None:
    """A report made with them cannot be recomputed without them, nor with others of that name."""
    from assess.cli.assessing import assess_file
    from assess.report.exchange import to_json

    text = (repo / "examples" / "homes" / "go-cleveland.toml").read_text(encoding="utf-8")
    text = text.replace("../files/", f"{repo}/examples/files/")
    home, path = tmp_path / "home.toml", tmp_path / "report.pdf"
    home.write_text(f'{text}\n[weather]\nhourly_file = "year.epw"\n\n[demand]\nfile = "usage.csv"\n', encoding="utf-8")
    (tmp_path / "year.epw").write_text(weather_year(), encoding="utf-8")
    (tmp_path / "usage.csv").write_text(meter_record(), encoding="utf-8")
    made = assess_file(home, on=dt.date(2026, 11, 26))
    assert made.asked.hourly_sha256 is not None
    assert made.asked.record_sha256 is not None
    path.write_bytes(carrying(to_json(made)))

    code, out, err = cli("verify", path)
    assert (code, out) == (5, "")
    assert "cannot be recomputed without year.epw Say where it is: --home HOME.toml" in " ".join(err.split())

    for where in (home, tmp_path):
        assert cli("verify", path, "--home", where).out.splitlines()[0] == f"{path}: matches"

    (tmp_path / "year.epw").write_text(weather_year(0.5), encoding="utf-8")
    code, _, err = cli("verify", path, "--home", home)
    assert code == 5
    assert "year.epw is not the file it was made with" in err

    (tmp_path / "usage.csv").unlink()
    (tmp_path / "year.epw").write_text(weather_year(), encoding="utf-8")
    code, _, err = cli("verify", path, "--home", home)
    assert code == 5
    assert f"cannot be recomputed without usage.csv, which is not in {tmp_path}" in err


def test_a_name_in_a_report_opens_nothing_outside_the_folder(
    tmp_path: Path, repo: Path, cli: Cli, carrying: Callable[[str], bytes]
) -> None:
    """A forged report that names a file elsewhere gets to see none of it."""
    from assess.cli.assessing import assess_file
    from assess.report.exchange import to_json

    made = assess_file(repo / "examples" / "homes" / "go-cleveland.toml", on=dt.date(2026, 11, 26))
    path, inner = tmp_path / "report.pdf", tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "year.epw").write_text("secret", encoding="utf-8")
    for named in ("../year.epw", str(tmp_path / "year.epw"), "/dev/zero", ""):
        weather = made.home.weather.model_copy(update={"hourly_file": named})
        home = made.home.model_copy(update={"weather": weather})
        asked = made.asked.model_copy(update={"hourly_sha256": "0" * 64})
        path.write_bytes(carrying(to_json(made.model_copy(update={"home": home, "asked": asked}))))
        code, out, err = cli("verify", path, "--home", inner)
        assert (code, out) == (5, "")
        assert "cannot be recomputed without" in err
        assert "secret" not in err


def test_an_edition_of_ones_own_is_asked_for(tmp_path: Path, repo: Path, cli: Cli) -> None:
    """A report made with an edition from a file is checked with that file, and with no other."""
    own, path = tmp_path / "my-city.toml", tmp_path / "report.pdf"
    rules = 'id = "my-city"\ntitle = "My city"\nshort = "NEC"\nextends = "nec/2023"\n'
    own.write_text(rules, encoding="utf-8")
    home = repo / "examples" / "homes" / "go-cleveland.toml"
    assert cli("home", home, "--code", own, "--pdf", path, "--date", "2026-11-26").code == 0
    code, _, err = cli("verify", path)
    assert code == 5
    assert 'cannot be recomputed without the file of edition "my-city"' in err
    assert cli("verify", path, "--code", own).out.splitlines()[0] == f"{path}: matches"
    code, _, err = cli("verify", path, "--code", "nec/2020")
    assert code == 5
    assert "nec/2020 is not the edition it was made with" in err


def test_a_report_is_signed_with_a_passphrase_from_a_file(tmp_path: Path, report: Path, cli: Cli) -> None:
    """The signed report stands beside the first one, and the check names who signed it."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import pkcs12

    key, now = ec.generate_private_key(ec.SECP256R1()), dt.datetime.now(tz=dt.UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Pat Example")])
    begins, ends = now - dt.timedelta(days=1), now + dt.timedelta(days=1)
    certificate = x509.CertificateBuilder(name, name, key.public_key(), 7, begins, ends).sign(key, hashes.SHA256())
    locked = serialization.BestAvailableEncryption(b"horse")
    (tmp_path / "me.p12").write_bytes(pkcs12.serialize_key_and_certificates(b"me", key, certificate, None, locked))
    (tmp_path / "word").write_text("horse\n", encoding="utf-8")
    mine = tmp_path / "mine.pdf"
    mine.write_bytes(report.read_bytes())
    words = ("sign", mine, "--p12", tmp_path / "me.p12", "--passphrase-file", tmp_path / "word")
    code, out, err = cli(*words)
    assert (code, out) == (0, "")
    signed = tmp_path / "mine-signed.pdf"
    assert err == f"Signed by Pat Example: {signed}\n"
    assert "Signed by Pat Example on" in cli("verify", signed).out
    (tmp_path / "word").write_text("cow\n", encoding="utf-8")
    code, _, err = cli(*words, "--out", tmp_path / "none.pdf")
    assert code == 5
    assert "cannot be opened with this passphrase" in err
    assert not (tmp_path / "none.pdf").exists()


def test_nobody_at_the_keyboard_is_said(tmp_path: Path, report: Path, cli: Cli) -> None:
    """Without a terminal the passphrase has to come from a file, and a file that is not there is said."""
    code, _, err = cli("sign", report, "--p12", tmp_path / "me.p12")
    assert code == 2
    assert "--passphrase-file" in err
    code, _, err = cli("sign", report, "--p12", tmp_path / "me.p12", "--passphrase-file", tmp_path / "none")
    assert code == 2
    assert "cannot be read: no such file" in err
