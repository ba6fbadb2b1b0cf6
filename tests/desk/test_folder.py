"""A watched folder, from the dropped file to the canonical story, on a real database."""

import json
import os
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desk import cycle
from desk.plan import Plan
from feeds import folder as watched
from feeds.opml import Outline
from feeds.places import address_of
from storage import feeds
from storage.database import open_database
from storage.tables import CanonicalRow, FileRow, ItemRow, SpikeRow, VersionRow
from storage.views.canonicals import published

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TEXT = (
    "The harbour board of Port Ellery raises the fares of its ferries by four percent on Monday. "
)
LONG = TEXT + "Trams follow in June, the mayor said, when the new line to the lighthouse is open."


class Desk:
    def __init__(self, root: Path) -> None:
        self.inbox = root / "inbox"
        self.inbox.mkdir()
        self.db = f"sqlite:///{root / 'desk.db'}"
        self.database = open_database(self.db)
        with self.database.transaction() as session:
            outline = Outline(address_of(self.inbox), "Wire", None, "")
            feeds.add(session, [outline], now=NOW)

    def drop(self, name: str, body: str | bytes, *, age: float = 60) -> Path:
        path = self.inbox / name
        path.write_bytes(body if isinstance(body, bytes) else body.encode())
        old = time.time() - age
        os.utime(path, (old, old))
        return path

    def run(self, now: datetime = NOW) -> dict[str, int]:
        report = cycle.run(
            self.database,
            plan=Plan(db=self.db),
            now=now,
            started_by="direct",
            due_only=True,
            progress=lambda _step: None,
        )
        return dict(report.counts)

    def count(self, table: type) -> int:
        with self.database.read() as session:
            return session.scalar(select(func.count()).select_from(table)) or 0

    def stories(self) -> list[tuple[str, bool, str]]:
        with self.database.read() as session:
            found = published(session, withdrawn=True)
            return [(one.title, one.withdrawn, one.text) for one in found]

    def reasons(self) -> list[str]:
        with self.database.read() as session:
            return list(session.scalars(select(SpikeRow.reason)))

    def left(self, name: str = "") -> list[str]:
        at = self.inbox / name
        return sorted(p.name for p in at.iterdir() if p.is_file()) if at.is_dir() else []


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def ninjs(uri: str = "urn:1", text: str = LONG, **said: object) -> str:
    body = {"uri": uri, "type": "text", "pubstatus": "usable", "headline": "Ferry fares rise"}
    return json.dumps({**body, "body_text": text, **said})


def message(number: int, slug: str, *lines: str, text: str = LONG) -> bytes:
    head = "\r\n".join(lines)
    return (
        f"\x01hbw{number:04} 3 i 40 hbw\r\n\x02{slug}/\r\n{head}\r\n\r\n{text}\r\n\r\n"
        f"020905 GMT Mar 26\r\n\x03\r\n"
    ).encode()


def test_a_file_is_taken_once_and_moved_to_done(desk):
    desk.drop("a.json", ninjs())
    assert desk.run()["new"] == 1
    assert (desk.left(), desk.left("done")) == ([], ["a.json"])
    assert [title for title, *_ in desk.stories()] == ["Ferry fares rise"]
    assert desk.run()["new"] == 0


def test_a_file_that_is_no_story_goes_to_failed_with_the_reason_beside(desk):
    desk.drop("bad.xml", "<html><body>404</body></html>")
    desk.drop("good.json", ninjs())
    counts = desk.run()
    assert counts["new"] == 1
    assert desk.left("failed") == ["bad.xml", "bad.xml.reason.txt"]
    assert "is a web page" in (desk.inbox / "failed" / "bad.xml.reason.txt").read_text()
    assert any("is a web page" in reason for reason in desk.reasons())


def test_one_bad_message_of_a_file_is_put_aside_and_the_file_is_done(desk):
    broken = message(2, "Trams", "Trams follow").split(b"\x03", maxsplit=1)[0]
    desk.drop("two.dat", message(1, "Ferries", "Ferry fares rise") + broken)
    assert desk.run()["new"] == 1
    assert desk.left("done") == ["two.dat"]
    assert any("two.dat: the message at byte" in reason for reason in desk.reasons())


def test_a_file_that_still_grows_is_left_alone(desk, monkeypatch):
    path = desk.drop("slow.json", ninjs()[:40], age=0)

    def more(_seconds: float) -> None:
        path.write_bytes(path.read_bytes() + b"   ")

    monkeypatch.setattr(watched.time, "sleep", more)
    assert desk.run()["new"] == 0
    assert desk.left() == ["slow.json"]


def test_a_file_that_is_open_for_writing_is_left_alone(desk):
    path = desk.drop("open.json", ninjs())
    with path.open("ab"):
        os.utime(path, (1, 1))
        desk.run()
        assert desk.left() == ["open.json"]
    desk.run()
    assert desk.left("done") == ["open.json"]


