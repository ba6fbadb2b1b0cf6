"""What came of a single step, in a few lines."""

from sqlalchemy.orm import Session

from copydesk.present import console
from copydesk.present.failures import failures, troubled
from copydesk.present.kills import kills, taken_back
from copydesk.present.spikes import put_aside
from storage import versions
from storage.views import feeds, runs, spikes


def tell_poll(session: Session, cycle: int) -> None:
    """Print what the feeds sent, which failed, and what waits now."""
    page = runs.page(session, cycle)
    counts = page.run.counts
    screen = console.out()
    asked = counts.get("feeds_asked", 0)
    if not asked:
        there = feeds.listing(session)
        nobody = "There are no feeds; copydesk feeds add ADDRESS adds one."
        screen.print("No feed is due; --all asks every feed." if there else nobody)
    else:
        screen.print(
            f"{console.count(asked, 'feed')} asked: {counts.get('feeds_unchanged', 0)} unchanged, "
            f"{counts.get('feeds_failed', 0)} failed; "
            f"{console.count(counts.get('new_items', 0), 'new story')}, "
            f"{console.count(counts.get('new', 0) - counts.get('new_items', 0), 'newer text')}.",
            soft_wrap=True,
        )
    for line in failures(troubled(feeds.listing(session), page)):
        screen.print(line)
    for line in put_aside(spikes.listing(session, since=page.run.started)):
        screen.print(line)
    waiting = versions.waiting(session, now=page.run.started)
    if waiting:
        screen.print(f"{waiting:,} waiting; copydesk process clusters, checks and publishes them.")
    if secret := versions.embargoed(session, now=page.run.started):
        screen.print(f"{secret:,} under embargo; a run after its end takes them.")


def tell_process(session: Session, cycle: int) -> None:
    """Print what was clustered, flagged and published."""
    page = runs.page(session, cycle)
    counts, screen = page.run.counts, console.out()
    for line in taken_back(kills(session, page)):
        screen.print(line)
    if not any(counts.values()):
        screen.print("Nothing was waiting.")
        return
    screen.print(
        f"{console.count(counts.get('clusters', 0), 'new cluster')}, "
        f"{console.count(counts.get('flags', 0), 'flag')}, "
        f"{console.count(counts.get('hints', 0), 'hint')}; "
        f"{console.count(counts.get('canonicals', 0), 'canonical version')} written.",
        soft_wrap=True,
    )
