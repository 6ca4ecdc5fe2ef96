"""A report checked against itself: it matches, it was altered, or another version made it."""

import json
import random
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Encryption, Name, Pdf

from assess import __version__
from assess.assessment import Assessment
from assess.errors import ReportError
from assess.report import opened
from assess.report.exchange import to_json
from assess.report.recompute import recompute
from assess.report.verify import Standing, Verified, verify
from assess.rulebook import load_edition

pytestmark = pytest.mark.slow

Plain = dict[str, Any]
Judge = Callable[[bytes], Verified]
Carrying = Callable[[str], bytes]


def again(carried: Assessment) -> Assessment:
    """Return what an assessment without weather and meter files gives once more."""
    return recompute(carried, load_edition(carried.edition.id), hourly=None, record=None)


def changed(pdf: bytes, change: Callable[[Pdf], None]) -> bytes:
    """Return a PDF with a change made to it, as an editor would save it."""
    out = BytesIO()
    with Pdf.open(BytesIO(pdf)) as document:
        change(document)
        document.save(out)
    return out.getvalue()


@pytest.fixture
def judged(tmp_path: Path) -> Judge:
    """Return a function that checks the bytes of a PDF."""

    def check(pdf: bytes) -> Verified:
        path = tmp_path / "report.pdf"
        path.write_bytes(pdf)
        return verify(path, again)

    return check


@pytest.fixture
def plain(example: Callable[[str], Assessment]) -> Plain:
    """Return the data of an example report, to be changed at will."""
    loaded: Plain = json.loads(to_json(example("go-capped-phoenix")))
    return loaded


