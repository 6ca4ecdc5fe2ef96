"""How this copy was installed, and what to type to add a package to it or to install it anew."""

import json
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

EXTRAS = {"sign": "pyhanko", "parquet": "pyarrow", "cluster": "distributed"}
"""What each extra of pyproject.toml brings; tests/assess/test_installed.py holds the two equal."""


def how_to_add(extra: str, *, here: bool = True) -> str:
    """Return what to type to get what an extra brings; a message ends with it, so that it can be copied."""
    return adding(needed_for(extra), here=here)


def needed_for(extra: str) -> str:
    """Return the requirement of an extra, such as `pyhanko>=0.25.3`."""
    return next((one for one, of in _requirements() if of == extra), EXTRAS[extra])


def needed() -> list[str]:
    """Return the requirements of the program itself; empty where it runs from files that nobody installed."""
    return [one for one, of in _requirements() if not of]


def adding(requirement: str, *, here: bool = True) -> str:
    """Return what to type to add a package beside this copy, or not `here` but beside one of another machine.

    Not `assess[extra]`: that name would be looked up on the package index, where this copy need not have come from.
    """
    if not here:
        return f'python -m pip install "{requirement}"'
    if _kept_by_pipx():
        return f'pipx inject assess "{requirement}"'
    return f'{_installer()} "{requirement}"'


def anew(*, here: bool = True) -> str:
    """Return what to type to install this copy again, from where it came; or that of another machine from a wheel."""
    if not here:
        return "python -m pip install --force-reinstall assess.whl"
    if _kept_by_pipx():
        return "pipx reinstall assess"
    if Path(sys.prefix, "uv-receipt.toml").exists():
        return "uv tool upgrade assess --reinstall"
    return f'{_installer()} --force-reinstall "{_source() or "assess"}"'


def own_files() -> Distribution | None:
    """Return the record of the installation, or None where nobody installed these files."""
    try:
        return distribution("assess")
    except PackageNotFoundError:
        return None


def _kept_by_pipx() -> bool:
    return Path(sys.prefix, "pipx_metadata.json").exists()


def _installer() -> str:
    """Return the start of an installing command; an environment that uv made has no pip."""
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return f"{python} -m pip install" if find_spec("pip") else f"uv pip install --python {python}"


def _requirements() -> list[tuple[str, str]]:
    """Return each requirement beside the extra that wants it, which is empty for the program itself."""
    record = own_files()
    split = ((line.partition(";")) for line in (record.requires if record else None) or ())
    return [(one.strip(), when.partition("extra ==")[2].strip(" \"'")) for one, _, when in split]


def _source() -> str | None:
    """Return the address of the folder, wheel or repository that this copy was installed from, where that is noted."""
    record = own_files()
    noted = json.loads((record and record.read_text("direct_url.json")) or "{}")
    return f"{noted['vcs_info']['vcs']}+{noted['url']}" if "vcs_info" in noted else noted.get("url")
