"""Homes whose values came to be known in other ways."""

from collections.abc import Callable, Mapping

import pytest

from assess.intake import Home, HvacKind, HvacSystem, Load, LoadKind
from assess.intake.field_names import value_at
from assess.records import Basis, Provenance
from assess.verdict.sensitivity import inputs_of

Known = Callable[..., Home]


@pytest.fixture
def known() -> Known:
    """Return a home with some fields known otherwise: `known(home, Basis.TOLD, "service.rating_a")`."""

    def otherwise(home: Home, basis: Basis, *paths: str) -> Home:
        more = {path: _source(home, basis, path) for path in paths}
        return home.model_copy(update={"provenance": {**home.provenance, **more}})

    return otherwise


@pytest.fixture
def known_throughout(known: Known) -> Callable[[Home, Basis], Home]:
    """Return a home all of whose inputs are known in one way."""
    return lambda home, basis: known(home, basis, *(one.path for one in inputs_of(home)))


@pytest.fixture
def full_house(example: Callable[[str], Home]) -> Home:
    """Return the clear go with so large a load that its 200 A service leaves little room."""
    home = example("go-cleveland")
    spa = Load(kind=LoadKind.SPA, nameplate_va=45_000, label="pool house")
    last = f"loads.{len(home.loads or ())}.nameplate_va"
    return home.model_copy(
        update={
            "loads": (*(home.loads or ()), spa),
            "provenance": {**home.provenance, last: Provenance(basis=Basis.LABEL)},
        }
    )


@pytest.fixture
def assumed() -> Callable[[Home, Mapping[str, tuple[float, float]]], Home]:
    """Return a home with some numbers assumed over a range."""

    def within(home: Home, ranges: Mapping[str, tuple[float, float]]) -> Home:
        more = {p: Provenance(basis=Basis.ASSUMED, low=low, high=high) for p, (low, high) in ranges.items()}
        return home.model_copy(update={"provenance": {**home.provenance, **more}})

    return within


def _source(home: Home, basis: Basis, path: str) -> Provenance:
    """Return a source as a file states it: an assumed number carries its range."""
    value = value_at(home, path)
    if basis is not Basis.ASSUMED or isinstance(value, str | bool):
        return Provenance(basis=basis)
    one = next(one for one in inputs_of(home) if one.path == path)
    return Provenance(basis=basis, low=float(one.low), high=float(one.high))


@pytest.fixture
def cooled_room(example: Callable[[str], Home]) -> Home:
    """Return the home with a basement room, cooled by a mini-split of its own that is told to cool in winter."""
    home = example("go-if-atlanta")
    unit = HvacSystem(
        kind=HvacKind.MINI_SPLIT,
        cooling_btu_h=36_000,
        ducts="none",
        serves_host_room=True,
        dedicated=True,
        low_ambient=True,
    )
    hvac = home.hvac.model_copy(update={"systems": (*(home.hvac.systems or ()), unit)})
    return home.model_copy(update={"hvac": hvac})