def written(data: Plain) -> str:
    """Return data in the form in which they are written."""
    return json.dumps(data, sort_keys=True, indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", ["go-cleveland", "go-capped-phoenix", "incomplete-seattle"])
def test_a_report_matches(
    name: str, example: Callable[[str], Assessment], pdf_of: Callable[..., bytes], judged: Judge
) -> None:
    """A report as it was written matches, and says which report it is."""
    found = judged(pdf_of(example(name)))
    assert (found.standing, found.confirmed, found.differences) == (Standing.MATCHES, True, ())
    assert (found.report_id, found.version) == (example(name).report_id, __version__)
    assert found.signatures == ()


@pytest.mark.parametrize("name", ["go-if-atlanta", "no-go-houston"])
def test_the_same_inputs_give_the_same_results(name: str, example: Callable[[str], Assessment]) -> None:
    """What a report carries is enough to assess the home once more, to the last character."""
    assert to_json(again(example(name))) == to_json(example(name))


def test_a_small_report_of_the_same_data_matches(plain: Plain, judged: Judge, carrying: Carrying) -> None:
    """The forgeries below are of a PDF that matches before anything is forged."""
    assert judged(carrying(written(plain))).standing is Standing.MATCHES


def test_a_number_changed_in_the_data_is_found(plain: Plain, judged: Judge, carrying: Carrying) -> None:
    """Who changes a result and every hash with it is found out by its inputs, and the place is named."""
    best = plain["verdict"]["best"]
    before = best["gpus"]
    best["gpus"] = before + 4
    found = judged(carrying(written(plain)))
    assert (found.standing, found.confirmed) == (Standing.ALTERED, False)
    assert f"verdict.best.gpus: {before + 4} in the file, {before} from its inputs" in found.differences


def test_an_input_changed_in_the_data_is_found(plain: Plain, judged: Judge, carrying: Carrying) -> None:
    """Another service rating gives other results, of which ten are told and the rest counted."""
    plain["home"]["service"]["rating_a"] = 400
    found = judged(carrying(written(plain)))
    assert found.standing is Standing.ALTERED
    assert len(found.differences) == 10
    assert found.more > 0


def test_the_last_digit_of_a_number_is_no_difference(plain: Plain, judged: Judge, carrying: Carrying) -> None:
    """Another processor may round the last bit otherwise; nobody altered that."""
    plain["power"]["wall_w"] *= 1 + 1e-13
    assert judged(carrying(written(plain))).standing is Standing.MATCHES


def test_a_mark_of_no_field_is_found(plain: Plain, judged: Judge, carrying: Carrying) -> None:
    """Data that say how a value is known that no home has cannot be assessed again."""
    marks = plain["home"]["provenance"]
    marks["83967"] = {**marks[min(marks)], "basis": "assumed"}
    found = judged(carrying(written(plain)))
    assert found.standing is Standing.ALTERED
    assert 'cannot be assessed again: home, provenance: "83967"' in found.differences[0]


def test_data_that_were_swapped_are_found(
    example: Callable[[str], Assessment], pdf_of: Callable[..., bytes], plain: Plain, judged: Judge
) -> None:
    """Other data in an untouched report do not have the hash that metadata and pages name."""

    def swapped(pdf: Pdf) -> None:
        plain["verdict"]["headline"] = "Yes, all of it."
        pdf.attachments["assessment.json"] = AttachedFileSpec(pdf, written(plain).encode(), filename="assessment.json")

    found = judged(changed(pdf_of(example("go-capped-phoenix")), swapped))
    assert found.standing is Standing.ALTERED
    assert "The metadata of the file name the hash of other data than those attached." in found.differences
    assert any("is printed on page 1, 2," in one for one in found.differences)


def test_a_page_of_another_report_is_found(
    example: Callable[[str], Assessment], pdf_of: Callable[..., bytes], judged: Judge
) -> None:
    """The page that was swapped is named, for it prints the hash of other data."""
    with Pdf.open(BytesIO(pdf_of(example("go-cleveland")))) as other:
        pdf = changed(pdf_of(example("go-capped-phoenix")), lambda pdf: pdf.pages.__setitem__(0, other.pages[0]))
    found = judged(pdf)
    assert found.standing is Standing.ALTERED
    assert "The attached data have another hash than is printed on page 1." in found.differences


def _drawn_over(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"1 0 0 rg 0 0 300 300 re f")


def _note(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=[0, 0, 300, 300], Contents="8 GPUs", DA="/F 9 Tf")
    pdf.pages[0].obj.Annots = Array([note])


def _form_field(pdf: Pdf) -> None:
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="x", V="8 GPUs", Rect=[0, 0, 300, 300])
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(field)])
    pdf.Root.AcroForm = Dictionary(Fields=pdf.pages[0].obj.Annots)


def _other_letters(pdf: Pdf) -> None:
    fonts = pdf.pages[0].obj.Resources.Font
    names = sorted(fonts.keys())
    fonts[names[0]] = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)


def _turned(pdf: Pdf) -> None:
    pdf.pages[1].obj.Rotate = 180


def _one_fewer(pdf: Pdf) -> None:
    del pdf.pages[1]


def _blank_page(pdf: Pdf) -> None:
    pdf.add_blank_page()


