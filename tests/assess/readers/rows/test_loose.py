"""Numbers as people write them who do not think of a table: hedged, noted, added up, in pairs."""

import pytest

from assess.intake import Home
from assess.readers.rows import RowReader, Wrong, mapping_of
from assess.records import Basis


def read(heading: str, cell: str, **more: str) -> tuple[Home | None, list[Wrong]]:
    """Read a row of a place and one cell more, and what is told of that cell."""
    row = {"Zip code": "80202", heading: cell, **more}
    found = RowReader(list(row), mapping_of(row, same_twice="noted")).read(list(row.values()))
    return found.home, [wrong for wrong in found.wrongs if wrong.code != "blank_needed"]


@pytest.mark.parametrize(
    ("cell", "rating_a", "code"),
    [
        ("A 200", 200, None),
        ("200 amp service", 200, None),
        ("200A single phase", 200, None),
        ("200A/240V", 200, None),
        ("'200A", 200, None),
        ("200A (Square D)", 200, "note_left_out"),
        ("~200", 200, "approximate"),
        ("200A?", 200, "approximate"),
        ("approx. 200 amps", 200, "approximate"),
        ("at least 100A", 100, "approximate"),
        ("2-200A", 400, "ambiguous"),
        ("(2) 200A", 400, "ambiguous"),
        ("CL320", 400, None),
    ],
)
def test_a_service(cell: str, rating_a: float, code: str | None) -> None:
    """What adds nothing is passed over, and what may mean more is told."""
    home, wrongs = read("Main Breaker", cell)
    assert home is not None
    assert home.service.rating_a == rating_a
    assert [wrong.code for wrong in wrongs] == [code] * (code is not None)


@pytest.mark.parametrize(
    "cell",
    [
        "100A sub",
        "200A main + 100A sub",
        "100-150",
        "100 or 200",
        "200 V",
        "60A fuses",
        "see notes",
        "12 %",
        "200-",
        "200A -",
    ],
)
def test_what_may_be_something_else_is_refused(cell: str) -> None:
    """A sub-panel's breaker is not the service, and of two numbers nobody knows which."""
    home, wrongs = read("Main Breaker", cell)
    assert home is None or home.service.rating_a is None
    assert [wrong.grade for wrong in wrongs] == ["error"]


@pytest.mark.parametrize(
    ("cell", "kwh"),
    [
        ("10,500", 10_500),
        ("10,500 kWh", 10_500),
        ("10 500 kwh", 10_500),
        ("10500 kWh/yr", 10_500),
        ("9,800.5", 9_800.5),
    ],
)
def test_a_number_without_a_unit_of_the_form_may_have_its_thousands_apart(cell: str, kwh: float) -> None:
    """As the bill has them."""
    home, wrongs = read("Annual kWh", cell)
    assert home is not None
    assert (home.economics.household_kwh_per_year, wrongs) == (kwh, [])


def test_a_very_long_text_is_refused_at_once() -> None:
    """Some patterns take the square of its length: this one would take hours."""
    _, wrongs = read("Main Breaker", "9" * 900_000)
    assert [wrong.grade for wrong in wrongs] == ["error"]


def test_what_would_be_right_is_said_in_the_unit_of_the_column() -> None:
    """A bare number there means tons, whatever the unit of the form."""
    _, wrongs = read("Cooling Capacity", "3 cm")
    assert [wrong.hint.split(",")[0] for wrong in wrongs] == ["write a number in tons"]


def test_a_fuse_box_is_a_hazard_and_no_number() -> None:
    """The rating stays unknown."""
    home, wrongs = read("Main Breaker", "fuse box")
    assert home is not None
    assert (home.service.rating_a, home.safety.fuse_panel, wrongs) == (None, True, [])


@pytest.mark.parametrize(
    ("cell", "area_ft2", "grade"),
    [
        ("2.450 sqft", 2450, "review"),
        ("2.450", 2450, "review"),
        ("2 450", 2450, None),
        ("2'450 sq ft", 2450, None),
        ("2450 (incl. garage)", 2450, "warning"),
        ("2450 (400 of it garage)", 2450, "review"),
        ("1.5", None, "review"),
        ("1e9", None, "review"),
        ("2500.5", 2500.5, None),
    ],
)
def test_a_floor_area(cell: str, area_ft2: float | None, grade: str | None) -> None:
    """A dot before three digits marks thousands where the number would be no dwelling's; what is none is left out."""
    home, wrongs = read("Sqft", cell)
    assert home is not None
    assert home.dwelling.floor_area_ft2 == area_ft2
    assert [wrong.grade for wrong in wrongs] == [grade] * (grade is not None)


@pytest.mark.parametrize(
    ("cell", "year", "code"),
    [
        ("'87", 1987, "ambiguous"),
        ("05", 2005, "ambiguous"),
        ("circa 1950", 1950, "approximate"),
        ("c. 1950", 1950, "approximate"),
        ("built in 1950", 1950, "approximate"),
        ("1950 (est.)", 1950, "note_left_out"),
    ],
)
def test_a_year(cell: str, year: int, code: str) -> None:
    """Two digits are read by the century that has been, and told."""
    home, wrongs = read("Yr Built", cell)
    assert home is not None
    assert (home.dwelling.year_built, [wrong.code for wrong in wrongs]) == (year, [code])


@pytest.mark.parametrize("cell", ["1950s", "1950's", "1950\u2019s"])
def test_a_decade_is_a_band(cell: str) -> None:
    """Its middle is assumed, with its ends."""
    home, wrongs = read("Yr Built", cell)
    assert home is not None
    source = home.provenance["dwelling.year_built"]
    assert (home.dwelling.year_built, source.basis, source.low, source.high) == (1955, Basis.ASSUMED, 1950, 1959)
    assert wrongs == []


