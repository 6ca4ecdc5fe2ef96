"""`assess measure`: programs that pretend, one real one, and no network beyond this computer."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Cli = Callable[..., tuple[int, str, str]]
Fake = Callable[[str, str], Path]
LIBRESPEED = """cat <<'X'
[{"server":{"name":"Springfield","url":"https://speed.example.net/"},"client":{"org":"AS64496 Cable"},
"bytes_sent":20000000,"bytes_received":100000000,"ping":15,"jitter":2,"upload":11.5,"download":98.5}]
X"""
NDT7 = """touch ran
cat <<'X'
{"ServerFQDN":"ndt.example.net",
"Download":{"Throughput":{"Value":250,"Unit":"Mbit/s"}},"Upload":{"Throughput":{"Value":11,"Unit":"Mbit/s"}}}
X"""


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Write a program in sh, the only ones of PATH, and stand in an empty folder."""
    folder, home = tmp_path / "bin", tmp_path / "home"
    folder.mkdir()
    home.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.chdir(home)

    def write(name: str, body: str) -> Path:
        program = folder / name
        program.write_text(f"#!/bin/sh\nPATH=/bin:/usr/bin\n{body}\n", encoding="utf-8")
        program.chmod(0o755)
        return program

    return write


def test_one_test_becomes_one_line(cli: Cli, fake: Fake) -> None:
    """The summary on stdout, the talk on stderr, the line in the log; once more makes two."""
    fake("librespeed-cli", LIBRESPEED)
    code, out, err = cli("measure")
    assert code == 0
    assert "98.5\u2009Mbps" in out
    assert "Screening only: 1 of the 14" in out
    assert "120 MB" in out
    assert "1 of 1: download 98.5" in err
    assert cli("measure")[0] == 0
    lines = [json.loads(line) for line in Path("speedtests.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["status"], line["up_mbps"], line["isp"]) for line in lines] == [("ok", 11.5, "Cable")] * 2


def test_the_log_is_read_back(cli: Cli, fake: Fake) -> None:
    """`assess read` shows the tests that it holds, failed ones too."""
    fake("librespeed-cli", LIBRESPEED)
    cli("measure", "--log", "line.jsonl")
    fake("librespeed-cli", "echo 'no such host' >&2; exit 1")
    assert cli("measure", "--log", "line.jsonl")[0] == 0
    code, out, err = cli("read", "line.jsonl", "--json")
    assert code == 0, err
    tests = json.loads(out)
    text = json.dumps(tests)
    assert '"up_mbps": 11.5' in text
    assert '"status": "failed"' in text
    assert "no such host" in text


def test_a_schedule_is_gone_on_with(cli: Cli, fake: Fake) -> None:
    """A log that has all its tests takes no more, and says so."""
    fake("librespeed-cli", LIBRESPEED)
    assert cli("measure", "--for", "1m", "--every", "1m")[0] == 0
    code, _, err = cli("measure", "--for", "1m", "--every", "1m")
    assert code == 0
    assert "is complete, tests: 1" in err
    assert Path("speedtests.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_no_consent_no_test(cli: Cli, fake: Fake) -> None:
    """Where nobody can be asked, M-Lab's test runs only with --yes; what it publishes is said first."""
    fake("ndt7-client", NDT7)
    code, _, err = cli("measure", "--tool", "ndt7")
    assert code == 2
    assert "publishes" in err
    assert "https://www.measurementlab.net/privacy" in err
    assert "--yes" in err
    assert not Path("ran").exists()
    assert not Path("speedtests.jsonl").exists()
    assert cli("measure", "--tool", "ndt7", "--yes")[0] == 0
    assert Path("ran").exists()


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 2), ("", 2)])
def test_a_person_is_asked(answer: str, code: int, cli: Cli, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """Yes runs it; no, and saying nothing, do not."""
    fake("ndt7-client", NDT7)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.confirm", lambda *_, **__: answer == "y")
    assert cli("measure", "--tool", "ndt7")[0] == code
    assert Path("ran").exists() is (answer == "y")


def test_the_service_sets_the_pace(cli: Cli, fake: Fake) -> None:
    """M-Lab serves 40 tests a day: half an hour becomes 37 minutes."""
    fake("ndt7-client", NDT7)
    code, _, err = cli("measure", "--tool", "ndt7", "--yes", "--for", "37m", "--every", "30m", "--time-limit", "5s")
    assert "One test every 37 min" in err
    assert "1 of 1" in err
    assert code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--tool", "ookla"], "non-commercial"),
        (["--tool", "nope"], "no tool"),
        (["--for", "24"], "not a length of time"),
        (["--every", "30m"], "not for how long"),
        (["--for", "1m", "--every", "2m"], "less than the 2 min"),
        (["--server", "iperf.example.net"], "iperf3 is not installed"),
        (["--tool", "ping", "--ping", "192.168.1.1"], "inside the home"),
        (["--tool", "ping", "--ping", "-f"], "not a host"),
        (["--log", "no/such/folder.jsonl"], "cannot be written"),
    ],
)
def test_what_cannot_be_is_refused(words: list[str], says: str, cli: Cli, fake: Fake) -> None:
    """One message, exit code 2, no log."""
    fake("ping", "echo nothing")
    fake("speedtest", "touch ran")
    code, out, err = cli("measure", *words)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err
    assert list(Path().iterdir()) == []


