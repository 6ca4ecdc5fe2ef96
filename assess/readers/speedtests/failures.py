"""Lines with which a program says that its test failed; a log keeps them between its results."""

import re
from collections.abc import Sequence

from assess.intake import SpeedTest
from assess.readers.speedtests.build import failed

_SAYS = re.compile(
    r"^\s*(?:\[[^\]]*\]\s*)?(?:"
    r"\[?error\]?\b[:\s]|fatal\b|ERROR|Cannot |Could not |Couldn't |Unable to |Failed to |Traceback|"
    r"(?:iperf3|ping6?|curl|wget|fping|mtr|ndt7-client|librespeed-cli|speedtest(?:-cli)?|connect): .*?"
    r"(?:error|unable|unknown|fail|cannot|could not|unreachable|refused|timed? ?out|not known|reset|resolution)"
    r")|"
    r"(?:connection (?:reset by peer|refused|timed out)|operation timed out|network is unreachable|no route to host|"
    r"temporary failure in name resolution|name or service not known|general failure|timed out)",
    re.IGNORECASE,
)


def failure_in(line: str) -> str | None:
    """Return what a line says of a test that failed, or None."""
    return line.strip() if _SAYS.search(line) else None


def failures_in(lines: Sequence[str], where: str) -> list[SpeedTest]:
    """Return a failed test for what was printed instead of a result: lines that follow each other are one run."""
    found: list[list[str]] = []
    follows = False
    for line in lines:
        said = failure_in(line)
        if said and follows:
            found[-1].append(said)
        elif said:
            found.append([said])
        follows = said is not None
    return [failed(where, "; ".join(dict.fromkeys(said))) for said in found]
