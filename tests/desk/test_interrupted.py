"""A run killed at any moment loses nothing, and the next one finishes its work."""

import os
import signal
import subprocess
import sys

import pytest

from desk.poll import all_feeds, poll
from desk.process import process
from storage.tables import CanonicalRow, ClusterRow, CycleRow, SpikeRow, VersionRow

# A cycle that kills itself as soon as a step of this name is told for the n-th time.
RUN = """
import json, os, signal, sys
from datetime import datetime
from desk import cycle
from desk.plan import Plan
from feeds.limits import Limits
from storage.database import open_database
url, now, verb, nth = sys.argv[1:]
told = 0
def progress(step):
    global told
    told += step.verb == verb
    if step.verb == verb and told == int(nth):
        os.kill(os.getpid(), signal.SIGKILL)
cycle.run(open_database(url), plan=Plan(db=url, limits=Limits(allow_private=True, patience=0.05),
    process_batch=2), now=datetime.fromisoformat(now), started_by="direct", due_only=True,
    progress=progress)
"""


@pytest.fixture
def waiting(open_desk, web, make_entry, pier, storks):
    """A desk that was never run, with three feeds to ask."""
    web.feed("northwire", make_entry("1"), make_entry("2", "Storks are back", storks))
    web.feed("devdesk", make_entry("a", "Pier seven to close", pier.rsplit("\n\n", 1)[0]))
    web.feed("ledger", make_entry("x", "Storks counted", storks.rsplit("\n\n", 1)[0]))
    desk = open_desk(process_batch=2)
    desk.subscribe("northwire", "devdesk", "ledger")
    return desk


def finished(desk):
    """Return what the desk has made, without the times and names that differ each time."""
    return {(one.title, one.text, len(one.sources)) for one in desk.published()}


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
@pytest.mark.parametrize(
    ("verb", "nth"),
    [("poll", 1), ("poll", 2), ("cluster", 2), ("check", 2), ("publish", 2), ("publish", 4)],
)
def test_the_next_run_finishes_what_a_killed_one_began(waiting, open_desk, verb, nth, environment):
    whole = open_desk("whole", process_batch=2)
    whole.subscribe("northwire", "devdesk", "ledger")
    whole.run()
    command = [sys.executable, "-c", RUN, waiting.plan.db, waiting.now.isoformat(), verb, str(nth)]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    ids = waiting.rows(VersionRow.id)
    waiting.run(minutes=600)
    assert finished(waiting) == finished(whole)
    assert len(finished(waiting)) == 2
    rows = waiting.rows(VersionRow.id, VersionRow.pending)
    assert [row.pending for row in rows] == [False] * 4
    assert ids == [row[:1] for row in rows][: len(ids)]  # what was kept was not asked for again
    assert [row.state for row in waiting.rows(CycleRow.id, CycleRow.state)] == [
        "failed",
        "completed",
    ]


def test_two_runs_at_once_do_the_work_of_one(waiting, environment):
    command = [sys.executable, "-c", RUN, waiting.plan.db, waiting.now.isoformat(), "none", "0"]
    runs = [subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) for _ in range(2)]
    for one in runs:
        _, said = one.communicate(timeout=60)
        assert (one.returncode, said) == (0, b"")
    assert len(waiting.rows(VersionRow.id)) == 4
    # One may have begun when only the shorter copies were there: then the full ones came second.
    assert len(waiting.published()) == 2
    assert {len(one.sources) for one in waiting.published()} == {2}
    written = waiting.rows(CanonicalRow.cluster_id, CanonicalRow.text)
    assert len(set(written)) == len(written)  # and none was written twice
    before = waiting.exports()
    waiting.run()
    assert waiting.exports() == before


def test_what_was_polled_waits_for_whoever_processes_next(waiting):
    asked = all_feeds(waiting.database)
    assert poll(waiting.database, asked, cycle=None, **waiting.told).new == 4
    assert waiting.published() == []
    assert waiting.rows(ClusterRow.id) == []
    sizes = [process(waiting.database, cycle=None, limit=3, **waiting.told) for _ in range(3)]
    assert sizes == [3, 1, 0]
    assert len(waiting.published()) == 2


def test_an_error_of_the_machine_undoes_the_batch_and_nothing_is_put_aside(waiting):
    class OutOfPaperError(OSError):
        pass

    def fail(step):
        if step.verb == "publish":
            raise OutOfPaperError("no paper")

    asked = all_feeds(waiting.database)
    poll(waiting.database, asked, cycle=None, **waiting.told)
    with pytest.raises(OutOfPaperError):
        process(waiting.database, cycle=None, limit=9, **waiting.told | {"progress": fail})
    assert waiting.rows(CanonicalRow.id) == waiting.rows(ClusterRow.id) == []
    assert len(waiting.rows(VersionRow.id, VersionRow.pending)) == 4
    waiting.run()
    assert len(waiting.published()) == 2


def test_a_text_that_we_fail_on_is_put_aside_and_the_others_go_through(waiting, monkeypatch):
    from desk import check

    whole = check.flags_of

    def fails(copy, *others, **more):
        if copy.text.startswith("Researchers") and not copy.text.endswith("ten years."):
            raise KeyError("a defect of ours")
        return whole(copy, *others, **more)

    monkeypatch.setattr(check, "flags_of", fails)
    report = waiting.run()
    assert report.counts["spiked"] == 1
    assert {pending for (pending,) in waiting.rows(VersionRow.pending)} == {False}
    ((reason, excerpt),) = waiting.rows(SpikeRow.reason, SpikeRow.excerpt)
    assert "a defect of ours" in reason
    assert excerpt.startswith("Researchers")
    assert len(waiting.published()) == 2
