"""Measured text that is refused, and the message that says so."""

import datetime as dt
import time

import pytest

from assess.errors import ExitCode, IntakeError
from assess.units import KINDS, measure, parse

AMPS = 'write a number in A, or text such as "200 A", "200 amps"'
PERCENT = 'write a number in %, or text such as "2 %", "2 percent"'
DEGREES = 'write a number in °F, or text such as "72 °F", "22 °C" (units: °F, °C)'
WATTS = 'write a number in W, or text such as "600 W", "12.5 kW" (units: W, kW)'
FEET = 'write a number in ft, or text such as "12.5 ft", "12 ft 6 in", "12\' 6"" (units: ft, in, m, cm)'
MBPS = (
    'write a number in Mbps, or text such as "500 Mbps", "1 Gbps" '
    "(units: Mbps, kbps, Gbps, kB/s, MB/s, GB/s); b is bits and B is bytes"
)
NO_GROUP = "has a comma that does not group thousands, as in 1,800"

MESSAGES = [
    ("Amps", "200 attoparsecs", f'"200 attoparsecs" is not a current; {AMPS}'),
    ("Amps", "about 200", f'"about 200" is not a current; {AMPS}'),
    ("Amps", "", f'"" is not a current; {AMPS}'),
    ("Amps", "-5 A", f'"-5 A" is below 0 A; {AMPS}'),
    ("Amps", "1e400 A", f'"1e400 A" is not a current; {AMPS}'),
    ("Amps", "1,8", f'"1,8" {NO_GROUP}; {AMPS}'),
    ("Amps", "9" * 41, f'"{"9" * 40}…" is longer than 40 characters; {AMPS}'),
    ("Watts", "5 MW", f'"5 MW" is not a power; {WATTS}'),
    ("Feet", "12' 14\"", f'"12\' 14"" has inches that make a foot or more; {FEET}'),
    ("Mbps", "500 MBPS", f'"500 MBPS" is not a data rate; {MBPS}'),
    ("Percent", "120 %", f'"120 %" is above 100 %; {PERCENT}'),
    ("DegF", "-500 F", f'"-500 F" is below -459.67 °F; {DEGREES}'),
]

REFUSED = [
    # expressions, which pint would work out, some of them for ever
    ("Amps", "9**9**7 A"),
    ("Amps", "2**2**2**2**2**2 A"),
    ("Amps", "100 + 100 A"),
    ("Amps", "100*2 A"),
    ("Amps", "(200) A"),
    ("Amps", "400/2 A"),
    ("Volts", "120/240 V"),
    ("Amps", "20-30 A"),
    ("Amps", "__import__('os') A"),
    # numbers that are not finite, not decimal, or not well formed
    ("Amps", "nan"),
    ("Amps", "inf A"),
    ("Amps", "0x10 A"),
    ("Amps", "1_000 A"),
    ("Amps", "1 000 A"),
    ("Amps", "12,5 A"),
    ("Amps", "1,2345 A"),
    ("Amps", "1,23,456 A"),
    ("Amps", "0,800 A"),
    ("Amps", "1.800,5 A"),
    ("Amps", "1.2.3 A"),
    ("Amps", "--5 A"),
    ("Amps", "١٢ A"),
    ("Amps", "200² A"),
    ("Amps", "1/2"),
    # fractions that are not of a ruler
    ("Inches", "61/2 in"),
    ("Inches", "12/2 in"),
    ("Inches", "1 2/3 in"),
    ("Inches", "1.5 1/2 in"),
    # a unit of something else, or of another size
    ("Amps", "5 mA"),
    ("Amps", "200 V"),
    ("Watts", "5 mW"),
    ("Watts", "5 VA"),
    ("Watts", "24,000 BTU/h"),
    ("VoltAmps", "50 A"),
    ("KilowattHours", "12 mWh"),
    ("KilowattHours", "12 kW"),
    ("KilowattHours", "12 kW/h"),
    ("BtuPerHour", "3 T"),
    ("BtuPerHour", "24 MBTUH"),
    ("SquareFeet", "1,8 ft2"),
    ("SquareFeet", "1800 ft"),
    ("Feet", "12 ft²"),
    ("Feet", "12 ft 6"),
    ("Feet", "12.5 ft 6 in"),
    ("Feet", "12 ft 6 ft"),
    ("Feet", "-3 ft"),
    ("DegF", "295 K"),
    ("Mbps", "500 mb/s"),
    ("Mbps", "500 MB"),
    ("Mbps", "500 Mb"),
    ("Terabytes", "1 Tb"),
    ("Minutes", "15 m"),
    ("RValue", "R-13+5"),
    ("Percent", "-1 %"),
]


@pytest.mark.parametrize(("kind", "text", "message"), MESSAGES)
def test_the_message_says_what_is_wrong_and_what_is_right(kind: str, text: str, message: str) -> None:
    """Each refusal quotes the user's words and lists what is accepted."""
    with pytest.raises(IntakeError) as caught:
        parse(kind, text)
    assert str(caught.value) == message
    assert caught.value.exit_code is ExitCode.INTAKE


@pytest.mark.parametrize(("kind", "text"), REFUSED)
def test_what_is_not_on_the_list_is_refused(kind: str, text: str) -> None:
    """Nothing is guessed or worked out: another unit, an expression or a malformed number is an error."""
    started = time.perf_counter()
    with pytest.raises(IntakeError) as caught:
        parse(kind, text)
    assert f'"{text}"' in caught.value.message
    assert KINDS[kind].accepts in caught.value.message
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (True, "a value of type bool is not a current"),
        (None, "a value of type NoneType is not a current"),
        (b"200", "a value of type bytes is not a current"),
        ([200], "a value of type list is not a current"),
        (dt.date(2026, 1, 2), "a value of type date is not a current"),
        (float("nan"), "nan is not a current"),
        (float("inf"), "inf is not a current"),
        (10**400, "inf is not a current"),
        (-5, "-5 is below 0 A"),
    ],
)
def test_a_value_that_is_no_measurement_is_refused(value: object, problem: str) -> None:
    """True is not one ampere, and a cell that a spreadsheet took for a date is not a number."""
    with pytest.raises(IntakeError) as caught:
        measure("Amps", value)
    assert caught.value.message == f"{problem}; {AMPS}"


def test_a_message_can_always_be_printed() -> None:
    """Control characters and broken text in a cell do not reach the terminal."""
    with pytest.raises(IntakeError) as caught:
        parse("Amps", "\x1b[31m200\ud800\nA")
    assert caught.value.message.startswith('"\N{REPLACEMENT CHARACTER}[31m200\N{REPLACEMENT CHARACTER} A" is not')
    assert caught.value.message.encode()


def test_a_very_long_text_is_refused_at_once() -> None:
    """Ten million characters are not looked at."""
    started = time.perf_counter()
    with pytest.raises(IntakeError, match="longer than 40 characters"):
        parse("Feet", "1" * 10_000_000)
    assert time.perf_counter() - started < 1
