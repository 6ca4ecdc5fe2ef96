"""What homes share is what a discipline reads alike in both, and a node asked twice is worked out once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from assess.electrical import assess_electrical, circuit_at, count_house
from assess.findings import Severity
from assess.hardware import node_power, silent_power
from assess.intake import Home, Placement
from assess.network import assess_network, network_limits
from assess.records import Provenance, Record
from assess.safety import assess_safety
from assess.thermal import assess_thermal, prepare_thermal
from assess.verdict import Site
from assess.verdict.forward import Case, run
from assess.verdict.kept import NOTHING, READS, Kept, Parts, read_by
from assess.verdict.sensitivity import moved
from assess.worksheet import Worksheet
from assess.year.steady import steady_year

EXAMPLES = ("go-cleveland", "go-capped-phoenix", "go-if-atlanta", "incomplete-seattle", "no-go-houston")
# Asked for beside a figure, where only a sheet that records writes it down; a test below holds that it decides nothing.
_ONLY_WRITTEN = {"provenance"}
Example = Callable[[str], Home]
SiteOf = Callable[[Home], Site]


_seen: set[str] = set()


def watched(record: Record, path: str = "") -> Any:
    """Return a record that notes which of its fields are read, and which of those of its sections."""
    kind = type(record)

    class Watched(kind):  # type: ignore[misc, valid-type]
        def __getattribute__(self, name: str) -> Any:
            if name in kind.model_fields:
                _seen.add(f"{path}{name}")
            return super().__getattribute__(name)

    fields = {name: getattr(record, name) for name in kind.model_fields}
    if not path:
        fields = {n: watched(v, f"{n}.") if isinstance(v, Record) else v for n, v in fields.items()}
    return Watched.model_construct(**fields)


def undeclared(name: str) -> set[str]:
    """Return what was read of a home although a discipline does not declare it."""
    fields = {one for one in _seen if "." in one or not isinstance(getattr(Home(), one, None), Record)}
    return {one for one in fields if not {one, one.partition(".")[0]} & {*READS[name], *_ONLY_WRITTEN}}


def _variants(home: Home) -> Iterator[Home]:
    """Yield a home, and what makes disciplines read more of it: sources, a record, a room, another power control."""
    form = home.model_dump(exclude_none=True, exclude={"provenance"})
    yield home
    panel = {"inverter_a": 32, "breaker_a": 40, "connection": "load_side"}
    battery = {"inverter_a": 24, "breaker_a": 30, "energy_kwh": 13, "location": "garage", "backs_up_node": True}
    record = {"peak_kw": 9, "interval_min": 15, "period_days": 400, "occupied": True}
    yield Home.model_validate({**form, "pv": panel, "battery": battery, "demand": record})
    dynamic = {**form["node"], "power_management": "pcs_dynamic", "exports": True}
    yield Home.model_validate({**form, "node": dynamic})
    room = {"kind": "utility_room", "length_ft": 12, "width_ft": 10, "height_ft": 8, "combustion_appliance": True}
    air = {"gpu": "rtx-pro-6000-server", "gpus": 4, "cooling": "air", "power_management": "pcs_fixed"}
    yield Home.model_validate({**form, "room": {**room, "exhaust_cfm": 300, "max_air_f": 90}, "node": air})
    yield Home.model_validate({**form, "room": {**room, "kind": "garage"}, "node": air})


def _work(name: str, site: Site) -> list[object]:
    """Return what a discipline comes to without a recording, from the very start."""
    home, spec = site.home, site.spec
    share, cop = replace(site, kept=Kept()).hottest_day
    power, floor = (silent_power(spec, spec.gpus, cap_w, share, cop) for cap_w in (spec.cap_max_w, spec.cap_min_w))
    rated, pump = site.cooler_rated, spec.model.heat_pump_heat_w
    site = replace(site, kept=Kept())
    _seen.clear()
    match name:
        case "network":
            work = home.node.workload
            return [network_limits(home, 8, work), assess_network(home, 8, work, recording=False)]
        case "safety":
            return [assess_safety(home, site.edition, spec.placement, power.wall_w, 100.0, recording=False)]
        case "circuit":
            return [circuit_at(home, power, site.edition)]
        case "electrical":
            counted = count_house(home, power, floor, site.edition, site.method, Worksheet(recording=False))
            return [assess_electrical(home, power, floor, site.edition, recording=False, counted=counted)]
        case "sun":
            return [*site.hottest_day]
        case "thermal" | "heat outdoors":
            prepared = prepare_thermal(home, spec.placement, site.weather, recording=False)
            more: dict[str, Any] = {"cooler_has_heat_pump": pump, "cooler_rated": rated, "site": prepared}
            return [assess_thermal(home, power, spec.placement, site.weather, recording=False, **more)]
        case _:
            prepared = prepare_thermal(home, spec.placement, site.weather, recording=False)
            year = steady_year(prepared, spec, site.edition, rated, power)
            return [None if year is None else (year.up, year.cooler, year.dry_bulb_c.tolist(), year.room is None)]


@pytest.mark.slow
@pytest.mark.parametrize("name", READS)
@pytest.mark.parametrize("of", EXAMPLES)
def test_a_discipline_reads_no_more_of_a_home_than_is_declared(
    name: str, of: str, example: Example, site_of: SiteOf
) -> None:
    """What is not declared cannot change a result that is shared."""
    for home in _variants(example(of)):
        site = site_of(home)
        if name == ("heat outdoors" if site.spec.indoors else "thermal"):
            continue  # the other one stands for it
        _work(name, replace(site, home=watched(home)))
        assert not undeclared(name), home.node


@pytest.mark.parametrize("name", [name for name, parts in READS.items() if "provenance" not in parts])
@pytest.mark.parametrize("of", EXAMPLES)
def test_how_a_value_came_to_be_known_decides_nothing_where_it_is_not_declared(
    name: str, of: str, example: Example, site_of: SiteOf
) -> None:
    """Without any source a discipline says the same, limits and findings alike."""
    home = example(of)
    bare = home.model_copy(update={"provenance": {}})
    told = home.model_copy(update={"provenance": {"internet.tests": Provenance(basis="assumed")}})  # type: ignore[arg-type]
    assert _work(name, site_of(home)) == _work(name, site_of(bare)) == _work(name, site_of(told))


@pytest.mark.parametrize("of", EXAMPLES)
def test_a_moved_home_says_the_same_as_one_that_shares_nothing(of: str, example: Example, site_of: SiteOf) -> None:
    """Limits, findings and hazards of a changed home do not hang on what was worked out for the home before."""
    site = replace(site_of(example(of)), room_year=False, node_year=False)
    node = site.spec.gpus, site.spec.cap_min_w
    first = run(site, *node)
    assert first.limits
    changes: tuple[dict[str, Any], ...] = (
        {"loads.0.nameplate_va": 7_000.0},
        {"service.rating_a": 300.0},
        {"dwelling.floor_area_ft2": 3_100.0},
        {"internet.plan_up_mbps": 12.0},
        {"safety.working_depth_in": 20.0},
        {"room.sun": "full"},
        {"weather.cooling_1_f": 99.0},
    )
    for change in changes:
        there = moved(site, change)
        if there is None:
            continue
        shared, alone = run(there, *node), run(replace(there, kept=Kept()), *node)
        assert (shared.limits, shared.findings, shared.blocked) == (alone.limits, alone.findings, alone.blocked), change


@pytest.mark.parametrize("of", EXAMPLES)
def test_only_what_can_block_is_looked_for_and_nothing_else_blocks(of: str, example: Example, site_of: SiteOf) -> None:
    """A silent case is blocked just where one of all its findings blocks, and so is the recorded one."""
    for home in _variants(example(of)):
        for safety in ({}, {"panel_place": "bathroom"}, {"working_depth_in": 10.0}):
            unsafe = home.model_copy(update={"safety": home.safety.model_copy(update=safety)})
            strict = unsafe.node.model_copy(update={"workload": "interactive"})
            for one in (unsafe, unsafe.model_copy(update={"node": strict})):
                site = replace(site_of(one), room_year=False, node_year=False)
                for case in (Case(site, 4, 400.0), run(site, site.spec.gpus, site.spec.cap_max_w)):
                    said = any(finding.severity is Severity.BLOCKING for finding in case.findings)
                    assert case.blocked is said


@pytest.mark.parametrize("appliance", [True, False])
def test_a_flame_beside_a_fan_blocks_a_silent_case_too(example: Example, site_of: SiteOf, *, appliance: bool) -> None:
    """The search leaves a room alone in which a fan to the outdoors would draw flue gas back."""
    home = with_a_fan(example("go-if-atlanta"), appliance=appliance)
    case = run(replace(site_of(home), room_year=False, node_year=False), 1, 300.0)
    assert (case.recording, case.blocked) == (False, appliance)


def with_a_fan(home: Home, *, appliance: bool) -> Home:
    """Return the home with its node in a utility room that a fan draws on, beside a gas appliance or none."""
    room = home.room.model_copy(
        update={"kind": Placement.UTILITY_ROOM, "outdoor_air_cfm": 200.0, "combustion_appliance": appliance}
    )
    return home.model_copy(update={"room": room, "node": home.node.model_copy(update={"placement": None})})


def test_a_site_without_its_year_has_neither_of_the_two(example: Example, site_of: SiteOf) -> None:
    """The year of the room and the year of the node are both left out."""
    site = site_of(example("go-if-atlanta"))
    assert (site.room_year, site.node_year) == (True, True)
    assert (site.without_year().room_year, site.without_year().node_year) == (False, False)


def test_the_same_is_worked_out_once_and_another_anew() -> None:
    """Equal parts that are not the very same ones count as others."""
    kept, asked, one, other = Kept(), [], Home(), Home()
    assert one == other

    def work() -> int:
        asked.append(1)
        return len(asked)

    assert [kept.once("a", Parts([one]), work, 2.0) for _ in range(3)] == [1, 1, 1]
    assert kept.once("a", Parts([other]), work, 2.0) == 2
    assert kept.once("a", Parts([one]), work, 3.0) == 3
    assert kept.once("b", NOTHING, work) == 4
    assert kept.once("a", Parts([one]), work, 2.0) == 1


def test_a_list_is_the_same_as_long_as_its_entries_are() -> None:
    """A form checked anew makes a new list of the old entries."""
    home = Home.model_validate({"loads": [{"kind": "range"}, {"kind": "dryer"}]})
    again = home.model_copy(update={"loads": tuple(home.loads or ())})
    fewer = home.model_copy(update={"loads": (home.loads or ())[:1]})
    marks = [read_by("electrical", one).marks for one in (home, again, fewer)]
    assert marks[0] == marks[1]
    assert marks[0] != marks[2]


def test_a_node_without_its_working_is_the_same_node(example: Example, site_of: SiteOf) -> None:
    """What is kept of a node for other homes is what its sheet comes to."""
    spec = site_of(example("go-cleveland")).spec
    for gpus, cap_w, share, cop in ((4, 300.0, 1.0, None), (16, 600.0, 0.4, 3.1)):
        sheet = node_power(spec, gpus, cap_w, Worksheet(), dry_cooler_share=share, heat_pump_cop=cop)
        assert silent_power(spec, gpus, cap_w, share, cop) == sheet
        assert silent_power(spec, gpus, cap_w, share, cop) is silent_power(spec, gpus, cap_w, share, cop)


@pytest.mark.parametrize("told", ["1234.5", "-0.25"])
def test_equal_numbers_and_words_are_the_same_thing(told: str) -> None:
    """Of two equal values made apart the second is not worked out again; another value, name or record is."""
    kept, worked = Kept(), list[object]()

    def work() -> int:
        worked.append(None)
        return len(worked)

    assert kept.once("name", NOTHING, work, float(told), "".join(told)) == 1
    assert kept.once("name", NOTHING, work, float(told), "".join(told)) == 1
    assert kept.once("name", NOTHING, work, float(told) + 1, told) == 2
    assert kept.once("other", NOTHING, work, float(told), told) == 3
    assert kept.once("name", Parts((Home(),)), work, float(told), told) == 4
    assert kept.once("name", NOTHING, work, None) == 5
    assert kept.once("name", NOTHING, work, None) == 5
