"""Any step, computed again from its operands alone: working and result cannot disagree unseen."""

from assess.findings import Step
from assess.worksheet.sheet import How, Worksheet


def recompute(step: Step) -> float:
    """Return the value of a step computed again from its operands alone [the step's unit]."""
    sheet = Worksheet(recording=False)
    ops = step.operands
    match step.kind:
        case "given":
            return ops[0].value
        case "product":
            ups = [o.value for o in ops if o.role != "over"]
            downs = [o.value for o in ops if o.role == "over"]
            return float(sheet.product(step.label, *ups, over=downs, unit=step.unit))
        case "share":
            return float(sheet.share(step.label, ops[0].value, ops[1].value, unit=step.unit))
        case "total":
            parts = {str(i): o.value for i, o in enumerate(ops) if o.role != "less"}
            less = {str(i): o.value for i, o in enumerate(ops) if o.role == "less"}
            return float(sheet.total(step.label, parts, less=less, unit=step.unit))
        case "largest":
            return float(sheet.largest(step.label, {str(i): o.value for i, o in enumerate(ops)}, unit=step.unit))
        case "tiered":
            tiers = [(None if o.role == "rest" else float(o.role), o.value) for o in ops[1:]]
            return float(sheet.tiered(step.label, ops[0].value, tiers, unit=step.unit))
        case "lookup":
            table = [(float(o.role), o.value) for o in ops[1:]]
            key = ops[0]
            how: How = "between" if key.role == "between" else "at least"
            return float(sheet.lookup(step.label, key.value, table, key_unit=key.unit, unit=step.unit, how=how))
        case "choose":
            return ops[0].value if ops[0].role == "yes" else ops[1].value
