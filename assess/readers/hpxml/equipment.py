"""What the loads of a home are made of before they are loads: equipment, feeders, circuits."""

from dataclasses import dataclass, field
from typing import Literal
from xml.etree.ElementTree import Element

from assess.intake import LoadKind
from assess.readers.hpxml.document import Document, Value, id_of, is_true, refers_to
from assess.readers.hpxml.power import main_panel
from assess.readers.xml import text_of


@dataclass(frozen=True)
class Equipment:
    """One thing that draws power.

    `feeds` are the load types of the feeders that may carry its rating; `rating` is what the file states of its
    power otherwise, `default` what stands in when it states nothing. A part `within` other equipment, such as a
    blower, is left out when a rated feeder of that equipment is large enough to hold it.
    """

    kind: LoadKind
    label: str
    ids: tuple[str, ...]
    source: str
    feeds: frozenset[str] = frozenset()
    rating: Value = None
    default: Value = None
    fuel: Literal["electric", "gas"] = "electric"
    interlocked: bool = False
    within: bool = False

    @property
    def power(self) -> Value:
        """Return what is known of its power, or stands in for it."""
        return self.rating or self.default


@dataclass(frozen=True)
class Feeder:
    """One line of the panel's load list; `watts` is None when it has no rating."""

    id: str
    load_type: str
    watts: float | None
    new: bool
    fed: tuple[str, ...] = field(default=())


def feeders(doc: Document) -> list[Feeder]:
    """Return the service feeders of the main panel. Raises IntakeError for a rating that is not a number."""
    panel = main_panel(doc)
    if panel is None:
        return []
    return [
        Feeder(
            id=id_of(part),
            load_type=text_of(part, "LoadType") or "other",
            watts=doc.number(part, "PowerRating"),
            new=is_true(part, "IsNewLoad"),
            fed=refers_to(part, "AttachedToComponent"),
        )
        for part in panel.iterfind("ServiceFeeders/ServiceFeeder")
    ]


def circuit_volts(doc: Document) -> dict[str, float]:
    """Return the voltage of the branch circuit of each component that has one [V]."""
    panel, found = main_panel(doc), {}
    for circuit in panel.iterfind("BranchCircuits/BranchCircuit") if panel is not None else ():
        volts = doc.number(circuit, "Voltage")
        if volts is not None:
            found.update(dict.fromkeys(refers_to(circuit, "AttachedToComponent"), volts))
    return found


def is_shared(part: Element) -> bool:
    """Return whether equipment serves several dwellings, and so hangs on the building's own panel."""
    return is_true(part, "IsSharedSystem") or is_true(part, "IsSharedAppliance")
