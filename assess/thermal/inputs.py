"""What the home says, what is filled in where it says nothing, and what cannot be filled in."""

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Literal

from assess.intake import Home
from assess.records import Basis, Figure
from assess.rulebook.reference import Reference, Table, load_reference
from assess.worksheet import Worksheet
from assess.worksheet.arrays import is_array


@dataclass(frozen=True)
class Missing:
    """A number that is not known: which field would settle it, and how to get it."""

    field: str
    cure: str


Known = float | Missing


@dataclass(frozen=True)
class Inputs:
    """The home and the figures beside the sheet that they are written on."""

    home: Home
    ws: Worksheet
    book: str = "reference/thermal"

    def of(self, book: str) -> "Inputs":
        """Return the same home and sheet beside another file of figures, such as `reference/manual_j`."""
        return replace(self, book=book)

    @property
    def figures(self) -> Reference:
        """Return the figures of the file that is open."""
        return load_reference(self.book)

    def figure(self, key: str) -> Figure:
        """Return a thermal figure. Raises RuleDataError when there is none."""
        return self.figures.figure(key)

    def stated(self, path: str, label: str, unit: str) -> float | None:
        """Return what the home says at a dotted path, written down with its basis; None when it says nothing."""
        value = attrgetter(path)(self.home)
        if value is None:
            return None
        basis = self.home.basis_of(path).basis if self.ws.recording else None
        return self.ws.given(label, value if is_array(value) else float(value), unit, basis=basis)

    def value(self, path: str, label: str, unit: str, default: str) -> float:
        """Return what the home says at a dotted path, else the figure `default`, marked as assumed."""
        said = self.stated(path, label, unit)
        return self.assumed(label, self.figure(default)) if said is None else said

    def assumed(self, label: str, figure: Figure, note: str = "not stated") -> float:
        """Return a figure that stands in for what the home does not say."""
        return self.ws.given(label, figure, basis=Basis.ASSUMED, note=figure.note or note)

    def looked_up(
        self, label: str, key: float, table: Table, *, how: Literal["at least", "between"] = "between"
    ) -> float:
        """Return the value of a thermal table for `key` [the table's unit]."""
        return self.ws.lookup(
            label,
            key,
            table.rows,
            key_unit=table.key_unit,
            unit=table.unit,
            how=how,
            cite=table.cite,
            confidence=table.confidence,
            note=table.note,
        )

    def of_its_year(self, label: str, year: int, table: Table) -> float:
        """Return the value of a table whose rows end with the last year of a period, marked as assumed."""
        value = next((v for last, v in table.rows if year <= last), table.rows[-1][1])
        figure = Figure(value=value, unit=table.unit, cite=table.cite, confidence=table.confidence)
        return self.assumed(label, figure, f"as houses built in {year} are")

    def watts(self, label: str, btu_h: float, *, note: str | None = None) -> float:
        """Return a heat flow in BTU/h as watts [W]."""
        per_w = self.figure("units.btu_h_per_w")
        return self.ws.product(label, (btu_h, "BTU/h"), over=[per_w], unit="W", note=note)