@pytest.mark.parametrize("name", [".hidden.json", "a.json.tmp", "a.json.part", "a.json.filepart"])
def test_a_name_of_an_unfinished_file_is_left_alone(desk, name):
    desk.drop(name, ninjs())
    assert desk.run()["new"] == 0
    assert desk.left() == [name]


def test_links_pipes_and_folders_are_not_taken(desk, tmp_path):
    secret = tmp_path / "secret.json"
    secret.write_text(ninjs())
    (desk.inbox / "link.json").symlink_to(secret)
    os.mkfifo(desk.inbox / "pipe.json")
    (desk.inbox / "sub").mkdir()
    assert desk.run()["new"] == 0
    assert secret.exists()


def test_a_crash_between_the_database_and_the_move_takes_nothing_twice(desk, monkeypatch):
    desk.drop("1.dat", message(1, "Ferries", "Ferry fares rise"))
    desk.drop("2.dat", message(2, "Ferries", "1ST LEAD", "Ferry fares rise", text=LONG + " More."))
    real = watched.Path.rename

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(watched.Path, "rename", crash)
    with pytest.raises(KeyboardInterrupt):
        desk.run()
    monkeypatch.setattr(watched.Path, "rename", real)
    assert desk.count(VersionRow) == 2
    assert desk.run()["new"] == 0
    assert (desk.left(), desk.left("done")) == ([], ["1.dat", "2.dat"])
    assert (desk.count(VersionRow), desk.count(ItemRow), desk.count(FileRow)) == (2, 1, 2)


