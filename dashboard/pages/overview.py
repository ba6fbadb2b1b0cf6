"""The first page: what came in, what waits for a person, how the machine is doing."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dashboard import charts
from dashboard.given import Given
from dashboard.pages.window import Name, Window, window
from dashboard.render import render
from dashboard.wording import counted
from storage.views import feeds
from storage.views import overview as views
from storage.views.days import Day, days
from storage.views.frame import frame
from storage.views.overview import Hour
from storage.views.spreading import spreading

router = APIRouter()
WEEK = 7


@router.get("/")
def overview(
    request: Request,
    desk: Given,
    asked: Annotated[Name, Query(alias="window")] = "",
    started: str = "",
) -> HTMLResponse:
    """Show the first page."""
    now = desk.clock()
    with desk.database.read() as session:
        head = frame(session)
        chosen = window(asked, now=now, newest=head.newest)
        since = chosen.since or datetime(1970, 1, 1, tzinfo=UTC)
        figures = views.overview(session, since=since)
        week = days(session, now=now, count=WEEK)
        grown = spreading(session, since=now - timedelta(hours=1))
        biggest = views.biggest(session, limit=6)
        listed = {feed.id for feed in feeds.listing(session)}
    bars = _bars(figures.hours, chosen, now)
    hourly = chosen.name == "24h"
    return render(
        request,
        desk,
        "overview.html",
        frame=head,
        window=chosen,
        figures=figures,
        sparks=_sparks(week),
        change=_change(week),
        hourly=hourly,
        bars=bars,
        chart=_chart(bars, hourly=hourly),
        biggest=biggest,
        listed=listed,
        grown=grown,
        started=bool(started),
    )


@router.post("/runs")
def start(request: Request, desk: Given) -> Response:
    """Start a run, and go back to where it can be watched."""
    if desk.start_run is None:
        raise HTTPException(405, "Runs are not started from here.")
    if not _ours(request):
        raise HTTPException(403, "Only the desk's own pages may start a run.")
    desk.start_run()
    return RedirectResponse("/?started=1", status_code=303)


def _ours(request: Request) -> bool:
    """Say whether a form of ours sent this; every browser of today says where a form stands."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin", "")
    return urlsplit(origin).netloc == request.headers.get("host")


def _sparks(week: Sequence[Day]) -> dict[str, charts.Spark | None]:
    """Return the lines of the last seven days; two days with stories make a line, one a point."""
    came = [day for day in week if day.items]
    if len(came) < 2:  # noqa: PLR2004 - a line has two ends
        return dict.fromkeys(("stories", "distinct", "copies", "flags", "feeds"))
    return {
        "stories": charts.spark([day.items for day in week]),
        "distinct": charts.spark([day.stories for day in week]),
        "copies": charts.spark([1 - day.stories / day.items for day in came]),
        "flags": charts.spark([day.flags for day in week]),
        "feeds": charts.spark([day.answered for day in week if day.asked]),
    }


def _change(week: Sequence[Day]) -> str:
    """Return how today compares with yesterday; a first day compares with nothing."""
    today, before = week[-1].items, week[-2].items
    if not before:
        return f"{today:,} today"
    return f"{today:,} today, {before:,} yesterday"


def _bars(hours: Sequence[Hour], chosen: Window, now: datetime) -> list[Hour]:
    """Return a bar for every hour of a day, or for every day of a longer window."""
    step = timedelta(hours=1) if chosen.name == "24h" else timedelta(days=1)
    found: dict[datetime, Hour] = {}
    for hour in hours:
        start = _slot(hour.start, step)
        kept = found.get(start, Hour(start, 0, 0))
        found[start] = Hour(start, kept.new + hour.new, kept.copies + hour.copies)
    first = _slot(chosen.since, step) if chosen.since else min(found, default=now)
    last = (
        max(_slot(now, step), max(found, default=now)) if chosen.since else max(found, default=now)
    )
    every = [first + n * step for n in range((last - first) // step + 1)] if found else []
    return [found.get(start, Hour(start, 0, 0)) for start in every]


def _slot(moment: datetime, step: timedelta) -> datetime:
    moment = moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    return moment if step < timedelta(days=1) else moment.replace(hour=0)


def _chart(bars: Sequence[Hour], *, hourly: bool) -> charts.Columns | None:
    if not bars:
        return None
    every = max(1, -(-len(bars) // 8))
    names = [f"{bar.start:%H:%M}" if hourly else f"{bar.start.day} {bar.start:%b}" for bar in bars]
    return charts.columns(
        [bar.new for bar in bars],
        [bar.copies for bar in bars],
        labels=[name if i % every == 0 else "" for i, name in enumerate(names)],
        titles=[
            f"{name} — {counted(bar.new + bar.copies, 'story', 'stories')}, {bar.new} new, "
            f"{counted(bar.copies, 'duplicate')}"
            for name, bar in zip(names, bars, strict=True)
        ],
    )
