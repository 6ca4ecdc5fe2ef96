"""Homes to draw: an approved example with its home changed, its verdict left as it was."""

from collections.abc import Callable
from typing import Any

import pytest

from assess.assessment import Assessment
from assess.intake import Home, PowerManagement

Changed = Callable[..., Assessment]
LONG = "Kitchen counter receptacles, refrigerator and the under-cabinet lights on the north wall, see the door"


@pytest.fixture(scope="session")
def approved(example: Callable[[str], Assessment]) -> Assessment:
    """Return an assessment with a node and a panel whose circuits are listed."""
    return example("go-capped-phoenix")


@pytest.fixture(scope="session")
def changed(approved: Assessment) -> Changed:
    """Return a function that gives the approved home other fields, and its card other settings."""

    def with_home(card: dict[str, Any] | None = None, **sections: dict[str, Any] | None) -> Assessment:
        plain = approved.home.model_dump(exclude_none=True)
        for name, fields in sections.items():
            plain[name] = {**plain.get(name, {}), **fields} if fields is not None else None
        verdict = approved.verdict
        assert verdict.card is not None
        other = verdict.model_copy(update={"card": verdict.card.model_copy(update=card or {})})
        return approved.model_copy(update={"home": Home.model_validate(plain), "verdict": other})

    return with_home


@pytest.fixture(scope="session")
def crowded(changed: Changed) -> Assessment:
    """Return a home with everything there is, long names, and the node two sub-panels down."""
    far = f"workshop {LONG}"
    return changed(
        service={
            "transformer_kva": 25,
            "homes_on_transformer": 6,
            "phases": 1,
            "conductor_size": "4/0",
            "conductor_material": "aluminum",
            "entrance": "underground",
            "continuous_a": 200,
        },
        panel={
            "main_a": 0,
            "make": LONG,
            "location": LONG * 40,
            "subpanels": [
                {"name": "garage", "feeder_breaker_a": 100, "bus_a": 125, "main_a": 100, "conductor_size": "3"},
                {"name": far, "fed_from": "garage", "feeder_breaker_a": 90, "bus_a": 100, "circuits": []},
                {"name": "pool", "feeder_breaker_a": 50},
            ],
        },
        pv={"power_kw": 7.6, "inverter_a": 32, "connection": "load_side", "breaker_a": 40},
        battery={"energy_kwh": 13.5, "power_kw": 5, "breaker_a": 30, "location": "garage", "backs_up_node": True},
        generator={"power_kw": 14, "transfer": "automatic"},
        node={"fed_from": far, "circuit_length_ft": 40},
        card={"power_mode": PowerManagement.PCS_DYNAMIC},
    )
