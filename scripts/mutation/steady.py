"""What makes a test do the same in every run: caches that are empty, properties that draw the same examples."""

import sys

# No mutant can reach what these remember.
KEPT = tuple(
    f"assess.{room}"
    for room in (
        *("rulebook", "units", "resources", "records", "climate", "hardware"),
        *("readers", "network", "worksheet", "report"),
    )
)


def clear_caches() -> None:
    """Empty every cache that may hold what a mutant made, or hide a line from the tests that come later."""
    for name, module in list(sys.modules.items()):
        if name.startswith("assess.") and not name.startswith(KEPT):
            for value in list(vars(module).values()):
                clear = getattr(value, "cache_clear", None)
                if callable(clear) and getattr(value, "__module__", "").startswith("assess."):
                    clear()


def steady_properties() -> None:
    """Draw the same examples each time, without a deadline, which a busy machine misses, and without shrinking."""
    from hypothesis import Phase, settings  # late: pytest has to see it first

    quick = (Phase.explicit, Phase.generate)
    settings.register_profile("mutants", deadline=None, database=None, derandomize=True, phases=quick)
    settings.load_profile("mutants")
