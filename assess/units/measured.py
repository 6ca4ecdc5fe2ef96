"""The measured types that intake records are made of: a float, read from a number or from text."""

from dataclasses import dataclass
from math import isfinite
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from assess.errors import IntakeError
from assess.units.kinds import KINDS
from assess.units.reading import measure
from assess.units.spelling import LONGEST


@dataclass(frozen=True)
class Measured:
    """Marks a float as a measurement of the kind named `kind` (a key of `KINDS`).

    Bounds beside it, such as `Field(gt=0)`, hold for the value after it has been read. A refusal is a
    pydantic error of type `measured`, whose message is whole and meant for the user.
    """

    kind: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read first, then let pydantic check the float and whatever bounds the field adds."""
        return core_schema.no_info_before_validator_function(self._read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe a number or text on the way in, and a number on the way out."""
        kind = KINDS[self.kind]
        highest = {"maximum": kind.highest} if isfinite(kind.highest) else {}
        number = {"minimum": kind.lowest, **highest, **handler(schema)}
        if handler.mode == "serialization":
            return {**number, "description": f"in {kind.unit}"}
        return {
            "anyOf": [number, {"type": "string", "maxLength": LONGEST}],
            "description": kind.accepts,
            "examples": list(kind.examples),
        }

    def _read(self, value: object) -> float:
        try:
            return measure(self.kind, value)
        except IntakeError as refused:
            raise PydanticCustomError("measured", "{message}", {"message": refused.message}) from None


Amps = Annotated[float, Measured("Amps")]
BtuPerHour = Annotated[float, Measured("BtuPerHour")]
Cfm = Annotated[float, Measured("Cfm")]
CubicFeet = Annotated[float, Measured("CubicFeet")]
Days = Annotated[float, Measured("Days")]
DegF = Annotated[float, Measured("DegF")]
DegFDifference = Annotated[float, Measured("DegFDifference")]
Feet = Annotated[float, Measured("Feet")]
Inches = Annotated[float, Measured("Inches")]
KilowattHours = Annotated[float, Measured("KilowattHours")]
Kilowatts = Annotated[float, Measured("Kilowatts")]
Mbps = Annotated[float, Measured("Mbps")]
Milliseconds = Annotated[float, Measured("Milliseconds")]
Minutes = Annotated[float, Measured("Minutes")]
Percent = Annotated[float, Measured("Percent")]
RValue = Annotated[float, Measured("RValue")]
SquareFeet = Annotated[float, Measured("SquareFeet")]
Terabytes = Annotated[float, Measured("Terabytes")]
UFactor = Annotated[float, Measured("UFactor")]
VoltAmps = Annotated[float, Measured("VoltAmps")]
Volts = Annotated[float, Measured("Volts")]
Watts = Annotated[float, Measured("Watts")]
Years = Annotated[float, Measured("Years")]
