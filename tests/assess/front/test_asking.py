"""The front door gives what the command line gives, says no more, and can be called from anywhere."""

import datetime as dt
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assess import (
    AssessError,
    Home,
    IntakeError,
    RuleDataError,
    UsageError,
    assess,
    from_json,
    home_from_dict,
    load_home,
    load_policy,
    to_json,
)

ON = dt.date(2026, 11, 27)
NAMES = ["go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston", "incomplete-seattle"]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_the_assessment_of_the_command_line(
    name: str, repo: Path, cli: Callable[..., tuple[int, str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Letter for letter, read back and pickled as well; and nothing is printed."""
    file = repo / "examples" / "homes" / f"{name}.toml"
    found = assess(load_home(file), on=ON)
    assert tuple(capsys.readouterr()) == ("", "")
    assert type(found.home) is Home
    text = to_json(found)
    assert text == cli("home", file, "--json", "--date", ON)[1]
    assert from_json(text) == found == pickle.loads(pickle.dumps(found))  # noqa: S301 - our own


def test_the_options_are_those_of_the_command(repo: Path, cli: Callable[..., tuple[int, str, str]]) -> None:
    """With every option set both say the same, but for who named the edition."""
    file, policy = repo / "examples/homes/go-cleveland.toml", repo / "examples/policies/cautious.toml"
    words = ("--code", "nec/2020", "--gpus", "4", "--method", "optional_dwelling", "--policy", policy, "--redact")
    theirs = json.loads(cli("home", file, "--json", "--date", ON, *words)[1])
    home, own = load_home(file), load_policy(policy)
    found = assess(home, on=ON, code="nec/2020", gpus=4, method="optional_dwelling", policy=own, redact=True)
    ours = json.loads(to_json(found))
    assert (ours["edition"].pop("reason"), theirs["edition"].pop("reason")) == (
        "given by the caller",
        "named on the command line",
    )
    assert ours == theirs


def test_threads_that_begin_together_get_the_same_answers(repo: Path) -> None:
    """In a process that has imported nothing yet, two threads at once say what one says after the other."""
    files = [str(repo / f"examples/homes/{name}.toml") for name in (NAMES[0], NAMES[4])]
    script = f"""
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from assess import assess, load_home, to_json
ON, FILES, together = date(2026, 11, 27), {files}, Barrier(2)
def one(file):
    together.wait()
    return to_json(assess(load_home(file), on=ON))
with ThreadPoolExecutor(2) as pool:
    found = list(pool.map(one, FILES))
raise SystemExit(found != [to_json(assess(load_home(file), on=ON)) for file in FILES])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("stated", "options", "error", "where"),
    [
        ({"place": {"zip_code": "00000"}}, {}, IntakeError, "place.zip_code"),
        ({"place": {"zip_code": "44113", "state": "TX"}}, {}, IntakeError, "place.zip_code"),
        ({}, {"node": "toaster"}, IntakeError, "node.model"),
        ({}, {"code": "nec/1897"}, RuleDataError, None),
        ({}, {"method": "guess"}, UsageError, "method"),
        ({}, {"gpus": 0}, UsageError, "gpus"),
    ],
)
def test_what_cannot_be_says_where(
    stated: dict[str, object], options: dict[str, object], error: type[AssessError], where: str | None
) -> None:
    """A home or an option that cannot be has its own error, with the field and with what would be right."""
    with pytest.raises(error) as refused:
        assess(home_from_dict(stated), on=ON, **options)  # type: ignore[arg-type]
    assert refused.value.where == where
    assert refused.value.hint


@pytest.mark.parametrize(
    ("home", "options", "says"),
    [
        ("house.toml", {}, r'takes a Home; read one with load_home\("house\.toml"\), not str'),
        (Home(), {"on": "2026-11-27"}, r"on= takes a date, such as date\(2026, 5, 31\), not str"),
        (Home(), {"on": dt.datetime(2026, 11, 27, tzinfo=dt.UTC)}, r"on= takes a date, not datetime"),
        (Home(), {"code": 2023}, "code= takes an edition by name, or the path of its file, not int"),
        (Home(), {"node": 4}, "node= takes the model of a node as text, not int"),
        (Home(), {"gpus": "4"}, "gpus= takes a whole number, not str"),
        (Home(), {"gpus": True}, "gpus= takes a whole number, not bool"),
        (Home(), {"policy": "cautious.toml"}, r'a Policy; read one with load_policy\("policy\.toml"\), not str'),
    ],
)
def test_the_wrong_kind_of_argument_is_told(home: object, options: dict[str, object], says: str) -> None:
    """A TypeError names the argument, what it takes and what it was given."""
    with pytest.raises(TypeError, match=says):
        assess(home, **{"on": ON, **options})  # type: ignore[arg-type]


def test_an_edited_edition_is_read_again(tmp_path: Path) -> None:
    """A file of one's own may change between two calls of one process."""
    own = tmp_path / "city.toml"
    titles = []
    for title in ("Before", "After"):
        own.write_text(f'id = "city"\ntitle = "{title}"\nextends = "nec/2023"\n', encoding="utf-8")
        titles.append(assess(Home(), on=ON, code=own).edition.title)
    assert titles == ["Before", "After"]
