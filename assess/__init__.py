"""Whether a home can host an always-on GPU node, and if so how many GPUs, at what power cap.

The names below are the whole of the public interface; `docs/api.md` shows them at work.

    from datetime import date
    from assess import assess, load_home, write_pdf

    result = assess(load_home("house.toml"), on=date(2026, 11, 27))
    print(result.verdict.headline)
    write_pdf(result, "report.pdf")
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = [
    "AssessError",
    "Assessment",
    "Brief",
    "Home",
    "IntakeError",
    "MissingLibrary",
    "Outcome",
    "Policy",
    "ReportError",
    "RuleDataError",
    "UnconfirmedRule",
    "UsageError",
    "Verdict",
    "assess",
    "from_json",
    "home_from_dict",
    "load_home",
    "load_policy",
    "screen",
    "to_json",
    "with_changes",
    "write_html",
    "write_pdf",
]

if TYPE_CHECKING:
    from assess.assessment import Assessment
    from assess.errors import (
        AssessError,
        IntakeError,
        MissingLibrary,
        ReportError,
        RuleDataError,
        UnconfirmedRule,
        UsageError,
    )
    from assess.front.asking import assess, load_policy
    from assess.front.homes import home_from_dict, load_home, with_changes
    from assess.front.many import screen
    from assess.front.reports import from_json, to_json, write_html, write_pdf
    from assess.intake import Home
    from assess.verdict import Outcome, Verdict
    from assess.verdict.brief import Brief
    from assess.verdict.policy import Policy
else:
    # A name is imported when it is first asked for, so that `import assess`, which every command does, costs nothing.
    _ROOMS = {
        "assess.assessment": ("Assessment",),
        "assess.errors": (
            "AssessError",
            "IntakeError",
            "MissingLibrary",
            "ReportError",
            "RuleDataError",
            "UnconfirmedRule",
            "UsageError",
        ),
        "assess.front.asking": ("assess", "load_policy"),
        "assess.front.homes": ("home_from_dict", "load_home", "with_changes"),
        "assess.front.many": ("screen",),
        "assess.front.reports": ("from_json", "to_json", "write_html", "write_pdf"),
        "assess.intake": ("Home",),
        "assess.verdict": ("Outcome", "Verdict"),
        "assess.verdict.brief": ("Brief",),
        "assess.verdict.policy": ("Policy",),
    }
    _ROOM = {name: room for room, names in _ROOMS.items() for name in names}

    def __getattr__(name: str) -> object:
        if name not in _ROOM:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = globals()[name] = getattr(import_module(_ROOM[name]), name)
        return found

    def __dir__() -> list[str]:
        return sorted(__all__)
