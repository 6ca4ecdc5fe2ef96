"""Kinds of file are told by their content: real ones of every kind, and what is none of them."""

from pathlib import Path

import pytest

from assess.errors import IntakeError
from assess.readers.detect import find, recognize
from assess.readers.kinds import Kind

SAMPLES: dict[str, Kind] = {
    "meter/espi/espi_hourly_9days_cost.xml": Kind.ESPI,
    "meter/espi/espi_sce_bulk_usage_summary.xml": Kind.ESPI,
    "meter/utility_csv/pge_15min_33d.csv": Kind.PGE_CSV,
    "meter/utility_csv/pge_60min_nem_12d.csv": Kind.PGE_CSV,
    "meter/derived/comed_style_30min.csv": Kind.OPOWER_CSV,
    "meter/utility_csv/sce_15min_nem_29d.csv": Kind.SCE_CSV,
    "meter/utility_csv/sdge_60min_1yr.csv": Kind.SDGE_CSV,
    "meter/utility_csv/utilityapi_15min_pge.csv": Kind.UTILITYAPI_CSV,
    "meter/generic_csv/generic_15min_1yr.csv": Kind.GENERIC_CSV,
    "meter/generic_csv/generic_tiny_invalid.csv": Kind.GENERIC_CSV,
    "meter/derived/ha_energy_dashboard_wide.csv": Kind.HOME_ASSISTANT_ENERGY,
    "meter/derived/ha_history_cumulative_reset.csv": Kind.HOME_ASSISTANT_HISTORY,
    "meter/home_assistant/ha_statistics_export_counters.tsv": Kind.HOME_ASSISTANT_STATISTICS,
    "meter/home_assistant/ha_statistics_export_mixed.json": Kind.HOME_ASSISTANT_STATISTICS,
    "meter/span/span_v1_panel.json": Kind.SPAN_V1,
    "meter/span/span_v1_circuits.json": Kind.SPAN_V1,
    "meter/span/span_v1_soe.json": Kind.SPAN_V1,
    "meter/span/span_v1_status.json": Kind.SPAN_V1,
    "meter/span/span_v2_homie_schema.json": Kind.SPAN_V2,
    "meter/emporia/emporia_vue3_1DAY.csv": Kind.EMPORIA,
    "meter/derived/sense_hourly_export.csv": Kind.SENSE,
    "meter/derived/iotawatt_query_15m_watts.csv": Kind.IOTAWATT,
    "panel/span_simulator_32_circuit.yaml": Kind.SPAN_SIMULATOR,
    "panel/hpxml_base_detailed_electric_panel.xml": Kind.HPXML,
    "speedtests/ookla_json_us_spectrum_2022.json": Kind.OOKLA,
    "speedtests/ookla_json_with_stderr_errors_2023.txt": Kind.OOKLA,
    "speedtests/ookla_error_bare_2026.json": Kind.OOKLA,
    "speedtests/ookla_error_timeout_2024.json": Kind.OOKLA,
    "speedtests/ookla_csv_v1_0_2020.csv": Kind.OOKLA,
    "speedtests/ookla_text_v1_2_bufferbloat_2026.txt": Kind.OOKLA,
    "speedtests/ookla_jsonl_stream_fixture_2026.jsonl": Kind.OOKLA,
    "speedtests/murakami_ookla_example.jsonl": Kind.OOKLA,
    "speedtests/sivel_json_us_comcast_2019.json": Kind.SPEEDTEST_CLI,
    "speedtests/iperf3_tcp_lan_2017.json": Kind.SPEED_TEST,
    "speedtests/librespeed_json_object_2021.json": Kind.SPEED_TEST,
    "speedtests/ndt7_summary_v1_2020.json": Kind.SPEED_TEST,
    "speedtests/networkquality_text_concurrent_macos15_2025.txt": Kind.SPEED_TEST,
    "speedtests/ping_jc_busybox_one.txt": Kind.SPEED_TEST,
    "speedtests/log_brokentrace_us_10min_2018.csv": Kind.SPEED_TEST,
    "speedtests/log_amadeuspzs_uk_latency_2018.csv": Kind.SPEED_TEST,
    "speedtests/flent_rrul_icmp.flent.gz": Kind.SPEED_TEST,
    "weather/725650TYCST.epw": Kind.EPW,
    "weather/USA_CO_Colorado.Springs-Peterson.Field.724660_TMY3.epw.gz": Kind.EPW,
}

OTHERS: dict[str, str] = {
    "resstock/crm_import_messy_sample.csv": "is of no kind that is known",
    "resstock/resstock_buildstock_n250.csv": "is of no kind that is known",
}


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_recognized(samples: Path, tmp_path: Path, name: str) -> None:
    """A real file is recognized under a name that says nothing."""
    nameless = tmp_path / "download"
    nameless.write_bytes((samples / name).read_bytes())
    assert recognize(nameless) is SAMPLES[name]


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_not_read_is_named(samples: Path, name: str) -> None:
    """A file of another tool is called by its name, or of no kind that is known."""
    with pytest.raises(IntakeError) as caught:
        recognize(samples / name)
    assert OTHERS[name] in str(caught.value)


def test_the_examples_are_recognized(repo: Path) -> None:
    """Homes, audits, speed tests and panel schedules of the examples are told apart."""
    for folder, kinds in (("homes", {Kind.HOME}), ("files", set(Kind))):
        found = {recognize(path) for path in sorted((repo / "examples" / folder).iterdir()) if path.is_file()}
        assert found
        assert found <= kinds


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ('{"service": {"rating_a": 200}, "place": {"zip_code": "85004"}}', Kind.HOME),
        ('# my home\nfrom = "audit.xml"\n', Kind.HOME),
        ("Date/Time,Energy Produced (Wh),Energy Consumed (Wh)\n2026-02-02 12:00,1,2\n", Kind.ENPHASE),
        ("Time,kWh\n2026-02-02 12:00,1\n", Kind.GENERIC_CSV),
        ("space,poles,breaker_a,label\n1,1,20,Kitchen\n", Kind.PANEL_CSV),
    ],
)
def test_small_files_are_recognized(tmp_path: Path, content: str, kind: Kind) -> None:
    """Kinds that share words are told apart."""
    path = tmp_path / "download"
    path.write_text(content)
    assert recognize(path) is kind


def test_a_hash_is_a_choice_unless_a_file_has_it(tmp_path: Path) -> None:
    """`usage.csv#kWh` is a file and a choice, but a file of that very name comes first."""
    text = "DateTime,kWh\n2024-07-02 21:00,3.178\n"
    (tmp_path / "usage.csv").write_text(text)
    assert find(tmp_path / "usage.csv#kWh").choice == "kWh"
    (tmp_path / "usage.csv#kWh").write_text(text)
    assert find(tmp_path / "usage.csv#kWh").choice is None


def test_every_kind_has_words() -> None:
    """A report can name each kind, and a kind of meter is never only a panel's."""
    assert all(kind.label for kind in Kind)
    assert not {kind for kind in Kind if kind.is_meter and kind.is_panel}
