"""Measured text: what is read, and as what."""

import json
import subprocess
import sys
from typing import Annotated

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from assess import units
from assess.records import Record
from assess.units import KINDS, Amps, DegF, Feet, Kind, Measured, Percent, VoltAmps, measure, parse, spellings
from assess.units.spelling import key

# What pint's own parser makes of these is beside each: an area, a speed, a capacitance, an error, a mass ...
READ_RIGHTLY = [
    ("Feet", "12 ft 6 in", 12.5),  # 72 ft·in
    ("Feet", "12' 6\"", 12.5),  # 72, dimensionless
    ("Feet", "8'6\"", 8.5),  # 48, dimensionless
    ("Amps", "200 amps", 200),  # attometres per second
    ("DegF", "72 F", 72),  # farads
    ("DegF", "72 degF", 72),  # refused: offset unit
    ("DegF", "72 °F", 72),  # refused: offset unit
    ("BtuPerHour", "3.5 ton", 42_000),  # a mass
    ("BtuPerHour", "3.5 tons", 42_000),  # a mass
    ("Mbps", "940 Mbps", 940),  # megabaud
    ("SquareFeet", "1,800 ft2", 1_800),  # unknown
    ("SquareFeet", "1800 sqft", 1_800),  # unknown
    ("Cfm", "500 CFM", 500),  # unknown
    ("Kilowatts", "5 kw", 5),  # unknown
]

READ_AS = [
    # numbers
    ("Amps", "200", 200),
    ("Amps", " 200A ", 200),
    ("Amps", "+200 A.", 200),
    ("Amps", "200-amp", 200),
    ("Amps", "1.2E+2 A", 120),
    ("Amps", "1,200.5 A", 1200.5),
    ("VoltAmps", "1,234,567", 1_234_567),
    ("Amps", ".5 A", 0.5),
    ("Amps", "-0 A", 0),
    # lengths
    ("Feet", "12′6″", 12.5),
    ("Feet", "12’ 6”", 12.5),
    ("Feet", "12' 6''", 12.5),
    ("Feet", "12'-6\"", 12.5),
    ("Feet", "8'6", 8.5),
    ("Feet", "12 feet, 6 inches", 12.5),
    ("Feet", "12 FT. 6 IN.", 12.5),
    ("Feet", "12' 4½\"", 12.375),
    ("Feet", "12'", 12),
    ("Feet", "150 in", 12.5),
    ("Feet", "3.048 m", 10),
    ("Feet", "304.8 cm", 10),
    ("Inches", '30"', 30),
    ("Inches", "2 ft 6 in", 30),
    ("Inches", "6 1/2 in", 6.5),
    ("Inches", '6-1/2"', 6.5),
    ("Inches", "3/4 in", 0.75),
    ("Inches", "762 mm", 30),
    # areas, volumes, flows
    ("SquareFeet", "1,800 sq. ft.", 1_800),
    ("SquareFeet", "1800\N{NO-BREAK SPACE}ft²", 1_800),
    ("SquareFeet", "1800\N{ZERO WIDTH SPACE} ft^2", 1_800),
    ("SquareFeet", "9.290304 m²", 100),
    ("CubicFeet", "3,200 cu. ft.", 3_200),
    ("CubicFeet", "2.8316846592 m3", 100),
    ("Cfm", "500 cubic feet per minute", 500),
    ("Cfm", "50 ft³/min", 50),
    # temperatures
    ("DegF", "22 °C", 71.6),
    ("DegF", "22C", 71.6),
    ("DegFDifference", "20 °F", 20),
    ("DegFDifference", "10 °C", 18),
    ("DegFDifference", "10 K", 18),
    ("DegF", "-40 deg C", -40),
    ("DegF", "−5 °F", -5),
    ("DegF", "72 º F", 72),
    ("DegF", "72℉", 72),
    ("DegF", "72°", 72),
    # power and heat
    ("Watts", "12.5 KW", 12_500),
    ("Watts", "600 watts", 600),
    ("Kilowatts", "600 W", 0.6),
    ("VoltAmps", "12 kva", 12_000),
    ("VoltAmps", "12 kW", 12_000),
    ("VoltAmps", "1500 W", 1_500),
    ("Volts", "240 V AC", 240),
    ("BtuPerHour", "24,000 BTU/hr", 24_000),
    ("BtuPerHour", "24000 btuh", 24_000),
    ("BtuPerHour", "24,000 Btu per hour", 24_000),
    ("BtuPerHour", "24k BTU", 24_000),
    ("BtuPerHour", "24 MBH", 24_000),
    ("BtuPerHour", "2½-ton", 30_000),
    ("BtuPerHour", "2 tons of refrigeration", 24_000),
    ("KilowattHours", "850 kwh", 850),
    ("KilowattHours", "10.2 MWh", 10_200),
    # envelopes
    ("RValue", "R-13", 13),
    ("RValue", "R13", 13),
    ("RValue", "13 hr-ft2-F/Btu", 13),
    ("UFactor", "U-0.30", 0.3),
    ("UFactor", "0.30 Btu/(hr·ft²·°F)", 0.3),
    # data: only the capitals tell a bit from a byte
    ("Mbps", "940 mbps", 940),
    ("Mbps", "940 Mb/s", 940),
    ("Mbps", "940 MBIT/S", 940),
    ("Mbps", "1 Gbps", 1_000),
    ("Mbps", "1 gig", 1_000),
    ("Mbps", "1 Gb per second", 1_000),
    ("Mbps", "500 kbps", 0.5),
    ("Mbps", "50 MB/s", 400),
    ("Mbps", "50 MBps", 400),
    ("Terabytes", "1.2 tb", 1.2),
    ("Terabytes", "500 GB", 0.5),
    # times, shares
    ("Milliseconds", "0.02 s", 20),
    ("Milliseconds", "500 µs", 0.5),
    ("Minutes", "15 min", 15),
    ("Minutes", "1 hour", 60),
    ("Days", "30 days", 30),
    ("Years", "18 months", 1.5),
    ("Percent", "2 %", 2),
    ("Percent", "0.02", 0.02),
]

