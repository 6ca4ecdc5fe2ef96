"""How far told inputs may be off: every entry is a field of the form, has its source, and brackets what was told."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import pairwise

import pytest

from assess.intake import Home
from assess.intake.fields import NUMERIC, Shape, shapes
from assess.records import Record
from assess.rulebook import load_edition
from assess.verdict.sensitivity import InputRange, input_ranges
from assess.verdict.sensitivity.ranges import sizes_of

# Numeric fields without a range, and why none is needed.
LEFT_OUT = {
    "place.*": "where the home is, is known",
    "dwelling.count": "how many dwellings there are is seen",
    "*.circuits.*.breaker_a": "read from the handle by whoever lists circuits; only the rule of all breakers reads it",
    "*.volts": "of one circuit or load: told by its poles",
    "loads.*.count": "counted",
    "hvac.systems.*.count": "counted",
    "demand.interval_min": "only says how coarse a record is",
    "demand.period_days": "read from the record",
    "demand.unmeasured_pct": "only says how whole a record is",
    "pv.power_kw": "used by the year, by no limit",
    "battery.power_kw": "used by the year, by no limit",
    "battery.stand_alone_kw": "a finding for outages, no limit",
    "generator.power_kw": "used for outages, by no limit",
    "hvac.systems.*.heating_btu_h": "used in winter, by no limit",
    "hvac.systems.*.seer": "used for energy, by no limit",
    "internet.plan_*": "compared with what was measured; the measurement decides",
    "internet.tests.*.jitter_ms": "compared with nothing",
    "safety.disconnect_distance_ft": "a finding to be mended at the installation, no limit",
    "economics.*": "money decides no limit",
    "node.gpus": "what is asked for",
    "node.*cap_w": "what is asked for",
    "node.nameplate_a": "read from the node that is delivered",
    "node.battery_kwh": "read from the node that is delivered",
    "node.volts": "what is asked for",
    "node.power_factor": "read from the node's data sheet",
    "node.m*_a": "read from the node that is delivered",
}


def fields(record: type[Record], path: str = "") -> Iterator[tuple[str, Shape]]:
    """Yield every field of the form by its pattern."""
    for name, shape in shapes(record).items():
        here = f"{path}.{name}" if path else name
        if shape.record is not None and shape.form != "table":
            yield from fields(shape.record, here if shape.form == "section" else f"{here}.*")
        else:
            yield here, shape


FORM = dict(fields(Home))


@pytest.fixture(params=sorted(input_ranges()))
def entry(request: pytest.FixtureRequest) -> tuple[str, InputRange]:
    """Return each range with its field."""
    return request.param, input_ranges()[request.param]


def test_every_range_is_of_a_field_of_the_form(entry: tuple[str, InputRange]) -> None:
    """The field is there, and so is each that moves along with it."""
    pattern, told = entry
    assert {pattern, *told.along} <= FORM.keys()


def test_every_range_has_its_name_its_source_and_what_settles_it(entry: tuple[str, InputRange]) -> None:
    """A plain name, a cite, and a sentence that says what to do."""
    _, told = entry
    assert told.name
    assert told.name[0].islower() or told.name[0].isdigit() or told.name.startswith("U-factor")
    assert told.cite.strip()
    assert told.settle[0].isupper()
    assert told.settle.endswith(".")


def test_what_was_told_lies_within_its_range(entry: tuple[str, InputRange]) -> None:
    """A ratio has 1 between its ends, what is added has 0, and the two ends differ."""
    _, told = entry
    if told.ratio is not None:
        assert 0 < told.ratio[0] <= 1 <= told.ratio[1]
        assert told.ratio[0] < told.ratio[1]
    if told.plus is not None:
        assert told.plus[0] <= 0 <= told.plus[1]
        assert told.plus[0] < told.plus[1]


def test_numbers_have_numbers_and_words_have_words(entry: tuple[str, InputRange]) -> None:
    """A choice lists words of its own, yes or no both, and a number is never a word."""
    pattern, told = entry
    shape = FORM[pattern]
    if shape.form in NUMERIC:
        assert told.steps is None
    elif shape.form == "choice":
        assert set(told.steps or ()) <= set(shape.choices)
    elif shape.form == "yes_no":
        assert told.steps == (False, True)
    else:
        assert told.steps


def test_sizes_are_there_and_ascend(entry: tuple[str, InputRange]) -> None:
    """A named list of sizes exists, in the unit of the field or in none."""
    pattern, told = entry
    if told.sizes is not None:
        sizes = sizes_of(told.sizes)
        assert all(low < high for low, high in pairwise(sizes.list))
        assert FORM[pattern].unit in {sizes.unit, ""}


def test_breakers_are_those_of_the_code() -> None:
    """The standard sizes of breakers are the edition's."""
    assert sizes_of("breaker").list == load_edition("nec/2023").rules.overcurrent_sizes.sizes_a


def test_every_number_that_a_limit_reads_has_a_range() -> None:
    """A numeric field of the form has one, or a reason stands beside its name here."""
    without = [name for name, shape in FORM.items() if shape.form in NUMERIC and name not in input_ranges()]
    assert [name for name in without if not any(fnmatchcase(name, left) for left in LEFT_OUT)] == []
    assert [left for left in LEFT_OUT if not any(fnmatchcase(name, left) for name in without)] == []
