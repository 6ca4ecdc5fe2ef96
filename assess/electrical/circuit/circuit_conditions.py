"""What is known of the node's nameplate, of the run to it, and of a circuit that is there already."""

from typing import Literal

from pydantic import Field

from assess.hardware.records import NodePower
from assess.intake import Home
from assess.records import Basis, Quantity, Record
from assess.rulebook.rules import Material

Raceway = Literal["emt", "pvc_40", "pvc_80", "rmc", "cable"]
_NODE = "node."


class CircuitConditions(Record):
    """What a branch circuit is sized by besides its current; None where nobody says."""

    mca_a: Quantity | None = None
    mocp_a: Quantity | None = None
    terminals_75c: bool | None = None
    circuit_ambient_f: Quantity | None = None
    conductors_in_raceway: int | None = None
    above_roof_in: Quantity | None = None
    raceway: Raceway | None = None
    circuit_length_ft: Quantity | None = None
    feeder_drop_pct: Quantity | None = None
    existing_breaker_a: float | None = None
    existing_conductor: str | None = None
    conductor_material: Material | None = None
    power_factor: Quantity | None = None
    volts: Quantity | None = None
    bases: dict[str, Basis] = Field(default_factory=dict)

    def basis(self, name: str) -> Basis:
        """Return how the value of a field came to be known; what is not marked was told."""
        return self.bases.get(name, Basis.TOLD)


UNSTATED = CircuitConditions()


def conditions_of(home: Home, power: NodePower) -> CircuitConditions:
    """Return what the home says of the node's circuit; volts and power factor that it does not say are the node's."""
    node = home.node
    volts = node.volts or home.service.volts
    if volts is None and power.current_a > 0:
        volts = power.wall_va / power.current_a
    factor = node.power_factor
    if factor is None and power.wall_va > 0:
        factor = power.wall_w / power.wall_va
    return CircuitConditions(
        mca_a=node.mca_a,
        mocp_a=node.mocp_a,
        terminals_75c=node.terminals_75c,
        circuit_ambient_f=node.circuit_ambient_f,
        conductors_in_raceway=node.conductors_in_raceway,
        above_roof_in=node.above_roof_in,
        raceway=node.raceway,
        circuit_length_ft=node.circuit_length_ft,
        feeder_drop_pct=node.feeder_drop_pct,
        existing_breaker_a=node.existing_breaker_a,
        existing_conductor=node.existing_conductor,
        conductor_material=node.conductor_material,
        power_factor=factor,
        volts=volts,
        bases={k.removeprefix(_NODE): v.basis for k, v in home.provenance.items() if k.startswith(_NODE)},
    )
