"""What a panel schedule says, whichever program or hand wrote it."""

from dataclasses import dataclass, field

from assess.findings import Finding
from assess.intake import Battery, Panel, Photovoltaics, Service
from assess.records import Provenance


@dataclass(frozen=True)
class PanelFile:
    """A panel schedule in the words of the intake; what the file leaves out is unknown.

    `format` is its kind, `title` that kind in words, `name` the file. `pv` and `battery` are there where the schedule
    names one, with no more than it says of them. `findings` is what reading it showed, `remarks` what was written
    beside a circuit (the sub-panel or nothing, the space, the text), `provenance` where each value comes from, by
    dotted field name of a home.
    """

    format: str
    title: str
    name: str
    panel: Panel
    service: Service = field(default_factory=Service)
    pv: Photovoltaics | None = None
    battery: Battery | None = None
    findings: tuple[Finding, ...] = ()
    remarks: tuple[tuple[str, str, str], ...] = ()
    provenance: dict[str, Provenance] = field(default_factory=dict)
