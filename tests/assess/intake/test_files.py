"""A home written down and read back."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.errors import IntakeError
from assess.intake import Home, Service
from assess.intake.files import home_from_mapping, parse_home
from assess.records import Basis, Provenance

ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["200 A", "label", "unknown"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["value", "basis", "range", "kind", "space", "volts", "circuits", "x"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)
HOME = """
basis = "label"
loads = [{ kind = "range", nameplate_va = "12 kW" }]

[place]
state = "co"
[dwelling]
floor_area_ft2 = { value = "1,500 sq ft", basis = "assumed", range = [1300, "1,700 sq ft"], note = "from the street" }
[service]
rating_a = "200 A"
volts = "unknown"
[[panel.circuits]]
space = 7
[[panel.circuits]]
space = "9,11"
poles = 2
breaker_a = { value = "30 A", basis = "told" }
label = { value = "dryer", note = "in pencil" }
"""


def test_a_home_is_read_with_units_and_basis() -> None:
    """Values arrive in the unit of their field, each with where it comes from."""
    home = parse_home(HOME, "home.toml")
    assert (home.service.rating_a, home.service.volts, home.place.state) == (200, None, "CO")
    assert home.loads is not None
    assert home.loads[0].nameplate_va == 12_000
    assert home.basis_of("service.rating_a").basis is Basis.LABEL
    assert home.basis_of("panel.circuits.1.breaker_a").basis is Basis.TOLD
    assert home.basis_of("panel.circuits.1.label") == Provenance(basis=Basis.LABEL, note="in pencil")
    assert home.basis_of("dwelling.floor_area_ft2") == Provenance(
        basis=Basis.ASSUMED, low=1300, high=1700, note="from the street"
    )


def test_the_basis_of_a_file_marks_only_what_it_states() -> None:
    """A value that the file leaves out, or says is unknown, has no basis."""
    assert {"service.volts", "panel.bus_a"}.isdisjoint(parse_home(HOME, "home.toml").provenance)


def test_an_empty_form_is_a_home_of_unknowns() -> None:
    """Headings without values say nothing."""
    assert parse_home("[service]\n[panel]\n", "home.toml") == Home()


def test_a_home_survives_json() -> None:
    """What the program writes it reads back equal, provenance too."""
    home = parse_home(HOME, "home.toml")
    written = json.dumps(home.model_dump(mode="json"))
    assert parse_home(written, "home.json") == home


def test_none_of_a_thing_is_not_unknown() -> None:
    """An empty list says there is none, and is kept apart from silence."""
    assert parse_home("loads = []", "home.toml").loads == ()
    assert parse_home("[service]", "home.toml").loads is None


def test_all_problems_come_in_one_message() -> None:
    """A wrapper, a misspelt name and a value out of range are told together."""
    with pytest.raises(IntakeError) as caught:
        parse_home(
            '[service]\nratng_a = 1\n[panel]\nmain_a = { value = 1, basis = "assumed" }\n[room]\nheight_ft = 0',
            "h.toml",
        )
    text = str(caught.value)
    assert text.startswith("h.toml, panel.main_a: 1 is assumed and has no range")
    assert "There are 2 more problems:\n  service.ratng_a: " in text
    assert "\n  room.height_ft: 0 is out of range" in text


def test_a_value_refused_once_is_not_refused_twice() -> None:
    """A required field whose wrapper is wrong is not also called missing."""
    with pytest.raises(IntakeError) as caught:
        parse_home('[[panel.circuits]]\nspace = { vale = "7" }', "h.toml")
    assert caught.value.hint is None
    assert caught.value.where == "h.toml, panel.circuits.0.space (entry 1)"


def test_what_stands_on_top_wins_field_by_field() -> None:
    """A base keeps the fields that nobody speaks of, with their provenance."""
    base = home_from_mapping(
        {
            "service": {"rating_a": {"value": 100, "basis": "label"}, "volts": {"value": 240, "basis": "label"}},
            "panel": {"spaces_free": {"value": 4, "basis": "label"}},
        },
        "base",
    )
    home = home_from_mapping({"service": {"rating_a": 200}, "panel": {"spaces_free": "unknown"}}, "top", base)
    assert home.service == Service(rating_a=200, volts=240)
    assert home.panel.spaces_free is None
    assert list(home.provenance) == ["service.volts"]


def test_a_list_on_top_replaces_the_list_below() -> None:
    """Half of one list of loads and half of another would be nobody's home."""
    base = home_from_mapping({"loads": [{"kind": "spa", "nameplate_va": {"value": 5000, "basis": "label"}}]}, "base")
    home = home_from_mapping({"loads": [{"kind": "range"}]}, "top", base)
    assert home.loads is not None
    assert [load.kind for load in home.loads] == ["range"]
    assert home.provenance == {}


