"""The rule data and the fonts that the program carries: whole, unaltered, and readable by it."""

import hashlib
from base64 import urlsafe_b64encode
from importlib.resources.abc import Traversable
from pathlib import Path

from assess.doctor.check import Check
from assess.errors import AssessError, ExitCode
from assess.installed import anew, own_files
from assess.resources import folder

_SHOWN = 3
_BUNDLED = "assess/_bundled/"


def codes_check(*, here: bool) -> Check:
    """Return whether every edition can be loaded, every other file of figures read, and none differs from its hash."""
    from assess.rulebook import list_editions, load_edition
    from assess.rulebook.rule_data import rule_data

    def codes(found: str, *, well: bool) -> Check:
        kind = ExitCode.RULE_DATA
        return Check(name="Rule data", needed=True, well=well, found=found, mend=anew(here=here), failing=kind)

    try:
        editions = list_editions()
        for name in editions:
            load_edition(name)
        _tables(folder("codes"))
        data = rule_data()
    except (AssessError, OSError, ValueError) as error:
        return codes(f"cannot be loaded: {error}", well=False)
    altered, compared = _altered(f"{_BUNDLED}codes/")
    if altered:
        return codes(f"differs from what was installed: {_listed(altered)}", well=False)
    how = "as installed" if compared else "a checkout, with no hashes to compare them with"
    return codes(f"{len(editions)} editions, {len(data.files)} files, SHA-256 {data.sha256[:12]}, {how}", well=True)


def fonts_check(*, here: bool) -> Check:
    """Return whether the fonts of the report are there and can be read."""
    from fontTools.ttLib import TTFont, TTLibError

    from assess.report.faces import FACES

    wrong = []
    for name in FACES:
        try:
            with folder("templates").joinpath("report", "fonts", name).open("rb") as file:
                TTFont(file)["name"]
        except (OSError, TTLibError):
            wrong.append(name)
    altered, _ = _altered(f"{_BUNDLED}templates/")
    wrong += [name for name in altered if name.rpartition("/")[2] not in wrong]
    found = f"missing or altered: {_listed(wrong)}" if wrong else f"all {len(FACES)} faces are there"
    return Check(name="Fonts, templates", needed=True, well=not wrong, found=found, mend=anew(here=here))


def _tables(here: Traversable) -> None:
    """Read every file of figures below a folder. Raises ValueError for one that is no TOML or no text."""
    import tomllib

    for entry in here.iterdir():
        if entry.is_dir():
            _tables(entry)
        elif entry.name.endswith((".toml", ".csv")):
            text = entry.read_bytes().decode()
            if entry.name.endswith(".toml"):
                try:
                    tomllib.loads(text)
                except tomllib.TOMLDecodeError as error:
                    raise ValueError(f"{entry.name}: {error}") from None


def _altered(below: str) -> tuple[list[str], bool]:
    """Return the files below a folder that differ from the hashes of the installation, and whether there are any.

    An editable installation lists copies that the program does not read; nothing is said of those.
    """
    record, here = own_files(), Path(__file__).parents[1]
    listed = [file for file in (record.files if record else None) or () if file.as_posix().startswith(below)]
    listed = [file for file in listed if Path(str(file.locate())).resolve().is_relative_to(here.resolve())]
    altered = []
    for file in listed:
        path = Path(str(file.locate()))
        if file.hash and (not path.is_file() or _hashed(path.read_bytes(), file.hash.mode) != file.hash.value):
            altered.append(file.as_posix().removeprefix(below))
    return altered, bool(listed)


def _hashed(data: bytes, kind: str) -> str:
    """Return a hash as a wheel's RECORD writes it."""
    return urlsafe_b64encode(hashlib.new(kind, data).digest()).rstrip(b"=").decode()


def _listed(names: list[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
