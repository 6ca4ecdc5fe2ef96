"""SPAN's counters: energy is the difference of two snapshots."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from assess.errors import IntakeError
from assess.intake.meter import MeterFile

Meter = Callable[..., MeterFile]
AT = 1_752_430_312  # 2025-07-13 18:11:52 UTC


def circuits(at: int, *energies: float) -> dict[str, Any]:
    """Return an answer of the circuits, with what each has used [Wh]."""
    return {
        "circuits": {
            str(n): {
                "id": str(n),
                "tabs": [n],
                "consumedEnergyWh": wh,
                "producedEnergyWh": 0.0,
                "energyAccumUpdateTimeS": at,
            }
            for n, wh in enumerate(energies)
        }
    }


def panel(consumed: float, produced: float, **beside: object) -> dict[str, Any]:
    """Return an answer of the panel."""
    return {
        "mainMeterEnergy": {"consumedEnergyWh": consumed, "producedEnergyWh": produced},
        "instantGridPowerW": 1500.0,
        **beside,
    }


def test_circuits_add_up_to_what_they_used(meter: Meter) -> None:
    """Two snapshots an hour apart, one a line: the use of all circuits."""
    snapshots = circuits(AT, 1000.5, 2000), circuits(AT + 3600, 1500.75, 2250)
    file = meter("\n".join(map(json.dumps, snapshots)))
    (reading,) = file.readings
    assert (str(reading.register), reading.seconds, float(reading.wh)) == ("consumption", 3600, 750.25)
    assert reading.start == datetime.fromtimestamp(AT, UTC)
    assert "feed-through lugs" in file.notes[1]


def test_the_main_meter_counts_both_ways(meter: Meter) -> None:
    """The panel's answer has no time of its own; what was written beside it is its time."""
    snapshots = [panel(1000, 50, timestamp="2026-02-02T05:00:00Z"), panel(4000, 90, timestamp="2026-02-02T06:00:00Z")]
    found = [(str(r.register), r.seconds, int(r.wh)) for r in meter(json.dumps(snapshots)).readings]
    assert found == [("import", 3600, 3000), ("export", 3600, 40)]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            [panel(1, 2)],
            "is one snapshot of a SPAN panel: counters since its installation, and the power of one moment (1,5",
        ),
        ([circuits(AT, 1.0)], "demand takes two of them. Save the panel's answer again later"),
        ([panel(1, 2), panel(2, 3)], 'snapshot 1: does not say when it was taken. Write "timestamp" beside it.'),
        ({"soe": {"percentage": 95}}, "status and holds no counters of energy"),
        ({"homieDomain": "ebus", "types": {}}, "describes what a SPAN panel can report"),
    ],
)
def test_what_is_refused(meter: Meter, content: object, says: str) -> None:
    """One snapshot is power only, and a status or a schema holds no energy."""
    with pytest.raises(IntakeError) as caught:
        list(meter(json.dumps(content)).readings)
    assert says in str(caught.value)
