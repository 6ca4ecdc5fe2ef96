"""What holds for every measured text, whatever is in it."""

from datetime import timedelta
from math import isfinite

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from assess import units
from assess.errors import IntakeError
from assess.units import KINDS, measure, parse
from assess.units.conversion import convert

convert(1.0, "meter", "foot")  # so that no example is the one that waits for pint

KIND_NAMES = st.sampled_from(sorted(KINDS))
SPELLED = st.sampled_from(
    [
        (kind.name, unit, word.lstrip("="))
        for kind in KINDS.values()
        for unit, words in kind.units.items()
        for word in words.split(", ")
    ]
)
THOUSANDTHS = st.integers(0, 100_000).map(lambda n: n / 1_000)
# Text made of the pieces of the grammar reaches further into it than text at random.
PIECES = st.lists(
    st.sampled_from([*"0123456789.,+-*/'\"()°²eE ", "ft", " in", "1/2", "½", "per", "kW", "A", "BTU", "R-", "\xa0"]),
    max_size=14,
).map("".join)


@given(SPELLED, THOUSANDTHS)
@settings(deadline=None)
def test_a_number_with_any_spelling_goes_there_and_back(spelled: tuple[str, str, str], value: float) -> None:
    """What is written in a unit, read, and converted to that unit again is what was written."""
    kind, unit, word = spelled
    own = KINDS[kind].pint_unit
    assert convert(parse(kind, f"{value} {word}"), own, unit) == pytest.approx(value, rel=1e-9, abs=1e-9)


@given(SPELLED, THOUSANDTHS, st.sampled_from(["{}{}", "{} {}", " {}\xa0{} ", "{:.3f} {}", "+{} {}."]))
def test_blanks_and_dots_change_nothing(spelled: tuple[str, str, str], value: float, form: str) -> None:
    """Spacing, a plus sign, trailing zeros and a full stop do not count."""
    kind, _, word = spelled
    assert parse(kind, form.format(value, word)) == parse(kind, f"{value} {word}")


@given(KIND_NAMES, THOUSANDTHS)
def test_the_own_unit_is_exact(kind: str, value: float) -> None:
    """A number, the number as text, and the number with its unit are one value, to the last bit."""
    texts = [str(value), f"{value} {KINDS[kind].unit}"]
    assert [measure(kind, value), *(parse(kind, text) for text in texts)] == [value] * 3


@given(st.integers(1, 10**12))
def test_commas_group_thousands(value: int) -> None:
    """A number with its commas is the number without them."""
    assert parse("VoltAmps", f"{value:,} VA") == value


@given(
    st.integers(0, 999),
    st.integers(0, 191),
    st.sampled_from(["{} ft {} in", "{}' {}\"", "{}′{}″", "{}'-{}\""]),
)
def test_feet_and_inches_add_up(feet: int, sixteenths: int, form: str) -> None:
    """Feet and inches are the sum of both, in feet and in inches."""
    text = form.format(feet, sixteenths / 16)
    assert parse("Feet", text) == pytest.approx(feet + sixteenths / 192, abs=1e-9)
    assert parse("Inches", text) == pytest.approx(12 * feet + sixteenths / 16, abs=1e-9)


@settings(deadline=timedelta(seconds=1), max_examples=500)
@given(KIND_NAMES, st.one_of(st.text(max_size=50), PIECES))
@example("Amps", "2**2**2**2**2**2 A")
@example("Feet", "1' 1/2")
@example("Amps", "\ud800")
def test_any_text_is_read_or_refused(kind: str, text: str) -> None:
    """Text gives a finite number in range, or the one declared error, and promptly."""
    value, refusal = _read(kind, text)
    if value is None:
        assert KINDS[kind].accepts in refusal
        assert refusal.isprintable()
    else:
        assert isfinite(value)
        assert KINDS[kind].lowest <= value <= KINDS[kind].highest


def _read(kind: str, text: str) -> tuple[float | None, str]:
    try:
        return parse(kind, text), ""
    except IntakeError as refused:
        return None, refused.message


@settings(deadline=timedelta(seconds=1))
@given(
    KIND_NAMES,
    st.one_of(
        PIECES,
        st.text(max_size=50),
        st.floats(),
        st.integers(),
        st.none(),
        st.booleans(),
        st.binary(),
        st.dates(),
        st.lists(st.integers()),
    ),
)
def test_a_measured_field_says_no_in_one_way(kind: str, value: object) -> None:
    """A record gets a float or an error of type `measured`, never an exception of another library."""
    assert _validated(getattr(units, kind), value) in ("float", ["measured"])


def _validated(measured: type, value: object) -> str | list[str]:
    try:
        return type(TypeAdapter(measured).validate_python(value)).__name__
    except ValidationError as refused:
        return [error["type"] for error in refused.errors()]
