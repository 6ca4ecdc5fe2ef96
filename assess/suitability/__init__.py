"""What work suits a home: kinds of work against its line, its power, its heat, its security and its terms."""

from assess.suitability.availability import down_h
from assess.suitability.records import Answer, Aspect, Availability, Cell, Row, Suitability
from assess.suitability.section import assess_suitability

__all__ = ["Answer", "Aspect", "Availability", "Cell", "Row", "Suitability", "assess_suitability", "down_h"]
