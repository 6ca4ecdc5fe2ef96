"""What encloses a zone: opaque faces, windows, an attic, and the air that leaks through."""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import cos, hypot, radians, sqrt

from assess.thermal.engine.physics import physics


class Boundary(StrEnum):
    """What lies behind an opaque face; each but the outdoors needs a temperature of its own."""

    OUTDOORS = "outdoors"
    OUTDOORS_SHADED = "outdoors_shaded"
    ATTIC = "attic"
    GROUND = "ground"
    GARAGE = "garage"
    CRAWLSPACE = "crawlspace"
    BASEMENT = "basement"


@dataclass(frozen=True)
class Opaque:
    """A wall, roof, floor or door by area [m²] and overall U-factor [W/m²K], films included.

    `azimuth_deg` is clockwise from north; `tilt_deg` 90 is a wall, 0 a flat roof. An outdoor face that has an azimuth
    or is flat is warmed by the sun and cooled by the sky; one that has neither sees only the air. `absorptance` None
    is the usual color, `sky_factor` None the cold part of what the tilt leaves in view, `film_w_m2k` None the usual
    film outside for which the U-factor holds.
    """

    area_m2: float
    u_w_m2k: float
    end: Boundary
    azimuth_deg: float | None = None
    tilt_deg: float = 90.0
    absorptance: float | None = None
    sky_factor: float | None = None
    film_w_m2k: float | None = None

    @property
    def ua_w_k(self) -> float:
        """Return the conductance [W/K]."""
        return self.area_m2 * self.u_w_m2k

    @property
    def sunlit(self) -> bool:
        """Return whether sun and sky reach the face."""
        return self.end is Boundary.OUTDOORS and (self.azimuth_deg is not None or self.tilt_deg == 0)

    @property
    def absorbed(self) -> float:
        """Return the share of sunshine that is absorbed."""
        return physics().absorptance if self.absorptance is None else self.absorptance

    @property
    def sky_view(self) -> float:
        """Return the share of what the face sees that is as cold as the sky."""
        return cold_sky(self.tilt_deg) if self.sky_factor is None else self.sky_factor

    @property
    def outside_film_w_m2k(self) -> float:
        """Return the film outside for which the U-factor holds [W/m²K]."""
        return 1 / physics().outside_resistance_m2k_w if self.film_w_m2k is None else self.film_w_m2k

    def at_film(self, film_w_m2k: float) -> "Opaque":
        """Return the face behind another film outside [W/m²K]."""
        u_w_m2k = behind_another_film(self.u_w_m2k, self.outside_film_w_m2k, film_w_m2k)
        return replace(self, u_w_m2k=u_w_m2k, film_w_m2k=film_w_m2k)


@dataclass(frozen=True)
class Overhang:
    """A long roof edge above a window [m]: how far out, how far above the glass, and how tall the glass is."""

    depth_m: float
    gap_m: float
    height_m: float


@dataclass(frozen=True)
class Fins:
    """Walls that stand out on both sides of a window [m]: how far out, how far beside the glass, how wide that is."""

    depth_m: float
    gap_m: float
    width_m: float


@dataclass(frozen=True)
class Window:
    """A window by area [m²], U-factor [W/m²K] and solar heat gain coefficient at normal incidence.

    `shade` is what a blind lets through. `angular` are the coefficients of a polynomial in the angle of incidence [rad]
    for beam, and `diffuse` the share for sky and ground; None is clear double glass. `film_w_m2k` is the film outside
    for which the U-factor holds, None that of a rating.
    """

    area_m2: float
    u_w_m2k: float
    shgc: float
    azimuth_deg: float
    tilt_deg: float = 90.0
    shade: float = 1.0
    angular: tuple[float, ...] | None = None
    diffuse: float | None = None
    overhang: Overhang | None = None
    fins: Fins | None = None
    film_w_m2k: float | None = None

    @property
    def ua_w_k(self) -> float:
        """Return the conductance [W/K]."""
        return self.area_m2 * self.u_w_m2k

    @property
    def outside_film_w_m2k(self) -> float:
        """Return the film outside for which the U-factor holds [W/m²K]."""
        return physics().rated_film_w_m2k if self.film_w_m2k is None else self.film_w_m2k

    @property
    def sky_view(self) -> float:
        """Return the share of what the window sees that is as cold as the sky; an overhang hides some of it."""
        return cold_sky(self.tilt_deg) * self.sky_left

    @property
    def sky_left(self) -> float:
        """Return how much of the sky's even light is left; an overhang hides its view of half a sphere, all sky."""
        if self.overhang is None:
            return self.ground_left
        edge = self.overhang
        return self.ground_left * (1 - 2 * strip_view(edge.depth_m, edge.gap_m, edge.height_m))

    @property
    def ground_left(self) -> float:
        """Return how much of the ground's light is left by fins on both sides, which hide sky and ground alike."""
        if self.fins is None:
            return 1.0
        return 1 - 2 * strip_view(self.fins.depth_m, self.fins.gap_m, self.fins.width_m)

    def at_film(self, film_w_m2k: float) -> "Window":
        """Return the window behind another film outside [W/m²K]."""
        u_w_m2k = behind_another_film(self.u_w_m2k, self.outside_film_w_m2k, film_w_m2k)
        return replace(self, u_w_m2k=u_w_m2k, film_w_m2k=film_w_m2k)


