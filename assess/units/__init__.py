"""Measured text, such as "200 A", "12 ft 6 in" or "3.5 tons", read into a float of one unit.

Inside the program a quantity is a float and its unit is in its name. Here, at the edge, an intake field
takes a bare number in its own unit or text in a closed list of spellings, and refuses everything else with
the list. Text is never evaluated: pint converts between units that we name, and sees no word of the user's.
"""

from assess.units.kind import Kind
from assess.units.kinds import KINDS, spellings
from assess.units.measured import (
    Amps,
    BtuPerHour,
    Cfm,
    CubicFeet,
    Days,
    DegF,
    DegFDifference,
    Feet,
    Inches,
    KilowattHours,
    Kilowatts,
    Mbps,
    Measured,
    Milliseconds,
    Minutes,
    Percent,
    RValue,
    SquareFeet,
    Terabytes,
    UFactor,
    VoltAmps,
    Volts,
    Watts,
    Years,
)
from assess.units.reading import measure, parse

__all__ = [
    "KINDS",
    "Amps",
    "BtuPerHour",
    "Cfm",
    "CubicFeet",
    "Days",
    "DegF",
    "DegFDifference",
    "Feet",
    "Inches",
    "KilowattHours",
    "Kilowatts",
    "Kind",
    "Mbps",
    "Measured",
    "Milliseconds",
    "Minutes",
    "Percent",
    "RValue",
    "SquareFeet",
    "Terabytes",
    "UFactor",
    "VoltAmps",
    "Volts",
    "Watts",
    "Years",
    "measure",
    "parse",
    "spellings",
]
