"""The spreadsheet that people fill in: one row a home, with lists, checks and examples, made from its columns' data."""

from assess.batch.template.columns import TemplateColumn, template_columns
from assess.batch.template.writing import write_template

__all__ = ["TemplateColumn", "template_columns", "write_template"]
