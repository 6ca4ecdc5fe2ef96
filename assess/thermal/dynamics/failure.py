"""When cooling fails: how many minutes the room has, by the matrix exponential of its network."""

from dataclasses import dataclass, replace

import numpy as np

from assess.findings import Curve, Series
from assess.records import Confidence, Figure
from assess.rulebook.reference import load_reference
from assess.thermal.days import Day
from assess.thermal.dynamics.host import Host, beside_a_held_house, mixing_w_k, moment, room_zone
from assess.thermal.dynamics.house import RestOfHouse
from assess.thermal.dynamics.si import celsius, fahrenheit
from assess.thermal.engine.network import Array, Network, Surroundings, ZoneSurroundings
from assess.thermal.engine.steady import admissible_node_w, steady
from assess.thermal.engine.transient import Response, respond
from assess.thermal.inputs import Inputs

LEVELS = ("warning_f", "stop_f", "cutoff_f")
_NAMES = {"warning_f": "warning", "stop_f": "stop", "cutoff_f": "power cut"}
_CITE = "two-zone network, matrix exponential"
_J_PER_KJ = 1000
_GPUS_OF_A_SERVER = 8
_POINTS = 61


@dataclass(frozen=True)
class Beside:
    """The house around a failing room: the zone, what acts on it on that day, and how warm it is at first [°F]."""

    house: RestOfHouse
    around: ZoneSurroundings
    start_f: float


@dataclass(frozen=True)
class Minutes:
    """How long until a temperature [°F]: with the room's air alone, and with what warms up beside it; None is never."""

    level_f: float
    still: float | None
    slower: float | None


@dataclass(frozen=True)
class Failure:
    """The room after its cooling stopped: from which temperature [°F], and when it reaches each level."""

    start_f: float
    minutes: dict[str, Minutes]
    picture: Series

    @property
    def in_words(self) -> str:
        """Return what a reader should know of it."""
        stop, cut = self.minutes["stop_f"], self.minutes["cutoff_f"]
        if stop.still is None:
            return f"When its cooling stops, the room does not reach {stop.level_f:g} °F within a day."
        never = f"but does not reach {cut.level_f:g} °F within a day"
        if self.start_f >= stop.level_f:
            then = never if cut.still is None else f"and reaches {cut.level_f:g} °F in {span(cut)} when it stops"
            return f"Before its cooling stops the room is at {self.start_f:.0f} °F, {then}."
        first = f"When its cooling stops, the room goes from {self.start_f:.0f} to {stop.level_f:g} °F in {span(stop)}"
        return f"{first}, {never if cut.still is None else f'to {cut.level_f:g} °F in {span(cut)}'}."


def failure(
    inputs: Inputs, host: Host, day: Day, *, node_w: float, gpus: int, start_f: float, beside: Beside | None
) -> Failure:
    """Return what follows when everything stops that cools, fans too, and the node goes on.

    The strict end has the room's air alone. The other has light contents that warm up with it, and the servers.
    """
    book = load_reference("reference/building_physics")
    horizon_min = inputs.figure("failure.horizon_min").value
    factor = book.figure("storage.light_contents").value
    servers_j_k = _J_PER_KJ * book.figure("storage.server").value * gpus / _GPUS_OF_A_SERVER
    network, around, start = _stopped(host, day, start_f, beside)
    still = respond(network, around, node_w, start, air_factor=1.0)
    slower = respond(network, around, node_w, start, air_factor=factor, equipment_j_k=servers_j_k)
    inputs.ws.given("Room air when its cooling stops", start_f, "°F")
    minutes = {}
    for key in LEVELS:
        level = inputs.figure(f"failure.{key}")
        found = Minutes(level.value, *(_minutes(one, level.value, horizon_min) for one in (still, slower)))
        minutes[key] = found
        _write(inputs, f"To {level.value:g} °F, {_NAMES[key]}, air alone", found.still, horizon_min, "strict end")
        note = f"light contents as {factor:g} times the air, and the servers"
        _write(inputs, f"To {level.value:g} °F, {_NAMES[key]}, with contents", found.slower, horizon_min, note)
    return Failure(start_f, minutes, _picture(still, slower, minutes))


