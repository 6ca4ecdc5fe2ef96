"""The kinds of file that are read, each with the words a reader knows it by."""

from enum import StrEnum


class Kind(StrEnum):
    """A kind of file, told by what is in it."""

    ESPI = "espi"
    PGE_CSV = "pge_csv"
    OPOWER_CSV = "opower_csv"
    SCE_CSV = "sce_csv"
    SDGE_CSV = "sdge_csv"
    UTILITYAPI_CSV = "utilityapi_csv"
    GENERIC_CSV = "generic_csv"
    HOME_ASSISTANT_ENERGY = "home_assistant_energy"
    HOME_ASSISTANT_HISTORY = "home_assistant_history"
    HOME_ASSISTANT_STATISTICS = "home_assistant_statistics"
    SPAN_V1 = "span_v1"
    SPAN_V2 = "span_v2"
    EMPORIA = "emporia"
    SENSE = "sense"
    ENPHASE = "enphase"
    IOTAWATT = "iotawatt"
    PANEL_CSV = "panel_csv"
    PANEL_XLSX = "panel_xlsx"
    PANEL_JSON = "panel_json"
    SPAN_SIMULATOR = "span_simulator"
    OOKLA = "ookla"
    SPEEDTEST_CLI = "speedtest_cli"
    SPEED_TEST = "speed_test"
    EPW = "epw"
    HPXML = "hpxml"
    HOME = "home"

    @property
    def label(self) -> str:
        """Return what it is called in a report."""
        return _LABELS[self]

    @property
    def is_meter(self) -> bool:
        """Return whether it records electricity over time; SPAN's files also list the circuits of a panel."""
        return self in _METERS

    @property
    def is_panel(self) -> bool:
        """Return whether it lists the circuits of a panel."""
        return self in _PANELS

    @property
    def is_speed_test(self) -> bool:
        """Return whether it holds speed tests, or pings."""
        return self in {Kind.OOKLA, Kind.SPEEDTEST_CLI, Kind.SPEED_TEST}


_LABELS = {
    Kind.ESPI: "Green Button (ESPI XML)",
    Kind.PGE_CSV: "PG&E interval data (CSV)",
    Kind.OPOWER_CSV: "utility interval data of the Opower family (CSV)",
    Kind.SCE_CSV: "Southern California Edison interval data (CSV)",
    Kind.SDGE_CSV: "San Diego Gas & Electric interval data (CSV)",
    Kind.UTILITYAPI_CSV: "UtilityAPI intervals (CSV)",
    Kind.GENERIC_CSV: "time and energy in columns (CSV)",
    Kind.HOME_ASSISTANT_ENERGY: "Home Assistant energy dashboard (CSV)",
    Kind.HOME_ASSISTANT_HISTORY: "Home Assistant history (CSV)",
    Kind.HOME_ASSISTANT_STATISTICS: "Home Assistant long-term statistics",
    Kind.SPAN_V1: "SPAN panel (v1 JSON)",
    Kind.SPAN_V2: "SPAN panel (v2 JSON)",
    Kind.EMPORIA: "Emporia Vue (CSV)",
    Kind.SENSE: "Sense (CSV)",
    Kind.ENPHASE: "Enphase Enlighten (CSV)",
    Kind.IOTAWATT: "IoTaWatt query (CSV)",
    Kind.PANEL_CSV: "panel schedule (CSV)",
    Kind.PANEL_XLSX: "panel schedule (xlsx)",
    Kind.PANEL_JSON: "panel schedule (JSON)",
    Kind.SPAN_SIMULATOR: "SPAN simulator configuration (YAML)",
    Kind.OOKLA: "Ookla speedtest",
    Kind.SPEEDTEST_CLI: "speedtest-cli (JSON)",
    Kind.SPEED_TEST: "speed tests",
    Kind.EPW: "EnergyPlus weather (EPW)",
    Kind.HPXML: "home energy audit (HPXML)",
    Kind.HOME: "home (TOML or JSON)",
}
_METERS = frozenset(
    {
        Kind.ESPI,
        Kind.PGE_CSV,
        Kind.OPOWER_CSV,
        Kind.SCE_CSV,
        Kind.SDGE_CSV,
        Kind.UTILITYAPI_CSV,
        Kind.GENERIC_CSV,
        Kind.HOME_ASSISTANT_ENERGY,
        Kind.HOME_ASSISTANT_HISTORY,
        Kind.HOME_ASSISTANT_STATISTICS,
        Kind.EMPORIA,
        Kind.SENSE,
        Kind.ENPHASE,
        Kind.IOTAWATT,
    }
)
_PANELS = frozenset(
    {
        Kind.PANEL_CSV,
        Kind.PANEL_XLSX,
        Kind.PANEL_JSON,
        Kind.SPAN_SIMULATOR,
        Kind.SPAN_V1,
        Kind.SPAN_V2,
    }
)
