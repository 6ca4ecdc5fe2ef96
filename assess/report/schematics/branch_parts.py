"""What hangs on the busbar of the main panel besides the node: circuits, sub-panels, solar, battery, generator."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assess.intake import Home
from assess.intake.service import Battery, Circuit, Panelboard, Photovoltaics, Subpanel
from assess.numbers import quantity
from assess.report.schematics.parts import Part, existing, known, short, stated

Source = Literal["pv", "battery"]
Kind = Literal["circuits", "panel", "pv", "battery", "generator"]
_ASIDE = {"pv", "battery", "subpanel", "spare"}


@dataclass(frozen=True)
class Branch:
    """What hangs on the main panel's busbar; of one that is not `sure` the connection is not known, or not shown."""

    kind: Kind
    breaker: Part | None
    part: Part
    sure: bool = True

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return its breaker, where it has one of its own, and what it feeds or is fed by."""
        return (self.part,) if self.breaker is None else (self.breaker, self.part)


def branches(home: Home, on_the_way: set[str], *, node_is_there: bool) -> Iterator[Branch]:
    """Yield what hangs on the busbar besides the node; the sub-panels on its way are drawn apart."""
    yield Branch("circuits", None, _circuits(home.panel, node_is_there=node_is_there))
    others = [one for one in home.panel.subpanels or () if one.name not in on_the_way]
    if others:
        yield _subpanels(others)
    if home.pv is not None and _there(home.pv) and not ahead_of_main(home):
        where = _breaker_known(home, "pv") or (home.pv.connection == "load_side" and not _below(home, "pv"))
        yield Branch("pv", _breaker_of(home, "pv", home.pv), solar(home, home.pv), where)
    elif home.pv is None and (_listed(home.panel, "pv") or _below(home, "pv")):
        part = existing("Solar", ("power not known",))
        yield Branch("pv", _breaker_of(home, "pv", None), part, _breaker_known(home, "pv"))
    if home.battery is not None and _there(home.battery):
        part = _battery(home, home.battery)
        yield Branch("battery", _breaker_of(home, "battery", home.battery), part, _breaker_known(home, "battery"))
    elif home.battery is None and (_listed(home.panel, "battery") or _below(home, "battery")):
        part = existing("Battery", ("energy not known",))
        yield Branch("battery", _breaker_of(home, "battery", None), part, _breaker_known(home, "battery"))
    if home.generator is not None:
        one = home.generator
        transfer = {None: "transfer not known", "interlock": "interlocked breakers"}.get(
            one.transfer, f"{one.transfer} transfer switch"
        )
        facts = (known(one.power_kw, "kW", "power"), transfer, "its connection not known")
        yield Branch("generator", None, existing("Generator", facts), sure=False)


def ahead_of_main(home: Home) -> bool:
    """Return whether solar is connected between the meter and the main."""
    return home.pv is not None and home.pv.connection == "supply_side" and _there(home.pv)


def _there(source: Photovoltaics | Battery) -> bool:
    """Return whether there is such a source: one of no output was only asked about."""
    return source.inverter_a != 0 and source.power_kw != 0


def _circuits(panel: Panelboard, *, node_is_there: bool) -> Part:
    name = "Other circuits"
    if panel.circuits is None:
        return existing(name, ("not listed",))
    aside = _ASIDE | ({"compute"} if node_is_there else set())
    listed = [one for one in panel.circuits if one.load_type not in aside]
    managed = sum(bool(one.managed) for one in listed)
    count = quantity(len(listed), "circuits") if listed else "none"
    return existing(name, (count, f"{managed} under power control" if managed else ""))


def _subpanels(others: list[Subpanel]) -> Branch:
    """Return one sub-panel with the breaker that feeds it, or several as a list."""
    one = others[0]
    if len(others) > 1 or one.fed_from is not None:
        part = existing("Other sub-panels", (_subpanel(one) for one in others))
        return Branch("panel", None, part, any(one.fed_from is None for one in others))
    rating = "breaker not known" if one.feeder_breaker_a is None else quantity(one.feeder_breaker_a, "A")
    breaker = existing("Feeder breaker", (rating,), by_symbol=True)
    return Branch("panel", breaker, existing("Sub-panel", (f'"{short(one.name)}"', known(one.bus_a, "A", "bus"))))


def _subpanel(one: Subpanel) -> str:
    fed = f' fed from "{short(one.fed_from)}"' if one.fed_from else ""
    ratings = known(one.feeder_breaker_a, "A", "feeder breaker"), known(one.bus_a, "A", "bus")
    return ", ".join((f'"{short(one.name)}"{fed}', *ratings))


def solar(home: Home, pv: Photovoltaics) -> Part:
    """Return the solar of a home, with its breaker where it has one ahead of the main."""
    ahead = stated(pv.breaker_a, "A", "breaker") if ahead_of_main(home) else ""
    side = "connected ahead of the main" if ahead_of_main(home) else ""
    unsure = "" if pv.connection or _breaker_known(home, "pv") else "its connection not known"
    return existing(
        "Solar", (known(pv.power_kw, "kW", "power"), stated(pv.inverter_a, "A", "inverter"), ahead, side, unsure)
    )


def _battery(home: Home, one: Battery) -> Part:
    cabinets = "" if one.units is None else f"{one.units} {'cabinet' if one.units == 1 else 'cabinets'}"
    at = "" if one.location is None else one.location.replace("_", " ")
    carries = "carries the node in an outage" if one.backs_up_node else ""
    unsure = "" if _breaker_known(home, "battery") else "its connection not known"
    power = stated(one.power_kw, "kW"), stated(one.inverter_a, "A", "inverter")
    return existing("Battery", (known(one.energy_kwh, "kWh", "energy"), *power, cabinets, at, carries, unsure))


def _breaker_of(home: Home, kind: Source, source: Photovoltaics | Battery | None) -> Part:
    """Return the breaker of a source as it is stated, else as the directories list it."""
    rated_a = None if source is None else source.breaker_a
    below, listed = _below(home, kind), _listed(home.panel, kind)
    found = [one.breaker_a for _, several in below for one in several] + [one.breaker_a for one in listed]
    ratings = [rated_a] if rated_a is not None or not found else found
    facts = ["breaker not known" if rated is None else quantity(rated, "A") for rated in ratings]
    there = f'in sub-panel "{short(below[0][0])}"' if below and not listed else ""
    return existing(f"Breaker of the {'solar' if kind == 'pv' else 'battery'}", (*facts, there), by_symbol=True)


def _breaker_known(home: Home, kind: Source) -> bool:
    """Return whether the breaker of a source is known to stand in the main panel."""
    source = home.pv if kind == "pv" else home.battery
    told = source is not None and source.breaker_a is not None and not _below(home, kind)
    return told or bool(_listed(home.panel, kind))


def _below(home: Home, kind: Source) -> list[tuple[str, list[Circuit]]]:
    """Return the sub-panels that list breakers of a source, by name."""
    return [(one.name, found) for one in home.panel.subpanels or () if (found := _listed(one, kind))]


def _listed(panel: Panelboard, kind: Source) -> list[Circuit]:
    return [one for one in panel.circuits or () if one.load_type == kind]
