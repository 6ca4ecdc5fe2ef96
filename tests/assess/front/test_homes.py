"""Homes from files and mappings, and homes with something changed."""

import copy
import pickle
from pathlib import Path

import pytest

from assess import Home, IntakeError, UsageError, home_from_dict, load_home, with_changes
from assess.front.homes import LoadedHome


def test_a_loaded_home_is_a_home(folder: Path) -> None:
    """Its fields are those of the form, and copies of it, pickled ones too, bring the same files along."""
    home = load_home(str(folder / "house.toml"))
    assert isinstance(home, Home)
    assert home.service.rating_a == 200
    for other in (copy.deepcopy(home), pickle.loads(pickle.dumps(home)), home.model_copy()):  # noqa: S301 - our own
        assert other == home
        assert other.beside == home.beside
    assert Home.model_validate(home.model_dump()) == Home.model_validate_json(home.model_dump_json())


def test_fields_are_set_by_the_names_of_a_home_file() -> None:
    """Text with a unit, a number, a bool and None are taken as a home file would have them."""
    home = home_from_dict({"service": {"rating_a": "100 A", "volts": 240}})
    fields = {"service.rating": "200 A", "service.volts": None, "dwelling.stories": 2, "service.meter_main": True}
    changed = with_changes(home, fields)
    assert (changed.service.rating_a, changed.service.volts) == (200, Home().service.volts)
    assert (changed.dwelling.stories, changed.service.meter_main) == (2, True)
    assert home.service.rating_a == 100
    assert with_changes(home) == home


def test_a_remedy_goes_by_its_id(folder: Path) -> None:
    """It changes the home as `assess whatif --apply` does, and what the home brings along stays with it."""
    home = load_home(folder / "house.toml")
    changed = with_changes(home, remedies="pcs_dynamic")
    assert isinstance(changed, LoadedHome)
    assert changed.node.power_management != home.node.power_management or changed != home


@pytest.mark.parametrize(
    ("fields", "remedies", "error", "says"),
    [
        ({"service.ratings": 200}, (), UsageError, "service.rating"),
        ({"service.rating": "200 W"}, (), IntakeError, "200 W"),
        ({"service.rating": -5}, (), IntakeError, "service.rating"),
        ({}, ["miracle"], UsageError, "miracle"),
        ({"service.rating": [200]}, (), TypeError, "a text, a number, a bool, or None for unknown, not list"),
    ],
)
def test_a_change_that_cannot_be_is_refused(
    fields: dict[str, object], remedies: list[str], error: type[Exception], says: str
) -> None:
    """A field or remedy that there is not, a value that cannot be, and the wrong kind of value say so."""
    with pytest.raises(error, match=says):
        with_changes(Home(), fields, remedies)


def test_a_contradiction_is_told_in_the_words_of_a_script() -> None:
    """Which fields to set as well, or to leave unknown, is said without options of the command line."""
    home = home_from_dict({"service": {"rating_a": 200}, "panel": {"main_a": 200}})
    with pytest.raises(IntakeError) as refused:
        with_changes(home, {"service.rating": 100})
    assert "--" not in str(refused.value)
    assert str(refused.value).startswith("service.rating: ")
    assert "or leave it unknown: panel.main_a = None." in str(refused.value)


def test_all_that_is_wrong_with_a_mapping_is_said_at_once() -> None:
    """Two mistakes are two lines of one refusal."""
    with pytest.raises(IntakeError) as refused:
        home_from_dict({"service": {"rating_a": "two hundred"}, "dwelling": {"area": 3}})
    assert "two hundred" in str(refused.value)
    assert "area" in str(refused.value)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: load_home(None), r"load_home\(\) takes the path of a file, not NoneType"),  # type: ignore[arg-type]
        (lambda: load_home(b"house.toml"), r"load_home\(\) takes the path of a file, not bytes"),  # type: ignore[arg-type]
        (lambda: home_from_dict("house.toml"), r"home_from_dict\(\) takes a mapping, not str"),  # type: ignore[arg-type]
        (lambda: with_changes({}, {}), r"with_changes\(\) takes a Home, not dict"),  # type: ignore[arg-type]
    ],
)
def test_the_wrong_kind_of_argument_is_told(call: "pytest.RaisesExc[TypeError]", says: str) -> None:
    """A script's own mistake is a TypeError with the name of what it called."""
    with pytest.raises(TypeError, match=says):
        call()  # type: ignore[operator]
