from math import exp

import pytest

from assess.hardware import NodePower, NodeSpec, node_power, resolve
from assess.intake import Battery, Generator, Home, Internet, Jurisdiction, NodeRequest, Placement, SpeedTest
from assess.intake.security import SecurityChecklist
from assess.suitability.availability import Uptime, availability, down_h, in_words, outage_kinds
from assess.suitability.ride_through import RideThrough, ride_through
from assess.suitability.rules import outages_of_state, reliability, year
from assess.worksheet import Worksheet, recompute

ON_BATTERY = SecurityChecklist(modem_on_battery=True)


def node(home: Home) -> tuple[NodeSpec, NodePower]:
    """Return the node that a home asks for, at its full rating."""
    spec = resolve(home.node, Placement.OUTDOOR_PAD, service_volts=240)
    return spec, node_power(spec, spec.gpus, spec.cap_max_w, Worksheet(recording=False))


def ride(home: Home) -> RideThrough:
    """Return the ride-through of a home with its node."""
    return ride_through(home, *node(home), Worksheet())


def uptime(home: Home, security: SecurityChecklist | None = None, *, hours: float = 0.0) -> Uptime:
    """Return the uptime of a home with a battery that lasts so long."""
    carried = RideThrough(hours, battery=hours > 0)
    return availability(home, carried, security or SecurityChecklist(), Worksheet())


def place(state: str | None = "OH", **line: object) -> Home:
    """Return a home in a state with a line."""
    return Home(place=Jurisdiction(state=state), internet=Internet.model_validate(line))


# ---- power ----


@pytest.mark.parametrize(("battery_h", "left_h"), [(0, 11.0), (0.25, 10.6), (2, 8.8), (4, 7.5), (8, 5.8)])
def test_batteries_leave_the_long_outages(battery_h: float, left_h: float) -> None:
    """The year 2024 of the EIA, 11 h of which 9 h major in 1.5 interruptions: worked by hand for two kinds."""
    assert down_h(11.0, 1.5, battery_h)[0] == pytest.approx(left_h, abs=0.1)
    by_hand = 2 * exp(-battery_h / 2) + 9 * exp(-battery_h / 18)
    assert down_h(11.0, 1.5, battery_h)[0] == pytest.approx(by_hand, rel=0.01)


def test_kinds_add_up_to_the_state() -> None:
    """Both kinds together are all its hours and interruptions, and the major ones last longer."""
    ordinary, major = outage_kinds(11.0, 1.5)
    assert ordinary.hours + major.hours == pytest.approx(11)
    assert ordinary.interruptions + major.interruptions == pytest.approx(1.5)
    assert major.hours / major.interruptions > ordinary.hours / ordinary.interruptions
    assert down_h(0.0, 0.0, 5.0) == (0, 0)


def test_every_state_has_its_outages_and_nobody_elses() -> None:
    """A state is looked up by its own row; one that is not known stands for the country."""
    ohio = outages_of_state("OH")
    assert (ohio.place, ohio.minutes, ohio.interruptions) == ("OH", 322.5, 1.386)
    assert ohio.least <= ohio.minutes <= ohio.most
    assert outages_of_state(None).place == outages_of_state("PR").place == "US"


# ---- the battery ----


def test_the_node_s_own_battery_counts_as_stated() -> None:
    """16 kWh, nine tenths of them, over the node's draw at the wall."""
    home = Home(node=NodeRequest(model="xfra-16", battery_kwh=16.0))
    _, power = node(home)
    found = ride(home)
    assert found.hours == pytest.approx(16 * 0.9 / (power.wall_w / 1_000))
    assert found.battery


def test_a_battery_of_the_home_must_be_said_to_carry_the_node() -> None:
    """What is not known is not counted on, nor is a battery too weak for the node."""
    request = NodeRequest(gpu="rtx-pro-6000-server", gpus=4)
    strong = Battery(energy_kwh=27.0, power_kw=11.5, backs_up_node=True)
    assert ride(Home(node=request, battery=strong)).hours > 0
    for weaker in (
        strong.model_copy(update={"backs_up_node": None}),
        strong.model_copy(update={"power_kw": None}),
        strong.model_copy(update={"power_kw": 1.0}),
        strong.model_copy(update={"stand_alone_kw": 1.0}),
        strong.model_copy(update={"energy_kwh": None}),
    ):
        found = ride(Home(node=request, battery=weaker))
        assert (found.hours, found.battery) == (0, False)
        assert "not known" in found.why


