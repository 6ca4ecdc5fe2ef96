"""SPAN panels: version 1, topologies, and the topics of version 2."""

import json
from pathlib import Path
from typing import Any

import pytest

from assess.errors import IntakeError
from assess.readers.panels import PanelFile, read_panel
from assess.records import Basis


def read(tmp_path: Path, data: object) -> PanelFile:
    """Return what is read of JSON."""
    path = tmp_path / "span.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return read_panel(path)


def codes(found: PanelFile) -> set[str]:
    """Return the codes of what was found, without their room."""
    return {finding.code.removeprefix("panel.") for finding in found.findings}


def v1(**circuits: dict[str, Any]) -> dict[str, Any]:
    """Return circuits as version 1 answers them."""
    common = {"relayState": "CLOSED", "instantPowerW": -5.0, "consumedEnergyWh": 100.0}
    return {"circuits": {key: {"id": key, **common, **one} for key, one in circuits.items()}}


def test_version_1_has_no_ratings(tmp_path: Path) -> None:
    """Spaces and names come over; ratings and the number of spaces are unknown and said to be."""
    found = read(tmp_path, v1(a={"name": "Dryer  room", "tabs": [26, 24]}, b={"name": "Lights", "tabs": [1]}))
    circuits = found.panel.circuits or ()
    assert [(one.space, one.poles, one.label, one.breaker_a) for one in circuits] == [
        ("1", 1, "Lights", None),
        ("24,26", 2, "Dryer room", None),
    ]
    assert found.panel.spaces_total is None
    assert found.format == "span_v1"
    assert {"no_rating", "no_total", "counters", "unmapped_spaces"} <= codes(found)


def test_a_label_names_the_load_or_nothing_does(tmp_path: Path) -> None:
    """One kind of load is taken from a label and marked assumed; two of them, or none, leave it unknown."""
    found = read(
        tmp_path,
        v1(
            a={"name": "Large Garage EV", "tabs": [2, 4]},
            b={"name": "Microwave & Oven", "tabs": [1, 3]},
            c={"name": "Furnace", "tabs": [5]},
        ),
    )
    kinds = {one.space: one.load_type for one in found.panel.circuits or ()}
    assert kinds == {"1,3": None, "2,4": "ev_charger", "5": None}
    assert found.provenance["panel.circuits.1.load_type"].basis is Basis.ASSUMED


def topology(**more: Any) -> dict[str, Any]:
    """Return a topology of two circuits, solar and a battery."""
    circuits = {
        "x": {
            "name": "Circuit 13",
            "tabs": [13, 15],
            "breaker_rating_a": 20.0,
            "voltage": 240,
            "device_type": "circuit",
        },
        "y": {"name": "Roof", "tabs": [29, 31], "breaker_rating_a": None, "voltage": 240, "device_type": "pv"},
        "z": {"name": "Barn", "tabs": [52], "breaker_rating_a": 30.0, "outside_panel": True},
    }
    devices = {"s": {"type": "bess"}, "t": {"type": "pv"}}
    return {"panel_size": 32, "circuits": circuits, "sub_devices": devices, **more}


@pytest.mark.parametrize("listed", [False, True])
def test_a_topology_has_ratings(tmp_path: Path, *, listed: bool) -> None:
    """Ratings where they are given, as an object by id or as a list; a missing one is unknown."""
    data = topology()
    if listed:
        data["circuits"] = list(data["circuits"].values())
    found = read(tmp_path, data)
    circuits = found.panel.circuits or ()
    assert [(one.space, one.breaker_a, one.volts, one.load_type) for one in circuits] == [
        ("13,15", 20, 240, None),
        ("29,31", None, 240, "pv"),
    ]
    assert (found.format, found.panel.spaces_total) == ("span_topology", 32)
    assert found.pv is not None
    assert found.battery is not None
    assert "battery_elsewhere" in codes(found)
    assert "pv_elsewhere" not in codes(found)
    assert "outside_panel" in codes(found)


def test_a_bare_list_of_circuits_will_do(tmp_path: Path) -> None:
    """Reduced files leave the object around the circuits out, and may write spaces as text."""
    found = read(
        tmp_path, [{"name": "Bath", "space": "13,15", "breaker_rating_a": 20}, {"space": 2, "device_type": "x"}]
    )
    circuits = found.panel.circuits or ()
    assert [(one.space, one.poles, one.breaker_a) for one in circuits] == [("2", 1, None), ("13,15", 2, 20)]


def test_the_status_of_version_1_counts_branches(tmp_path: Path) -> None:
    """It says how many spaces there are, and not which are free."""
    found = read(tmp_path, {"mainMeterEnergy": {}, "branches": [{"id": n} for n in range(1, 33)]})
    assert (found.panel.spaces_total, found.panel.circuits) == (32, None)
    assert found.panel.free_pairs() is None


FLAT = {
    "core/breaker-rating": "200",
    "core/model": "MAIN_40",
    "pcs/enabled": "false",
    "c1/name": "Electric Dryer",
    "c1/space": "20",
    "c1/dipole": "true",
    "c1/breaker-rating": "30",
    "c1/pcs-managed": "true",
    "c2/name": "Hall",
    "c2/space": "3",
    "c2/dipole": "false",
    "c2/breaker-rating": "15",
    "c3/name": "Inverter",
    "c3/space": "36",
    "c3/dipole": "true",
    "c3/breaker-rating": "0",
    "pv/feed": "c3",
    "pv/nameplate-capacity": "10000.0",
    "bess/nameplate-capacity": "13.5",
}


