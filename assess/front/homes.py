"""A home to ask about: from a file, from a mapping, or another one with something changed."""

import re
from collections.abc import Callable, Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from pydantic import PrivateAttr

from assess.errors import AssessError, IntakeError
from assess.front.beside import Beside, read_beside
from assess.front.kinds import path_of, required
from assess.intake import Home
from assess.intake.files import home_from_mapping
from assess.intake.setting import Setting, with_settings
from assess.readers.home import read_home
from assess.readers.nameplates import with_usual_nameplates

_VALUES = "a text, a number, a bool, or None for unknown"


class LoadedHome(Home):
    """A home as its file states it, which brings along what the other files hold that it names."""

    _beside: Beside = PrivateAttr(default_factory=Beside)

    @property
    def beside(self) -> Beside:
        """Return what these files hold."""
        return self._beside


def load_home(file: str | PathLike[str]) -> LoadedHome:
    """Return the home that a TOML, JSON or HPXML file states, with everything read that it names beside itself.

    An HPXML file of several homes takes `audit.xml#BuildingID`. Raises IntakeError with the file and the field.
    """
    path = path_of(file, "load_home()")
    home, beside = read_whole(path)
    return _bringing(beside, home)


def home_from_dict(values: Mapping[str, Any]) -> Home:
    """Return the home that a mapping states, in the words of a home file: {"service": {"rating_a": "200 A"}}.

    Raises IntakeError with all that is wrong; assess() does so for a mapping that names files, since none are read.
    """
    return home_from_mapping(required(values, Mapping, "home_from_dict()", "a mapping"), "home")


def with_changes(home: Home, fields: Mapping[str, Any] | None = None, remedies: Iterable[str] = ()) -> Home:
    """Return the home with fields set, {"service.rating_a": "200 A"}, and then remedies of the catalogue done.

    None makes a field unknown; what is set counts as told. Remedies go by their ids, as `Verdict.changes` names them.
    Raises UsageError for a field or a remedy that there is not, IntakeError for a value that cannot be.
    """
    required(home, Home, "with_changes()", "a Home")
    settings = [Setting(name, _written(name, value)) for name, value in (fields or {}).items()]
    try:
        changed = with_settings(home, settings) if settings else home
    except AssessError as error:
        raise type(error)(error.message, where=_in_python(error.where), hint=_in_python(error.hint)) from None
    names = [remedies] if isinstance(remedies, str) else list(remedies)
    if names:
        from assess.verdict.remedies.apply import apply_remedy

        changed = with_usual_nameplates(changed)
        for name in names:
            changed = apply_remedy(changed, name)
    return _bringing(home.beside, changed) if isinstance(home, LoadedHome) else changed


def beside_of(home: Home) -> Beside:
    """Return what a home brings along; nothing where it is of no file. Raises IntakeError for files it lacks."""
    beside = home.beside if isinstance(home, LoadedHome) else Beside()
    beside.check(home)
    return beside


def bare(home: Home) -> Home:
    """Return the home alone, as an Assessment holds it."""
    if not isinstance(home, LoadedHome):
        return home
    return Home.model_construct(_fields_set=home.model_fields_set, **dict(home))


def read_whole(file: Path, change: Callable[[Home], Home] | None = None, *, photos: bool = True) -> tuple[Home, Beside]:
    """Return what `change` makes of the home in a file, and what the files hold that it names. Raises IntakeError."""
    home = read_home(file, change)
    try:
        return read_beside(home, file, photos=photos)
    except IntakeError as error:
        # Past the reader a refusal knows the field, not the file it stands in.
        raise IntakeError(error.message, where=f"{file}, {error.where}", hint=error.hint) from None


def _bringing(beside: Beside, home: Home) -> LoadedHome:
    """Return a checked home as one that brings files along; nothing in it is checked or copied again."""
    values: dict[str, Any] = {**dict(home), "_beside": beside}
    return LoadedHome.model_construct(_fields_set=home.model_fields_set, **values)


def _in_python(words: str | None) -> str | None:
    """Return what is said of options of the command line as a script would write it."""
    return None if words is None else re.sub(r"--unset ([\w.]*\w)", r"\1 = None", words).replace("--set ", "")


def _written(name: str, value: object) -> str | None:
    """Return a value as a home file would have it."""
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(required(value, (str, int, float), f'with_changes() for "{name}"', _VALUES))
