"""The electric panel of an HPXML audit: ratings and spaces; circuits have no position there."""

from assess.readers.hpxml import read_hpxml
from assess.readers.panels.panel_file import PanelFile


def read_audit_panel(data: bytes, where: str, name: str, building: str | None = None) -> PanelFile:
    """Return the panel of an HPXML file as the home reader sees it. Raises IntakeError."""
    home = read_hpxml(data, where, building)
    kept = {
        path: entry
        for path, entry in home.provenance.items()
        if path.split(".")[0] in {"panel", "service", "pv", "battery"}
    }
    return PanelFile(
        format="hpxml",
        title="HPXML energy audit, its electric panel",
        name=name,
        panel=home.panel,
        service=home.service,
        pv=home.pv,
        battery=home.battery,
        provenance=kept,
    )
