"""The node shown at many homes as one, worked out as far as it is asked for."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from assess.electrical import HouseCount, NodeCircuit, electrical_limits
from assess.electrical.methods.case import Case as LoadCase
from assess.findings import Limit
from assess.intake import Home
from assess.rulebook import Edition
from assess.safety.section import Surroundings
from assess.verdict.forward import Case
from assess.verdict.screening.asked import Asked
from assess.verdict.screening.sites import ManySite
from assess.worksheet import Worksheet
from assess.worksheet.many import Column, Places

__all__ = ["Shown", "There"]


@dataclass(eq=False)
class Shown:
    """The node shown at each home: GPUs and cap [W] together, and its GPUs alone."""

    sizes: Column
    gpus: Column


@dataclass(eq=False)
class There:
    """The node shown at some places, worked out as far as it is asked for."""

    asked: Asked
    shown: Shown
    places: Places

    @cached_property
    def site(self) -> ManySite:
        """Return the homes as one."""
        return self.asked.site(self.places)

    @property
    def gpus(self) -> Any:
        """Return the GPUs of the nodes, lanes where they are not the same."""
        return self.shown.gpus.read(self.places)

    @cached_property
    def case(self) -> Case:
        """Return the nodes as one, what they draw an array where they are not the same."""
        sizes = self.shown.sizes
        sizes.note()
        return self.asked.case(self.site, self.places, sizes.values, sizes.codes[self.places])

    @property
    def home(self) -> Home:
        """Return the homes as one."""
        return self.site.home

    @property
    def edition(self) -> Edition:
        """Return their edition."""
        return self.site.edition

    @cached_property
    def ws(self) -> Worksheet:
        """Return a silent sheet."""
        return Worksheet(recording=False)

    @cached_property
    def load(self) -> LoadCase:
        """Return the homes with their nodes, as the load calculation takes them."""
        return self.counted.with_node(self.case.power, self.case.floor).case

    @cached_property
    def counted(self) -> HouseCount:
        """Return the load of the houses."""
        return self.site.house

    @cached_property
    def circuit(self) -> NodeCircuit:
        """Return the circuits of the nodes."""
        return self.case.circuit

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """Return the electrical limits of the nodes."""
        return electrical_limits(self.counted, self.case.power, self.case.floor)

    @cached_property
    def around(self) -> Surroundings:
        """Return the node at its place."""
        site = self.site
        return Surroundings(
            site.home,
            site.edition,
            site.spec.placement,
            lambda: self.case.power.wall_w,
            lambda: self.case.circuit.serving_a,
            Worksheet(recording=False),
        )
