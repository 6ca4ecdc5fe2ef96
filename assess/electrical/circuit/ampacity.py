"""What a conductor carries where it lies, and the largest breaker that protects it."""

import re
from dataclasses import dataclass

from assess.electrical.circuit.circuit_conditions import CircuitConditions
from assess.electrical.supply.service_conductor import name_of, size_in
from assess.records import Basis, Figure
from assess.rulebook import Edition, load_reference
from assess.rulebook.rules import AmpacityRow, ConductorAmpacity, Material, OvercurrentSizes
from assess.worksheet import Worksheet

HOTTEST = -1  # the column that corrections start from: the insulation's own rating
_SAME = 1e-9
_CABLE = re.compile(r"#?(\d/0|\d{1,2})[-/][2-4]\b")  # a cable has the number of its conductors behind the size


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conductor lies: the column its terminals allow, and the factors on what its insulation carries."""

    column: int
    column_cite: str
    ambient: float
    bundling: float


@dataclass(frozen=True, slots=True)
class Conductor:
    """One size of one material in its place [A]: at its terminals, corrected, the smaller of the two, its breaker."""

    size: str
    material: Material
    terminal_a: float
    corrected_a: float
    ampacity_a: float
    largest_breaker_a: float

    @property
    def name(self) -> str:
        """Return the size with its unit and its material."""
        return f"{name_of(self.size)} {self.material}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a circuit asks of its conductor [A]: at the terminals, after correction, and to be protected by."""

    minimum_a: float
    current_a: float
    breaker_a: float

    def refusal(self, conductor: Conductor) -> str:
        """Return why a conductor will not do; nothing for one that will."""
        if not covers(conductor.terminal_a, self.minimum_a):
            return f"{conductor.terminal_a:g} A at its terminals, and {self.minimum_a:.4g} A are needed"
        if not covers(conductor.corrected_a, self.current_a):
            return f"{conductor.corrected_a:.4g} A after correction, and {self.current_a:.4g} A flow"
        if not covers(conductor.largest_breaker_a, self.breaker_a):
            return f"not protected by {self.breaker_a:g} A, but by {conductor.largest_breaker_a:.4g} A at most"
        return ""


def covers(carries: float, asked: float) -> bool:
    """Return whether one value is as large as another, give or take the last bits of a division."""
    return carries >= _short_of(asked)


def _short_of(asked: float) -> float:
    """Return a value less the last bits of a division."""
    return asked - _SAME * abs(asked)


def place_of(rating_a: float, conditions: CircuitConditions, factors: tuple[float, float], edition: Edition) -> Place:
    """Return the place of a circuit of this rating [A]; a cable has a column of its own, whatever its terminals."""
    table = edition.rule(edition.rules.conductor_ampacity)
    if conditions.raceway == "cable":
        cable = load_reference("reference/conductors").figure("cable.column")
        return Place(table.columns_c.index(cable.value), cable.cite, *factors)
    return Place(1 if conditions.terminals_75c else table.column(rating_a), table.terminals_cite, *factors)


def correction_factors(conditions: CircuitConditions, edition: Edition, ws: Worksheet) -> tuple[float, float]:
    """Return the factors for ambient temperature and for bundling. Raises UnconfirmedRule."""
    return _ambient_factor(conditions, edition, ws), _bundling_factor(conditions, edition, ws)


def smallest_conductor(
    asked: Asked, place: Place, material: Material, edition: Edition, ws: Worksheet
) -> Conductor | None:
    """Return the smallest conductor of a material that passes every check; None when the table has none."""
    silent = Worksheet(recording=False)
    refused = ""
    column, ambient, bundling = place.column, place.ambient, place.bundling
    minimum_a, current_a = _short_of(asked.minimum_a), _short_of(asked.current_a)
    for row in edition.rules.conductor_ampacity.rows:
        columns = row.columns(material)
        if columns is None:
            continue
        # A search has no time to work out a size that is plainly too small; a report says why it is.
        small = columns[column] < minimum_a or columns[HOTTEST] * ambient * bundling < current_a
        if small and not ws.recording:
            continue
        conductor = conductor_in(row, place, material, edition, silent)
        refusal = asked.refusal(conductor)
        if not refusal:
            return conductor_in(row, place, material, edition, ws, note=refused) if ws.recording else conductor
        refused = f"{conductor.name}: {refusal}"
    return None


def conductor_in(
    row: AmpacityRow, place: Place, material: Material, edition: Edition, ws: Worksheet, *, note: str = ""
) -> Conductor:
    """Return a size that the table has in this material, rated where it lies."""
    table = edition.rules.conductor_ampacity
    columns = row.columns(material)
    if columns is None:
        raise LookupError(f"{table.cite} has no {row.size} in {material}")
    name = f"{name_of(row.size)} {material}"
    terminal_a = ws.given(
        f"{name}, ampacity at {table.columns_c[place.column]:g} °C terminals",
        _figure(columns[place.column], row, table),
        "A",
        cite=f"{table.cite}; {place.column_cite}",
        note=note or None,
    )
    corrected_a = ws.product(
        f"{name}, corrected from its {table.columns_c[HOTTEST]:g} °C ampacity",
        _figure(columns[HOTTEST], row, table),
        (place.ambient, "ambient"),
        (place.bundling, "bundling"),
        unit="A",
        cite=f"{edition.rules.ambient_correction.cite}; {edition.rules.bundling.cite}",
    )
    ampacity_a = ws.choose(
        f"{name}, ampacity that counts",
        corrected_a < terminal_a,
        corrected_a,
        terminal_a,
        unit="A",
        because="the correction leaves less than the terminals allow",
    )
    breaker_a = _largest_breaker_a(f"{material} {row.size}", name, ampacity_a, edition.rules.overcurrent_sizes, ws)
    return Conductor(row.size, material, terminal_a, corrected_a, ampacity_a, breaker_a)


