import pytest

from assess.errors import UsageError
from assess.measuring.target import Target, checked_host, is_inside, target_of


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("iperf.example.net", Target("iperf.example.net", 5201)),
        ("iperf.example.net:9200", Target("iperf.example.net", 9200)),
        ("203.0.113.7:9200", Target("203.0.113.7", 9200)),
        ("2001:db8::1", Target("2001:db8::1", 5201)),
        ("[2001:db8::1]:9200", Target("2001:db8::1", 9200)),
    ],
)
def test_servers_are_read(text: str, target: Target) -> None:
    """Names and addresses of both kinds, with a port or without."""
    assert target_of(text, 5201) == target


@pytest.mark.parametrize(
    "text", ["", "-R", "--help", "a b", "host:0", "host:65536", "host:x", "$(id)", "a;b", "http://x", "..", "x" * 64]
)
def test_what_a_program_could_misread_is_refused(text: str) -> None:
    """An option, a blank, a sign of a shell, a port that does not exist."""
    with pytest.raises(UsageError):
        target_of(text, 5201)


def test_a_host_to_ping_is_checked_too() -> None:
    """`-f` floods."""
    with pytest.raises(UsageError, match="not a host"):
        checked_host("-f", "--ping")


@pytest.mark.parametrize(
    ("host", "inside"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("192.168.1.9", True),
        ("nas.local", True),
        ("fe80::1", True),
        ("::1", True),
        ("1.1.1.1", False),
        ("100.64.0.1", False),
        ("iperf.example.net", False),
    ],
)
def test_the_inside_of_a_home_is_known(host: str, inside: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Loopback, private and link-local addresses; the carrier's side of a shared address is outside."""
    assert is_inside(host) is inside
