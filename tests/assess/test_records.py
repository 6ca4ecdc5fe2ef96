from math import inf, nan

import pytest
from pydantic import ValidationError

from assess.records import Basis, Confidence, Figure, Provenance, Quantity, Record


class Sample(Record):
    """A record with one of each."""

    size: float
    name: str = ""


class Counted(Record):
    """A record of one home or of many."""

    size: Quantity


def test_a_record_is_frozen() -> None:
    """What was assessed cannot change after it was assessed."""
    sample = Sample(size=1)
    with pytest.raises(ValidationError, match="frozen"):
        sample.size = 2  # type: ignore[misc]


def test_a_record_refuses_a_field_it_does_not_know() -> None:
    """A misspelt field is an error, not a value that nobody reads."""
    with pytest.raises(ValidationError, match="extra_forbidden"):
        Sample.model_validate({"size": 1, "siez": 2})


@pytest.mark.parametrize("value", [nan, inf, -inf])
def test_a_record_holds_finite_numbers_only(value: float) -> None:
    """Nothing that cannot be compared gets into a calculation."""
    with pytest.raises(ValidationError, match="finite"):
        Sample(size=value)


def test_blanks_around_a_text_are_dropped() -> None:
    """A cell of a spreadsheet often ends in a blank."""
    assert Sample(size=1, name="  Square D ").name == "Square D"


def test_confidence_goes_from_high_to_open() -> None:
    """The order is that of the words, and the weakest of several is the last of them."""
    assert [Confidence(word).rank for word in ("high", "medium", "low", "open")] == [0, 1, 2, 3]
    assert Confidence.weakest(Confidence.MEDIUM, Confidence.LOW, Confidence.HIGH) is Confidence.LOW
    assert Confidence.weakest(Confidence.HIGH) is Confidence.HIGH


@pytest.mark.parametrize("missing", ["value", "unit", "cite", "confidence"])
def test_a_figure_never_travels_alone(missing: str) -> None:
    """A number without its unit, source or confidence is no figure."""
    whole = {"value": 3, "unit": "VA/ft²", "cite": "220.41", "confidence": "high"}
    assert Figure.model_validate(whole).value == 3
    with pytest.raises(ValidationError, match="missing"):
        Figure.model_validate({k: v for k, v in whole.items() if k != missing})


@pytest.mark.parametrize("bounds", [{"low": 4}, {"high": 2}, {"low": 2, "high": 2.5}])
def test_a_figure_lies_in_its_own_range(bounds: dict[str, float]) -> None:
    """A value outside its range is a slip of the pen."""
    with pytest.raises(ValidationError, match="outside its own range"):
        Figure.model_validate({"value": 3, "unit": "", "cite": "somewhere", "confidence": "low", **bounds})


def test_a_figure_may_have_one_bound() -> None:
    """Often only the smallest or the largest is known."""
    assert Figure(value=3, unit="", cite="somewhere", confidence=Confidence.LOW, low=3).high is None


def test_an_assumed_value_carries_its_range() -> None:
    """Basis, range and reason of an intake value stay together."""
    assumed = Provenance(basis=Basis.ASSUMED, low=4_500, high=6_000, note="no nameplate")
    assert (assumed.basis, assumed.low, assumed.high, assumed.source) == ("assumed", 4_500, 6_000, None)


def test_a_distribution_needs_a_range() -> None:
    """How likely the values of a range are says nothing without the range."""
    with pytest.raises(ValidationError, match="a distribution needs low and high"):
        Provenance(basis=Basis.ASSUMED, low=1.0, distribution="normal")
    assert Provenance(basis=Basis.ASSUMED, low=1.0, high=2.0, distribution="normal").distribution == "normal"


def test_a_quantity_may_be_an_array_of_many() -> None:
    """An array is kept as it is; a single number is checked as ever."""
    many = pytest.importorskip("numpy").array([1.0, 2.0])
    assert Counted(size=many).size is many
    with pytest.raises(ValidationError, match="finite"):
        Counted(size=nan)
