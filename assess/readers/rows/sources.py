"""Where the values of a row come from."""

from functools import lru_cache

from assess.readers.rows.columns import Column
from assess.records import Basis, Provenance
from assess.units.spelling import quoted

_KEPT = 4096  # columns, and bands of them


def source_of(column: Column, heading: str, low: float | None = None, high: float | None = None) -> Provenance:
    """Return where a value comes from: its column, assumed where it only stands for the home."""
    assumed = column.basis == "assumed" or low is not None
    note = "the table gives a band; its middle was taken" if low is not None else column.note
    return _source(heading, Basis.ASSUMED if assumed else Basis.TOLD, low, high, note)


def supposed(column: Column, heading: str) -> Provenance:
    """Return where a thing comes from that only the heading lets suppose."""
    return _source(heading, Basis.ASSUMED, None, None, column.note)


@lru_cache(maxsize=_KEPT)
def _source(heading: str, basis: Basis, low: float | None, high: float | None, note: str | None) -> Provenance:
    return Provenance(basis=basis, low=low, high=high, source=f"column {quoted(heading)}", note=note)
