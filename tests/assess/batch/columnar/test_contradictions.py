"""Checks of records over many rows at once."""

from assess.batch.columnar.contradictions import contradicting
from assess.intake import Home
from assess.intake.room import Room
from assess.intake.service import Panel, Service
from assess.intake.site import Dwelling
from assess.verdict.screening.table import rows_of


def test_the_rows_that_a_check_refuses_are_named() -> None:
    """Each row has the answer that its own record would give."""
    homes = [
        Home(panel=Panel(bus_a=200, main_a=200), service=Service(rating_a=200)),
        Home.model_construct(panel=Panel.model_construct(bus_a=100, main_a=200)),
        Home.model_construct(panel=Panel(main_a=200), service=Service(rating_a=100)),
        Home(panel=Panel(main_a=200), service=Service(rating_a=100, meter_main=True)),
        Home.model_construct(dwelling=Dwelling.model_construct(floor_area_ft2=1000, window_area_ft2=1200)),
        Home(room=Room(length_ft=12, width_ft=10, height_ft=8, exterior_walls=1, window_area_ft2=20)),
        Home.model_construct(
            room=Room.model_construct(length_ft=12, width_ft=10, height_ft=8, exterior_walls=1, window_area_ft2=99)
        ),
        Home(),
    ]
    assert contradicting(rows_of(Home, homes), len(homes)).tolist() == [
        False,
        True,
        True,
        False,
        True,
        False,
        True,
        False,
    ]
