"""NEC Table 310.16 against a public copy, "NEC Table 310.15(B)(16)" of the 2011 to 2017 editions.

The copy is scribd.com/document/602627451, seen to the first half of the row of 600 kcmil. The values have not
changed since.
"""

from assess.rulebook import load_edition

# Size; copper at 60, 75, 90 °C; aluminum at 60, 75, 90 °C.
COPY = """\
14  15 20 25
12  20 25 30  15 20 25
10  30 35 40  25 30 35
8   40 50 55  35 40 45
6   55 65 75  40 50 55
4   70 85 95  55 65 75
3   85 100 115  65 75 85
2   95 115 130  75 90 100
1   110 130 145  85 100 115
1/0 125 150 170  100 120 135
2/0 145 175 195  115 135 150
3/0 165 200 225  130 155 175
4/0 195 230 260  150 180 205
250 215 255 290  170 205 230
300 240 285 320  195 230 260
350 260 310 350  210 250 280
400 280 335 380  225 270 305
500 320 380 430  260 310 350
600 350 420 475  285
"""


def test_the_table_is_that_of_the_copy() -> None:
    """Every ampacity of every size, so far as the copy was seen."""
    rows = load_edition("nec/2023").rules.conductor_ampacity.rows
    ours = [[row.size, *(f"{a:g}" for a in (*(row.copper or ()), *(row.aluminum or ())))] for row in rows]
    copy = [line.split() for line in COPY.splitlines()]
    assert [row[: len(seen)] for row, seen in zip(ours, copy, strict=True)] == copy
