"""The property: an input gives a result or one AssessError, in time, in memory, and leaves the machine alone.

It is enforced, not asked for. An audit hook refuses every write outside the folder of the input, every socket and
every program; a timer of the processor's time ends a hang; the data segment may grow by one gigabyte and no more;
a warning, a word on the wrong stream or an exception of any other kind is told with the place it comes from.
"""

import contextlib
import gc
import io
import logging
import os
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from assess.cli.say import say
from assess.errors import AssessError

SECONDS = 5.0  # of the processor, so that a busy machine makes no hang
LINE = 3_000  # characters of a message with its place; the longest list of what is known has 1,500
WALL_SECONDS = 90.0  # above the minute that the reader of a workbook waits for its process
BYTES = 1024**3
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_PROGRAMS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "pty.")
_CHANGES = (
    *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"),
    *("os.chown", "os.utime", "shutil."),
)


class Misbehaved(BaseException):
    """What an input made the program do that none may. No `except Exception` of the program swallows it."""

    def __init__(self, kind: str, says: str, at: str = "") -> None:
        """Keep the kind apart, and the place in the program: finds of one kind and place are one find."""
        super().__init__(f"{kind}: {says}{f' ({at})' if at else ''}")
        self.kind = kind
        self.at = at


class _Watch:
    """What the audit hook allows while an input is read; it cannot be taken off again, so it rests in between."""

    folder: Path | None = None
    thread = 0
    seen: list[Misbehaved]
    installed = False

    @classmethod
    def hook(cls, event: str, args: tuple[Any, ...]) -> None:
        if cls.folder is None or threading.get_ident() != cls.thread:
            return
        if (says := cls._wrong(event, args)) is not None:
            found = Misbehaved(event, says, place_of(traceback.extract_stack()))
            cls.seen.append(found)
            raise found

    @classmethod
    def _wrong(cls, event: str, args: tuple[Any, ...]) -> str | None:
        if event == "open":
            path, _, flags = args
            writes = isinstance(flags, int) and flags & _WRITES
            return f"writes to {path}" if writes and not cls._inside(path) else None
        if event.startswith("socket."):
            return f"opens a socket: {args!r:.80}"
        if event.startswith(_PROGRAMS):
            return f"starts a program: {args!r:.80}"
        if event.startswith(_CHANGES) and not all(cls._inside(one) for one in args if isinstance(one, str | bytes)):
            return f"changes {args!r:.80}"
        return None

    @classmethod
    def _inside(cls, path: object) -> bool:
        if not isinstance(path, str | bytes | os.PathLike):
            return True  # a descriptor that is open already
        name = os.path.realpath(os.fsdecode(path))
        return name == os.devnull or (cls.folder is not None and name.startswith(f"{cls.folder}{os.sep}"))


def controls(text: str) -> list[str]:
    """Return what a terminal would obey in a text: controls, and marks that turn the direction of writing."""
    turns = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return sorted({c for c in text if (ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0 or c in turns})


def check(read: Callable[[Path], None], data: bytes, folder: Path, name: str, seconds: float = SECONDS) -> str | None:
    """Let `read` have an input as a file of an empty folder; return the message it was refused with, None if read.

    Raises Misbehaved for anything else.
    """
    path = folder / name
    path.write_bytes(data)
    with guarded(folder, seconds):
        try:
            read(path)
            refused = None
        except AssessError as error:
            refused = said(error)
    if left := sorted({entry.name for entry in folder.iterdir()} - {name}):
        raise Misbehaved("left behind", ", ".join(left))
    return refused


def said(error: AssessError) -> str:
    """Return an error as the terminal shows it. Raises Misbehaved where that is no clear message."""
    with io.BytesIO() as page:
        with contextlib.redirect_stderr(io.TextIOWrapper(page, encoding="utf-8", write_through=True)) as err:
            say(error)
            err.detach()
        text = page.getvalue().decode()
    if not error.message.strip():
        raise Misbehaved("message", "an error says nothing", place_of_error(error))
    if wrong := controls(text):
        raise Misbehaved("message", f"an error writes the control characters {wrong}", place_of_error(error))
    if max(map(len, text.split("\n"))) > LINE:
        raise Misbehaved(
            "message",
            f"an error has a line of {max(map(len, text.split(chr(10)))):,} characters",
            place_of_error(error),
        )
    return text


@contextlib.contextmanager
def guarded(folder: Path, seconds: float = SECONDS) -> Iterator[None]:
    """Hold what is done in the block to the property. Raises Misbehaved."""
    if not _Watch.installed:
        sys.addaudithook(_Watch.hook)
        _Watch.installed = True
    out, err = io.StringIO(), io.StringIO()
    with contextlib.ExitStack() as rules:
        told = rules.enter_context(warnings.catch_warnings(record=True))
        warnings.simplefilter("always")
        rules.enter_context(_unraisable())
        rules.enter_context(_no_bytecode())
        rules.enter_context(_unheard_log())
        rules.enter_context(_bounded_memory())
        rules.enter_context(contextlib.redirect_stdout(out))
        rules.enter_context(contextlib.redirect_stderr(err))
        rules.enter_context(_watched(folder))
        rules.enter_context(_timed(seconds))
        try:
            yield
        except Misbehaved:
            raise
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt) and not _Watch.seen:
                raise
            raise _Watch.seen[0] if _Watch.seen else _as_misbehaved(error) from error
    if _Watch.seen:
        raise _Watch.seen[0]  # the program swallowed it
    if told:
        first = told[0]
        raise Misbehaved("warning", f"{first.category.__name__}: {first.message}", f"{first.filename}:{first.lineno}")
    if wrong := controls(out.getvalue()):
        raise Misbehaved("stdout", f"prints the control characters {wrong}")
    if err.getvalue():
        raise Misbehaved("stderr", err.getvalue()[:200])


