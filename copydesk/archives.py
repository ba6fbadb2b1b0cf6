"""What `copydesk dedup` does with a file and says of it."""

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from copydesk import settings
from copydesk.errors import InputError
from copydesk.present import console
from copydesk.present.steps import Steps
from dedup.policy import Policy
from desk.archive.files import STANDARD
from desk.archive.job import Tally, cluster_archive

_REJECTS_SHOWN = 5


def cluster(
    source: Path, output: Path, rejects: Path, *, threshold: float | None, jobs: int
) -> bool:
    """Cluster a file, tell what came of it; return whether rows were refused."""
    if os.path.realpath(rejects) == os.path.realpath(output):
        raise InputError(
            f"{rejects}: the refused rows need a file of their own; --rejects names it"
        )
    policy = policy_of(threshold)
    begun = time.monotonic()
    if source == STANDARD and sys.stdin and sys.stdin.isatty():
        console.aside().print("Type JSON Lines; Ctrl-D ends them.")
    try:
        with Steps() as steps:
            tally = cluster_archive(
                source,
                output=output,
                rejects=rejects,
                policy=policy,
                progress=steps.tell,
                jobs=min(jobs, os.cpu_count() or 1),  # more would but take memory
            )
    except KeyboardInterrupt:
        console.aside().print(console.words(_stopped(output)), soft_wrap=True)
        raise
    _summary(tally, rejects, policy, time.monotonic() - begun)
    return bool(tally.rejects)


def _stopped(output: Path) -> str:
    if output == STANDARD:
        return "Stopped before all was written."
    if output.is_file():
        return f"Stopped: {output} is as it was before."
    return f"Stopped: {output} was not written."


def policy_of(threshold: float | None) -> Policy:
    """Return the policy in force, with another threshold if one was given."""
    policy = settings.load({}, environ=os.environ, folder=Path()).plan.policy
    if threshold is None:
        return policy
    if not 0 < threshold <= 1:
        raise InputError(f"--threshold {threshold:g}: a likeness lies above 0, and at most at 1")
    return replace(policy, join=threshold, ask=min(policy.ask, threshold))


def _counted(tally: Tally) -> str:
    if not tally.rows:
        return "0 stories: there is no row in it"
    copies = console.count(tally.rows - tally.clusters, "copy")
    return (
        f"{console.count(tally.rows, 'story')}, {tally.clusters:,} distinct, "
        f"{copies} set aside (the largest cluster has {tally.largest:,})"
    )


def _summary(tally: Tally, rejects: Path, policy: Policy, seconds: float) -> None:
    aside = console.aside()
    aside.print(f"{_counted(tally)}, {seconds:.1f} s", soft_wrap=True)
    for doubt, rows in tally.doubts.items():
        aside.print(console.words(f"  {console.count(rows, 'row')}: {doubt}"), soft_wrap=True)
    if tally.hot_keys:
        keys = console.count(tally.hot_keys, "key")
        aside.print(
            f"  {keys} shared by more than {policy.hot_band} stories: under these only neighbours "
            "were compared",
            soft_wrap=True,
        )
    for path in tally.replaced:
        aside.print(console.words(f"  {path} was there before and is replaced"), soft_wrap=True)
    for path in tally.removed:
        told = f"  {path}, of an earlier run, is removed: this time no row was refused"
        aside.print(console.words(told), soft_wrap=True)
    if not tally.rejects:
        return
    refused = console.count(len(tally.rejects), "row")
    aside.print(console.words(f"{refused} can't be read, kept in {rejects}:"), soft_wrap=True)
    for one in tally.rejects[:_REJECTS_SHOWN]:
        aside.print(console.words(f"  row {one.number}: {one.reason}"), soft_wrap=True)
    if len(tally.rejects) > _REJECTS_SHOWN:
        aside.print(f"  and {len(tally.rejects) - _REJECTS_SHOWN:,} more")
