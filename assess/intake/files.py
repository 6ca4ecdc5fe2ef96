"""A home written down, in TOML, in JSON or as any mapping, read into the typed form."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from assess.intake.field_names import value_at
from assess.intake.fields import NUMERIC
from assess.intake.home import Home
from assess.intake.messages import Place, Problem, is_position, place_of, problems, refusal, shown, unknown_field
from assess.intake.parsing import parse_mapping
from assess.intake.stated import Stated
from assess.records import Basis, Provenance


def parse_home(text: str, where: str) -> Home:
    """Return the home that a TOML or JSON text states; `where` is its name in messages. Raises IntakeError."""
    return home_from_mapping(parse_mapping(text, where), where)


def home_from_mapping(raw: Mapping[str, Any], where: str, base: Home | None = None) -> Home:
    """Return the home that a mapping states. Raises IntakeError with everything that is wrong.

    What it states wins over `base`, field by field; a list, such as `loads`, replaces the list of the base, and
    "unknown" takes a value of the base away. A `basis` at the top holds for every value that names none.
    """
    given = dict(raw)
    stated = Stated()
    everywhere = _basis_of_file(given, stated)
    stated.basis = everywhere or Basis.TOLD
    if "from" in given:
        says = f"names {shown(given.pop('from'))}, and only a home that is read from a file can"
        stated.problems.append(Problem("from", says))
    under = {} if base is None else base.model_dump(exclude={"provenance"})
    values = _known(_laid_over(under, stated.section(Home, given)))
    found = list(stated.problems)
    try:
        home = Home.model_validate(values)
    except ValidationError as error:
        settled = {p.field for p in found}
        found += [p for p in problems(error, values) if p.field not in settled]
        raise refusal(_sourced(found, stated.provenance), where) from None
    found += _unfit(home.provenance)
    if found:
        raise refusal(_sourced(found, stated.provenance), where)
    kept = {} if base is None else _untouched(base.provenance, stated.paths)
    told = _told_everywhere(stated, everywhere, home)
    return home.model_copy(update={"provenance": kept | told | home.provenance | stated.provenance})


def _basis_of_file(given: dict[str, Any], stated: Stated) -> Basis | None:
    """Take the top-level `basis` out and return it; assumed needs a range each, so it cannot hold for a file."""
    basis = given.pop("basis", None)
    allowed = [str(b) for b in Basis if b is not Basis.ASSUMED]
    if basis is None or basis in allowed:
        return None if basis is None else Basis(basis)
    stated.problems.append(
        Problem("basis", f"{shown(basis)} cannot hold for a whole file; write one of {', '.join(allowed)}")
    )
    return None


def _told_everywhere(stated: Stated, basis: Basis | None, home: Home) -> dict[str, Provenance]:
    if basis is None:
        return {}
    return {path: Provenance(basis=basis) for path in stated.paths if value_at(home, path) is not None}


def _laid_over(under: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(under)
    for key, value in own.items():
        below = merged.get(key)
        if isinstance(value, Mapping) and isinstance(below, Mapping):
            merged[key] = _laid_over(below, value)
        else:
            merged[key] = value
    return merged


def _known(value: Any) -> Any:
    """Return the value without what is unknown, so that the form's own defaults stand."""
    if isinstance(value, Mapping):
        return {k: _known(v) for k, v in value.items() if v is not None}
    return [_known(v) for v in value] if isinstance(value, list | tuple) else value


def _untouched(provenance: Mapping[str, Provenance], paths: Iterable[str]) -> dict[str, Provenance]:
    """Return the provenance of values that nothing on top of them has replaced."""
    replaced = set(paths)

    def stands(path: str) -> bool:
        steps = path.split(".")
        return not any(".".join(steps[:n]) in replaced for n in range(1, len(steps) + 1))

    return {path: p for path, p in provenance.items() if stands(path)}


def check_marks(home: Home) -> None:
    """Raise IntakeError where a home that no file stated says how a value is known that no form has."""
    if strangers := list(_strangers(home.provenance)):
        raise refusal(strangers, "home")


def _unfit(provenance: Mapping[str, Provenance]) -> list[Problem]:
    """Return what is wrong with a provenance table: a field of no form, or an assumed number without a range."""
    rangeless = [
        Problem(f"provenance.{path}", "is assumed and has no range; add low and high")
        for path, entry in provenance.items()
        if entry.basis is Basis.ASSUMED and None in {entry.low, entry.high}
        if (shape := _place(path).shape) and shape.form in NUMERIC
    ]
    return [*_strangers(provenance), *rangeless]


def _strangers(provenance: Iterable[str]) -> Iterator[Problem]:
    """Yield what is wrong with each dotted path that leads to no field of the form."""
    for path in provenance:
        place = _place(path)
        if place.shape is None or place.field != path:
            yield Problem("provenance", unknown_field(place))


def _place(path: str) -> Place:
    return place_of([int(step) if is_position(step) else step for step in path.split(".")])


def _sourced(found: list[Problem], provenance: Mapping[str, Provenance]) -> list[Problem]:
    """Return the problems, each with the element of the foreign file its value was read from."""
    return [
        Problem(p.field, f"{p.says} (read from {source})") if (source := _source(p.field, provenance)) else p
        for p in found
    ]


def _source(field: str, provenance: Mapping[str, Provenance]) -> str | None:
    return provenance[field].source if field in provenance else None
