"""Whether a report still is what it was written as, and whether its results follow from its inputs."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from math import isclose
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assess import __version__
from assess.assessment import Assessment
from assess.errors import AssessError, IntakeError, ReportError
from assess.records import Record
from assess.report.exchange import from_json, to_json
from assess.report.opened import SEAL, about, attached_data, opened, page_text, pages_sha256, read_file
from assess.report.signatures import SignatureSeen, signatures_of
from assess.rulebook.rule_data import rule_data

if TYPE_CHECKING:
    from pikepdf import Pdf

MOST = 10  # differences that are told one by one
_HASH = re.compile(r"DataSHA-256([0-9a-f]{64})")
# What follows from the version and the rule data themselves, and says nothing of the results.
_CARRIED = ("version", "report_id", "rule_data", "edition.sha256", "verdict.policy.sha256")
# Two processors may differ in the last digits of a number; nothing that is printed does.
_LAST_DIGITS = 1e-9


class Standing(StrEnum):
    """What became of a report."""

    MATCHES = "matches"
    ALTERED = "altered"
    ANOTHER_VERSION = "made by another version"


class Verified(Record):
    """What was found out of a report: how it stands, what differs, and who signed it.

    `confirmed` says that its results are those of the present program, whichever version made it. Of the
    `differences` ten are told, and `more` counts the rest.
    """

    standing: Standing
    confirmed: bool
    report_id: str
    version: str
    date: str
    pages: int
    differences: tuple[str, ...] = ()
    more: int = 0
    signatures: tuple[SignatureSeen, ...] = ()


def verify(path: Path, again: Callable[[Assessment], Assessment]) -> Verified:
    """Return how the report in a file stands; `again` assesses what it carries once more.

    Raises ReportError for a file that is no report of this program, and what `again` raises of files it lacks.
    """
    where, data = str(path), read_file(path)
    with opened(data, where) as pdf:
        attached, pages = attached_data(pdf, where), len(pdf.pages)
        seen = tuple(signatures_of(pdf, data))
        changed = [*changes(pdf, attached), *(why for one in seen for why in one.problems)]
        try:
            text, said = _read(attached, where)
        except ReportError:
            # Of a report of this program, broken data are altered data; any other file carries what it likes.
            if not (changed and about(pdf)[1].startswith(SEAL)):
                raise
            text, said = "", {}
    facts = {
        **{name: str(said.get(name, "unknown"))[:40] for name in ("report_id", "version", "date")},
        "pages": pages,
        "signatures": seen,
    }
    if changed:
        return _verified(Standing.ALTERED, changed, facts)
    elsewhere = list(_other_makers(said))
    try:
        carried = from_json(text)
        if to_json(carried) != text:
            raise IntakeError("its text is not in the form in which it is written")
        mine = json.loads(to_json(again(carried)))
    except ReportError:
        raise
    except AssessError as error:
        told = [*elsewhere, f"It cannot be assessed again: {error}"]
        return _verified(Standing.ANOTHER_VERSION if elsewhere else Standing.ALTERED, told, facts)
    results = list(_differences(said, mine, aside=_CARRIED if elsewhere else ()))
    if not elsewhere:
        return _verified(Standing.ALTERED if results else Standing.MATCHES, results, facts)
    return _verified(Standing.ANOTHER_VERSION, [*elsewhere, *results], facts, confirmed=not results)


def _verified(standing: Standing, told: list[str], facts: dict[str, Any], *, confirmed: bool = False) -> Verified:
    return Verified(
        standing=standing,
        confirmed=confirmed or standing is Standing.MATCHES,
        differences=tuple(told[:MOST]),
        more=max(0, len(told) - MOST),
        **facts,
    )


def _read(attached: bytes, where: str) -> tuple[str, dict[str, Any]]:
    """Return the data as text and as JSON. Raises ReportError for what is no assessment of any version."""
    try:
        text = attached.decode()
        plain = json.loads(text)
    except (ValueError, RecursionError):
        plain = None
    if not isinstance(plain, dict) or not str(plain.get("schema_id", "")).startswith("assess/"):
        raise ReportError("carries data that are no assessment", where=where)
    return text, plain


def changes(pdf: "Pdf", attached: bytes) -> Iterator[str]:
    """Yield what shows that data, metadata and pages of the file no longer belong together."""
    digest = hashlib.sha256(attached).hexdigest()
    description, keywords = about(pdf)
    if digest not in description:
        yield "The metadata of the file name the hash of other data than those attached."
    if keywords != SEAL + pages_sha256(pdf):
        yield "What the pages show was changed after they were written."
    printed = [set(_HASH.findall(page_text(page))) for page in pdf.pages]
    strange = [str(number) for number, found in enumerate(printed, 1) if digest not in found]
    if strange:
        yield f"The attached data have another hash than is printed on page {', '.join(strange)}."


def _other_makers(said: dict[str, Any]) -> Iterator[str]:
    """Yield in what the maker of a report differs from the present program: its version, its rule data."""
    version, here = said.get("version"), rule_data().files
    if version != __version__:
        yield f"version: {str(version)[:40]} made it, this is {__version__}"
    held = said.get("rule_data")
    files = held.get("files") if isinstance(held, dict) else None
    if not isinstance(files, dict):
        if version != __version__:
            yield "rule data: it does not say which"
        return
    for name in sorted(files.keys() | here.keys()):
        if files.get(name) != here.get(name):
            how = "new here" if name not in files else "no longer here" if name not in here else "differs"
            yield f"rule data: {name[:80]} {how}"


def _differences(said: Any, mine: Any, path: str = "", *, aside: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield where the two differ, as a path with what the file says and what follows from its inputs."""
    if path in aside:
        return
    if isinstance(said, dict) and isinstance(mine, dict):
        for key in sorted(said.keys() | mine.keys()):
            here = f"{path}.{key}" if path else key
            yield from _differences(said.get(key, "absent"), mine.get(key, "absent"), here, aside=aside)
    elif isinstance(said, list) and isinstance(mine, list) and len(said) == len(mine):
        for place, (one, other) in enumerate(zip(said, mine, strict=True)):
            yield from _differences(one, other, f"{path}[{place}]", aside=aside)
    elif not _same(said, mine):
        yield f"{path}: {_short(said)} in the file, {_short(mine)} from its inputs"


def _same(said: Any, mine: Any) -> bool:
    if isinstance(said, (int, float)) and isinstance(mine, (int, float)):
        return isclose(said, mine, rel_tol=_LAST_DIGITS, abs_tol=_LAST_DIGITS)
    return bool(said == mine)


def _short(value: Any) -> str:
    """Return a value for one line, without what would reorder or hide it."""
    if isinstance(value, (dict, list)):
        return f"{len(value)} entries"
    text = "".join(c if c.isprintable() else "?" for c in str(value))
    return text if len(text) <= 60 else f"{text[:60]} …"
