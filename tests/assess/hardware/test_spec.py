from typing import Any

import pytest

from assess.errors import IntakeError
from assess.hardware import NodeSpec, gpus, resolve
from assess.intake import NodeRequest, Placement

SERVER = "rtx-pro-6000-server"


def ask(room: Placement | None = None, **fields: Any) -> NodeSpec:
    """Return the node of a request."""
    return resolve(NodeRequest(**fields), room)


def refusal(room: Placement | None = None, **fields: Any) -> IntakeError:
    """Return what is said of a request that cannot be."""
    with pytest.raises(IntakeError) as error:
        ask(room, **fields)
    return error.value


def test_the_product_needs_only_its_name() -> None:
    """A finished product brings its GPUs, its cooling, its place, its caps and its power factor."""
    spec = ask(model="xfra-16")
    assert (spec.gpu.id, spec.gpus, spec.cooling) == (SERVER, 16, "liquid")
    assert spec.placement is Placement.OUTDOOR_PAD
    assert (spec.cap_min_w, spec.cap_max_w) == (300, 600)
    assert (spec.power_factor, spec.volts) == (1, 240)


def test_what_was_filled_in_is_said_in_words() -> None:
    """Each default names the field that would replace it, and a field that was said is not listed."""
    bare = " ".join(ask(model="xfra-16").assumed)
    for field in ("gpus", "cap_w", "volts", "power_factor", "workload", "nameplate_a"):
        assert f"node.{field} " in bare
    assert "pad outdoors" in bare
    full = ask(
        model="xfra-16",
        gpus=16,
        cap_w=600,
        volts=240,
        power_factor=0.98,
        workload="batch",
        nameplate_a=80,
        placement="exterior_wall",
    )
    assert full.assumed == ()


def test_the_stricter_rating_says_what_the_other_reading_is() -> None:
    """Without a nameplate 19.2 kW is taken, and the 80 A breaker reading stands beside it."""
    line = next(line for line in ask(model="xfra-16").assumed if "nameplate_a" in line)
    assert "19,200" in line
    assert "15,360 W" in line


@pytest.mark.parametrize("text", ["xfra-16", "XFRA 16", " Xfra_16 ", "SPAN XFRA 16-GPU node"])
def test_a_name_is_found_in_any_dress(text: str) -> None:
    """Case and punctuation do not matter, and the full name serves as well as the id."""
    assert ask(model=text).model.id == "xfra-16"


@pytest.mark.parametrize(
    ("room", "cooling", "model"),
    [
        (None, None, "generic-air"),
        (Placement.GARAGE, None, "generic-air"),
        (Placement.OUTDOOR_PAD, None, "generic-liquid"),
        (Placement.GARAGE, "liquid", "generic-liquid"),
        (None, "air", "generic-air"),
    ],
)
def test_a_bare_gpu_gets_a_generic_host(room: Placement | None, cooling: str | None, model: str) -> None:
    """Air is taken indoors as the stricter case, liquid outdoors, and a guess is said."""
    spec = ask(room, gpu=SERVER, cooling=cooling)
    assert spec.model.id == model
    assert any("node.cooling" in line for line in spec.assumed) == (cooling is None)


def test_the_nodes_place_goes_before_the_rooms_kind() -> None:
    """A node outdoors of a house whose garage was described stands outdoors, and that is said."""
    spec = ask(Placement.GARAGE, model="xfra-16", placement="outdoor_pad")
    assert spec.placement is Placement.OUTDOOR_PAD
    assert not spec.indoors
    assert any('"outdoor_pad"' in line and '"garage"' in line for line in spec.assumed)


def test_a_node_of_unknown_place_counts_as_indoors() -> None:
    """The place stays unknown, and its heat is counted where it does harm."""
    spec = ask(gpu=SERVER)
    assert spec.placement is None
    assert spec.indoors
    assert any("node.placement" in line for line in spec.assumed)


def test_volts_come_from_the_node_then_the_service_then_the_common_figure() -> None:
    """A 208 V service makes the node draw 15 % more amperes, so it must not be overlooked."""
    request = NodeRequest(gpu=SERVER)
    assert resolve(request, None).volts == 240
    assert resolve(request, None, service_volts=208).volts == 208
    assert resolve(NodeRequest(gpu=SERVER, volts=230), None, service_volts=208).volts == 230


def test_an_unread_floor_is_said() -> None:
    """A lowest cap that nobody has read is half the rating, and the command that reads it is named."""
    spec = ask(gpu="rtx-pro-5000")
    assert spec.cap_min_w == 150
    assert any("nvidia-smi" in line for line in spec.assumed)
    assert not any("nvidia-smi" in line for line in ask(gpu=SERVER).assumed)


