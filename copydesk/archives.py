"""What `copydesk dedup` does and says."""

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from copydesk import settings
from copydesk.errors import InputError
from copydesk.present import console
from copydesk.present.steps import Steps
from dedup.explain import Explanation
from dedup.explain import explain as explained
from dedup.likeness import Verdict
from dedup.policy import Policy
from desk.archive.job import Archive, Tally, cluster_archive, load
from story.item import Copy

_REJECTS_SHOWN = 5
_LISTED = 12
_VERDICTS = {
    Verdict.JOIN: "copies of one story",
    Verdict.ASK: "a person should look",
    Verdict.APART: "apart",
}


def cluster(
    source: Path, output: Path, rejects: Path, *, threshold: float | None, jobs: int
) -> bool:
    """Cluster a file, tell what came of it; return whether rows were refused."""
    if rejects.resolve() == output.resolve():
        raise InputError(
            f"{rejects}: the refused rows need a file of their own; --rejects names it"
        )
    policy = policy_of(threshold)
    begun = time.monotonic()
    with Steps() as steps:
        tally = cluster_archive(
            source,
            output=output,
            rejects=rejects,
            policy=policy,
            progress=steps.tell,
            jobs=min(jobs, os.cpu_count() or 1),  # more would but take memory
        )
    _summary(tally, rejects, policy, time.monotonic() - begun)
    return bool(tally.rejects)


def policy_of(threshold: float | None) -> Policy:
    """Return the policy in force, with another threshold if one was given."""
    policy = settings.load({}, environ=os.environ, folder=Path()).plan.policy
    if threshold is None:
        return policy
    if not 0 < threshold <= 1:
        raise InputError(f"--threshold {threshold:g}: a likeness lies above 0, and at most at 1")
    return replace(policy, join=threshold, ask=min(policy.ask, threshold))


def _summary(tally: Tally, rejects: Path, policy: Policy, seconds: float) -> None:
    aside = console.aside()
    copies = tally.rows - tally.clusters
    aside.print(
        f"{console.count(tally.rows, 'story')}, {tally.clusters:,} distinct, "
        f"{console.count(copies, 'copy')} set aside (the largest cluster has {tally.largest:,}), "
        f"{seconds:.1f} s",
        soft_wrap=True,
    )
    for doubt, rows in tally.doubts.items():
        aside.print(console.words(f"  {console.count(rows, 'row')}: {doubt}"), soft_wrap=True)
    if tally.hot_keys:
        keys = console.count(tally.hot_keys, "key")
        aside.print(
            f"  {keys} shared by more than {policy.hot_band} stories: under these only neighbours "
            "were compared",
            soft_wrap=True,
        )
    if not tally.rejects:
        return
    refused = console.count(len(tally.rejects), "row")
    aside.print(console.words(f"{refused} can't be read, kept in {rejects}:"), soft_wrap=True)
    for one in tally.rejects[:_REJECTS_SHOWN]:
        aside.print(console.words(f"  row {one.number}: {one.reason}"), soft_wrap=True)
    if len(tally.rejects) > _REJECTS_SHOWN:
        aside.print(f"  and {len(tally.rejects) - _REJECTS_SHOWN:,} more")


def explain(source: Path, ids: tuple[str, str], *, threshold: float | None) -> None:
    """Say why two stories of a file are copies of one, or aren't."""
    archive = load(source, progress=lambda _verb, _done, _total: None)
    a, b = (_named(archive, wanted, source) for wanted in ids)
    policy = policy_of(threshold)
    for line in _told(explained(a, b, policy=policy), ids, policy):
        console.out().print(console.words(line), soft_wrap=True)


def _told(found: Explanation, ids: tuple[str, str], policy: Policy) -> Iterator[str]:
    like = found.likeness
    relation = "" if like.verdict is Verdict.APART else f", relation {like.relation}"
    yield f"{_VERDICTS[like.verdict]}: likeness {like.score:.2f}{relation}"
    yield (
        f"shingles in common {like.jaccard:.2f}, of the first in the second "
        f"{like.containment:.2f}, of the second in the first {like.contained:.2f}, "
        f"headline {like.headline:.2f}"
    )
    yield f"bands in common {found.bands} of {policy.bands}, other keys {found.pairs}"
    yield from (f"- {reason}" for reason in like.why)
    yield from _listed("quotations in both", [f"“{one}”" for one in found.quotations])
    first, second = ids
    yield from _listed(f"figures only in {first}", found.figures_a)
    yield from _listed(f"figures only in {second}", found.figures_b)
    yield from _listed(f"names only in {first}", found.names_a)
    yield from _listed(f"names only in {second}", found.names_b)


def _listed(what: str, found: Sequence[str]) -> Iterator[str]:
    if found:
        more = len(found) - _LISTED
        yield f"{what}: {', '.join(found[:_LISTED])}" + (f" and {more} more" if more > 0 else "")


def _named(archive: Archive, wanted: str, source: Path) -> Copy:
    for row, copy in zip(archive.rows, archive.copies, strict=True):
        if str(row.id) == wanted:
            return copy
    raise InputError(f"{source}: no row has the id {wanted!r}")
