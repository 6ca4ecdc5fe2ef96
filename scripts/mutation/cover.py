"""Which tests run which lines, and what each test costs: one run of the tests, traced, kept in build/mutation/."""

import json
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scripts.mutation.steady import clear_caches, steady_properties


@dataclass(frozen=True)
class Cover:
    """The tests of every line, by index, and the processor time of every test [s]."""

    tests: list[str]
    cost_s: list[float]
    lines: dict[str, dict[int, list[int]]]

    def of(self, path: str, line: int) -> list[int]:
        """Return the tests that run a line; where it is the later part of a statement, those of its beginning."""
        lines = self.lines.get(path, {})
        before = max((known for known in lines if known <= line), default=None)
        return [] if before is None else lines[before]

    def and_also(self, newer: "Cover") -> "Cover":
        """Return this with what some tests, traced anew, cover now."""
        tests = [*self.tests, *(test for test in newer.tests if test not in set(self.tests))]
        index = {test: at for at, test in enumerate(tests)}
        cost_s = dict(zip(self.tests, self.cost_s, strict=True)) | dict(zip(newer.tests, newer.cost_s, strict=True))
        anew = {index[test] for test in newer.tests}
        lines = {
            path: {line: [at for at in ats if at not in anew] for line, ats in of.items()}
            for path, of in self.lines.items()
        }
        for path, of in newer.lines.items():
            for line, ats in of.items():
                lines.setdefault(path, {}).setdefault(line, []).extend(index[newer.tests[at]] for at in ats)
        return Cover(tests, [cost_s[test] for test in tests], lines)

    def write(self, path: Path) -> None:
        """Keep it in a file."""
        path.write_text(json.dumps([self.tests, self.cost_s, self.lines]), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Cover":
        """Return what a file keeps."""
        tests, cost_s, lines = json.loads(path.read_text(encoding="utf-8"))
        return cls(tests, cost_s, {name: {int(line): at for line, at in of.items()} for name, of in lines.items()})


class Tracing:
    """A plugin of pytest that traces each test, with caches emptied before it, so that none hides a line."""

    def __init__(self, coverage: Any) -> None:
        self.coverage = coverage
        self.cost_s: dict[str, float] = {}
        self.failed: list[str] = []

    def pytest_configure(self) -> None:
        """Keep properties from varying, before any is collected."""
        steady_properties()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Trace one test."""
        clear_caches()
        self.coverage.switch_context(item.nodeid)
        began = time.process_time()
        result = yield
        self.cost_s[item.nodeid] = time.process_time() - began
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember what fails with nothing changed."""
        if report.failed:
            self.failed.append(report.nodeid)


def trace(folders: list[str], words: list[str], data: Path) -> Cover:
    """Run the tests that `words` name and return what they cover of some folders."""
    from coverage import Coverage

    coverage = Coverage(data_file=str(data), source=folders, config_file=False)
    coverage.erase()
    plugin = Tracing(coverage)
    coverage.start()
    code = pytest.main(words, plugins=[plugin])
    coverage.stop()
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED} or plugin.failed:
        raise SystemExit(f"the tests fail with nothing changed: {plugin.failed[:3] or code!r}")
    tests = list(plugin.cost_s)
    index = {test: at for at, test in enumerate(tests)}
    found = coverage.get_data()
    here = Path.cwd()
    lines: dict[str, dict[int, list[int]]] = defaultdict(dict)
    for file in found.measured_files():
        for line, contexts in found.contexts_by_lineno(file).items():
            lines[str(Path(file).relative_to(here))][line] = sorted(index[name] for name in contexts if name in index)
    return Cover(tests, [plugin.cost_s[test] for test in tests], lines)
