from collections.abc import Iterator
from typing import Any

import pytest

from assess.hardware import curves, gpus, nodes
from assess.hardware.throughput import on_curve
from assess.records import Confidence, Figure
from assess.rulebook.reference import load_reference

FILES = ("cooling", "curves", "gpus", "nodes")


def figures(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every table or list item that holds a value, however deep it lies."""
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from figures(item, f"{path}[{number}]")
    elif isinstance(node, dict):
        if "value" in node:
            yield path, node
        for key, item in node.items():
            yield from figures(item, f"{path}.{key}" if path else key)


@pytest.mark.parametrize("file", FILES)
def test_every_figure_is_whole(file: str) -> None:
    """Every figure has a unit, a source and a confidence, and stands inside its own range."""
    found = dict(figures(load_reference(f"hardware/{file}").raw))
    assert found
    for path, row in found.items():
        figure = Figure.model_validate(row)
        assert figure.cite, path
        assert figure.unit or path.endswith("power_factor"), path
        assert figure.confidence is not Confidence.OPEN, path
        low = figure.value if figure.low is None else figure.low
        high = figure.value if figure.high is None else figure.high
        assert low <= figure.value <= high, path


@pytest.mark.parametrize("file", FILES)
def test_every_table_ascends(file: str) -> None:
    """A table that is read by key ascends in it and carries its source."""
    for path, table in load_reference(f"hardware/{file}").tables.items():
        keys = [key for key, _ in table.rows]
        assert keys == sorted(set(keys)), path
        assert table.cite, path


def test_there_are_enough_gpus() -> None:
    """The catalogue holds the card of the product and those that people put into their homes."""
    assert len(gpus()) >= 14
    assert {"rtx-pro-6000-server", "rtx-5090", "rtx-4090", "rtx-3090", "l40s", "h100-pcie"} <= gpus().keys()


def test_units_are_what_the_names_say() -> None:
    """A field that ends in a unit holds figures of that unit."""
    for gpu in gpus().values():
        assert gpu.memory.unit == "GB"
        assert {gpu.full_w.unit, gpu.min_cap_w.unit, gpu.max_cap_w.unit} == {"W"}
    for node in nodes().values():
        watts = (node.published_wall_w, node.rated_w, node.heat_pump_heat_w, *node.other_ratings)
        assert {figure.unit for figure in watts if figure is not None} <= {"W"}
        assert node.battery_kwh is None or node.battery_kwh.unit == "kWh"


def test_an_unread_floor_is_marked_and_taken_high() -> None:
    """A lowest cap that nobody has read has low confidence and is not below half of the rating."""
    unread = [gpu for gpu in gpus().values() if not gpu.verified_floor]
    assert {"rtx-pro-5000", "rtx-pro-4500", "rtx-6000-ada", "h100-pcie", "h200-nvl"} <= {gpu.id for gpu in unread}
    for gpu in unread:
        assert gpu.min_cap_w.confidence is Confidence.LOW
        assert gpu.min_cap_w.value >= gpu.full_w.value / 2
    for gpu in gpus().values():
        if gpu.verified_floor:
            assert gpu.min_cap_w.confidence in {Confidence.HIGH, Confidence.MEDIUM}


def test_tray_modules_are_not_for_homes() -> None:
    """What needs its maker's tray is listed and refused; every card is offered."""
    assert {gpu.id for gpu in gpus().values() if not gpu.home_suitable} == {
        "a100-sxm-40",
        "b200",
        "h100-sxm",
        "h200-sxm",
        "mi300x",
    }
    assert all((gpu.cooling == "tray") != gpu.home_suitable for gpu in gpus().values())


def test_the_three_nodes() -> None:
    """There is the finished product and a generic host for either cooling."""
    product, liquid, air = (nodes()[name] for name in ("xfra-16", "generic-liquid", "generic-air"))
    assert product.outdoors_only
    assert product.includes_pcs
    assert product.fixed_host
    assert (product.gpu, product.gpus_max, product.cooling) == ("rtx-pro-6000-server", 16, "liquid")
    assert (liquid.gpu, air.gpu) == (None, None)
    assert (liquid.cooling, air.cooling) == ("liquid", "air")
    for node in nodes().values():
        assert node.host.sockets.rows[-1][0] == node.gpus_max


def test_the_reported_heat_pump_is_35_000_btu_h() -> None:
    """The figure in watts is the reported one in BTU/h."""
    heat = nodes()["xfra-16"].heat_pump_heat_w
    assert heat is not None
    assert heat.value * 3.412142 == pytest.approx(35_000, abs=2)


def test_the_product_s_cop_is_the_strict_end_of_the_table() -> None:
    """Where no outdoor temperature is said, the heat pump works as on the hottest day of the table."""
    cop = nodes()["xfra-16"].heat_pump_cop
    table = load_reference("hardware/cooling").table("heat_pump.cop")
    assert cop is not None
    assert cop.value == min(value for _, value in table.rows)


def test_the_six_curves_rise_to_one() -> None:
    """Each curve stays between 0 and 1 where it may be used, and never falls."""
    shelf = curves()
    assert shelf.curve.keys() == {
        "balanced",
        "compute-server",
        "compute-workstation",
        "decode",
        "serving",
        "training",
    }
    refuse = shelf.low_cap.refuse_below.value
    shares = [refuse + (1 - refuse) * step / 50 for step in range(51)]
    for curve in shelf.curve.values():
        values = [on_curve(curve, p) for p in shares]
        assert values == sorted(values)
        assert values[0] > 0
        assert values[-1] == 1
        assert refuse <= curve.p_min <= curve.sure_from
        assert curve.spread == 0.05


def test_every_kind_of_work_has_a_curve() -> None:
    """The four kinds of work of the intake form, and work that nobody named, have a curve."""
    assert {kind: row.curve for kind, row in curves().workload.items()} == {
        "batch": "balanced",
        "training": "training",
        "interactive": "serving",
        "rental": "balanced",
        "unstated": "balanced",
    }
