"""The internet line, as measured and as sold."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from assess.records import Record
from assess.units import Mbps, Milliseconds, Percent, Terabytes


class SpeedTest(Record):
    """One speed test; a failed one is kept, its rates unknown. A ping alone has latency and loss, and no rate."""

    status: Literal["ok", "failed"] = "ok"
    down_mbps: Annotated[Mbps, Field(ge=0)] | None = None
    up_mbps: Annotated[Mbps, Field(ge=0)] | None = None
    idle_latency_ms: Annotated[Milliseconds, Field(ge=0)] | None = None
    jitter_ms: Annotated[Milliseconds, Field(ge=0)] | None = None
    loaded_latency_down_ms: Annotated[Milliseconds, Field(ge=0)] | None = None
    loaded_latency_up_ms: Annotated[Milliseconds, Field(ge=0)] | None = None
    loss_pct: Annotated[Percent, Field(ge=0, le=100)] | None = None
    at: str | None = Field(None, description="when, in ISO 8601 where the tool's own form could be read")
    isp: str | None = None
    server: str | None = None
    vpn: bool | None = None
    wifi: bool | None = Field(None, description="the computer was on Wi-Fi")
    local: bool | None = Field(None, description="the far end was in the home's own network: not the line was measured")
    tool: str | None = None
    set_rate: bool | None = Field(
        None, description="sent at a rate that was set (UDP): its rate and its loss say nothing of the line"
    )
    message: str | None = Field(None, description="what a failed test, or a failed direction, said")
    note: str | None = Field(None, description="what was assumed in reading it")

    @property
    def moment(self) -> datetime | None:
        """Return `at` as a time, without a zone where the tool wrote none; None where it cannot be read."""
        try:
            return datetime.fromisoformat(self.at or "")
        except ValueError:
            return None


class Internet(Record):
    """The line of the home."""

    technology: Literal["fiber", "cable", "dsl", "fixed_wireless", "leo_satellite", "geo_satellite", "other"] | None = (
        None
    )
    provider: str | None = None
    plan_down_mbps: Annotated[Mbps, Field(gt=0)] | None = None
    plan_up_mbps: Annotated[Mbps, Field(gt=0)] | None = None
    data_cap_tb: Annotated[Terabytes, Field(gt=0)] | None = Field(
        None, description="monthly data cap", examples=["1.2 TB"]
    )
    unlimited_data: bool | None = None
    second_path: bool | None = Field(None, description="a second line or cellular backup")
    servers_allowed: bool | None = Field(None, description="the provider's terms allow servers or business use")
    tests: tuple[SpeedTest, ...] | None = Field(None, description="speed tests typed in")
    test_files: tuple[str, ...] | None = Field(None, description="result files of speed tests, beside this file")
