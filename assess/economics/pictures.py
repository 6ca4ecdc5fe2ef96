"""The months of the year in money."""

from collections.abc import Sequence

from assess.economics.band import ENDS, USD, Band
from assess.economics.reckoning import Reckoning
from assess.findings import Curve, Series

_MONTHS = tuple(float(month) for month in range(1, 13))


def monthly_picture(found: Reckoning) -> Series:
    """Return what the node adds to the household's bill each month, and what the household gets, each as a band."""
    gets = [heat.plus(pay) for heat, pay in zip(found.heating.months, found.pay.months, strict=True)]
    curves = _curves("added to the bill", found.bill.months)
    if any(band.high > 0 or band.low < 0 for band in gets):
        curves += _curves("pay and heating saved", gets)
    return Series(
        code="economics.monthly",
        title="What the node costs and brings the household, month by month",
        x_name="month",
        x_unit="",
        x=_MONTHS,
        y_unit=USD,
        curves=curves,
        says=f"The node adds {found.bill.year.words} to the household's bill in a year.",
    )


def _curves(name: str, months: Sequence[Band]) -> tuple[Curve, ...]:
    return tuple(
        Curve(name=name if end == "middle" else f"{name}, {end}", values=tuple(month.at(end) for month in months))
        for end in ENDS
    )
