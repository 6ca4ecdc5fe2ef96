"""A home file on disk put in order: its encoding, its line ends, its permissions and the link to it are kept."""

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from assess.errors import IntakeError
from assess.intake.tidy import tidied
from assess.readers.home import read_bytes, text_from
from assess.report.files import written_anew

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


@dataclass(frozen=True)
class Tidied:
    """A home file before and after; `path` is None for what came through a pipe."""

    path: Path | None
    before: bytes
    after: bytes

    @property
    def where(self) -> str:
        """Return how a message names it."""
        return "standard input" if self.path is None else str(self.path)

    @property
    def changed(self) -> bool:
        """Return whether it was not in order."""
        return self.before != self.after

    def difference(self) -> str:
        """Return what changes, as `diff -u` shows it."""
        before, after = (_text(data, self.where).splitlines(keepends=True) for data in (self.before, self.after))
        lines = unified_diff(before, after, self.where, f"{self.where} in order", n=2)
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

    def write(self) -> None:
        """Write the file anew, whole; where its name is a link, the file that the link leads to. Raises ReportError."""
        if self.path is None:
            return
        with written_anew(self.path, self.before) as part:
            part.write_bytes(self.after)


def tidy_file(path: Path) -> Tidied:
    """Return a home file and what it is in order; nothing is written. Raises IntakeError where it states no home."""
    return _tidied(read_bytes(path), path)


def tidy_stream(data: bytes) -> Tidied:
    """Return the same of what came through a pipe. Raises IntakeError."""
    return _tidied(data, None)


def decoded(data: bytes, where: str) -> tuple[str, bytes, str]:
    """Return the text of a home file without its mark, that mark, and the codec. Raises IntakeError for an audit."""
    mark, codec = next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    text = _text(data, where)
    if text.lstrip().startswith("<"):
        raise IntakeError("is XML, which another program wrote; write a home that builds on it, with from", where=where)
    return text, mark, codec


def _tidied(data: bytes, path: Path | None) -> Tidied:
    where = "standard input" if path is None else str(path)
    text, mark, codec = decoded(data, where)
    return Tidied(path, data, mark + tidied(text, where).encode(codec))


def _text(data: bytes, where: str) -> str:
    return text_from(data, where).removeprefix("\ufeff")
