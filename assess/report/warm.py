"""What a process that prints reports loads once; a server of such processes loads it for all that come after.

Without Pango this still loads, and each report then says for itself what is missing.
"""

from contextlib import suppress

from assess.errors import MissingLibrary
from assess.report import document, pdf

__all__ = ["document", "pdf"]

with suppress(ImportError, MissingLibrary):
    import jinja2  # noqa: F401
    import pikepdf  # noqa: F401

    pdf.load_weasyprint()
