"""Which columns are read together."""

from assess.batch.columnar.grouping import LOADS, SYSTEMS, Group, layout_of
from assess.batch.reading_rows import row_mapping


def groups(*headings: str) -> list[Group]:
    """Return the groups of a table."""
    return list(layout_of(headings, row_mapping(headings)).groups)


def test_a_zip_code_is_read_with_its_state() -> None:
    """They may contradict each other; the city says nothing of them."""
    assert [group.at for group in groups("ZIP code", "City", "State")] == [(0, 2), (1,)]


def test_the_columns_of_one_system_are_read_together() -> None:
    """A heat pump told by its heating is the cooling equipment; a speed test is read number by number."""
    both = groups("Heating type", "Beds", "Cooling Tons", "Square Feet")
    assert (both[0].at, both[0].lists, both[0].numbers) == ((0, 2), (SYSTEMS,), frozenset({2}))
    tests = groups("Tested download (Mbps)", "Tested upload (Mbps)", "Service rating (A)", "Floor area (ft²)")
    assert {group.joins for group in tests[:2]} == {("internet.tests", "test")}


def test_a_water_heater_goes_by_the_bedrooms() -> None:
    """Its usual nameplate does, and that of a range does not."""
    heater, cooks = groups("Bedrooms", "Water heater (kW)", "Range (kW)", "All large loads listed?")[1:3]
    assert (heater.at, heater.beside, heater.lists) == ((1,), (0,), (LOADS,))
    assert cooks.beside == ()


def test_columns_that_are_joined_or_twice_the_same_are_read_together() -> None:
    """The second of two that say the same, and a column beside another, belong to it."""
    assert groups("Sq Ft", "Square Feet", "Main Breaker")[0].at == (0, 1)
    zone = groups("state", "ashrae iecc climate zone 2004", "vintage", "bedrooms", "geometry floor area")
    assert zone[0].at == (0, 1)


def test_site_number_and_street_are_read_alone() -> None:
    """Nearly every row has its own, so that remembering them is no use."""
    layout = layout_of(
        ("Site ID", "Address", "Unit", "Notes", "ZIP"), row_mapping(("Site ID", "Address", "Unit", "ZIP"))
    )
    assert (layout.texts, layout.site_id, layout.unread) == ((0, 1, 2), 0, (3,))
    assert (layout.streets, layout.second_lines) == ((1,), (2,))


def test_columns_whose_cells_may_hold_two_numbers_are_read_together() -> None:
    """A download of "500/20" tells the upload too."""
    assert groups("Download", "Upload", "Main Breaker")[0].at == (0, 1)
