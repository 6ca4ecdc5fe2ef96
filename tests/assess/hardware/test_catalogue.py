from pathlib import Path
from typing import Any

import pytest

from assess.errors import RuleDataError
from assess.hardware import curves, gpus, nodes
from assess.hardware.catalogue import _checked
from assess.hardware.records import Gpu, NodeModel
from assess.rulebook import reference


def gpu_row(**changes: Any) -> dict[str, Any]:
    """Return the row of a good card, with changes."""
    return gpus()["l4"].model_dump() | changes


def watts(value: float) -> dict[str, Any]:
    """Return a figure in watts."""
    return {"value": value, "unit": "W", "cite": "test", "confidence": "low"}


def test_the_catalogue_is_read_once() -> None:
    """A second call gives the same objects, so a million rows read no file."""
    assert gpus() is gpus()
    assert nodes() is nodes()
    assert curves() is curves()


def test_the_server_card_is_there() -> None:
    """The card of the finished product has a cap range of 300 to 600 W, measured."""
    card = gpus()["rtx-pro-6000-server"]
    assert (card.min_cap_w.value, card.full_w.value, card.max_cap_w.value) == (300, 600, 600)
    assert card.verified_floor
    assert card.memory_gb == 96


def test_a_node_inherits_the_common_host() -> None:
    """A node states only what differs from the common host."""
    product, generic = nodes()["xfra-16"].host, nodes()["generic-liquid"].host
    assert product.cpu_w == generic.cpu_w
    assert product.cpu_share.value > generic.cpu_share.value


def test_the_product_lists_its_conflicting_ratings() -> None:
    """The three published ratings stand side by side and the largest one counts."""
    product = nodes()["xfra-16"]
    assert product.rated_w is not None
    assert [rating.value for rating in product.other_ratings] == [15_000, 15_360, 19_200]
    assert product.rated_w.value == max(rating.value for rating in product.other_ratings)
    assert all(rating.cite for rating in product.other_ratings)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"min_cap_w": watts(80)}, "l4: the lowest cap, the full rating and the highest cap must ascend"),
        ({"max_cap_w": watts(60)}, "l4: the lowest cap, the full rating and the highest cap must ascend"),
        ({"watts": 72}, "l4.watts: Extra inputs are not permitted"),
        ({"memory": 24}, "l4.memory: Input should be a valid dictionary or instance of Figure"),
    ],
)
def test_a_bad_row_is_refused_by_name(changes: dict[str, Any], complaint: str) -> None:
    """A malformed GPU names its file, its row and its field."""
    with pytest.raises(RuleDataError) as refusal:
        _checked(Gpu, "hardware/gpus", gpu_row(**changes))
    assert str(refusal.value) == f"codes/hardware/gpus.toml: {complaint}"


def test_half_a_heat_pump_is_refused() -> None:
    """A heat pump without a COP would draw nothing, so it is no heat pump."""
    row = nodes()["generic-liquid"].model_dump() | {"heat_pump_heat_w": watts(9_000)}
    with pytest.raises(RuleDataError, match="a heat pump needs both"):
        _checked(NodeModel, "hardware/nodes", row)


@pytest.fixture
def broken(tmp_path: Path, repo: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the hardware files that the loaders read, to be broken; the caches are empty on both sides."""
    folder = tmp_path / "hardware"
    folder.mkdir()
    for file in (repo / "codes" / "hardware").iterdir():
        (folder / file.name).write_text(file.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(reference, "folder", lambda _name: tmp_path)
    return folder


@pytest.fixture(autouse=True)
def empty_caches() -> Any:
    """Forget what was read before and after each test of this file."""
    caches = (gpus, nodes, curves, reference.load_reference)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        (
            "gpus.toml",
            '"compute-workstation"',
            '"none"',
            'gpus.toml: rtx-pro-6000-workstation: there is no curve "none"',
        ),
        ("nodes.toml", '"rtx-pro-6000-server"', '"none"', 'nodes.toml: xfra-16: there is no GPU "none"'),
        (
            "curves.toml",
            'lower_with = "training"',
            'lower_with = "none"',
            'curves.toml: there is no curve "none"',
        ),
        ("curves.toml", "[low_cap]", "[low_cap", "curves.toml: cannot be read"),
    ],
)
def test_a_name_that_leads_nowhere_is_refused(broken: Path, file: str, old: str, new: str, complaint: str) -> None:
    """A curve or a GPU that another row names must exist."""
    text = (broken / file).read_text("utf-8")
    assert old in text
    (broken / file).write_text(text.replace(old, new), "utf-8")
    with pytest.raises(RuleDataError) as refusal:
        nodes()
    assert complaint in str(refusal.value)
