"""What the goldens compare: each example home as terminal page, JSON and HTML, on a fixed day."""

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path

from assess.assessment import Assessment
from assess.cli.assessing import assess_file
from assess.report.document import render_html
from assess.report.exchange import to_json
from assess.report.table import print_assessment

ON = date(2026, 5, 5)
EXPECTED = Path(__file__).parent / "expected"
HOMES = Path(__file__).parents[2] / "examples" / "homes"


def renderings() -> Iterator[tuple[str, str]]:
    """Give the name and the text of every golden."""
    for home in sorted(HOMES.glob("*.toml")):
        assessment = assess_file(home, on=ON)
        yield f"{home.stem}.txt", _page(assessment)
        yield f"{home.stem}.json", to_json(assessment)
        # Fonts are carried inside the HTML; they are not what a golden is about.
        yield f"{home.stem}.html", re.sub(r"base64,[A-Za-z0-9+/=]+", "base64,…", render_html(assessment))


def _page(assessment: Assessment) -> str:
    with redirect_stdout(io.StringIO()) as out:
        print_assessment(assessment, work=True, inputs=True)
    return out.getvalue()
