"""Hostile words: what a field, a cell or an attribute is filled with, by malice or by mistake."""

from random import Random

_NUMBERS = """
    0 -0 -1 1 0.1 1e308 -1e308 1e309 1e-320 inf -inf nan NaN Infinity 1_000 0x10 0o7 0b1 1,2,3 1.2.3 --1 +5 1e . -
    2147483648 4294967296 9223372036854775808 -9223372036854775809 18446744073709551616 1e18
"""
# Digits of other scripts, a fraction, a raised digit: `str.isdigit` and `int` do not agree on them.
NUMBERS = (*_NUMBERS.split(), "9" * 40, "9" * 400, "\u0661\u0662", "\u00bd", "\u00b2", "\uff11\uff12 A", "\uff05")
_DATES = """
    0000-00-00|0001-01-01|9999-12-31|9999-12-31T23:59:59.999999999Z|2024-02-30|2023-02-29|1/1/24 24:00|13/32/2024
    2025-03-09 02:30|2025-11-02T01:30:00-04:00|2024-01-01T00:00:00+99:99|1970-01-01|-1|253402300800|1e20
    12/31/9999 23:59|0001-01-01T00:00:00+23:59|Jun 31 25:61:61|2024-01-01T00:00:00Z|31.12.9999 24:00|2025-13-01
    1700000000000|99999999999999999
"""
DATES = tuple(date.strip() for line in _DATES.split("\n") for date in line.split("|") if date.strip())
_TEXTS = """
    null|None|true|unknown|=1+1|=cmd| /C calc!A0|@SUM(1)|+1|'|"|\"\"\"|{{ 7 * 7 }}|{% raw %}|%s%n|${HOME}
    <script>alert(1)</script>|&amp;|]]>|[bold]x[/bold]|[/]|../../etc/passwd|/dev/zero|/dev/stdin|C:con
    file:///etc/passwd|http://127.0.0.1:9/|a#b|#|~|x:y:z
"""
TEXTS = (
    *(text.strip() for line in _TEXTS.split("\n") for text in line.split("|") if text.strip()),
    *("", " ", "\\", "\u202egnp.exe", "\u2066x\u2069", "a\0b", "\x1b[31mred\x1b[0m", "\x07", "\r", "\n", "\t", "\x85"),
    *(
        "\u2028",
        "\ufeff",
        "\ufffe",
        "\uffff",
        "e\u0301" * 3,
        "\u212b",
        "\u0130",
        "ß",
        "\ufb01",
        "\U0001f3e0",
        "\U0010ffff",
    ),
    *(
        "\U0010ffff",
        "\u00a0",
        "\0" * 20,
        "," * 200,
        "x" * 300,
        "[" * 50,
        "(" * 50,
        "a" * 10_000,
        "é" * 10_000,
        "1" * 10_000,
    ),
)
_QUANTITIES = """
    200 A|200A|200 amps|12 ft 6 in|12'6"|3.5 tons|24,000 BTU/h|1 Gbps|1.2 TB|-5 °F|R-13|6 1/2 in|1/0|1/64 ft
    99 99/64 in|1e3 kW|1e999 W|kW|12 kWh kWh|5 kW W|5 'x|1 2 3
"""
QUANTITIES = tuple(text.strip() for line in _QUANTITIES.split("\n") for text in line.split("|") if text.strip())
_AMOUNTS = ("200", "1,800", "1,8", "12.5", ".5", "5.", "1e3", "1e-3", "1e308", "1e309", "0", "-40", "9" * 30)
_UNITS = (
    *(
        "",
        "A",
        "kW",
        "ft",
        "in",
        "'",
        '"',
        "BTU/h",
        "tons",
        "°F",
        "F",
        "Mbps",
        "GB",
        "TB",
        "%",
        "ft²",
        "cfm",
        "VA",
        "m",
    ),
)


def number(dice: Random) -> str:
    """Return a number that is none, is too large, or is written oddly; now and then a plain one."""
    match dice.randrange(4):
        case 0:
            return str(dice.randrange(-5, 500))
        case 1:
            return f"{dice.uniform(-1e3, 1e5):.3f}"
        case _:
            return dice.choice(NUMBERS)


def word(dice: Random) -> str:
    """Return any hostile word."""
    match dice.randrange(6):
        case 0 | 1:
            return number(dice)
        case 2:
            return dice.choice(DATES)
        case 3:
            return dice.choice(QUANTITIES)
        case _:
            return text(dice)


def text(dice: Random) -> str:
    """Return a text with things in it that somebody has to bear: controls, other scripts, code, or much of it."""
    if dice.randrange(4):
        return dice.choice(TEXTS)
    return "".join(chr(_point(dice)) for _ in range(dice.randrange(1, 12)))


def _point(dice: Random) -> int:
    most = dice.choice((0x80, 0x250, 0x3000, 0x110000))
    point = dice.randrange(most)
    return 0x20 if 0xD800 <= point < 0xE000 else point


def lone_surrogate(text: str) -> bytes:
    """Return a text in UTF-8 with half a character in it, which is no UTF-8."""
    return text.encode() + b"\xed\xa0\x80" + text.encode()


def quantity(dice: Random) -> str:
    """Return a quantity by the grammar of the unit reader, with a mark out of place now and then."""
    pieces = [dice.choice(_AMOUNTS)]
    if not dice.randrange(3):
        pieces.append(dice.choice((" 1/2", "-3/4", " 1/0", " 63/64", " 1/3", "/2")))
    pieces += [dice.choice(("", " ", "  ", "\u00a0", "-", "_")), dice.choice(_UNITS)]
    if not dice.randrange(3):
        pieces += [dice.choice((" ", "", ", ")), quantity(dice)]
    if not dice.randrange(4):
        pieces.insert(dice.randrange(len(pieces) + 1), word(dice))
    return "".join(pieces)[:12_000]
