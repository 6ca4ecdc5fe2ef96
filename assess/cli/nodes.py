"""`assess nodes`: the catalogue of nodes and GPUs."""

from typing import Annotated

import typer

from assess.cli.app import App
from assess.cli.completing import nodes_and_gpus

nodes = App(help="Node models and GPUs.\n\nExample: assess nodes list")


@nodes.command("list")
def list_nodes() -> None:
    """List the node models and the GPUs, with power-cap ranges.

    Example: assess nodes list
    """
    from assess.report.catalogue import print_nodes

    print_nodes()


@nodes.command("show")
def show(
    name: Annotated[
        str,
        typer.Argument(help="A node model or a GPU of the list.", autocompletion=nodes_and_gpus, show_default=False),
    ],
) -> None:
    """Show one node model or GPU with every figure, its source and confidence.

    Example: assess nodes show xfra-16
    """
    from assess.report.catalogue import print_node

    print_node(name)