@pytest.mark.usefixtures("fake")
def test_nothing_installed_says_how_to_install(cli: Cli) -> None:
    """Every way, and exit code 2."""
    code, _, err = cli("measure")
    assert code == 2
    for program in ("iperf3", "librespeed-cli", "ndt7-client", "ping"):
        assert program in err


def test_the_programs_are_listed(cli: Cli, fake: Fake) -> None:
    """Installed or how to get it, who learns what, and which never run; nothing is started."""
    fake("ping", "touch ran")
    code, out, _ = cli("measure", "--list")
    assert code == 0
    assert "ping: installed" in out
    assert "ndt7-client: not installed" in out
    assert "go install github.com/m-lab/ndt7-client-go/cmd/ndt7-client@latest" in out
    assert "Ookla's speedtest: never run" in out
    assert not Path("ran").exists()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_campaign_that_is_stopped_ends_cleanly(sign: signal.Signals, fake: Fake, tmp_path: Path) -> None:
    """Exit code 130, a whole log, the summary so far, the command that goes on, and no program left behind."""
    survived = tmp_path / "survived"
    body = f"if [ -e once ]; then sleep 3; touch {survived}; fi\ntouch once\n{LIBRESPEED}"
    fake("librespeed-cli", body)
    # The second test is due at once: the log's only line is an hour old.
    command = [sys.executable, "-m", "assess", "measure", "--for", "2h", "--log", "my log.jsonl"]
    home, log = Path.cwd(), Path("my log.jsonl")
    env = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    with subprocess.Popen([*command[:4], "--log", "my log.jsonl"], cwd=home, env=env) as first:
        assert first.wait(30) == 0
    record = json.loads(log.read_text(encoding="utf-8"))
    log.write_text(json.dumps({**record, "at": "2026-05-01T20:00:00+00:00"}) + "\n", encoding="utf-8")
    with subprocess.Popen(
        command, cwd=home, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as second:
        assert second.stderr is not None
        assert "1 of 2 tests; going on" in second.stderr.readline()
        time.sleep(1)
        second.send_signal(sign)
        out, err = second.communicate(timeout=20)
    assert second.returncode == 130
    assert "Download" in out
    assert "goes on" in err
    assert "measure --for 2h --log 'my log.jsonl'" in err
    assert "Traceback" not in err
    assert log.read_text(encoding="utf-8").count("\n") == 1
    time.sleep(2.5)
    assert not survived.exists()


def test_a_real_ping(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three packets to loopback, with the ping of this computer."""
    if shutil.which("ping") is None:
        pytest.skip("needs ping: the Debian package iputils-ping")
    from assess.rulebook import load_reference

    real = load_reference("reference/measuring")
    few = real.figure("ping.packets").model_copy(update={"value": 3})
    short = real.model_copy(update={"figures": real.figures | {"ping.packets": few}})
    monkeypatch.setattr("assess.rulebook.load_reference", lambda _name: short)
    monkeypatch.chdir(tmp_path)
    code, out, err = cli("measure", "--tool", "ping", "--ping", "127.0.0.1", "--inside")
    assert code == 0
    if "ermitted" in err:
        pytest.skip("ping may not open a socket here")
    assert "Packet loss" in out
    assert "not of the line" in out
    assert json.loads((tmp_path / "speedtests.jsonl").read_text(encoding="utf-8"))["local"] is True
