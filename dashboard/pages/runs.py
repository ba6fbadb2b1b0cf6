"""The runs: when, who started them, what came of them."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dashboard.given import Given
from dashboard.render import render
from storage.views import feeds
from storage.views import runs as views
from storage.views.frame import frame

router = APIRouter()
LATEST = 100


@router.get("/runs")
def listing(request: Request, desk: Given) -> HTMLResponse:
    """Show the newest runs."""
    with desk.database.read() as session:
        head = frame(session)
        found = views.listing(session, latest=LATEST)
    return render(request, desk, "runs.html", frame=head, runs=found, latest=LATEST)


@router.get("/runs/{run:int}")
def one(request: Request, desk: Given, run: int) -> HTMLResponse:
    """Show a run with what each feed answered."""
    with desk.database.read() as session:
        head = frame(session)
        found = views.page(session, run)
        named = {feed.id: feed.title or feed.url for feed in feeds.listing(session)}
    return render(request, desk, "run.html", frame=head, page=found, named=named)
