"""The lines of a connected load."""

from collections.abc import Callable, Iterable

from assess.findings import Finding, Severity
from assess.intake import Load, LoadKind
from assess.records import Basis, Quantity, Record
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
COOKING = frozenset({LoadKind.RANGE, LoadKind.OVEN, LoadKind.COOKTOP})
# What is little else than its motor; of other equipment a motor counts where it is told.
_MOTORS = frozenset(
    {
        LoadKind.AIR_CONDITIONER,
        LoadKind.HEAT_PUMP,
        LoadKind.DISPOSAL,
        LoadKind.WELL_PUMP,
        LoadKind.POOL_PUMP,
        LoadKind.VENTILATION,
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
    """One line of the connected load: an appliance, or several alike, of `each_va` [VA].

    `volts` and `motor_va` are of one of them, None where they are not told.
    """

    name: str
    kind: LoadKind
    each_va: Quantity
    units: int = 1
    new: bool = False
    interlocked: bool = False
    basis: Basis = Basis.TOLD
    volts: Quantity | None = None
    motor_va: Quantity | None = None

    @property
    def va(self) -> float:
        """Return the VA of all its units."""
        return self.each_va * self.units

    @property
    def largest_motor_va(self) -> float:
        """Return the VA of the motor of one unit: as told, else all of what is little else than its motor."""
        if self.motor_va is not None:
            return self.motor_va
        return self.each_va if self.kind in _MOTORS else 0.0

    def written(self, ws: Worksheet, *, cite: str = "") -> float:
        """Write the line and return its VA."""
        if self.units == 1:
            return ws.given(self.name, self.each_va, "VA", basis=self.basis, cite=cite)
        each = ws.given(f"{self.name}, one of {self.units}", self.each_va, "VA", basis=self.basis, cite=cite)
        title = f"{self.name}, {self.units} units"
        return ws.product(title, (each, "VA"), (self.units, "units"), unit="VA", cite=cite)


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
            return ws.total(f"{_NAMES.get(kind, _words(kind))}, together", parts, unit="VA")
        return sum(parts.values())

    def climate_units(self, *kinds: LoadKind) -> int:
        """Return how many separately controlled units of these kinds there are."""
        return sum(i.units for i in self.climate if i.kind in kinds)

    @property
    def adds_climate(self) -> bool:
        """Return whether air conditioning or electric heat is added together with the node."""
        return any(i.new and i.va > 0 for i in self.climate)

    def keeping(self, keep: Callable[[Item], bool]) -> "Connected":
        """Return the house with those items alone, what is missing left as it is."""
        appliances = tuple(i for i in self.appliances if keep(i))
        climate = tuple(i for i in self.climate if keep(i))
        return self.model_copy(update={"appliances": appliances, "climate": climate})

    def thinned(self, of: Callable[[Item], bool], count: int) -> "Connected":
        """Return the house with no more than its `count` largest units among the items `of` names."""
        left = count
        kept: dict[int, int] = {}
        for item in sorted(filter(of, (*self.appliances, *self.climate)), key=lambda i: i.each_va, reverse=True):
            kept[id(item)] = min(item.units, left)
            left -= kept[id(item)]

        def some(items: tuple[Item, ...]) -> tuple[Item, ...]:
            return tuple(
                i if id(i) not in kept else i.model_copy(update={"units": kept[id(i)]})
                for i in items
                if kept.get(id(i), 1)
            )

        return self.model_copy(update={"appliances": some(self.appliances), "climate": some(self.climate)})


def named(load: Load) -> str:
    """Return what a load is called on the worksheet."""
    return load.label or _NAMES.get(load.kind, _words(load.kind))


def written_apart(items: Iterable[Item], ws: Worksheet, *, cite: str = "") -> dict[str, float]:
    """Write every item and return its VA by name; two of one name keep a line each."""
    parts: dict[str, float] = {}
    for item in items:
        name = item.name if item.name not in parts else f"{item.name} ({len(parts)})"
        parts[name] = item.written(ws, cite=cite)
    return parts


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
