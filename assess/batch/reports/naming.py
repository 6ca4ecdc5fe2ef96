"""What the file of a report is called, below the output folder."""

import re
import unicodedata

FOLDER = "reports"
_IN_A_FOLDER = 1_000  # files; a folder of a hundred thousand is slow to open on most systems
_LONGEST = 40
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


def report_name(row: int, site_id: str = "") -> str:
    """Return the name of a row's report: `reports/000/000123-A-1042.pdf`.

    It begins with the number of the row, so that it is never that of another row, a path or a reserved word of Windows.
    Of the site's own number the letters, digits and hyphens stay, with accents taken off; for a redacted report give
    none.
    """
    plain = unicodedata.normalize("NFKD", site_id).encode("ascii", "ignore").decode()
    site = _UNSAFE.sub("-", plain).strip("-_")[:_LONGEST].rstrip("-_")
    return f"{FOLDER}/{row // _IN_A_FOLDER:03d}/{row:06d}{'-' if site else ''}{site}.pdf"
