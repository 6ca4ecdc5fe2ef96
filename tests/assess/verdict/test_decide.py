"""The verdict: outcomes, unknowns, hazards, the card."""

from collections.abc import Callable

import pytest

from assess.assessment import Assessment
from assess.findings import Severity
from assess.intake import Home, Load, LoadKind, PowerManagement
from assess.numbers import quantity
from assess.records import Basis, Provenance
from assess.verdict import Outcome

Example = Callable[[str], Home]
Judged = Callable[[Home], Assessment]


def change(home: Home, path: str, value: object) -> Home:
    """Return the home with one field, one level down, replaced."""
    part, field = path.split(".")
    return home.model_copy(update={part: getattr(home, part).model_copy(update={field: value})})


def test_go_gives_the_node_as_asked(example: Example, judged: Judged) -> None:
    """A go is the request itself, at its full rating, with a commissioning card and nothing to change."""
    verdict = judged(example("go-cleveland")).verdict
    assert verdict.outcome is Outcome.GO
    assert verdict.best == verdict.requested
    assert verdict.card is not None
    assert verdict.changes is None


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("service.rating_a", "service.rating_a"),
        ("panel.main_a", "panel.main_a"),
        ("panel.bus_a", "panel.bus_a"),
        ("panel.spaces_free", "panel.spaces_free"),
        ("panel.make", "panel.make"),
        ("dwelling.floor_area_ft2", "dwelling.floor_area_ft2"),
        ("internet.tests", "internet.tests"),
    ],
)
def test_an_unknown_makes_the_verdict_incomplete(example: Example, judged: Judged, path: str, field: str) -> None:
    """Taking any one deciding value away turns a go into incomplete, and the verdict names that field."""
    verdict = judged(change(example("go-cleveland"), path, None)).verdict
    assert verdict.outcome is Outcome.INCOMPLETE
    assert field in {unknown.field for unknown in verdict.unknowns}
    assert all(unknown.cure for unknown in verdict.unknowns)
    assert verdict.card is None


def test_unlisted_loads_are_not_no_loads(example: Example, judged: Judged) -> None:
    """A home whose loads nobody listed is incomplete, one that has none is not."""
    home = example("go-cleveland")
    unlisted = judged(home.model_copy(update={"loads": None})).verdict
    assert "loads" in {unknown.field for unknown in unlisted.unknowns}
    assert judged(home.model_copy(update={"loads": ()})).verdict.outcome is Outcome.GO


def test_no_place_means_no_weather(example: Example, judged: Judged) -> None:
    """Without a place the hottest day is unknown, and so is what the cooler carries."""
    home = change(change(example("go-cleveland"), "place.zip_code", None), "place.state", None)
    verdict = judged(home).verdict
    assert verdict.outcome is Outcome.INCOMPLETE
    assert any(limit.code == "thermal.cooler" and limit.capacity is None for limit in verdict.limits)


def test_a_known_shortfall_outweighs_an_unknown(example: Example, judged: Judged) -> None:
    """Where a known limit admits no node, another unknown cannot make it less of a no."""
    home = change(change(example("go-cleveland"), "service.rating_a", 30.0), "panel.main_a", 30.0)
    home = change(home, "internet.tests", None)
    verdict = judged(home).verdict
    assert verdict.outcome is Outcome.NO_GO
    assert verdict.binding is not None
    assert verdict.binding.code.startswith("electrical.")


def test_a_hazard_blocks_whatever_the_limits_say(example: Example, judged: Judged) -> None:
    """A hazard panel is a no-go even where every limit has room, and the verdict says what its cure buys."""
    home = change(example("go-cleveland"), "panel.make", "Zinsco")
    verdict = judged(home).verdict
    assert verdict.outcome is Outcome.NO_GO
    assert verdict.blocking
    assert verdict.best is None
    assert verdict.changes is not None
    assert verdict.changes.after is not None
    assert verdict.changes.after.gpus == 16


def test_a_capped_go_names_what_stops_the_request(example: Example, judged: Judged) -> None:
    """In Phoenix the outdoor cooler binds; the accepted node fits every limit and the request does not."""
    verdict = judged(example("go-capped-phoenix")).verdict
    assert verdict.outcome is Outcome.GO_CAPPED
    assert verdict.binding is not None
    assert verdict.binding.code == "thermal.cooler"
    assert verdict.best is not None
    assert verdict.best.throughput < verdict.requested.throughput
    assert all(limit.fits for limit in verdict.limits)


