"""The remedies as data: what could be changed at a home, who does it, what it may relieve, what it may cost."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Self

from pydantic import Field, ValidationError, model_validator

from assess.errors import RuleDataError, UsageError
from assess.intake import Home
from assess.intake.messages import nearest
from assess.numbers import quantity
from assess.records import Confidence, Figure, Record
from assess.rulebook import load_reference
from assess.verdict.records import Cost

BOOK = "reference/remedies"


class Shelf(Record):
    """Where a figure stands: the file and its dotted key."""

    book: str
    key: str


class Prices(Record):
    """What a remedy may cost [USD], one pair for each of its sizes; `as_of` is the month or year it was told."""

    low_usd: tuple[float, ...] = Field(min_length=1)
    high_usd: tuple[float, ...] = Field(min_length=1)
    cite: str
    confidence: Confidence
    as_of: str

    @model_validator(mode="after")
    def _pairs(self) -> Self:
        if len(self.low_usd) != len(self.high_usd):
            raise ValueError("low_usd and high_usd must be as many")
        if any(not 0 <= low <= high for low, high in zip(self.low_usd, self.high_usd, strict=True)):
            raise ValueError("a cost lies between 0 and its upper end")
        return self


class Entry(Record):
    """One remedy of the catalogue; `sizes` names the table it comes in, `size` the one figure it comes with.

    `action` is the verb that changes the home and `values` what it is told; `needs` says where it can be thought of.
    """

    id: str
    kind: str
    title: str
    who: str
    action: str
    relieves: tuple[str, ...] = Field(min_length=1)
    values: dict[str, str | bool] = Field(default_factory=dict)
    needs: tuple[str, ...] = ()
    size: Shelf | None = None
    sizes: str | None = None
    cost: Prices


@dataclass(frozen=True)
class Offer:
    """One remedy in one size, with what a table says beside that size (`beside`)."""

    id: str
    entry: Entry
    cost: Cost
    size: Figure | None = None
    beside: float | None = None

    @property
    def kind(self) -> str:
        """Return the kind, of which a home takes one at most."""
        return self.entry.kind

    @property
    def middle_usd(self) -> float:
        """Return the middle of its cost [USD]."""
        return (self.cost.low_usd + self.cost.high_usd) / 2

    def relieves(self, code: str) -> bool:
        """Return whether it may help where a limit or a finding of this code stands against the node."""
        return any(code == one or code.startswith(f"{one}.") for one in self.entry.relieves)

    def title(self, home: Home) -> str:
        """Return the remedy in words for one home."""
        rating_a = home.service.rating_a
        words = {
            "rating": "the same rating" if rating_a is None else quantity(rating_a, "A"),
            "size": "" if self.size is None else quantity(self.size.value, self.size.unit),
            "spaces": quantity(figure("panel.spaces").value, ""),
            "coldest": _shown("mini_split.coldest"),
            "depth": _shown("working_space.depth"),
            "width": _shown("working_space.width"),
        }
        return self.entry.title.format_map(words)


def figure(key: str) -> Figure:
    """Return a figure of the catalogue. Raises RuleDataError when it has none."""
    return load_reference(BOOK).figure(key)


@cache
def catalogue() -> tuple[Offer, ...]:
    """Return every remedy in every size, in the order of the file. Raises RuleDataError for a malformed entry."""
    return tuple(offer for entry in entries() for offer in _offers(entry))


@cache
def entries() -> tuple[Entry, ...]:
    """Return the entries of the file. Raises RuleDataError for a malformed one."""
    found = []
    for raw in load_reference(BOOK).raw["remedies"]:
        try:
            found.append(Entry.model_validate(raw))
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in (raw.get("id", "?"), *problem["loc"]))
            raise RuleDataError(f"[{where}] {problem['msg']}", where=f"codes/{BOOK}.toml") from error
    return tuple(found)


def offer_of(name: str) -> Offer:
    """Return the remedy of this id. Raises UsageError with the nearest ids where there is none."""
    known = {offer.id: offer for offer in catalogue()}
    if name not in known:
        raise UsageError(f'there is no remedy "{name}"{nearest(name, known)}', hint=f"There are {', '.join(known)}.")
    return known[name]


def _offers(entry: Entry) -> Iterator[Offer]:
    if entry.sizes is None:
        one = None if entry.size is None else load_reference(entry.size.book).figure(entry.size.key)
        yield Offer(entry.id, entry, _cost(entry, 0), one)
        return
    table = load_reference(BOOK).table(entry.sizes)
    if len(table.rows) != len(entry.cost.low_usd):
        raise RuleDataError(f"[{entry.id}] a cost for each size is needed", where=f"codes/{BOOK}.toml")
    for number, (size, beside) in enumerate(table.rows):
        one = Figure(value=size, unit=table.key_unit, cite=table.cite, confidence=table.confidence)
        yield Offer(f"{entry.id}_{size:g}", entry, _cost(entry, number), one, beside)


def _cost(entry: Entry, number: int) -> Cost:
    prices = entry.cost
    return Cost(
        low_usd=prices.low_usd[number],
        high_usd=prices.high_usd[number],
        cite=f"{prices.cite}; as of {prices.as_of}",
        confidence=prices.confidence,
    )


def _shown(key: str) -> str:
    one = figure(key)
    return quantity(one.value, one.unit)
