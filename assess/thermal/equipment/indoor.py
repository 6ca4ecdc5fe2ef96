"""The indoor air that enters the coil, and what its humidity does to the sensible share."""

from dataclasses import dataclass
from functools import cache, lru_cache

from assess.rulebook.reference import load_reference
from assess.thermal.equipment.coil import Air, air_of, coil_size, sensible_ratio, wet_air_of, wet_bulb_f
from assess.thermal.equipment.units import BOOK
from assess.thermal.inputs import Inputs
from assess.worksheet.arrays import each

_STANDARD_PLACES = 1  # decimals of a wet bulb, as it is read


@dataclass(frozen=True)
class Indoor:
    """Indoor air: dry bulb [°F], relative humidity [%] and wet bulb [°F]; `stated` where the home says a humidity."""

    dry_bulb_f: float
    humidity_pct: float
    wet_bulb_f: float
    stated: bool


def indoor(inputs: Inputs) -> Indoor:
    """Return the indoor air of the home: 75 °F and 50 % unless it says otherwise.

    Drier air is taken only where a humidity is stated, because it makes a coil look larger than it may be.
    """
    book, home = load_reference(BOOK), inputs.home
    usual_f, usual_pct = book.figure("indoor.design_f").value, book.figure("indoor.humidity_pct").value
    dry_f, pct = home.dwelling.indoor_design_f, home.hvac.indoor_humidity_pct
    if dry_f is None and pct is None:
        return Indoor(usual_f, usual_pct, book.figure("indoor.wet_bulb_f").value, stated=False)
    dry_f, humidity_pct = usual_f if dry_f is None else dry_f, usual_pct if pct is None else pct
    wet_f = book.figure("indoor.wet_bulb_f").value
    if (dry_f, humidity_pct) != (usual_f, usual_pct):
        wet_f = each(_wet_bulb_f, dry_f, humidity_pct)
    return Indoor(dry_f, humidity_pct, wet_f, stated=pct is not None)


@lru_cache(maxsize=8_192)  # a search by halving, and asked of the same air by every unit and every day
def _wet_bulb_f(dry_f: float, humidity_pct: float) -> float:
    return round(wet_bulb_f(air_of(dry_f, humidity_pct)), _STANDARD_PLACES)


@cache
def sensible_over_usual(rated: float, humidity_pct: float, cfm_per_ton: float) -> float:
    """Return the sensible share at a humidity [%] and an airflow over that at 50 % and the rated airflow.

    `rated` is the share at the rating. By the apparatus dew point and bypass factor at 75 °F and rated capacity.
    """
    book = load_reference(BOOK)
    dry_f, usual_pct = book.figure("indoor.design_f").value, book.figure("indoor.humidity_pct").value
    usual_cfm = book.figure("rated.cfm_per_ton").value
    rating = wet_air_of(book.figure("rated.dry_bulb_f").value, book.figure("rated.wet_bulb_f").value)
    ton = load_reference("reference/thermal").figure("units.btu_h_per_ton").value
    try:
        size = coil_size(rating, ton, usual_cfm, rated)
    except ValueError:  # a share that no coil has at the rating: nothing can be said of it elsewhere
        return 1.0

    def share(air: Air, cfm: float) -> float:
        return sensible_ratio(size, air, ton, cfm)

    return share(air_of(dry_f, humidity_pct), cfm_per_ton) / share(air_of(dry_f, usual_pct), usual_cfm)
