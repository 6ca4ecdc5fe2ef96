"""Breakers and the spaces they take."""

import pytest
from pydantic import ValidationError

from assess.intake.service import Circuit


@pytest.mark.parametrize(("space", "poles"), [("7", 1), ("7,9", 2), ("7, 9", 2), ("8A", 1), (7, 1)])
def test_the_poles_are_those_of_the_spaces(space: str | int, poles: int) -> None:
    """Nobody has to say two poles of a breaker that names two spaces."""
    assert Circuit.model_validate({"space": space}).poles == poles


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"space": "7,9", "poles": 1}, 'a 1-pole breaker on space "7,9": write one space number, or poles = 2'),
        ({"space": "7", "poles": 2}, 'a 2-pole breaker on space "7": write two space numbers, such as "7,9"'),
        ({"space": "7,9,11"}, 'a 2-pole breaker on space "7,9,11": write two space numbers, such as "7,9"'),
        ({"space": "7,8"}, 'takes two spaces one above the other, such as "7,9", not "7,8"'),
    ],
)
def test_poles_and_spaces_must_agree(given: dict[str, object], message: str) -> None:
    """Where they are stated and do not fit each other, the message says what would."""
    with pytest.raises(ValidationError, match=message.replace("(", r"\(")):
        Circuit.model_validate(given)
