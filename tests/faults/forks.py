"""The program, loaded once, and forked for every fault: each case is a process of its own with its own streams.

Reads a case as JSON from each line of stdin, runs the command in a child, and answers with its exit code.
"""

import ctypes
import json
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from assess.cli.main import run


def become(case: dict[str, Any]) -> None:
    """Give this child the streams, the folder, the settings and the rights of its case."""
    os.chdir(case["cwd"])
    os.environ.update(case["env"])
    if case["most_bytes"] is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # as Python starts with; the write fails instead
        resource.setrlimit(resource.RLIMIT_FSIZE, (case["most_bytes"],) * 2)
    streams: list[Any] = []
    for number, place in enumerate(case["streams"]):
        os.close(number)
        if place is None:
            streams.append(None)
            continue
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_APPEND
        opened = os.open(place, flags)
        if opened != number:
            os.dup2(opened, number)
            os.close(opened)
        errors = "backslashreplace" if number == 2 else "strict"
        streams.append(open(number, "w" if number else "r", encoding=case["encoding"], errors=errors))  # noqa: PTH123, SIM115
    sys.stdin, sys.stdout, sys.stderr = streams
    if case["nobody"] and os.getuid() == 0:
        give_up_rights()
    sys.argv = ["assess", *case["words"]]


def give_up_rights() -> None:
    """Take from the superuser of Linux all that it may do beyond an owner of files; it can still read its programs."""
    version_3 = 0x20080522
    head, none = (ctypes.c_uint32 * 2)(version_3, 0), (ctypes.c_uint32 * 6)()
    if ctypes.CDLL(None, use_errno=True).capset(head, none):
        raise OSError(ctypes.get_errno(), "capset")


def warm(home: str) -> None:
    """Load what the commands need, rule data and all, so that no child has to."""
    kept = sys.stdout, sys.stderr
    for words in (
        ("home", home, "--html", os.devnull),  # refused at the very last
        ("whatif", home, "--set", "room.sun=full"),
        ("read", home),
        ("verify", home),
        ("batch", "check", home),
        ("batch", "template", os.devnull),
        ("schema",),
        ("nodes", "list"),
        ("measure", "--list"),
    ):
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere, suppress(SystemExit):
            sys.argv, sys.stdout, sys.stderr = ["assess", *words], nowhere, nowhere
            run()
    sys.stdout, sys.stderr = kept


def main() -> None:
    """Answer case after case, until there are no more."""
    warm(sys.argv[1])
    for line in sys.stdin:
        case = json.loads(line)
        child = os.fork()
        if child == 0:
            become(case)
            run()
            sys.exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{code}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
