"""One small output of every program, made for these tests in its documented form, and what it means."""

import json
from typing import Any

import pytest

from assess.readers.speedtests import json_lines, speed_tests_in

NDT7 = "M-Lab ndt7-client"
LIBRESPEED = (
    '{"timestamp":"2026-03-16T13:11:33+02:00","server":{"name":"Example","url":"http://example.net/backend"},'
    '"client":{"org":"AS64500 Example Cable"},"bytes_sent":39321600,"bytes_received":80420607,"ping":152,'
    '"jitter":4.5,"upload":20.25,"download":41.5,"share":""}'
)
LIBRESPEED_READ = {
    "down_mbps": 41.5, "up_mbps": 20.25, "idle_latency_ms": 152, "jitter_ms": 4.5, "isp": "Example Cable",
    "at": "2026-03-16T13:11:33+02:00", "server": "Example", "tool": "LibreSpeed",
}  # fmt: skip

# Name: the output, the fields of its one test.
READ: dict[str, tuple[str, dict[str, Any]]] = {
    "speedtest-cli text": (
        ("Retrieving speedtest.net configuration...\nTesting from Example Cable (203.0.113.9)...\n"
        "Hosted by Example (Springfield, XX) [92.80 km]: 24.155 ms\nTesting download speed.....\n"
        "Download: 136.20 Mbit/s\nTesting upload speed....\nUpload: 26.90 Mbit/s\n"),
        {"down_mbps": 136.2, "up_mbps": 26.9, "idle_latency_ms": 24.155, "isp": "Example Cable",
         "server": "Example (Springfield, XX)", "tool": "speedtest-cli"},
    ),
    "speedtest-cli --simple --bytes": (
        "Ping: 24.5 ms\nDownload: 17.00 Mbyte/s\nUpload: 3.50 Mbyte/s\n",
        {"down_mbps": 136.0, "up_mbps": 28.0, "idle_latency_ms": 24.5, "tool": "speedtest-cli"},
    ),
    "ndt7 summary, 2020": (
        ('{"Server":"a.example","Client":"203.0.113.9","Download":{"value":364.5,"unit":"Mbit/s"},'
        '"upload":{"value":50.5,"unit":"Mbit/s"},"downloadRetrans":{"value":6.2,"unit":"%"},'
        '"rtt":{"value":18.5,"unit":"milliseconds"}}'),
        {"down_mbps": 364.5, "up_mbps": 50.5, "idle_latency_ms": 18.5, "server": "a.example", "tool": NDT7},
    ),
    "ndt7 summary, later": (
        ('{"ServerFQDN":"a.example","Download":{"Value":389.5,"Unit":"Mbit/s"},"Upload":{"Value":38500,'
        '"Unit":"kbit/s"},"DownloadRetrans":{"Value":0.5,"Unit":"%"},"MinRTT":{"Value":22000,"Unit":"us"}}'),
        {"down_mbps": 389.5, "up_mbps": 38.5, "idle_latency_ms": 22.0, "server": "a.example", "tool": NDT7},
    ),
    "ndt7 summary, half": (
        ('{"ServerFQDN":"a.example","Download":{"UUID":"x","Throughput":{"Value":903.5,"Unit":"Mbit/s"},'
        '"Latency":{"Value":4.125,"Unit":"ms"},"Retransmission":{"Value":0,"Unit":"%"}}}'),
        {"down_mbps": 903.5, "idle_latency_ms": 4.125, "server": "a.example", "tool": NDT7},
    ),
    "ndt7 text": (
        ("     Server: a.example\n    Latency:    22.0 ms\n   Download:   362.8 Mbit/s\n     Upload:    45.8 Mbit/s\n"
        " Retransmission:    0.76 %\n"),
        {"down_mbps": 362.8, "up_mbps": 45.8, "idle_latency_ms": 22.0, "server": "a.example", "tool": NDT7},
    ),
    "Murakami's ndt5": (
        ('{"TestName":"ndt5","TestStartTime":"2026-09-08T19:08:13.5","DownloadValue":14.25,"DownloadUnit":"Mbit/s",'
        '"UploadValue":2.5,"UploadUnit":"Mbit/s","MinRTTValue":7.5,"MinRTTUnit":"ms","ServerName":"b.example"}'),
        {"down_mbps": 14.25, "up_mbps": 2.5, "idle_latency_ms": 7.5, "at": "2026-09-08T19:08:13.5",
         "server": "b.example", "tool": "M-Lab ndt5"},
    ),
    "Murakami's speedtest-cli": (
        ('{"TestName":"speedtest-cli-single-stream","DownloadValue":6000000,"DownloadUnit":"Bit/s",'
        '"UploadValue":1000000,"UploadUnit":"Bit/s","Ping":35.5,"PingUnit":"ms","Timestamp":"2026-09-10T19:52:23Z",'
        '"ServerName":"Springfield","ServerSponsor":"Example","Isp":"Example Cable"}'),
        {"down_mbps": 6.0, "up_mbps": 1.0, "idle_latency_ms": 35.5, "at": "2026-09-10T19:52:23Z",
         "isp": "Example Cable", "server": "Example, Springfield", "tool": "speedtest-cli"},
    ),
    "LibreSpeed object": (LIBRESPEED, LIBRESPEED_READ),
    "LibreSpeed list": (f"[{LIBRESPEED}]", LIBRESPEED_READ),
    "LibreSpeed stream": (
        ('{"event":"phase","phase":"ping"}\n{"event":"progress","phase":"download","seconds":1,"mbps":3,"progress":9}\n'
        f'{{"event":"result","reports":[{LIBRESPEED}]}}\n'),
        LIBRESPEED_READ,
    ),
    "LibreSpeed CSV": (
        ("Timestamp,Server Name,Address,Ping,Jitter,Download,Upload,Share,IP\n"
        "2026-03-16T13:11:33+02:00,Example,http://example.net/backend,152,4.5,41.5,20.25,,203.0.113.9\n"),
        {name: value for name, value in LIBRESPEED_READ.items() if name != "isp"},
    ),
    "LibreSpeed --simple": (
        "Ping:\t12.00 ms\tJitter:\t1.50 ms\nDownload rate:\t93.25 Mbps\nUpload rate:\t11.00 Mbps\n",
        {"down_mbps": 93.25, "up_mbps": 11, "idle_latency_ms": 12, "jitter_ms": 1.5, "tool": "LibreSpeed"},
    ),
    "Cloudflare's engine": (
        ('{"download":94500000,"upload":22500000,"latency":12,"jitter":1,"downLoadedLatency":18,"upLoadedLatency":24,'
        '"packetLoss":0.0125}'),
        {"down_mbps": 94.5, "up_mbps": 22.5, "idle_latency_ms": 12, "jitter_ms": 1, "loaded_latency_down_ms": 18,
         "loaded_latency_up_ms": 24, "loss_pct": 1.25, "tool": "Cloudflare speed test"},
    ),
    "cloudflarepycli": (
        ('{"tests":{"90th_percentile_down_mbps":{"value":210.5,"time":1719183401.6},"90th_percentile_up_mbps":'
        '{"value":7.25,"time":1719183401.6},"latency_ms":{"value":14.5,"time":1719183390.1}},"meta":{}}'),
        {"down_mbps": 210.5, "up_mbps": 7.25, "idle_latency_ms": 14.5, "at": "2024-06-23T22:56:41Z",
         "tool": "cloudflarepycli"},
    ),
    "cfspeedtest": (
        ('{"metadata":{"colo":"XXX"},"latency_measurement":{"avg_latency_ms":12.5},"speed_measurements":['
        '{"test_type":"Download","payload_size":100000,"median":14,"avg":15},'
        '{"test_type":"Download","payload_size":25000000,"median":450,"avg":440},'
        '{"test_type":"Upload","payload_size":"10MB","median":44,"avg":43}]}'),
        {"down_mbps": 450, "up_mbps": 44, "idle_latency_ms": 12.5, "server": "XXX", "tool": "cfspeedtest"},
    ),
    "cfspeedtest text": (
        ("Starting Cloudflare speed test\nColo: XXX\nAvg GET request latency 12.5 ms (RTT ...)\n"
        "Download 100KB  [====]   13.70 mbit/s | 100KB in   58ms -> status: 200 OK\n"
        "Download 25MB   [====]  449.45 mbit/s |  25MB in  444ms -> status: 200 OK\n"
        "Upload 1MB      [====]  182.06 mbit/s |   1MB in   43ms -> status: 200 OK\n"
        "Summary Statistics\nDownload  25MB   |  min 400.00  max 455.00  avg 440.50\n"),
        {"down_mbps": 440.5, "up_mbps": 182.06, "idle_latency_ms": 12.5, "server": "XXX", "tool": "cfspeedtest"},
    ),
    "cloudflare-speed-cli": (
        ('{"server":"XXX","timestamp_utc":"2026-01-05T10:00:00Z","is_wireless":true,"as_org":"Example Cable",'
        '"idle_latency":{"loss":0.02,"mean_ms":45.5,"median_ms":41.5,"jitter_ms":16.5},'
        '"download":{"bytes":90000000,"mbps":95.5},"upload":{"bytes":9000000,"mbps":11.5},'
        '"loaded_latency_download":{"median_ms":60.5},"loaded_latency_upload":{"median_ms":250.5}}'),
        {"down_mbps": 95.5, "up_mbps": 11.5, "idle_latency_ms": 41.5, "jitter_ms": 16.5, "loss_pct": 2.0,
         "loaded_latency_down_ms": 60.5, "loaded_latency_up_ms": 250.5, "at": "2026-01-05T10:00:00Z", "server": "XXX",
         "isp": "Example Cable", "wifi": True, "tool": "cloudflare-speed-cli"},
    ),
    "cloudflare-speed-cli, dead download": (
        ('{"server":"XXX","idle_latency":{"loss":0.0,"median_ms":41.5},"download":{"bytes":3824,"mbps":0.004},'
        '"upload":{"bytes":181000000,"mbps":189.5}}'),
        {"up_mbps": 189.5, "idle_latency_ms": 41.5, "loss_pct": 0, "server": "XXX", "tool": "cloudflare-speed-cli",
         "message": "download moved only 3,824 bytes; its rate is not believed"},
    ),
    "fast-cli": (
        ('{"downloadSpeed":1.5,"downloadUnit":"Gbps","downloaded":190,"uploaded":0,"latency":22,"bufferBloat":31,'
        '"serverLocations":["Springfield, XX"],"userIp":"203.0.113.9"}'),
        {"down_mbps": 1500, "idle_latency_ms": 22, "loaded_latency_down_ms": 31, "server": "Springfield, XX",
         "tool": "Netflix fast-cli"},
    ),
    "fast-cli, older": ('{"downloadSpeed":93}', {"down_mbps": 93, "tool": "Netflix fast-cli"}),
    "networkQuality": (
        ('{"base_rtt":17.5,"dl_throughput":361439456,"ul_throughput":319803552,"responsiveness":240,'
        '"start_date":"2026-10-07 04:25:59.084","other":{"interface-type":{"wifi":457}},"test_endpoint":"c.example"}'),
        {"down_mbps": 361.439456, "up_mbps": pytest.approx(319.803552), "idle_latency_ms": 17.5,
         "loaded_latency_down_ms": 250, "loaded_latency_up_ms": 250, "at": "2026-10-07T04:25:59.084", "wifi": True,
         "server": "c.example", "tool": "Apple networkQuality", "note": "both directions were loaded at once"},
    ),
    "networkQuality text": (
        ("==== SUMMARY ====\nUplink capacity: 879.882 Mbps\nDownlink capacity: 850.825 Mbps\n"
        "Uplink Responsiveness: High (7.222 milliseconds | 8308 RPM)\n"
        "Downlink Responsiveness: Low (2.154 seconds | 27 RPM)\nIdle Latency: 22.159 milliseconds | 2707 RPM\n"),
        {"down_mbps": 850.825, "up_mbps": 879.882, "idle_latency_ms": 22.159, "loaded_latency_down_ms": 2154,
         "loaded_latency_up_ms": 7.222, "tool": "Apple networkQuality"},
    ),
    "networkQuality text, macOS 12": (
        ("==== SUMMARY ====\nUpload capacity: 47.5 Mbps\nDownload capacity: 87.5 Mbps\nUpload flows: 20\n"
        "Responsiveness: High (2400 RPM)\nBase RTT: 9\n"),
        {"down_mbps": 87.5, "up_mbps": 47.5, "idle_latency_ms": 9, "loaded_latency_down_ms": 25,
         "loaded_latency_up_ms": 25, "tool": "Apple networkQuality", "note": "both directions were loaded at once"},
    ),
    "betterspeedtest.sh": (
        ("2026-10-09 02:41:19 Testing against d.example (ipv4) with 5 simultaneous sessions while pinging e.example\n"
        "\n Download:  91.07 Mbps\n  Latency: (in msec, 16 pings, 0.00% packet loss)\n   Median: 22.423 \n"
        "\n   Upload:  4.71 Mbps\n  Latency: (in msec, 16 pings, 6.25% packet loss)\n   Median: 11.358 \n"),
        {"down_mbps": 91.07, "up_mbps": 4.71, "loaded_latency_down_ms": 22.423, "loaded_latency_up_ms": 11.358,
         "loss_pct": 6.25, "at": "2026-10-09T02:41:19", "server": "d.example", "tool": "betterspeedtest.sh",
         "note": "the loss is that under load"},
    ),
    "Flent": (
        ('{"version":4,"x_values":[0,1,2,3],"metadata":{"TIME":"2026-07-12T23:18:08.5","HOST":"f.example"},"results":'
        '{"Ping (ms) ICMP":[20.5,30.5,40.5,50.5],"TCP download sum":[null,90.0,80.0,null],'
        '"TCP upload sum":[null,null,10.0,11.0]}}'),
        {"down_mbps": 85, "up_mbps": 10.5, "idle_latency_ms": 20.5, "loaded_latency_down_ms": 35.5,
         "loaded_latency_up_ms": 45.5, "at": "2026-07-12T23:18:08.5Z", "server": "f.example", "tool": "Flent"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_an_output_is_read(name: str) -> None:
    """Every figure comes out in its unit, what was not measured is left out, and nothing else is there."""
    text, expected = READ[name]
    (test,) = speed_tests_in(text, name)
    assert test.model_dump(exclude_none=True) == {"status": "ok", **expected}


@pytest.mark.parametrize("name", READ)
def test_what_is_read_comes_back_from_json(name: str) -> None:
    """The normalized form, written as lines of JSON, is read back as it was."""
    tests = speed_tests_in(READ[name][0], name)
    assert speed_tests_in(json_lines(tests), "log.jsonl") == tests


FAILED = {
    "Retrieving speedtest.net configuration...\nERROR: <urlopen error timed out>\n": "ERROR: <urlopen error timed out>",
    "Cannot retrieve speedtest configuration\nERROR: HTTP Error 403: Forbidden\n": (
        "Cannot retrieve speedtest configuration; ERROR: HTTP Error 403: Forbidden"
    ),
    "Retrieving speedtest.net configuration...\n": "the run ended before a result",
    "curl: (56) Recv failure: Connection reset by peer\n": "curl: (56) Recv failure: Connection reset by peer",
    '{"error_code":-1009,"error_domain":"NSURLErrorDomain","dl_throughput":0}': "error -1009 of NSURLErrorDomain",
    '{"event":"phase","phase":"ping"}': "the run ended before a result",
    '{"Key":"error","Value":{"Failure":"lookup locate.example: no such host","Test":"download"}}': (
        "download: lookup locate.example: no such host"
    ),
    '{"TestName":"ndt7","DownloadError":"timed out","UploadError":"timed out"}': (
        "download: timed out; upload: timed out"
    ),
    '{"download":0,"upload":0,"ping":20,"server":{},"timestamp":"2026-01-01T00:00:00Z"}': (
        "download and upload moved no data"
    ),
}


@pytest.mark.parametrize("text", FAILED)
def test_a_failure_is_a_test_that_failed(text: str) -> None:
    """Whatever a program says instead of a result is kept, with rates unknown and not 0, and comes back from JSON."""
    (test,) = speed_tests_in(text, "run.txt")
    assert (test.status, test.message, test.down_mbps, test.up_mbps) == ("failed", FAILED[text], None, None)
    assert speed_tests_in(json_lines([test]), "log.jsonl") == (test,)


def test_a_stream_whose_upload_broke_keeps_its_download() -> None:
    """125,000,000 bytes in 10 s are 100 Mbit/s; the error is told without the addresses of the two ends."""
    socket = "203.0.113.9:50002->198.51.100.7:443"
    text = "\n".join(
        json.dumps({"Key": key, "Value": {"Test": test, **value}})
        for key, test, value in (
            ("starting", "download", {}),
            ("connected", "download", {"Server": "a.example"}),
            ("measurement", "download", {"Origin": "client", "AppInfo": {"ElapsedTime": 5e6, "NumBytes": 6e7}}),
            ("measurement", "download", {"Origin": "client", "AppInfo": {"ElapsedTime": 1e7, "NumBytes": 1.25e8}}),
            (
                "measurement",
                "download",
                {"Origin": "server", "TCPInfo": {"MinRTT": 11250, "RTT": 48700, "RTTVar": 2100}},
            ),
            ("starting", "upload", {}),
            ("error", "upload", {"Failure": f"read tcp {socket}: read: connection reset by peer"}),
        )
    )
    (test,) = speed_tests_in(text, "run.jsonl")
    assert (test.status, test.down_mbps, test.up_mbps) == ("ok", 100.0, None)
    assert (test.idle_latency_ms, test.jitter_ms, test.loaded_latency_down_ms) == (11.25, 2.1, 48.7)
    assert test.message == "upload: read tcp: read: connection reset by peer"


def test_a_summary_after_its_stream_is_the_same_run() -> None:
    """Without -quiet the client prints both; two such runs are two tests, with the latency under load of the stream."""
    stream = (
        '{"Key":"starting","Value":{"Test":"download"}}\n{"Key":"measurement","Value":{"Origin":"server",'
        '"Test":"download","TCPInfo":{"RTT":48700,"MinRTT":11000}}}\n'
    )
    summary = '{"ServerFQDN":"a.example","Download":{"Throughput":{"Value":90.5,"Unit":"Mbit/s"}}}\n'
    tests = speed_tests_in((stream + summary) * 2, "run.jsonl")
    assert [(test.down_mbps, test.loaded_latency_down_ms) for test in tests] == [(90.5, 48.7)] * 2


def test_programs_in_one_file_keep_their_order() -> None:
    """A file into which several programs were written is read record by record, failures between them too."""
    text = f'{LIBRESPEED}\n{{"error":"Cannot open socket"}}\nERROR: timed out\n{READ["fast-cli, older"][0]}\n'
    assert [(test.tool, test.status) for test in speed_tests_in(text, "all.jsonl")] == [
        ("LibreSpeed", "ok"),
        ("Ookla speedtest", "failed"),
        (None, "failed"),
        ("Netflix fast-cli", "ok"),
    ]
