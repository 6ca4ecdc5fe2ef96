"""A visit from the first question to the PDF, typed at a terminal."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

# The example home of Cleveland, as an electrician would type it.
ANSWERS = {
    "Your own number": ["EX-1"],
    "ZIP code": ["44107"],
    "Existing house": ["ex"],
    "Floor area": ["1,850 sq ft measured"],
    "Stories": ["2"],
    "Year built": ["2004"],
    "Bedrooms": ["3"],
    "People who": ["4"],
    "Insulation": ["good"],
    "Laundry": ["1"],
    "Rating of the service": ["200 A label"],
    "Volts": ["240 measured"],
    "Service entrance": ["2"],
    "Service conductor, AWG": ["4/0"],
    "Service conductor, metal": ["alum"],
    "Maker": ["Square D, label"],
    "Busbar": ["225 A label"],
    "Main breaker": ["200 A label"],
    "Spaces in all": ["40"],
    "Empty spaces": ["8 measured"],
    "Load 1: A fixed": ["dishwasher"],
    "Load 1: Nameplate": ["1.2 kW label"],
    "Load 2: A fixed": ["air_conditioner"],
    "Load 2: Nameplate": ["4.3 kVA label"],
    "Has a meter": ["n"],
    "Solar": ["n"],
    "System 1: A heating": ["central_ac"],
    "System 1: Nominal cooling": ["2.5 tons label"],
    "System 1: Where its ducts": ["basement"],
    "System 2: A heating": ["furnace_gas"],
    "System 2: Nominal heating": ["60,000 BTU/h"],
    "Where the node": ["outdoor_pad"],
    "Sun on it": ["shade"],
    "Kind of line": ["fiber"],
    "Plan, download": ["1 Gbps"],
    "Plan, upload": ["1 Gbps"],
    "Is the plan without": ["y"],
    "Do the terms": ["y"],
    "Test 1: A speed test": ["940 Mbps measured"],
    "Test 1: Upload": ["930 Mbps measured"],
    "Test 1: Latency, idle": ["6 ms measured"],
    "Test 1: Latency while": ["14 ms measured"],
    "Test 1: Packets": ["0 %"],
    "Burn marks": ["n"],
    "A fuse panel": ["n"],
    "A panel without": ["n"],
    "Aluminum branch": ["n"],
    "Knob-and-tube": ["n"],
    "Two wires": ["n"],
    "Grounding": ["y"],
    "Surge": ["y"],
    "Where the panel hangs": ["basement"],
    "Clear depth": ["42 in measured"],
    "Clear width": ["36 in measured"],
    "Clear height": ["7 ft measured"],
    "Do interconnected": ["y"],
    "A carbon": ["y"],
    "In a flood": ["n"],
    "Out of reach": ["y"],
    "Model of the node": ["xfra-16"],
    "Who holds": ["pcs_fixed"],
    "Way from panel": ["35 ft"],
    "What it would": ["batch"],
    "Room for a lockable": ["y"],
    "How far that": ["6 ft"],
    "Does it cut": ["y"],
    "Does it notice": ["y"],
}


@pytest.mark.slow
def test_a_visit_ends_in_a_verdict_and_a_report(
    tmp_path: Path, typist: Callable[..., Any], cli: Callable[..., tuple[int, str, str]]
) -> None:
    """The whole of it on 60 columns: each answer in the file, no line too wide, the verdict of `assess home`, a PDF."""
    file = tmp_path / "visit.toml"
    one = typist(file, "--date", "2026-11-27", columns=60)
    review = one.answer(ANSWERS, until="== All is asked")
    assert "Skipped, " in review
    assert "-  Street address" in review
    verdict = one.type("")
    assert "VERDICT  GO: 16 GPUs at 600 W each" in verdict
    assert "there is no part" in one.type("go nowhere").lower()
    assert "Now: 200 A (label). Enter keeps it." in one.type("go service")  # no report of that name is written
    assert "== All is asked" in one.type(">")
    one.type("")
    assert "Report written to visit.pdf" in one.type("")
    assert [found.name for found in tmp_path.glob("*.pdf")] == ["visit.pdf"]
    assert one.end() == 0
    assert file.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
    assert [line for said in one.told for line in said.splitlines() if len(line) > 60] == []

    home = tomllib.loads(file.read_text(encoding="utf-8"))
    assert home["dwelling"]["floor_area_ft2"] == {"value": "1,850 sq ft", "basis": "measured"}
    assert home["service"]["conductor_material"] == "aluminum"
    assert [load["kind"] for load in home["loads"]] == ["dishwasher", "air_conditioner"]
    assert home["safety"]["fuse_panel"] is False
    assert "pv" not in home
    code, out, err = cli("home", file, "--date", "2026-11-27", "--json")
    assert (code, err) == (0, "")
    said = json.loads(out)["verdict"]
    assert said["outcome"] == "go"
    for sentence in (said["headline"], *said["reasons"]):
        assert squeezed(sentence) in squeezed(verdict)


def squeezed(text: str) -> str:
    """Return a text as one line, whatever its blanks and breaks."""
    return " ".join(text.split())
