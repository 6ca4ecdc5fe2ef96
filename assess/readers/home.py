"""A home read from disk: TOML, JSON or HPXML, told apart by what is in the file and not by its name."""

import os
import re
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from assess.errors import IntakeError
from assess.intake import Home, SpeedTest
from assess.intake.files import home_from_mapping
from assess.intake.parsing import MOST_CHARACTERS, parse_mapping
from assess.readers.metered import with_metered_demand
from assess.readers.panels.into_home import with_panel_file
from assess.readers.xml import MOST_BYTES
from assess.records import Basis, Provenance
from assess.units.spelling import quoted

_FOREIGN = {
    b"PK\x03\x04": "a zip or a spreadsheet; a spreadsheet of homes is a batch",
    b"%PDF": "a PDF; copy what it says into a blank form",
    b"\x1f\x8b": "compressed; unpack it first",
}
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_XML = re.compile(rb"(\xef\xbb\xbf)?\s*<|\xff\xfe<\0|\xfe\xff\0<")


def read_home(path: Path, change: Callable[[Home], Home] | None = None) -> Home:
    """Return the home that a file states. An HPXML file of several homes takes `file.xml#BuildingID`.

    A TOML or JSON file may say `from = "house.xml"`: the HPXML is the base, and what the file itself says wins over
    it. Speed tests named by `internet.test_files`, the panel schedule of `panel.file` and the meter file of
    `demand.file` are read too. All are found from the folder of the file. `change` is done to what the file states,
    before tests and meter are read. Raises IntakeError.
    """
    home = read_stated_home(path)
    path, _ = _split(path)
    home = home if change is None else change(home)
    return with_metered_demand(_with_speed_tests(home, path.parent, str(path)), path.parent, str(path))


def read_stated_home(path: Path) -> Home:
    """Return the same without what was measured: tests of the line and the meter file are named, and not read."""
    path, building = _split(path)
    data, where = read_bytes(path), str(path)
    if _XML.match(data) or building is not None:
        return _hpxml(data, where, building)
    raw = parse_mapping(text_from(data, where), where)
    base = with_panel_file(raw, _base(raw, path.parent, where), path.parent, where)
    return home_from_mapping(raw, where, base)


def read_bytes(path: Path, most_bytes: int = MOST_BYTES) -> bytes:
    """Return what is in a file. Raises IntakeError when it is missing, no file, not readable or too large."""
    try:
        if path.is_dir():
            raise IntakeError("is a folder; name the file in it", where=str(path))
        if path.exists() and not path.is_file():
            raise IntakeError("is a device or a pipe, not a file", where=str(path))
        with path.open("rb") as file:
            data = file.read(most_bytes + 1)
    except FileNotFoundError:
        raise IntakeError(f"there is no such file{_near(path)}", where=str(path)) from None
    except (OSError, ValueError) as error:
        reason = (
            os.strerror(error.errno).lower() if isinstance(error, OSError) and error.errno else "no path has this form"
        )
        raise IntakeError(f"cannot be read: {reason}", where=str(path)) from None
    if len(data) > most_bytes:
        raise IntakeError(f"is larger than the {most_bytes // 1024**2} MB that are read", where=str(path))
    return data


def text_from(data: bytes, where: str) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 as some consoles write it.

    Raises IntakeError that names what the file is instead.
    """
    for mark, what in _FOREIGN.items():
        if data.startswith(mark):
            raise IntakeError(f"is {what}", where=where)
    if len(data) > 4 * MOST_CHARACTERS:
        raise IntakeError(f"has {len(data):,} bytes; a home has less than {MOST_CHARACTERS:,}", where=where)
    try:
        text = data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise IntakeError(f"is not UTF-8 text, from line {line} on; save it as UTF-8", where=where) from None
    if "\0" in text:
        raise IntakeError("is not text; a home is TOML, JSON or HPXML", where=where)
    return text


def _split(path: Path) -> tuple[Path, str | None]:
    """Return the file and the building after a `#`, unless a file has that very name."""
    name, mark, building = path.name.partition("#")
    if not mark or not name or path.exists():
        return path, None
    return path.with_name(name), building


def _hpxml(data: bytes, where: str, building: str | None) -> Home:
    from assess.readers.hpxml import read_hpxml

    if not _XML.match(data):
        raise IntakeError("is not XML, so it is no HPXML file", where=where)
    return read_hpxml(data, where, building)


def _base(raw: dict[str, Any], folder: Path, where: str) -> Home | None:
    """Take `from` out of a file and return the home it names."""
    if "from" not in raw:
        return None
    named = raw.pop("from")
    if not isinstance(named, str) or not named.strip():
        raise IntakeError('is not the name of a file; write from = "house.xml"', where=f"{where}, from")
    path, building = _split(folder / named)
    try:
        return _hpxml(read_bytes(path), str(path), building)
    except IntakeError as error:
        raise IntakeError(error.message, where=f"{where}, from: {error.where}", hint=error.hint) from None


def _with_speed_tests(home: Home, folder: Path, where: str) -> Home:
    """Return the home with the tests of its files among its tests; the list of files has then served its purpose."""
    from assess.readers.speedtests import read_speed_tests

    if home.internet.test_files is None:
        return home
    tests, came = list(home.internet.tests or ()), dict(home.provenance)
    for number, name in enumerate(home.internet.test_files):
        path = folder / name
        try:
            found = _of_the_line(read_speed_tests(path), str(path))
        except IntakeError as error:
            place = f"{where}, internet.test_files.{number} (entry {number + 1}): {error.where}"
            raise IntakeError(error.message, where=place, hint=error.hint) from None
        for test in found:
            came[f"internet.tests.{len(tests)}"] = Provenance(basis=Basis.MEASURED, source=path.name)
            tests.append(test)
    came.pop("internet.test_files", None)
    internet = home.internet.model_copy(update={"tests": tuple(tests), "test_files": None})
    return home.model_copy(update={"internet": internet, "provenance": came})


def _of_the_line(tests: tuple[SpeedTest, ...], where: str) -> tuple[SpeedTest, ...]:
    """Return the tests that measured the line. Raises IntakeError where all were to a computer in the home itself."""
    line = tuple(test for test in tests if not test.local)
    if not line:
        raise IntakeError(
            "measured a computer in the home's own network, not the internet line",
            where=where,
            hint="Test against a server outside the home.",
        )
    return line


def _near(path: Path) -> str:
    try:
        beside = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return ""
    match = get_close_matches(path.name, beside, n=1, cutoff=0.75)
    return f"; did you mean {quoted(match[0])}?" if match else ""
