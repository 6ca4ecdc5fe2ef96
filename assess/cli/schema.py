"""`assess schema`: the JSON Schema of the intake."""

import typer


def schema() -> None:
    """Print the JSON Schema of a home file."""
    import json

    from assess.intake.schema import home_schema

    typer.echo(json.dumps(home_schema(), indent=2, ensure_ascii=False))