# Factors as NIST SP 811 (2008), appendix B.8, prints them. Its BTU and pint's differ in the seventh digit.
NIST = [
    ("BtuPerHour", "1 W", 1 / 2.930711e-1),
    ("BtuPerHour", "3.516853 kW", 12_000),
    ("Feet", "0.3048 m", 1),
    ("SquareFeet", "9.290304E-2 m²", 1),
    ("CubicFeet", "2.831685E-2 m³", 1),
    ("Cfm", "4.719474E-4 m³/s", 1),
    ("Cfm", "4.719474E-1 L/s", 1),
    ("UFactor", "5.678263 W/m²K", 1),
    ("RValue", "1.761102E-1 m²K/W", 1),
]


@pytest.mark.parametrize(("kind", "text", "value"), READ_RIGHTLY + READ_AS)
def test_text_is_read_in_the_unit_of_its_kind(kind: str, text: str, value: float) -> None:
    """What people write on forms, labels and plans means what they think it means."""
    assert parse(kind, text) == pytest.approx(value, rel=1e-11)


@pytest.mark.parametrize(("kind", "text", "value"), NIST)
def test_conversions_agree_with_a_published_table(kind: str, text: str, value: float) -> None:
    """Conversion factors are those of NIST SP 811."""
    assert parse(kind, text) == pytest.approx(value, rel=1e-6)


def test_conversion_leaves_no_noise() -> None:
    """Numbers that are round in both units come out round, so that they print as they were meant."""
    assert [parse("DegF", "22 °C"), parse("DegF", "35 °C"), parse("BtuPerHour", "3.5 tons")] == [
        71.6,
        95,
        42_000,
    ]


@pytest.mark.parametrize("value", [200, 200.0, 0, 2_000_000])
def test_a_bare_number_is_in_the_unit_of_the_field(value: float) -> None:
    """A number from TOML, JSON or a cell is taken as it stands."""
    assert measure("Amps", value) == value


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_reads_its_own_examples_and_unit(kind: Kind) -> None:
    """What a message offers is accepted when it is followed."""
    for example in kind.examples:
        assert parse(kind.name, example) > 0
    assert parse(kind.name, f"2 {kind.unit}") == 2
    assert kind.example in kind.accepts


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_two_units_share_a_spelling(kind: Kind) -> None:
    """A spelling leads to one unit; one that differs from another in capitals alone is marked as exact."""
    loose: dict[str, str] = {}
    exact: dict[str, str] = {}
    for unit, words in kind.units.items():
        for word in words.split(", "):
            same = exact if word.startswith("=") else loose
            assert same.setdefault(key(word.lstrip("=")) if same is exact else key(word).lower(), unit) == unit
            assert word.lstrip("=")[0].isalpha() or word[0] in "°'\"(%", "would be taken for part of the number"
    assert not {text.lower() for text in exact} & set(loose)


