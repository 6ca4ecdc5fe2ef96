"""Remedies at the heat: air, a unit of its own, another place, another node, each looked at field by field."""

from collections.abc import Callable

import pytest

from assess.errors import IntakeError
from assess.intake import Home, HvacKind, LoadKind, MeasuredDemand, Placement
from assess.intake.service import Circuit
from assess.verdict.remedies import apply_remedy

Example = Callable[[str], Home]
WithFields = Callable[..., Home]
Refused = Callable[[Home, str], bool]


def test_a_new_load_beside_a_recorded_demand_is_counted_or_refused(example: Example) -> None:
    """A record holds no mini-split that comes later: with loads listed it is added, without a list there is no way."""
    home = example("go-if-atlanta")
    recorded = home.model_copy(update={"demand": MeasuredDemand(peak_kw=9.0, period_days=365)})
    listed = apply_remedy(recorded, "mini_split_12000")
    assert listed.loads is not None
    assert listed.loads[-1].new
    with pytest.raises(IntakeError, match="cannot be done"):
        apply_remedy(recorded.model_copy(update={"loads": None}), "mini_split_12000")


def test_a_mini_split_takes_a_pair_of_spaces(example: Example, with_fields: WithFields) -> None:
    """On a listed panel its two-pole breaker stands on the first free pair; of counted spaces two are gone."""
    circuits = (Circuit(space="1"), Circuit(space="2"), Circuit(space="3,5", poles=2, load_type="spare"))
    home = example("go-if-atlanta")
    listed = with_fields(home, "panel", circuits=circuits, spaces_total=8, spaces_free=None)
    after = apply_remedy(listed, "mini_split_12000").panel.circuits or ()
    (new,) = (circuit for circuit in after if circuit.label == "Mini-split")
    assert (new.space, new.poles, new.load_type) == ("3,5", 2, LoadKind.AIR_CONDITIONER)
    assert [circuit.space for circuit in after] == ["1", "2", "3,5"]
    counted = with_fields(home, "panel", circuits=None, spaces_total=None, spaces_free=3)
    assert apply_remedy(counted, "mini_split_12000").panel.spaces_free == 1


def test_a_mini_split_is_for_the_room_alone_and_runs_in_winter(example: Example) -> None:
    """Its size and nameplate are a row of the catalogue: 24,000 BTU/h and 4,022 VA; the cold one cools to -13 °F."""
    home = example("go-if-atlanta")
    for remedy, coldest_f in (("mini_split_24000", None), ("mini_split_cold_24000", -13)):
        after = apply_remedy(home, remedy)
        *others, unit = after.hvac.systems or ()
        assert tuple(others) == home.hvac.systems
        assert (unit.kind, unit.cooling_btu_h, unit.ducts) == (HvacKind.MINI_SPLIT, 24_000, "none")
        assert (unit.serves_host_room, unit.dedicated, unit.low_ambient) == (True, True, True)
        assert unit.cooling_min_outdoor_f == coldest_f
        *before, load = after.loads or ()
        assert tuple(before) == home.loads
        assert (load.kind, load.nameplate_va, load.new) == (LoadKind.AIR_CONDITIONER, 4_022, True)
        assert load.label == "Mini-split for the host room"


def test_a_mini_split_leaves_what_is_not_known_unknown(example: Example, with_fields: WithFields) -> None:
    """Unlisted loads and uncounted spaces stay so, and of one free space none is left."""
    home = with_fields(example("go-if-atlanta"), "panel", circuits=None, spaces_total=None, spaces_free=None)
    after = apply_remedy(home.model_copy(update={"loads": None}), "mini_split_12000")
    assert (after.loads, after.panel) == (None, home.panel)
    bare = apply_remedy(with_fields(home, "hvac", systems=None), "mini_split_12000")
    assert len(bare.hvac.systems or ()) == 1
    one = apply_remedy(with_fields(home, "panel", spaces_free=1), "mini_split_12000")
    assert one.panel.spaces_free == 0


def test_a_mini_split_beside_circuits_that_were_not_listed_at_all(example: Example, with_fields: WithFields) -> None:
    """An empty directory of four spaces gives it the first pair; a full one has none to give, and stays."""
    home = example("go-if-atlanta")
    empty = with_fields(home, "panel", circuits=(), spaces_total=4, spaces_free=None)
    (new,) = apply_remedy(empty, "mini_split_12000").panel.circuits or ()
    assert (new.space, new.poles, new.label) == ("1,3", 2, "Mini-split")
    full = tuple(Circuit(space=str(n)) for n in range(1, 5))
    panel = with_fields(home, "panel", circuits=full, spaces_total=4, spaces_free=None).panel
    after = apply_remedy(home.model_copy(update={"panel": panel}), "mini_split_12000")
    assert after.panel == panel


def test_air_is_let_through_once(example: Example, with_fields: WithFields, refused: Refused) -> None:
    """A shut door becomes louvered, an open one need not; fans of 400 and 1,000 CFM stand where none moves that air."""
    home = example("go-if-atlanta")
    assert apply_remedy(home, "louvered_door").room == home.room.model_copy(update={"door": "louvered"})
    assert apply_remedy(with_fields(home, "room", door=None), "louvered_door").room.door == "louvered"
    for door in ("open", "louvered"):
        assert refused(with_fields(home, "room", door=door), "louvered_door")
    fans = (("transfer_fan", "transfer_cfm", 400), ("exhaust_fan", "exhaust_cfm", 400))
    for remedy, field, moved_cfm in (*fans, ("outdoor_air_fan", "outdoor_air_cfm", 1_000)):
        for before in (None, 0.0):
            still = with_fields(home, "room", **{field: before})
            assert apply_remedy(still, remedy).room == still.room.model_copy(update={field: float(moved_cfm)})
        assert refused(with_fields(home, "room", **{field: 100.0}), remedy)


def test_shade_and_a_sealed_appliance_are_had_once(example: Example, with_fields: WithFields, refused: Refused) -> None:
    """Nothing is known of the sun where nobody looked, so shade helps there; only a flame that is there is sealed."""
    home = example("go-cleveland")
    for sun in (None, "part", "full"):
        assert apply_remedy(with_fields(home, "room", sun=sun), "shade").room.sun == "shade"
    assert refused(with_fields(home, "room", sun="shade"), "shade")
    flame = with_fields(home, "room", combustion_appliance=True)
    assert apply_remedy(flame, "sealed_combustion").room.combustion_appliance is False
    for flame_there in (None, False):
        assert refused(with_fields(home, "room", combustion_appliance=flame_there), "sealed_combustion")


def test_only_a_liquid_cooled_node_indoors_is_set_outdoors(
    example: Example, with_fields: WithFields, refused: Refused
) -> None:
    """An air-cooled one is no outdoor node; taken with liquid cooling it can go to the pad, and not twice."""
    home = example("go-if-atlanta")
    assert refused(home, "outdoors")
    liquid = apply_remedy(home, "liquid_cooling")
    assert (liquid.node.cooling, liquid.room) == ("liquid", home.room)
    assert refused(liquid, "liquid_cooling")
    outside = apply_remedy(liquid, "outdoors")
    assert (outside.node.placement, outside.room.kind) == (Placement.OUTDOOR_PAD, Placement.OUTDOOR_PAD)
    assert refused(outside, "outdoors")
    # A finished node is cooled as it is built, and one that cannot be is neither exchanged nor moved.
    assert refused(with_fields(example("go-cleveland"), "node", placement=None), "liquid_cooling")
    for remedy in ("liquid_cooling", "outdoors"):
        assert refused(with_fields(home, "node", gpus=64, model="xfra-16"), remedy)
