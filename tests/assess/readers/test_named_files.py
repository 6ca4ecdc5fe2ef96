"""Which files a home names."""

from pathlib import Path

from assess.readers.named_files import named_files


def test_every_file_that_a_home_names_is_found(tmp_path: Path) -> None:
    """Plain names, names with a basis, lists, photos, and a part of an archive behind a #; nothing is opened."""
    home = tmp_path / "home.toml"
    home.write_text(
        'from = "audit.xml#two"\n[panel]\nfile = { value = "panel.csv", basis = "label" }\n'
        '[demand]\nfile = "usage.zip#march.csv"\n[weather]\nhourly_file = "a.epw"\n'
        '[internet]\ntest_files = ["one.json", "two.json"]\n[[photos]]\nfile = "door.jpg"\n'
    )
    found = [path.relative_to(tmp_path).as_posix() for path in named_files(home)]
    assert found == ["audit.xml", "panel.csv", "usage.zip", "a.epw", "one.json", "two.json", "door.jpg"]


def test_an_audit_names_none(tmp_path: Path) -> None:
    """HPXML stands alone."""
    audit = tmp_path / "audit.xml"
    audit.write_bytes(b"\xef\xbb\xbf <HPXML/>")
    assert named_files(audit) == ()