def test_no_cap_is_offered_that_no_curve_holds_for() -> None:
    """The Workstation card takes 150 W, but nothing is known below 45 % of its rating."""
    spec = ask(gpu="rtx-pro-6000-workstation", min_cap_w=200)
    assert spec.cap_min_w == 270
    assert any("200" in line and "270" in line for line in spec.assumed)
    assert ask(gpu="rtx-4090").cap_min_w == 203  # 45 % of 450 W is 202.5 W, and drivers take whole watts


def test_every_card_for_a_home_resolves() -> None:
    """Each GPU of the catalogue gives a node with a cap range, unless it is a module of a tray."""
    for gpu in gpus().values():
        if gpu.home_suitable:
            spec = ask(gpu=gpu.id)
            assert gpu.min_cap_w.value <= spec.cap_min_w <= spec.cap_max_w == gpu.full_w.value
        else:
            assert "server tray" in refusal(gpu=gpu.id).message


def test_an_unknown_node_is_unknown() -> None:
    """Nothing is supposed when neither a model nor a GPU is said."""
    error = refusal()
    assert error.where == "node.model"
    assert "assess nodes list" in str(error)


@pytest.mark.parametrize(
    ("fields", "where", "message", "hint"),
    [
        ({"model": "xfra16"}, "node.model", '"xfra16" is not a node of the catalogue.', "xfra-16"),
        ({"model": "generic", "gpu": SERVER}, "node.model", '"generic" is not a node', "generic-air"),
        ({"gpu": "RTX PRO 6000 Sever"}, "node.gpu", '"RTX PRO 6000 Sever" is not a GPU', SERVER),
        ({"gpu": "toaster"}, "node.gpu", '"toaster" is not a GPU of the catalogue.', "`assess nodes list`"),
        ({"model": "generic-air"}, "node.gpu", "takes any GPU, and node.gpu does not say which", "`assess nodes list`"),
        ({"model": "xfra-16", "gpu": "l4"}, "node.gpu", "comes with rtx-pro-6000-server", "generic-liquid"),
        ({"model": "xfra-16", "gpus": 17}, "node.gpus", "asks for 17 GPUs; the SPAN XFRA 16-GPU node holds 16", "16"),
        ({"model": "xfra-16", "cap_w": 250}, "node.cap_w", "300\u2009W to 600\u2009W", "in that range"),
        ({"model": "xfra-16", "cap_w": 601}, "node.cap_w", "outside what the RTX PRO 6000", "in that range"),
        ({"model": "xfra-16", "min_cap_w": 250}, "node.min_cap_w", "300\u2009W to 600\u2009W", "in that range"),
        ({"model": "xfra-16", "cap_w": 400, "min_cap_w": 450}, "node.min_cap_w", "450\u2009W, is above", "Lower"),
        ({"gpu": "rtx-pro-6000-workstation", "cap_w": 200}, "node.cap_w", "below the 270\u2009W", "270"),
        ({"gpu": "h200-sxm"}, "node.gpu", "module for its maker's server tray", "`assess nodes list`"),
        ({"model": "xfra-16", "cooling": "air"}, "node.cooling", 'node.cooling is "air"', "Leave node.cooling out"),
        ({"model": "generic-air", "gpu": SERVER, "cooling": "liquid"}, "node.cooling", "cooled by air", "another node"),
        ({"model": "xfra-16", "placement": "garage"}, "node.placement", '"garage" is not', "outdoor_pad"),
        (
            {"gpu": SERVER, "cooling": "air", "placement": "outdoor_pad"},
            "node.placement",
            'cannot stand at "outdoor_pad"',
            'cooling = "liquid"',
        ),
    ],
)
def test_a_bad_request_is_refused(fields: dict[str, Any], where: str, message: str, hint: str) -> None:
    """Each refusal names the field, quotes the user and says what would be right."""
    error = refusal(**fields)
    assert error.where == where
    assert message in error.message
    assert error.hint is not None
    assert hint in error.hint


def test_a_room_that_was_surveyed_does_not_move_an_outdoor_node_indoors() -> None:
    """An outdoor product in a home whose host room is a basement stands outdoors, and that is said."""
    spec = resolve(NodeRequest(model="xfra-16"), Placement.BASEMENT)
    assert spec.placement is Placement.OUTDOOR_PAD
    assert any("not in the basement" in said for said in spec.assumed)
