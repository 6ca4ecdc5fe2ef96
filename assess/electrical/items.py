"""The lines of a connected load."""

from collections.abc import Iterable

from assess.findings import Finding, Severity
from assess.intake import Load, LoadKind
from assess.records import Basis, Record
from assess.worksheet import Worksheet

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
    """One line of the connected load: an appliance, or several alike, of `each_va` [VA]."""

    name: str
    kind: LoadKind
    each_va: float
    units: int = 1
    new: bool = False
    interlocked: bool = False
    basis: Basis = Basis.TOLD

    @property
    def va(self) -> float:
        """Return the VA of all its units."""
        return self.each_va * self.units

    def written(self, ws: Worksheet, *, cite: str = "") -> float:
        """Write the line and return its VA."""
        if self.units == 1:
            return float(ws.given(self.name, self.each_va, "VA", basis=self.basis, cite=cite))
        each = ws.given(f"{self.name}, one of {self.units}", self.each_va, "VA", basis=self.basis, cite=cite)
        title = f"{self.name}, {self.units} units"
        return float(ws.product(title, (each, "VA"), (self.units, "units"), unit="VA", cite=cite))


class Connected(Record):
    """Appliances and climate equipment with their VA; `missing` are what is not known."""

    appliances: tuple[Item, ...]
    climate: tuple[Item, ...]
    missing: tuple[Finding, ...]

    def climate_va(self, *kinds: LoadKind) -> float:
        """Return the VA of these kinds of climate equipment together."""
        return sum(i.va for i in self.climate if i.kind in kinds)

    def climate_together(self, kind: LoadKind, ws: Worksheet) -> float:
        """Return the VA of one kind, written as a sum where there are several."""
        parts = {f"{n}. {item.name}": item.va for n, item in enumerate(self.climate, 1) if item.kind is kind}
        if len(parts) > 1:
            return float(ws.total(f"{_NAMES.get(kind, _words(kind))}, together", parts, unit="VA"))
        return sum(parts.values())

    def climate_units(self, *kinds: LoadKind) -> int:
        """Return how many separately controlled units of these kinds there are."""
        return sum(i.units for i in self.climate if i.kind in kinds)

    @property
    def adds_climate(self) -> bool:
        """Return whether air conditioning or electric heat is added together with the node."""
        return any(i.new and i.va > 0 for i in self.climate)


def named(load: Load) -> str:
    """Return what a load is called on the worksheet."""
    return load.label or _NAMES.get(load.kind, _words(load.kind))


def sorted_out(found: Iterable[Item | Finding]) -> Connected:
    """Return what was found, appliances, climate equipment and what is missing apart."""
    several = list(found)
    items = [one for one in several if isinstance(one, Item)]
    return Connected(
        appliances=tuple(item for item in items if item.kind not in CLIMATE),
        climate=tuple(item for item in items if item.kind in CLIMATE),
        missing=tuple(one for one in several if isinstance(one, Finding)),
    )


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


def _words(kind: LoadKind) -> str:
    return kind.replace("_", " ").capitalize()
