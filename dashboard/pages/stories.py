"""A story as it would be published, and where each sentence of it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from dashboard.given import Given
from dashboard.render import render
from storage.clusters import current, public
from storage.errors import NotFoundError
from storage.views.canonicals import Canonical
from storage.views.cluster import ClusterPage, page
from storage.views.frame import frame
from storage.views.members import Member

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, the numbers of the versions that carry all of it, and what was mended."""

    text: str
    source: int | None
    also: tuple[int, ...]
    repairs: tuple[Mapping[str, Any], ...]


@router.get("/stories/{name}")
def story(request: Request, desk: Given, name: str, n: int | None = None) -> Response:
    """Show a canonical text; `n` asks for an earlier one."""
    with desk.database.read() as session:
        today = public(current(session, name))
        if today != name:
            return RedirectResponse(f"/stories/{today}", status_code=301)
        head = frame(session)
        cluster = page(session, name)
    chosen = _chosen(cluster, n)
    places = {member.version: member for member in cluster.members}
    return render(
        request,
        desk,
        "story.html",
        frame=head,
        cluster=cluster,
        chosen=chosen,
        paragraphs=paragraphs(chosen, places) if chosen else [],
        first=next((member for member in cluster.members if member.canonical), None),
    )


def paragraphs(canonical: Canonical, places: Mapping[int, Member]) -> list[Paragraph]:
    """Return the paragraphs of a canonical text with what their sentences have in common."""
    made, at = [], 0
    for text in canonical.text.split("\n\n"):
        end = at + len(text)
        said = [s for s in canonical.provenance if s["start"] < end and s["end"] > at]
        made.append(_paragraph(text, said, places))
        at = end + 2
    return made


def _paragraph(
    text: str, said: list[Mapping[str, Any]], places: Mapping[int, Member]
) -> Paragraph:
    sources = {places[s["version"]].place for s in said if s.get("version") in places}
    carried = [{places[v].place for v in s.get("also", ()) if v in places} for s in said]
    also = set.intersection(*carried) if carried else set()
    repairs = [repair for s in said for repair in s.get("repairs", ())]
    source = sources.pop() if len(sources) == 1 else None
    return Paragraph(text, source, tuple(sorted(also - {source})), tuple(repairs))


def _chosen(cluster: ClusterPage, number: int | None) -> Canonical | None:
    if number is None:
        return cluster.canonicals[0] if cluster.canonicals else None
    found = next((one for one in cluster.canonicals if one.number == number), None)
    if found is None:
        raise NotFoundError(f"{cluster.id} has no canonical text {number}")
    return found
