"""A remedy done to a home: the home stays one that could have been read, and says what was changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assess.errors import IntakeError, UsageError
from assess.intake import Home
from assess.readers.home import read_home
from assess.records import Basis, Provenance
from assess.verdict.remedies import Offer, applied, apply_remedy, catalogue
from assess.verdict.remedies.written import written

Example = Callable[[str], Home]
EXAMPLES = ("go-capped-phoenix", "go-cleveland", "go-if-atlanta", "incomplete-seattle", "no-go-houston")
HAZARDS = {
    "fuse_panel": True,
    "double_tapped_breakers": True,
    "grounding_ok": False,
    "smoke_alarms": False,
    "working_depth_in": 20.0,
    "panel_place": "bathroom",
}


def with_fields(home: Home, part: str, **fields: object) -> Home:
    """Return the home with some fields of one part replaced."""
    return home.model_copy(update={part: getattr(home, part).model_copy(update=fields)})


@pytest.fixture(params=EXAMPLES)
def home(request: pytest.FixtureRequest, repo: Path) -> Home:
    """Return each example home, with some hazards more."""
    found = read_home(repo / "examples" / "homes" / f"{request.param}.toml")
    return with_fields(found, "safety", **HAZARDS)


@pytest.fixture(params=[offer.id for offer in catalogue()])
def offer(request: pytest.FixtureRequest) -> Offer:
    """Return each remedy of the catalogue."""
    return next(one for one in catalogue() if one.id == request.param)


def test_a_changed_home_is_as_valid_as_one_that_was_read(home: Home, offer: Offer) -> None:
    """Every remedy gives a home that the form takes, and that differs, or none at all."""
    changed = applied(home, offer)
    if changed is None:
        return
    assert Home.model_validate(changed.model_dump()) == changed
    assert changed != home
    sets = written(home, changed)
    assert sets
    assert all(" = " in one for one in sets)


def test_no_remedy_is_done_twice(home: Home, offer: Offer) -> None:
    """What was done need not be done again; a mini-split is one more each time, a moved panel stays moved."""
    changed = applied(home, offer)
    if changed is None or offer.entry.action == "mini_split":
        return
    again = applied(changed, offer)
    assert again is None or again == changed


def test_a_change_is_written_as_in_a_home_file(example: Example) -> None:
    """Field, value and unit, so that it can be typed in."""
    home = example("go-cleveland")
    assert "service.rating_a = 320 A" in written(home, apply_remedy(home, "service_320"))
    assert written(home, apply_remedy(home, "pcs_dynamic")) == ("node.power_management = pcs_dynamic",)


def test_a_remedy_that_is_not_there_is_refused_with_the_nearest(example: Example) -> None:
    """A slip of the pen is answered with what was meant."""
    with pytest.raises(UsageError, match="pcs_fixed"):
        apply_remedy(example("go-cleveland"), "pcs_fixd")


def test_a_remedy_that_makes_no_sense_is_refused(example: Example) -> None:
    """A node that stands outdoors cannot be set outdoors."""
    with pytest.raises(IntakeError, match="outdoors"):
        apply_remedy(example("go-cleveland"), "outdoors")


def test_the_range_of_an_old_value_does_not_cling_to_the_new_one(example: Example) -> None:
    """A dryer whose nameplate was assumed is gone, and its range with it; the others keep theirs."""
    home = example("no-go-houston")
    ranges = {
        f"loads.{number}.nameplate_va": Provenance(basis=Basis.ASSUMED, low=4_000, high=12_000) for number in (0, 1)
    }
    changed = apply_remedy(home.model_copy(update={"provenance": ranges}), "heat_pump_dryer")
    assert set(changed.provenance) == {"loads.0.nameplate_va"}


def test_a_cure_takes_the_hazard_away(home: Home) -> None:
    """A new panel has no fuses, a moved one no bathroom around it."""
    assert apply_remedy(home, "panel").safety.fuse_panel is False
    assert apply_remedy(home, "move_panel").safety.panel_place != "bathroom"
    assert apply_remedy(home, "grounding").safety.grounding_ok is True