@pytest.mark.parametrize(
    ("cell", "btu_h", "code"),
    [
        ("3.5T", 42_000, None),
        ("3½", 42_000, None),
        ("36k", 36_000, "other_unit"),
        ("36000", 36_000, "other_unit"),
        ("2 x 2.5 ton", 60_000, "ambiguous"),
        ("3+2", 60_000, "ambiguous"),
        ("3 ton (Carrier)", 36_000, "note_left_out"),
    ],
)
def test_a_cooling_capacity(cell: str, btu_h: float, code: str | None) -> None:
    """Short units, several machines, and BTU/h in a column of tons."""
    home, wrongs = read("A/C (tons)", cell)
    assert home is not None
    assert home.hvac.systems is not None
    assert home.hvac.systems[0].cooling_btu_h == btu_h
    assert [wrong.code for wrong in wrongs] == [code] * (code is not None)


@pytest.mark.parametrize("cell", ["40", "1000"])
def test_tons_that_are_no_btu_either_are_not_read(cell: str) -> None:
    """40 BTU/h cool nothing."""
    home, _ = read("A/C (tons)", cell)
    assert home is None or not home.hvac.systems


@pytest.mark.parametrize(
    ("cell", "down_mbps"), [("1Gb", 1000), ("2.5G", 2500), ("gigabit", 1000), ("500 mbit", 500), ("up to 1000", 1000)]
)
def test_a_rate(cell: str, down_mbps: float) -> None:
    """Plans are advertised so."""
    home, _ = read("Down Mbps", cell)
    assert home is not None
    assert home.internet.plan_down_mbps == down_mbps


def test_two_rates_in_one_cell() -> None:
    """Download first; a column of its own for the upload says it better, wherever it stands."""
    home, wrongs = read("Internet speed", "940/880 Mbps")
    assert home is not None
    assert (home.internet.plan_down_mbps, home.internet.plan_up_mbps) == (940, 880)
    assert [(wrong.code, wrong.grade) for wrong in wrongs] == [("two_rates", "warning")]
    for more in ({"Up Mbps": "35"}, {"Up Mbps": "940/35"}):
        home, _ = read("Down Mbps", "940/880", **more)
        assert home is not None
        assert (home.internet.plan_down_mbps, home.internet.plan_up_mbps) == (940, 35)
        before = {"Up Mbps": more["Up Mbps"], "Down Mbps": "940/880"}
        turned = RowReader(list(before), mapping_of(before)).read(list(before.values())).home
        assert turned is not None
        assert turned.internet.plan_up_mbps == 35


@pytest.mark.parametrize(("cell", "bedrooms"), [("3 BR", 3), ("3 bedrooms", 3), ("studio", 0), ("3+1", 4), ("5+", 5)])
def test_bedrooms(cell: str, bedrooms: int) -> None:
    """As they stand in advertisements."""
    home, _ = read("Bedrooms", cell)
    assert home is not None
    assert home.dwelling.bedrooms == bedrooms


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("Washington, D.C.", "DC"),
        ("Washington DC", "DC"),
        ("Washington", "WA"),
        ("CA, USA", "CA"),
        ("US-CA", "CA"),
        ("CA - California", "CA"),
        ("CA (California)", "CA"),
    ],
)
def test_a_state(cell: str, state: str) -> None:
    """The capital is not the state, and a country behind a state is no other country."""
    row = {"State": cell, "Main Breaker": "200"}
    home = RowReader(list(row), mapping_of(row)).read(list(row.values())).home
    assert home is not None
    assert home.place.state == state


@pytest.mark.parametrize("cell", ["CA - Colorado", "ON (Ontario)", "US-ON"])
def test_what_contradicts_itself_is_no_state(cell: str) -> None:
    """Letters and name have to be of one state."""
    row = {"State": cell, "Main Breaker": "200"}
    found = RowReader(list(row), mapping_of(row)).read(list(row.values()))
    assert "place" not in found.values
    assert [wrong.heading for wrong in found.wrongs if wrong.code != "blank_needed"] == ["State"]


@pytest.mark.parametrize("cell", ["'02139", "02139, MA", "MA 02139", "2139"])
def test_a_zip_code(cell: str) -> None:
    """With its state, and with the mark that keeps its zero."""
    home, wrongs = read("ZIP", cell, **{"Zip code": ""})
    assert home is not None
    assert (home.place.zip_code, wrongs) == ("02139", [])


def test_the_number_of_a_customer_is_not_that_of_the_home() -> None:
    """It stands in where the home has none; with one beside it, neither doubt nor duplicate comes of it."""
    home, wrongs = read("Account ID", "A-1", **{"Opportunity ID": "O-7"})
    assert home is not None
    assert (home.contact.site_id, wrongs) == ("O-7", [])
    alone, _ = read("Account ID", "A-1")
    assert alone is not None
    assert alone.contact.site_id == "A-1"
    blank, _ = read("Account ID", "A-1", **{"Opportunity ID": ""})
    assert blank is not None
    assert blank.contact.site_id == "A-1"


@pytest.mark.parametrize("cell", ["N/A", "TBD", "unk", "pending", "???", "not sure"])
def test_what_says_that_nothing_is_known(cell: str) -> None:
    """It is blank."""
    home, wrongs = read("Yr Built", cell)
    assert home is not None
    assert (home.dwelling.year_built, wrongs) == (None, [])
