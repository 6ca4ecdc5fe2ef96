"""A workbook into its file, whatever the clock says: a zip archive knows no time before 1980 and none after 2107."""

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl import Workbook

EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001  # a workbook has no zone


def save_workbook(book: "Workbook", target: Path | IO[bytes]) -> None:
    """Write a workbook whose parts all bear one fixed date. Raises OSError."""
    from openpyxl.writer.excel import ExcelWriter

    with disk_faults(), _Undated(target, "w", ZIP_DEFLATED, allowZip64=True, strict_timestamps=False) as archive:
        ExcelWriter(book, archive).save()


@contextmanager
def disk_faults() -> Iterator[None]:
    """Turn what lxml says of a full disk, where openpyxl writes sheets through it, into the OSError that it is."""
    try:
        yield
    except Exception as error:
        if not _is_lxml(error):
            raise
        code = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
        # The streams it leaves open fail once more as they go, when nobody can catch it.
        sys.unraisablehook = lambda told: None if _is_lxml(told.exc_value) else sys.__unraisablehook__(told)
        raise OSError(code, os.strerror(code), tempfile.gettempdir()) from None


def _is_lxml(error: BaseException | None) -> bool:
    return type(error).__module__ == "lxml.etree"


class _Undated(ZipFile):
    """A zip archive that asks no clock."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *args: Any, **kwargs: Any) -> None:
        """Write a part under the fixed date."""
        if isinstance(zinfo_or_arcname, str):
            zinfo_or_arcname = ZipInfo(zinfo_or_arcname, EPOCH.timetuple()[:6])
            zinfo_or_arcname.compress_type, zinfo_or_arcname.external_attr = self.compression, 0o600 << 16
        super().writestr(zinfo_or_arcname, data, *args, **kwargs)
