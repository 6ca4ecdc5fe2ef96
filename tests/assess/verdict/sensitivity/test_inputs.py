"""Which values of a home are in doubt."""

from collections.abc import Callable

import pytest

from assess.errors import RuleDataError
from assess.intake import Home
from assess.intake.field_names import value_at
from assess.records import Basis, Provenance
from assess.verdict.sensitivity import inputs_of
from assess.verdict.sensitivity.inputs import Input, _shape

Example = Callable[[str], Home]
LOAD = "loads.1.nameplate_va"  # a disposal of 600 VA


def marked(home: Home, **sources: Provenance) -> Home:
    """Return the home with the source of its second load, and of others by path."""
    return home.model_copy(update={"provenance": {LOAD if path == "load" else path: s for path, s in sources.items()}})


def one_of(home: Home, path: str) -> Input:
    """Return the input at a path."""
    return next(one for one in inputs_of(home) if one.path == path)


def test_of_a_log_no_single_test_is_moved(example: Callable[[str], Home]) -> None:
    """A handful of speed tests is moved one by one; a log of many is the measurement of a line."""
    home = example("go-cleveland")
    assert home.internet.tests is not None

    def moved_tests(count: int) -> int:
        several = (home.internet.tests or ()) * count
        line = home.internet.model_copy(update={"tests": several[:count]})
        paths = (one.path for one in inputs_of(home.model_copy(update={"internet": line})))
        return sum(path.startswith("internet.tests.") for path in paths)

    assert moved_tests(14) > 0
    assert moved_tests(5_000) == 0


@pytest.mark.parametrize(("low", "high"), [(500.0, None), (None, 700.0), (None, None)])
def test_half_a_range_is_none(example: Example, low: float | None, high: float | None) -> None:
    """With one end only, the ends are those of a nameplate: a fifth less and a quarter more of 600 VA."""
    told = one_of(marked(example("go-cleveland"), load=Provenance(basis=Basis.TOLD, low=low, high=high)), LOAD)
    assert (told.low, told.high, told.value) == (480, 750, 600)
    half = {"demand.interval_min": Provenance(basis=Basis.ASSUMED, low=low, high=high)}
    home = Home.model_validate({"demand": {"interval_min": 15}, "provenance": half})
    assert not [one for one in inputs_of(home) if one.path == "demand.interval_min"]


def test_an_assumed_number_without_a_field_of_its_own_says_what_it_is() -> None:
    """Its name is that of the field, its cure the note of its source, or to measure it."""
    for note, cure in (("as utilities have", "as utilities have"), (None, "Measure it, or read it on a label.")):
        source = {"demand.interval_min": Provenance(basis=Basis.ASSUMED, low=15, high=60, note=note)}
        home = Home.model_validate({"demand": {"interval_min": 15}, "provenance": source})
        one = one_of(home, "demand.interval_min")
        assert (one.name, one.settle, one.basis) == ("interval min", cure, Basis.ASSUMED)
        assert (one.value, one.low, one.high, one.shape.unit) == (15, 15, 60, "min")
    told = {"demand.interval_min": Provenance(basis=Basis.TOLD, low=15, high=60)}
    home = Home.model_validate({"demand": {"interval_min": 15}, "provenance": told})
    assert not [one for one in inputs_of(home) if one.path == "demand.interval_min"]


def test_only_values_known_in_a_way_are_asked_for(example: Example) -> None:
    """Labels, told values and assumed ones apart are together all of them."""
    home = marked(example("go-cleveland"), load=Provenance(basis=Basis.ASSUMED, low=500, high=700))
    every = {one.path: one.basis for one in inputs_of(home)}
    for basis in Basis:
        mine = {one.path for one in inputs_of(home, frozenset({basis}))}
        assert mine == {path for path, known in every.items() if known is basis}
    assert {one.path for one in inputs_of(home, frozenset({Basis.ASSUMED}))} == {LOAD}
    assert list(every) == sorted(every)


def test_what_is_measured_or_on_a_label_is_settled(example: Example) -> None:
    """The others are not."""
    for basis in Basis:
        one = one_of(marked(example("go-cleveland"), load=Provenance(basis=basis, low=500, high=700)), LOAD)
        assert one.settled is (basis in {Basis.MEASURED, Basis.LABEL})


def test_an_input_moves_what_says_the_same(example: Example) -> None:
    """Service and main breaker of 200 A go together to any end."""
    home = example("go-cleveland").model_copy(update={"provenance": {}})
    assert one_of(home, "service.rating_a").values(150.0) == {"service.rating_a": 150, "panel.main_a": 150}
    assert one_of(home, LOAD).values(500.0) == {LOAD: 500}


def test_values_are_read_in_words(example: Example) -> None:
    """Yes and no, words without underscores, whole numbers as such, amounts with their unit."""
    home = example("go-cleveland")
    load, year = one_of(home, LOAD), one_of(home, "dwelling.year_built")
    told = [load.words(value).replace("\N{THIN SPACE}", " ") for value in (True, False, "living_space", 1_234.5)]
    assert told == ["yes", "no", "living space", "1,234 VA"]
    assert year.words(2_004.0) == "2004"


def test_a_value_is_found_by_its_path(example: Example) -> None:
    """What is not there, in a list or below nothing, is None."""
    home = example("go-cleveland")
    assert value_at(home, LOAD) == 600
    assert value_at(home, "loads.3.kind") == "air_conditioner"
    for path in ("loads.4.nameplate_va", "loads.99.nameplate_va", "pv.power_kw", "service.continuous_a"):
        assert value_at(home, path) is None


def test_a_range_of_a_field_that_is_none_is_refused() -> None:
    """The rule data is named, and the field."""
    with pytest.raises(RuleDataError, match=r'input_ranges.*has no field "dwelling\.towers"'):
        _shape("dwelling.towers")
