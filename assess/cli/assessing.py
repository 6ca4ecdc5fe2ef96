"""From a file to an Assessment, as a command asks for it."""

from collections.abc import Callable, Sequence
from datetime import date
from logging import getLogger
from pathlib import Path
from time import perf_counter

from assess.assessment import Assessment
from assess.electrical import Method
from assess.errors import AssessError, IntakeError
from assess.front.asking import assessed
from assess.front.homes import read_whole
from assess.intake import Home
from assess.preparing import with_node_asked
from assess.readers.nameplates import with_usual_nameplates
from assess.rulebook import adoption, choose_edition
from assess.verdict.policy_file import read_policy

_LOG = getLogger(__name__)


def assess_file(
    file: Path,
    *,
    on: date,
    code: str | None = None,
    method: str = "auto",
    node: str | None = None,
    gpus: int | None = None,
    allow_unconfirmed: bool = False,
    change: Callable[[Home], Home] | None = None,
    explore: bool = False,
    remedies: Sequence[str] = (),
    policy: Path | None = None,
    redact: bool = False,
) -> Assessment:
    """Return the assessment of the home in `file`, or of what `change` and then the `remedies` make of it.

    With `redact` what is assessed is that home without names, its place and its files.
    Raises AssessError with the field that is wrong.
    """

    def asked(home: Home) -> Home:
        home = with_node_asked(home, node, gpus)
        return home if change is None else change(home)

    home, beside = read_whole(file, asked, photos=not redact)
    _LOG.info("read %s%s: %s", file, _site(home), ", ".join(sorted(home.model_fields_set)))
    if beside.meter is not None:
        _LOG.info("read the meter file of demand.file")
    home = _mended(with_usual_nameplates(home), remedies)
    own_policy = None if policy is None else read_policy(policy)
    _LOG.info("policy: %s", policy or "the usual one")
    began_s = perf_counter()
    try:
        assessment = assessed(
            home,
            beside,
            on=on,
            choice=choose_edition(code, None, None) if code else None,
            method=Method(method),
            policy=own_policy,
            explore=explore,
            redact=redact,
            allow_unconfirmed=allow_unconfirmed,
        )
    except IntakeError as error:
        if {"node.model": node, "node.gpus": gpus}.get(error.where or "") is not None:
            raise  # said on the command line, not in the file
        # Past the reader a refusal knows the field, not the file it stands in.
        where = f"{file}, {error.where}" if error.where else str(file)
        raise IntakeError(error.message, where=where, hint=error.hint) from None
    used, weather = assessment.edition, assessment.weather
    _LOG.info("edition %s (%s), %s", used.id, used.sha256[:8], _why(code, home))
    _LOG.info("design weather: %s", "unknown" if weather is None else "found by the place, or as the home says")
    _LOG.info("assessed in %.2f s: %s", perf_counter() - began_s, assessment.verdict.outcome)
    return assessment


def _site(home: Home) -> str:
    """Return the site id as a log has it: of a home nothing else is logged but the names of its fields."""
    return f" (site {home.contact.site_id})" if home.contact.site_id else ""


def _why(code: str | None, home: Home) -> str:
    if code:
        return "named by --code"
    if home.place.code:
        return "named by place.code"
    if not home.place.state:
        return "for want of place.state and place.code"
    known = adoption(home.place.state, home.place.city)
    kept = (
        "adopted where place.state says" if known.edition else "as place.state leaves adoption to cities and counties"
    )
    return f"{kept}, as of {known.as_of}, confidence {known.confidence}"


def _mended(home: Home, remedies: Sequence[str]) -> Home:
    """Return the home with remedies of the catalogue done to it, one upon the other. Raises AssessError."""
    if not remedies:
        return home
    from assess.verdict.remedies.apply import apply_remedy

    for name in remedies:
        try:
            home = apply_remedy(home, name)
        except AssessError as error:
            raise type(error)(error.message, where=f"--apply {name}", hint=error.hint) from None
    return home
