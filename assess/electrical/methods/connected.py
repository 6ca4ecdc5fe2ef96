"""What the house has connected, sorted the way a dwelling load calculation asks for it."""

from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from assess.electrical.methods.estimated import equipment_not_listed
from assess.electrical.methods.items import CLIMATE, Connected, Item, named, sorted_out, unknown
from assess.errors import IntakeError
from assess.findings import Finding
from assess.intake import Home, Load, LoadKind
from assess.intake.messages import Problem
from assess.intake.service import Circuit
from assess.records import Basis
from assess.rulebook.rules import ElectricVehicles
from assess.worksheet import Worksheet

# A directory and a list of loads may call one appliance by two of these names.
_ALIKE = (
    {LoadKind.RANGE, LoadKind.OVEN, LoadKind.COOKTOP},
    {*CLIMATE, LoadKind.AIR_HANDLER},
    {LoadKind.POOL_PUMP, LoadKind.POOL_HEATER, LoadKind.SPA},
)


def connected(home: Home, ws: Worksheet, chargers: ElectricVehicles | None = None) -> Connected:
    """Return what is connected; equipment without a nameplate is estimated only where a cited formula exists.

    Of an EV charger without one, `chargers` may say what it counts for.
    """
    return sorted_out(_found(home, ws, chargers))


def _found(home: Home, ws: Worksheet, chargers: ElectricVehicles | None) -> Iterator[Item | Finding]:
    loads = _loads(home)
    if loads is None:
        cure = "List them as [[loads]], or write loads = [] if there are none"
        yield unknown("loads", "The fixed appliances of the home are not listed", cure)
    estimated = list(equipment_not_listed(home, [load for _, load in loads or ()], ws))
    yield from _listed(home, loads or (), chargers)
    yield from estimated
    if (home.dwelling.count or 1) > 1 and home.dwelling.house_loads_va is None:
        cure = "Add up halls, pumps and the like, or write 0 if there are none"
        yield unknown("dwelling.house_loads_va", "The loads that the dwellings share are not stated", cure)
    if home.loads is not None:
        kinds = {load.kind for load in home.loads} | {one.kind for one in estimated if isinstance(one, Item)}
        yield from _only_in_the_directory(home, kinds)


def _loads(home: Home) -> list[tuple[str, Load]] | None:
    """Return the loads with their field path: as listed, else from a panel directory that carries nameplates."""
    if home.loads is not None:
        return [(f"loads.{i}", load) for i, load in enumerate(home.loads)]
    circuits = home.panel.circuits or ()
    if not any(c.nameplate_va is not None for c in circuits):
        return None
    below = home.panel.subpanels or ()
    listed = [(f"panel.circuits.{i}", circuit) for i, circuit in enumerate(circuits)]
    listed += [
        (f"panel.subpanels.{n}.circuits.{i}", circuit)
        for n, one in enumerate(below)
        for i, circuit in enumerate(one.circuits or ())
    ]
    # Where every sub-panel has a directory of its own, its loads stand there and not at the breaker that feeds it.
    told = bool(below) and all(one.circuits is not None for one in below)
    return [
        (path, _load(path, kind, circuit))
        for path, circuit in listed
        if (kind := _kind(circuit.load_type, circuit.poles)) is not None
        and not (told and circuit.load_type == "subpanel")
    ]


def _load(path: str, kind: LoadKind, circuit: Circuit) -> Load:
    """Return what a breaker feeds as a load. Raises IntakeError for a nameplate that no load may have."""
    try:
        return Load(kind=kind, label=circuit.label, nameplate_va=circuit.nameplate_va)
    except ValidationError as error:
        where = Problem(f"{path}.nameplate_va", "").where
        raise IntakeError(error.errors()[0]["msg"].removeprefix("Value error, "), where=where) from None


def _kind(load_type: str | None, poles: int) -> LoadKind | None:
    """Return what a breaker feeds. Two poles feed one appliance; one pole of which nothing is said, general outlets."""
    if isinstance(load_type, LoadKind):
        return load_type
    fed = load_type in {"subpanel", "compute"} or (load_type is None and poles > 1)
    return LoadKind.OTHER if fed else None


def _listed(
    home: Home, loads: Sequence[tuple[str, Load]], chargers: ElectricVehicles | None
) -> Iterator[Item | Finding]:
    for path, load in loads:
        if load.fuel == "gas" or load.kind is LoadKind.LIGHTING:  # lighting is counted by floor area
            continue
        name, field = named(load), f"{path}.nameplate_va"
        unrated = chargers.least_va if chargers is not None and chargers.form == "if_unknown" else None
        if load.nameplate_va is None and load.kind is LoadKind.EV_CHARGER and unrated is not None:
            yield Item(
                name=f"{name}, rating not known",
                kind=load.kind,
                each_va=unrated.value,
                units=load.count,
                new=load.new,
                basis=Basis.ASSUMED,
            )
            continue
        if load.nameplate_va is None:
            cure = "Read it, or give an assumed value with its range"
            yield unknown(field, f"The nameplate of {name} is not known", cure)
            continue
        yield Item(
            name=name,
            kind=load.kind,
            each_va=load.nameplate_va,
            units=load.count,
            new=load.new,
            interlocked=load.interlocked,
            basis=home.basis_of(field).basis,
            volts=load.volts,
            motor_va=load.motor_va,
        )


def _only_in_the_directory(home: Home, told: set[LoadKind]) -> Iterator[Finding]:
    """Yield what has a breaker but no place among the loads: one of the two lists is not whole."""
    known = told | {kind for alike in _ALIKE if alike & told for kind in alike} | {LoadKind.LIGHTING, LoadKind.OTHER}
    panels = {"The panel": home.panel.circuits or ()}
    panels |= {f'Sub-panel "{one.name}"': one.circuits or () for one in home.panel.subpanels or ()}
    for panel, circuits in panels.items():
        for circuit in circuits:
            kind = circuit.load_type
            if isinstance(kind, LoadKind) and kind not in known:
                known.add(kind)
                says = f"{panel} has a breaker for {named(Load(kind=kind, label=circuit.label))}, the loads have none"
                yield unknown(f"loads.{kind}", says, "Add it to [[loads]], or correct the directory", field="loads")
