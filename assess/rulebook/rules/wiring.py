"""Overcurrent devices and conductors."""

from typing import Literal, Self

from pydantic import Field, model_validator

from assess.records import Confidence, Figure, Record
from assess.rulebook.rules.base import Rule, ascend

Material = Literal["copper", "aluminum"]


class OvercurrentSizes(Rule):
    """Standard ratings of breakers and fuses."""

    sizes_a: tuple[float, ...] = Field(min_length=1)
    small_conductors: dict[str, Figure]
    small_conductor_cite: str
    next_size_up_cite: str
    next_size_up_limit: Figure

    @model_validator(mode="after")
    def _sizes_ascend(self) -> Self:
        if not ascend(self.sizes_a):
            raise ValueError("sizes_a must ascend")
        return self


class AmpacityRow(Record):
    """One conductor size; a missing material is None."""

    size: str
    copper: tuple[float, float, float] | None = None
    aluminum: tuple[float, float, float] | None = None
    confidence: Confidence | None = None

    def columns(self, material: Material) -> tuple[float, float, float] | None:
        """Return the ampacities of a material [A], one a column."""
        return self.copper if material == "copper" else self.aluminum


class ConductorAmpacity(Rule):
    """Ampacity of insulated conductors, columns for 60, 75 and 90 °C, smallest size first."""

    columns_c: tuple[float, float, float]
    rows: tuple[AmpacityRow, ...] = Field(min_length=1)
    terminals_cite: str
    terminals_60_up_to: Figure

    @property
    def sizes(self) -> list[str]:
        """Return every size, smallest first."""
        return [row.size for row in self.rows]

    def column(self, circuit_a: float) -> int:
        """Return the column that the terminals of a circuit of this rating allow."""
        return 0 if circuit_a <= self.terminals_60_up_to.value else 1

    @model_validator(mode="after")
    def _ampacities_ascend(self) -> Self:
        for material in ("copper", "aluminum"):
            rows = [columns for row in self.rows if (columns := row.columns(material))]
            if not all(ascend(columns) for columns in (*rows, *zip(*rows, strict=True))):
                raise ValueError(f"ampacities of {material} must ascend with size and with temperature")
        return self


class DwellingConductorRow(Record):
    """Smallest service conductor for one rating."""

    rating_a: float
    copper: str
    aluminum: str

    def size(self, material: Material) -> str:
        """Return the smallest size of a material."""
        return self.copper if material == "copper" else self.aluminum


class DwellingServiceConductors(Rule):
    """Service conductors of one dwelling, which may be smaller than the table asks."""

    share: Figure
    rows: tuple[DwellingConductorRow, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ratings_ascend(self) -> Self:
        if not ascend([row.rating_a for row in self.rows]):
            raise ValueError("rows must ascend in rating_a")
        return self
