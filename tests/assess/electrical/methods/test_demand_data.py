from typing import Any

import pytest

from assess.electrical.methods.demand_data import house_load_va, recorded_va, remarks, why_not
from assess.electrical.methods.items import Item, sorted_out
from assess.intake import Home, LoadKind
from assess.rulebook import Edition, load_reference
from assess.worksheet import Worksheet

YEAR = {"peak_kw": 8, "interval_min": 15, "period_days": 365, "legs_balanced": True}
MONTH = {**YEAR, "period_days": 30, "occupied": True, "seasonal_va": 0}


def home(demand: dict[str, Any] | None, **sections: Any) -> Home:
    """Return a home with a record."""
    return Home.model_validate({"demand": demand, **sections})


@pytest.mark.parametrize("demand", [YEAR, MONTH, {**YEAR, "interval_min": 60}, {**MONTH, "period_days": 200}])
def test_a_record_that_is_admissible(edition: Edition, demand: dict[str, Any]) -> None:
    """A year of any interval to the hour, or a month of quarter hours with what the exception asks for."""
    assert why_not(home(demand), edition.rules.demand_data) is None


@pytest.mark.parametrize(
    ("demand", "says"),
    [
        (None, "No recorded peak"),
        ({"interval_min": 15}, "No recorded peak"),
        ({**YEAR, "peak_shaving": True}, "cut the peaks"),
        ({**YEAR, "occupied": False}, "stood empty"),
        ({**YEAR, "period_days": 29}, "the least is 30"),
        ({**YEAR, "period_days": None}, "How long"),
        ({**YEAR, "interval_min": None}, "Over which interval"),
        ({**YEAR, "interval_min": 1440}, "does not show a peak"),
        ({**MONTH, "interval_min": 60}, "must average over 15"),
        ({**MONTH, "occupied": None}, "lived in"),
        ({**MONTH, "seasonal_va": None}, "seasonal load"),
        ({**YEAR, "legs_balanced": False}, "not balanced"),
        ({**YEAR, "legs_balanced": None}, "Whether the legs are balanced is not said"),
    ],
)
def test_what_a_record_is_refused_for(edition: Edition, demand: dict[str, Any] | None, says: str) -> None:
    """Each reason is one sentence, and what is not said is not taken as yes."""
    reason = why_not(home(demand), edition.rules.demand_data)
    assert reason is not None
    assert says in reason
    assert reason.endswith(".")


@pytest.mark.parametrize(
    ("sections", "refused"),
    [
        ({"pv": {"power_kw": 5}}, True),
        ({"pv": {}}, True),
        ({"pv": {"power_kw": 0}}, False),
        ({"battery": {"energy_kwh": 13.5}}, True),
        ({"generator": {"power_kw": 11}}, False),
    ],
)
def test_other_sources_refuse_the_record(edition: Edition, sections: dict[str, Any], *, refused: bool) -> None:
    """Solar feeds past the meter and a battery may cut peaks; a standby generator does neither."""
    assert (why_not(home(YEAR, **sections), edition.rules.demand_data) is not None) is refused


def test_a_battery_that_cut_no_peaks_is_no_obstacle(edition: Edition) -> None:
    """Where it is said that it did not."""
    kept = home({**YEAR, "peak_shaving": False}, battery={"energy_kwh": 13.5})
    assert why_not(kept, edition.rules.demand_data) is None


def test_the_more_loaded_leg_counts_on_both() -> None:
    """50 A at 240 V are 12,000 VA, more than 8 kW; without it 8 kW are 8,000 VA."""
    assert recorded_va(home({**YEAR, "peak_a": 50}), 240, Worksheet()) == 12_000
    assert recorded_va(home(YEAR), 240, Worksheet()) == 8_000
    assert recorded_va(home(None), 240, Worksheet()) is None


def load(edition: Edition, demand: dict[str, Any], *items: Item) -> float:
    """Return the calculated load with a record of 8 kW."""
    return house_load_va(8_000, home(demand), sorted_out(items), edition.rules.demand_data, Worksheet())


def test_a_quarter_is_added_and_new_loads_count_in_full(edition: Edition) -> None:
    """What was there when it was recorded is in the record."""
    charger = Item(name="Charger", kind=LoadKind.EV_CHARGER, each_va=9_600, new=True)
    oven = Item(name="Range", kind=LoadKind.RANGE, each_va=12_000)
    assert load(edition, YEAR) == 10_000
    assert load(edition, YEAR, oven, charger) == 19_600


def test_a_season_that_was_missed_is_part_of_the_demand(edition: Edition) -> None:
    """3,000 VA of cooling count with the record, at 125 %."""
    assert load(edition, {**MONTH, "seasonal_va": 3_000}) == 1.25 * 11_000


COOLER = Item(name="Air conditioner", kind=LoadKind.AIR_CONDITIONER, each_va=4_000)
STRIPS = Item(name="Baseboards", kind=LoadKind.SPACE_HEAT, each_va=6_000)


@pytest.mark.parametrize(("misses", "added_va"), [("none", 0), ("cooling", 4_000), ("heating", 6_000), ("both", 6_000)])
def test_a_season_that_the_file_misses_is_added_from_the_nameplates(
    edition: Edition, misses: str, added_va: float
) -> None:
    """The larger of what was missed, at 125 %; what is stated goes before it, and a whole year misses nothing."""
    short = {**MONTH, "seasonal_va": None, "misses": misses}
    assert load(edition, short, COOLER, STRIPS) == 1.25 * (8_000 + added_va)
    assert load(edition, {**short, "seasonal_va": 1_000}, COOLER, STRIPS) == 1.25 * 9_000
    assert load(edition, {**short, "period_days": 365}, COOLER, STRIPS) == 1.25 * 8_000


def test_a_season_that_is_missed_asks_for_what_heats_and_cools(edition: Edition) -> None:
    """Without it nothing can be added; with it the record stands."""
    short, rule = home({**MONTH, "seasonal_va": None, "misses": "cooling"}), edition.rules.demand_data
    said = why_not(short, rule)
    assert said is not None
    assert "misses a season" in said
    assert why_not(short, rule, sorted_out([COOLER])) is None


@pytest.mark.parametrize(
    ("demand", "says"),
    [
        ({"exports": True, "register_kind": "import"}, "flowed out"),
        ({"register_kind": "net"}, "whether there is solar"),
        ({"unmeasured_pct": 20}, "not measured"),
    ],
)
def test_what_a_meter_file_shows_refuses_too(edition: Edition, demand: dict[str, Any], says: str) -> None:
    """Export, a net register of a home that does not speak of solar, and gaps."""
    said = why_not(home({**YEAR, **demand}), edition.rules.demand_data)
    assert said is not None
    assert says in said


@pytest.mark.parametrize(("peak_va", "behind_va"), [(4_000, 7_800), (7_500, 12_700), (8_000, 13_200), (20_000, 26_000)])
def test_an_hourly_record_is_taken_by_the_strictest_estimate(
    edition: Edition, peak_va: float, behind_va: float
) -> None:
    """1.4 kW + 2.2 to 7.5 kW, kW + 5.2 above, or 1.3 times the kilowatts."""
    hourly, ws = home({**YEAR, "interval_min": 60}), Worksheet()
    found = house_load_va(peak_va, hourly, sorted_out([]), edition.rules.demand_data, ws)
    assert found == pytest.approx(1.25 * behind_va)
    assert {"By LBNL", "By Home Energy Analytics"} <= {step.label for step in ws.steps}
    assert [f.code for f in remarks(hourly, edition.rules.demand_data)] == ["electrical.demand_interval"]


def test_the_two_formulas_meet_at_their_bound() -> None:
    """At 7.5 kW both give 12.7 kW, so neither end was read wrongly."""
    figure = load_reference("reference/electrical").figure
    bound = figure("demand.lbnl_up_to").value
    below = figure("demand.lbnl_share").value * bound + figure("demand.lbnl_base").value
    assert below == pytest.approx(bound + figure("demand.lbnl_above").value)


def test_a_node_with_a_battery_is_told_of(edition: Edition) -> None:
    """It may cut the peaks of the service, which the method does not admit."""
    codes = [f.code for f in remarks(home(YEAR, node={"battery_kwh": 16}), edition.rules.demand_data)]
    assert codes == ["electrical.demand_battery"]


def test_a_new_home_has_no_record(edition: Edition) -> None:
    """What was recorded before a home stood says nothing of it."""
    said = why_not(home(YEAR, dwelling={"status": "new"}), edition.rules.demand_data)
    assert said is not None
    assert "new" in said
