from typing import Any

import pytest

from assess.intake import Battery, MeasuredDemand, Photovoltaics
from assess.metering.admissibility import Admissibility, admissibility
from assess.rulebook import load_edition

YEAR = {
    "peak_kw": 8,
    "interval_min": 15,
    "period_days": 365,
    "legs_balanced": True,
    "register_kind": "import",
    "exports": False,
    "unmeasured_pct": 0,
}
MONTH = {**YEAR, "period_days": 30, "occupied": True, "misses": "none"}
EDITIONS = ("nec/2017", "nec/2020", "nec/2023", "nec/2026")


def judged(demand: dict[str, Any], edition: str = "nec/2023", **home: Any) -> Admissibility:
    """Return what an edition says of a record."""
    rule = load_edition(edition).rules.demand_data
    return admissibility(MeasuredDemand.model_validate(demand), rule, **home)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_year_and_a_month_are_admitted(edition: str) -> None:
    """By every edition; the month goes by the exception, and hourly data do for a year."""
    assert judged(YEAR, edition).admissible is True
    assert judged(MONTH, edition).admissible is True
    assert judged({**YEAR, "interval_min": 60}, edition).admissible is True
    assert (judged(YEAR, edition).by_exception, judged(MONTH, edition).by_exception) == (False, True)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("demand", "says"),
    [
        ({**YEAR, "period_days": 29.9}, "the least is 30"),
        ({**YEAR, "exports": True}, "flowed out"),
        ({**YEAR, "register_kind": "net", "exports": True}, "flowed out"),
        ({**YEAR, "register_kind": "consumption", "exports": True}, "even where all use was recorded"),
        ({**YEAR, "unmeasured_pct": 5.1}, "not measured"),
        ({**MONTH, "unmeasured_pct": 1.1}, "not measured"),
        ({**YEAR, "interval_min": 1_440}, "does not show a peak"),
        ({**MONTH, "interval_min": 60}, "must average over 15"),
        ({**YEAR, "peak_shaving": True}, "cut the peaks"),
        ({**YEAR, "occupied": False}, "stood empty"),
    ],
)
def test_the_refusal_list(edition: str, demand: dict[str, Any], says: str) -> None:
    """Each refusal is one sentence, the same in every edition."""
    found = judged(demand, edition)
    assert found.admissible is False
    assert says in found.reasons[0].says
    assert found.reasons[0].says.endswith(".")


@pytest.mark.parametrize(
    ("demand", "says"),
    [
        ({**YEAR, "register_kind": "net"}, "whether there is solar"),
        ({**YEAR, "legs_balanced": None}, "legs are balanced"),
        ({**MONTH, "occupied": None}, "lived in"),
        ({**MONTH, "misses": None}, "seasonal load"),
    ],
)
def test_what_is_only_to_be_said(demand: dict[str, Any], says: str) -> None:
    """What the file cannot know is open and not refused."""
    found = judged(demand)
    assert found.admissible is None
    assert says in found.reasons[0].says


def test_what_the_home_says_counts_too() -> None:
    """Solar on the home refuses any record; none of it settles a net one; a battery is to be explained."""
    assert judged(YEAR, pv=Photovoltaics(power_kw=5)).admissible is False
    assert judged({**YEAR, "register_kind": "net"}, pv=Photovoltaics(power_kw=0)).admissible is True
    assert judged(YEAR, battery=Battery(energy_kwh=13.5)).admissible is None
    assert judged({**YEAR, "peak_shaving": False}, battery=Battery(energy_kwh=13.5)).admissible is True
