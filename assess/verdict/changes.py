"""The changes that could be made to a home, each a function from home to home, the lighter ones first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assess.intake import (
    Circuit,
    Home,
    HvacKind,
    HvacSystem,
    Internet,
    Load,
    LoadKind,
    Panel,
    Placement,
    PowerManagement,
    SafetyChecklist,
    SpeedTest,
)
from assess.numbers import quantity
from assess.records import Record
from assess.rulebook import load_reference
from assess.verdict.forward import Site

NEW_PANEL = "new, listed"  # a make that no hazard list knows


@dataclass(frozen=True)
class Change:
    """One change; `kind` keeps two of a kind apart, `apply` returns None where the change makes no sense."""

    kind: str
    title: str
    apply: Callable[[Home], Home | None]


def changes(site: Site) -> list[Change]:
    """Return the changes that could be made to this home."""
    return list(_changes(site))


def hazards_cured(home: Home) -> Home:
    """Return the home with its panel replaced and every hazard of the checklist mended."""
    return _with(home, safety=SafetyChecklist(), panel=home.panel.model_copy(update={"make": NEW_PANEL, "model": None}))


def _changes(site: Site) -> Iterator[Change]:
    home = site.home
    if home.node.power_management in {None, PowerManagement.NONE}:
        yield Change(
            "pcs",
            "Hold the node at a fixed setting with a listed power control system",
            _managed(PowerManagement.PCS_FIXED),
        )
    if home.node.power_management is not PowerManagement.PCS_DYNAMIC:
        yield Change(
            "pcs",
            "Let a listed power control system make the node give way to the house",
            _managed(PowerManagement.PCS_DYNAMIC),
        )
    if home.node.existing_breaker_a is not None:
        yield Change("circuit", "Run a new circuit to the node instead of the existing one", _new_circuit)
    if home.node.fed_from is not None:
        yield Change("feeder", "Feed the node from the main panel", _from_the_main_panel)
    yield from _panel_changes(home)
    yield from _cooling_changes(site)
    yield from _internet_changes()


def _managed(management: PowerManagement) -> Callable[[Home], Home]:
    return lambda home: _with(home, node=home.node.model_copy(update={"power_management": management}))


def _new_circuit(home: Home) -> Home:
    node = home.node.model_copy(update={"existing_breaker_a": None, "existing_conductor": None})
    return _with(home, node=node)


def _from_the_main_panel(home: Home) -> Home:
    return _with(home, node=home.node.model_copy(update={"fed_from": None}))


def _panel_changes(home: Home) -> Iterator[Change]:
    policy = load_reference("reference/policy")
    rating, spaces = home.service.rating_a, int(policy.figure("remedies.new_panel_spaces").value)
    if rating is None:
        return
    yield Change(
        "panel",
        f"Replace the panel with one of {quantity(rating, 'A')} and {spaces} spaces",
        _panel(rating, spaces),
    )
    for size, _ in policy.table("remedies.services").rows:
        if size > rating:
            title = f"Upgrade the service to {quantity(size, 'A')}, with a new panel of {spaces} spaces"
            yield Change("panel", title, _panel(size, spaces))


def _panel(rating_a: float, spaces: int) -> Callable[[Home], Home]:
    def apply(home: Home) -> Home:
        service = home.service
        if rating_a != service.rating_a:  # a new panel alone leaves the conductors to the street as they are
            new = {"rating_a": rating_a, "continuous_a": None, "conductor_size": None, "conductor_material": None}
            service = service.model_copy(update=new)
        panel = home.panel.model_copy(
            update={
                "make": NEW_PANEL,
                "model": None,
                "bus_a": rating_a,
                "main_a": rating_a,
                "center_fed": False,
                # The circuits move over, and with them what they say of the loads; their old places do not.
                "spaces_total": None,
                "spaces_free": spaces / 2,
            }
        )
        safety = home.safety.model_copy(
            update={
                "panel_heat_or_corrosion": False,
                "fuse_panel": False,
                "split_bus": False,
                "double_tapped_breakers": False,
            }
        )
        return _with(home, service=service, panel=panel, safety=safety)

    return apply


def _cooling_changes(site: Site) -> Iterator[Change]:
    home, placement = site.home, site.spec.placement
    if placement is None or placement.outdoors:
        return
    if site.spec.cooling == "liquid":
        yield Change("place", "Set the node outdoors beside the house", _outdoors)
    if placement is not Placement.GARAGE or home.room.length_ft is not None:
        policy = load_reference("reference/policy")
        coldest, winter_f = policy.figure("remedies.mini_split_coldest"), site.thermal.heating_99_f
        cold = winter_f is not None and winter_f < policy.figure("remedies.mini_split_usual").value
        able = f"made to cool down to {quantity(coldest.value, coldest.unit)}" if cold else "with low-ambient cooling"
        for btu_h, volt_amperes in policy.table("remedies.mini_splits").rows:
            title = f"Add a mini-split of {quantity(btu_h, 'BTU/h')} for the host room alone, {able}"
            yield Change("minisplit", title, _mini_split(btu_h, volt_amperes, coldest.value if cold else None))


def _outdoors(home: Home) -> Home:
    node = home.node.model_copy(update={"placement": Placement.OUTDOOR_PAD})
    return _with(home, node=node)


def _mini_split(btu_h: float, volt_amperes: float, coldest_f: float | None) -> Callable[[Home], Home]:
    def apply(home: Home) -> Home:
        system = HvacSystem(
            kind=HvacKind.MINI_SPLIT,
            cooling_btu_h=btu_h,
            ducts="none",
            serves_host_room=True,
            dedicated=True,
            low_ambient=True,
            cooling_min_outdoor_f=coldest_f,
        )
        load = Load(
            kind=LoadKind.AIR_CONDITIONER, label="Mini-split for the host room", nameplate_va=volt_amperes, new=True
        )
        hvac = home.hvac.model_copy(update={"systems": (*(home.hvac.systems or ()), system)})
        changed = _with(home, hvac=hvac, panel=_with_a_breaker(home.panel))
        # Loads that nobody listed stay unknown; one known load does not make them a list.
        return changed if home.loads is None else _with(changed, loads=(*home.loads, load))

    return apply


def _with_a_breaker(panel: Panel) -> Panel:
    """Return the panel with one two-pole breaker more, which the new equipment needs beside the node's."""
    if pairs := panel.free_pairs():
        first, second = pairs[0]
        new = Circuit(space=f"{first},{second}", poles=2, label="Mini-split", load_type=LoadKind.AIR_CONDITIONER)
        return panel.model_copy(update={"circuits": (*(panel.circuits or ()), new)})
    if panel.spaces_free is not None:
        taken = load_reference("reference/electrical").figure("node.spaces").value
        return panel.model_copy(update={"spaces_free": max(0.0, panel.spaces_free - taken)})
    return panel


def _internet_changes() -> Iterator[Change]:
    policy = load_reference("reference/policy")
    down, up = policy.figure("remedies.fiber_down"), policy.figure("remedies.fiber_up")
    latency = policy.figure("remedies.fiber_latency")

    def apply(home: Home) -> Home | None:
        if not home.internet.tests:
            return None
        test = SpeedTest(
            down_mbps=down.value,
            up_mbps=up.value,
            idle_latency_ms=latency.value,
            loaded_latency_up_ms=latency.value,
            loaded_latency_down_ms=latency.value,
            loss_pct=0,
        )
        return _with(home, internet=Internet(technology="fiber", tests=(test,), unlimited_data=True))

    yield Change("internet", f"A symmetric line of {quantity(up.value, 'Mbps')} without a data cap", apply)


def _with(home: Home, **parts: Record | tuple[Record, ...]) -> Home:
    return home.model_copy(update=parts)
