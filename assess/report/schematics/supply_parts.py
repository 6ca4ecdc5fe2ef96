"""The existing side of the diagram: what the utility brings, the main panel, and its label."""

from dataclasses import dataclass

from assess.electrical.supply.service_conductor import name_of
from assess.intake import Home
from assess.intake.service import Panelboard
from assess.numbers import quantity
from assess.report.schematics.branch_parts import ahead_of_main, solar
from assess.report.schematics.parts import Part, existing, known, short

_GROUNDING = {True: "grounding found in order", False: "grounding found not in order", None: "grounding not looked at"}


@dataclass(frozen=True)
class Supply:
    """The way from the utility to the busbar of the main panel.

    `disconnect` is None where the main breaker of the panel is the only one known; `tap` is solar ahead of it.
    """

    utility: Part
    transformer: bool
    conductors: Part
    meter: Part
    tap: Part | None
    disconnect: Part | None
    electrode: Part
    panel: Part
    main: Part
    lugs: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return every part in the order of the current."""
        ahead = (self.utility, self.conductors, self.meter, self.tap, self.disconnect, self.electrode)
        return (*(part for part in ahead if part is not None), self.panel, self.main)


def supply(home: Home) -> Supply:
    """Return the way from the utility to the busbar."""
    service, apart = home.service, _apart(home)
    homes = service.homes_on_transformer
    shared = f" for {homes} {'home' if homes == 1 else 'homes'}" if homes else ""
    transformer = known(service.transformer_kva, "kVA", "transformer") + shared
    phases = "phases not known" if service.phases is None else f"{service.phases}-phase"
    volts = known(service.volts, "V", "voltage")
    rated = () if apart else (known(service.rating_a, "A", "service rating"),)
    meter_main = "at the meter" if service.meter_main else "its place not known"
    return Supply(
        utility=existing("Utility", (volts, phases, *rated, transformer)),
        transformer=service.transformer_kva is not None,
        conductors=existing(
            "Service conductors",
            (
                conductor(service.conductor_size, service.conductor_material),
                service.entrance or "overhead or underground not known",
            ),
        ),
        meter=existing("Meter", (known(service.continuous_a, "A", "continuous rating of its base"),)),
        tap=solar(home, home.pv) if home.pv is not None and ahead_of_main(home) else None,
        disconnect=existing("Service disconnect", (known(service.rating_a, "A"), meter_main)) if apart else None,
        electrode=existing(
            "Grounding electrode conductor (GEC)",
            ("size and electrode not known", _GROUNDING[home.safety.grounding_ok]),
        ),
        panel=panel_part("Main panel", home.panel),
        main=main_part(home.panel, "Main breaker of the main panel"),
        lugs=not home.panel.main_a,
    )


def panel_part(name: str, panel: Panelboard) -> Part:
    """Return a panel with what is on its label."""
    make = " ".join(word for word in (panel.make, panel.model) if word)
    spaces = "spaces not known" if panel.spaces_total is None else quantity(panel.spaces_total, "spaces")
    at = "" if panel.location is None else f"at: {short(panel.location)}"
    return existing(
        name,
        (
            f"make {short(make)}" if make else "make not known",
            known(panel.bus_a, "A", "bus"),
            spaces,
            "interrupting rating not known",
            at,
        ),
    )


def main_part(panel: Panelboard, name: str) -> Part:
    """Return what a panel is fed through: its main breaker, or lugs alone."""
    if panel.main_a == 0:
        return existing(name.replace("breaker", "lugs"), ("main lugs only",), by_symbol=True)
    rating = "main breaker or lugs not known" if panel.main_a is None else f"main breaker {quantity(panel.main_a, 'A')}"
    return existing(name, (rating,), by_symbol=True)


def conductor(size: str | None, material: str | None) -> str:
    """Return a conductor as it was read, and which half of it is not known."""
    if size is None:
        return f"{material}, size not known" if material else "size and material not known"
    plain = name_of(size) if size.replace("/", "").isdigit() else short(size)
    return f"{plain} {material}" if material else f"{plain}, material not known"


def _apart(home: Home) -> bool:
    """Return whether the service disconnect is another device than a main breaker of the panel."""
    return bool(home.service.meter_main) or home.panel.main_a == 0
