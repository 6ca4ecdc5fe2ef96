"""One change that cannot be made per message: what was typed, and what would be right."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assess.errors import ExitCode

# The words behind the file, then the exit code, and the beginning and an end of the message.
MESSAGES: tuple[tuple[tuple[str, ...], ExitCode, str, str], ...] = (
    ((), ExitCode.USAGE, "assess whatif: changes nothing", 'as in --set service.rating="200 A".'),
    (("--set", "200 A"), ExitCode.USAGE, '--set: "200 A" sets nothing', 'as in service.rating="200 A".'),
    (
        ("--set", "service.ratng=200 A"),
        ExitCode.USAGE,
        '--set service.ratng: there is no field "service.ratng"',
        "Did you mean service.rating_a",
    ),
    (
        ("--unset", "servce"),
        ExitCode.USAGE,
        '--unset servce: there is no field "servce"',
        "Did you mean service?",
    ),
    (
        ("--set", "service.rating=200 A", "--set", "service.rating_a=225 A"),
        ExitCode.USAGE,
        "--set service.rating_a: service.rating_a is set twice, as service.rating and as service.rating_a",
        "Keep one of them.",
    ),
    (
        ("--set", "pv.power=8 kW", "--unset", "pv"),
        ExitCode.USAGE,
        "--unset pv: pv is set twice, as pv.power and as pv",
        "Keep one of them.",
    ),
    (
        ("--set", "demand.peak=8 kW"),
        ExitCode.USAGE,
        '--set demand.peak: "peak" may be peak_kw or peak_a',
        "Write one of them.",
    ),
    (
        ("--set", "loads.oven.nameplate=8 kW"),
        ExitCode.USAGE,
        '--set loads.oven.nameplate: loads has no entry "oven"',
        "its entries are range, dryer, water_heater, dishwasher, heat_pump",
    ),
    (
        ("--unset", "loads.7"),
        ExitCode.USAGE,
        "--unset loads.7: loads has 5 entries",
        "numbered from 0",
    ),
    (
        ("--set", "panel.circuits.kitchen.breaker=15 A"),
        ExitCode.USAGE,
        '--set panel.circuits.kitchen.breaker: 2 entries of panel.circuits are "kitchen"',
        "Write panel.circuits.4 or panel.circuits.5.",
    ),
    (
        ("--set", "panel.file=panel.csv"),
        ExitCode.USAGE,
        "--set panel.file: panel.file is read with the home file, before anything is set",
        "Name it in the home file.",
    ),
    (
        ("--set", "service.rating=200 V"),
        ExitCode.INTAKE,
        '--set service.rating: "200 V" is not a current',
        'write a number in A, or text such as "200 A"',
    ),
    (
        ("--set", "room.door=opn"),
        ExitCode.INTAKE,
        '--set room.door: "opn" is not one of shut, open, louvered',
        'did you mean "open"?',
    ),
    (
        ("--set", "dwelling.bedrooms=30"),
        ExitCode.INTAKE,
        "--set dwelling.bedrooms: 30 is out of range",
        "accepted is from 0 to 20",
    ),
    (
        ("--set", "pv=8 kW"),
        ExitCode.INTAKE,
        '--set pv: "8 kW" is not a section',
        "write its fields one a line",
    ),
    (
        ("--set", "service.rating=100 A"),
        ExitCode.INTAKE,
        "--set service.rating: panel.main_a (200 A) is larger than service.rating_a (100 A)",
        "Set panel.main_a as well, or leave it unknown: --unset panel.main_a.",
    ),
    (
        ("--set", "panel.bus=150 A"),
        ExitCode.INTAKE,
        "--set panel.bus: the main breaker (200 A) is larger than the busbar rating (150 A)",
        "Set panel.main_a as well, or leave it unknown: --unset panel.main_a.",
    ),
    (
        ("--set", "loads.5.nameplate=9.6 kW"),
        ExitCode.INTAKE,
        "--set loads.5.nameplate: loads.5.kind (entry 6): is missing",
        "ev_charger",
    ),
    (
        ("--set", "panel.main=190 A"),
        ExitCode.INTAKE,
        "--set panel.main: 190 A is no standard size of a breaker (NEC 240.6(A))",
        "The nearest are 175 A and 200 A",
    ),
    (
        ("--set", "node.model=xfra"),
        ExitCode.INTAKE,
        '--set node.model: "xfra" is not a node of the catalogue',
        "Did you mean xfra-16?",
    ),
    (
        ("--apply", "no.such"),
        ExitCode.USAGE,
        "--apply no.such: ",
        "",
    ),
)


@pytest.mark.parametrize("case", MESSAGES, ids=lambda case: " ".join(case[0]) or "nothing")
def test_a_change_that_cannot_be_made_is_refused(
    case: tuple[tuple[str, ...], ExitCode, str, str], repo: Path, cli: Callable[..., Any]
) -> None:
    """Nothing is assessed of it; the message leads with what was typed, and no library speaks."""
    words, code, begins, ends = case
    ran = cli("whatif", repo / "examples" / "homes" / "go-capped-phoenix.toml", *words)
    told = " ".join(ran.err.replace("\N{THIN SPACE}", " ").split())
    assert (ran.code, ran.out) == (code, "")
    assert told.startswith(f"Error: {begins}")
    assert ends in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "assess compare: there is nothing to compare the home with"),
        (("--code", "nec/2020"), "assess compare: there is nothing to compare the home with"),
        (("--code", "nec/2017", "--code", "nec/2020", "--code", "nec/2023"), "--code: 3 editions are given"),
    ],
)
def test_a_comparison_of_nothing_is_refused(
    words: tuple[str, ...], says: str, repo: Path, cli: Callable[..., Any]
) -> None:
    """A comparison has two sides."""
    ran = cli("compare", repo / "examples" / "homes" / "go-capped-phoenix.toml", *words)
    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    assert ran.err.startswith(f"Error: {says}")
