"""The feeds: which are well, which are not and why, and what each is worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.encoders import jsonable_encoder
from fastapi.responses import HTMLResponse, JSONResponse, Response

from dashboard import charts
from dashboard.given import Given
from dashboard.render import render
from feeds.opml import Outline, write
from storage.views import feeds as views
from storage.views import polls
from storage.views.days import by_feed, flags_by_feed, rate
from storage.views.feeds import Feed
from storage.views.frame import TROUBLE, frame
from storage.views.overview import Lead, overview
from storage.views.polls import Poll

router = APIRouter()
FORTNIGHT = 14
Show = Literal["all", "attention", "paused"]


@dataclass(frozen=True, slots=True)
class Row:
    """A feed of the list with its figures of the last fortnight."""

    feed: Feed
    polls: tuple[Poll, ...]
    spark: charts.Spark | None
    a_day: float
    lead: Lead | None
    flags: int

    @property
    def per_100(self) -> float | None:
        """Return the open flags to a hundred items; nothing of a feed that sent none."""
        return 100 * self.flags / self.feed.items if self.feed.items else None


@router.get("/feeds")
def listing(request: Request, desk: Given, show: Show = "all") -> HTMLResponse:
    """Show the feeds, those in trouble first."""
    now = desk.clock()
    with desk.database.read() as session:
        head = frame(session)
        every = views.listing(session)
        strips = polls.strips(session)
        daily = by_feed(session, now=now, count=FORTNIGHT)
        leads = overview(session, since=now - timedelta(days=FORTNIGHT)).leads
        flagged = flags_by_feed(session)
    by_id = {lead.feed_id: lead for lead in leads}
    rows = [
        _row(feed, strips.get(feed.id, ()), daily.get(feed.id), by_id.get(feed.id), flagged)
        for feed in _shown(every, show)
    ]
    return render(
        request,
        desk,
        "feeds.html",
        frame=head,
        rows=rows,
        show=show,
        counts={name: len(_shown(every, name)) for name in ("all", "attention", "paused")},
        statuses=[(s, sum(f.status == s for f in every)) for s in TROUBLE],
        slowest=max((lead.lag or 0 for lead in leads), default=0),
    )


@router.get("/feeds.json")
def listing_json(desk: Given, show: Show = "all") -> JSONResponse:
    """Return the feeds to a program."""
    with desk.database.read() as session:
        every = views.listing(session)
    return JSONResponse({"feeds": jsonable_encoder(_shown(every, show))})


@router.get("/feeds.opml")
def opml(desk: Given) -> Response:
    """Return the feeds as other programs take them over."""
    with desk.database.read() as session:
        every = views.listing(session)
    text = write([Outline(f.url, f.title, f.site, f.folder) for f in every])
    return Response(text, media_type="text/x-opml; charset=utf-8")


@router.get("/feeds/{feed:int}")
def one(request: Request, desk: Given, feed: int) -> HTMLResponse:
    """Show a feed with its polls, what it sent last, and what was put aside."""
    with desk.database.read() as session:
        head = frame(session)
        found = views.page(session, feed, now=desk.clock())
    return render(request, desk, "feed.html", frame=head, page=found)


def _shown(every: Sequence[Feed], show: str) -> list[Feed]:
    if show == "attention":
        return [feed for feed in every if feed.status in TROUBLE]
    if show == "paused":
        return [feed for feed in every if feed.status == "paused"]
    return list(every)


def _row(
    feed: Feed,
    strip: tuple[Poll, ...],
    daily: tuple[int, ...] | None,
    lead: Lead | None,
    flagged: Mapping[int, int],
) -> Row:
    lately = daily or ()
    days = len(lately) - next((at for at, items in enumerate(lately) if items), len(lately))
    return Row(
        feed=feed,
        polls=strip,
        spark=charts.spark(lately, width=84, height=24) if days > 1 else None,
        a_day=rate(lately),
        lead=lead,
        flags=flagged.get(feed.id, 0),
    )
