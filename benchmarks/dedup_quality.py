"""Quality of dedup on labelled copies and look-alikes of real news.

usage: uv run python -m benchmarks.dedup_quality [--seed N] [--stories N] [--untitled] [--wrong]
"""

import argparse
import time
from dataclasses import replace

from benchmarks.articles import articles
from benchmarks.labelled import Labelled, build
from benchmarks.scores import recall_by_kind, score, wrongly_joined
from dedup.archive import cluster_stories


def main() -> None:
    """Build the set, cluster it, and print how good that was."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--make", choices=["first", "second"], default="second")
    ask.add_argument("--stories", type=int, default=900)
    ask.add_argument("--wrong", action="store_true", help="print what was joined wrongly")
    ask.add_argument("--untitled", action="store_true", help="keep the headlines from the finder")
    told = ask.parse_args()
    data = build(articles(), make=told.make, seed=told.seed, stories=told.stories)
    copies = [replace(c, title="") for c in data.copies] if told.untitled else data.copies
    started = time.perf_counter()
    found = [placed.cluster for placed in cluster_stories(copies)]
    report(data, found, time.perf_counter() - started)
    if told.wrong:
        show_wrong(data, found)


def report(data: Labelled, found: list[int], seconds: float) -> None:
    """Print the scores."""
    total = len(data.copies)
    print(f"{total} stories in {seconds:.1f} s, {total / seconds:,.0f} stories/s")
    for name, kept in (("all", ()), ("but summaries", ("summary",))):
        rows = [i for i in range(total) if data.kind[i] not in kept]
        said = score([found[i] for i in rows], [data.story[i] for i in rows])
        print(
            f"{name:16} pairs P {said.precision:.4f} R {said.recall:.4f} F1 {said.f1:.4f}  "
            f"B-cubed P {said.b_precision:.4f} R {said.b_recall:.4f} F1 {said.b_cubed:.4f}  "
            f"ARI {said.ari:.4f}"
        )
    wrong = wrongly_joined(found, data.story, data.kind)
    recall = recall_by_kind(found, data.story, data.kind)
    print(f"{'kind':20} {'count':>6} {'pairs found':>12} {'joined wrongly':>15}")
    for kind, (bad, count) in wrong.items():
        hit, of = recall.get(kind, (0, 0))
        share = f"{hit / of:.3f}" if of else "-"
        print(f"{kind:20} {count:6} {share:>12} {bad / count:15.3f}")


def show_wrong(data: Labelled, found: list[int]) -> None:
    """Print clusters that hold several stories."""
    clusters: dict[int, list[int]] = {}
    for i, cluster in enumerate(found):
        clusters.setdefault(cluster, []).append(i)
    for members in clusters.values():
        if len({data.story[i] for i in members}) > 1:
            print("---")
            for i in members[:12]:
                copy = data.copies[i]
                head = f"{data.story[i]:5} {data.kind[i]:16} {len(copy.text.split()):5}"
                print(f"{head} {copy.title[:60]} | {copy.text[:90]!r}")


if __name__ == "__main__":
    main()
