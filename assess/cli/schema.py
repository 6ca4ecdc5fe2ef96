"""`assess schema`: the JSON Schema of the intake."""

from assess.cli.encoding import print_json


def schema() -> None:
    """Print the JSON Schema of a home file.

    Example: assess schema
    """
    import json

    from assess.intake.schema import home_schema

    print_json(json.dumps(home_schema(), indent=2, ensure_ascii=False))