def _without_its_seal(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdf:Keywords"]


@pytest.mark.parametrize(
    "change", [_drawn_over, _note, _form_field, _other_letters, _turned, _one_fewer, _without_its_seal]
)
def test_changed_pages_are_found(
    change: Callable[[Pdf], None], plain: Plain, judged: Judge, carrying: Carrying
) -> None:
    """Whatever is drawn, laid over, turned, taken out or set in other letters after the writing shows."""
    found = judged(changed(carrying(written(plain)), change))
    assert found.standing is Standing.ALTERED
    assert "What the pages show was changed after they were written." in found.differences


def test_a_page_without_the_hash_is_found(plain: Plain, judged: Judge, carrying: Carrying) -> None:
    """A page that was slipped in is named, for it prints no hash."""
    found = judged(changed(carrying(written(plain)), _blank_page))
    assert "The attached data have another hash than is printed on page 3." in found.differences


def test_saving_anew_alters_nothing(plain: Plain, judged: Judge, carrying: Carrying) -> None:
    """A program that only lays the file out anew has altered nothing of it."""
    assert judged(changed(carrying(written(plain)), lambda _: None)).standing is Standing.MATCHES


def test_another_version_with_the_same_results_is_confirmed(plain: Plain, judged: Judge, carrying: Carrying) -> None:
    """Version and rule data are named as what differs; the results stand."""
    plain["version"] = "0.0.1"
    plain["rule_data"]["files"]["nec/2023.toml"] = "0" * 64
    plain["rule_data"]["files"]["nec/1999.toml"] = "0" * 64
    del plain["rule_data"]["files"]["adoption.toml"]
    found = judged(carrying(written(plain)))
    assert (found.standing, found.confirmed) == (Standing.ANOTHER_VERSION, True)
    assert found.differences == (
        f"version: 0.0.1 made it, this is {__version__}",
        "rule data: adoption.toml new here",
        "rule data: nec/1999.toml no longer here",
        "rule data: nec/2023.toml differs",
    )


def test_another_version_with_other_results_is_not_confirmed(plain: Plain, judged: Judge, carrying: Carrying) -> None:
    """What this version makes of the inputs is told beside it."""
    plain["version"] = "0.0.1"
    plain["power"]["wall_w"] += 100
    found = judged(carrying(written(plain)))
    assert (found.standing, found.confirmed) == (Standing.ANOTHER_VERSION, False)
    assert any(one.startswith("power.wall_w: ") for one in found.differences)


def test_a_form_of_another_version_is_said(judged: Judge, carrying: Carrying) -> None:
    """Data that this version cannot read are those of another one, not a traceback and not a match."""
    found = judged(carrying(written({"schema_id": "assess/9", "version": "9.0", "report_id": "A-1"})))
    assert (found.standing, found.confirmed, found.version) == (Standing.ANOTHER_VERSION, False, "9.0")
    assert any("It cannot be assessed again" in one for one in found.differences)


def test_data_of_this_version_that_cannot_be_read_are_altered(plain: Plain, judged: Judge, carrying: Carrying) -> None:
    """A field that no report has, or a node that does not exist, was put there by somebody."""
    plain["home"]["moat"] = True
    assert judged(carrying(written(plain))).standing is Standing.ALTERED
    del plain["home"]["moat"]
    plain["asked"]["node"]["model"] = "abacus"
    assert judged(carrying(written(plain))).standing is Standing.ALTERED


def test_text_that_hides_is_not_printed(plain: Plain, judged: Judge, carrying: Carrying) -> None:
    """What a difference quotes has no mark that would reorder or hide the line."""
    plain["verdict"]["headline"] = "\u202egnp\x1b[31m" + "x" * 500
    (told,) = [one for one in judged(carrying(written(plain))).differences if one.startswith("verdict.headline")]
    assert told.isprintable()
    assert len(told) < 200


def _no_data(pdf: Pdf) -> None:
    del pdf.attachments["assessment.json"]


def _bomb(pdf: Pdf) -> None:
    raw = zlib.compress(b"0" * (opened.STREAM_BYTES + 1))
    stream = pdf.attachments["assessment.json"].obj["/EF"]["/F"]
    stream.write(raw, filter=Name.FlateDecode)


def _much(pdf: Pdf) -> None:
    stream = pdf.attachments["assessment.json"].obj["/EF"]["/F"]
    stream.write(b" " * (opened.DATA_BYTES + 1))


def _many_pages(pdf: Pdf) -> None:
    for _ in range(opened.PAGES):
        pdf.add_blank_page()


def _twisted(pdf: Pdf) -> None:
    names = pdf.make_indirect(Dictionary())
    names.EmbeddedFiles = names
    names.Kids = Array([names])
    pdf.Root.Names = names


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_no_data, "carries no assessment.json"),
        (_bomb, "is broken, or not a PDF"),
        (_much, "carries more than the 16 MB"),
        (_many_pages, "has more than the 500 pages"),
        (_twisted, "carries no assessment.json|is broken"),
    ],
)
def test_what_cannot_be_checked_is_said_in_a_sentence(
    change: Callable[[Pdf], None], said: str, judged: Judge, carrying: Carrying
) -> None:
    """No data, too much of it, or a file made to exhaust a reader: one message each."""
    with pytest.raises(ReportError, match=said):
        judged(changed(carrying("{}"), change))


