"""What is done to a home before it is assessed: the node asked for, its place, its weather."""

from collections.abc import Callable

import pytest

from assess.errors import IntakeError
from assess.intake import Home, NodeRequest, Placement, Room
from assess.intake.site import DesignWeather, Jurisdiction
from assess.preparing import weather_felt, weather_of, with_a_node, with_its_place, with_node_asked
from assess.records import Basis

At = Callable[..., Home]


@pytest.fixture
def at() -> At:
    """Return a home at a place."""
    return lambda **place: Home(place=Jurisdiction(**place))


def test_what_is_asked_goes_before_what_the_file_says() -> None:
    """The GPUs and the node, and with another node no GPU that was meant for the first; nothing asked changes none."""
    home = Home(node=NodeRequest(model="generic-air", gpu="rtx-pro-6000-server", gpus=2))
    assert with_node_asked(home, None, None) is home
    assert with_node_asked(home, None, 4).node == home.node.model_copy(update={"gpus": 4})
    assert with_node_asked(home, "xfra-16", 8).node.model == "xfra-16"
    assert with_node_asked(Home(node=NodeRequest(gpu="rtx-pro-6000-server")), "xfra-16", None).node.gpu is None


def test_a_home_that_asks_for_none_has_the_policys_node() -> None:
    """At the place made for it, unless the home says where; whoever names a model or a GPU keeps it."""
    found = with_a_node(Home()).node
    assert found.model is not None
    assert found.placement is not None
    garage = Home(node=NodeRequest(placement=Placement("garage")))
    assert with_a_node(garage).node.placement == "garage"
    assert with_a_node(garage).node.model == found.model
    surveyed = with_a_node(Home(room=Room(kind=Placement("garage")))).node
    assert (surveyed.model, surveyed.placement) == (found.model, None)
    for node in (NodeRequest(model="generic-air"), NodeRequest(gpu="rtx-pro-6000-server")):
        home = Home(node=node)
        assert with_a_node(home) is home


def test_a_zip_code_tells_state_and_city(at: At) -> None:
    """What is looked up is told by the ZIP code, and what the home names itself stays."""
    found = with_its_place(at(zip_code="44107"))
    assert (found.place.state, found.place.city) == ("OH", "Lakewood")
    source = found.provenance["place.state"]
    assert (source.basis, source.source) == (Basis.TOLD, "ZIP code 44107")
    named = with_its_place(at(zip_code="44107", city="Cleveland"))
    assert (named.place.state, named.place.city) == ("OH", "Cleveland")
    assert "place.city" not in named.provenance
    for home in (at(state="OH"), at(zip_code="44107", state="OH", city="Lakewood")):
        assert with_its_place(home) is home


def test_a_zip_code_that_does_not_exist_is_refused_at_its_field(at: At) -> None:
    """The message names the field of the form."""
    with pytest.raises(IntakeError, match="00000") as refused:
        with_its_place(at(zip_code="00000"))
    assert refused.value.where == "place.zip_code"


def test_a_zip_code_in_another_state_is_a_contradiction(at: At) -> None:
    """No weather is looked up for a home that stands in two places."""
    with pytest.raises(IntakeError, match=r'place\.state says "TX"') as refused:
        weather_of(at(zip_code="44107", state="TX"))
    assert refused.value.where == "place.zip_code"


def test_the_weather_is_that_of_the_place(at: At) -> None:
    """Of a place that is not known there is none."""
    assert weather_of(Home()) is None
    cold, hot = weather_of(at(zip_code="44107", state="OH")), weather_of(at(zip_code="85001", state="AZ"))
    assert cold is not None
    assert hot is not None
    assert cold.cooling_1_f is not None
    assert hot.cooling_1_f is not None
    assert cold.cooling_1_f < hot.cooling_1_f


def test_temperatures_of_the_home_go_before_the_stations(at: At) -> None:
    """Only those that are stated, and of no weather none are made."""
    weather = weather_of(at(zip_code="44107", state="OH"))
    assert weather is not None
    assert weather_felt(Home(), weather) is weather
    own = Home(weather=DesignWeather(cooling_1_f=101.0))
    felt = weather_felt(own, weather)
    assert felt is not None
    assert (felt.cooling_1_f, felt.heating_99_f) == (101, weather.heating_99_f)
    assert weather_felt(own, None) is None