@pytest.mark.parametrize("name", ["go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston"])
def test_the_next_limit_is_of_another_kind(example: Example, judged: Judged, name: str) -> None:
    """Behind the binding limit stands the tightest one of another discipline, never a twin of the first."""
    verdict = judged(example(name)).verdict
    binding, following = verdict.binding, verdict.next_limit
    assert binding is not None
    assert following is not None
    assert following.code.split(".")[0] != binding.code.split(".")[0]
    area = binding.code.split(".")[0]
    others = [one for one in verdict.limits if one.use is not None and one.unit != "spaces"]
    assert following.use == max(one.use or 0.0 for one in others if not one.code.startswith(area))


def test_a_go_if_lists_changes_that_work(example: Example, judged: Judged) -> None:
    """Each way out of a go-if names what it buys, and the lightest stands first."""
    verdict = judged(example("go-if-atlanta")).verdict
    assert verdict.outcome is Outcome.GO_IF
    assert verdict.changes is not None
    ways = (verdict.changes, *verdict.ways_up)
    assert all(way.after is not None and way.buys for way in ways)
    assert ways[-1].after is not None
    assert ways[-1].after.gpus == 8


def test_without_a_power_control_system_the_full_rating_counts(example: Example, judged: Judged) -> None:
    """A cap in software is no limit: the circuit is built for the node's full rating, and the report says so."""
    home = change(example("go-cleveland"), "node.power_management", PowerManagement.NONE)
    assessment = judged(home)
    service = next(limit for limit in assessment.verdict.limits if limit.code == "electrical.service")
    assert service.demand == pytest.approx(19_200 / 240 * 1.25)
    assert any(finding.code == "electrical.software_cap" for finding in assessment.findings)


def test_the_card_agrees_with_the_node(example: Example, judged: Judged) -> None:
    """Breaker and setting carry the node's current: the setting is at least it, and at most 80 % of the breaker."""
    assessment = judged(example("go-cleveland"))
    card = assessment.verdict.card
    assert card is not None
    assert card.pcs_setpoint_a is not None
    assert card.breaker_a is not None
    assert assessment.power.current_a <= card.pcs_setpoint_a <= 0.8 * card.breaker_a
    assert card.command == "nvidia-smi -pl 600"


def test_reasons_are_few_and_plain(example: Example, judged: Judged) -> None:
    """Page one has at most three reasons, each a sentence."""
    for name in ("go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston", "incomplete-seattle"):
        reasons = judged(example(name)).verdict.reasons
        assert 1 <= len(reasons) <= 3
        assert all(reason.endswith(".") for reason in reasons)


def test_an_annex_d_house_with_a_node(example: Example, judged: Judged) -> None:
    """NEC Annex D2(a) with a 12.5 kVA node: 33,980 VA, 141.6 A, and 154.6 A with the continuous adder."""
    loads = (
        Load(kind=LoadKind.RANGE, nameplate_va=12_000),
        Load(kind=LoadKind.WATER_HEATER, nameplate_va=2_500),
        Load(kind=LoadKind.DISHWASHER, nameplate_va=1_200),
        Load(kind=LoadKind.DRYER, nameplate_va=5_000),
        Load(kind=LoadKind.SPACE_HEAT, nameplate_va=1_800, count=5),
        Load(kind=LoadKind.AIR_CONDITIONER, nameplate_va=6 * 230),
    )
    home = example("go-cleveland").model_copy(update={"loads": loads})
    home = change(change(home, "dwelling.floor_area_ft2", 1_500.0), "dwelling.status", "new")
    # A mild summer, so that the node draws its published 12.5 kW without the heat pump.
    home = change(home, "weather.extreme_max_f", 85.0)
    home = change(home, "weather.cooling_1_f", 80.0)
    assessment = judged(home)
    electrical = next(section for section in assessment.sections if section.name == "electrical")
    values = {step.label: step.value for step in electrical.worked[0].steps}
    assert values["Calculated load with the node"] == pytest.approx(21_480 + assessment.power.wall_va)
    assert assessment.power.wall_va == pytest.approx(12_500, rel=0.001)
    assert values["Calculated load of the house"] == pytest.approx(21_480)
    assert values["Current with the node at 100%"] == pytest.approx(141.6, abs=0.05)
    assert values["Current with the node and its continuous adder"] == pytest.approx(154.6, abs=0.1)


@pytest.mark.parametrize("rating_a", [100.0, 200.0])
def test_the_card_has_the_setting_of_the_label(example: Example, judged: Judged, rating_a: float) -> None:
    """What the technician types in and what the label on the panel says is one setting, tight service or not."""
    home = change(change(example("go-cleveland"), "service.rating_a", rating_a), "panel.main_a", rating_a)
    assessment = judged(change(home, "service.conductor_size", None))
    card = assessment.verdict.card
    assert card is not None
    label = next(f.cure for f in assessment.findings if f.code == "electrical.pcs_marking")
    assert f"Setting: {quantity(card.pcs_setpoint_a, 'A')}." in label


