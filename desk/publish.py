"""Publish: the next numbered canonical text of a cluster, if it reads otherwise than the last."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from dedup.canonical import Choice, Score
from desk.batch import Batch
from desk.choose import Chosen
from desk.compose import compose
from desk.withdraw import Fate, fate_of, is_lapsed, last_word
from editing.flag import Tier
from storage import canonicals, clusters, decisions, members
from storage.canonicals import New, Text
from storage.clusters import NEEDS_DECISION, Standing
from story.dateline import headline
from story.item import Nature, is_secret

MOST_CHOICES = 15  # scores kept of a cluster, the best
OTHERS = 12  # copies in which a sentence is looked for
UNTITLED = 80  # characters of the text that stand for a missing headline


def publish(session: Session, batch: Batch, chosen: Sequence[Chosen], *, now: datetime) -> None:
    """Write what the touched clusters are now, and their canonical texts where these changed."""
    wanted = {v for one in chosen for v in (one.canonical.version, *_others(one))}
    batch.text(session, wanted)
    newest = canonicals.newest(session, [one.cluster for one in chosen])
    killed = _killed(session, batch, chosen)
    words = decisions.words(session, [m.item for one in chosen for m in one.members])
    withdrawn = asked = 0
    texts: list[New] = []
    standing: list[Standing] = []
    for one in chosen:
        before = batch.before.get(one.cluster)
        fate = fate_of(one, before, killed=killed, said=last_word(one, words))
        withdrawn += fate.withdrawn and not (before is not None and before.withdrawn)
        last = newest.get(one.cluster)
        new = _new(batch, one, last, fate, now)
        if new is not None:
            texts.append(new)
            batch.events.append((one.cluster, _told(new, one)))
        number = new.number if new else last.number if last else 0
        status, reason = _status(batch, one, fate)
        if (
            fate.ask is not None
            and reason == fate.ask
            and (before is None or before.reason != reason)
        ):
            asked += 1
            batch.events.append((one.cluster, fate.ask))
        standing.append(_standing(one, number, status, reason, fate))
    canonicals.write(session, texts, now=now)
    clusters.keep(session, standing)
    clusters.tell(session, batch.events, now=now)
    batch.counts["canonicals"] = len(texts)
    batch.counts["withdrawn"] = withdrawn
    batch.counts["withheld_asked"] = asked


def _killed(session: Session, batch: Batch, chosen: Sequence[Chosen]) -> Mapping[int, datetime]:
    """Return when items were killed last, also where their newest versions don't say so."""
    asked = {one.item for one in batch.arrivals if one.number > 1}
    for one in chosen:
        lapsed = is_lapsed(one, batch.before.get(one.cluster))
        asked.update(m.item for m in one.members if lapsed or m.nature is Nature.KILL)
    return members.killed(session, asked)


def _others(one: Chosen) -> list[int]:
    rest = [m for m in one.members if m is not one.canonical]
    return [m.version for m in sorted(rest, key=lambda m: (m.summary, -m.words))[:OTHERS]]


def _new(batch: Batch, one: Chosen, last: Text | None, fate: Fate, now: datetime) -> New | None:
    """Return the next canonical text, or None when it would read as the last one does."""
    if last is None and fate.withdrawn and is_secret(one.canonical.embargo, now):
        return None  # killed before its time: nothing of it is out to be called back
    copy = batch.texts[one.canonical.version]
    others = [batch.texts[version] for version in _others(one)]
    clean = compose(copy, one.flags[one.canonical.version], others)
    title, text = _title(one, clean.text), clean.text
    if last is not None and (fate.withdrawn or one.canonical.nature is Nature.KILL):
        title, text = last.title, last.text
    if last is not None and (title, text, fate.withdrawn) == (
        last.title,
        last.text,
        last.withdrawn,
    ):
        return None
    return New(
        cluster_id=one.cluster,
        number=last.number + 1 if last else 1,
        version_id=one.canonical.version,
        title=title,
        text=text,
        url=one.canonical.url,
        published=_first_claim(one),
        withdrawn=fate.withdrawn,
        reasons=_reasons(one, fate),
        provenance=clean.provenance,
    )


def _title(one: Chosen, text: str) -> str:
    """Return the headline without its marks; a missing one is borrowed, or begins the text."""
    titles = [one.canonical.title, *(m.title for m in one.members if not m.summary)]
    shown = next((headline(title).text for title in titles if title.strip()), "")
    if shown:
        return shown
    first = text.split("\n", 1)[0]
    return first if len(first) <= UNTITLED else first[: UNTITLED - 1].rsplit(" ", 1)[0] + "…"


def _first_claim(one: Chosen) -> datetime | None:
    claims = [m.claimed for m in one.members if m.claimed is not None]
    return min(claims, default=None)


def _reasons(one: Chosen, fate: Fate) -> list[str]:
    score = next(s for s in one.choice.scores if s.key == one.choice.key)
    said = [f"{name} {value:+.2f}" for name, value in score.reasons]
    return [*fate.reasons, f"{one.canonical.source} scores {score.total:.2f}", *said]


def _told(new: New, one: Chosen) -> str:
    if new.withdrawn:
        return f"Canonical {new.number}: the story is withdrawn, as {new.reasons[0]}"
    repairs = sum(len(sentence["repairs"]) for sentence in new.provenance)
    mended = f", with {repairs} repair{'s' if repairs > 1 else ''}" if repairs else ""
    return f"Canonical {new.number} written from {one.canonical.source}{mended}"


def _status(batch: Batch, one: Chosen, fate: Fate) -> tuple[str, str | None]:
    before = batch.before.get(one.cluster)
    now = before.status if before else "new"
    asked = batch.asks.get(one.cluster)
    if fate.ask is not None:
        return NEEDS_DECISION, fate.ask
    if asked is not None and now in {"new", NEEDS_DECISION}:
        return NEEDS_DECISION, asked
    if now == NEEDS_DECISION and before is not None:
        return ("new", None) if before.reason == fate.answered else (now, before.reason)
    return now, None


def _standing(
    one: Chosen,
    number: int,
    status: str,
    reason: str | None,
    fate: Fate,
) -> Standing:
    return Standing(
        id=one.cluster,
        title=_title(one, one.canonical.title),
        canonical_id=one.canonical.version,
        status=status,
        reason=reason,
        withdrawn=fate.withdrawn,
        size=len(one.members),
        feeds=len({m.feed for m in one.members}),
        flags=_open_flags(one),
        likeness=one.likeness,
        language=one.canonical.language,
        first_seen=min(m.seen for m in one.members),
        last_seen=max(m.seen for m in one.members),
        number=number,
        choice=[_score(score) for score in _kept_scores(one.choice)],
    )


def _open_flags(one: Chosen) -> int:
    return sum(
        kept.flag.tier is Tier.FLAG and kept.state == "open"
        for own in one.flags.values()
        for kept in own
    )


def _kept_scores(choice: Choice) -> list[Score]:
    best = [s for s in choice.scores if s.key == choice.key]
    return best + [s for s in choice.scores if s.key != choice.key][: MOST_CHOICES - 1]


def _score(score: Score) -> dict[str, object]:
    return {
        "version": score.key,
        "total": score.total,
        "reasons": [list(reason) for reason in score.reasons],
    }
