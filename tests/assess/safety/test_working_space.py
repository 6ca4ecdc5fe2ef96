from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.findings import Finding, Severity
from assess.intake import Dwelling, Home, Panel, SafetyChecklist, Service
from assess.rulebook import load_edition
from assess.safety import load_hazards
from assess.safety.working_space import panel_place_findings, working_space_findings
from assess.worksheet import Worksheet

EDITION = load_edition("nec/2023")
SPACE = EDITION.rules.working_space
RULES = load_hazards()
ENOUGH: dict[str, Any] = {"working_depth_in": 36.0, "working_width_in": 30.0, "working_height_in": 78.0}


def measured(home: Home | None = None, **inches: Any) -> list[Finding]:
    """Return what these measures say."""
    changed: dict[str, Any] = {"safety": SafetyChecklist(**{**ENOUGH, **inches})}
    place = (home or Home()).model_copy(update=changed)
    return working_space_findings(place, EDITION, RULES, Worksheet())


def test_a_space_that_is_just_large_enough_is_fine() -> None:
    """Measures equal to the rule's pass."""
    (found,) = measured()
    assert (found.severity, found.cite) == (Severity.OK, SPACE.cite)


@pytest.mark.parametrize("name", ["depth", "width", "height"])
def test_a_space_too_small_blocks_until_cured(name: str) -> None:
    """An inch too little blocks, with the measure's own clause and what to do."""
    field = f"working_{name}_in"
    (found,) = measured(None, **{field: ENOUGH[field] - 1})
    assert (found.code, found.severity) == (f"safety.working_{name}", Severity.BLOCKING)
    assert found.cite == getattr(SPACE, name).cite
    assert "relocate" in found.cure


def test_a_measure_of_zero_is_not_unmeasured() -> None:
    """A panel behind a shelf has a depth of 0, which blocks."""
    (found,) = measured(working_depth_in=0)
    assert found.severity is Severity.BLOCKING


def test_what_was_not_measured_is_unknown() -> None:
    """Missing measures are told together with the field to fill in, beside those that are too small."""
    found = {f.code: f for f in measured(working_depth_in=None, working_width_in=20.0)}
    assert found["safety.working_width"].severity is Severity.BLOCKING
    assert found["safety.working_space"].severity is Severity.UNKNOWN
    assert found["safety.working_space"].field == "safety.working_depth_in"
    assert "36" in found["safety.working_space"].means


@pytest.mark.parametrize(
    ("home", "expected"),
    [
        (Home(dwelling=Dwelling(status="existing"), service=Service(rating_a=200)), Severity.WARNING),
        (Home(dwelling=Dwelling(status="existing"), panel=Panel(bus_a=125)), Severity.WARNING),
        (Home(dwelling=Dwelling(status="existing"), service=Service(rating_a=400)), Severity.BLOCKING),
        (Home(dwelling=Dwelling(status="existing")), Severity.BLOCKING),
        (Home(dwelling=Dwelling(status="new"), service=Service(rating_a=200)), Severity.BLOCKING),
        (Home(service=Service(rating_a=200)), Severity.BLOCKING),
    ],
)
def test_an_existing_small_panel_may_have_less_height(home: Home, expected: Severity) -> None:
    """Low headroom is a condition at existing panels up to 200 A; where that is not known it blocks."""
    (found,) = measured(home, working_height_in=70.0)
    assert found.severity is expected
    (depth,) = measured(home, working_depth_in=30.0)
    assert depth.severity is Severity.BLOCKING


@given(inches=st.floats(0, 120), more=st.floats(0, 60))
def test_more_space_never_blocks(inches: float, more: float) -> None:
    """What passes with little space passes with more."""
    (small,), (large,) = (measured(working_depth_in=depth) for depth in (inches, inches + more))
    assert large.severity is Severity.OK or small.severity is Severity.BLOCKING


@pytest.mark.parametrize(
    ("place", "clause"),
    [
        ("bathroom", EDITION.rules.panel_place.bathroom_cite),
        ("clothes_closet", EDITION.rules.panel_place.clothes_closet_cite),
        ("stairs", EDITION.rules.panel_place.stairs_cite),
    ],
)
def test_a_barred_place_blocks_with_its_clause(place: Any, clause: str) -> None:
    """A panel in a bathroom, in a clothes closet or over stairs blocks, each by its own clause."""
    (found,) = panel_place_findings(Home(safety=SafetyChecklist(panel_place=place)), EDITION, RULES)
    assert (found.severity, found.cite) == (Severity.BLOCKING, clause)


@pytest.mark.parametrize("place", ["outdoors", "garage", "utility_room", "basement", "hallway", "other"])
def test_other_places_are_allowed(place: Any) -> None:
    """Everywhere else a panel may be."""
    (found,) = panel_place_findings(Home(safety=SafetyChecklist(panel_place=place)), EDITION, RULES)
    assert found.severity is Severity.OK


def test_a_place_that_nobody_wrote_down_is_unknown() -> None:
    """A panel may be where none may be; that is seen on site."""
    (found,) = panel_place_findings(Home(), EDITION, RULES)
    assert (found.severity, found.field) == (Severity.UNKNOWN, "safety.panel_place")
