"""The amounts of the commissioning card, each worked out by hand from what stands on the home's form.

The home is the clear go: 16 GPUs of 600 W on 240 V, 35 ft from a 200 A panel, a fixed power control, a dry cooler in
the shade. The node's draw is the hardware's business and has tests of its own; here it is taken as it is.
"""

from collections.abc import Callable

import pytest

from assess.intake import Home, PowerManagement
from assess.numbers import NARROW
from assess.rulebook import load_edition
from assess.verdict import Site
from assess.verdict.card import commissioning_card
from assess.verdict.card.facts import facts_of
from assess.verdict.card.settings import circuit_of, setpoint_of
from assess.verdict.card.wording import Facts
from assess.verdict.forward import Case, run

Example = Callable[[str], Home]
SiteOf = Callable[[Home], Site]
Told = Callable[..., tuple[Facts, Case]]


def changed(home: Home, part: str, **values: object) -> Home:
    """Return the home with values of one part changed, and checked again."""
    before = getattr(home, part)
    return home.model_copy(update={part: type(before).model_validate({**before.model_dump(), **values})})


@pytest.fixture
def told(example: Example, site_of: SiteOf) -> Told:
    """Return a function that tells what is known of the clear go with parts of it changed."""

    def facts(
        name: str = "go-cleveland", *, edition: str = "nec/2023", **parts: dict[str, object]
    ) -> tuple[Facts, Case]:
        home = example(name)
        for part, values in parts.items():
            home = changed(home, part, **values)
        made = site_of(home)
        site = Site(home, made.spec, load_edition(edition), made.weather)
        case = run(site, site.spec.gpus, site.spec.cap_max_w, recording=True)
        circuit = circuit_of(site, case)
        return facts_of(site, case, circuit, setpoint_of(site, case, circuit)), case

    return facts


def test_every_amount_of_the_clear_go(told: Told) -> None:
    """Value and unit of each, nothing more and nothing less.

    Circuit: 61.6 A of continuous load take 125 %, 77.0 A, so a breaker of 80 A (NEC 210.20(A), 240.6(A)), and the
    setting is the next whole ampere, 62 A. The current lies between that of a node whose heat pump rests, less 8 %
    (the band of the wall power), and the setting, which is less than 8 % more. Drop: 3 AWG copper has 0.25 Ω/kft
    (NEC chapter 9, table 9), there and back over 35 ft, and a volt of the meter is added. Voltages: ANSI C84.1, 5 %
    either way at the service, 8.3 % below at the node; 3 % of drop are advised.
    House (NEC 220.83(B)): 1,850 ft² × 3 VA + 3 × 1,500 VA + 1,200 + 600 + 1,500 VA = 13,350 VA, of which 8,000 VA
    count whole and the rest 40 %; with 4,300 VA of cooling 14,440 VA. The node's own current comes on top.
    Heat: the coolant is 14.4 °F over the air at the cooler and 5.4 °F for air that comes back, none for sun: 19.8 °F,
    11 K. Line: 16 GPUs of batch work need 50 Mbps down (the floor) and 5 Mbps up each; 25 and 5 Mbps are the house's.
    """
    facts, case = told()
    power = case.power
    mild = (power.wall_w - power.heat_pump_w) / power.wall_w
    expected = {
        "cap": (600, "W"),
        "wall": (power.wall_w, "W"),
        "breaker": (80, "A"),
        "setpoint": (62, "A"),
        "design_current": (62, "A"),
        "current_low": (power.wall_w / 240 * mild * 0.92, "A"),
        "current_high": (62, "A"),
        "volts": (240, "V"),
        "supply_low": (228, "V"),
        "supply_high": (252, "V"),
        "node_low": (220.08, "V"),
        "drop": (2 * 35 * 0.25 / 1000 * power.wall_w / 240 + 1, "V"),
        "drop_advised": (7.2, "V"),
        "service_rating": (200, "A"),
        "service_high": (14_440 / 240 + power.wall_w / 240, "A"),
        "coolant_stop": (45, "°C"),
        "coolant_warning": (43, "°C"),
        "coolant_rise_f": (19.8, "°F"),
        "coolant_rise": (11, "K"),
        "room_stop": (90, "°F"),
        "room_warning": (86.4, "°F"),
        "cutoff": (104, "°F"),
        "soak": (2, "h"),
        "joint": (9, "°F"),
        "depth": (36, "in"),
        "width": (30, "in"),
        "height": (78, "in"),
        "disconnect": (50, "ft"),
        "clearance": (36, "in"),
        "scan_from": (24, ""),
        "scan_to": (72, "h"),
        "down": (75, "Mbps"),
        "up": (85, "Mbps"),
    }
    assert {name: unit for name, (_, unit) in facts.amounts.items()} == {name: u for name, (_, u) in expected.items()}
    for name, (value, _) in expected.items():
        assert facts.amounts[name][0] == pytest.approx(value), name


