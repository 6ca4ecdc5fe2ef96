"""Stated figures that let a node in by being better than such houses and such equipment are."""

from assess.findings import Finding, Severity
from assess.numbers import quantity
from assess.rulebook.reference import load_reference
from assess.thermal.equipment import Unit
from assess.thermal.equipment.units import BOOK
from assess.thermal.house_load import house_load
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.site import RoomSite, ThermalSite
from assess.worksheet import Worksheet


def stated_findings(site: ThermalSite) -> tuple[Finding, ...]:
    """Return what is to be read again: a design load below what the house can have, a sensible share above a coil's."""
    inside = site.indoors
    if not isinstance(inside, RoomSite) or not inside.gear.house:
        return ()
    return (*_load(site, inside), *_sensible_share(inside.gear.house))


def _load(site: ThermalSite, inside: RoomSite) -> list[Finding]:
    """Return a finding where the stated load is below the low end of the estimate for this very house.

    What is far below it is as good as unknown: the difference would all be given to the node.
    """
    stated = site.home.dwelling.design_cooling_load_btu_h
    if stated is None or isinstance(site.outdoors.design_f, Missing):
        return []
    dwelling = site.home.dwelling.model_copy(update={"design_cooling_load_btu_h": None})
    inputs = Inputs(site.home.model_copy(update={"dwelling": dwelling}), Worksheet(recording=False))
    found = house_load(
        inputs, site.outdoors.design_f, inside.indoor_f, site.outdoors, inside.arrives, weather=site.weather
    )
    if isinstance(found, Missing) or stated >= found.low_btu_h:
        return []
    least = load_reference(BOOK).figure("nameplate.least_load")
    return [
        Finding(
            code="thermal.stated_load",
            severity=Severity.UNKNOWN if stated < least.value * found.low_btu_h else Severity.WARNING,
            says=f"The stated cooling load of {quantity(stated, 'BTU/h')} is less than a house like this was "
            f"estimated to have, {quantity(round(found.low_btu_h, -2), 'BTU/h')} or more.",
            means="A load that is too small leaves the node cooling that the house needs itself.",
            cure="See that it is the sensible load of the whole house on the design day of this place.",
            cite=least.cite,
            field="dwelling.design_cooling_load_btu_h",
        )
    ]


def _sensible_share(units: tuple[Unit, ...]) -> list[Finding]:
    """Return a condition where a stated share is above what coils have at the rating."""
    book = load_reference(BOOK)
    for unit in units:
        usual, stated = book.figure(f"sensible.{unit.table}"), unit.system.sensible_ratio
        if stated is not None and usual.high is not None and stated > usual.high:
            return [
                Finding(
                    code="thermal.sensible_share",
                    severity=Severity.WARNING,
                    says=f"{unit.name}: a sensible share of {stated:g} is more than such coils have at their rating.",
                    means=f"They have up to {usual.high:g}; only in air drier than rated is it more, and a damp week "
                    "takes that back.",
                    cure="Take the share from the data sheet at 80 °F and 67 °F wet bulb indoors, 95 °F outdoors.",
                    cite=usual.cite,
                    field="hvac.systems.sensible_ratio",
                )
            ]
    return []
