"""A zone: air, the inside surfaces it touches, and the mass behind them (ISO 13790, with a capacity for the air)."""

from cmath import tanh
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cached_property
from math import pi, sqrt

from assess.thermal.engine.fabric import Fabric
from assess.thermal.engine.physics import HOUR_S, physics

_DAY_S = 24 * HOUR_S


@dataclass(frozen=True)
class Layer:
    """An inside surface: its area [m²] and the heat stored behind each square meter [J/m²K].

    What counts is the part inside the insulation, at most 10 cm deep and at most half of a part between two rooms.
    """

    area_m2: float
    heat_j_m2k: float

    @classmethod
    def of(
        cls, area_m2: float, *, thickness_m: float, conductivity_w_mk: float, density_kg_m3: float, heat_j_kgk: float
    ) -> "Layer":
        """Return a layer of one material before insulation, as much of it as a day reaches (ISO 13786).

        A thin board stores all that it can; the back of 10 cm of concrete block takes little part in a day.
        """
        stored = density_kg_m3 * heat_j_kgk
        depth = thickness_m * sqrt(pi * stored / (conductivity_w_mk * _DAY_S))  # in depths of penetration
        wave = (1 + 1j) * depth
        return cls(area_m2, abs(tanh(wave) / wave) * stored * thickness_m)


@dataclass(frozen=True)
class Delta:
    """A zone without its surface node, which stores nothing: conductances [W/K] and shares of radiant heat.

    `air_radiant` and `mass_radiant` are the shares of radiant heat that reach air and mass; the rest leaves by the
    windows.
    """

    air_mass: float
    air_outdoor: float
    air_end: float
    mass_outdoor: float
    mass_end: float
    air_radiant: float
    mass_radiant: float

    @property
    def air_w_k(self) -> float:
        """Return what the air node is tied to, other zones aside [W/K]."""
        return self.air_mass + self.air_outdoor + self.air_end

    @property
    def mass_w_k(self) -> float:
        """Return what the mass node is tied to [W/K]."""
        return self.air_mass + self.mass_outdoor + self.mass_end


