"""Power control, the service, and what stands around panel and node."""

from assess.records import Figure
from assess.rulebook.rules.base import Rule


class PowerControl(Rule):
    """A listed system that holds a load, and how its setpoint counts."""

    setpoint_cite: str
    listing: str
    minimum_cite: str
    fail_safe_cite: str = ""
    restricted_cite: str = ""
    marking_cite: str = ""
    life_safety_cite: str = ""


class ServiceMinimum(Rule):
    """The smallest service of a one-family dwelling."""

    minimum: Figure


class WorkingSpace(Rule):
    """Clear space in front of equipment."""

    depth: Figure
    width: Figure
    height: Figure


class PanelPlace(Rule):
    """Places where overcurrent devices may not be."""

    bathroom_cite: str
    clothes_closet_cite: str
    stairs_cite: str


class Disconnect(Rule):
    """The node's disconnecting means."""

    within_sight: Figure
    lockable_cite: str


class LateRule(Rule):
    """A rule that older editions do not have, and that some states leave out; `absent` says so."""

    absent: bool = False


class GfciOutdoor(LateRule):
    """Ground-fault protection of outdoor outlets at a dwelling."""

    up_to: Figure


class SurgeProtection(LateRule):
    """Surge protective device at a dwelling service."""


class EmergencyDisconnect(LateRule):
    """Outdoor disconnect of a dwelling service."""
