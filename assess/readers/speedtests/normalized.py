"""Speed tests in this program's own form: one record a line, the fields of SpeedTest, unknown ones left out."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from assess.intake import SpeedTest
from assess.readers.speedtests.build import build, figure, words

_NUMBERS = frozenset(name for name in SpeedTest.model_fields if name.endswith(("_mbps", "_ms", "_pct")))
_YES_NO = frozenset({"vpn", "wifi", "local", "set_rate"})


def is_normalized(record: Mapping[str, Any]) -> bool:
    """Return whether a record has this program's own form, whatever else a log keeps beside it."""
    return (not _NUMBERS.isdisjoint(record) and not {"at", "status", "tool"}.isdisjoint(record)) or (
        record.get("status") in ("ok", "failed") and not {"at", "tool", "message"}.isdisjoint(record)
    )


def from_normalized(record: Mapping[str, Any], where: str) -> SpeedTest:
    """Return a record as it was written. Raises IntakeError."""
    values: dict[str, Any] = {}
    for name in SpeedTest.model_fields:
        if name in _NUMBERS:
            values[name] = figure(record, name, where)
        elif name in _YES_NO:
            values[name] = record[name] if isinstance(record.get(name), bool) else None
        elif name != "status":
            values[name] = words(record.get(name))
    return build(where, status="failed" if record.get("status") == "failed" else "ok", **values)


def json_lines(tests: Iterable[SpeedTest]) -> str:
    """Return tests as lines of JSON that are read back as they were."""
    return "".join(
        json.dumps(test.model_dump(mode="json", exclude_none=True), ensure_ascii=False) + "\n" for test in tests
    )
