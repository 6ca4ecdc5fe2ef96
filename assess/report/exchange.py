"""The whole assessment as canonical JSON: one text for one assessment, and back again."""

import hashlib
import json
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
    plain = _plain(record.model_dump(mode="json"))
    return json.dumps(plain, sort_keys=True, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


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
    return hashlib.sha256(to_json(assessment).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
