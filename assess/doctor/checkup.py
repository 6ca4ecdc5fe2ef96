"""Everything that is looked at, in the order in which one thing depends on another."""

import platform
from datetime import date

from assess import __version__
from assess.doctor.check import Check, Checkup
from assess.doctor.data import codes_check, fonts_check
from assess.doctor.machine import clock_check, encoding_check, locale_check, room_check, temporary_check
from assess.doctor.packages import extra_checks, packages_check, python_check
from assess.doctor.pdf import pango_check, subset_check
from assess.doctor.programs import program_checks
from assess.systems import System, this_system


def examined(today: date, system: System | None = None) -> Checkup:
    """Look at everything and return what was found; the commands are those of `system`, or of this one.

    Nothing is changed and nothing is asked of the network. A file is written to the folder for temporary files, and
    taken away again.
    """
    on = system or this_system()
    here = system is None or system is this_system()
    checks: tuple[Check, ...] = (
        python_check(on),
        packages_check(here=here),
        codes_check(here=here),
        fonts_check(here=here),
        temporary_check(on),
        pango_check(on),
        subset_check(on),
        room_check(on),
        clock_check(today, on),
        encoding_check(on),
        locale_check(on),
        *extra_checks(here=here),
        *program_checks(on),
    )
    return Checkup(version=__version__, python=platform.python_version(), system=_this(), checks=checks)


def _this() -> str:
    """Return what this system calls itself."""
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    except OSError:
        return platform.platform(terse=True)
