"""What encloses a zone: opaque faces, windows, an attic, and the air that leaks through."""

from dataclasses import dataclass
from enum import StrEnum
from math import cos, radians

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
    is the usual color, `sky_factor` None the view of the sky that the tilt leaves, (1 + cos tilt) / 2.
    """

    area_m2: float
    u_w_m2k: float
    end: Boundary
    azimuth_deg: float | None = None
    tilt_deg: float = 90.0
    absorptance: float | None = None
    sky_factor: float | None = None

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
        """Return the share of what the face sees that is sky."""
        return (1 + cos(radians(self.tilt_deg))) / 2 if self.sky_factor is None else self.sky_factor


@dataclass(frozen=True)
class Overhang:
    """A long roof edge above a window [m]: how far out, how far above the glass, and how tall the glass is."""

    depth_m: float
    gap_m: float
    height_m: float


@dataclass(frozen=True)
class Window:
    """A window by area [m²], U-factor [W/m²K] and solar heat gain coefficient at normal incidence.

    `shade` is what a blind lets through. `angular` are the coefficients of a polynomial in the angle of incidence [rad]
    for beam, and `diffuse` the share for sky and ground; None is clear double glass.
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

    @property
    def ua_w_k(self) -> float:
        """Return the conductance [W/K]."""
        return self.area_m2 * self.u_w_m2k


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
