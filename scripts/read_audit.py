"""Say what pip-audit found, and what it could not find out: an unasked package is not a safe one. See scripts/audit."""

import json
import sys
from pathlib import Path
from typing import Any


def verdict(dependencies: list[dict[str, Any]], service: str) -> tuple[int, list[str]]:
    """Return the exit code and the lines: 1 where a package has a hole, 2 where one could not be looked up."""
    holes = [(one, hole) for one in dependencies for hole in one.get("vulns", ())]
    unasked = [one["name"] for one in dependencies if "skip_reason" in one]
    lines = [
        f"{one['name']} {one['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'no version yet'}"
        for one, hole in holes
    ]
    asked = len(dependencies) - len(unasked)
    lines.append(f"{asked} of {len(dependencies)} packages looked up at {service}, {len(holes)} known holes.")
    if unasked:
        lines.append(f"Nothing is known of {len(unasked)}: {service} could not be asked for them, {unasked[0]} first.")
    return (1 if holes else 2 if unasked or not dependencies else 0), lines


def main(report: Path, service: str) -> int:
    """Print what a report of pip-audit comes to."""
    try:
        found = json.loads(report.read_text(encoding="utf-8"))["dependencies"]
    except (OSError, ValueError, KeyError):
        print(f"Nothing is known: {service} could not be asked.")
        return 2
    code, lines = verdict(found, service)
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
