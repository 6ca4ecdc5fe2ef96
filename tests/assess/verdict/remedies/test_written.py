"""What a change sets is written as it stands in a home file, and what it replaced loses its source."""

from collections.abc import Callable

import pytest

from assess.intake import Home, Load, LoadKind, Photovoltaics
from assess.records import Basis, Provenance
from assess.verdict.remedies.written import unmarked, written

Example = Callable[[str], Home]
WithFields = Callable[..., Home]


@pytest.mark.parametrize(
    ("part", "field", "value", "says"),
    [
        ("service", "rating_a", 320.0, "service.rating_a = 320 A"),
        ("service", "rating_a", 112.5, "service.rating_a = 112.5 A"),
        ("service", "conductor_size", None, "service.conductor_size = left out"),
        ("panel", "center_fed", True, "panel.center_fed = true"),
        ("panel", "center_fed", False, "panel.center_fed = false"),
        ("panel", "spaces_free", 20.0, "panel.spaces_free = 20"),
        ("dwelling", "bedrooms", 5, "dwelling.bedrooms = 5"),
        ("dwelling", "floor_area_ft2", 12_345_678.0, "dwelling.floor_area_ft2 = 12345678 ft²"),
        ("room", "kind", "garage", "room.kind = garage"),
        ("internet", "test_files", ("a.json", "b.json"), "internet.test_files = a.json, b.json"),
    ],
)
def test_a_value_is_written_with_its_unit(
    example: Example, with_fields: WithFields, part: str, field: str, value: object, says: str
) -> None:
    """Numbers in full and in the field's unit, yes and no as true and false, nothing as left out."""
    home = example("go-cleveland")
    assert written(home, with_fields(home, part, **{field: value})) == (says,)


def test_lists_and_sections_are_written_entry_by_entry(example: Example) -> None:
    """A changed entry says only what changed, a new one all that it says, one that is gone that it is left out."""
    home = example("go-cleveland")
    first, *others = home.loads or ()
    smaller = first.model_copy(update={"nameplate_va": 900.0})
    assert written(home, home.model_copy(update={"loads": (smaller, *others)})) == ("loads.0.nameplate_va = 900 VA",)
    last = len(others) + 1
    more = (first, *others, Load(kind=LoadKind.SPA, nameplate_va=3_000))
    says = (
        "kind = spa",
        "nameplate_va = 3000 VA",
        "count = 1",
        "new = false",
        "interlocked = false",
        "fuel = electric",
    )
    assert written(home, home.model_copy(update={"loads": more})) == tuple(f"loads.{last}.{one}" for one in says)
    assert written(home, home.model_copy(update={"loads": tuple(others[:-1])}))[-2:] == (
        f"loads.{last - 2} = left out",
        f"loads.{last - 1} = left out",
    )
    assert written(home, home.model_copy(update={"loads": None})) == ("loads = left out",)
    sunny = home.model_copy(update={"pv": Photovoltaics(power_kw=4)})
    assert written(home, sunny) == ("pv.power_kw = 4 kW",)
    assert written(home, home) == ()


def test_only_a_value_that_stays_keeps_its_source(example: Example, with_fields: WithFields) -> None:
    """Of three marks that of the changed field goes, and that of an entry that is there no more."""
    paths = ("service.rating_a", "service.volts", "loads.0.nameplate_va")
    home = example("go-cleveland").model_copy(
        update={"provenance": {path: Provenance(basis=Basis.LABEL) for path in paths}}
    )
    assert unmarked(home, home) is home
    assert set(unmarked(home, with_fields(home, "service", rating_a=320.0)).provenance) == set(paths[1:])
    assert set(unmarked(home, home.model_copy(update={"loads": ()})).provenance) == set(paths[:2])
    longer = home.model_copy(update={"loads": (Load(kind=LoadKind.SPA, nameplate_va=3_000), *(home.loads or ()))})
    assert set(unmarked(home, longer).provenance) == set(paths[:2])
