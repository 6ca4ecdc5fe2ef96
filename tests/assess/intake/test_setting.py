"""Single fields of a home set otherwise, as if a file had said so."""

import copy
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.errors import AssessError
from assess.intake import Home
from assess.intake.fields import shapes
from assess.intake.files import home_from_mapping
from assess.intake.setting import Setting, fields_set, left_behind, said_of, setting_of, with_settings
from assess.records import Basis, Provenance, Record

EXAMPLE = Path(__file__).parents[3] / "examples" / "homes" / "go-capped-phoenix.toml"
RAW: dict[str, Any] = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
HOME = home_from_mapping(RAW, "example")
# A field as typed, its full path, and its value as typed, which TOML has in quotes where it is text.
POOL: tuple[tuple[str, tuple[str | int, ...], str, object], ...] = (
    ("service.rating", ("service", "rating_a"), "225 A", "225 A"),
    ("service.volts", ("service", "volts"), "208", 208),
    ("panel.main", ("panel", "main_a"), "200", 200),
    ("room.door", ("room", "door"), "open", "open"),
    ("room.kind", ("room", "kind"), "garage", "garage"),
    ("pv.power", ("pv", "power_kw"), "8 kW", "8 kW"),
    ("loads.range.nameplate", ("loads", 0, "nameplate_va"), "8 kW", "8 kW"),
    ("loads.1.kind", ("loads", 1, "kind"), "spa", "spa"),
    ("panel.circuits.garage.breaker", ("panel", "circuits", 10, "breaker_a"), "15 A", "15 A"),
    ("place.zip_code", ("place", "zip_code"), "85016", "85016"),
    ("safety.fuse_panel", ("safety", "fuse_panel"), "true", True),
    ("dwelling.occupants", ("dwelling", "occupants"), "unknown", "unknown"),
    ("node.gpus", ("node", "gpus"), '{ value = 8, basis = "label" }', {"value": 8, "basis": "label"}),
)


def changed(*typed: str, unset: tuple[str, ...] = ()) -> Home:
    """Return the example with this set and that taken out."""
    return with_settings(HOME, [*map(setting_of, typed), *map(Setting, unset)])


def told(*typed: str) -> AssessError:
    """Return the refusal."""
    with pytest.raises(AssessError) as caught:
        changed(*typed)
    return caught.value


@given(st.lists(st.sampled_from(POOL), unique_by=lambda one: one[0]))
def test_what_is_set_is_what_a_file_would_say(some: list[tuple[str, tuple[str | int, ...], str, object]]) -> None:
    """The home is the very home of a file that says the same, its provenance included."""
    raw = copy.deepcopy(RAW)
    for _, path, _, value in some:
        holder: Any = raw
        for step in path[:-1]:
            holder = holder.setdefault(step, {}) if isinstance(step, str) else holder[step]
        holder[path[-1]] = value
    assert changed(*(f"{name}={text}" for name, _, text, _ in some)) == home_from_mapping(raw, "file")


