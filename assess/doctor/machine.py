"""The machine: its disk, its clock, and what its terminal can show."""

import locale
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from assess.doctor.check import Check
from assess.systems import CLOCK, ROOM, TEMPORARY, UTF8, System, command

_ROOM_BYTES = 500_000_000  # a batch of some thousand homes with reports
_SIGNS = "²×≥─█"


def temporary_check(on: System | None) -> Check:
    """Return whether a temporary file can be written: PDFs and workbooks travel through such."""
    try:
        with tempfile.NamedTemporaryFile() as file:
            file.write(b"assess")
        found, well = tempfile.gettempdir(), True
    except OSError as error:
        found, well = f"cannot be written: {error.strerror or error}", False
    return Check(name="Temporary folder", needed=True, well=well, found=found, mend=command(TEMPORARY, on))


def room_check(on: System | None) -> Check:
    """Return whether there is room on the disk of this folder and on that of temporary files."""
    free = {}
    for place in (Path.cwd(), Path(tempfile.gettempdir())):
        try:
            free[place] = shutil.disk_usage(place).free
        except OSError:
            continue
    place = min(free, key=lambda one: free[one], default=Path.cwd())
    found = f"{free.get(place, 0) / 1e9:,.1f} GB free in {place}"
    return Check(name="Disk", needed=False, well=free.get(place, 0) >= _ROOM_BYTES, found=found, mend=command(ROOM, on))


def clock_check(today: date, on: System | None) -> Check:
    """Return whether the clock can be right: reports are dated, and adopted codes hold from a day."""
    from assess.rulebook.adoption import clock_doubt

    doubt = clock_doubt(today)
    found = today.isoformat() if doubt is None else f"{doubt}: reports would bear a wrong date"
    return Check(name="Clock", needed=False, well=doubt is None, found=found, mend=command(CLOCK, on))


def encoding_check(on: System | None) -> Check:
    """Return whether the terminal, or whatever the output goes to, takes the signs of engineering text."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        _SIGNS.encode(encoding)
        found, well = encoding, True
    except (UnicodeEncodeError, LookupError):
        found, well = f"{encoding} lacks some of {_SIGNS}; they are written as plain letters", False
    return Check(name="Output encoding", needed=False, well=well, found=found, mend=command(UTF8, on))


def locale_check(on: System | None) -> Check:
    """Return whether the locale that the environment names is there."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        found, well = locale.setlocale(locale.LC_CTYPE, ""), True
    except locale.Error:
        found, well = "the environment names one that is not installed", False
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return Check(name="Locale", needed=False, well=well, found=found, mend=command(UTF8, on))
