"""A desk's database with stories in it, as the desk would have left them."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from fastapi import FastAPI
from sqlalchemy.orm import Session

from dashboard.app import create_app
from dedup.bands import keys
from dedup.likeness import likenesses
from dedup.minhash import sign
from dedup.policy import Policy
from editing.check import check
from storage.clusters import public
from storage.database import Database, open_database
from storage.tables import (
    CanonicalRow,
    ClusterRow,
    CycleRow,
    EventRow,
    FeedRow,
    FlagRow,
    ItemRow,
    LikenessRow,
    MemberRow,
    PollRow,
    SignatureRow,
    SpikeRow,
    VersionRow,
)
from story.item import Copy, digest

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
POLICY = Policy()

CLEAN = (
    "The ministers met on Tuesday and agreed on a plan to rebuild the old harbour.\n\n"
    "They committed to working together against delays, the minister said. The work will begin "
    "in March and cost 40 million euros, according to the ministry.\n\n"
    "Residents of the quarter have waited for eleven years, the mayor told us on Friday.\n\n"
    "“We have been patient for long enough,” she said at the quay."
)
DAMAGED = CLEAN.replace("committed to working", "committed. to working").replace(
    "in March and", "in April and"
)


@dataclass
class Text:
    """A version of a story: whose, when, what; the first of a cluster is its canonical."""

    feed: str = "Northwire"
    title: str = "Ministers agree on a plan for the harbour"
    text: str = CLEAN
    minutes: int = 0
    language: str | None = "en"
    url: str | None = "https://example.org/story"


@dataclass
class Make:
    """Write what a cycle would have written."""

    database: Database
    feeds: dict[str, int] = field(default_factory=dict)
    made: int = 0

    def feed(self, title: str, **said: object) -> int:
        """Add a feed, or return the one of that title."""
        if title in self.feeds:
            return self.feeds[title]
        row = FeedRow(
            url=f"https://example.org/{len(self.feeds)}.xml",
            title=title,
            added=NOW - timedelta(days=20),
            **{"status": "ok", "last_poll": NOW, "next_poll": NOW + timedelta(minutes=3), **said},
        )
        with self.database.transaction() as session:
            session.add(row)
            session.flush()
            self.feeds[title] = row.id
            session.add(
                PollRow(
                    feed_id=row.id,
                    started=NOW,
                    took=0.2,
                    http_status=200,
                    outcome="failed" if row.status == "failing" else "read",
                    new_versions=1,
                )
            )
        return self.feeds[title]

    def cluster(self, texts: Sequence[Text], **said: object) -> str:
        """Add a cluster of these versions, checked and measured; return its name."""
        for text in texts:
            self.feed(text.feed)
        with self.database.transaction() as session:
            copies = [self._version(session, text) for text in texts]
            row = ClusterRow(
                title=texts[0].title,
                canonical_id=copies[0].key,
                size=len(texts),
                feeds=len({text.feed for text in texts}),
                language=texts[0].language,
                first_seen=min(copy.seen or NOW for copy in copies),
                last_seen=max(copy.seen or NOW for copy in copies),
                number=1,
                choice=[
                    {"version": copy.key, "total": 0.9, "reasons": [["first seen", 0.2]]}
                    for copy in copies
                ],
                **said,
            )
            session.add(row)
            session.flush()
            self._judge(session, row, copies)
            return public(row.id)

    def _version(self, session: Session, text: Text) -> Copy:
        self.made += 1
        seen = NOW - timedelta(hours=5) + timedelta(minutes=text.minutes)
        item = ItemRow(
            feed_id=self.feeds[text.feed], guid=str(self.made), first_seen=seen, last_seen=seen
        )
        session.add(item)
        session.flush()
        row = VersionRow(
            item_id=item.id,
            number=1,
            pending=False,
            digest=digest(text.title, text.text),
            title=text.title,
            text=text.text,
            content=text.text,
            html=False,
            summary=False,
            url=text.url,
            nature="story",
            language=text.language,
            seen=seen,
            word_count=len(text.text.split()),
            wire={},
        )
        session.add(row)
        session.flush()
        return Copy(row.id, text.text, text.title, text.feed, seen, text.language)

    def _judge(self, session: Session, cluster: ClusterRow, copies: Sequence[Copy]) -> None:
        pairs = [(a, b) for i, a in enumerate(copies) for b in copies[i + 1 :]]
        found = likenesses(pairs, policy=POLICY)
        scores = {}
        for (a, b), one in zip(pairs, found, strict=True):
            scores[a.key, b.key] = one.score
            session.add(
                LikenessRow(
                    a=a.key,
                    b=b.key,
                    score=one.score,
                    verdict=one.verdict,
                    relation=one.relation,
                    measures={
                        "jaccard": one.jaccard,
                        "containment": one.containment,
                        "contained": one.contained,
                        "headline": one.headline,
                    },
                    why=list(one.why),
                    policy=POLICY.name,
                )
            )
        signatures = sign(copies, policy=POLICY)
        under = keys(copies, signatures, policy=POLICY)
        for copy, signature, own in zip(copies, signatures, under, strict=True):
            session.add(
                SignatureRow(
                    version_id=copy.key,
                    value=signature.to_bytes(),
                    topics=bytes(260),
                    keys=np.array(own, "<i8").tobytes(),
                    policy=POLICY.name,
                )
            )
            first = copy is copies[0]
            item = session.get_one(VersionRow, copy.key).item_id
            session.add(
                MemberRow(
                    item_id=item,
                    cluster_id=cluster.id,
                    version_id=copy.key,
                    relation="canonical" if first else "near",
                    likeness=1.0 if first else scores[copies[0].key, copy.key],
                    why=["the same phrases"],
                    joined=copy.seen or NOW,
                )
            )
            self._flag(session, cluster, copy, [one for one in copies if one is not copy])
        cluster.likeness = min(
            (score for (a, _), score in scores.items() if a == copies[0].key), default=1.0
        )
        self._publish(session, cluster, copies[0])

    def _flag(
        self, session: Session, cluster: ClusterRow, copy: Copy, siblings: Sequence[Copy]
    ) -> None:
        for flag in check(copy, siblings):
            cluster.flags = (cluster.flags or 0) + (flag.tier == "flag")
            session.add(
                FlagRow(
                    version_id=copy.key,
                    kind=flag.kind,
                    tier=flag.tier,
                    start=flag.start,
                    end=flag.end,
                    text=flag.text,
                    message=flag.message,
                    confidence=flag.confidence,
                    repair=flag.repair,
                    agreement=flag.agreement,
                    evidence=[
                        {
                            "key": one.key,
                            "source": one.source,
                            "text": one.text,
                            "start": one.start,
                            "end": one.end,
                        }
                        for one in flag.evidence
                    ],
                )
            )

    def _publish(self, session: Session, cluster: ClusterRow, canonical: Copy) -> None:
        end = canonical.text.find(". ") + 1 or len(canonical.text)
        session.add(
            CanonicalRow(
                cluster_id=cluster.id,
                number=1,
                version_id=canonical.key,
                title=canonical.title,
                text=canonical.text,
                url="https://example.org/story",
                published=canonical.seen,
                written=canonical.seen or NOW,
                reasons=["the most complete version"],
                provenance=[
                    {"start": 0, "end": end, "version": canonical.key, "also": [], "repairs": []}
                ],
            )
        )
        session.add(
            EventRow(cluster_id=cluster.id, at=canonical.seen or NOW, sentence="Cluster formed")
        )

    def run(self, name: str = "quiet-heron", **said: object) -> int:
        """Add a run."""
        row = CycleRow(
            name=name,
            started=NOW - timedelta(minutes=1),
            **{
                "started_by": "direct",
                "state": "completed",
                "ended": NOW,
                "counts": {"new": 3, "flags": 2, "feeds_failed": 1},
                **said,
            },
        )
        with self.database.transaction() as session:
            session.add(row)
            session.flush()
            return row.id

    def spike(self, feed: str, reason: str, excerpt: str) -> None:
        """Add an entry put aside."""
        sender = self.feed(feed)
        with self.database.transaction() as session:
            session.add(
                SpikeRow(
                    feed_id=sender,
                    digest=reason.encode(),
                    reason=reason,
                    excerpt=excerpt,
                    seen=NOW,
                )
            )


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path / 'desk.db'}")
    yield opened
    opened.close()


@pytest.fixture
def make(database: Database) -> Make:
    return Make(database)


@dataclass(frozen=True)
class Visitor:
    """Somebody who asks the application for pages, over no network."""

    app: FastAPI

    def get(self, path: str, **said: Any) -> httpx.Response:
        """Ask for a page, and follow nothing."""
        return self.ask("GET", path, **said)

    def ask(self, method: str, path: str, **said: Any) -> httpx.Response:
        """Send a request."""

        async def asked() -> httpx.Response:
            way = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=way, base_url="http://desk.example") as client:
                return await client.request(method, path, **said)

        return asyncio.run(asked())


@pytest.fixture
def visitor(database: Database) -> Visitor:
    return Visitor(create_app(database, clock=lambda: NOW))


@pytest.fixture
def harbour(make: Make) -> str:
    """A cluster of three: clean, damaged, and cut, with a headline of its own."""
    return make.cluster(
        [
            Text(),
            Text(feed="Devdesk", text=DAMAGED, minutes=52),
            Text(feed="Island Gazette", title="Harbour plan agreed", text=CLEAN[:330], minutes=78),
        ]
    )


@pytest.fixture
def texts() -> Callable[..., Text]:
    return Text
