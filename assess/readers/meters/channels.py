"""Which of several named channels is the house's, by the words that monitors and their owners use."""

import re
from collections.abc import Sequence

from assess.errors import IntakeError
from assess.intake.meter import Register
from assess.units.spelling import quoted

_LEG = r"\b(?:mains?|legs?|lines?|phase|grid|total)\s?(?:power |energy )?(?:l\s?)?"
_WORDS: tuple[tuple[Register, re.Pattern[str]], ...] = tuple(
    (register, re.compile(pattern))
    for register, pattern in (
        (Register.LEG_A, _LEG + r"(?:a|1)\b|\bl1\b"),
        (Register.LEG_B, _LEG + r"(?:b|2)\b|\bl2\b"),
        (Register.NET, r"\bnet\b"),
        (Register.EXPORT, r"export|\breturn|received|feed ?in|to grid|inject|surplus|\brev\b|reverse"),
        (Register.GENERATION, r"\bsolar|\bpv\b|generat|produc|inverter|photovolt"),
        (Register.IMPORT, r"import|deliver|from grid|\bgrid\b|\bmains?\b|purchas|\bfwd\b|utility|\bmeter\b"),
        (
            Register.CONSUMPTION,
            r"\b(?:home|house|household|whole|total)\b.*(?:consum|usage|load|energy)|\bload\b|whole ?home",
        ),
    )
)
_PIECES = re.compile(r"[\W_]+")
_SHOWN = 6


def register_named(name: str) -> Register | None:
    """Return what a channel counts by its name, or None when the name does not say."""
    plain = " ".join(_PIECES.split(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()))
    return next((register for register, words in _WORDS if words.search(plain)), None)


def house_channels(names: Sequence[str], chosen: str | None, where: str) -> tuple[dict[str, Register], str | None]:
    """Return the channels that count the house, each with its register, and a note on what was assumed.

    A channel chosen by name is the house's draw, unless its name says more. One channel alone is the house's draw too.
    Two channels of one register, or none that is known, leave it open: IntakeError names them all.
    """
    if chosen is not None:
        if chosen not in names:
            raise IntakeError(f"has no channel {quoted(chosen)}; it has {_listed(names)}", where=where)
        return {chosen: register_named(chosen) or Register.IMPORT}, None
    known = {name: register for name in names if (register := register_named(name))}
    if not known and len(names) == 1:
        return {names[0]: Register.IMPORT}, f"{quoted(names[0])} is taken for what the house drew"
    if legs := {name: register for name, register in known.items() if register in {Register.LEG_A, Register.LEG_B}}:
        known = {
            name: register
            for name, register in known.items()
            if name in legs or register in {Register.EXPORT, Register.GENERATION}
        }
    house = {Register.IMPORT, Register.CONSUMPTION, Register.NET, Register.LEG_A}
    twice = len(set(known.values())) < len(known)
    if twice or not house & set(known.values()) or (legs and len(legs) == 1):
        raise IntakeError(
            f"has several channels, and none or more than one can be the house's: {_listed(names)}",
            where=where,
            hint="Name the one that counts the whole house behind the file name, as in file.csv#channel.",
        )
    return known, None


def left_out(names: Sequence[str], used: dict[str, Register]) -> tuple[str, ...]:
    """Return a note that names the channels of single circuits, which are part of the house's."""
    others = [name for name in names if name not in used]
    return (
        (f"Channels of single circuits are part of the whole and are left out: {_listed(others)}.",) if others else ()
    )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(quoted(name) for name in names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown
