"""What a process that answers rows loads once; a server of such processes loads it for all that come after.

A row of a table is assessed here, for only that fetches all: late imports, rule data, weather and catalogues.
"""

import os
from contextlib import suppress
from datetime import date

# Each worker is one of many: threads of a matrix library beside it only take turns with the others.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from assess.batch.records import Depth, Options, RawRow, Task
from assess.batch.work import answer_rows

_HEADINGS = ("ZIP", "Square Feet", "Main Breaker", "Heating Fuel", "Cooling Tons", "Download Speed", "Upload Speed")
_CELLS = ("78701", 2000, 200, "natural gas", 3, 500, 100)

with suppress(Exception):  # what is wrong with an installation is for each row to say, and not for the server to die of
    answer_rows(Task(_HEADINGS, (RawRow(1, _CELLS),), Options(on=date(2026, 1, 1), depth=Depth.FULL)))
