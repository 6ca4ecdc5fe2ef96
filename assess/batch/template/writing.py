"""The workbook, whole: four sheets made of the data, the same bytes whenever it is made."""

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assess.batch.template.checks import LISTS, lists_of
from assess.batch.template.columns import examples, schema_version, sheet_words, template_columns
from assess.batch.template.grid import draw_examples, draw_homes
from assess.batch.template.instructions import draw_instructions
from assess.batch.writing.saving import EPOCH, save_workbook
from assess.errors import UsageError
from assess.report.files import whole_file

if TYPE_CHECKING:
    from openpyxl import Workbook

HOMES = "Homes"
ENDING = ".xlsx"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def write_template(path: Path, *, force: bool = False) -> None:
    """Write the spreadsheet to be filled in.

    Raises UsageError for a name of another kind, and for a file that exists unless `force` is given; ReportError
    where it cannot be written. What was there before is then left as it was.
    """
    if path.suffix.lower() != ENDING:
        raise UsageError("the template is a workbook", where=str(path), hint=f"Use a name ending in {ENDING}.")
    if path.exists() and not force:
        raise UsageError("the file exists already", where=str(path), hint="Choose another name, or pass --force.")
    content = template_bytes()
    with whole_file(path) as part:
        part.write_bytes(content)


def template_bytes() -> bytes:
    """Return the workbook as a file holds it."""
    saved = io.BytesIO()
    save_workbook(workbook(), saved)
    return _same_every_time(saved.getvalue())


def workbook() -> "Workbook":
    """Return the workbook: instructions, the sheet to fill in, examples, and the hidden words of its lists."""
    from openpyxl import Workbook
    from openpyxl.packaging.custom import StringProperty

    columns = template_columns()
    book = Workbook()
    book.remove(book.worksheets[0])
    draw_instructions(book.create_sheet("Instructions"), columns)
    homes = book.create_sheet(HOMES)
    draw_homes(homes, columns)
    homes.sheet_properties.tabColor = "00614A"
    draw_examples(book.create_sheet("Examples"), columns, examples())
    lists = book.create_sheet(LISTS)
    for place, words in enumerate(lists_of(columns), 1):
        for row, word in enumerate(words, 1):
            lists.cell(row, place, word).number_format = "@"
    lists.sheet_state, lists.protection.sheet = "hidden", True
    properties: Any = book  # the stubs do not know of custom properties
    properties.custom_doc_props.append(StringProperty(name="schema_version", value=schema_version()))
    book.properties.title, book.properties.creator = sheet_words()[0], "assess"
    book.properties.created = EPOCH
    return book


def _same_every_time(content: bytes) -> bytes:
    """Return a workbook without the moment at which it was made."""
    made = io.BytesIO()
    stamp = EPOCH.isoformat().encode() + b"Z"
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>" + stamp, data)
            info = zipfile.ZipInfo(entry.filename, EPOCH.timetuple()[:6])
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, data)
    return made.getvalue()
