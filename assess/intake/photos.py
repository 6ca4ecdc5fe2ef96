"""Photos of the site: which file, what it shows, and in whose words."""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from assess.records import Record


class Subject(StrEnum):
    """What a photo is taken of."""

    PANEL_LABEL = "panel_label"
    PANEL_OPEN = "panel_open"
    METER = "meter"
    SERVICE_DISCONNECT = "service_disconnect"
    NODE_PLACE = "node_place"
    HVAC_LABEL = "hvac_label"
    ROOM = "room"
    OTHER = "other"


class Photo(Record):
    """One photo of the site, shown in the report; it marks no value as read from a label."""

    file: str = Field(description="JPEG, PNG or WebP, found from the folder of this file", examples=["panel.jpg"])
    of: Subject = Field(Subject.OTHER, description="what it shows")
    caption: str | None = Field(None, description="what is to be seen on it", examples=["label inside the door"])
    taken: str | None = Field(
        None, pattern=r"^\d{4}-\d{2}-\d{2}$", description="day it was taken", examples=["2026-10-15"]
    )
    sha256: str | None = Field(
        None,
        pattern="^[0-9a-f]{64}$",
        description="SHA-256 of the file; filled in when it is shown, and if it is given, no other file is",
        examples=["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    )

    @model_validator(mode="after")
    def _a_day_of_the_calendar(self) -> Self:
        if self.taken is not None:
            try:
                date.fromisoformat(self.taken)
            except ValueError:
                raise ValueError(
                    f'taken "{self.taken}" is not a day of the calendar; write it as "2026-10-15"'
                ) from None
        return self
