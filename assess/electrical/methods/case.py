"""One home with one node, and the method that is to be used."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from assess.electrical.methods.choice import Choice, Method, choose, rules_of
from assess.electrical.methods.items import Connected
from assess.hardware.records import NodePower
from assess.intake import Home, PowerManagement
from assess.records import Basis
from assess.rulebook import Edition, Rule, load_reference
from assess.worksheet import Worksheet

__all__ = ["Case", "Method", "design_current_a", "service_volts"]

_MANAGED = {PowerManagement.PCS_FIXED, PowerManagement.PCS_DYNAMIC}


@dataclass(frozen=True)
class Case:
    """One home with one node, as every worksheet of this section needs it; `asked` is the method asked for."""

    home: Home
    power: NodePower
    floor: NodePower
    edition: Edition
    asked: Method
    volts: float
    house: Connected

    @cached_property
    def choice(self) -> Choice:
        """Return the method that decides, and what is said of others. Raises UsageError if the one asked for cannot."""
        return choose(self.home, self.house, self.edition, self.asked)

    @property
    def method(self) -> Method:
        """Return the method that decides."""
        return self.choice.method

    @property
    def dwellings(self) -> int:
        """Return how many dwellings alike the service feeds."""
        return self.home.dwelling.count or 1

    @property
    def node_va(self) -> float:
        """Return what the node counts for in the load calculation [VA]."""
        return self.power.wall_va if self.home.node.power_management in _MANAGED else self.power.rated_va

    @property
    def dynamic(self) -> bool:
        """Return whether a system makes the node give way to the house."""
        return self.home.node.power_management is PowerManagement.PCS_DYNAMIC

    def with_node(self, power: NodePower, floor: NodePower) -> Self:
        """Return the same home with another node, which changes nothing of the method that decides."""
        other = replace(self, power=power, floor=floor)
        if "choice" in self.__dict__:
            other.__dict__["choice"] = self.choice
        return other

    def rules(self) -> list[Rule]:
        """Return the rules the calculation rests on. Raises UnconfirmedRule when one of them is open."""
        rules = self.edition.rules
        used: list[Rule] = [*rules_of(self.method, self.edition), rules.node_load, rules.continuous_load]
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


def service_volts(home: Home, ws: Worksheet) -> float:
    """Return the voltage of the service [V], nominal where it is not said."""
    if home.service.volts is not None:
        return ws.given("Service voltage", home.service.volts, "V", basis=home.basis_of("service.volts").basis)
    figure = load_reference("reference/electrical").figure("service.volts")
    return ws.given("Service voltage", figure, basis=Basis.ASSUMED, note="not stated; nominal")