def test_every_text_of_the_clear_go(told: Told) -> None:
    """3 AWG copper carries 85 A at 60 °C (NEC 310.16), and its ground on 80 A is 8 AWG (NEC 250.122)."""
    facts, _ = told()
    assert set(facts.texts) == {"gpus", "wire", "grounding", "listing", "pcs_marking"}
    assert facts.texts["gpus"] == f"16{NARROW}GPUs"
    assert (facts.texts["wire"], facts.texts["grounding"]) == ("3 AWG copper", "8 AWG copper")
    assert facts.texts["listing"].startswith("UL 3141")
    assert f"Setting: 62{NARROW}A." in facts.texts["pcs_marking"]
    assert "gives way" not in facts.texts["pcs_marking"]
    dynamic, _ = told(node={"power_management": PowerManagement.PCS_DYNAMIC})
    assert "compute node, which gives way to the house" in dynamic.texts["pcs_marking"]
    assert "pcs_marking" not in told(node={"power_management": PowerManagement.NONE})[0].texts


def test_the_traits_are_those_of_node_and_home(told: Told) -> None:
    """A pad, a garage, an existing circuit, none that controls, one that gives way, one that feeds back."""
    outdoors = {"liquid", "battery", "outdoors", "new", "surge"}
    assert told()[0].traits == outdoors | {"pcs", "pcs_fixed"}
    assert told(node={"power_management": None})[0].traits == outdoors | {"pcs_none"}
    dynamic = {"power_management": PowerManagement.PCS_DYNAMIC, "exports": True}
    assert told(node=dynamic)[0].traits == outdoors | {"pcs", "pcs_dynamic", "exports"}
    wired = {"existing_breaker_a": 80.0, "existing_conductor": "3", "conductor_material": "copper"}
    assert told(node=wired)[0].traits == outdoors - {"new"} | {"existing", "pcs", "pcs_fixed"}
    assert told(node={"battery_kwh": 0.0})[0].traits == outdoors - {"battery"} | {"pcs", "pcs_fixed"}
    room = {"model": "generic-air", "gpu": "rtx-pro-6000-server", "gpus": 8, "placement": "basement"}
    air = {"model": None, "power_management": None} | room
    assert told("go-if-atlanta", node=air)[0].traits == {"indoors", "new", "surge", "pcs_none"}


def test_ground_fault_protection_is_for_small_breakers_outdoors(told: Told) -> None:
    """Outlets outdoors of up to 50 A have it (NEC 2023, 210.8(F)): four GPUs on 25 A do, sixteen on 80 A do not."""
    assert "gfci" in told(node={"gpus": 4})[0].traits
    assert "gfci" not in told()[0].traits
    just = {"existing_breaker_a": 50.0, "existing_conductor": "6", "gpus": 4}
    assert "gfci" in told(node=just)[0].traits
    assert "gfci" not in told(node=just | {"existing_breaker_a": 60.0, "existing_conductor": "4"})[0].traits
    indoors = {"model": "generic-liquid", "gpu": "rtx-pro-6000-server", "gpus": 4, "placement": "garage"}
    assert "gfci" not in told(node=indoors)[0].traits


def test_without_control_the_breaker_ends_the_current(told: Told) -> None:
    """Nothing but software holds a node of 80 A, so it takes a breaker of 100 A, and 8 % over 61.6 A are no trouble.

    On an existing breaker of 80 A no more than 64 A flow without end, which is less.
    """
    facts, case = told(node={"power_management": PowerManagement.NONE})
    assert (facts.amount("breaker"), facts.amount("setpoint")) == (100, None)
    assert facts.amount("design_current") == pytest.approx(case.power.rated_a) == pytest.approx(80)
    assert facts.amount("current_high") == pytest.approx(case.power.current_a * 1.08)
    wired = {"existing_breaker_a": 80.0, "existing_conductor": "3", "power_management": PowerManagement.NONE}
    small, _ = told(node=wired)
    assert small.amount("breaker") == 80
    assert small.amount("current_high") == pytest.approx(64)


