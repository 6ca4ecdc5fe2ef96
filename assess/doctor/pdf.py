"""What prints a PDF: Pango and its companions, tried by printing a page."""

import re
import warnings
from datetime import date

from assess.doctor.check import Check
from assess.errors import AssessError, MissingLibrary
from assess.installed import anew
from assess.systems import PANGO, System, command

_LIBRARY = re.compile(r"cannot load library '([^']+)'")
_PAGE = '<html lang=en><title>A page</title><style>* { font: 12pt "Report" }</style><p>²³°×≥ A page.'


def pango_check(on: System | None) -> Check:
    """Return whether a page can be printed, and by which WeasyPrint and Pango."""
    from assess.report.pdf import load_weasyprint, render_pdf

    try:
        with warnings.catch_warnings(action="ignore"):
            weasyprint = load_weasyprint()
            pdf = render_pdf(_PAGE, on=date(2026, 1, 1), attached="{}")
    except MissingLibrary as missing:
        named = _LIBRARY.search(str(missing.__cause__))
        found = f"{named.group(1)} cannot be loaded" if named else str(missing.__cause__)
        return _pango(f"{found}; without it there is no PDF, all else works", command(PANGO, on), well=False)
    except (AssessError, OSError, RuntimeError) as error:
        return _pango(f"a page could not be printed: {error}", anew(), well=False)
    found = f"{_pango_version()}, WeasyPrint {weasyprint.__version__}; a page was printed, {len(pdf):,} bytes"
    return _pango(found, command(PANGO, on), well=True)


def subset_check(on: System | None) -> Check:
    """Return whether the library that cuts fonts down is there."""
    from assess.report.pdf import load_weasyprint

    well = False
    try:
        load_weasyprint()
        from weasyprint.text.ffi import harfbuzz_subset

        well = harfbuzz_subset is not None
    except MissingLibrary:
        pass
    found = "there" if well else "not there: PDFs take longer, and one report twice is not the same file byte for byte"
    return Check(name="HarfBuzz-Subset", needed=False, well=well, found=found, mend=command(PANGO, on))


def _pango(found: str, mend: str, *, well: bool) -> Check:
    return Check(name="Pango, for PDF", needed=True, well=well, found=found, mend=mend)


def _pango_version() -> str:
    from weasyprint.text.ffi import pango

    number = pango.pango_version()  # 15012 is 1.50.12
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
