"""What would change the answer: changes to the home, each tried through the same forward function."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from assess.errors import IntakeError
from assess.hardware import resolve
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
from assess.verdict.records import Configuration, Remedy
from assess.verdict.search import Found, best_configuration


@dataclass(frozen=True)
class Change:
    """One change; `apply` returns the changed home, or None where it makes no sense."""

    code: str
    title: str
    apply: Callable[[Home], Home | None]


def ways_up(site: Site, now: Found | None) -> tuple[Remedy, ...]:
    """Return the single changes that buy more than what fits now, most first."""
    remedies = [r for change in changes(site) if (r := _tried(site, (change,), now))]
    return tuple(sorted(remedies, key=_gain))


def ways_out(site: Site) -> tuple[Remedy, ...]:
    """Return what lets a node in where none fits now: the fewest changes that do, the lightest first; empty if none do."""
    several = changes(site)
    for count in (1, 2, 3):
        found = [r for some in combinations(several, count) if _compatible(some) and (r := _tried(site, some, None))]
        if found:
            return tuple(found)
    return ()


def changes(site: Site) -> list[Change]:
    """Return the changes that could be made to this home, the lighter ones first."""
    return list(_changes(site))


def configuration(found: Found) -> Configuration:
    """Return a found configuration as it stands in the verdict."""
    gpus, cap_w, case = found
    return Configuration(gpus=gpus, cap_w=cap_w, wall_w=case.power.wall_w, throughput=case.power.throughput)


def _gain(remedy: Remedy) -> tuple[float, float, int]:
    after = remedy.after
    return (-after.throughput, after.wall_w, len(remedy.titles)) if after else (0.0, 0.0, 0)


def _tried(site: Site, some: tuple[Change, ...], now: Found | None) -> Remedy | None:
    home: Home | None = site.home
    for change in some:
        home = change.apply(home) if home is not None else None
    if home is None:
        return None
    try:
        spec = resolve(home.node, home.room.kind, service_volts=home.service.volts)
    except IntakeError:
        return None
    found = best_configuration(site.with_home(home, spec))
    if found is None or (now is not None and found[2].power.throughput <= now[2].power.throughput):
        return None
    after = configuration(found)
    return Remedy(titles=tuple(c.title for c in some), buys=_buys(after), after=after)


def _buys(after: Configuration) -> str:
    return f"{after.gpus} GPUs at {quantity(after.cap_w, 'W')} each, {quantity(after.wall_w / 1000, 'kW')} at the wall"


def _compatible(some: tuple[Change, ...]) -> bool:
    """Return whether changes of one kind do not stand beside each other (two services, two systems)."""
    kinds = [c.code.split(".")[0] for c in some]
    return len(set(kinds)) == len(kinds)


def _changes(site: Site) -> Iterator[Change]:
    home = site.home
    if home.node.power_management in {None, PowerManagement.NONE}:
        yield Change("pcs.fixed", "Hold the node at a fixed setting with a listed power control system", _managed(PowerManagement.PCS_FIXED))
    if home.node.power_management is not PowerManagement.PCS_DYNAMIC:
        yield Change(
            "pcs.dynamic", "Let a listed power control system make the node give way to the house", _managed(PowerManagement.PCS_DYNAMIC)
        )
    yield from _panel_changes(home)
    yield from _cooling_changes(site)
    yield from _internet_changes(site)


def _managed(management: PowerManagement) -> Callable[[Home], Home]:
    return lambda home: _with(home, node=home.node.model_copy(update={"power_management": management}))


def _panel_changes(home: Home) -> Iterator[Change]:
    policy = load_reference("reference/policy")
    rating, spaces = home.service.rating_a, int(policy.figure("remedies.new_panel_spaces").value)
    if rating is None:
        return
    yield Change("panel.same", f"Replace the panel with one of {quantity(rating, 'A')} and {spaces} spaces", _panel(rating, spaces))
    for size, _ in policy.table("remedies.services").rows:
        if size > rating:
            title = f"Upgrade the service to {quantity(size, 'A')}, with a new panel of {spaces} spaces"
            yield Change(f"panel.{size:g}", title, _panel(size, spaces))


def _panel(rating_a: float, spaces: int) -> Callable[[Home], Home]:
    def apply(home: Home) -> Home:
        service = home.service.model_copy(update={"rating_a": rating_a, "conductor_size": None, "conductor_material": None})
        panel = home.panel.model_copy(
            update={"make": "new, listed", "bus_a": rating_a, "main_a": rating_a, "spaces_total": None, "circuits": None, "spaces_free": spaces / 2}
        )
        safety = home.safety.model_copy(
            update={"panel_heat_or_corrosion": False, "fuse_panel": False, "split_bus": False, "double_tapped_breakers": False}
        )
        return _with(home, service=service, panel=panel, safety=safety)

    return apply


def _cooling_changes(site: Site) -> Iterator[Change]:
    home, placement = site.home, site.spec.placement
    if placement is None or placement.outdoors:
        return
    if site.spec.cooling == "liquid":
        yield Change("place.outdoors", "Set the node outdoors beside the house", _outdoors)
    if placement is not Placement.GARAGE or home.room.length_ft is not None:
        for btu_h, volt_amperes in load_reference("reference/policy").table("remedies.mini_splits").rows:
            title = f"Add a mini-split of {quantity(btu_h, 'BTU/h')} for the host room alone, with low-ambient cooling"
            yield Change(f"minisplit.{btu_h:g}", title, _mini_split(btu_h, volt_amperes))


def _outdoors(home: Home) -> Home:
    node = home.node.model_copy(update={"placement": Placement.OUTDOOR_PAD})
    return _with(home, node=node)


def _mini_split(btu_h: float, volt_amperes: float) -> Callable[[Home], Home]:
    def apply(home: Home) -> Home:
        system = HvacSystem(kind=HvacKind.MINI_SPLIT, cooling_btu_h=btu_h, ducts="none", serves_host_room=True, dedicated=True, low_ambient=True)
        load = Load(kind=LoadKind.AIR_CONDITIONER, label="Mini-split for the host room", nameplate_va=volt_amperes, new=True)
        hvac = home.hvac.model_copy(update={"systems": (*(home.hvac.systems or ()), system)})
        return _with(home, hvac=hvac, loads=(*(home.loads or ()), load), panel=_with_a_breaker(home.panel))

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


def _internet_changes(site: Site) -> Iterator[Change]:
    policy = load_reference("reference/policy")
    down, up = policy.figure("remedies.fiber_down"), policy.figure("remedies.fiber_up")

    def apply(home: Home) -> Home | None:
        if not home.internet.tests:
            return None
        test = SpeedTest(down_mbps=down.value, up_mbps=up.value, idle_latency_ms=10, loaded_latency_up_ms=20, loaded_latency_down_ms=20, loss_pct=0)
        return _with(home, internet=Internet(technology="fiber", tests=(test,), unlimited_data=True))

    yield Change("internet.fiber", f"A symmetric line of {quantity(up.value, 'Mbps')} without a data cap", apply)


def after_cure(site: Site, cures: tuple[str, ...]) -> Remedy:
    """Return what curing the blocking hazards would buy, with further changes where it takes those too."""
    home = site.home
    cured = _with(home, safety=SafetyChecklist(), panel=home.panel.model_copy(update={"make": "new, listed"}))
    mended = site.with_home(cured, site.spec)
    found = best_configuration(mended)
    if found is not None:
        return Remedy(titles=cures, buys=_buys(configuration(found)), after=configuration(found))
    for more in ways_out(mended)[:1]:
        return Remedy(titles=(*cures, *more.titles), buys=more.buys, after=more.after)
    return Remedy(titles=cures, buys="nothing yet: other limits stand in the way as well", after=None)


def _with(home: Home, **parts: Record | tuple[Record, ...]) -> Home:
    return home.model_copy(update=parts)
