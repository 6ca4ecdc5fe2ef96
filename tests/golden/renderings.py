"""What the goldens compare: each example home as terminal page, JSON and HTML, on a fixed day.

Run as a script it writes them all anew; read the diff before committing it, it is what the change did.
"""

import io
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date
from math import isclose
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
        yield f"{home.stem}.html", _body(render_html(assessment))


def alike(name: str, text: str, kept: str) -> bool:
    """Return whether a rendering says the same: the last digits of a number are another processor's business."""
    if name.endswith(".json"):
        return bool(json.loads(text, parse_float=_Near) == json.loads(kept, parse_float=_Near))
    return text == kept


class _Near(float):
    """A number that equals all those within a billionth of it."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, float) and isclose(self, other, rel_tol=1e-9, abs_tol=1e-9)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]


def _body(html: str) -> str:
    """Return a page without its style, which stands in templates/, and without the hash of every last digit."""
    for pattern in (r"<style>.*?</style>", r'<svg class="qr".*?</svg>', r"(?<=Data SHA-256 )[0-9a-f]{64}"):
        html = re.sub(pattern, "", html, flags=re.DOTALL)
    return html


def _page(assessment: Assessment) -> str:
    with redirect_stdout(io.StringIO()) as out:
        print_assessment(assessment, work={*(section.name for section in assessment.sections), DECISION}, inputs=True)
    return out.getvalue()


def rewrite() -> None:
    """Write every golden, and remove those of homes that are gone."""
    os.environ |= {"COLUMNS": "100", "NO_COLOR": "1"}
    wanted = dict(renderings())
    for name, text in wanted.items():
        golden = EXPECTED / name
        if not golden.exists() or not alike(name, text, golden.read_text(encoding="utf-8")):
            golden.write_text(text, encoding="utf-8")
            sys.stderr.write(f"{name} written\n")
    for stale in EXPECTED.iterdir():
        if stale.name not in wanted:
            stale.unlink()


if __name__ == "__main__":
    rewrite()
