"""How templates are filled: escaped, cleaned, and never with a blank for a name that is not there."""

import jinja2
import pytest

from assess.numbers import NARROW
from assess.report.templates import clean, environment


def test_a_text_of_a_user_is_only_text() -> None:
    """Markup is escaped, and marks that hide or turn text are taken out."""
    page = environment((), {}).from_string("<p>{{ name }}</p>")
    assert page.render(name="<b>Ann\u202eeve\u200b") == "<p>&lt;b&gt;Anneve</p>"


def test_a_name_that_is_not_there_raises() -> None:
    """A page with a hole in it would be taken for a whole one."""
    with pytest.raises(jinja2.UndefinedError):
        environment((), {}).from_string("{{ watts }}").render()


def test_styles_come_in_order_and_filters_by_name() -> None:
    """The stylesheets of a page stand one after the other."""
    page = environment(("report.css", "batch.css"), {"twice": lambda text: text * 2})
    styles = page.from_string("{{ stylesheet() }}").render()
    alone = [
        environment((name,), {}).from_string("{{ stylesheet() }}").render() for name in ("report.css", "batch.css")
    ]
    assert styles == "".join(alone)
    assert page.from_string("{{ 'ab' | twice }}").render() == "abab"


@pytest.mark.parametrize("value", [5, 2.5, None])
def test_what_is_no_text_stays(value: object) -> None:
    """Numbers go to the filters as they are."""
    assert clean(value) is value


def test_a_number_stays_on_the_line_of_its_unit() -> None:
    """The narrow blank between them does not break."""
    assert clean(f"12{NARROW}kW") == "12\u202fkW"