def test_a_generator_is_not_counted_and_said_so() -> None:
    """What else it carries is not known."""
    found = ride(Home(node=NodeRequest(gpu="rtx-pro-6000-server", gpus=4), generator=Generator(power_kw=22.0)))
    assert found.hours == 0
    assert "generator is not counted" in found.why


def test_a_battery_behind_a_dead_modem_helps_only_against_restarts() -> None:
    """The node is cut off with its modem, yet does not start again after every blink."""
    none = uptime(place()).table.power_down_h
    alone = uptime(place(), hours=8).table.power_down_h
    whole = uptime(place(), ON_BATTERY, hours=8).table.power_down_h
    blinks = reliability().figure("power.momentary").value * year().figure("outages.restart").value
    assert none - alone == pytest.approx(blinks)
    assert whole < alone


# ---- the line ----


def test_a_line_is_as_its_kind_until_its_log_is_long_enough() -> None:
    """Three hundred tests on a schedule speak for themselves, two dozen do not."""
    kind = reliability().figure("line.fiber.up").value

    def log(count: int, failed: int) -> tuple[SpeedTest, ...]:
        return tuple(
            SpeedTest(at=f"2026-03-{n // 24 + 1:02}T{n % 24:02}:00:00", down_mbps=1.0)
            if n >= failed
            else SpeedTest(at=f"2026-03-{n // 24 + 1:02}T{n % 24:02}:00:00", status="failed")
            for n in range(count)
        )

    def line_h(count: int, failed: int) -> float:
        return uptime(place(technology="fiber", tests=log(count, failed))).table.line_down_h

    assert line_h(48, 0) == pytest.approx((1 - kind) * 8_760)
    assert line_h(400, 0) == 0
    assert line_h(400, 4) == pytest.approx(0.01 * 8_760)
    assert line_h(48, 12) == pytest.approx(0.25 * 8_760)  # few, and yet far worse than its kind


def test_a_second_line_takes_most_breaks() -> None:
    """A tenth of the breaks takes both."""
    one, two = (uptime(place(technology="cable", second_path=second)).table for second in (None, True))
    assert two.line_down_h == pytest.approx(0.1 * one.line_down_h)
    assert two.usual_pct > one.usual_pct


def test_lines_of_every_technology_have_a_figure() -> None:
    """Each kind of the form has an uptime with a range that holds it."""
    for kind in Internet.model_json_schema()["properties"]["technology"]["anyOf"][0]["enum"]:
        figure = reliability().figure(f"line.{kind}.up")
        assert figure.low is not None
        assert figure.high is not None
        assert 0.9 < figure.low < figure.value < figure.high < 1


# ---- together ----


def test_hours_down_add_up() -> None:
    """8,760 h less the three parts are the availability, between its bad and its good year."""
    table = uptime(place(technology="fiber")).table
    down = table.power_down_h + table.line_down_h + table.node_down_h
    assert table.usual_pct == pytest.approx(100 * (1 - down / 8_760))
    assert table.bad_pct < table.usual_pct < table.good_pct


def test_the_sum_of_times_down_is_the_safe_bound() -> None:
    """0.99874 × 0.9945 × 0.999 is 99.23 % when breaks never meet; their sum is a little below."""
    product = 0.99874 * 0.9945 * 0.999
    added = 1 - (0.00126 + 0.0055 + 0.001)
    assert product == pytest.approx(0.9923, abs=1e-4)
    assert added < product < added + 1e-4


@pytest.mark.parametrize("state", ["OH", "ME", None])
def test_every_step_can_be_computed_again(state: str | None) -> None:
    """Every line of working gives its value again from its operands."""
    ws = Worksheet()
    availability(place(state, technology="cable", second_path=True), RideThrough(1.0, battery=True), ON_BATTERY, ws)
    assert len(ws.steps) > 10
    for step in ws.steps:
        assert recompute(step) == pytest.approx(step.value), step.label


def test_uptime_reads_as_a_sentence() -> None:
    """Hours down are told by cause."""
    words = in_words(uptime(place(technology="fiber")))
    assert words.startswith("The node would be up 99.")
    assert "8.76\u2009h for the line" in words