def test_a_crash_before_the_database_loses_nothing(desk, monkeypatch):
    desk.drop("a.json", ninjs())
    monkeypatch.setattr("desk.local.parse", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        desk.run()
    assert desk.left() == ["a.json"]
    monkeypatch.undo()
    assert desk.run()["new"] == 1


def test_two_files_of_one_name_are_both_kept(desk):
    for n in (1, 2):
        desk.drop("a.json", ninjs(f"urn:{n}", text=f"{LONG} Number {n}."))
        desk.run()
    assert desk.left("done") == ["a-2.json", "a.json"]
    assert desk.count(ItemRow) == 2


def test_a_lower_version_that_comes_late_does_not_overwrite_a_higher_one(desk):
    desk.drop("b.json", ninjs(version="2", text=f"{LONG} The second text."))
    desk.run()
    desk.drop("a.json", ninjs(version="1", text=f"{LONG} The first text."))
    desk.run()
    assert [text.endswith("The second text.") for *_, text in desk.stories()] == [True]
    assert any("revision 1 came after a higher one" in reason for reason in desk.reasons())


def test_a_lead_is_the_next_version_of_the_story_with_its_slug(desk):
    desk.drop("1.dat", message(1, "Ellery/ferries", "Ferry fares rise"))
    lead = message(2, "Ellery/ferries", "1ST LEAD", "Fares of ferries rise", text=f"{LONG} More.")
    desk.drop("2.dat", lead)
    desk.run()
    assert (desk.count(ItemRow), desk.count(VersionRow)) == (1, 2)
    assert [title for title, *_ in desk.stories()] == ["Fares of ferries rise"]


NITF = (
    "<nitf><head><docdata><doc-id id-string='w.1'/></docdata></head><body><body.head><hedline>"
    f"<hl1>Ferry fares rise</hl1></hedline></body.head><body.content><p>{LONG}</p></body.content>"
    "</body></nitf>"
)
NITF_KILL = (
    "<nitf><head><docdata management-doc-idref='w.1' management-idref-status='canceled'>"
    "<doc-id id-string='w.2'/></docdata></head><body/></nitf>"
)
G2 = (
    "<newsItem guid='g' version='1'><contentMeta><headline>Ferry fares rise</headline>"
    f"</contentMeta><contentSet><inlineData>{LONG}</inlineData></contentSet></newsItem>"
)
G2_KILL = (
    "<newsItem guid='g' version='2'><itemMeta><pubStatus qcode='stat:canceled'/></itemMeta>"
    "</newsItem>"
)
FRAMED = message(1, "Ellery/ferries", "Ferry fares rise")
FRAMED_KILL = message(9, "Ellery/ferries", "KILL", "Editors", text="Kill this story.")
KILLS = {
    "ninjs": (ninjs(version="1"), ninjs(version="2", pubstatus="canceled", text="")),
    "iptc7901": (FRAMED, FRAMED_KILL),
    "nitf": (NITF, NITF_KILL),
    "newsml-g2": (G2, G2_KILL),
}


@pytest.mark.parametrize(("story", "kill"), KILLS.values(), ids=KILLS)
def test_a_kill_withdraws_the_story_within_one_run(desk, story, kill):
    desk.drop("1", story)
    desk.run()
    assert [gone for _, gone, _ in desk.stories()] == [False]
    desk.drop("2", kill)
    counts = desk.run()
    assert [gone for _, gone, _ in desk.stories()] == [True]
    assert counts["withdrawn"] == 1


def test_a_story_and_its_kill_in_one_run_are_never_published(desk):
    desk.drop("1", message(1, "Ellery/ferries", "Ferry fares rise"), age=90)
    desk.drop("2", message(2, "Ellery/ferries", "KILL", "Editors", text="Kill this."), age=60)
    desk.run()
    assert [gone for _, gone, _ in desk.stories()] == [True]


def test_what_was_withheld_comes_back_when_it_is_usable_and_what_was_killed_does_not(desk):
    desk.drop("1", ninjs(version="1"))
    desk.run()
    desk.drop("2", ninjs(version="2", pubstatus="withheld"))
    desk.run()
    assert [gone for _, gone, _ in desk.stories()] == [True]
    desk.drop("3", ninjs(version="3"))
    desk.run()
    assert [gone for _, gone, _ in desk.stories()] == [False]
    desk.drop("4", ninjs(version="4", pubstatus="canceled"))
    desk.drop("5", ninjs(version="5"))
    desk.run()
    desk.run()
    assert [gone for _, gone, _ in desk.stories()] == [True]


def test_an_embargoed_story_is_published_after_its_time_and_not_before(desk):
    until = NOW + timedelta(hours=2)
    desk.drop("a.json", ninjs(embargoed=until.isoformat()))
    desk.run()
    assert desk.stories() == []
    desk.run(until - timedelta(seconds=1))
    assert desk.stories() == []
    desk.run(until)
    assert [title for title, *_ in desk.stories()] == ["Ferry fares rise"]
    assert desk.count(CanonicalRow) == 1


def test_all_that_a_wire_says_of_a_story_is_stored(desk):
    said = {
        "byline": "Ada Quill", "slugline": "ferries", "ednote": "Note", "usageterms": "Print only",
        "urgency": 3, "subject": [{"name": "transport"}], "dateline": "PORT ELLERY",
        "version": "4", "copyrightholder": "HW", "language": "en",
    }  # fmt: skip
    desk.drop("a.json", ninjs(**said))
    desk.run()
    with desk.database.read() as session:
        row = session.scalars(select(VersionRow)).one()
    assert (row.credit, row.language) == ("HW", "en")
    assert row.wire == {
        "byline": "Ada Quill", "slug": "ferries", "note": "Note", "usage": "Print only",
        "urgency": 3, "subjects": ["transport"], "dateline": "PORT ELLERY", "revision": 4,
    }  # fmt: skip


def test_a_folder_that_is_gone_is_said_and_stops_nothing(desk):
    desk.inbox.rename(desk.inbox.with_name("elsewhere"))
    assert desk.run()["feeds_failed"] == 1
    with desk.database.read() as session:
        feed = next(iter(feeds.load(session, feeds.listed(session)).values()))
    assert feed.status == "failing"


def test_more_than_the_limit_is_put_away_with_the_reason(desk):
    desk.drop("big.json", ninjs(text="word " * 1000))
    plan = Plan(db=desk.db)
    small = replace(plan, limits=replace(plan.limits, most_unpacked=1000))
    cycle.run(
        desk.database, plan=small, now=NOW, started_by="direct", due_only=True,
        progress=lambda _step: None,
    )  # fmt: skip
    assert "the limit" in (desk.inbox / "failed" / "big.json.reason.txt").read_text()


def take(number: int, of: int, text: str) -> bytes:
    return message(number, "Ellery/ferries", f"take {number} of {of}", "Ferry fares", text=text)


ONE, TWO, THREE = (f"{LONG} This is part {n}." for n in ("one", "two", "three"))


def test_takes_are_put_together_in_their_order_as_they_come(desk):
    desk.drop("1", take(1, 3, ONE))
    desk.run()
    assert [text for *_, text in desk.stories()] == [ONE]
    desk.drop("3", take(3, 3, THREE))
    desk.run()
    assert [text for *_, text in desk.stories()] == [ONE]
    assert "take 3 of 3 of Ellery/ferries waits for take 2" in desk.reasons()
    with desk.database.read() as session:
        note = session.scalars(select(VersionRow.wire)).one()["note"]
    assert note == "Takes 2, 3 of 3 have not come yet."
    desk.drop("2", take(2, 3, TWO))
    desk.run()
    assert [text for *_, text in desk.stories()] == [f"{ONE}\n\n{TWO}\n\n{THREE}"]
    assert desk.count(ItemRow) == 1


def test_takes_wait_for_the_first_one_and_say_so(desk):
    desk.drop("2", take(2, 2, TWO))
    desk.run()
    assert desk.stories() == []
    assert "take 2 of 2 of Ellery/ferries waits for take 1" in desk.reasons()
    desk.drop("1", take(1, 2, ONE))
    desk.run()
    assert [text for *_, text in desk.stories()] == [f"{ONE}\n\n{TWO}"]


def test_a_kill_takes_back_all_takes(desk):
    desk.drop("1", take(1, 2, ONE))
    desk.drop("2", take(2, 2, TWO))
    desk.run()
    desk.drop("3", message(3, "Ellery/ferries", "KILL", "Editors", text="Kill this story."))
    desk.run()
    assert [gone for _, gone, _ in desk.stories()] == [True]
