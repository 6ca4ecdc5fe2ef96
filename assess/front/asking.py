"""From a home to its Assessment: its place and its rules are looked up in the bundled data, then it is assessed."""

from datetime import date, datetime
from os import PathLike, fspath

from assess.assessment import Assessment
from assess.assessment import assess as assess_purely
from assess.electrical import Method
from assess.errors import UsageError
from assess.front.beside import Beside, use_in
from assess.front.homes import bare, beside_of
from assess.front.kinds import path_of, required
from assess.intake import Home
from assess.preparing import weather_of, with_its_place, with_node_asked
from assess.readers.nameplates import with_usual_nameplates
from assess.report.redact import Case, redacted
from assess.rulebook import EditionChoice, choose_edition, load_edition
from assess.verdict.policy import Policy
from assess.verdict.policy_file import read_policy


def assess(
    home: Home,
    *,
    on: date,
    code: str | PathLike[str] | None = None,
    node: str | None = None,
    gpus: int | None = None,
    method: str = "auto",
    policy: Policy | None = None,
    explore: bool = False,
    redact: bool = False,
    allow_unconfirmed: bool = False,
) -> Assessment:
    """Return the assessment of a home on a date, the same as `assess home` gives.

    `code` is an edition such as "nec/2023" or a .toml file of one's own; without it the home's own counts, else the
    one in force at its place. `node` and `gpus` go before what the home asks for. With `explore` every place and power
    mode is tried, with `redact` names, places and files are left out, with `allow_unconfirmed` rules count that are
    not yet confirmed.

    There is no clock, network or environment in it, and no file is read but the rule data (and `code`). Raises
    IntakeError for a home that cannot be, RuleDataError for an edition that cannot be used, UsageError for a method
    that there is not, TypeError for the wrong kind of argument.
    """
    required(home, Home, "assess()", 'a Home; read one with load_home("house.toml")')
    choice = checked_choice(on, code, node, gpus, policy)
    return assessed(
        with_node_asked(bare(home), node, gpus),
        beside_of(home),
        on=on,
        choice=choice,
        method=method_named(method),
        policy=policy,
        explore=explore,
        redact=redact,
        allow_unconfirmed=allow_unconfirmed,
    )


def load_policy(file: str | PathLike[str]) -> Policy:
    """Return the usual policy with what a TOML file says otherwise. Raises RuleDataError."""
    return read_policy(path_of(file, "load_policy()"))


def assessed(
    home: Home,
    beside: Beside,
    *,
    on: date,
    choice: EditionChoice | None,
    method: Method,
    policy: Policy | None,
    explore: bool,
    redact: bool,
    allow_unconfirmed: bool,
) -> Assessment:
    """Return the assessment of a home and of what the files hold that it names; a `choice` goes before its place.

    Raises AssessError.
    """
    home = with_its_place(with_usual_nameplates(home))
    weather = weather_of(home)
    choice = choice or choose_edition(None, home.place.code, home.place.state, home.place.city)
    edition = load_edition(choice.name, allow_unconfirmed=allow_unconfirmed)
    record, said_of_it = use_in(beside.meter, home, weather)
    case = Case(home, edition, weather, beside.weather_year, policy)
    case = redacted(case) if redact else case
    return assess_purely(
        case.home,
        case.edition,
        on=on,
        choice=choice,
        weather=case.weather,
        method=method,
        hourly=case.hourly,
        record=record,
        record_findings=said_of_it,
        photo_findings=() if redact else beside.photo_findings,
        explore=explore,
        policy=case.policy,
    )


def checked_choice(
    on: date, code: str | PathLike[str] | None, node: str | None, gpus: int | None, policy: Policy | None
) -> EditionChoice | None:
    """Return the edition that is asked for; None leaves it to the home. Raises TypeError and UsageError."""
    if isinstance(on, datetime):
        raise TypeError("on= takes a date, not datetime; give its .date()")
    required(on, date, "on=", "a date, such as date(2026, 5, 31)")
    required(node, (str, type(None)), "node=", "the model of a node as text")
    required(policy, (Policy, type(None)), "policy=", 'a Policy; read one with load_policy("policy.toml")')
    required(gpus, (int, type(None)), "gpus=", "a whole number")
    if isinstance(gpus, bool):  # which Python takes for a number
        raise TypeError("gpus= takes a whole number, not bool")
    if gpus is not None and gpus < 1:
        raise UsageError(f"{gpus} GPUs are no node", where="gpus", hint="Ask for 1 or more.")
    required(code, (str, PathLike, type(None)), "code=", "an edition by name, or the path of its file")
    return None if code is None else EditionChoice(name=fspath(code), reason="given by the caller")


def method_named(name: str) -> Method:
    """Return a method of load calculation. Raises UsageError with those that there are."""
    try:
        return Method(name)
    except ValueError:
        hint = f"Write one of {', '.join(Method)}."
        raise UsageError(f'"{name}" is no load calculation', where="method", hint=hint) from None
