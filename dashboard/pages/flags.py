"""The flags, by what went wrong."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.encoders import jsonable_encoder
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel

from dashboard.comparison import proof
from dashboard.given import Given
from dashboard.pages.clusters import Said
from dashboard.render import render
from dashboard.repairs import Drawn, drawn
from storage.clusters import private
from storage.views import feeds, flags, samples
from storage.views.flags import Filter, FlagLine, Kind
from storage.views.frame import frame

router = APIRouter()
FEW = 3  # flags of a kind, until the kind is chosen
MOST_FEEDS = 12  # in the filter


class Asked(BaseModel):
    """What the address of the list may say."""

    kind: str = ""
    tier: Literal["flag", "hint"] = "flag"
    state: Literal["open", "accepted", "dismissed"] = "open"
    agreed: Annotated[bool | None, Said] = None
    feed: Annotated[int | None, Said] = None
    cluster: str = ""
    after: Annotated[int | None, Said] = None

    def filter(self) -> Filter:
        """Return what to ask of the database."""
        return Filter(
            tier=self.tier,
            state=self.state,
            kind=self.kind or None,
            cluster=private(self.cluster) if self.cluster else None,
            feed=self.feed,
            agreed=bool(self.agreed),
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Flags of a kind with their repairs drawn in; `more` of them are not shown."""

    kind: Kind
    lines: tuple[tuple[FlagLine, Drawn], ...]

    @property
    def more(self) -> int:
        """Return how many of the kind are not shown."""
        return self.kind.flags - len(self.lines)


@router.get("/flags")
def listing(request: Request, desk: Given, asked: Annotated[Asked, Query()]) -> HTMLResponse:
    """Show some flags of each kind, or page by page those of the kind chosen."""
    wanted = asked.filter()
    every = Filter(tier=wanted.tier, state=wanted.state, feed=wanted.feed, cluster=wanted.cluster)
    with desk.database.read() as session:
        head = frame(session)
        kinds = flags.kinds(session, wanted)
        named = {feed.id: feed.title or feed.url for feed in feeds.listing(session)}
        of_feeds = samples.feeds(session, wanted)
        all_kinds = flags.kinds(session, every)
        found = flags.listing(session, wanted, after=asked.after, limit=50) if asked.kind else None
        some = {} if found else samples.by_kind(session, wanted, most=FEW)
    if found:
        some = {asked.kind: found.lines}
    return render(
        request,
        desk,
        "flags.html",
        frame=head,
        asked=asked,
        groups=[
            Group(kind, tuple((line, drawn(line)) for line in some.get(kind.kind, ())))
            for kind in kinds
        ],
        kinds=all_kinds,
        matches=sum(kind.flags for kind in kinds),
        total=sum(kind.flags for kind in all_kinds),
        agreed=sum(kind.agreed for kind in all_kinds),
        feeds=[(feed, named[feed], count) for feed, count in of_feeds if feed in named],
        most_feeds=MOST_FEEDS,
        next=found.next if found else None,
        proof_of=proof,
    )


@router.get("/flags.json")
def listing_json(request: Request, desk: Given, asked: Annotated[Asked, Query()]) -> JSONResponse:
    """Return the same list to a program, page by page."""
    with desk.database.read() as session:
        found = flags.listing(session, asked.filter(), after=asked.after)
    further = request.url.include_query_params(after=found.next) if found.next else None
    return JSONResponse(
        {
            "matches": found.matches,
            "next": f"{further.path}?{further.query}" if further else None,
            "flags": jsonable_encoder(found.lines),
        }
    )
