# %% [markdown]
# # A home, assessed in Python
#
# Run this as a script, or cell by cell in VS Code or Jupyter (jupytext reads the `# %%` marks).

# %%
import tempfile
from datetime import date
from pathlib import Path

from assess import AssessError, assess, home_from_dict, load_home, screen, with_changes, write_html

HERE = Path(__file__).parent if "__file__" in globals() else Path("examples/python")
HOMES = HERE.parent / "homes"
TODAY = date(2026, 11, 27)

# %% [markdown]
# ## One home
#
# `load_home` reads TOML, JSON and HPXML, and the files that these name: speed tests, panel schedules, meters, weather.
# The edition of the code is the one in force at the place, and the result says why.

# %%
home = load_home(HOMES / "go-if-atlanta.toml")
result = assess(home, on=TODAY)
verdict = result.verdict

print(f"{verdict.outcome}: {verdict.headline}")
print(f"under {result.edition.title}, {result.edition.reason}")

# %% [markdown]
# ## What stands in the way
#
# Limits come tightest first. Capacity and demand are in the limit's own unit; None is unknown, never 0.

# %%
for limit in verdict.limits[:5]:
    room = "unknown" if limit.capacity is None else f"{limit.capacity:,.0f}"
    print(f"{limit.name:45} {limit.demand:>8,.0f} of {room:>8} {limit.unit}")

# %% [markdown]
# ## Every number with its working
#
# A section's steps are what the PDF prints: label, working, value, unit and clause.

# %%
electrical = next(section for section in result.sections if section.name == "electrical")
for step in electrical.steps[:6]:
    print(f"{step.label:45} {step.value:>10,.0f} {step.unit:6} {step.cite}")

# %% [markdown]
# ## What if?
#
# Fields are set by name, with units as in a home file; remedies of the catalogue go by their ids, as the verdict
# names them.

# %%
ways = [] if verdict.changes is None else [change.id for change in verdict.changes.changes]
mended = with_changes(home, remedies=ways)

for rating_a in (60, 200):
    changed = with_changes(mended, {"service.rating": rating_a, "panel.main": rating_a})
    best = assess(changed, on=TODAY).verdict.best
    fits = "no node" if best is None else f"{best.gpus} GPUs at {best.cap_w:.0f} W"
    print(f"{', '.join(ways)} and a service of {rating_a} A: {fits}")

# %% [markdown]
# ## Many homes
#
# `screen` takes any number of homes, from files or from a table of one's own, and gives each a verdict in brief. A home
# that cannot be judged has its error in its place and stops no other.

# %%
rows = [
    {"place": {"zip_code": "44113"}, "service": {"rating_a": "200 A"}, "dwelling": {"floor_area_ft2": "1,800 sq ft"}},
    {"place": {"zip_code": "00000"}, "service": {"rating_a": "100 A"}},
]
homes = [*map(load_home, sorted(HOMES.glob("*.toml"))), *map(home_from_dict, rows)]
for brief in screen(homes, on=TODAY):
    if isinstance(brief, AssessError):
        print(f"cannot be judged: {brief}")
    else:
        print(f"{brief.outcome:12} {brief.gpus:>2} GPUs, decided by {brief.binding or 'nothing'}")

# %% [markdown]
# ## The report
#
# `write_html` gives one file that any browser shows; `write_pdf` takes the same words and gives the PDF.

# %%
report = Path(tempfile.mkdtemp()) / "report.html"
write_html(result, report)
print(f"{report.stat().st_size / 1000:,.0f} kB in {report}")
