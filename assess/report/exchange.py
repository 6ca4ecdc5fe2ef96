"""The whole assessment as canonical JSON: one text for one assessment, and back again."""

import hashlib
from json.encoder import encode_basestring as quoted
from math import isfinite
from typing import Any

from pydantic import ValidationError

from assess.assessment import SCHEMA, Assessment
from assess.errors import IntakeError
from assess.records import Record


def to_json(assessment: Assessment) -> str:
    """Return the assessment as canonical JSON: keys sorted, indented by two, one newline at the end.

    What is unknown is null. A whole number has no decimal point, so that 200 and 200.0 are one text.
    """
    return canonical(assessment)


def canonical(record: Record) -> str:
    """Return any record in that form."""
    return _written(record.model_dump(mode="json"), "\n") + "\n"


def from_json(text: str) -> Assessment:
    """Return the assessment that `to_json` wrote. Raises IntakeError when the text is not one."""
    try:
        return Assessment.model_validate_json(text)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in problem["loc"])
        raise IntakeError(
            f"this is not an assessment: {problem['msg']}",
            where=field or None,
            hint=f'It has to be a JSON file of the form "{SCHEMA}", such as the one attached to a PDF report.',
        ) from error


def content_sha256(assessment: Assessment) -> str:
    """Return the SHA-256 of the canonical JSON, which is that of the file attached to the PDF."""
    return sha256_of(to_json(assessment))


def sha256_of(data: str) -> str:
    """Return the same of an assessment that is canonical JSON already."""
    return hashlib.sha256(data.encode()).hexdigest()


def _written(value: Any, newline: str) -> str:
    """Return a plain value as JSON, its further lines after `newline`.

    The standard library writes the same text, but walks indented data in Python one token at a time: twice as long.
    """
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        inner = newline + "  "
        items = [f"{quoted(key)}: {_written(value[key], inner)}" for key in sorted(value)]
        return f"{{{inner}{f',{inner}'.join(items)}{newline}}}" if items else "{}"
    if isinstance(value, list):
        inner = newline + "  "
        items = [_written(item, inner) for item in value]
        return f"[{inner}{f',{inner}'.join(items)}{newline}]" if items else "[]"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isfinite(value):
        raise ValueError(f"{value} cannot be written as JSON")
    return repr(int(value) if value == int(value) else value)
