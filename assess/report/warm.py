"""What a process that prints reports loads once; a server of such processes loads it for all that come after.

Without Pango this still loads, and each report then says for itself what is missing.
"""

from contextlib import suppress

from assess.report import document, pdf

__all__ = ["document", "pdf"]

with suppress(ImportError, OSError):
    import jinja2  # noqa: F401
    import pikepdf  # noqa: F401
    import weasyprint  # noqa: F401
