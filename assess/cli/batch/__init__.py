"""`assess batch`: a table of homes, from the blank spreadsheet to the verdict of every row."""

from assess.cli.app import App
from assess.cli.batch.check import check
from assess.cli.batch.merge import merge
from assess.cli.batch.purge import purge
from assess.cli.batch.run import run
from assess.cli.batch.template import template

__all__ = ["batch", "check", "merge", "purge", "run", "template"]

batch = App(
    help="Assess a spreadsheet of homes, from one row to a million.\n\n"
    "Example: assess batch template homes.xlsx\n"
    "Example: assess batch run homes.csv --out results",
)
for _command in (template, check, run, merge, purge):
    batch.command()(_command)