def row_named(text: str, edition: Edition) -> AmpacityRow | None:
    """Return the row of a size as people write it: `6`, `#6 AWG`, `6/2` of a cable, `250 kcmil`; None for others."""
    cable = _CABLE.match(text.strip())
    size = size_in(text, edition) or (cable[1] if cable else None)
    return next((row for row in edition.rules.conductor_ampacity.rows if row.size == size), None)


def is_cable(text: str) -> bool:
    """Return whether a size is written as a cable's, with the number of its conductors: `6/3`."""
    return _CABLE.match(text.strip()) is not None


def _largest_breaker_a(key: str, name: str, ampacity_a: float, rule: OvercurrentSizes, ws: Worksheet) -> float:
    """Return the largest breaker [A]: the next standard size up, so far as that is allowed, less for a small wire."""
    label, sizes = f"{name}, largest breaker", [(size, size) for size in rule.sizes_a]
    limit, small = rule.next_size_up_limit, rule.small_conductors.get(key)
    largest = ampacity_a
    if ampacity_a <= rule.sizes_a[-1]:
        up_a = ws.lookup(label, ampacity_a, sizes, key_unit="A", unit="A", cite=rule.next_size_up_cite)
        largest = up_a
        if up_a > limit.value:
            why = f"the next standard size is at most {limit.value:g} A"
            test = up_a <= limit.value
            largest = ws.choose(label, test, up_a, ampacity_a, unit="A", because=why, cite=limit.cite)
    if small is not None:
        why = "a small conductor has a limit of its own"
        test = small.value < largest
        largest = ws.choose(label, test, small.value, largest, unit="A", because=why, cite=small.cite)
    return largest


def _ambient_factor(conditions: CircuitConditions, edition: Edition, ws: Worksheet) -> float:
    rule = edition.rule(edition.rules.ambient_correction)
    air_f, above_in = conditions.circuit_ambient_f, conditions.above_roof_in
    # The band in which every factor is 1 is the one that the ampacity table was made for.
    base_c = next(b.up_to for b in rule.bands if b.up_to is not None and all(f == 1 for f in b.factors))
    if air_f is None:
        note = "not stated; what the ampacity table is made for"
        air_c = ws.given("Hottest air along the circuit", base_c, "°C", basis=Basis.ASSUMED, note=note, cite=rule.cite)
    else:
        celsius = load_reference("reference/conductors")
        zero, degree = celsius.figure("celsius.zero"), celsius.figure("celsius.degree")
        given_f = ws.given("Hottest air along the circuit", air_f, "°F", basis=conditions.basis("circuit_ambient_f"))
        above_f = ws.total("Hottest air, above 0 °C", {"air": given_f}, less={"zero": zero.value}, unit="°F")
        air_c = ws.product("Hottest air along the circuit", (above_f, "°F"), over=[degree], unit="°C")
    if above_in is not None and above_in < rule.roof_height.value:
        ws.given("Height above the roof", above_in, "in", basis=conditions.basis("above_roof_in"))
        parts = {"air": air_c, "roof": rule.roof_adder.value}
        air_c = ws.total("Air in the raceway, so close above the roof", parts, unit="°C", cite=rule.roof_adder.cite)
    table = [(band.up_to, band.factors[HOTTEST] or 0.0) for band in rule.bands if band.up_to is not None]
    label = "Factor for ambient temperature"
    cite, confidence = rule.cite, rule.confidence
    try:
        return ws.lookup(label, air_c, table, key_unit="°C", unit="", cite=cite, confidence=confidence)
    except LookupError:
        return ws.given(label, 0.0, cite=cite, note="hotter than the table goes: no conductor is allowed")


def _bundling_factor(conditions: CircuitConditions, edition: Edition, ws: Worksheet) -> float:
    rule = edition.rule(edition.rules.bundling)
    label, count = "Current-carrying conductors together", conditions.conductors_in_raceway
    if count is None:
        own = load_reference("reference/conductors").figure("circuit.conductors")
        number = ws.given(label, own, basis=Basis.ASSUMED, note="not stated; the node's own alone")
    else:
        number = ws.given(label, count, "conductors", basis=conditions.basis("conductors_in_raceway"))
    table = [(rule.free.value, 1.0)]
    # The last band has no end, so it ends at the number asked for where that is larger.
    table += [(number if b.up_to is None else b.up_to, b.factors[0] or 0.0) for b in rule.bands]
    table = [row for i, row in enumerate(table) if i == 0 or row[0] > table[i - 1][0]]
    label, cite, confidence = "Factor for bundling", rule.cite, rule.confidence
    return ws.lookup(label, number, table, key_unit="conductors", unit="", cite=cite, confidence=confidence)


def _figure(ampacity_a: float, row: AmpacityRow, table: ConductorAmpacity) -> Figure | tuple[float, str]:
    """Return an ampacity as a term, with the doubt of its row where there is one."""
    if row.confidence is None:
        return ampacity_a, "A"
    return Figure(value=ampacity_a, unit="A", cite=table.cite, confidence=row.confidence)
