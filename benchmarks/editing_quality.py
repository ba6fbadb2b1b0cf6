"""How much planted damage editing finds, how often it cries for nothing, and how sure it may be.

Run `python -m benchmarks.editing_quality`; `--texts bbc` and `--texts abc` are texts that no rule
was written from. `--show KIND` prints what was missed and raised.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Sequence

from benchmarks.editing_beside import WITH_SIBLINGS
from benchmarks.editing_damage import ALONE, Maker, Planted
from benchmarks.editing_pieces import PIECES
from benchmarks.editing_texts import Beside, beside, stories
from editing.check import check
from editing.flag import Flag, Tier
from editing.repair import apply
from story.item import Copy

SEED = 20_240
_MARKS = (
    "stray stop", "lower-case start", "stray mark", "doubled mark", "space before",
    "missing space", "cut end", "cut start",
)  # fmt: skip
_STEPS = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.01)


class Score:
    """Counts of one kind of damage."""

    def __init__(self) -> None:
        self.planted = self.found = self.named = self.offered = self.exact = self.extra = 0

    def line(self, name: str) -> str:
        """Return the row of the table."""
        n = max(1, self.planted)
        return (
            f"{name:20} {self.planted:5}  recall {self.found / n:5.3f}  kind {self.named / n:5.3f}"
            f"  exact repair {self.exact / n:5.3f}"
            f" of offered {self.exact / max(1, self.offered):5.3f}"
            f"  others {self.extra:3}"
        )

    def add(self, other: "Score") -> None:
        """Count in what another score counted."""
        for field, value in vars(other).items():
            setattr(self, field, getattr(self, field) + value)


class Run:
    """Scores by kind of damage, and how often flags were right by how sure they were."""

    def __init__(self, show: str) -> None:
        self.show = show
        self.scores: dict[str, Score] = defaultdict(Score)
        self.sure: dict[int, Counter[bool]] = defaultdict(Counter)

    def judge(self, name: str, planted: Planted, clean: str, others: Beside) -> None:
        """Count what was found of one damage, and what was flagged besides."""
        score = self.scores[name]
        score.planted += 1
        found = flags_of(planted.text, others.copies)
        hits = [f for f in found if f.start < planted.end and planted.start < f.end]
        score.found += bool(hits)
        score.named += any(f.kind in planted.right for f in hits)
        known = Counter((f.kind, f.text) for f in flags_of(clean, others.copies))
        besides = [f for f in found if f not in hits and (f.kind, f.text) not in known]
        score.extra += len(besides)
        for flag in hits + besides:
            self.sure[step(flag.confidence)][flag in hits] += 1
        repairs = [f for f in hits if f.repair is not None]
        score.offered += bool(repairs)
        mended = apply(planted.text, repairs).text.split() == (planted.mended or clean).split()
        score.exact += bool(repairs) and mended
        if self.show == name:
            self.tell(planted, hits, besides, mended=mended)

    def tell(
        self, planted: Planted, hits: Sequence[Flag], besides: Sequence[Flag], *, mended: bool
    ) -> None:
        """Print what went wrong with one damage."""
        window = planted.text[max(0, planted.start - 60) : planted.end + 60]
        if not hits:
            print(f"  missed  {window!r}")
        elif any(f.repair is not None for f in hits) and not mended:
            print(f"  wrong   {window!r} -> {[(f.kind, f.text, f.repair) for f in hits]}")
        for flag in besides:
            print(f"  other   {flag.kind} {flag.text!r}")


def step(confidence: float) -> int:
    """Return the row of the reliability table."""
    return sum(confidence >= low for low in _STEPS) - 1


def flags_of(text: str, siblings: list[Copy]) -> list[Flag]:
    """Return the flags, hints left out."""
    return [f for f in check(Copy(0, text, source="here"), siblings) if f.tier is Tier.FLAG]


def run(makers: dict[str, Maker], bases: list[str], *, sibling: str, each: int, show: str) -> Run:
    """Plant each damage into as many stories and return the scores."""
    told = Run(show)
    for name, maker in makers.items():
        chance = random.Random(f"{SEED}{name}")
        for base in bases:
            if told.scores[name].planted >= each:
                break
            planted = maker(base, chance)
            others = beside(base, sibling)
            if planted is None:
                continue
            # Where the sibling was trimmed it shows nothing; what is put behind the end is seen.
            if planted.start < others.covered - 40 or planted.start >= len(base):
                told.judge(name, planted, base, others)
    return told


def report(title: str, told: Run) -> None:
    """Print the tables."""
    print(f"\n{title}")
    total, marks = Score(), Score()
    for name, score in told.scores.items():
        print(score.line(name))
        total.add(score)
        if name in _MARKS:
            marks.add(score)
    print(marks.line("punctuation and cuts"))
    print(total.line("all"))
    print(f"precision {total.found / max(1, total.found + total.extra):.3f}")
    print("how sure, and how often right:")
    for row in sorted(told.sure):
        right, wrong = told.sure[row][True], told.sure[row][False]
        low, high = _STEPS[row], min(_STEPS[row + 1], 1.0)
        print(f"  {low:.2f} to {high:.2f}  {right + wrong:5} flags  {right / (right + wrong):.3f}")


def false_flags(bases: list[str], sibling: str) -> None:
    """Print flags and hints on clean text per 1,000 words; many are true, look at them."""
    words = sum(len(b.split()) for b in bases)
    count: Counter[str] = Counter()
    hints = 0
    for base in bases:
        for flag in check(Copy(0, base, source="here"), beside(base, sibling).copies):
            if flag.tier is Tier.FLAG:
                count[flag.kind] += 1
            else:
                hints += 1
    per = 1000 / words
    print(f"\ntext as printed, sibling {sibling}: {words} words")
    print(f"  flags {count.total() * per:.3f} per 1,000 words, hints {hints * per:.3f}")
    print("  " + ", ".join(f"{k} {v}" for k, v in count.most_common()))


def main() -> None:
    """Print all tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--each", type=int, default=60)
    options.add_argument("--stories", type=int, default=400)
    options.add_argument("--show", default="")
    options.add_argument("--sibling", default="none,clean,house")
    options.add_argument("--texts", default="bbc", choices=("articles", "bbc", "abc"))
    chosen = options.parse_args()
    bases = stories(chosen.texts, chosen.stories, random.Random(SEED))
    makers = ALONE | PIECES | WITH_SIBLINGS
    if chosen.show:
        makers = {chosen.show: makers[chosen.show]}
    for sibling in chosen.sibling.split(","):
        able = makers if sibling != "none" or chosen.show else ALONE | PIECES
        told = run(able, bases, sibling=sibling, each=chosen.each, show=chosen.show)
        report(f"{chosen.texts}, sibling: {sibling}", told)
        if not chosen.show:
            false_flags(bases, sibling)


if __name__ == "__main__":
    main()
