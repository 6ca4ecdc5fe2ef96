"""A home file put in order: fields as the blank form has them, units in one spelling, every comment kept."""

from assess.intake.tidy.document import Document, Entry, Section, document_of
from assess.intake.tidy.order import added, entered
from assess.intake.tidy.statements import comments_of
from assess.intake.tidy.tidied import tidied

__all__ = ["Document", "Entry", "Section", "added", "comments_of", "document_of", "entered", "tidied"]