@pytest.mark.parametrize("text", ["", "{}", "[]", "[" * 100_000, "no JSON", '{"schema_id": "other/1"}'])
def test_other_data_are_said_to_be_none(text: str, judged: Judge, carrying: Carrying) -> None:
    """An attachment of that name which is no assessment is refused."""
    with pytest.raises(ReportError, match="data that are no assessment"):
        judged(carrying(text))


def test_data_that_were_broken_in_a_report_are_altered(
    example: Callable[[str], Assessment], pdf_of: Callable[..., bytes], judged: Judge
) -> None:
    """A report whose data can no longer be read was altered, and is not taken for another file."""

    def broken(pdf: Pdf) -> None:
        pdf.attachments["assessment.json"] = AttachedFileSpec(pdf, b"{", filename="assessment.json")

    found = judged(changed(pdf_of(example("go-cleveland")), broken))
    assert (found.standing, found.report_id) == (Standing.ALTERED, "unknown")


def test_an_encrypted_report_is_said_to_be_one(judged: Judge, carrying: Carrying) -> None:
    """Whether or not it opens without its password."""
    for user in ("", "secret"):
        out = BytesIO()
        with Pdf.open(BytesIO(carrying("{}"))) as pdf:
            pdf.save(out, encryption=Encryption(owner="owner", user=user))
        with pytest.raises(ReportError, match="is encrypted"):
            judged(out.getvalue())


def _contents(pdf: Pdf) -> Any:
    return pdf.pages[0].obj.Contents


def _map_of_letters(pdf: Pdf) -> Any:
    fonts = pdf.pages[0].obj.Resources.Font
    return fonts[min(fonts.keys())].ToUnicode


def _data(pdf: Pdf) -> Any:
    return pdf.attachments["assessment.json"].obj["/EF"]["/F"]


@pytest.mark.parametrize("packed", [_contents, _map_of_letters, _data])
def test_no_program_is_started_to_unpack_a_picture(
    packed: Callable[[Pdf], Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    plain: Plain,
    judged: Judge,
    carrying: Carrying,
) -> None:
    """JBIG2 has a program to unpack it: one on the reader's path does not run, whatever says it is packed so."""
    folder, ran = tmp_path / "bin", tmp_path / "ran"
    folder.mkdir()
    program = folder / "jbig2dec"
    program.write_text(f"#!/bin/sh\n: >{ran}\necho jbig2dec 0.20\n", encoding="ascii")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")

    def change(pdf: Pdf) -> None:
        packed(pdf).write(b"\x97JB2", filter=Name.JBIG2Decode)

    with pytest.raises(ReportError, match="is broken, or not a PDF"):
        judged(changed(carrying(written(plain)), change))
    assert not ran.exists()


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """A file of more than the limit is refused by its size alone."""
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(opened.FILE_BYTES + 1)
    with pytest.raises(ReportError, match="more than the 64 MB"):
        verify(path, again)


def test_damage_anywhere_never_ends_in_a_traceback(plain: Plain, judged: Judge, carrying: Carrying) -> None:
    """Cut short or with bytes changed at random, a report is refused, found altered, or still whole."""
    whole, chance = carrying(written(plain)), random.Random(7)  # noqa: S311
    for _ in range(25):
        damaged = bytearray(whole[: chance.randrange(len(whole))] if chance.random() < 0.3 else whole)
        for _ in range(chance.randrange(1, 40)):
            damaged[chance.randrange(9, len(damaged))] = chance.randrange(256)
        try:
            found = judged(bytes(damaged))
        except ReportError:
            continue
        assert found.standing in Standing
