"""What the goldens compare: each example home as terminal page, JSON and HTML, on a fixed day.

Run as a script it writes them all anew; read the diff before committing it, it is what the change did.
"""

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path

from assess.assessment import Assessment
from assess.cli.assessing import assess_file
from assess.report.document import render_html
from assess.report.exchange import to_json
from assess.report.table import DECISION, print_assessment
from assess.rulebook.rule_data import RuleData

ON = date(2026, 5, 5)
EXPECTED = Path(__file__).parent / "expected"
HOMES = Path(__file__).parents[2] / "examples" / "homes"


def renderings() -> Iterator[tuple[str, str]]:
    """Give the name and the text of every golden."""
    for home in sorted(HOMES.glob("*.toml")):
        # A golden is about what is said, not about every byte of the rule data.
        assessment = assess_file(home, on=ON).model_copy(update={"rule_data": RuleData(sha256="", files={})})
        yield f"{home.stem}.txt", _page(assessment)
        yield f"{home.stem}.json", to_json(assessment)
        # The style sheet stands in templates/; a golden is about what is said.
        yield f"{home.stem}.html", re.sub(r"<style>.*?</style>", "", render_html(assessment), flags=re.DOTALL)


def _page(assessment: Assessment) -> str:
    with redirect_stdout(io.StringIO()) as out:
        print_assessment(assessment, work={*(section.name for section in assessment.sections), DECISION}, inputs=True)
    return out.getvalue()


def rewrite() -> None:
    """Write every golden, and remove those of homes that are gone."""
    os.environ |= {"COLUMNS": "100", "NO_COLOR": "1"}
    wanted = dict(renderings())
    for name, text in wanted.items():
        (EXPECTED / name).write_text(text, encoding="utf-8")
    for stale in EXPECTED.iterdir():
        if stale.name not in wanted:
            stale.unlink()
    sys.stderr.write(f"{len(wanted)} goldens written\n")


if __name__ == "__main__":
    rewrite()
