"""What is done to a home between its file and its assessment: the node asked for, its place and its rules looked up."""

from functools import lru_cache

from assess.climate import DesignConditions, Place, design_conditions, place_of_zip, with_own_temperatures
from assess.errors import IntakeError
from assess.intake import Home, Placement
from assess.records import Basis, Provenance
from assess.rulebook import Edition, load_edition, load_reference


def with_node_asked(home: Home, node: str | None, gpus: int | None) -> Home:
    """Return the home with what its user asks of the node, over what its file says."""
    wanted: dict[str, object] = {}
    if node is not None:
        wanted |= {"model": node, "gpu": None if home.node.model is None else home.node.gpu}
    if gpus is not None:
        wanted["gpus"] = gpus
    return home.model_copy(update={"node": home.node.model_copy(update=wanted)}) if wanted else home


def with_a_node(home: Home) -> Home:
    """Return the home with the policy's node where it asks for none."""
    if home.node.model is not None or home.node.gpu is not None:
        return home
    policy = load_reference("reference/policy").raw["default_node"]
    # A room that was surveyed does not move a finished node indoors, and the place is not made the home's own word.
    surveyed = home.node.placement or home.room.kind
    place = home.node.placement if surveyed else Placement(policy["placement"])
    node = home.node.model_copy(update={"model": policy["model"], "placement": place})
    return home.model_copy(update={"node": node})


def with_its_place(home: Home) -> Home:
    """Return the home with state and city of its ZIP code, where it names none. Raises IntakeError for no ZIP code."""
    place = home.place
    if not place.zip_code or (place.state and place.city):
        return home
    found = _zip(place.zip_code)
    looked_up = {
        name: value for name, value in {"state": found.state, "city": found.city}.items() if not getattr(place, name)
    }
    by_zip = Provenance(basis=Basis.TOLD, source=f"ZIP code {place.zip_code}")
    sources = home.provenance | {f"place.{name}": by_zip for name in looked_up}
    return home.model_copy(update={"place": place.model_copy(update=looked_up), "provenance": sources})


def _zip(zip_code: str) -> Place:
    try:
        return place_of_zip(zip_code)
    except IntakeError as error:
        raise IntakeError(error.message, where="place.zip_code", hint=error.hint) from None


def weather_of(home: Home) -> DesignConditions | None:
    """Return the design weather of the home's place. Raises IntakeError when ZIP and state contradict each other."""
    place = home.place
    if place.zip_code and place.state:
        found = _zip(place.zip_code)
        if found.state != place.state:
            raise IntakeError(
                f'ZIP code "{place.zip_code}" is in {found.city}, {found.state}, but place.state says "{place.state}"',
                where="place.zip_code",
                hint="Correct the one that is wrong.",
            )
    return design_conditions(
        zip_code=place.zip_code[:5] if place.zip_code else None,
        city=place.city,
        state=place.state,
        latitude=place.latitude,
        longitude=place.longitude,
        elevation_ft=place.elevation_ft,
        station_wmo=home.weather.station_wmo,
    )


def weather_felt(home: Home, weather: DesignConditions | None) -> DesignConditions | None:
    """Return the weather with the temperatures that the home states, which go before those of the station."""
    stated = home.weather.model_dump(exclude={"station_wmo", "hourly_file"})
    own = {name: value for name, value in stated.items() if value is not None}
    return weather if weather is None or not own else with_own_temperatures(weather, own)


@lru_cache(maxsize=64)
def edition_named(name: str, *, allow_unconfirmed: bool) -> Edition:
    """Return an edition, read once by a process that assesses many homes. Raises RuleDataError."""
    return load_edition(name, allow_unconfirmed=allow_unconfirmed)
