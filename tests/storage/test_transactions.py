"""One writer at a time, readers never wait, and a killed writer leaves nothing half done."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest
from sqlalchemy import func, select

from storage import cycles, versions
from storage.database import open_database
from storage.tables import CycleRow, SignatureRow, VersionRow

KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from storage import bands, versions
from storage.database import open_database
from dedup.signature import Signature, Signed
import numpy as np
database = open_database(sys.argv[1])
with database.transaction() as session:
    waiting = versions.pending(session, now=datetime.now(UTC), limit=10)
    signed = Signed(Signature(np.zeros(128, np.uint32)), (1, 2), bytes(260))
    bands.keep(session, dict.fromkeys(waiting, signed), policy="p")
    versions.done(session, waiting)
    session.flush()
    print("wrote", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""
COUNTING = """
import sys
from storage import cycles
from storage.database import open_database
database = open_database(sys.argv[1])
for _ in range(20):
    with database.transaction() as session:
        cycles.count(session, 1, {"new": 1})
"""


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_a_killed_transaction_leaves_pending_versions_only(database, address, given, now):
    made = given.versions(3)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, address], capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, b"wrote\n"), done.stderr
    assert given.rows(SignatureRow.version_id) == []
    with database.transaction() as session:  # the lock went with the writer
        assert versions.pending(session, now=now, limit=10) == made


def test_an_error_undoes_the_whole_transaction(database, given, now):
    def fail():
        with database.transaction() as session:
            cycles.begin(session, name="a", started_by="direct", now=now)
            session.flush()
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert given.rows(CycleRow.id) == []


def test_two_processes_that_write_at_once_lose_nothing(database, address, now):
    with database.transaction() as session:
        assert cycles.begin(session, name="a", started_by="direct", now=now) == 1
    writers = [subprocess.Popen([sys.executable, "-c", COUNTING, address]) for _ in range(2)]
    assert [one.wait(120) for one in writers] == [0, 0]
    with database.read() as session:
        assert cycles.counts(session, 1) == {"new": 40}


def test_a_second_writer_waits_for_the_first(database, address, now):
    order = []
    inside, over = threading.Event(), threading.Event()

    def second():
        inside.wait(10)
        with closing(open_database(address)) as other, other.transaction() as session:
            order.append(session.scalar(select(func.count()).select_from(CycleRow)))
        over.set()

    thread = threading.Thread(target=second)
    thread.start()
    with database.transaction() as session:
        cycles.begin(session, name="a", started_by="direct", now=now)
        inside.set()
        assert not over.wait(0.3)
        order.append("first")
    thread.join(30)
    assert order == ["first", 1]


def test_a_reader_does_not_wait_and_sees_one_moment(database, given, now):
    given.versions(1)
    count = select(func.count()).select_from(VersionRow)
    with database.read() as reader:
        assert reader.scalar(count) == 1
        with database.transaction() as session:
            cycles.begin(session, name="a", started_by="direct", now=now)
            started = time.monotonic()
            with database.read() as other:
                assert other.scalar(select(func.count()).select_from(CycleRow)) == 0
            assert time.monotonic() - started < 10
        given.versions(1)
        assert reader.scalar(count) == 1
    with database.read() as reader:
        assert reader.scalar(count) == 2
