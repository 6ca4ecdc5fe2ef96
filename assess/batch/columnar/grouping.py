"""Which columns of a table are read together, because what one says may count in another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assess.intake import Home
from assess.intake.fields import NUMERIC, shapes
from assess.readers.hpxml.figures import usual_of
from assess.readers.rows import Mapping as Meant
from assess.readers.rows.columns import Column
from assess.readers.rows.fields import field_of
from assess.readers.rows.headings import is_of_address
from assess.readers.rows.own import LISTS
from assess.records import Record

__all__ = ["BEDROOMS", "LOADS", "SYSTEMS", "Group", "Layout", "layout_of"]

LOADS, SYSTEMS = LISTS
BEDROOMS = "dwelling.bedrooms"
_STORAGE = "water_heater.storage"  # the only usual nameplate that goes by the bedrooms
_ENVELOPE = ("dwelling.ceiling_u", "dwelling.wall_u", "dwelling.window_u", "dwelling.window_shgc")
Mark = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Group:
    """Columns that are read together: where their cells stand, and what they may tell.

    `beside` stand further cells that they go by, whose own columns are read elsewhere. `lists` are those it may feed,
    `whole` the list that it may tell whole, and `fields` whether it may fill some beside. `numbers` are the places
    whose cells are sizes. `joins` is the entry that other groups feed too.
    """

    at: tuple[int, ...]
    beside: tuple[int, ...] = ()
    lists: tuple[str, ...] = ()
    whole: str = ""
    demand: bool = False
    names_site: bool = False
    fields: bool = True
    numbers: frozenset[int] = frozenset()
    joins: tuple[str, str] | None = None

    @property
    def places(self) -> tuple[int, ...]:
        """Return where all cells stand that it is read from."""
        return (*self.at, *self.beside)


@dataclass(frozen=True, eq=False)
class Layout:
    """A table as it is read by columns.

    `texts` are free texts about the contact, read by themselves; `site_id` is the one that names the site. `unread`
    are places of which only a formula is told. `of_address` has the place of every address column with whose address
    it is, `streets` and `second_lines` those of the street.
    """

    width: int
    groups: tuple[Group, ...]
    texts: tuple[int, ...]
    site_id: int | None
    unread: tuple[int, ...]
    of_address: Mapping[int, str] = field(default_factory=dict)
    streets: tuple[int, ...] = ()
    second_lines: tuple[int, ...] = ()


def layout_of(headings: Sequence[str], mapping: Meant) -> Layout:
    """Return which columns of a table are read together."""
    position: dict[str, int] = {}
    for at, heading in enumerate(headings):
        position.setdefault(heading, at)
    feeds = mapping.feeds
    texts = [heading for heading in feeds if _is_read_alone(heading, mapping)]
    address = {heading: column for heading, column in feeds.items() if is_of_address(column)}
    streets = [heading for heading, column in address.items() if column.field == "contact.address"]
    return Layout(
        width=len(headings),
        groups=tuple(_groups([heading for heading in feeds if heading not in texts], mapping, position)),
        texts=tuple(position[heading] for heading in texts),
        site_id=next((position[one] for one in texts if feeds[one].field == "contact.site_id"), None),
        unread=tuple(at for at, heading in enumerate(headings) if heading not in feeds),
        of_address={position[heading]: mapping.places.get(heading, "") for heading in address},
        streets=tuple(position[heading] for heading in streets if feeds[heading].follows is None),
        second_lines=tuple(position[heading] for heading in streets if feeds[heading].follows is not None),
    )


def _is_read_alone(heading: str, mapping: Meant) -> bool:
    """Return whether a column is free text about the contact, of which no other column makes anything else."""
    column = mapping.feeds[heading]
    path = column.field or ""
    found = field_of(path) if path.startswith("contact.") else None
    if found is None or found.shape.form != "text" or found.pattern is not None:
        return False
    like_this = Column(names=column.names, field=column.field, follows=column.follows, help=column.help)
    kept = {
        name: getattr(column, name) for name in ("example", "choices", "section", "required", "note", "last_resort")
    }
    same = [other for other, one in mapping.feeds.items() if one.field == path and other != heading]
    alone = not same if path != "contact.address" else heading not in {*mapping.twice, *mapping.twice.values()}
    return alone and column == like_this.model_copy(update=kept)


def _groups(headings: Sequence[str], mapping: Meant, position: Mapping[str, int]) -> Iterator[Group]:
    bedrooms = [heading for heading in headings if BEDROOMS in set(_paths(mapping.feeds[heading]))]
    for together in _together({heading: set(_marks(heading, mapping)) for heading in headings}):
        columns = [(heading, mapping.feeds[heading]) for heading in together]
        beside = [mapping.beside[heading] for heading, column in columns if column.beside is not None]
        sized = any(_goes_by_bedrooms(column) for _, column in columns) and not set(bedrooms) & set(together)
        at = dict.fromkeys(position[heading] for heading in [*together, *beside])
        yield Group(
            at=tuple(at),
            beside=tuple(position[heading] for heading in bedrooms) if sized else (),
            lists=tuple(dict.fromkeys(name for _, column in columns for name in _lists(column))),
            whole=next((column.whole for _, column in columns if column.whole is not None), ""),
            names_site=any(path == "contact.site_id" for _, column in columns for path in _paths(column)),
            fields=any(True for _, column in columns for _ in _paths(column)),
            demand=any(path.startswith("demand.") for _, column in columns for path in _paths(column)),
            numbers=frozenset(position[heading] for heading, column in columns if _is_a_size(column)),
            joins=next((_joins(column) for _, column in columns if _can_be_split(column)), None),
        )


def _together(marks: Mapping[str, set[Mark]]) -> list[list[str]]:
    """Return headings in groups that share a mark with one another, in the order of the table."""
    groups: list[tuple[list[str], set[Mark]]] = []
    for heading, mine in marks.items():
        met = [group for group in groups if group[1] & mine]
        groups = [group for group in groups if group not in met]
        groups.append(([*(one for group in met for one in group[0]), heading], mine.union(*(g[1] for g in met))))
    order = {heading: number for number, heading in enumerate(marks)}
    found = [sorted(headings, key=order.__getitem__) for headings, _ in groups]
    return sorted(found, key=lambda headings: order[headings[0]])


def _marks(heading: str, mapping: Meant) -> Iterator[Mark]:
    """Yield what a column may have in common with others that are to be read with it."""
    column = mapping.feeds[heading]
    yield ("column", heading)
    if column.beside is not None:
        yield ("column", mapping.beside[heading])
    if heading in mapping.twice:
        yield ("column", mapping.twice[heading])
    for path in _paths(column):
        # A ZIP code is held against the state.
        yield ("path", "place.state" if path == "place.zip_code" else path)
        name = path.partition(".")[0]
        section = shapes(Home)[name].record if name in shapes(Home) else None
        if section is not None and any(shape.required for shape in shapes(section).values()):
            yield ("section", name)
    for meaning in column.words.values():
        if meaning.system is not None and meaning.system.joins is not None:
            yield ("entry", SYSTEMS, meaning.system.joins)
    if column.whole is not None:
        yield ("whole", column.whole)
    if column.entry is not None and column.entry.key is not None and not _can_be_split(column):
        yield ("entry", column.entry.list, column.entry.key)


def _paths(column: Column) -> Iterator[str]:
    """Yield every field of the home that a column may fill, those of lists left out."""
    if column.entry is not None or column.whole is not None:
        return
    if column.field is not None:
        yield column.field
    yield from column.pair or ()
    for meaning in (*column.words.values(), *([column.above_zero] if column.above_zero else [])):
        yield from meaning.set
        if (meaning.ceiling_r, meaning.wall_r, meaning.window) != (None, None, None):
            yield from _ENVELOPE


def _lists(column: Column) -> Iterator[str]:
    if column.entry is not None:
        yield column.entry.list
    if column.entry is None and column.whole is None:
        for meaning in (*column.words.values(), *([column.above_zero] if column.above_zero else [])):
            yield from [LOADS] * (meaning.load is not None)
            yield from [SYSTEMS] * (meaning.system is not None)


def _can_be_split(column: Column) -> bool:
    """Return whether a number of an entry is read without the others: of a speed test, which needs none of them."""
    entry = column.entry
    if entry is None or entry.key is None or entry.kind is not None or entry.list in LISTS or column.words:
        return False
    record = record_of(entry.list)[1]
    checked = record.__pydantic_decorators__.model_validators
    return _is_a_size(column) and not checked and not any(shape.required for shape in shapes(record).values())


def record_of(path: str) -> tuple[type[Record], type[Record]]:
    """Return the record that has a list, and that of its entries."""
    owner: type[Record] = Home
    *way, last = path.split(".")
    for name in way:
        owner = shapes(owner)[name].record or owner
    return owner, shapes(owner)[last].record or owner


def _joins(column: Column) -> tuple[str, str] | None:
    return (column.entry.list, column.entry.key) if column.entry is not None and column.entry.key is not None else None


def _is_a_size(column: Column) -> bool:
    """Return whether a column is of numbers that are only larger or smaller."""
    if column.field is None or column.within is not None or column.bands or column.above_zero is not None:
        return False
    if any(word[0].isdecimal() and word != "0" for word in column.words):
        return False
    found = field_of(column.field, column.entry.list if column.entry else "")
    return found is not None and found.shape.form in NUMERIC


def _goes_by_bedrooms(column: Column) -> bool:
    """Return whether the usual nameplate of a load that a column lists may go by the bedrooms."""
    entry = column.entry
    if entry is not None and entry.list == LOADS:
        return entry.kind is None or usual_of(entry.kind) == _STORAGE
    loads = [meaning.load for meaning in column.words.values() if meaning.load is not None]
    return entry is None and any(load.usual is not None or usual_of(load.kind) == _STORAGE for load in loads)
