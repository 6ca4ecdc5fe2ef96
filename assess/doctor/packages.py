"""Python itself, the packages that the program is built on, and those that it can do without."""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from assess.doctor.check import Check
from assess.installed import EXTRAS, adding, anew, how_to_add, needed, own_files
from assess.systems import PYTHON, System, command

_FOR = {
    "sign": "to sign reports, and to check signatures",
    "parquet": "to read and write tables as Parquet",
    "cluster": "to spread a batch over the machines of a Dask cluster",
}
_TITLES = {"pyhanko": "pyHanko", "pyarrow": "pyarrow", "distributed": "Dask"}
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*(?:>=\s*([0-9.]+))?")  # as pyproject.toml writes them: floors only


def python_check(on: System | None) -> Check:
    """Return whether this Python is new enough."""
    wanted = _wanted_python()
    here = ".".join(map(str, sys.version_info[:3]))
    well = sys.version_info[:2] >= _numbers(wanted)
    found = here if well else f"{here}, and {wanted} or newer is needed"
    return Check(name="Python", needed=True, well=well, found=found, mend=command(PYTHON, on))


def packages_check(*, here: bool) -> Check:
    """Return whether every package that the program is built on is there, and new enough."""
    wanted = needed()
    if not wanted:
        found = "not installed, run from its files; which packages it needs is not noted here"
        return Check(name="Packages", needed=True, well=True, found=found)
    wrong = [(said, one) for one in wanted if (said := _wrong(one))]
    found = "; ".join(said for said, _ in wrong) or f"all {len(wanted)} are there"
    mend = adding('" "'.join(one for _, one in wrong), here=here) if wrong else anew(here=here)
    return Check(name="Packages", needed=True, well=not wrong, found=found, mend=mend)


def extra_checks(*, here: bool) -> Iterator[Check]:
    """Return what of the optional packages is there."""
    for extra, package in EXTRAS.items():
        try:
            found, well = f"{version(package)}, {_FOR[extra]}", True
        except PackageNotFoundError:
            found, well = f"not installed; needed {_FOR[extra]}", False
        yield Check(name=_TITLES[package], needed=False, well=well, found=found, mend=how_to_add(extra, here=here))


def _wanted_python() -> str:
    """Return the oldest Python that the installation names; this one where it names none."""
    record = own_files()
    named = record.metadata["Requires-Python"] if record else None
    return (named or "{}.{}".format(*sys.version_info)).strip(" >=")


def _wrong(requirement: str) -> str | None:
    """Return what is wrong with a package, or None."""
    matched = _REQUIREMENT.match(requirement)
    assert matched, requirement  # noqa: S101  # pyproject.toml is ours
    name, floor = matched.groups()
    try:
        there = version(name)
    except PackageNotFoundError:
        return f"{name} is missing"
    return f"{name} is {there}, and {floor} is needed" if floor and _numbers(there) < _numbers(floor) else None


def _numbers(text: str) -> tuple[int, ...]:
    """Return the numbers a version begins with: 2.11.0rc1 is 2, 11, 0."""
    leading = re.match(r"\d+(?:\.\d+)*", text)
    return tuple(map(int, leading.group().split("."))) if leading else ()
