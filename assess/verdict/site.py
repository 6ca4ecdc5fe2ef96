"""The site: a home, the node asked for and the rules it is judged by, with what all its configurations share."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from assess.climate import DesignConditions
from assess.electrical import HouseCount, Method, count_house
from assess.hardware import NodePower, NodeSpec, dry_cooler_share, heat_pump_cop, silent_power
from assess.intake import Home, PowerManagement
from assess.intake.weather_year import WeatherYear
from assess.records import Confidence, Figure
from assess.rulebook import Edition, load_reference
from assess.thermal import AirPolicy, ThermalSite, air_key, prepare_thermal
from assess.thermal.inputs import Missing
from assess.verdict.kept import Kept, Parts, read_by
from assess.verdict.policy import Policy, usual_policy
from assess.verdict.reserve import MARGINS
from assess.worksheet import Worksheet

if TYPE_CHECKING:
    from assess.verdict.forward import Case
    from assess.year import Measured, YearSite
    from assess.year.steady import SteadyYear

# A node that gives way to the home is followed in the quarter-hours of the report; any other is moved by the weather
# and by outages alone, which are hourly figures, and comes to the same.
_GIVING_WAY, _OTHERWISE = 4, 1


@dataclass(frozen=True)
class Site:
    """Everything the forward function needs that does not change with the configuration.

    Without the `room_year` only the worst days limit a room, which is quick and misses what winter does; without the
    `node_year` nothing is asked of what the year delivers.
    """

    home: Home
    spec: NodeSpec
    edition: Edition
    weather: DesignConditions | None
    method: Method = Method.AUTO
    hourly: WeatherYear | None = None
    policy: Policy = field(default_factory=usual_policy)
    record: "Measured | None" = None
    room_year: bool = True
    node_year: bool = True
    kept: Kept = field(default_factory=Kept, compare=False, repr=False)
    """What was worked out so far, shared with every site that is made from this one."""

    def without_year(self) -> "Site":
        """Return the same site judged on its worst days alone."""
        return replace(self, room_year=False, node_year=False)

    def with_home(self, home: Home, spec: NodeSpec) -> "Site":
        """Return the same site with the home changed."""
        return replace(self, home=home, spec=spec)

    @cached_property
    def thermal(self) -> ThermalSite:
        """Return what the heat section prepares once for every silent run."""
        return self.prepared(recording=False)

    def prepared(self, *, recording: bool) -> ThermalSite:
        """Return what the heat section prepares for any node here, under the policy."""
        placement = self.spec.placement
        air = AirPolicy(self.policy.own.get(air_key(placement)), self.policy.figure(MARGINS["thermal"]).value)
        return prepare_thermal(self.home, placement, self.weather, recording=recording, hourly=self.hourly, policy=air)

    @cached_property
    def cooler_rated(self) -> Figure | None:
        """Return the heat the outdoor cooler is built for [W]: that of the node at full size."""
        if self.spec.cooling != "liquid":
            return None
        finished = self.spec.model.gpu is not None
        gpus = self.spec.model.gpus_max if finished else self.spec.gpus
        full = silent_power(self.spec, gpus, self.spec.gpu.max_cap_w.value)
        return Figure(
            value=full.cooler_heat_w,
            unit="W",
            cite="the cooler is taken to be built for the node at full size",
            confidence=Confidence.MEDIUM,
        )

    @cached_property
    def cases(self) -> "dict[tuple[int, float], Case]":
        """Return the silent cases so far, by GPUs and cap: none is worked out twice."""
        return {}

    @cached_property
    def house(self) -> HouseCount:
        """Return the load of the house, counted once: no node changes it."""
        any_node = silent_power(self.spec, self.spec.gpus, self.spec.cap_max_w)
        silent = Worksheet(recording=False)
        return self.kept.once(
            "house",
            self.reads("electrical"),
            lambda: count_house(self.home, any_node, any_node, self.edition, self.method, silent),
            *(self.edition, self.method, any_node),
        )

    def reads(self, discipline: str) -> Parts:
        """Return what a discipline reads of the home."""
        if discipline not in self._read:
            self._read[discipline] = read_by(discipline, self.home)
        return self._read[discipline]

    @cached_property
    def _read(self) -> dict[str, Parts]:
        return {}

    @cached_property
    def found(self) -> "dict[frozenset[str], Case | None]":
        """Return the best cases so far, by the stages whose limits counted."""
        return {}

    @cached_property
    def hottest_day(self) -> tuple[float, float | None]:
        """Return what `on_hottest_day` comes to, worked out once."""
        silent = Worksheet(recording=False)
        asked = self.spec, self.weather
        return self.kept.once("hottest day", self.reads("sun"), lambda: self.on_hottest_day(silent), *asked)

    def on_hottest_day(self, ws: Worksheet) -> tuple[float, float | None]:
        """Return the share of the coolant's heat that needs no heat pump on the hottest day, and the pump's COP.

        Where nothing is known of that day, nothing is credited to the dry cooler.
        """
        if self.spec.cooling != "liquid":
            return 1.0, None
        hottest_f = self.thermal.outdoors.extreme_f
        if isinstance(hottest_f, Missing):
            return 0.0, None
        sun = load_reference("reference/thermal").figure(f"sun.{self.home.room.sun or 'full'}")
        air_f = ws.total("Air around the cooler", {"outdoors": hottest_f, "sun": sun.value}, unit="°F")
        has_pump = self.spec.model.heat_pump_heat_w is not None
        return dry_cooler_share(air_f, ws), heat_pump_cop(air_f, ws) if has_pump else None

    def steady_around(self, power: NodePower) -> "SteadyYear | None":
        """Return the year around nodes that never give way, `power` the largest of them; None where it is not known."""
        from assess.year.steady import steady_year

        return self.kept.once(
            ("steady", power.gpus if self.spec.indoors else 0),
            self.reads("steady"),
            lambda: steady_year(self.thermal, self.spec, self.edition, self.cooler_rated, power),
            *(self.spec, self.edition, self.weather, self.hourly, self.policy),
        )

    def year_around(self, power: NodePower) -> "YearSite | None":
        """Return the year around nodes of as many GPUs, `power` the largest of them; None where it cannot be run."""
        key = power.gpus if self.spec.indoors else 0  # only the air of a room is judged by the node that is asked about
        if key not in self._years:
            from assess.year import YearSite, prepare_year

            managed = self.home.node.power_management
            found = prepare_year(
                self.home,
                self.spec,
                self.edition,
                weather=self.weather,
                hourly=self.hourly,
                record=self.record,
                cooler_rated=self.cooler_rated,
                thermal=self.thermal,
                per_hour=_GIVING_WAY if managed is PowerManagement.PCS_DYNAMIC else _OTHERWISE,
                power=power,
            )
            self._years[key] = found if isinstance(found, YearSite) else None
        return self._years[key]

    @cached_property
    def _years(self) -> "dict[int, YearSite | None]":
        return {}
