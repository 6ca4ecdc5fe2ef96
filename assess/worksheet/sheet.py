"""The worksheet: eight verbs that compute a value and write the line of working from the same arguments.

Each verb takes floats or NumPy arrays alike. What it returns is called a float, because a rule is written and
checked for one home; of arrays it is an array. A recording worksheet leaves a Step behind for every verb; a silent
one (`Worksheet(recording=False)`) only computes, so that the same rule that shows its work for one home can screen
many.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assess.findings import Operand, Step, StepKind
from assess.numbers import number, percent, quantity
from assess.records import Basis, Confidence, Figure
from assess.worksheet import arrays

Value = arrays.Value
Term = Any  # a Figure, a (value, unit) pair or a Value
How = Literal["at least", "between"]
_NUMBERS = (float, int)


class Worksheet:
    """Computes and, when recording, writes down."""

    def __init__(self, *, recording: bool = True) -> None:
        """Start an empty sheet."""
        self.recording = recording
        self.steps: list[Step] = []

    def given(
        self,
        label: str,
        value: Term,
        unit: str = "",
        *,
        cite: str = "",
        basis: Basis | None = None,
        note: str | None = None,
    ) -> float:
        """Return a value that comes from outside: an input, a nameplate, a figure of a code."""
        found: float = _plain(value)
        if self.recording:
            term = _term(value, unit)
            operands = (Operand(name=label, value=found, unit=term.unit),)
            self._write(label, "given", operands, "", found, term.unit, [term], cite, note, basis)
        return found

    def product(
        self,
        label: str,
        *factors: Term,
        over: Sequence[Term] = (),
        unit: str,
        cite: str = "",
        note: str | None = None,
    ) -> float:
        """Return the product of `factors`, divided by each of `over` [`unit`]. Raises ZeroDivisionError."""
        value: float = 1.0
        for factor in factors:
            value = value * _plain(factor)
        for divisor in over:
            value = value / _plain(divisor)
        if self.recording:
            ups, downs = [_term(f) for f in factors], [_term(d) for d in over]
            working = " × ".join(t.shown for t in ups) + "".join(f" ÷ {t.shown}" for t in downs)
            operands = (*(t.operand() for t in ups), *(t.operand("over") for t in downs))
            self._write(label, "product", operands, working, value, unit, ups + downs, cite, note)
        return value

    def share(
        self, label: str, whole: Value, ratio: Term, *, unit: str, cite: str = "", note: str | None = None
    ) -> float:
        """Return a part of `whole` [`unit`], `ratio` being 0.4 for 40 %."""
        value: float = whole * _plain(ratio)
        if self.recording:
            part = _term(ratio)
            operands = (Operand(name="whole", value=whole, unit=unit), part.operand("ratio"))
            working = f"{percent(part.value)} of {number(whole, unit)}"
            self._write(label, "share", operands, working, value, unit, [part], cite, note)
        return value

    def total(
        self,
        label: str,
        parts: Mapping[str, Value],
        *,
        less: Mapping[str, Value] | None = None,
        unit: str,
        cite: str = "",
        note: str | None = None,
    ) -> float:
        """Return the sum of `parts` minus each of `less` [`unit`]."""
        minus = less or {}
        value: float = sum(parts.values(), start=0.0) - sum(minus.values(), start=0.0)
        if self.recording:
            working = " + ".join(number(v, unit) for v in parts.values()) or "0"
            working += "".join(f" − {number(v, unit)}" for v in minus.values())
            operands = (
                *(Operand(name=k, value=v, unit=unit) for k, v in parts.items()),
                *(Operand(name=k, value=v, unit=unit, role="less") for k, v in minus.items()),
            )
            self._write(label, "total", operands, working, value, unit, [], cite, note)
        return value

    def largest(
        self, label: str, parts: Mapping[str, Value], *, unit: str, cite: str = "", note: str | None = None
    ) -> float:
        """Return the largest of `parts` [`unit`]; an empty mapping gives 0, nothing being the largest of nothing."""
        value: float = arrays.fold_max(list(parts.values()))
        if self.recording:
            winner = next((k for k, v in parts.items() if v == value), "none")
            shown = ", ".join(number(v, unit) for v in parts.values())
            working = f"largest of {shown}: {winner}" if parts else "none"
            operands = tuple(Operand(name=k, value=v, unit=unit) for k, v in parts.items())
            self._write(label, "largest", operands, working, value, unit, [], cite, note)
        return value

    def tiered(
        self,
        label: str,
        value: Value,
        tiers: Sequence[tuple[float | None, float]],
        *,
        unit: str,
        cite: str = "",
        confidence: Confidence = Confidence.HIGH,
        note: str | None = None,
    ) -> float:
        """Return `value` after demand tiers, each `(up to, factor)`, the last one open-ended (`None`) [`unit`]."""
        out: float = 0.0
        floor = 0.0
        pieces = []
        for up_to, factor in tiers:
            band = arrays.clip(value - floor, None if up_to is None else up_to - floor)
            out = out + band * factor
            if self.recording and band > 0:
                pieces.append(f"{number(band, unit)} at {percent(factor)}")
            floor = up_to if up_to is not None else floor
        if self.recording:
            operands = (Operand(name="connected", value=value, unit=unit), *(_tier(u, f, unit) for u, f in tiers))
            working = " + ".join(pieces) or "0"
            terms = [_Term(out, unit, cite, confidence)]
            self._write(label, "tiered", operands, working, out, unit, terms, cite, note)
        return out

    def lookup(
        self,
        label: str,
        key: Value,
        table: Sequence[tuple[float, float]],
        *,
        key_unit: str,
        unit: str,
        how: How = "at least",
        cite: str = "",
        confidence: Confidence = Confidence.HIGH,
        note: str | None = None,
    ) -> float:
        """Return the value of an ascending table of `(key, value)` rows for `key` [`unit`].

        `how` is "at least" (the first row whose key is not below `key`), or "between" (linear between
        rows, held at the ends). Raises LookupError when no row is large enough; an array has NaN there,
        so that one home does not stop the others.
        """
        between = how == "between"
        value: float = arrays.read_between(key, table) if between else arrays.read_at_least(key, table, label)
        if self.recording:
            operands = (
                Operand(name="key", value=key, unit=key_unit, role=how),
                *(Operand(name=number(k, key_unit), value=v, unit=unit, role=repr(float(k))) for k, v in table),
            )
            working = f"{'read between rows for' if between else 'first row not below'} {quantity(key, key_unit)}"
            terms = [_Term(value, unit, cite, confidence)]
            self._write(label, "lookup", operands, working, value, unit, terms, cite, note)
        return value

    def choose(
        self,
        label: str,
        test: Value,
        then: Value,
        otherwise: Value,
        *,
        unit: str,
        because: str,
        cite: str = "",
        note: str | None = None,
    ) -> float:
        """Return `then` where `test` holds, else `otherwise`; `because` is the test in words."""
        value: float = arrays.where(test, then, otherwise)
        if self.recording:
            operands = (
                Operand(name="then", value=then, unit=unit, role="yes" if test else "no"),
                Operand(name="otherwise", value=otherwise, unit=unit),
            )
            working = f"{because}: {'yes' if test else 'no'}, so {number(value, unit)}"
            self._write(label, "choose", operands, working, value, unit, [], cite, note)
        return value

    def _write(
        self,
        label: str,
        kind: StepKind,
        operands: tuple[Operand, ...],
        working: str,
        value: float,
        unit: str,
        terms: "Sequence[_Term]",
        cite: str,
        note: str | None,
        basis: Basis | None = None,
    ) -> None:
        """Leave a step: cited by `cite`, else by its terms, and no surer than the least sure of them."""
        cites = dict.fromkeys(t.cite for t in terms if t.cite)
        self.steps.append(
            Step(
                label=label,
                kind=kind,
                operands=operands,
                working=working,
                value=value,
                unit=unit,
                cite=cite or "; ".join(cites),
                confidence=Confidence.weakest(Confidence.HIGH, *(t.confidence for t in terms)),
                basis=basis,
                note=note,
            )
        )


@dataclass(slots=True)
class _Term:
    """A value as the verbs see it, whether it came as a Figure, a pair or a bare number."""

    value: Value
    unit: str = ""
    cite: str = ""
    confidence: Confidence = Confidence.HIGH

    @property
    def shown(self) -> str:
        return quantity(self.value, self.unit)

    def operand(self, role: str = "") -> Operand:
        return Operand(name=self.unit or "factor", value=self.value, unit=self.unit, role=role)


def _term(term: Term, unit: str = "") -> _Term:
    if isinstance(term, Figure):
        return _Term(term.value, term.unit, term.cite, term.confidence)
    if isinstance(term, tuple):
        return _Term(*term)
    return _Term(term, unit)


def _plain(term: Term) -> Value:
    """Return the value of a term alone, all that a silent sheet needs of it."""
    if isinstance(term, tuple):
        return term[0]
    # A record tells what it is an instance of slowly, and most terms are bare numbers.
    return term if isinstance(term, _NUMBERS) or not isinstance(term, Figure) else term.value


def _tier(up_to: float | None, factor: float, unit: str) -> Operand:
    """Return a tier as an operand; its bound is in `role`, where `recompute` finds it."""
    if up_to is None:
        return Operand(name="rest", value=factor, role="rest")
    return Operand(name=f"up to {number(up_to, unit)}", value=factor, role=repr(float(up_to)))
