"""What the hazards of `codes/reference/hazards.toml` look like once checked."""

import re
from functools import cache
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, ValidationError, model_validator

from assess.errors import RuleDataError
from assess.findings import Severity
from assess.intake import Placement
from assess.records import Confidence, Figure, Record
from assess.rulebook import Edition, load_reference

_NAME = "reference/hazards"


class Cited(Record):
    """Something with a source: `cite` names it, or `rule` points at a clause of the edition in force."""

    cite: str = ""
    rule: str = ""

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if bool(self.cite) == bool(self.rule):
            msg = "give either cite or rule"
            raise ValueError(msg)
        return self

    def source(self, edition: Edition) -> str:
        """Return the source as it is printed."""
        return clause(self.rule, edition) if self.rule else self.cite


def squeezed(text: str) -> str:
    """Return only the letters and digits of a text, in lower case."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


Squeezed = Annotated[str, AfterValidator(squeezed), Field(min_length=1)]


class PanelMake(Record):
    """A maker of panels with a known fault."""

    id: str
    title: str
    words: tuple[Squeezed, ...] = Field(min_length=1)
    unless: tuple[Squeezed, ...] = ()
    severity: Severity
    why: str
    advice: str
    cite: str
    confidence: Confidence


class Check(Cited):
    """One question of the checklist, what each answer says, and where the question arises."""

    code: str
    field: str
    hazard: bool
    severity: Severity
    unseen: Severity
    says: str
    fine: str
    unknown: str
    means: str
    cure: str
    look: str
    confidence: Confidence
    places: tuple[Placement, ...] = ()
    needs: Literal["liquid", "combustion"] | None = None
    years: tuple[int, int] | None = None
    mends_home: bool = False


class PanelPlace(Cited):
    """A place where a panel may not be."""

    says: str


class Reading(Record):
    """How a maker's name is read."""

    near_letters: int
    cite: str
    unknown_words: tuple[str, ...]


class LowHeadroom(Record):
    """Up to which rating an existing panel may have less height in front."""

    up_to: Figure


class BatterySiting(Record):
    """Where a home battery may stand, how large it may be, and how far from openings."""

    unit: Figure
    clearance: Figure
    place_cite: str
    total: dict[str, Figure]
    kind_of_place: dict[str, str]


class NodeFigures(Record):
    """Figures of the node itself."""

    noise_cite: str
    scan_from: Figure
    scan_to: Figure
    transformer_cite: str


class HazardRules(Record):
    """Every hazard."""

    reading: Reading
    panel_makes: tuple[PanelMake, ...]
    checks: tuple[Check, ...]
    panel_places: dict[str, PanelPlace]
    low_headroom: LowHeadroom
    battery: BatterySiting
    node: NodeFigures


def clause(path: str, edition: Edition) -> str:
    """Return a clause of the edition by its dotted name. Raises RuleDataError when there is none."""
    value: object = edition.rules
    for name in path.split("."):
        value = getattr(value, name, None)
    if not isinstance(value, str):
        raise RuleDataError(f'"{path}" is not a clause of an edition', where=f"codes/{_NAME}.toml")
    return value


@cache
def load_hazards() -> HazardRules:
    """Return the checked hazards. Raises RuleDataError when the file is malformed."""
    try:
        return HazardRules.model_validate(load_reference(_NAME).raw)
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(str(p) for p in problem["loc"])
        raise RuleDataError(f"[{place}] {problem['msg'].lower()}", where=f"codes/{_NAME}.toml") from error
