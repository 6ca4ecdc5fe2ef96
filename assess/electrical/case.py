"""One home with one node, and the method that is to be used."""

from dataclasses import dataclass
from enum import StrEnum

from assess.electrical.items import Connected
from assess.hardware.records import NodePower
from assess.intake import Home, PowerManagement
from assess.records import Basis
from assess.rulebook import Edition, Rule, load_reference
from assess.worksheet import Worksheet

_MANAGED = {PowerManagement.PCS_FIXED, PowerManagement.PCS_DYNAMIC}


class Method(StrEnum):
    """How the load of the house is calculated; `auto` takes the one for an existing home or a new one."""

    AUTO = "auto"
    OPTIONAL = "optional_dwelling"
    EXISTING = "existing_dwelling"


@dataclass(frozen=True)
class Case:
    """One home with one node, as every worksheet of this section needs it."""

    home: Home
    power: NodePower
    floor: NodePower
    edition: Edition
    method: Method
    volts: float
    house: Connected

    @property
    def node_va(self) -> float:
        """Return what the node counts for in the load calculation [VA]."""
        return self.power.wall_va if self.home.node.power_management in _MANAGED else self.power.rated_va

    @property
    def dynamic(self) -> bool:
        """Return whether a system makes the node give way to the house."""
        return self.home.node.power_management is PowerManagement.PCS_DYNAMIC

    def rules(self) -> list[Rule]:
        """Return the rules the calculation rests on. Raises UnconfirmedRule when one of them is open."""
        rules = self.edition.rules
        used: list[Rule] = [rules.dwelling_load, rules.node_load, rules.continuous_load]
        used.append(rules.optional_dwelling if self.method is Method.OPTIONAL else rules.existing_dwelling)
        if self.home.node.power_management in _MANAGED:
            used.append(rules.power_control)
        used += [rules.overcurrent_sizes, rules.conductor_ampacity]
        return [self.edition.rule(rule) for rule in used]


def design_current_a(power: NodePower, management: PowerManagement | None) -> float:
    """Return the continuous current the circuit is built for [A].

    A listed power control system holds the node to its setting; without one nothing but software does,
    and the node counts at its full rating.
    """
    return power.current_a if management in _MANAGED else power.rated_a


def method_for(home: Home, asked: Method) -> Method:
    """Return the method to use: the one asked for, else the one for the home."""
    if asked is not Method.AUTO:
        return asked
    return Method.OPTIONAL if home.dwelling.status == "new" else Method.EXISTING


def service_volts(home: Home, ws: Worksheet) -> float:
    """Return the voltage of the service [V], nominal where it is not said."""
    if home.service.volts is not None:
        return float(ws.given("Service voltage", home.service.volts, "V", basis=home.basis_of("service.volts").basis))
    figure = load_reference("reference/electrical").figure("service.volts")
    return float(ws.given("Service voltage", figure, basis=Basis.ASSUMED, note="not stated; nominal"))
