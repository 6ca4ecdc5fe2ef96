"""The home file during a visit: it is read before and written whole after every answer, and is the only state."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from assess.errors import AssessError, IntakeError, UsageError
from assess.hardware import nodes, resolve
from assess.intake import Home
from assess.intake.field_names import FieldPath, dotted
from assess.intake.parsing import parse_mapping
from assess.interview import document, marks
from assess.interview.marks import Mark, Marks
from assess.interview.sheet import Sheet, with_stated, without_stated
from assess.preparing import weather_of, with_its_place
from assess.readers.home import read_bytes, read_home, text_from
from assess.records import Basis, Provenance
from assess.report.files import whole_file

_NEW = "# A home, as it is seen on site. `assess interview` asks for it, `assess init` shows every field there is.\n"


class HomeFile:
    """A home file that is asked for, one answer after the other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._real = path.resolve()  # a link stays one
        self._last: Sheet | None = None

    def begin(self) -> bool:
        """Make the file where there is none, so that a folder that cannot be written is noticed at once.

        Return whether there was one. Raises AssessError for a file that is no home in TOML.
        """
        if self._real.exists() or self._real.is_symlink():
            self.read()
            return True
        if self.path.suffix.lower() not in {"", ".toml"}:
            raise UsageError("is not a name for a home file in TOML", where=str(self.path), hint="End it in .toml.")
        with whole_file(self._real) as part:
            part.write_text(_NEW, encoding="utf-8")
        return False

    def read(self) -> Sheet:
        """Return the file as it stands on the disk. Raises AssessError."""
        text = text_from(read_bytes(self._real), str(self.path))
        if self._last is None or self._last.text != text:
            if text.lstrip().startswith(("{", "<")):
                kind = "JSON" if text.lstrip().startswith("{") else "XML"
                raise UsageError(
                    f"is {kind}, and an interview keeps its answers in TOML",
                    where=str(self.path),
                    hint='Name a new .toml file; for an HPXML audit its first line may be: from = "house.xml"',
                )
            self._last = self._sheet(text, read_home(self._real) if text.strip() else Home())
        return self._last

    def set(self, path: FieldPath, stated: Any) -> Sheet:
        """Write a value, as `document.with_value` does. Raises IntakeError for one that does not fit."""
        before = self.read()
        body, kept = marks.taken_out(before.text)
        body, raw = self._own_list(before, body, path)
        old = before.stated(path)
        if isinstance(old, Mapping) and "note" in old and not isinstance(stated, list):
            wrapped = stated if isinstance(stated, dict) else {"value": stated}
            stated = {**wrapped, "note": old["note"]}
        return self._save(
            document.with_value(body, path, stated), marks.still(kept, [path]), with_stated(raw, path, stated), path
        )

    def mark(self, mark: Mark, *paths: FieldPath) -> Sheet:
        """Say of questions that they were asked and have no value; a value is taken out where it is not known now."""
        before = self.read()
        body, kept = marks.taken_out(before.text)
        raw: Any = before.raw
        for path in paths:
            if mark in {Mark.UNKNOWN, Mark.NONE} and before.stated(path) is not None:
                body, raw = document.without(body, path), without_stated(raw, path)
        return self._save(body, kept | dict.fromkeys(paths, mark), raw, paths[-1])

    def remove(self, path: FieldPath) -> Sheet:
        """Take an entry out of a list; those behind it move up."""
        before = self.read()
        body, kept = marks.taken_out(before.text)
        body, raw = self._own_list(before, body, path)
        return self._save(
            document.without(body, path), marks.without_entry(kept, path), without_stated(raw, path), path
        )

    def _own_list(self, before: Sheet, body: str, path: FieldPath) -> tuple[str, Any]:
        """Write the entries of a list that another file has into this one, before one of them is touched.

        A list of a home file replaces that of the file it builds on, whole.
        """
        at = next((n for n, step in enumerate(path) if isinstance(step, int)), None)
        if at is None or before.stated(path[:at]) is not None or not before.count(path[:at]):
            return body, before.raw
        raw: Any = before.raw
        for number, entry in enumerate(before.found(path[:at])):
            for name, value in entry.model_dump(mode="json", exclude_defaults=True).items():
                here = (*path[:at], number, name)
                stated = _with_source(value, before.home.provenance.get(dotted(here)))
                body, raw = document.with_value(body, here, stated), with_stated(raw, here, stated)
        return body, raw

    def _save(self, body: str, kept: Marks, raw: Any, path: FieldPath) -> Sheet:
        text = body + marks.written(kept)
        if "\r\n" in body:  # as an editor on Windows writes it: all lines or none
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        if parse_mapping(text, str(self.path)) != raw:
            raise IntakeError(
                f"{dotted(path)} cannot be changed without touching another line; change it in an editor",
                where=str(self.path),
            )
        before = self._last
        try:
            with whole_file(self._real) as part:
                part.write_text(text, encoding="utf-8", newline="")
                if self._real.exists():
                    shutil.copymode(self._real, part)
                home = read_home(part)
                _newly_impossible(home, before.home if before else Home())
                self._refuse_changed(before)
        except IntakeError as error:
            where = (error.where or "").replace(str(self._real.with_name(part.name)), "").lstrip(", ")
            raise IntakeError(error.message, where=where or None, hint=error.hint) from None
        self._last = Sheet(text, raw, home, kept)
        return self._last

    def _refuse_changed(self, before: Sheet | None) -> None:
        """Keep what another visit, or an editor, has saved since the file was read. Raises IntakeError."""
        if before is not None and text_from(read_bytes(self._real), str(self.path)) != before.text:
            raise IntakeError("the file was saved by another program meanwhile; give the answer again")

    def _sheet(self, text: str, home: Home) -> Sheet:
        _, kept = marks.taken_out(text)
        return Sheet(text, parse_mapping(text, str(self.path)) if text.strip() else {}, home, kept)


def _newly_impossible(home: Home, before: Home) -> None:
    """Refuse a place or a node that there is not, at once and not when the home is assessed. Raises IntakeError."""
    for check in (_place_is_there, _node_is_there):
        try:
            check(home)
        except IntakeError:
            if _passes(check, before):
                raise


def _place_is_there(home: Home) -> None:
    weather_of(with_its_place(home))


def _node_is_there(home: Home) -> None:
    model = nodes().get(home.node.model or "")
    if model is not None and model.gpu is None and home.node.gpu is None:
        return  # a host that takes any GPU; which one it has is the next question
    if home.node.model is not None or home.node.gpu is not None:
        resolve(home.node, home.room.kind, service_volts=home.service.volts)


def _passes(check: Callable[[Home], None], home: Home) -> bool:
    try:
        check(home)
    except AssessError:
        return False
    return True


def _with_source(value: Any, source: Provenance | None) -> Any:
    """Return a value with what is known of where it comes from, as a home file says it."""
    told = {} if source is None else source.model_dump(mode="json", exclude_none=True)
    return {"value": value, **told} if told not in ({}, {"basis": str(Basis.TOLD)}) else value
