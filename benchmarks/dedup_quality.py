"""Quality of dedup on labelled copies and look-alikes of real news.

usage: uv run python -m benchmarks.dedup_quality [--make first|second] [--seed N] [--stories N]
           [--untitled] [--curve] [--real] [--wrong]

The judgement has learned from the first make on seeds 1 and 3 and five outlets; the second make,
of four other outlets, has other tools, noise, furniture and templates, and taught it nothing.
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.articles import articles
from benchmarks.labelled import MAKES, SUMMARIES, Labelled, build, is_lookalike
from benchmarks.real_pairs import real_sets, score_real
from benchmarks.scores import Scores, recall_by_kind, score, wrongly_joined
from dedup.archive import cluster_stories
from dedup.policy import Policy
from story.item import Copy

CURVE = (0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def main() -> None:
    """Build the set, cluster it, and print how good that was."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--make", choices=[*MAKES], default="second")
    ask.add_argument("--seed", type=int, default=5)
    ask.add_argument("--stories", type=int, default=700)
    ask.add_argument("--untitled", action="store_true", help="keep the headlines from the finder")
    ask.add_argument("--curve", action="store_true", help="print the scores at other thresholds")
    ask.add_argument("--real", action="store_true", help="score the real pairs, nothing else")
    ask.add_argument("--wrong", action="store_true", help="print what was joined wrongly")
    told = ask.parse_args()
    if told.real:
        report_real(show=told.wrong)
        return
    data = build(articles(), make=told.make, seed=told.seed, stories=told.stories)
    copies = [replace(c, title="") for c in data.copies] if told.untitled else data.copies
    started = time.perf_counter()
    found = clusters(copies, Policy())
    seconds = time.perf_counter() - started
    print(f"{told.make} make, seed {told.seed}: {len(copies)} texts in {seconds:.1f} s")
    report(data, found)
    if told.curve:
        curve(data, copies)
    if told.wrong:
        show_wrong(data, found)


def clusters(copies: Sequence[Copy], policy: Policy) -> list[int]:
    """Return the cluster of each copy."""
    return [placed.cluster for placed in cluster_stories(copies, policy=policy)]


def overall(data: Labelled, found: Sequence[int], *, summaries: bool = True) -> Scores:
    """Return the scores of all texts, or of all but summaries."""
    rows = [i for i, kind in enumerate(data.kind) if summaries or kind not in SUMMARIES]
    return score([found[i] for i in rows], [data.story[i] for i in rows])


def lookalikes_joined(data: Labelled, found: Sequence[int]) -> tuple[int, int]:
    """Return how many look-alikes share a cluster with another story, of how many."""
    wrong = wrongly_joined(found, data.story, data.kind)
    bad = [pair for kind, pair in wrong.items() if is_lookalike(kind)]
    return sum(hit for hit, _ in bad), sum(of for _, of in bad)


def summaries(data: Labelled, found: Sequence[int]) -> tuple[float, float]:
    """Return the recall of pairs with a summary, and how many summaries are well placed."""
    recall = recall_by_kind(found, data.story, data.kind)
    wrong = wrongly_joined(found, data.story, data.kind)
    hit, of = map(sum, zip(*(recall[k] for k in SUMMARIES & set(recall)), strict=True))
    bad, count = map(sum, zip(*(wrong[k] for k in SUMMARIES & set(wrong)), strict=True))
    return hit / of, 1 - bad / count


def report(data: Labelled, found: Sequence[int]) -> None:
    """Print the scores, overall and by kind."""
    for name, with_summaries in (("all", True), ("but summaries", False)):
        said = overall(data, found, summaries=with_summaries)
        print(
            f"{name:16} pairs P {said.precision:.4f} R {said.recall:.4f} F1 {said.f1:.4f}  "
            f"B-cubed P {said.b_precision:.4f} R {said.b_recall:.4f} F1 {said.b_cubed:.4f}  "
            f"ARI {said.ari:.4f}"
        )
    bad, count = lookalikes_joined(data, found)
    recall, well = summaries(data, found)
    print(f"{'look-alikes':16} {bad} of {count} joined with another story ({bad / count:.2%})")
    print(f"{'summaries':16} pairs R {recall:.4f}, {well:.4f} of them in no other story's cluster")
    wrong = wrongly_joined(found, data.story, data.kind)
    by_kind = recall_by_kind(found, data.story, data.kind)
    print(f"{'kind':20} {'count':>6} {'pairs found':>12} {'joined wrongly':>15}")
    for kind, (hit_wrong, of_kind) in wrong.items():
        hit, of = by_kind.get(kind, (0, 0))
        share = f"{hit / of:.3f}" if of else "-"
        print(f"{kind:20} {of_kind:6} {share:>12} {hit_wrong / of_kind:15.3f}")


def curve(data: Labelled, copies: Sequence[Copy]) -> None:
    """Print the scores at several thresholds."""
    print(
        f"{'join at':>8} {'P':>8} {'R':>8} {'F1':>8} "
        f"{'B-cubed':>8} {'summaries R':>12} {'alike':>11}"
    )
    for join in CURVE:
        found = clusters(copies, replace(Policy(), join=join, ask=min(join, Policy().ask)))
        said, (bad, of) = overall(data, found), lookalikes_joined(data, found)
        print(
            f"{join:8.2f} {said.precision:8.4f} {said.recall:8.4f} {said.f1:8.4f} "
            f"{said.b_cubed:8.4f} {summaries(data, found)[0]:12.4f} {bad / of:11.2%}"
        )


def report_real(*, show: bool) -> None:
    """Print how the labelled real pairs fare."""
    for name, (every, pairs) in real_sets().items():
        said = score_real(every, pairs, Policy())
        print(f"{name:12} {'label':8} {'pairs':>6} {'joined':>7} {'asked':>6} {'apart':>6}")
        for label, count in sorted(said.pairs.items()):
            joined, asked = said.joined[label], said.asked[label]
            print(f"{label:>20} {count:7} {joined:7} {asked:6} {count - joined - asked:6}")
        print(f"{'joined unread':>20} {said.unread:7}")
        for pair in said.wrong if show else ():
            print(f"{pair.label}: {pair.a} {every[pair.a].title} | {pair.b} {every[pair.b].title}")


def show_wrong(data: Labelled, found: Sequence[int]) -> None:
    """Print clusters that hold several stories."""
    members: dict[int, list[int]] = {}
    for i, cluster in enumerate(found):
        members.setdefault(cluster, []).append(i)
    for rows in members.values():
        if len({data.story[i] for i in rows}) > 1:
            print("---")
            for i in rows[:12]:
                copy = data.copies[i]
                head = f"{data.story[i]:5} {data.kind[i]:16} {len(copy.text.split()):5}"
                print(f"{head} {copy.title[:60]} | {copy.text[:90]!r}")


if __name__ == "__main__":
    main()
