"""Many feeds at once, some misbehaving; `benchmarks.poll_misbehaving` does it in full."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.bad_servers import FAULTS

HERE = Path(__file__).parents[2]
GOOD = 25


@pytest.fixture(params=[True, False], ids=["one server", "a server each"])
def kinds(request):
    """The addresses of good feeds, and of one for each fault."""
    command = [sys.executable, "-m", "benchmarks.bad_servers", f"--good={GOOD}"]
    command += [f"--bad={len(FAULTS)}", *(["--one-port"] if request.param else [])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=HERE) as server:
        lines = [line.split() for line in iter(server.stdout.readline, "\n")]
        yield {url: kind for kind, url in lines}
        server.terminate()


def test_every_good_feed_is_kept_and_every_bad_one_says_why(desk, kinds):
    desk.set(read_timeout=1.0, total_timeout=5.0, most_received=2_000_000, patience=0.2)
    desk.add(*kinds)
    report = desk.poll()
    assert report.feeds_failed == len(FAULTS)
    for one in desk.feeds():
        if kinds[one.url] == "good":
            assert (one.status, one.items, one.reason) == ("ok", 20, None)
        else:
            assert (one.status, one.items) == ("failing", 0), kinds[one.url]
            assert len(one.reason.split()) > 4
    assert desk.poll().feeds_asked == 0


def test_whatever_reads_beside_us_may_fail_without_loss(desk, site, feed, monkeypatch):
    monkeypatch.setattr("desk.readers.PAYS_AFTER", 0)
    monkeypatch.setattr("desk.readers._prepare", None)  # no process can begin
    for number in range(4):
        site.says(feed(f"{number}"), path=f"/{number}")
    desk.add(*(site.url(f"/{number}") for number in range(4)))
    assert desk.poll().new == 4


def test_other_processes_read_as_we_do(desk, site, feed, monkeypatch):
    monkeypatch.setattr("desk.readers.PAYS_AFTER", 0)
    for number in range(4):
        site.says(feed(f"{number}", "<item></item>" if number == 3 else "z"), path=f"/{number}")
    desk.add(*(site.url(f"/{number}") for number in range(4)))
    report = desk.poll()
    assert (report.new, report.spiked) == (7, 1)