def leaves(record: Record, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield every single value of a home."""
    for name, shape in shapes(type(record)).items():
        value, here = getattr(record, name), f"{path}.{name}".lstrip(".")
        if shape.form == "section" and value is not None:
            yield from leaves(value, here)
        elif shape.form == "sections":
            for number, entry in enumerate(value or ()):
                yield from leaves(entry, f"{here}.{number}")
        elif shape.form not in {"table", "texts"} and value is not None:
            yield here, value


def test_what_is_set_to_what_it_was_changes_no_value() -> None:
    """Every value of the home, typed again, gives the same values; only its basis is told from then on."""
    every = dict(leaves(HOME))
    again = [
        Setting(field, str(value).lower() if isinstance(value, bool) else str(value)) for field, value in every.items()
    ]
    assert len(again) > 100
    found = with_settings(HOME, again)
    assert found.model_copy(update={"provenance": {}}) == HOME.model_copy(update={"provenance": {}})
    assert {found.basis_of(field).basis for field in every} == {Basis.TOLD}


def test_nothing_set_changes_nothing() -> None:
    """Without a setting the home is the same."""
    assert with_settings(HOME, []) == HOME


def test_the_basis_of_what_is_set_is_told() -> None:
    """A label that was read says nothing of the value in its place; other values keep theirs."""
    assert HOME.basis_of("service.rating_a").basis is Basis.LABEL
    found = changed("service.rating=225 A")
    assert found.basis_of("service.rating_a").basis is Basis.TOLD
    assert found.basis_of("panel.bus_a").basis is Basis.LABEL


def test_a_mark_on_an_entry_does_not_hold_for_what_is_set() -> None:
    """One value of a measured speed test that is set is told; the others stay measured."""
    measured = {"internet.tests.0": Provenance(basis=Basis.MEASURED, source="test.json")}
    home = HOME.model_copy(update={"provenance": measured})
    found = with_settings(home, [setting_of("internet.tests.0.down=100 Mbps")])
    assert found.basis_of("internet.tests.0.down_mbps").basis is Basis.TOLD
    assert found.basis_of("internet.tests.0.up_mbps").basis is Basis.MEASURED


@pytest.mark.parametrize("out", ["service.rating=", "service.rating=unknown"])
def test_a_field_without_a_value_is_unknown(out: str) -> None:
    """Nothing behind the sign takes the value out, and so does `unknown`."""
    found = changed(out)
    assert found.service.rating_a is None
    assert found.service.volts == 240


def test_a_part_of_the_home_is_taken_out() -> None:
    """A whole section and a list can be unknown; what was not there is no error and comes not into being."""
    found = changed(unset=("service", "loads", "pv.power"))
    assert (found.service.rating_a, found.loads, found.pv) == (None, None, None)


def test_an_entry_is_taken_out_and_those_behind_move_up() -> None:
    """Where values come from moves along with them."""
    found = changed(unset=("loads.range", "loads.3"))
    assert [load.kind for load in found.loads or ()] == ["dryer", "water_heater", "heat_pump"]
    marked = {f: s for f, s in found.provenance.items() if f.startswith("loads.")}
    assert marked.keys() == {f"loads.{number}.nameplate_va" for number in (0, 1, 2)}


def test_the_number_behind_the_last_adds_an_entry() -> None:
    """A further load is described field by field."""
    loads = changed("loads.5.kind=ev_charger", "loads.5.nameplate=9.6 kW").loads or ()
    assert (len(loads), loads[5].kind, loads[5].nameplate_va) == (6, "ev_charger", 9600)


def test_a_list_may_be_said_to_be_empty() -> None:
    """No loads is not the same as loads unknown."""
    assert changed("loads=[]").loads == ()


def test_a_contradiction_says_what_else_to_set() -> None:
    """The intake's own words, and the field that would have to go along."""
    error = told("service.rating=100 A")
    assert error.where == "--set service.rating"
    assert error.message.startswith("panel.main_a (200 A) is larger than service.rating_a (100 A)")
    assert error.hint == "Set panel.main_a as well, or leave it unknown: --unset panel.main_a."
    assert changed("service.rating=100 A", "panel.main=100 A").service.rating_a == 100
    assert changed("service.rating=100 A", unset=("panel.main",)).panel.main_a is None


def test_a_missing_field_of_a_new_entry_is_named() -> None:
    """What else the entry needs stands behind the setting."""
    error = told("loads.5.nameplate=9.6 kW")
    assert error.where == "--set loads.5.nameplate: loads.5.kind (entry 6)"


def test_a_larger_service_says_what_it_leaves() -> None:
    """A main breaker and a busbar of before are named, with the words to set them; set too, nothing is said."""
    alone = [setting_of("service.rating=400 A")]
    (note,) = left_behind(with_settings(HOME, alone), fields_set(HOME, alone))
    assert "the main breaker stays 200 A and the busbar stays 225 A" in note
    assert '--set panel.main="400 A" --set panel.bus="400 A"' in note
    whole = [*alone, setting_of("panel.main=400 A"), setting_of("panel.bus=400 A")]
    assert left_behind(with_settings(HOME, whole), fields_set(HOME, whole)) == ()
    other = [setting_of("room.door=open")]
    assert left_behind(with_settings(HOME, other), fields_set(HOME, other)) == ()


def test_the_field_of_a_later_message_finds_its_setting() -> None:
    """With or without the count of the entry in brackets; a field that was not set has none."""
    fields = fields_set(HOME, [setting_of("loads.range.nameplate=8 kW")])
    assert said_of("loads.0.nameplate_va", fields) == "--set loads.range.nameplate"
    assert said_of("loads.0.nameplate_va (entry 1)", fields) == "--set loads.range.nameplate"
    assert said_of("node.model", fields) is None