@dataclass(frozen=True)
class Attic:
    """A vented attic without heat of its own: the ceiling below it [W/K], the roof above, and its air [m³, per h].

    It stores nothing, so it is eliminated: the zone sees one conductance to one temperature that lies between roof
    and air.
    """

    floor_ua_w_k: float
    roof: tuple[Opaque, ...]
    volume_m3: float
    air_changes_h: float

    def air_w_k(self, elevation_m: float = 0.0) -> float:
        """Return what the attic's ventilation carries [W/K]."""
        return physics().air_change_w_k(self.volume_m3, self.air_changes_h, elevation_m)

    def outward_w_k(self, elevation_m: float = 0.0) -> float:
        """Return the conductance from the attic to roof and outdoor air [W/K]."""
        return sum(face.ua_w_k for face in self.roof) + self.air_w_k(elevation_m)

    def ua_w_k(self, elevation_m: float = 0.0) -> float:
        """Return the conductance from the zone through ceiling and attic [W/K]: the two in series."""
        outward = self.outward_w_k(elevation_m)
        total = self.floor_ua_w_k + outward
        return self.floor_ua_w_k * outward / total if total else 0.0


@dataclass(frozen=True)
class Fabric:
    """Everything between a zone and its surroundings; `infiltration_w_k` is the air that leaks [W/K]."""

    opaque: tuple[Opaque, ...] = ()
    windows: tuple[Window, ...] = ()
    attic: Attic | None = None
    infiltration_w_k: float = 0.0

    def opaque_w_k(self, elevation_m: float = 0.0) -> float:
        """Return the conductance of all opaque faces, the attic included [W/K]."""
        above = self.attic.ua_w_k(elevation_m) if self.attic else 0.0
        return sum(face.ua_w_k for face in self.opaque) + above

    @property
    def window_w_k(self) -> float:
        """Return the conductance of all windows [W/K]."""
        return sum(window.ua_w_k for window in self.windows)


def cold_sky(tilt_deg: float) -> float:
    """Return the share of what a face sees that is as cold as the sky overhead.

    Of the half space that is sky, (1 + cos tilt) / 2, the part near the horizon is as warm as the air; what is left is
    that to the power of 1.5 (Walton, 1983, as in EnergyPlus): all for a flat roof, 0.354 for a wall.
    """
    view = max(0.0, (1 + cos(radians(tilt_deg))) / 2)
    return view * sqrt(view)


def behind_another_film(u_w_m2k: float, film_w_m2k: float, other_w_m2k: float) -> float:
    """Return a U-factor with one film outside in place of another [W/m²K]; 0 stays 0."""
    return 1 / (1 / u_w_m2k - 1 / film_w_m2k + 1 / other_w_m2k) if u_w_m2k else 0.0


def strip_view(depth_m: float, gap_m: float, length_m: float) -> float:
    """Return the view factor from a long strip of this length to a long one that stands out beside it.

    Crossed strings (Hottel, 1954), averaged over the strip.
    """
    return (length_m + hypot(depth_m, gap_m) - hypot(depth_m, gap_m + length_m)) / (2 * length_m)
