"""Names of reports: safe on every system, and never those of another row."""

import string
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.batch.reports import report_name

LETTERS = set(string.ascii_letters + string.digits + "-_")


@pytest.mark.parametrize(
    ("row", "site_id", "name"),
    [
        (123, "A-1042", "reports/000/000123-A-1042.pdf"),
        (123, "", "reports/000/000123.pdf"),
        (999_999, "x", "reports/999/999999-x.pdf"),
        (1_048_576, "x", "reports/1048/1048576-x.pdf"),
        (7, "../../etc/passwd", "reports/000/000007-etc-passwd.pdf"),
        (7, "C:\\Windows\\system32", "reports/000/000007-C-Windows-system32.pdf"),
        (7, "CON", "reports/000/000007-CON.pdf"),
        (7, "a.", "reports/000/000007-a.pdf"),
        (7, "Žižkov 12/3", "reports/000/000007-Zizkov-12-3.pdf"),
        (7, "住所", "reports/000/000007.pdf"),
        (7, "x" * 39 + "-yz", "reports/000/000007-" + "x" * 39 + ".pdf"),
        (7, "\u202egnp.exe\x00", "reports/000/000007-gnp-exe.pdf"),
    ],
)
def test_names_are_plain(row: int, site_id: str, name: str) -> None:
    """Of the site's number letters, digits and hyphens stay; paths, accents and marks of direction do not."""
    assert report_name(row, site_id) == name


@given(st.integers(0, 10_000_000), st.text(max_size=200))
def test_no_site_id_leads_out_of_the_folder(row: int, site_id: str) -> None:
    """Whatever the site is called, the file stands in its folder, begins with the row and is of safe letters."""
    name = report_name(row, site_id)
    folder, thousands, file = name.split("/")
    assert (folder, int(thousands)) == ("reports", row // 1_000)
    stem = file.removesuffix(".pdf")
    assert stem.startswith(f"{row:06d}")
    assert set(stem) <= LETTERS
    assert len(stem) <= len(f"{row:06d}-") + 40
    assert not PurePosixPath(name).is_absolute()
    assert PureWindowsPath(name).parts == (folder, thousands, file)