def test_a_section_on_top_of_nothing_stands_alone() -> None:
    """A battery that the base does not have comes from the top alone."""
    home = home_from_mapping({"battery": {"energy_kwh": 10}}, "top", Home())
    assert home.battery is not None
    assert home.battery.energy_kwh == 10


def test_the_whole_of_base_and_top_must_agree() -> None:
    """A main breaker from the form is held against the service of the base."""
    base = home_from_mapping({"service": {"rating_a": 100}}, "base")
    with pytest.raises(IntakeError, match=r"top: panel\.main_a \(200 A\) is larger than service\.rating_a \(100 A\)"):
        home_from_mapping({"panel": {"main_a": 200}}, "top", base)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('basis = "assumed"', '"assumed" cannot hold for a whole file; write one of measured, label, told'),
        ('from = "a.xml"', 'names "a.xml", and only a home that is read from a file can'),
        ('[provenance]\n"service.rating_b" = { basis = "label" }', 'did you mean "rating_a"?'),
        ('[provenance]\n"service.rating_a" = { basis = "assumed" }', "is assumed and has no range; add low and high"),
        ('[provenance]\n"service.rating_a.x" = { basis = "label" }', "is not a field"),
    ],
)
def test_what_is_said_of_the_file_is_checked_too(text: str, says: str) -> None:
    """The few lines above the form, and a provenance table, are held to the same rules."""
    with pytest.raises(IntakeError) as caught:
        parse_home(text, "home.toml")
    assert says in str(caught.value)


def test_a_value_read_elsewhere_names_its_element() -> None:
    """Whoever has to mend a foreign file learns where in it the value stands."""
    with pytest.raises(IntakeError, match=r"\(read from audit\.xml: Wall/Area\)$"):
        home_from_mapping({"dwelling": {"bedrooms": {"value": 99, "source": "audit.xml: Wall/Area"}}}, "audit.xml")


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*Home.model_fields, "from", "basis", "x"]), ODD, max_size=4))
def test_whatever_is_given_is_a_home_or_a_refusal(raw: dict[str, Any]) -> None:
    """Nothing a file can hold ends in anything but a home or a message."""
    try:
        home = home_from_mapping(raw, "odd.json")
    except IntakeError:
        return
    assert home_from_mapping(home.model_dump(mode="json"), "again.json") == home


@pytest.mark.parametrize(("space", "poles"), [("0", 1), ("1A,1B", 2), ("1A,2A", 2), ("1,2", 2), ("3,7", 2), ("100", 1)])
def test_spaces_that_no_breaker_can_take_are_refused(space: str, poles: int) -> None:
    """Space 0, both halves of one tandem, and spaces side by side lie on one leg or nowhere."""
    text = f'[panel]\ncircuits = [{{ space = "{space}", poles = {poles} }}]\n'
    with pytest.raises(IntakeError, match="space"):
        parse_home(text, "home.toml")


def test_a_peak_of_ten_watts_is_refused() -> None:
    """A recorded demand in megawatts or next to nothing is a slip of the unit."""
    for peak in ("0.01", "5000"):
        with pytest.raises(IntakeError, match="peak_kw"):
            parse_home(f"[demand]\npeak_kw = {peak}\n", "home.toml")
