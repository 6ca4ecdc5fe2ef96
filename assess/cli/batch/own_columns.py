"""A mapping of one's own: the headings of a table that nobody else uses, with the fields that they fill."""

from pathlib import Path
from typing import Any

from assess.errors import UsageError


def own_columns(file: Path | None) -> dict[str, Any]:
    """Return a mapping of one's own, empty without a file. Raises UsageError for a file that is none."""
    if file is None:
        return {}
    import tomllib

    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(file)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        hint = 'Write a heading and its field on each line, such as "Panel Amps" = "service.rating_a".'
        raise UsageError(f"is not valid TOML: {error}", where=str(file), hint=hint) from error
