"""A node of eight GPUs, a home whose load is a number or a series, and what stands around them."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from assess.hardware import NodeSpec, resolve
from assess.intake import Home
from assess.intake.node import NodeRequest
from assess.year.ladder import Ladder, ladder
from assess.year.outages import Down
from assess.year.run import Around
from assess.year.steps import Steps
from assess.year.supply import Supply

MakeAround = Callable[..., Around]
CAPS = (300.0, 350.0, 400.0, 450.0, 500.0, 550.0, 600.0)
NEVER_DOWN = Down(0.0, 0.0)

HOUSE: dict[str, Any] = {
    "place": {"state": "AZ"},
    "dwelling": {"floor_area_ft2": 2_000, "bedrooms": 3, "occupants": 3, "year_built": 1995},
    "service": {"rating_a": 200, "volts": 240},
    "panel": {"bus_a": 200, "main_a": 200},
    "loads": [],
    "hvac": {"systems": [{"kind": "central_ac", "cooling_btu_h": 36_000}, {"kind": "furnace_gas"}]},
}


@pytest.fixture(scope="session")
def spec() -> NodeSpec:
    """Return eight GPUs on a generic liquid-cooled host in the open air."""
    asked = NodeRequest(model="generic-liquid", gpu="rtx-pro-6000-server", gpus=8, volts=240, power_factor=1.0)
    return resolve(asked.model_copy(update={"placement": "outdoor_pad"}), None)


@pytest.fixture(scope="session")
def eight(spec: NodeSpec) -> Ladder:
    """Return the ways in which they can run."""
    return ladder(spec, 8, CAPS)


@pytest.fixture
def around() -> MakeAround:
    """Return a maker of surroundings: home [W], limit [W], under a power control system unless told otherwise."""

    def make(home_w: Any = 0.0, setpoint_w: float = 38_400, *, steps: Steps | None = None, **more: Any) -> Around:
        steps = steps or Steps()
        limits = {name: more.pop(name) for name in ("circuit_w", "store") if name in more}
        supply = Supply(setpoint_w, more.pop("gives_way", True), **limits)
        home = np.broadcast_to(np.asarray(home_w, dtype=np.float64), (steps.count,)).copy()
        return Around(steps, home, supply, more.pop("down", NEVER_DOWN), **more)

    return make


@pytest.fixture
def home() -> Callable[..., Home]:
    """Return a maker of homes: what a section says is laid over the usual house."""

    def make(**sections: Any) -> Home:
        form = dict(HOUSE)
        for name, said in sections.items():
            form[name] = {**form.get(name, {}), **said} if isinstance(said, dict) else said
        return Home.model_validate(form)

    return make
