"""The figures that the heat balance calculates with, read once from `codes/reference/building_physics.toml`."""

from dataclasses import dataclass
from functools import cache

from assess.rulebook.reference import load_reference

HOUR_S = 3600.0


@dataclass(frozen=True)
class Physics:
    """Films [W/m²K], resistances [m²K/W], shares [of one] and the constants of air."""

    air_density_kg_m3: float
    air_heat_j_kgk: float
    thinner_per_m: float
    thinner_exponent: float
    film_w_m2k: float
    mass_film_w_m2k: float
    convective: float
    outside_resistance_m2k_w: float
    radiative_film_w_m2k: float
    emissivity: float
    glass_emissivity: float
    absorptance: float
    ground_reflectance: float
    rated_film_w_m2k: float
    glass_diffuse: float
    glass_angular: tuple[float, ...]

    def air_j_m3k(self, elevation_m: float = 0.0) -> float:
        """Return the heat in a cubic meter of air at 20 °C and at an elevation [J/m³K]."""
        thinner: float = (1 - self.thinner_per_m * elevation_m) ** self.thinner_exponent
        return self.air_density_kg_m3 * thinner * self.air_heat_j_kgk

    def air_change_w_k(self, volume_m3: float, air_changes_h: float, elevation_m: float = 0.0) -> float:
        """Return the heat that air changes carry for each kelvin [W/K]."""
        return self.air_j_m3k(elevation_m) * volume_m3 * air_changes_h / HOUR_S


@cache
def physics() -> Physics:
    """Return the figures of the file. Raises RuleDataError."""
    book = load_reference("reference/building_physics")

    def value(key: str) -> float:
        return float(book.figure(key).value)

    return Physics(
        air_density_kg_m3=value("air.density"),
        air_heat_j_kgk=value("air.heat"),
        thinner_per_m=value("air.thinner_per_m"),
        thinner_exponent=value("air.thinner_exponent"),
        film_w_m2k=value("zone.film"),
        mass_film_w_m2k=value("zone.mass_film"),
        convective=value("zone.convective"),
        outside_resistance_m2k_w=value("outside.film_resistance"),
        radiative_film_w_m2k=value("outside.radiative_film"),
        emissivity=value("outside.emissivity"),
        glass_emissivity=value("glass.emissivity"),
        absorptance=value("outside.absorptance"),
        ground_reflectance=value("outside.ground_reflectance"),
        rated_film_w_m2k=value("glass.rated_film"),
        glass_diffuse=value("glass.diffuse"),
        glass_angular=tuple(coefficient for _, coefficient in book.table("glass.angular").rows),
    )
