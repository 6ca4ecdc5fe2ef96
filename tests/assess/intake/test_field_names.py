"""Fields by the names that people give them."""

from typing import Any

import pytest

from assess.errors import UsageError
from assess.intake.field_names import path_of, shape_at

VALUES: dict[str, Any] = {
    "loads": [
        {"kind": "range", "label": "Old range"},
        {"kind": "spa"},
        {"kind": "spa", "label": "Hot tub"},
    ],
    "panel": {"subpanels": [{"name": "garage", "circuits": [{"label": "Welder"}]}]},
}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("service.rating_a", ("service", "rating_a")),
        ("service.rating", ("service", "rating_a")),
        ("Service.Rating", ("service", "rating_a")),
        ("dwelling.floor-area", ("dwelling", "floor_area_ft2")),
        ("loads", ("loads",)),
        ("loads.0.nameplate", ("loads", 0, "nameplate_va")),
        ("loads.3.kind", ("loads", 3, "kind")),
        ("loads.range.nameplate", ("loads", 0, "nameplate_va")),
        ("loads.old range.nameplate", ("loads", 0, "nameplate_va")),
        ("loads.hot_tub", ("loads", 2)),
        ("panel.subpanels.garage.circuits.welder.breaker", ("panel", "subpanels", 0, "circuits", 0, "breaker_a")),
        ("hvac.systems.0.cooling", ("hvac", "systems", 0, "cooling_btu_h")),
    ],
)
def test_a_field_is_found(name: str, path: tuple[str | int, ...]) -> None:
    """With or without its unit; an entry by number, label, name or kind; the number behind the last is a new one."""
    assert path_of(VALUES, name, adding=True) == path


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("service.ratng", 'there is no field "service.ratng". Did you mean service.rating_a'),
        ("rating", 'there is no field "rating". Did you mean service.rating_a?'),
        ("panel.rating_a", "Did you mean service.rating_a?"),
        ("service.rating.x", 'there is no field "service.rating.x"'),
        ("zzz", '"zzz". `assess init` writes a form of every field.'),
        ("provenance", 'there is no field "provenance"'),
        ("demand.peak", '"peak" may be peak_kw or peak_a. Write one of them.'),
        ("loads.4.kind", "loads has 3 entries, and they are numbered from 0"),
        ("hvac.systems.1.kind", "hvac.systems has no entries"),
        ("loads.99999999.kind", 'loads has no entry "99999999"'),
        ("loads.spa.nameplate", '2 entries of loads are "spa". Write loads.1 or loads.2.'),
        ("loads.oven.nameplate", 'loads has no entry "oven"; its entries are old_range, range, spa, hot_tub'),
    ],
)
def test_a_field_that_is_not_there_is_refused(name: str, words: str) -> None:
    """What may have been meant is told."""
    with pytest.raises(UsageError) as caught:
        path_of(VALUES, name, adding=True)
    assert words in str(caught.value)


def test_what_is_taken_out_must_be_there() -> None:
    """The number behind the last entry is no entry to take out."""
    with pytest.raises(UsageError, match="loads has 3 entries"):
        path_of(VALUES, "loads.3", adding=False)


def test_the_shape_of_a_field_is_that_of_its_record() -> None:
    """Entries on the way do not count."""
    assert shape_at(("loads", 0, "nameplate_va")).unit == "VA"
    assert shape_at(("place", "zip_code")).form == "text"
