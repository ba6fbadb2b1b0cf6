"""A cluster: its versions, two of them side by side, and why it is one story."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel

from dashboard import charts
from dashboard.comparison import comparison
from dashboard.given import Given
from dashboard.kinds import tone
from dashboard.pages.clusters import Said
from dashboard.render import render
from dashboard.times import Arrivals, arrivals
from dedup.canonical import MARGIN
from storage.clusters import current, public
from storage.errors import NotFoundError
from storage.views.cluster import ClusterPage, Pair, Score, page
from storage.views.fingerprints import fingerprints
from storage.views.frame import frame
from storage.views.members import Member

router = APIRouter()
MATRIX = 15  # versions in the table of all pairs
STOPS = 50  # versions that the timeline has room for


@dataclass(frozen=True, slots=True)
class Line:
    """A version in the list: its open flags by kind."""

    member: Member
    tags: tuple[tuple[str, int], ...]
    far: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """The verified likenesses of the versions, each against each other."""

    members: tuple[Member, ...]
    cells: Mapping[tuple[int, int], Pair]
    left_out: int


class Asked(BaseModel):
    """What the address of a cluster may say; `a` and `b` are the numbers of two versions.

    `version` is the id of one: a link to its flags, which stays right when others come.
    """

    version: Annotated[int | None, Said] = None
    a: Annotated[int | None, Said] = None
    b: Annotated[int | None, Said] = None
    view: Literal["side", "inline"] = "side"
    fold: bool = True
    hints: bool = False


@router.get("/clusters/{name}.json")
def cluster_json(desk: Given, name: str) -> Response:
    """Return all that is known of a cluster to a program."""
    with desk.database.read() as session:
        today = public(current(session, name))
        if today != name:
            return RedirectResponse(f"/clusters/{today}.json", status_code=301)
        return JSONResponse(jsonable_encoder(page(session, name)))


@router.get("/clusters/{name}")
def cluster(
    request: Request,
    desk: Given,
    name: str,
    asked: Annotated[Asked, Query()],
) -> Response:
    """Show a cluster, and two of its versions beside each other."""
    with desk.database.read() as session:
        today = public(current(session, name))
        if today != name:
            address = request.url.replace(path=f"/clusters/{today}")
            return RedirectResponse(f"{address.path}?{address.query}", status_code=301)
        head = frame(session)
        found = page(session, name)
        left, right = _sides(found, asked.a, _place(found, asked.version) or asked.b)
        prints = fingerprints(session, left.version, right.version) if left else None
    came = arrivals(found.members)
    pairs = {(pair.a, pair.b): pair for pair in found.pairs}
    pairs |= {(pair.b, pair.a): pair for pair in found.pairs}
    return render(
        request,
        desk,
        "cluster.html",
        frame=head,
        cluster=found,
        lines=[_line(member, desk.policy.ask) for member in found.members],
        came=came,
        stops=_stops(found.members, came),
        compared=comparison(found.members, left, right, hints=asked.hints),
        pair=pairs.get((left.version, right.version)) if left else None,
        prints=prints,
        matrix=_matrix(found, left, right, pairs),
        scores=_scores(found),
        view=asked.view,
        fold=asked.fold,
        hints=asked.hints,
        policy=desk.policy,
        heat=charts.heat,
    )


def _sides(found: ClusterPage, a: int | None, b: int | None) -> tuple[Member | None, Member]:
    """Return the two versions: by default the canonical, and the one with the most flags."""
    by_place = {member.place: member for member in found.members}
    if not by_place:
        raise NotFoundError(f"{found.id} has no versions any more")
    for asked in (a, b):
        if asked is not None and asked not in by_place:
            raise NotFoundError(f"{found.id} has no version {asked}")
    if len(by_place) == 1:
        return None, found.members[0]
    canonical = next((m for m in found.members if m.canonical), found.members[0])
    left = by_place[a] if a is not None else canonical
    if b is not None and b != left.place:
        return left, by_place[b]
    others = [member for member in found.members if member.place != left.place]
    flagged = max(others, key=lambda m: (_open(m), -m.place))
    # Asked for by its own number, the canonical is what is looked at, beside another.
    return (flagged, left) if a is None and b is not None else (left, flagged)


def _place(found: ClusterPage, version: int | None) -> int | None:
    """Return the number of a version; of one that is not here any more, nothing."""
    return next((member.place for member in found.members if member.version == version), None)


def _open(member: Member) -> int:
    return sum(flag.state == "open" and flag.tier == "flag" for flag in member.flags)


def _line(member: Member, least: float) -> Line:
    counts: dict[str, int] = {}
    for flag in member.flags:
        if flag.state == "open" and flag.tier == "flag":
            counts[flag.kind] = counts.get(flag.kind, 0) + 1
    ordered = sorted(counts.items(), key=lambda kind: (tone(kind[0]) == "plum", -kind[1], kind[0]))
    return Line(member, tuple(ordered), not member.canonical and member.likeness < least)


def _stops(members: Sequence[Member], came: Arrivals) -> list[charts.Stop]:
    """Return the timeline, if there is any time between the versions and room for them."""
    if came.first == came.last or len(members) > STOPS:
        return []
    names = [f"{member.feed} 00:00" for member in members]
    return charts.timeline([came.times[member.version] for member in members], names)


def _matrix(
    found: ClusterPage, a: Member | None, b: Member, pairs: Mapping[tuple[int, int], Pair]
) -> Matrix | None:
    """Return the table: all versions, or the canonical, the compared and the first ones."""
    if a is None:
        return None
    firm = [m for m in found.members if m.canonical or m.version in {a.version, b.version}]
    rest = [m for m in found.members if m not in firm][: MATRIX - len(firm)]
    shown = sorted([*firm, *rest], key=lambda member: member.place)
    return Matrix(tuple(shown), pairs, len(found.members) - len(shown))


@dataclass(frozen=True, slots=True)
class Scores:
    """What speaks for the canonical and for the next best, reason by reason."""

    best: Score
    best_place: int
    other: Score | None
    other_place: int | None
    reasons: tuple[tuple[str, float | None, float | None], ...]

    @property
    def close(self) -> str:
        """Return why the canonical stands where the scores alone don't tell; mostly nothing."""
        ahead = self.best.total - self.other.total if self.other else MARGIN
        if ahead < -MARGIN:
            return "A person chose it."
        if ahead < 0:
            return f"It was canonical before, and stays until another is better by {MARGIN:.2f}."
        return "" if ahead else "Both score the same; the one that was first stays."


def _scores(found: ClusterPage) -> Scores | None:
    places = {member.version: member.place for member in found.members}
    known = [score for score in found.choice if score.version in places]
    best = next((score for score in known if score.version == found.canonical), None)
    if best is None:
        return None
    others = [score for score in known if score is not best]
    other = max(others, key=lambda score: score.total, default=None)
    mine, theirs = dict(best.reasons), dict(other.reasons) if other else {}
    reasons = tuple((name, mine.get(name), theirs.get(name)) for name in (mine | theirs))
    place = places[other.version] if other else None
    return Scores(best, places[best.version], other, place, reasons)
