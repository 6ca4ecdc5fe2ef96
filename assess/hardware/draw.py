"""From GPUs at a cap to watts at the wall, part by part."""

from typing import NamedTuple

from assess.hardware.records import NodeSpec
from assess.worksheet import Worksheet
from assess.worksheet.arrays import Value
from assess.worksheet.sheet import Term


class Draw(NamedTuple):
    """What a node draws [W]: into its supplies, of that as heat into the coolant, for the heat pump, in all."""

    supplies_w: Value
    coolant_heat_w: Value
    heat_pump_w: Value
    wall_w: Value


class Plant(NamedTuple):
    """What stands between the DC load and the wall on a given day.

    The efficiency of the power supplies, the share of the coolant's heat that a dry cooler carries, and the
    heat that a heat pump moves per watt for the rest; without a heat pump there is no COP.
    """

    efficiency: Value
    dry_share: Value
    cop: Term


def plant_of(spec: NodeSpec, dry_share: Value, cop: Value | None, ws: Worksheet) -> Plant:
    """Return the plant of a node; without a COP the one of its data sheet counts, which is the strict end."""
    table = spec.model.host.psu_efficiency
    efficiency = ws.lookup(
        table.title,
        spec.volts,
        table.rows,
        key_unit=table.key_unit,
        unit=table.unit,
        how="between",
        cite=table.cite,
        confidence=table.confidence,
        note=table.note,
    )
    return Plant(efficiency, dry_share, spec.model.heat_pump_cop if cop is None else (cop, "COP"))


def gpus_w(gpus: Value, cap_w: Value, ws: Worksheet, label: str = "GPUs at their cap") -> Value:
    """Return what the running GPUs draw [W]."""
    return ws.product(label, (gpus, "GPUs"), (cap_w, "W"), unit="W")


def host_w(spec: NodeSpec, gpus: Value, ws: Worksheet) -> Value:
    """Return what the node draws besides its running GPUs, before fans or pump [W].

    A finished product keeps all its sockets and memory, and its other GPUs idle. Raises LookupError when the
    host has no room for so many GPUs.
    """
    model, host = spec.model, spec.model.host
    fitted = model.gpus_max if model.fixed_host else gpus
    table = host.sockets
    sockets = ws.lookup(
        table.title,
        fitted,
        table.rows,
        key_unit=table.key_unit,
        unit=table.unit,
        cite=table.cite,
        confidence=table.confidence,
    )
    per_socket = (sockets, "sockets")
    parts = {
        "CPUs": ws.product("CPUs", per_socket, host.cpu_w, host.cpu_share, unit="W"),
        "drives": ws.product("Drives", per_socket, host.drives_w, unit="W"),
        "network": ws.product("Network cards", per_socket, host.network_w, unit="W"),
        "boards": ws.product("Boards", per_socket, host.board_w, unit="W"),
        "memory": ws.product("Memory", (fitted, "GPUs"), host.memory_gb, host.memory_w, unit="W"),
    }
    if model.fixed_host:
        parts["idle GPUs"] = ws.product("GPUs at rest", (fitted - gpus, "GPUs"), host.gpu_idle_w, unit="W")
    return ws.total("Host", parts, unit="W")


def at_the_wall(spec: NodeSpec, dc_parts: dict[str, Value], plant: Plant, ws: Worksheet, when: str = "") -> Draw:
    """Return what a DC load draws at the wall once it is cooled and supplied; `when` ends each label."""
    model, host = spec.model, spec.model.host
    dc = ws.total(f"DC load{when}", dc_parts, unit="W")
    mover = host.pump_factor if spec.cooling == "liquid" else host.fan_factor
    supplies = ws.product(f"Into the power supplies{when}", (dc, "W"), mover, over=[(plant.efficiency, "")], unit="W")
    parts = {"supplies": supplies}
    heat: Value = 0.0
    pump: Value = 0.0
    if spec.cooling == "liquid":
        heat = ws.share(f"Heat into the coolant{when}", supplies, host.liquid_share, unit="W")
        parts["dry-cooler fans"] = ws.share(f"Dry-cooler fans{when}", supplies, host.cooler_fan_share, unit="W")
        if model.heat_pump_heat_w is not None:
            pump = parts["heat pump"] = ws.product(
                f"Heat pump, for what the dry cooler leaves{when}",
                (heat, "W"),
                (1 - plant.dry_share, "of it"),
                over=[plant.cop],
                unit="W",
            )
    return Draw(supplies, heat, pump, ws.total(f"At the wall{when}", parts, unit="W"))