@dataclass(frozen=True)
class Zone:
    """One zone of the network, in SI.

    Capacities of air and mass [J/K], effective area of the mass and area of all inside surfaces [m²]; conductances of
    the opaque fabric to its weighted end temperature, of windows and of air exchange to the outdoors [W/K];
    `film_w_m2k` between air and surfaces, None for the usual figure.

        outdoors --air_exchange-- air --film*At-- surface --9.1*Am-- mass --Hem-- end of the opaque fabric
                                                   |
                                                   window -- outdoors

    A zone without mass, or without any fabric, is allowed. Raises ValueError when a figure is negative, when fabric
    has no inside surface, and when the mass has more effective area than there are surfaces.
    """

    air_j_k: float = 0.0
    mass_j_k: float = 0.0
    mass_area_m2: float = 0.0
    surface_area_m2: float = 0.0
    opaque_w_k: float = 0.0
    window_w_k: float = 0.0
    air_exchange_w_k: float = 0.0
    film_w_m2k: float | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if value is not None and not 0 <= value < float("inf"):
                raise ValueError(f"{field.name} is {value}; it must be a number of 0 or more")
        if not self.surface_area_m2 and (self.opaque_w_k or self.window_w_k or self.mass_area_m2):
            raise ValueError("a zone with fabric or mass needs a surface_area_m2")
        if self.mass_area_m2 > self.surface_area_m2 * (1 + 1e-9):
            raise ValueError(f"mass_area_m2 {self.mass_area_m2} is more than surface_area_m2 {self.surface_area_m2}")

    @classmethod
    def from_layers(
        cls,
        layers: Iterable[Layer],
        *,
        air_j_k: float = 0.0,
        opaque_w_k: float = 0.0,
        window_w_k: float = 0.0,
        air_exchange_w_k: float = 0.0,
        surface_area_m2: float | None = None,
        film_w_m2k: float | None = None,
    ) -> "Zone":
        """Return a zone whose mass is the sum of its layers.

        Mass area = C² / sum(heat² area), mass = C = sum(heat area): ISO 13790, with the layers themselves and not its
        classes. Without `surface_area_m2` the layers are all the surfaces there are; windows then count for nothing.
        """
        taken = tuple(layers)
        mass_j_k = sum(layer.heat_j_m2k * layer.area_m2 for layer in taken)
        squares = sum(layer.heat_j_m2k**2 * layer.area_m2 for layer in taken)
        return cls(
            air_j_k=air_j_k,
            mass_j_k=mass_j_k,
            mass_area_m2=mass_j_k**2 / squares if squares else 0.0,
            surface_area_m2=sum(layer.area_m2 for layer in taken) if surface_area_m2 is None else surface_area_m2,
            opaque_w_k=opaque_w_k,
            window_w_k=window_w_k,
            air_exchange_w_k=air_exchange_w_k,
            film_w_m2k=film_w_m2k,
        )

    @property
    def stored_j_k(self) -> float:
        """Return the heat that air and mass store together [J/K], where steps are too long to tell them apart."""
        return self.air_j_k + self.mass_j_k

    @property
    def film(self) -> float:
        """Return the film between air and surfaces [W/m²K]."""
        return physics().film_w_m2k if self.film_w_m2k is None else self.film_w_m2k

    @property
    def surface_w_k(self) -> float:
        """Return the conductance from air to surfaces [W/K], His."""
        return self.film * self.surface_area_m2

    @property
    def mass_w_k(self) -> float:
        """Return the conductance from surfaces to mass [W/K], Hms."""
        return physics().mass_film_w_m2k * self.mass_area_m2

    @property
    def massive(self) -> bool:
        """Return whether the opaque fabric can lie behind the mass, which takes Hop < Hms."""
        return self.opaque_w_k < self.mass_w_k

    @property
    def mass_end_w_k(self) -> float:
        """Return the conductance from the mass to the end of the fabric [W/K], Hem; Hms and Hem in series are Hop.

        Where the fabric conducts more than the mass can take in (Hop >= Hms, as in a sheet-metal shed, or without
        mass) this is 0 and the fabric begins at the surfaces: the steady answer is the same, only the mass no longer
        slows it.
        """
        return 1 / (1 / self.opaque_w_k - 1 / self.mass_w_k) if self.massive and self.opaque_w_k else 0.0

    @cached_property
    def delta(self) -> Delta:
        """Return the zone without its surface node: its star becomes direct conductances, exactly."""
        his, hms, window = self.surface_w_k, self.mass_w_k, self.window_w_k
        direct = 0.0 if self.massive else self.opaque_w_k
        star = his + hms + window + direct
        if not star:
            return Delta(0.0, self.air_exchange_w_k, 0.0, 0.0, 0.0, 1.0, 0.0)
        mass = self.mass_area_m2 / self.surface_area_m2
        # What is left for the surfaces after the mass, and after what the panes pass straight out again.
        surface = max(0.0, 1 - mass - window / (physics().mass_film_w_m2k * self.surface_area_m2))
        return Delta(
            air_mass=his * hms / star,
            air_outdoor=self.air_exchange_w_k + his * window / star,
            air_end=his * direct / star,
            mass_outdoor=hms * window / star,
            mass_end=self.mass_end_w_k + hms * direct / star,
            air_radiant=surface * his / star,
            mass_radiant=mass + surface * hms / star,
        )


def zone_of(
    fabric: Fabric,
    layers: Iterable[Layer],
    *,
    volume_m3: float,
    elevation_m: float = 0.0,
    surface_area_m2: float | None = None,
    film_w_m2k: float | None = None,
    ventilation_w_k: float = 0.0,
) -> Zone:
    """Return the zone that a fabric encloses; `ventilation_w_k` is an outside-air fan that always runs [W/K]."""
    return Zone.from_layers(
        layers,
        air_j_k=physics().air_j_m3k(elevation_m) * volume_m3,
        opaque_w_k=fabric.opaque_w_k(elevation_m),
        window_w_k=fabric.window_w_k,
        air_exchange_w_k=fabric.infiltration_w_k + ventilation_w_k,
        surface_area_m2=surface_area_m2,
        film_w_m2k=film_w_m2k,
    )
