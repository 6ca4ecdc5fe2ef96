"""A panel typed line by line."""

from pathlib import Path

from assess.readers.panels import looks_like_panel, read_panel

TYPED = """\
# Typed at the panel
make Square D
bus 225
main 200
spaces 24

1 40/2 Range @ 8 kW
2 30/2 Dryer
5 20A Kitchen # left
7 ? Bath
8 spare
9A 15 Lights up
9B 15 Lights down
10,12 60 Garage sub-panel
11 space
panel Garage
fed from main
main mlo
spaces 8
1 30/2 Compressor
"""


def test_a_line_is_a_breaker(tmp_path: Path) -> None:
    """Space, handle, label, nameplate; two poles by /2 or by both spaces; facts by a word; remarks are passed over."""
    file = tmp_path / "panel.txt"
    file.write_text(TYPED)
    panel = read_panel(file).panel
    assert (panel.make, panel.bus_a, panel.main_a, panel.spaces_total) == ("Square D", 225, 200, 24)
    circuits = {one.space: one for one in panel.circuits or ()}
    assert list(circuits) == ["1,3", "2,4", "5", "7", "8", "9A", "9B", "10,12"]
    assert (circuits["1,3"].breaker_a, circuits["1,3"].nameplate_va, circuits["1,3"].load_type) == (40, 8000, "range")
    assert circuits["5"].label == "Kitchen"
    assert circuits["7"].breaker_a is None
    assert circuits["8"].load_type == "spare"
    (garage,) = panel.subpanels or ()
    assert (garage.name, garage.fed_from, garage.main_a) == ("Garage", None, 0)


def test_other_texts_are_not_taken_for_one() -> None:
    """A ping, a column of numbers, a letter: none is a panel."""
    for text in (
        "64 bytes from 1.1.1.1: time=9 ms\n" * 3,
        "1 20 30\n2 20 30\n",
        "1 20\n2 20\n",
        "Dear Ann,\n1 20 Range\n",
    ):
        assert not looks_like_panel(text)
    assert looks_like_panel("\ufeff" + TYPED)