def _stopped(host: Host, day: Day, start_f: float, beside: Beside | None) -> tuple[Network, Surroundings, Array]:
    """Return the network without its cooling, what acts on it, and the states at which it stops [°C]."""
    running, around = beside_a_held_house(host, day), moment(host, day)
    at_rest = _at_rest(running, around, celsius(start_f))
    if beside is None:
        return beside_a_held_house(host, None, fans=False), around, at_rest
    alone = Network(beside.house.zone)
    there = Surroundings(around.outdoor_c, beside.around)
    held = _at_rest(alone, there, celsius(beside.start_f))
    network = Network(room_zone(host, fans=False), beside.house.zone, mixing_w_k=mixing_w_k(host, fans=False))
    return network, replace(around, house=beside.around), np.concatenate([at_rest, held])


def _at_rest(network: Network, around: Surroundings, air_c: float) -> Array:
    """Return the states of one zone whose air has long been at a temperature; all are at it where nothing is lost."""
    zone = network.room
    if not (zone.opaque_w_k or zone.window_w_k or zone.air_exchange_w_k or network.mixing_w_k):
        return np.full(len(network.capacity_j_k), air_c)
    return steady(network, around, admissible_node_w(network, around, air_c).node_w)


def _minutes(response: Response, level_f: float, horizon_min: float) -> float | None:
    seconds = response.seconds_to(celsius(level_f))
    return None if seconds is None or seconds > 60 * horizon_min else seconds / 60


def _write(inputs: Inputs, label: str, minutes: float | None, horizon_min: float, note: str) -> None:
    if minutes is None:
        note = "not reached within a day"
    value = horizon_min if minutes is None else minutes
    inputs.ws.given(label, Figure(value=value, unit="min", cite=_CITE, confidence=Confidence.MEDIUM), note=note)


def _picture(still: Response, slower: Response, minutes: dict[str, Minutes]) -> Series:
    last = minutes["cutoff_f"].slower or minutes["stop_f"].slower or 24 * 60.0
    x = np.linspace(0.0, 1.2 * last, _POINTS)
    curves = [("air alone", still), ("with contents and servers", slower)]
    return Series(
        code="thermal.failure",
        title="Room air after its cooling stops",
        x_name="after cooling stops",
        x_unit="min",
        x=tuple(float(value) for value in x),
        y_unit="°F",
        curves=tuple(
            Curve(name=name, values=tuple(fahrenheit(float(c)) for c in one.curve_c(60 * x))) for name, one in curves
        ),
        says=_in_words(minutes),
    )


def _in_words(minutes: dict[str, Minutes]) -> str:
    stop = minutes["stop_f"]
    if stop.still is None:
        return f"The room does not reach {stop.level_f:g} °F within a day."
    return f"The room reaches {stop.level_f:g} °F after {span(stop)}."


def span(minutes: Minutes) -> str:
    """Return a time as a reader says it: from the strict end to the other."""
    if minutes.still is None:
        return "no time within a day"
    first = _clock(minutes.still)
    if minutes.slower is None:
        return f"{first} or more"
    last = _clock(minutes.slower)
    if first == last:
        return first
    number, unit = first.rsplit(" ", 1)
    return f"{number} to {last}" if number.isdigit() and last.endswith(unit) else f"{first} to {last}"


def _clock(minutes: float) -> str:
    if minutes < 2:  # below that nothing but the room's air counts, and nobody is there in time
        return "less than 2 min"
    return f"{minutes:.0f} min" if minutes < 120 else f"{minutes / 60:.0f} h"


__all__ = ["LEVELS", "Beside", "Failure", "Minutes", "failure", "span"]
