"""Whose panel it is: a name is recognised however it is spelled, because a missed one is a hazard."""

import re
from collections.abc import Iterable

from assess.findings import Finding, Severity
from assess.intake import Home
from assess.safety.hazards import HazardRules, PanelMake, squeezed

_FIELD = "panel.make"
_CODE = "safety.panel_make"


def panel_make_findings(home: Home, rules: HazardRules) -> list[Finding]:
    """Return what is known of the panel's maker: a hazard, nothing bad, or not known."""
    make, model = home.panel.make, home.panel.model
    found = [_hazard(hit, make, model) for hit in recognised(f"{make or ''} {model or ''}", rules)]
    if found:
        return found
    if make is None or squeezed(make) in {"", *rules.reading.unknown_words}:
        return [
            Finding(
                code=_CODE,
                severity=Severity.UNKNOWN,
                says="The maker of the panel is not known.",
                means="Some makes must be replaced before a continuous load is added.",
                cure="Read the label on the panel's door and the names on the breakers, or send a photo of both.",
                cite=rules.reading.cite,
                field=_FIELD,
            )
        ]
    return [
        Finding(
            code=_CODE,
            severity=Severity.OK,
            says=f"The panel's maker is {make}.",
            means="It is not among the makes with a known fault.",
            cite=rules.reading.cite,
        )
    ]


def recognised(text: str, rules: HazardRules) -> list[PanelMake]:
    """Return the makes that a text names."""
    letters = rules.reading.near_letters
    longest = max(len(word) for make in rules.panel_makes for word in make.words)
    runs = set(_runs(text, longest))
    return [
        make
        for make in rules.panel_makes
        if _named(make.words, runs, letters) and not _named(make.unless, runs, letters)
    ]


def _runs(text: str, longest: int) -> Iterable[str]:
    """Yield every word and every run of words written as one, so that "Stab Lok" and "F.P.E." are found."""
    parts = re.findall(r"[a-z0-9]+", text.lower())
    for start in range(len(parts)):
        run = ""
        for part in parts[start:]:
            run += part
            if len(run) > longest:
                break
            yield run


def _named(words: Iterable[str], runs: set[str], near_letters: int) -> bool:
    for word in words:
        if word in runs:
            return True
        if len(word) >= near_letters and any(_one_slip(word, run) for run in runs):
            return True
    return False


def _one_slip(word: str, other: str) -> bool:
    """Return whether one letter more, less, other or in the wrong order turns `other` into `word`."""
    if abs(len(word) - len(other)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if same is None:
        return True
    mine, theirs = word[same:], other[same:]
    swapped = theirs[1:2] + theirs[:1] + theirs[2:]
    return mine[1:] in {theirs[1:], theirs} or mine in {theirs[1:], swapped}


def _hazard(make: PanelMake, name: str | None, model: str | None) -> Finding:
    written = " ".join(part for part in (name, model) if part)
    return Finding(
        code=f"{_CODE}.{make.id}",
        severity=make.severity,
        says=f'The panel is "{written}", read as {make.title}.',
        means=make.why,
        cure=make.advice,
        cite=make.cite,
        field=_FIELD,
    )
