"""By what words and fields the beginning of a file, perhaps cut short, gives away that it holds speed tests."""

import re

# Every repetition is bounded, because a file of one endless line must not take the time that its square would.
SPEED_TEST_LINE = re.compile(
    r"^[ \t]*(?:Retrieving speedtest\.net|Hosted by .+: [\d.]+ ms|(?:Down|Up)load(?: rate)?:\s+[\d.]+ [KMG]b)"
    r"|Testing against \S{1,80} .*simultaneous sessions"
    r"|^Starting Cloudflare speed test"
    r"|^==== SUMMARY ====|^(?:Up|Down)link capacity:"
    r"|\d{1,9} packets transmitted, \d|^[ \t]+\S{1,20}[ \t]?: \S{1,20} = \d{1,9}, \S{1,20} = \d{1,9}, \S{1,20} = \d"
    r"|^(?:PING6?|Pinging) \S+ |^ping6?: |^iperf3: error|^ERROR: "
    r"|xmt/rcv/%loss|^\S{1,80} {1,40}: (?:[\d.]{1,12}|-)(?: (?:[\d.]{1,12}|-))+ *$"
    r"|^HOST:.*Loss%|^Mtr_Version,"
    r"|[\d.]{1,12} ?[KMG]bps ?\u2193"
    r"|^[ \t]*Retransmission:[ \t]*[\d.]{1,12} ?%",
    re.MULTILINE,
)

_TOGETHER: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        (
            {"TestName", "TestStartTime"},
            {"Key", "Value"},
            {"ServerFQDN"},
            {"downloadRetrans"},
            {"Download", "Throughput"},
            {"start", "intervals"},
            {"start", "end", "error"},
            {"dl_throughput"},
            {"error_domain"},
            {"hubs", "Loss%"},
            {"resp", "rtt"},
            {"summary", "xmt"},
            {"packets_transmitted", "packets_received"},
            {"downloadSpeed"},
            {"speed_measurements"},
            {"idle_latency", "download"},
            {"tests", "90th_percentile_up_mbps"},
            {"tests", "90th_percentile_down_mbps"},
            {"jitter", "bytes_received"},
            {"event", "phase"},
            {"event", "data", "test_start"},
            {"downLoadedLatency"},
            {"download", "upload", "latency", "jitter"},
            {"download", "upload", "ping"},
            {"FLENT_VERSION"},
            {"NETPERF_WRAPPER_VERSION"},
            {"BATCH_NAME", "DATA_FILENAME"},
        ),
    )
)
_NORMALIZED = {"down_mbps", "up_mbps", "idle_latency_ms"}


def are_speed_test_fields(fields: frozenset[str]) -> bool:
    """Return whether the names of a text's JSON fields are those of a speed test."""
    from assess.readers.speedtests.log_columns import headed

    return (
        any(names <= fields for names in _TOGETHER)
        or bool(fields & _NORMALIZED)
        or ("status" in fields and "tool" in fields)
        or headed(sorted(fields)) is not None
    )
