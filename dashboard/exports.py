"""The canonical stories by HTTP: as feeds for readers, as lines for programs."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from dashboard.given import Desk, Given
from feeds import write
from feeds.write import Published
from storage.views.canonicals import name, published

router = APIRouter()
NEWEST = 200  # stories in a feed; the export has all
TITLE = "Canonical stories"


@router.get("/feeds/canonical.atom")
def atom(request: Request, desk: Given) -> Response:
    """Return the newest stories as an Atom feed, kills too: readers must learn of them."""
    with desk.database.read() as session:
        id_ = name(session)
    stories = _newest(desk)
    updated = max((story.updated for story in stories), default=desk.clock())
    address = str(request.url.replace(query=""))
    text = write.atom(stories, id_=id_, title=TITLE, url=address, updated=updated)
    return _feed(request, stories, text, "application/atom+xml; charset=utf-8")


@router.get("/feeds/canonical.json")
def jsonfeed(request: Request, desk: Given) -> Response:
    """Return the newest stories as a JSON Feed, kills too."""
    stories = _newest(desk)
    text = write.jsonfeed(stories, title=TITLE, url=str(request.url.replace(query="")))
    return _feed(request, stories, text, "application/feed+json")


@router.get("/exports/canonical.jsonl")
def lines(desk: Given) -> Response:
    """Return every story, a line of JSON each; a withdrawn one without its text."""
    return StreamingResponse(_every(desk), media_type="application/jsonl")


def _every(desk: Desk) -> Iterator[str]:
    with desk.database.read() as session:
        yield from write.jsonl(published(session, withdrawn=True))


def _newest(desk: Desk) -> list[Published]:
    with desk.database.read() as session:
        return list(published(session, withdrawn=True, limit=NEWEST))


def _feed(
    request: Request, stories: Sequence[Published], text: Iterable[str], kind: str
) -> Response:
    """Return the feed, or not modified to a reader that has this one."""
    seen = "\n".join(f"{story.id} {story.number} {story.withdrawn}" for story in stories)
    etag = f'W/"{blake2b(seen.encode(), digest_size=12).hexdigest()}"'
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": etag})
    return Response("".join(text), media_type=kind, headers={"ETag": etag})
