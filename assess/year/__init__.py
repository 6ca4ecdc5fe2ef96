"""The year that the node would really have: hour by hour, what the home leaves it and what comes out.

Arrays all through, so imported late. Read from the bottom up:

    steps           hours or quarter-hours of a year without a leap day
    measured        a meter's record laid over the year
    end_uses, runs  a home that nobody measured, appliance by appliance
    hvac            electricity of heating and cooling, and what the node's heat adds to it
    home_load       what the home draws
    ladder          the ways a node can run, and what each draws and achieves
    supply, battery what service, setpoint, legs and battery leave the node
    outages         how much of the year the street and the line are down
    run             the year of many candidates at once
    prepare         all of it for one home
    section         the answer for a reader
    neighborhood    the transformer that several homes share
"""

from assess.year.measured import Measured
from assess.year.prepare import YearSite, prepare_year
from assess.year.run import run_year
from assess.year.section import YearAnswer, assess_year

__all__ = ["Measured", "YearAnswer", "YearSite", "assess_year", "prepare_year", "run_year"]
