"""What a record says of a home's demand, in the terms of the intake."""

from typing import TYPE_CHECKING, Any

from assess.metering.demand import leg_a
from assess.metering.quality.generation import fed_by_the_sun
from assess.numbers import quantity
from assess.worksheet import Worksheet

if TYPE_CHECKING:
    from assess.metering.record import Record
    from assess.metering.record.demand import Demand


def measured_fields(record: "Record", demand: "Demand") -> dict[str, Any]:
    """Return the fields of `MeasuredDemand` that a record settles, in their units.

    What was bought, with so little of it around noon that solar must have fed the house, is what was left net of it.
    """
    missed = [name for name, held in (("heating", record.seasons.cold), ("cooling", record.seasons.hot)) if not held]
    fields: dict[str, Any] = {
        "peak_kw": demand.highest.kw,
        "interval_min": demand.interval_s / 60,
        "period_days": record.days,
        "register_kind": "net" if record.house.kind == "import" and fed_by_the_sun(record) else record.house.kind,
        "exports": record.house.exports,
        "unmeasured_pct": 100 * record.unmeasured_share,
        "misses": ("none", missed[0] if missed else "none", "both")[len(missed)],
    }
    if demand.legs is not None:
        fields["peak_a"] = leg_a(demand.legs, Worksheet(recording=False))
    elif record.house.kind == "leg":
        del fields["peak_kw"]
        fields["peak_a"] = leg_a((demand.highest, demand.highest), Worksheet(recording=False))
    return fields


def peak_note(demand: "Demand") -> str:
    """Return in words when the highest demand was."""
    minutes = quantity(demand.highest.seconds / 60, "min")
    return f"highest {minutes}, from {demand.highest.at:%Y-%m-%d %H:%M}"