def _as_misbehaved(error: BaseException) -> Misbehaved:
    return Misbehaved(type(error).__name__, f"{error!s:.300}", place_of_error(error))


def place_of_error(error: BaseException) -> str:
    """Return the innermost line of the program that an exception passed through, and the innermost of all."""
    return place_of(traceback.extract_tb(error.__traceback__))


def place_of(frames: "traceback.StackSummary | list[traceback.FrameSummary]") -> str:
    """Return `assess/readers/xml.py:24`, the innermost line of the program in a stack."""
    own = [frame for frame in frames if f"{os.sep}assess{os.sep}" in frame.filename]
    last = own[-1] if own else (frames[-1] if frames else None)
    if last is None:
        return ""
    _, mark, rest = last.filename.rpartition(f"{os.sep}assess{os.sep}")
    return f"{'assess/' + rest if mark else last.filename}:{last.lineno}"


@contextlib.contextmanager
def _watched(folder: Path) -> Iterator[None]:
    _Watch.seen = []
    _Watch.thread = threading.get_ident()
    _Watch.folder = folder.resolve()
    try:
        yield
    finally:
        _Watch.folder = None


@contextlib.contextmanager
def _timed(seconds: float) -> Iterator[None]:
    """End what takes too long of the processor, or of the clock; signals reach the main thread alone."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def cpu(_: int, frame: Any) -> None:
        _disarm()
        raise _late(f"took more than {seconds:g} s of the processor", frame)

    def wall(_: int, frame: Any) -> None:
        _disarm()
        raise _late(f"took more than {WALL_SECONDS:g} s", frame)

    before = signal.signal(signal.SIGPROF, cpu), signal.signal(signal.SIGALRM, wall)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, WALL_SECONDS)
    try:
        yield
    finally:
        _disarm()
        signal.signal(signal.SIGPROF, before[0])
        signal.signal(signal.SIGALRM, before[1])


def _disarm() -> None:
    """Stop both timers: a second signal could strike what is put back after the first."""
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)


def _late(says: str, frame: Any) -> Misbehaved:
    found = Misbehaved("hang", says, place_of(traceback.extract_stack(frame)))
    _Watch.seen.append(found)
    return found


@contextlib.contextmanager
def _bounded_memory() -> Iterator[None]:
    """Let the data of this process, and of those it starts, grow by BYTES. Only Linux holds to it."""
    if sys.platform != "linux":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (_data_bytes() + BYTES, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _data_bytes() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith("VmData:"))
    return int(line.split()[1]) * 1024


@contextlib.contextmanager
def _no_bytecode() -> Iterator[None]:
    """Keep what is imported late from writing its bytecode, which is no write of the program."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = before


@contextlib.contextmanager
def _unheard_log() -> Iterator[None]:
    """Take the listeners off the log, as in the program itself: what nobody hears goes to stderr."""
    log = logging.getLogger()
    before, log.handlers = log.handlers, []
    try:
        yield
    finally:
        log.handlers = before


@contextlib.contextmanager
def _unraisable() -> Iterator[None]:
    """Count what fails where nobody can catch it, as in a `__del__`."""

    def told(what: Any) -> None:
        found = Misbehaved("unraisable", f"{type(what.exc_value).__name__}: {what.exc_value!s:.200}")
        _Watch.seen.append(found)

    before, sys.unraisablehook = sys.unraisablehook, told
    try:
        yield
        gc.collect(0)
    finally:
        sys.unraisablehook = before