def test_an_unknown_is_named_in_its_own_number(example: Example, judged: Judged) -> None:
    """Spaces are not known; a busbar is not known."""
    home = change(change(example("go-cleveland"), "panel.spaces_free", None), "panel.bus_a", None)
    said = {unknown.says for unknown in judged(home).verdict.unknowns}
    assert said == {"Panel spaces are not known.", "Panel busbar is not known."}


def test_the_node_meets_the_hottest_day_the_cooler_meets(example: Example, judged: Judged) -> None:
    """An extreme below the design day counts for neither; one stated without a place counts for both."""
    home = example("go-cleveland")
    low = change(change(home, "weather.extreme_max_f", 50.0), "weather.cooling_1_f", 90.0)
    same = change(change(home, "weather.extreme_max_f", 90.0), "weather.cooling_1_f", 90.0)
    assert judged(low).power.wall_w == judged(same).power.wall_w
    nowhere = change(change(same, "place.zip_code", None), "place.state", None)
    assert judged(nowhere).power.wall_w == judged(same).power.wall_w


def test_an_assumption_that_could_flip_the_answer_is_unknown(example: Example, judged: Judged) -> None:
    """A service assumed between 60 and 200 A is no ground for a go; one between 190 and 200 A is."""
    home = example("go-cleveland")

    def assumed(low: float) -> Home:
        source = Provenance(basis=Basis.ASSUMED, low=low, high=200.0)
        sources = {**home.provenance, "service.rating_a": source}
        return change(home, "service.conductor_size", None).model_copy(update={"provenance": sources})

    wide = judged(change(assumed(60.0), "panel.main_a", 0.0)).verdict
    assert wide.outcome is Outcome.INCOMPLETE
    assert "service.rating_a" in {unknown.field for unknown in wide.unknowns}
    assert judged(change(assumed(190.0), "panel.main_a", 0.0)).verdict.outcome is Outcome.GO


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("safety.grounding_ok", False),
        ("safety.double_tapped_breakers", True),
        ("safety.lockable_disconnect", False),
    ],
)
def test_what_must_be_mended_at_the_home_is_no_plain_go(
    example: Example, judged: Judged, path: str, value: object
) -> None:
    """A go has nothing to change at the home; a defect seen there makes it a go once it is mended."""
    verdict = judged(change(example("go-cleveland"), path, value)).verdict
    assert verdict.outcome is Outcome.GO_IF
    assert verdict.changes is not None
    assert verdict.changes.after is not None
    assert verdict.changes.after.gpus == 16


def test_the_rating_is_never_less_than_the_draw(example: Example, judged: Judged) -> None:
    """A nameplate of 20 A on a node that draws more is not believed."""
    home = change(example("go-cleveland"), "node.nameplate_a", 20.0)
    power = judged(change(home, "node.power_management", PowerManagement.NONE)).power
    assert power.rated_a >= power.current_a


def test_an_unsaid_data_cap_is_unknown_but_on_fiber(example: Example, judged: Judged) -> None:
    """A cable plan may have a cap that the node exceeds."""
    home = change(example("go-cleveland"), "internet.unlimited_data", None)
    assert judged(home).verdict.outcome is Outcome.GO
    cable = judged(change(home, "internet.technology", "cable")).verdict
    assert "internet.data_cap_tb" in {unknown.field for unknown in cable.unknowns}


def test_where_no_change_helps_the_cures_of_the_hazards_are_told(example: Example, judged: Judged) -> None:
    """Five things at once stand against a node, more than are tried together: what blocks is told, and no more.

    Warnings of the same home are no cures.
    """
    home = change(change(example("go-cleveland"), "panel.make", "Zinsco"), "safety.panel_place", "bathroom")
    home = change(change(home, "node.battery_kwh", 500.0), "node.existing_breaker_a", 15.0)
    home = change(change(home, "node.existing_conductor", "14"), "internet.data_cap_tb", 0.01)
    home = change(change(home, "internet.technology", "cable"), "internet.unlimited_data", None)
    assessment = judged(home)
    verdict = assessment.verdict
    blocking = [f for f in assessment.findings if f.severity is Severity.BLOCKING]
    assert verdict.outcome is Outcome.NO_GO
    assert verdict.changes is not None
    assert verdict.changes.after is None
    assert len(blocking) > 1
    assert verdict.changes.titles == tuple(finding.cure.removesuffix(".") for finding in blocking)
    assert verdict.blocking == tuple(f"{finding.says} {finding.cure}" for finding in blocking)
    assert verdict.conditions
    assert (verdict.ways_up, verdict.best, verdict.card) == ((), None, None)
