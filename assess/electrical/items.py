"""The lines of a connected load."""

from assess.findings import Finding, Severity
from assess.intake import Load, LoadKind
from assess.records import Basis, Record

CLIMATE = frozenset(
    {
        LoadKind.AIR_CONDITIONER,
        LoadKind.HEAT_PUMP,
        LoadKind.SUPPLEMENTAL_HEAT,
        LoadKind.SPACE_HEAT,
        LoadKind.THERMAL_STORAGE,
    }
)
# Where the kind alone, its underscores taken out, does not read well.
_NAMES = {
    LoadKind.OVEN: "Wall oven",
    LoadKind.DRYER: "Clothes dryer",
    LoadKind.EV_CHARGER: "EV charger",
    LoadKind.SPACE_HEAT: "Electric space heating",
    LoadKind.AIR_CONDITIONER: "Air conditioning",
    LoadKind.THERMAL_STORAGE: "Thermal storage heating",
    LoadKind.OTHER: "Other load",
}


class Item(Record):
    """One line of the connected load [VA], all of its units together."""

    name: str
    kind: LoadKind
    va: float
    units: int
    new: bool
    interlocked: bool
    basis: Basis


class Connected(Record):
    """Appliances and climate equipment with their VA; `missing` are what is not known."""

    appliances: tuple[Item, ...]
    climate: tuple[Item, ...]
    missing: tuple[Finding, ...]

    def climate_va(self, *kinds: LoadKind) -> float:
        """Return the VA of these kinds of climate equipment together."""
        return sum(i.va for i in self.climate if i.kind in kinds)

    def climate_units(self, *kinds: LoadKind) -> int:
        """Return how many separately controlled units of these kinds there are."""
        return sum(i.units for i in self.climate if i.kind in kinds)

    @property
    def adds_climate(self) -> bool:
        """Return whether air conditioning or electric heat is added together with the node."""
        return any(i.new and i.va > 0 for i in self.climate)


def named(load: Load) -> str:
    """Return what a load is called on the worksheet."""
    return load.label or _NAMES.get(load.kind, load.kind.replace("_", " ").capitalize())


def unknown(code: str, says: str, cure: str, *, field: str | None = None) -> Finding:
    """Return the finding for something without which the load of the house cannot be calculated."""
    return Finding(
        code=f"electrical.unknown.{code}",
        severity=Severity.UNKNOWN,
        says=f"{says}.",
        means="The load of the house cannot be calculated without it.",
        cure=f"{cure}.",
        field=field or code,
    )