@pytest.mark.parametrize(("sun", "rise_k"), [("shade", 11), ("part", 12), ("full", 13), (None, 13)])
def test_sun_on_the_cooler_warms_the_coolant(told: Told, sun: str | None, rise_k: float) -> None:
    """14.4 + 5.4 °F, and 1.8 °F for a part of the sun, 3.6 °F for all of it; where nobody looked all of it counts."""
    facts, _ = told(room={"sun": sun})
    assert facts.amount("coolant_rise") == pytest.approx(rise_k)
    assert facts.amount("coolant_rise_f") == pytest.approx(rise_k * 1.8)


def test_a_room_stops_at_the_air_it_may_have(told: Told) -> None:
    """Servers take in 77 °F, of which 5.4 °F are air that comes back: 71.6 °F, and 68 °F where that is asked for.

    The warning is 3.6 °F below.
    """
    for asked_f, stop_f in ((None, 71.6), (78.0, 71.6), (68.0, 68.0)):
        facts, _ = told("go-if-atlanta", room={"max_air_f": asked_f})
        assert facts.amount("room_stop") == pytest.approx(stop_f)
        assert facts.amount("room_warning") == pytest.approx(stop_f - 3.6)


def test_what_is_not_known_stands_nowhere(told: Told) -> None:
    """No length is no drop; no loads are no current of the service; no rating is neither."""
    assert "drop" not in told(node={"circuit_length_ft": None})[0].amounts
    house, _ = told(dwelling={"floor_area_ft2": None})
    assert "service_high" not in house.amounts
    assert house.amount("service_rating") == 200
    service, _ = told(service={"rating_a": None, "conductor_size": None}, panel={"main_a": None, "bus_a": None})
    assert not {"service_high", "service_rating"} & set(service.amounts)


def test_the_settings_of_the_clear_go(example: Example, site_of: SiteOf) -> None:
    """What is typed in and built: by the same sums, and terminals of 60 °C up to 100 A (NEC 110.14(C)(1)(a))."""
    site = site_of(example("go-cleveland"))
    case = run(site, 16, 600.0, recording=True)
    card = commissioning_card(site, case)
    assert (card.gpus, card.cap_w, card.idle_gpus, card.volts) == (16, 600, 0, 240)
    assert (card.command, card.commands) == ("nvidia-smi -pl 600", ("nvidia-smi -pm 1", "nvidia-smi -pl 600"))
    assert card.node_wall_w == case.power.wall_w
    assert card.node_current_a == pytest.approx(case.power.wall_w / 240)
    assert (card.breaker_a, card.existing_circuit, card.conductor) == (80, False, "3 AWG copper")
    assert (card.terminals_c, card.grounding, card.raceway) == (60, "8 AWG copper", None)
    assert card.drop_pct == pytest.approx(2 * 35 * 0.25 / 1000 * case.power.wall_w / 240 / 240 * 100)
    assert (card.total_drop_pct, card.pcs_setpoint_a) == (None, 62)
    assert (card.power_mode, card.pcs_mode) == (
        PowerManagement.PCS_FIXED,
        "fixed: holds the node at its setting",
    )
    assert (card.minimum_down_mbps, card.minimum_up_mbps) == (75, 85)
    assert card.disconnect.replace(NARROW, " ").startswith("Two-pole, 80 A or more, lockable")
    assert card.disconnect.replace(NARROW, " ").endswith("at most 50 ft from it")
    assert card.alarm.replace(NARROW, " ") == "coolant supply above 45 °C stops the node"


def test_the_settings_of_other_homes(example: Example, site_of: SiteOf) -> None:
    """An existing circuit in a raceway, after a feeder, of aluminum, held by nothing."""

    def card_of(**values: object) -> object:
        site = site_of(changed(example("go-cleveland"), "node", **values))
        return commissioning_card(site, run(site, site.spec.gpus, site.spec.cap_max_w, recording=True))

    wired = card_of(existing_breaker_a=80.0, existing_conductor="3", raceway="pvc_40", feeder_drop_pct=1.0)
    assert vars(wired)["existing_circuit"] is True
    drop_pct = vars(wired)["drop_pct"]
    assert vars(wired)["total_drop_pct"] == pytest.approx(drop_pct + 1)
    aluminum = card_of(conductor_material="aluminum", power_management=None)
    assert vars(aluminum)["conductor"].endswith("aluminum")
    assert (vars(aluminum)["power_mode"], vars(aluminum)["pcs_mode"]) == (PowerManagement.NONE, "")
    dynamic = card_of(power_management=PowerManagement.PCS_DYNAMIC)
    assert vars(dynamic)["pcs_mode"].startswith("dynamic: the node gives way to the house")