def test_every_kind_has_its_type() -> None:
    """The registry and the types of the package name the same things."""
    for name in KINDS:
        assert getattr(units, name).__metadata__ == (Measured(name),)
        assert name in units.__all__


def test_spellings_start_with_the_unit_of_the_kind() -> None:
    """A form or a page of documentation can list what is understood."""
    assert spellings("Amps") == ("A", "amp", "amps", "ampere", "amperes")
    assert spellings("Mbps")[0] == "Mbps"


class Room(Record):
    """A record with measured fields, as intake records have them."""

    length_ft: Feet
    service_a: Amps | None = Field(default=None, gt=0)
    node_va: VoltAmps = Field(default=1, gt=0)
    outdoor_f: DegF = 70
    drop_percent: Annotated[Percent, Field(le=5)] = 3
    loads_va: dict[str, VoltAmps] = Field(default={})


def test_a_record_reads_numbers_and_text_alike() -> None:
    """A measured field holds a float, whatever was written, at any depth."""
    room = Room.model_validate(
        {"length_ft": "12' 6\"", "service_a": "200 amps", "node_va": 12_500, "loads_va": {"range": "12 kW"}}
    )
    assert (room.length_ft, room.service_a, room.node_va) == (12.5, 200, 12_500)
    assert room.loads_va == {"range": 12_000}


def test_a_record_survives_json() -> None:
    """Writing a record and reading it again changes nothing."""
    room = Room.model_validate({"length_ft": "12 ft 6 in", "outdoor_f": "-10 °C"})
    assert Room.model_validate_json(room.model_dump_json()) == room


@pytest.mark.parametrize(
    "given",
    [{"service_a": "0 A"}, {"service_a": 0}, {"node_va": "0 kW"}, {"drop_percent": "6 %"}],
    ids=str,
)
def test_bounds_of_a_field_hold_after_reading(given: dict[str, object]) -> None:
    """A bound beside a measured type is not lost, wherever it stands in the annotation."""
    with pytest.raises(ValidationError, match=r"greater than 0|less than or equal to 5"):
        Room.model_validate({"length_ft": 12, **given})


def test_a_refusal_reaches_pydantic_whole() -> None:
    """The error names its field, has a type of its own and carries our message, braces and all."""
    with pytest.raises(ValidationError) as caught:
        Room.model_validate({"length_ft": 12, "loads_va": {"range": "{message} {0}"}})
    (error,) = caught.value.errors()
    assert error["type"] == "measured"
    assert error["loc"] == ("loads_va", "range")
    assert error["msg"].startswith('"{message} {0}" is not a nameplate rating; write a number in VA')


def test_json_schema_offers_a_number_or_text() -> None:
    """An editor that knows JSON Schema shows the unit, the examples and the range."""
    schema = TypeAdapter(Percent).json_schema()
    assert schema["anyOf"] == [
        {"type": "number", "minimum": 0, "maximum": 100},
        {"type": "string", "maxLength": 40},
    ]
    assert schema["description"] == 'a number in %, or text such as "2 %", "2 percent"'
    assert schema["examples"] == ["2 %", "2 percent"]
    assert TypeAdapter(Percent).json_schema(mode="serialization")["type"] == "number"


READ_IN_A_NEW_PROCESS = """
import json, sys
from assess.errors import IntakeError
from assess.units import measure
for value in json.loads(sys.argv[2]):
    try:
        measure(sys.argv[1], value)
    except IntakeError:
        pass
print("pint" in sys.modules)
"""


@pytest.mark.parametrize(
    ("kind", "values", "imported"),
    [
        ("Amps", [200, "200", "200 amps", "1,200 A", "nonsense", "200 attoparsecs"], "False"),
        ("VoltAmps", [1500, "1500 W", "1,500 VA"], "False"),
        ("BtuPerHour", ["2 tons", "24 kBTU/h"], "False"),
    ],
)
def test_reading_never_waits_for_pint(kind: str, values: list[object], imported: str) -> None:
    """Nothing that the intake understands waits half a second for pint: its conversions are kept."""
    command = [sys.executable, "-c", READ_IN_A_NEW_PROCESS, kind, json.dumps(values)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == imported
