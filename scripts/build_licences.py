"""Write docs/licences.md from what the locked distributions say of themselves; a test compares.

Run it after a change of a lock, in an environment with all that requirements-dev.lock names.
"""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "licences.md"
PINNED = re.compile(r"^([a-z0-9.-]+)==([^ ;\\]+)", re.MULTILINE)
# Packages of other systems, which are not installed where this page is made; read from their metadata on PyPI.
ELSEWHERE = {"brotlicffi": "MIT", "colorama": "BSD-3-Clause", "tzdata": "Apache-2.0", "pywin32": "PSF-2.0"}
NAMES = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU General Public License (GPL)": "GPL",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "Python Software Foundation License": "PSF-2.0",
}
PERMISSIVE = {
    *("0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "HPND", "ISC", "MIT", "MIT-0", "MIT-CMU"),
    *("PSF-2.0", "Public Domain", "Unlicense", "Zlib", "LicenseRef-Freetype"),
}
WEAK = {"MPL-1.1", "MPL-2.0", "LGPL-2.1-or-later"}  # bind changes of the package itself, not who uses it
_NO_TERM = {"dependency licenses"}  # what pypdfium2 says of PDFium, whose parts are listed in its wheel
HEAD = """# Licenses of what is used

Made by `scripts/build_licences.py` from what each locked package says of itself; a test holds that it is current, and
that each can be had under a permissive license or under one that binds only changes of the package itself (marked ¹).
`assess` itself is Apache-2.0; its fonts have their licenses beside them in `templates/report/fonts/`.

Not from Python, and not part of what is installed here: Pango and HarfBuzz, which draw the text of a PDF, are libraries
of the system (LGPL-2.0-or-later and MIT), loaded as they come and never shipped.
"""


class Package(NamedTuple):
    """A package of a lock with its license."""

    name: str
    version: str
    license: str


def packages(lock: str) -> list[Package]:
    """Return the packages of a lock in its order, each name once with the version that is installed."""
    found: dict[str, Package] = {}
    for name, version in PINNED.findall((ROOT / lock).read_text(encoding="utf-8")):
        try:
            one = distribution(name)
        except PackageNotFoundError:
            found[name] = Package(name, version, ELSEWHERE.get(name, "unknown"))
        else:
            if name not in found or version == one.version:
                found[name] = Package(name, version, license_of(one))
    return list(found.values())


def license_of(one: Distribution) -> str:
    """Return the license of a distribution: as an expression, by its classifiers, in its words, or of its file."""
    told = {key: str((one.metadata.get_all(key) or [""])[0]) for key in ("License-Expression", "License")}
    if expression := told["License-Expression"]:
        return expression
    classes = [c.rpartition(" :: ")[2] for c in one.metadata.get_all("Classifier") or () if c.startswith("License ::")]
    if classes:
        return " OR ".join(NAMES.get(c, c) for c in classes)
    words = told["License"].partition("\n")[0].strip()
    if words and words != "UNKNOWN":
        return NAMES.get(words, words)
    texts = (file.locate() for file in one.files or () if file.name.upper().startswith("LICENSE"))
    first = next((Path(str(text)).read_text(encoding="utf-8").split("\n")[0].strip() for text in texts), "unknown")
    return NAMES.get(first, first)


def holds(license_: str, allowed: set[str]) -> bool:
    """Return whether a license can be had under none but `allowed` ones: the best of OR, the worst of AND."""
    while inner := re.search(r"\(([^()]*)\)", license_):
        license_ = license_.replace(inner[0], "0BSD" if holds(inner[1], allowed) else "refused")
    ways = (re.split(r" AND |, | WITH [\w.-]+", way) for way in license_.split(" OR "))
    return any(all(term.strip() in allowed for term in terms if term not in _NO_TERM) for terms in ways)


def is_permissive(license_: str) -> bool:
    """Return whether nobody who uses the package is bound by it."""
    return holds(license_, PERMISSIVE)


def is_weak(license_: str) -> bool:
    """Return whether at most changes of the package itself are bound by it."""
    return holds(license_, PERMISSIVE | WEAK)


def page() -> str:
    """Return the page as it should be."""
    run = packages("requirements.lock")
    names = {package.name for package in run}
    tools = [package for package in packages("requirements-dev.lock") if package.name not in names]
    parts = [HEAD, "\n## The program\n", *_table(run), "\n## Extras, tests and documents\n", *_table(tools)]
    return "\n".join(parts) + "\n"


def _table(several: list[Package]) -> list[str]:
    rows = (
        f"| {one.name} | {one.version} | {one.license}{'' if is_permissive(one.license) else ' ¹'} |" for one in several
    )
    return ["| Package | Version | License |", "|---|---|---|", *rows]


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
    print(f"{TARGET.name} written")
