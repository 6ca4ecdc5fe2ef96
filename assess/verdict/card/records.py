"""The commissioning card and what stands on it: settings, checks, alarms, labels, and who signs."""

from typing import Literal

from assess.intake import PowerManagement
from assess.records import Confidence, Record

Phase = Literal["off", "running"]


class Check(Record):
    """One thing to measure on site, what this assessment expects of it, and blanks for what is found.

    `off` is made before the node is switched on, `running` with it under load. `low` and `high` are the ends of
    what is expected [`unit`], None where it has no such end; `blanks` name the readings where there are several.
    """

    id: str
    phase: Phase
    measure: str
    expected: str
    low: float | None = None
    high: float | None = None
    unit: str = ""
    blanks: tuple[str, ...] = ()
    cite: str
    confidence: Confidence


class Alarm(Record):
    """One alarm to set, in full words and in short ones.

    Above `warning` it speaks up, above `stop` the node stops [`unit`]; None where it has no such step.
    """

    id: str
    what: str
    says: str
    short: str
    warning: float | None = None
    stop: float | None = None
    unit: str = ""
    cite: str
    confidence: Confidence


class Label(Record):
    """The exact words of one label, and where it goes; blanks in it are filled in on site."""

    id: str
    place: str
    text: str
    cite: str
    confidence: Confidence


class Signer(Record):
    """One person who signs the card by hand, what for, and the blanks for it."""

    role: str
    says: str
    blanks: tuple[str, ...]


class CommissioningCard(Record):
    """The settings to commission the node with, the circuit that feeds it, and what is checked before it is trusted.

    Of an existing circuit the breaker and the wire are those that are there; the drops are in % of the voltage.
    `commands` are run at every start of the node, as `after_restart` says; `power_mode` is what holds the node down
    and `pcs_mode` the same in words, empty where only software does. `node_current_a` is what the node draws at
    this cap, `idle_gpus` how many GPUs of a whole node stay at rest.
    """

    gpus: int
    cap_w: float
    command: str
    node_wall_w: float
    breaker_a: float | None
    existing_circuit: bool
    conductor: str | None
    terminals_c: float
    grounding: str | None
    raceway: str | None
    drop_pct: float | None
    total_drop_pct: float | None
    pcs_setpoint_a: float | None
    alarm: str
    minimum_down_mbps: float | None
    minimum_up_mbps: float | None
    commands: tuple[str, ...] = ()
    after_restart: str = ""
    idle_gpus: int = 0
    node_current_a: float | None = None
    volts: float | None = None
    power_mode: PowerManagement | None = None
    pcs_mode: str = ""
    disconnect: str = ""
    alarms: tuple[Alarm, ...] = ()
    checks: tuple[Check, ...] = ()
    labels: tuple[Label, ...] = ()
    signers: tuple[Signer, ...] = ()
