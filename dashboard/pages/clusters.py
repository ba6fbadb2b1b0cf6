"""The list of clusters, and the list of all stories."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.encoders import jsonable_encoder
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, BeforeValidator
from sqlalchemy.orm import Session

from dashboard import charts
from dashboard.given import Desk, Given
from dashboard.pages.window import Name, Window, window
from dashboard.render import render
from dashboard.wording import counted, duration, percent
from dedup.policy import Policy
from storage.views import tags
from storage.views.clusters import ClusterLine, ClusterList, Filter, Sort, facets, listing
from storage.views.frame import Frame, frame
from storage.views.spreading import likenesses

router = APIRouter()

SORTS = {
    Sort.LATEST: "Latest version",
    Sort.VERSIONS: "Most versions",
    Sort.FLAGS: "Most flags",
    Sort.UNSURE: "Least certain first",
}
SIZES = {1: "Any number", 2: "2 or more", 4: "4 or more", 10: "10 or more"}
VERY_ALIKE = 0.85  # from here on, the copies of a cluster differ in a few words


def _blank(value: Any) -> Any:
    """Take a field that was left empty as not said."""
    return None if value == "" else value


def _size(value: Any) -> Any:
    """Take a number as the address writes it."""
    return int(value) if isinstance(value, str) and value.isdecimal() else _blank(value)


Said = BeforeValidator(_blank)


class Asked(BaseModel):
    """What the address of a list may say."""

    q: str = ""
    window: Name = ""
    status: list[Literal["new", "needs decision", "confirmed"]] = []
    versions: Annotated[Literal[1, 2, 4, 10] | None, BeforeValidator(_size)] = None
    likeness: Annotated[Literal["low", "middle", "high"] | None, Said] = None
    flagged: Annotated[bool | None, Said] = None
    feed: Annotated[int | None, Said] = None
    language: str = ""
    sort: Sort = Sort.LATEST
    after: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of likeness to choose."""

    words: str
    least: float | None
    most: float | None


def ranges(policy: Policy) -> dict[str, Range]:
    """Return the choices of likeness, cut where the policy joins by itself."""
    needed, very = percent(policy.join), percent(VERY_ALIKE)
    return {
        "low": Range(f"Below {needed}", None, policy.join - 1e-9),
        "middle": Range(f"{needed} to {very}", policy.join, VERY_ALIKE - 1e-9),
        "high": Range(f"{very} or more", VERY_ALIKE, None),
    }


@dataclass(frozen=True, slots=True)
class Row:
    """A cluster of the list, with what is drawn beside it."""

    line: ClusterLine
    tags: tuple[tuple[str, int], ...]
    spread: charts.Spread | None
    highest: float


@router.get("/clusters")
def clusters(request: Request, desk: Given, asked: Annotated[Asked, Query()]) -> HTMLResponse:
    """Show the clusters of two versions or more, and the filters."""
    with desk.database.read() as session:
        head = frame(session)
        span, wanted = _wanted(desk, head, asked, smallest=2)
        found = listing(session, wanted, sort=asked.sort, after=asked.after or None)
        sides = facets(session, wanted)
        kinds = tags.by_cluster(session, [line.id for line in found.lines])
        tenths = likenesses(session, since=span.since, smallest=wanted.smallest)
        counts = _counts(session, wanted, desk.policy)
        elsewhere = 0 if found.matches else _elsewhere(session, wanted)
    return render(
        request,
        desk,
        "clusters.html",
        frame=head,
        asked=asked,
        window=span,
        found=found,
        rows=[_row(line, kinds.get(line.id, ())) for line in found.lines],
        facets=sides,
        counts=counts,
        tenths=tenths,
        elsewhere=elsewhere,
        named={feed: title for feed, title, _ in sides.feeds},
        smallest=wanted.smallest,
        sorts=SORTS,
        sizes=SIZES,
        alike=ranges(desk.policy),
        policy=desk.policy,
    )


@router.get("/stories")
def stories(request: Request, desk: Given, asked: Annotated[Asked, Query()]) -> HTMLResponse:
    """Show every story, those of one version too."""
    with desk.database.read() as session:
        head = frame(session)
        span, wanted = _wanted(desk, head, asked, smallest=1)
        found = listing(session, wanted, sort=asked.sort, after=asked.after or None)
        elsewhere = 0 if found.matches else _elsewhere(session, wanted)
    return render(
        request,
        desk,
        "stories.html",
        frame=head,
        asked=asked,
        window=span,
        found=found,
        elsewhere=elsewhere,
    )


@router.get("/clusters.json")
def clusters_json(request: Request, desk: Given, asked: Annotated[Asked, Query()]) -> JSONResponse:
    """Return the same list to a program."""
    return _json(request, desk, asked, smallest=2)


@router.get("/stories.json")
def stories_json(request: Request, desk: Given, asked: Annotated[Asked, Query()]) -> JSONResponse:
    """Return the same list to a program."""
    return _json(request, desk, asked, smallest=1)


def _json(request: Request, desk: Desk, asked: Asked, *, smallest: int) -> JSONResponse:
    with desk.database.read() as session:
        _, wanted = _wanted(desk, frame(session), asked, smallest=smallest)
        found: ClusterList = listing(session, wanted, sort=asked.sort, after=asked.after or None)
    further = request.url.include_query_params(after=found.next) if found.next else None
    return JSONResponse(
        {
            "matches": found.matches,
            "next": f"{further.path}?{further.query}" if further else None,
            "clusters": jsonable_encoder(found.lines),
        }
    )


def _wanted(desk: Desk, head: Frame, asked: Asked, *, smallest: int) -> tuple[Window, Filter]:
    span = window(asked.window, now=desk.clock(), newest=head.newest)
    alike = ranges(desk.policy)[asked.likeness] if asked.likeness else Range("", None, None)
    return span, Filter(
        smallest=asked.versions or smallest,
        since=span.since,
        status=tuple(asked.status),
        flagged=bool(asked.flagged),
        feed=asked.feed,
        language=asked.language or None,
        least=alike.least,
        most=alike.most,
        title=asked.q.strip() or None,
    )


def _counts(session: Session, wanted: Filter, policy: Policy) -> dict[str, int]:
    """Return how many clusters each size and each range of likeness would list."""

    def count(within: Filter) -> int:
        return listing(session, within, limit=0).matches

    sizes = {str(size): count(replace(wanted, smallest=size)) for size in SIZES}
    alike = {
        name: count(replace(wanted, least=span.least, most=span.most))
        for name, span in ranges(policy).items()
    }
    return sizes | alike


def _elsewhere(session: Session, wanted: Filter) -> int:
    """Return how many would match at any time and of any size."""
    return listing(session, replace(wanted, since=None, smallest=1), limit=0).matches


def _row(line: ClusterLine, kinds: tuple[tuple[str, int], ...]) -> Row:
    copies = sorted(line.copies, key=lambda copy: copy.seen)
    at = next((i for i, copy in enumerate(copies) if copy.canonical), None)
    others = [copy.likeness for copy in copies if not copy.canonical]
    label = counted(line.size, "version")
    last: datetime = line.last_seen
    gap = duration((last - line.first_seen).total_seconds())
    return Row(
        line=replace(line, copies=tuple(copies)),
        tags=kinds,
        spread=charts.spread(
            [copy.seen for copy in copies], canonical=at, label=f"{label}, the last after {gap}"
        )
        if copies
        else None,
        highest=max(others, default=1.0),
    )