@pytest.mark.parametrize("form", ["device", "topics"])
def test_topics_of_one_device(tmp_path: Path, form: str) -> None:
    """A two-pole breaker names its upper space; 0 A is a rating that was not set; solar is told by its feed."""
    data = {"sn-1": FLAT} if form == "device" else {f"ebus/5/sn-1/{key}": value for key, value in FLAT.items()}
    found = read(tmp_path, data)
    assert [(one.space, one.breaker_a, one.load_type, one.managed) for one in found.panel.circuits or ()] == [
        ("3", 15, None, None),
        ("20,22", 30, "dryer", None),
        ("36,38", None, "pv", None),
    ]
    assert (found.format, found.panel.main_a, found.panel.spaces_total) == ("span_v2", 200, 40)
    assert found.pv is not None
    assert (found.pv.power_kw, found.pv.breaker_a) == (10, None)
    assert found.battery is not None
    assert found.battery.energy_kwh == 13.5


def test_topics_of_a_tree(tmp_path: Path) -> None:
    """Firmware of 2026 has a device for each circuit, with both its spaces."""
    circuit = {"breaker/rating": "50", "breaker/poles": "2", "info/name": "Drive", "info/spaces": "32,34"}
    tree = {
        "sn": {"breaker/rating": "200", "info/model": "MAIN_40", "info/vendor-name": "Span", "pcs/enabled": "true"},
        "c": circuit | {"connection/feeds-device-type": "energy.ebus.device.evse", "pcs/managed": "true"},
        "pv": {"info/nominal-power": "5000", "info/vendor-name": "Enphase"},
    }
    found = read(tmp_path, tree)
    (drive,) = found.panel.circuits or ()
    assert (drive.space, drive.breaker_a, drive.load_type, drive.managed) == ("32,34", 50, "ev_charger", True)
    assert (found.panel.main_a, found.panel.spaces_total) == (200, 40)
    assert found.pv is not None
    assert found.pv.power_kw == 5
    assert "pv_elsewhere" in codes(found)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (v1(a={"name": "Bath", "tabs": []}), 'circuit "Bath": has no space number'),
        (v1(a={"name": "Bath", "tabs": [1, 3, 5]}), 'circuit "Bath": takes 3 spaces'),
        (v1(a={"name": "Bath", "tabs": [5, 6]}), 'circuit "Bath": a 2-pole breaker takes two spaces'),
        (v1(a={"name": "Bath", "tabs": [1]}, b={"name": "Hall", "tabs": [1]}), 'space "1" is used twice'),
        ({"homieVersion": 5, "types": {}, "typesSchemaHash": "x"}, "is the schema of SPAN's v2 interface"),
        ({"soe": {"percentage": 95}}, "is an answer of SPAN's v1 interface that names no circuits"),
        ({"panel_size": 12, "circuits": [{"tabs": [13], "breaker_a": 20}]}, 'space "13" is beyond the 12 spaces'),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, data: object, says: str) -> None:
    """The circuit is named, and what is wrong with it."""
    with pytest.raises(IntakeError) as caught:
        read(tmp_path, data)
    assert says in str(caught.value)


def test_the_real_panel_of_version_1(samples: Path) -> None:
    """22 circuits on 28 spaces, counted in the file by another way; none of spaces 27, 28, 30 and 32 is in use."""
    path = samples / "panel" / "span_v1_circuits.json"
    tabs = [one["tabs"] for one in json.loads(path.read_text())["circuits"].values()]
    found = read_panel(path)
    circuits = found.panel.circuits or ()
    assert sorted(sorted(one.rows) for one in circuits) == sorted(map(sorted, tabs))
    assert (len(circuits), sum(one.poles == 2 for one in circuits)) == (22, 6)
    assert {n for one in circuits for n in one.rows} == set(range(1, 33)) - {27, 28, 30, 32}
    assert all(one.breaker_a is None for one in circuits)


def test_the_schema_sample_is_no_panel(samples: Path) -> None:
    """It names properties and holds no value."""
    with pytest.raises(IntakeError, match="schema of SPAN's v2 interface"):
        read_panel(samples / "meter" / "span" / "span_v2_homie_schema.json")


def test_the_simulator_is_not_read(samples: Path) -> None:
    """YAML has no reader here, and the message says what to do instead."""
    with pytest.raises(IntakeError, match="YAML of a panel simulator"):
        read_panel(samples / "panel" / "span_simulator_32_circuit.yaml")


def test_the_audit_has_spaces_and_a_rating(samples: Path) -> None:
    """100 A, 240 V and five free spaces stand in the file; circuits have no position."""
    found = read_panel(samples / "panel" / "hpxml_base_detailed_electric_panel.xml")
    assert (found.format, found.service.rating_a, found.service.volts) == ("hpxml", 100, 240)
    assert (found.panel.spaces_free, found.panel.circuits) == (5, None)
