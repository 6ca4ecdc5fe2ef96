"""The catalogue of remedies: sizes, prices and titles of the file, and what is said of a wrong one."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from assess.errors import RuleDataError, UsageError
from assess.intake import Home
from assess.numbers import NARROW
from assess.records import Confidence
from assess.rulebook import load_reference
from assess.verdict.remedies import offer_of
from assess.verdict.remedies.catalogue import BOOK, catalogue, entries

Example = Callable[[str], Home]
WithFields = Callable[..., Home]


def test_a_remedy_in_sizes_has_a_price_for_each() -> None:
    """The mini-splits of the file, with nameplate and price side by side."""
    offers = [offer for offer in catalogue() if offer.entry.id == "mini_split"]
    assert [offer.id for offer in offers] == [f"mini_split_{size}" for size in (12_000, 18_000, 24_000, 36_000)]
    assert [(offer.size.value, offer.size.unit) for offer in offers if offer.size] == [
        (12_000, "BTU/h"),
        (18_000, "BTU/h"),
        (24_000, "BTU/h"),
        (36_000, "BTU/h"),
    ]
    assert [offer.beside for offer in offers] == [2_205, 3_114, 4_022, 5_840]
    assert [(offer.cost.low_usd, offer.cost.high_usd) for offer in offers] == [
        (2_030, 4_500),
        (3_500, 5_500),
        (4_500, 6_500),
        (6_000, 8_000),
    ]
    assert [offer.middle_usd for offer in offers] == [3_265, 4_500, 5_500, 7_000]
    first = offers[0]
    assert first.cost.cite == "https://rjgroner.com/ductless-mini-split-installation-cost; as of 2025"
    assert (first.cost.confidence, first.kind) == (Confidence.MEDIUM, "minisplit")
    assert first.size is not None
    assert first.size.confidence is Confidence.LOW


def test_a_remedy_of_one_size_has_it_from_its_own_shelf() -> None:
    """The busbar from the catalogue, the fan from the heat's figures, and a control has none."""
    busbar, fan, control = (offer_of(name) for name in ("panel_larger_bus", "transfer_fan", "pcs_fixed"))
    assert busbar.size is not None
    assert (busbar.size.value, busbar.size.unit, busbar.beside) == (225, "A", None)
    assert fan.size is not None
    assert (fan.size.value, fan.size.unit) == (400, "CFM")
    assert (control.size, control.beside, control.middle_usd) == (None, None, 2_500)


def test_titles_are_filled_in(example: Example, with_fields: WithFields) -> None:
    """With the sizes of the file and the rating of the home, which may not be known."""
    home = example("go-cleveland")
    unread = with_fields(home, "service", rating_a=None)

    def title(name: str, of: Home = home) -> str:
        return offer_of(name).title(of).replace(NARROW, " ")

    assert title("panel") == "Replace the panel with one of 200 A and 40 spaces"
    assert title("panel", unread) == "Replace the panel with one of the same rating and 40 spaces"
    assert title("service_320") == "Upgrade the service to 320 A, with a new panel of 40 spaces"
    assert title("clear_space") == "Clear 36 in by 30 in before the panel, where nothing built in stands there"
    assert title("mini_split_cold_12000").endswith("made to cool down to −13 °F")
    assert "{" not in "".join(offer.title(home) for offer in catalogue())


def test_a_remedy_relieves_codes_and_what_begins_with_them() -> None:
    """Fiber all of the line, a fixed control the service; a code that only begins alike is another."""
    fiber, control = offer_of("fiber"), offer_of("pcs_fixed")
    assert fiber.relieves("network.upload")
    assert fiber.relieves("network")
    assert not fiber.relieves("networks")
    assert control.relieves("electrical.service")
    assert control.relieves("electrical.subpanels.garage")
    assert not control.relieves("electrical.service_class")
    assert not control.relieves("electrical")


def test_a_name_that_is_none_is_answered_with_the_nearest() -> None:
    """And with all there are."""
    with pytest.raises(UsageError) as caught:
        offer_of("fibre")
    said = str(caught.value)
    assert 'there is no remedy "fibre"' in said
    assert "fiber" in said
    assert "pcs_fixed, pcs_dynamic, new_circuit" in f"{said} {caught.value.hint}"


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"who": None}, "[pcs_fixed.who]"),
        ({"id": None}, "[None.id]"),
        ({"relieves": []}, "[pcs_fixed.relieves]"),
        (
            {"cost": {"low_usd": [2], "high_usd": [1], "cite": "x", "confidence": "low", "as_of": "2026"}},
            "[pcs_fixed.cost]",
        ),
        (
            {"cost": {"low_usd": [1, 2], "high_usd": [3], "cite": "x", "confidence": "low", "as_of": ""}},
            "[pcs_fixed.cost]",
        ),
    ],
)
def test_a_wrong_entry_is_named(monkeypatch: pytest.MonkeyPatch, wrong: dict[str, Any], where: str) -> None:
    """The file, the entry and the field, and what is wrong with it."""
    first = {**load_reference(BOOK).raw["remedies"][0], **wrong}
    inner = entries.__wrapped__
    monkeypatch.setitem(inner.__globals__, "load_reference", lambda _: SimpleNamespace(raw={"remedies": [first]}))
    with pytest.raises(RuleDataError) as caught:
        inner()
    said = str(caught.value)
    assert said.startswith(f"codes/{BOOK}.toml: {where} ")
    assert len(said) > len(f"codes/{BOOK}.toml: {where} ")
