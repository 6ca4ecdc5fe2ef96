"""The kinds of quantity an intake can hold, and every spelling that is understood for each."""

from collections.abc import Mapping

from assess.units.kind import Kind

_FOOT = "ft, foot, feet, '"
_INCH = 'in, inch, inches, "'
_METER = "m, meter, meters, metre, metres"
_CENTIMETER = "cm, centimeter, centimeters, centimetre, centimetres"
_MILLIMETER = "mm, millimeter, millimeters, millimetre, millimetres"
_WATT = "W, watt, watts"
_KILOWATT = "kW, kilowatt, kilowatts"
_SECOND = "s, sec, secs, second, seconds"
_BITS_OR_BYTES = "b is bits and B is bytes"

_KINDS = (
    Kind("Amps", "a current", ("200 A", "200 amps"), {"ampere": "A, amp, amps, ampere, amperes"}),
    Kind("Volts", "a voltage", ("240 V", "240 volts"), {"volt": "V, volt, volts, VAC, volts AC"}),
    # A nameplate in kW counts as kVA, as the NEC takes household ranges and dryers; hence W is VA here.
    # Measured power is `Watts`, which takes no VA: the two meet only through a power factor.
    Kind(
        "VoltAmps",
        "a nameplate rating",
        ("1,500 VA", "12 kW"),
        {
            "volt_ampere": f"VA, volt-amp, volt-amps, volt-ampere, volt-amperes, {_WATT}",
            "kilovolt_ampere": f"kVA, kilovolt-amp, kilovolt-amps, kilovolt-amperes, {_KILOWATT}",
        },
        advice="W and kW count as VA and kVA",
    ),
    # Neither MW nor mW: one of them is always the other, mistyped.
    Kind("Watts", "a power", ("600 W", "12.5 kW"), {"watt": _WATT, "kilowatt": _KILOWATT}),
    Kind("Kilowatts", "a power", ("12.5 kW", "600 W"), {"kilowatt": _KILOWATT, "watt": _WATT}),
    Kind(
        "KilowattHours",
        "an energy",
        ("850 kWh", "10.2 MWh"),
        {
            "kilowatt_hour": "kWh, kilowatt-hour, kilowatt-hours",
            "watt_hour": "Wh, watt-hour, watt-hours",
            "megawatt_hour": "=MWh, megawatt-hour, megawatt-hours",
        },
    ),
    # The trade says BTU for BTU/h, and MBH for a thousand; MBTU is left out, being a thousand or a million.
    Kind(
        "BtuPerHour",
        "a cooling or heating rate",
        ("24,000 BTU/h", "2 tons"),
        {
            "Btu/hour": "BTU/h, BTUH, BTU, BTUs, BTUs/h",
            "kBtu/hour": "kBTU/h, kBTUH, kBTU, MBH",
            "ton_of_refrigeration": "tons, ton, TR, tons of refrigeration, ton of refrigeration, "
            "refrigeration tons, tons of cooling, tons cooling",
            "watt": _WATT,
            "kilowatt": _KILOWATT,
        },
    ),
    Kind(
        "Feet",
        "a length",
        ("12.5 ft", "12 ft 6 in", "12' 6\""),
        {"foot": _FOOT, "inch": _INCH, "meter": _METER, "centimeter": _CENTIMETER},
        feet_and_inches=True,
    ),
    Kind(
        "Inches",
        "a length",
        ("30 in", "2 ft 6 in", "6 1/2 in"),
        {"inch": _INCH, "foot": _FOOT, "centimeter": _CENTIMETER, "millimeter": _MILLIMETER},
        feet_and_inches=True,
    ),
    Kind(
        "SquareFeet",
        "an area",
        ("1,800 sq ft", "167 m²"),
        {
            "foot**2": "ft², sq ft, sqft, SF, sq foot, sq feet, square ft, square foot, square feet",
            "meter**2": "m², sq m, square m, square meter, square meters, square metre, square metres",
        },
    ),
    Kind(
        "CubicFeet",
        "a volume",
        ("3,200 cu ft", "90 m³"),
        {
            "foot**3": "ft³, cu ft, CF, cu foot, cu feet, cubic ft, cubic foot, cubic feet",
            "meter**3": "m³, cu m, cubic m, cubic meter, cubic meters, cubic metre, cubic metres",
        },
    ),
    Kind(
        "Cfm",
        "an air flow",
        ("500 CFM", "236 L/s"),
        {
            "foot**3/minute": "CFM, ft³/min, cu ft/min, cubic feet/min, cubic foot/min",
            "liter/second": "L/s, liters/s, litres/s",
            "meter**3/hour": "m³/h, cubic meters/h, cubic metres/h",
            "meter**3/second": "m³/s, cubic meters/s, cubic metres/s",
        },
    ),
    # A degree with no letter is as good as a bare number. Kelvin is left out: no thermostat shows it.
    Kind(
        "DegF",
        "a temperature",
        ("72 °F", "22 °C"),
        {
            "degree_Fahrenheit": "°F, F, deg F, degree F, degrees F, Fahrenheit, degrees Fahrenheit, "
            "°, deg, degree, degrees",
            "degree_Celsius": "°C, C, deg C, degree C, degrees C, Celsius, degrees Celsius, centigrade",
        },
        lowest=-459.67,  # absolute zero
    ),
    # No offset: 11 °C of difference is 19.8 °F, where a temperature of 11 °C is 51.8 °F.
    Kind(
        "DegFDifference",
        "a difference of temperatures",
        ("20 °F", "11 °C", "11 K"),
        {
            "delta_degree_Fahrenheit": "°F, F, deg F, degree F, degrees F, Fahrenheit, degrees Fahrenheit, "
            "°, deg, degree, degrees",
            "delta_degree_Celsius": "°C, C, deg C, degree C, degrees C, Celsius, degrees Celsius, centigrade, "
            "K, kelvin, kelvins",
        },
    ),
    Kind(
        "UFactor",
        "a U-factor",
        ("0.30 BTU/h·ft²·°F", "U-0.30", "1.7 W/m²K"),
        {
            "Btu/hour/foot**2/delta_degree_Fahrenheit": "BTU/h·ft²·°F, BTU/h·ft²·F, BTU/(h·ft²·°F), "
            "BTU/(h·ft²·F), BTU/(hr·ft²·°F), BTU/(hr·ft²·F), BTU/h/ft²/°F, BTU/h/ft²/F",
            "watt/meter**2/kelvin": "W/m²K, W/(m²K), W/m²/K, W/m²·°C, W/(m²·°C)",
        },
        letter="U",
    ),
    Kind(
        "RValue",
        "an R-value",
        ("13 h·ft²·°F/BTU", "R-13", "2.3 m²K/W"),
        {
            "hour*foot**2*delta_degree_Fahrenheit/Btu": "h·ft²·°F/BTU, h·ft²·F/BTU, ft²·°F·h/BTU, "
            "ft²·F·h/BTU, hr·ft²·°F/BTU, hr·ft²·F/BTU, ft²·h·°F/BTU, °F·ft²·h/BTU",
            "meter**2*kelvin/watt": "m²K/W, (m²K)/W, K·m²/W, m²·°C/W",
        },
        letter="R",
    ),
    # MBPS and mb/s are left out: a factor of eight is too much to guess.
    Kind(
        "Mbps",
        "a data rate",
        ("500 Mbps", "1 Gbps"),
        {
            "megabit/second": "=Mbps, =mbps, =Mb/s, Mbit/s, Mbits/s, megabit/s, megabits/s, meg, megs",
            "kilobit/second": "=kbps, =Kbps, =kb/s, =Kb/s, kbit/s, kbits/s, kilobit/s, kilobits/s",
            "gigabit/second": "=Gbps, =gbps, =Gb/s, Gbit/s, Gbits/s, gigabit/s, gigabits/s, gig, gigs",
            "kilobyte/second": "=kB/s, =KB/s, =kBps, =KBps, kilobyte/s, kilobytes/s",
            "megabyte/second": "=MB/s, =MBps, megabyte/s, megabytes/s",
            "gigabyte/second": "=GB/s, =GBps, gigabyte/s, gigabytes/s",
        },
        advice=_BITS_OR_BYTES,
    ),
    Kind(
        "Terabytes",
        "an amount of data",
        ("1.2 TB", "500 GB"),
        {
            "terabyte": "=TB, =tb, terabyte, terabytes",
            "gigabyte": "=GB, =gb, gigabyte, gigabytes",
        },
        advice=_BITS_OR_BYTES,
    ),
    Kind(
        "Milliseconds",
        "a delay",
        ("20 ms", "0.02 s"),
        {
            "millisecond": "ms, msec, msecs, millisecond, milliseconds",
            "second": _SECOND,
            "microsecond": "us, usec, microsecond, microseconds",
        },
    ),
    Kind(
        "Minutes",
        "a time in minutes",
        ("15 min", "1 h"),
        {"minute": "min, mins, minute, minutes", "hour": "h, hr, hrs, hour, hours", "second": _SECOND},
    ),
    Kind(
        "Days",
        "a time in days",
        ("30 days", "2 weeks"),
        {"day": "days, day, d", "week": "weeks, week, wk, wks"},
    ),
    Kind(
        "Years",
        "a time in years",
        ("12 years", "18 months"),
        {"year": "years, year, yrs, yr, y", "month": "months, month, mos, mo"},
    ),
    # 0.02 is two hundredths of a percent: a ratio is not guessed.
    Kind("Percent", "a percentage", ("2 %", "2 percent"), {"percent": "%, percent, pct"}, highest=100.0),
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _KINDS}


def spellings(kind: str) -> tuple[str, ...]:
    """Return every spelling of a unit that the kind named `kind` understands, its own unit first."""
    return KINDS[kind].spellings
