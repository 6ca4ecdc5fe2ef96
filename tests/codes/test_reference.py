import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from assess.records import Figure
from assess.rulebook import Reference, Table, load_reference

FOLDER = Path(__file__).resolve().parents[2] / "codes" / "reference"
NAMES = sorted(file.stem for file in FOLDER.glob("*.toml"))
UNITS = {
    "electrical": {"", "A", "V", "BTU/h per W", "kW", "min", "spaces"},
    "policy": {"W", "GPUs", "°C", "°F", "days", "of capacity", "of the work asked", "draws", ""},
}
# One way to write each unit, so that two figures in one unit can be told to be.
SPELLED_OTHERWISE = re.compile(r"(?i)\b(watts?|amps?|volts?|sq ?ft|ft2|btuh|btu/hr|deg|percent|kva|kw/h|°[a-z]/)")


def parts(reference: Reference) -> list[Figure | Table]:
    """Return every figure and every table of a file."""
    return [*reference.figures.values(), *reference.tables.values()]


@pytest.fixture(params=NAMES)
def reference(request: pytest.FixtureRequest) -> Reference:
    """Return each file of reference figures."""
    return load_reference(f"reference/{request.param}")


def test_the_files_that_the_disciplines_ask_for_are_there() -> None:
    """Electrical figures, policy, heat, hazards and the network."""
    assert {"electrical", "policy", "thermal", "hazards", "network"} <= set(NAMES)


def test_every_file_says_what_it_is(reference: Reference) -> None:
    """The first line is a comment in words."""
    head = (FOLDER.parent / f"{reference.name}.toml").read_text(encoding="utf-8").splitlines()[0]
    assert re.match(r"# \w.{20,}", head)


def test_every_figure_and_table_has_its_source(reference: Reference) -> None:
    """Value, unit, source and confidence, of each."""
    assert parts(reference)
    assert [part for part in parts(reference) if not part.cite.strip() or part.unit != part.unit.strip()] == []


def test_nothing_that_looks_like_a_figure_is_lost(reference: Reference) -> None:
    """Every table with a value is a figure, so that none is read around the checks."""

    def count(part: Any) -> int:
        return ("value" in part) + sum(count(v) for v in part.values() if isinstance(v, dict))

    raw = tomllib.loads((FOLDER.parent / f"{reference.name}.toml").read_text(encoding="utf-8"))
    assert count(raw) == len(reference.figures)


def test_units_are_spelt_in_one_way(reference: Reference) -> None:
    """A, V, W, VA, BTU/h, ft² and CFM, never amps, watts or BTUH."""
    units = {part.unit for part in parts(reference)} | {table.key_unit for table in reference.tables.values()}
    assert [unit for unit in units if SPELLED_OTHERWISE.search(unit)] == []


@pytest.mark.parametrize("name", sorted(UNITS))
def test_units_of_electrical_figures_and_policy_are_known(name: str) -> None:
    """Each unit is one of a short list."""
    reference = load_reference(f"reference/{name}")
    keys = {table.key_unit for table in reference.tables.values()}
    assert {part.unit for part in parts(reference)} <= UNITS[name]
    assert keys <= UNITS[name] | {"BTU/h"}


def test_the_nameplates_of_mini_splits_follow_the_estimate() -> None:
    """The table of remedies is the outdoor-unit estimate worked out: slope by kBTU/h plus base, at 240 V."""
    loads, remedies = load_reference("reference/loads"), load_reference("reference/remedies")
    slope, base, volts = (loads.figure(f"outdoor_unit.{key}").value for key in ("a_per_kbtu_h", "a_base", "volts"))
    for btu_h, va in remedies.table("mini_splits").rows:
        assert va == pytest.approx((slope * btu_h / 1_000 + base) * volts, abs=1)
