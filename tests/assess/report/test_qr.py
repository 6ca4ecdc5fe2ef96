"""The code in the corner: the runs are those of the code, and it leads to no address."""

import segno

from assess.report.qr import report_code

HASH = "4b6c2aa6740ba0850da5391c51ca2b2c2513568ea28dd7b84219e46e86440415"


def test_the_runs_are_the_code() -> None:
    """Drawn module by module they give the matrix of the text, inside four modules of white."""
    code = report_code("A-5D7CCBB9BF", HASH)
    drawn = [[0] * code.side for _ in range(code.side)]
    for run in code.runs:
        for x in range(run.x, run.x + run.length):
            assert not drawn[run.y][x]
            drawn[run.y][x] = 1
    inner = [bytes(row[4:-4]) for row in drawn[4:-4]]
    assert inner == [bytes(row) for row in segno.make_qr(code.text, error="m", boost_error=False).matrix]
    assert sum(map(sum, drawn)) == sum(map(sum, inner))


def test_it_says_which_report_and_which_data() -> None:
    """The text has the id and the hash, and no address that a phone would open."""
    text = report_code("A-5D7CCBB9BF", HASH).text
    assert text == f"ASSESS A-5D7CCBB9BF SHA-256 {HASH.upper()}"
    assert "://" not in text
