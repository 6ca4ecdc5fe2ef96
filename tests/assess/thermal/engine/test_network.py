import numpy as np
import pytest

from assess.thermal.engine.network import Network, Surroundings, ZoneSurroundings
from assess.thermal.engine.steady import admissible_node_w, steady
from assess.thermal.engine.zone import Zone


def test_the_blower_is_a_mixing_and_a_heat_on_each_zone(network: Network, around: Surroundings) -> None:
    """At duty D both air nodes get what supply air of T_ret - capacity / blower brings, worked out the long way."""
    duty, capacity_w = 0.6, 9_000.0
    blown, share = duty * network.blower_w_k, network.share
    running = network.with_duty(duty)
    states = steady(running, around, 500, room_w=-duty * share * capacity_w, house_w=-duty * (1 - share) * capacity_w)
    room_c, house_c = states[0], states[2]
    supply_c = share * room_c + (1 - share) * house_c - capacity_w / network.blower_w_k
    supplied = np.array([share * blown * (supply_c - room_c), 0, (1 - share) * blown * (supply_c - house_c), 0])
    balance = network.forcing_w(around, room_w=500) + supplied - network.conductance_w_k(around) @ states
    assert balance == pytest.approx(np.zeros(4), abs=1e-9)


def test_the_matrix_is_symmetric_and_loses_what_leads_outdoors(network: Network, around: Surroundings) -> None:
    """What warms both zones alike leaves only through fabric and air."""
    matrix = network.conductance_w_k(around)
    assert matrix == pytest.approx(matrix.T)
    outward = network.forcing_w(Surroundings(1, ZoneSurroundings(1), ZoneSurroundings(1)))
    assert matrix.sum(axis=1) == pytest.approx(outward)


def test_much_mixing_makes_one_zone(room: Zone, house: Zone, around: Surroundings) -> None:
    """With 1 GW/K between them both have the temperature that the sum of their balances gives."""
    apart, joined = Network(room, house), Network(room, house, 1e9)
    states = steady(joined, around, 1_000)
    assert states[0] == pytest.approx(states[2], abs=1e-5)
    matrix, forcing = apart.conductance_w_k(around), apart.forcing_w(around, room_w=1_000)
    fold = np.array([[1, 0, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1]])
    assert states[[0, 1, 3]] == pytest.approx(np.linalg.solve(fold.T @ matrix @ fold, fold.T @ forcing), abs=1e-5)


def test_no_mixing_makes_two(room: Zone, house: Zone, around: Surroundings) -> None:
    """Each is then as if alone."""
    states = steady(Network(room, house), around, 1_000)
    assert around.house is not None
    alone = [steady(Network(room), around, 1_000), steady(Network(house), Surroundings(35, around.house))]
    assert states == pytest.approx(np.concatenate(alone))


def test_the_admissible_node_brings_the_room_to_its_limit(network: Network, around: Surroundings) -> None:
    """The answer put back: free house, held house, held house with the blower of a system that does it."""
    free = admissible_node_w(network, around, 60)
    assert steady(network, around, free.node_w)[[0, 2]] == pytest.approx([60, free.house_air_c])
    held = admissible_node_w(network, around, 35, house_held_c=24)
    assert steady(network, around, held.node_w, house_w=-held.cooling_w)[[0, 2]] == pytest.approx([35, 24])
    run = admissible_node_w(network, around, 35, house_held_c=24, capacity_w=25_000)
    assert run.duty is not None
    assert 0 < run.duty < 1
    cold = (-0.08 * run.cooling_w, -0.92 * run.cooling_w)
    states = steady(network.with_duty(run.duty), around, run.node_w, room_w=cold[0], house_w=cold[1])
    assert states[[0, 2]] == pytest.approx([35, 24])


def test_a_system_that_is_too_small_runs_all_the_time(network: Network, around: Surroundings) -> None:
    """With 2 kW the house is not held; the room is still at its limit with the node returned."""
    run = admissible_node_w(network, around, 35, house_held_c=24, capacity_w=2_000)
    states = steady(network.with_duty(1), around, run.node_w, room_w=-160, house_w=-1_840)
    assert (run.duty, run.cooling_w) == (1, 2_000)
    assert states[[0, 2]] == pytest.approx([35, run.house_air_c])
    assert run.house_air_c is not None
    assert run.house_air_c > 24


def test_a_satisfied_thermostat_sends_nothing(network: Network) -> None:
    """On a cool day the system rests, and the house is below its setpoint."""
    cool = Surroundings(10, ZoneSurroundings(10), ZoneSurroundings(10))
    run = admissible_node_w(network, cool, 35, house_held_c=24, capacity_w=9_000)
    assert (run.duty, run.cooling_w) == (0, 0)
    assert run.house_air_c is not None
    assert run.house_air_c < 24


def test_a_room_beside_a_held_house_is_one_zone(room: Zone, network: Network, around: Surroundings) -> None:
    """A neighbor at 24 °C is a house that is held there."""
    alone = Network(room, None, 30)
    beside = Surroundings(35, around.room, neighbor_c=24)
    held = admissible_node_w(network, around, 35, house_held_c=24)
    assert admissible_node_w(alone, beside, 35).node_w == pytest.approx(held.node_w)


def test_zones_without_mass_or_fabric_come_to_rest(around: Surroundings) -> None:
    """5 W/K of air and 1,000 W are 200 K; a mass that nothing is tied to stays out of it."""
    bare = Zone(5e4, air_exchange_w_k=5)
    calm = Surroundings(30, ZoneSurroundings(30))
    assert steady(Network(bare), calm, 1_000)[0] == pytest.approx(230)
    thin = Zone(0, 0, 0, 80, opaque_w_k=12, window_w_k=4, air_exchange_w_k=6)
    his, out = 2.1 * 80, 16
    expected = 35 + (2_000 - 6 * 0) / (6 + his * out / (his + out))
    assert steady(Network(thin), Surroundings(35, ZoneSurroundings(35)), 2_000)[0] == pytest.approx(expected)
    assert np.isfinite(steady(Network(bare, thin, 3), around, 100)).all()


@pytest.mark.parametrize("fields", [{"mixing_w_k": -1}, {"blower_w_k": -1}, {"share": 1.1}, {"share": -0.1}])
def test_a_network_that_cannot_be_is_refused(room: Zone, fields: dict[str, float]) -> None:
    """Negative ties and shares beyond the whole."""
    with pytest.raises(ValueError, match="must be"):
        Network(room, None, **fields)


def test_what_does_not_fit_together_is_refused(room: Zone, network: Network, around: Surroundings) -> None:
    """A house without surroundings, a neighbor without a temperature, a held house that is not there, no way out."""
    with pytest.raises(ValueError, match="surroundings of the house"):
        steady(network, Surroundings(35, around.room))
    with pytest.raises(ValueError, match="neighbor_c"):
        steady(Network(room, None, 30), Surroundings(35, around.room))
    with pytest.raises(ValueError, match="no house to hold"):
        admissible_node_w(Network(room), around, 35, house_held_c=24)
    with pytest.raises(ValueError, match="never comes to rest"):
        steady(Network(Zone(5e4, 1e6, 50, 80)), Surroundings(35, around.room))
