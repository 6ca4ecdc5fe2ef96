"""Check PDF reports without a validator, and say of each what it lacks; used by `scripts/check-pdf`."""

import sys
from pathlib import Path

from assess.errors import ReportError
from assess.report.conformance import CHECKS, findings_of


def main(files: list[str]) -> int:
    """Print what each file lacks, and return 1 where one lacks anything."""
    print(f"The project's own {len(CHECKS)} checks:")
    failed = False
    for file in files:
        try:
            found = findings_of(Path(file))
        except ReportError as error:
            found = [str(error)]
        print(f"{file}: {'passed' if not found else ' '.join(found)}")
        failed = failed or bool(found)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
