"""What a report has to be to last and to be read aloud, checked on the file itself.

These are the checks that can be made with no validator: what PDF/A-3 and a tagged PDF must at least have. They find
what is missing; that all of the standard is kept only a validator such as veraPDF can say.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assess.report.opened import opened, read_file, root

if TYPE_CHECKING:
    from pikepdf import Pdf

_RELATIONS = {"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"}
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
# A link inside the document is let be; these reach out of it, or do something.
_ACTIVE = {"/URI", "/Launch", "/JavaScript", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Rendition", "/Movie"}
_LEVELS = {"U", "A"}


def findings_of(path: Path) -> list[str]:
    """Return what a PDF lacks, one sentence each; nothing where all checks pass. Raises ReportError for no PDF."""
    where = str(path)
    with opened(read_file(path), where) as pdf:
        return [said for check in CHECKS for said in check(pdf)]


def _output_intent(pdf: "Pdf") -> Iterator[str]:
    """Ask for a colour profile, by which a PDF/A says what its colours mean."""
    intents = root(pdf).get("/OutputIntents", [])
    if not any(one.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in one for one in intents):
        yield "There is no output intent with a colour profile."


def _identifier(pdf: "Pdf") -> Iterator[str]:
    """Ask for the part and level of PDF/A in the metadata."""
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        part, level = metadata.get("pdfaid:part"), metadata.get("pdfaid:conformance")
    if part != "3" or level not in _LEVELS:
        yield f"The metadata call it PDF/A {part or 'of no part'}, level {level or 'none'}, not PDF/A-3u."


def _title(pdf: "Pdf") -> Iterator[str]:
    """Ask for a title that is shown in place of the name of the file."""
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        if not str(metadata.get("dc:title", "")).strip():
            yield "The metadata give no title."
    if root(pdf).get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "A reader would show the name of the file in place of the title."


def _language(pdf: "Pdf") -> Iterator[str]:
    """Ask for the language, which a screen reader needs."""
    if not str(root(pdf).get("/Lang", "")).strip():
        yield "There is no language."


def _tags(pdf: "Pdf") -> Iterator[str]:
    """Ask for a structure in which each page takes part."""
    if root(pdf).get("/MarkInfo", {}).get("/Marked") is not True:
        yield "The document is not marked as tagged."
    tree = root(pdf).get("/StructTreeRoot", {})
    if not tree.get("/K") or "/ParentTree" not in tree:
        yield "There is no structure tree."
    bare = [str(number) for number, page in enumerate(pdf.pages, 1) if "/StructParents" not in page.obj]
    if bare:
        yield f"Not tagged: page {', '.join(bare)}."


def _bookmarks(pdf: "Pdf") -> Iterator[str]:
    """Ask for bookmarks where there are several pages."""
    if len(pdf.pages) > 1 and "/First" not in root(pdf).get("/Outlines", {}):
        yield "There are no bookmarks."


def _fonts(pdf: "Pdf") -> Iterator[str]:
    """Ask that every font is embedded and says which letters its signs are."""
    for thing in _dictionaries(pdf):
        if thing.get("/Type") != "/Font" or thing.get("/Subtype") in {"/CIDFontType0", "/CIDFontType2"}:
            continue
        name = str(thing.get("/BaseFont", thing.get("/Name", "without a name"))).lstrip("/")
        held = thing.get("/DescendantFonts", [thing])[0].get("/FontDescriptor", {})
        if thing.get("/Subtype") != "/Type3" and not any(file in held for file in _FILES):
            yield f"The font {name} is not embedded."
        if "/ToUnicode" not in thing:
            yield f"The text in the font {name} cannot be copied or searched."


def _attached(pdf: "Pdf") -> Iterator[str]:
    """Ask that each attachment is tied to the document and says what it is to it."""
    if not len(pdf.attachments):
        yield "Nothing is attached."
    tied = {one.objgen for one in root(pdf).get("/AF", [])}
    for name, spec in pdf.attachments.items():
        one: Any = spec.obj
        if one.objgen not in tied:
            yield f"The attachment {name} is not tied to the document (AF)."
        if one.get("/AFRelationship") not in _RELATIONS:
            yield f"The attachment {name} does not say what it is to the document (AFRelationship)."
        if "/Subtype" not in one.get("/EF", {}).get("/F", {}):
            yield f"The attachment {name} does not say of what type it is."


def _nothing_acts(pdf: "Pdf") -> Iterator[str]:
    """Ask that nothing runs or reaches out of the file when it is opened or clicked."""
    if "/OpenAction" in root(pdf):
        yield "Something happens when it is opened (OpenAction)."
    if "/JavaScript" in root(pdf).get("/Names", {}):
        yield "It carries JavaScript."
    for thing in _dictionaries(pdf):
        if "/AA" in thing:
            yield "Something happens by itself (AA)."
        kind = thing.get("/S")
        if kind in _ACTIVE and thing.get("/Type", "/Action") == "/Action":
            yield f"Something in it acts or reaches out of it ({str(kind).lstrip('/')})."


def _dictionaries(pdf: "Pdf") -> Iterator[Any]:
    """Yield every dictionary of the file, those inside others too."""
    import pikepdf

    waiting: list[Any] = list(pdf.objects)
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            yield thing
            inner: Any = [thing[key] for key in thing.keys()]  # noqa: SIM118  # not a dict: iterating yields values
        elif isinstance(thing, pikepdf.Array):
            inner = thing
        else:
            continue
        # What stands elsewhere in the file is met there.
        waiting += [one for one in inner if isinstance(one, pikepdf.Object) and not one.is_indirect]


CHECKS: tuple[Callable[["Pdf"], Iterator[str]], ...] = (
    _output_intent,
    _identifier,
    _title,
    _language,
    _tags,
    _bookmarks,
    _fonts,
    _attached,
    _nothing_acts,
)
