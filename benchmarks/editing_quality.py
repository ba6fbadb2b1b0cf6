"""How much planted damage editing finds, how often it cries for nothing, and how fast.

Run `python -m benchmarks.editing_quality`; `--show KIND` prints what was missed and raised.
"""

import argparse
import random
import re
import time
from collections import Counter, defaultdict

from benchmarks.articles import articles
from benchmarks.editing_damage import ALONE, WITH_SIBLINGS, Maker, Planted
from editing.check import check
from editing.flag import Flag, Tier
from editing.repair import apply
from story.item import Copy

SEED = 20_240
_SPLIT = re.compile(r'(?<=[.!?])(["”]?) (?=["“]?[A-Z])')
_LOST = re.compile(r'\w\?\w|\s\?\w|[a-z]"(?:t|s|re|ve)\b|\.-|,-|-"|[a-z]- [a-z]')
_AMERICAN = (
    ("organise", "organize"),
    ("recognise", "recognize"),
    ("colour", "color"),
    ("centre", "center"),
    ("defence", "defense"),
    ("programme", "program"),
    ("per cent", "percent"),
    ("labour", "labor"),
)


def stories(count: int, chance: random.Random) -> list[str]:
    """Return clean stories with a headline and paragraphs of one to three sentences."""
    able = [a for a in articles() if not a.damaged and not _LOST.search(a.text)]
    able = [a for a in able if 120 < len(a.text.split()) < 900 and a.title]
    chosen = chance.sample(able, min(count, len(able)))
    return [laid_out(a.title, a.text, chance) for a in chosen]


def laid_out(title: str, text: str, chance: random.Random) -> str:
    """Give a text back its paragraphs, and half of the texts curly quotes."""
    text = re.sub(r"\s+", " ", text).strip()
    body = _SPLIT.sub(lambda m: m[1] + _gap(text, m.end(1), chance), text)
    if chance.random() < 0.5:
        body = re.sub(r'(?<![\w.,!?])"(?=\S)', "“", body).replace('"', "”").replace("'", "’")
    return f"{title}\n\n{body}"


def _gap(text: str, at: int, chance: random.Random) -> str:
    """Return a paragraph's end, if no quotation is open there and chance will have it."""
    quoted = text.count('"', 0, at) % 2
    return "\n\n" if not quoted and chance.random() < 0.5 else " "


def house_style(text: str, chance: random.Random) -> str:
    """Return the same story as another outlet prints it: no damage, other manners."""
    for british, american in _AMERICAN:
        a, b = (british, american) if chance.random() < 0.5 else (american, british)
        text = re.sub(rf"\b{a}(s?)\b", rf"{b}\1", text)
    text = (
        text.replace("“", '"').replace("”", '"').replace("’", "'")
        if "“" in text
        else text.replace(" - ", " — ")
    )
    text = re.sub(r"\bU\.S\.(?= [a-z])", "US", text)
    text = re.sub(r", (he|she) said\.", r", said \1.", text, count=1)
    text = re.sub(r" that (?=the|he|she|it|they)", " ", text, count=2)
    text = re.sub(
        r"\b(seven|eight|nine|ten)\b",
        lambda m: str(["seven", "eight", "nine", "ten"].index(m[1]) + 7),
        text,
    )
    paragraphs = text.split("\n\n")
    if len(paragraphs) > 6:
        paragraphs = paragraphs[: -chance.randrange(1, 3)]
    if chance.random() < 0.5:
        paragraphs.append("(Reporting by Jane Doe; Editing by John Roe)")
    return "\n\n".join(paragraphs)


class Score:
    """Counts of one kind of damage."""

    def __init__(self) -> None:
        self.planted = self.found = self.named = self.offered = self.exact = self.extra = 0

    def line(self, name: str) -> str:
        """Return the row of the table."""
        n = max(1, self.planted)
        return (
            f"{name:20} {self.planted:4}  recall {self.found / n:5.2f}  kind {self.named / n:5.2f}"
            f"  exact repair {self.exact / n:5.2f}"
            f" of offered {self.exact / max(1, self.offered):5.2f}"
            f"  others {self.extra:3}"
        )


def flags_of(text: str, siblings: list[Copy]) -> list[Flag]:
    """Return the flags, hints left out."""
    return [f for f in check(Copy(0, text, source="here"), siblings) if f.tier is Tier.FLAG]


def judge(
    score: Score,
    planted: Planted,
    clean: str,
    siblings: list[Copy],
    known: Counter[tuple[str, str]],
    show: str,
) -> None:
    """Count what was found of one damage, and what was flagged besides."""
    score.planted += 1
    found = flags_of(planted.text, siblings)
    hits = [f for f in found if f.start < planted.end and planted.start < f.end]
    score.found += bool(hits)
    score.named += any(f.kind in planted.right for f in hits)
    others = Counter((f.kind, f.text) for f in found if f not in hits) - known
    score.extra += others.total()
    repairs = [f for f in hits if f.repair is not None]
    score.offered += bool(repairs)
    mended = apply(planted.text, repairs).text.split() == clean.split()
    score.exact += bool(repairs) and mended
    if show:
        window = planted.text[max(0, planted.start - 60) : planted.end + 60]
        if not hits:
            print(f"  missed  {window!r}")
        elif repairs and not mended:
            print(f"  wrong   {window!r} -> {[(f.kind, f.text, f.repair) for f in repairs]}")
        for kind, text in others:
            print(f"  other   {kind} {text!r}")


def run(
    makers: dict[str, Maker], bases: list[str], *, sibling: str, each: int, show: str
) -> dict[str, Score]:
    """Plant each damage into as many stories and return the scores by name."""
    scores: dict[str, Score] = defaultdict(Score)
    for name, maker in makers.items():
        chance = random.Random(f"{SEED}{name}")
        for base in bases:
            if scores[name].planted >= each:
                break
            planted = maker(base, chance)
            if planted is None:
                continue
            siblings = beside(base, sibling)
            known = Counter((f.kind, f.text) for f in flags_of(base, siblings))
            judge(scores[name], planted, base, siblings, known, show if show == name else "")
    return scores


def beside(base: str, sibling: str) -> list[Copy]:
    """Return no sibling, the clean copy, or the clean copy in another house's style."""
    if sibling == "none":
        return []
    text = base if sibling == "clean" else house_style(base, random.Random(len(base)))
    return [Copy(1, text, source="there")]


def report(title: str, scores: dict[str, Score]) -> None:
    """Print a table."""
    print(f"\n{title}")
    total = Score()
    for name, score in scores.items():
        print(score.line(name))
        for field in vars(total):
            setattr(total, field, getattr(total, field) + getattr(score, field))
    print(total.line("all"))
    print(f"precision {total.found / max(1, total.found + total.extra):.3f}")


def false_flags(bases: list[str], sibling: str) -> None:
    """Print flags and hints on clean text per 1,000 words."""
    words = sum(len(b.split()) for b in bases)
    count: Counter[str] = Counter()
    hints = 0
    for base in bases:
        for flag in check(Copy(0, base, source="here"), beside(base, sibling)):
            if flag.tier is Tier.FLAG:
                count[flag.kind] += 1
            else:
                hints += 1
    per = 1000 / words
    print(f"\nclean text, sibling {sibling}: {words} words")
    print(f"  flags {count.total() * per:.3f} per 1,000 words, hints {hints * per:.3f}")
    print("  " + ", ".join(f"{k} {v}" for k, v in count.most_common()))


def speed(bases: list[str]) -> None:
    """Print stories and pairs a second on stories cut to 400 words."""
    cut = [re.match(r"(?:\S+\s+){0,400}", b).group().strip() for b in bases]  # type: ignore[union-attr]  # matches anything
    cut = [c for c in cut if len(c.split()) > 300]
    start = time.perf_counter()
    for text in cut:
        check(Copy(0, text))
    alone = len(cut) / (time.perf_counter() - start)
    siblings = [beside(text, "house") for text in cut]
    start = time.perf_counter()
    for text, others in zip(cut, siblings, strict=True):
        check(Copy(0, text, source="here"), others)
    pairs = len(cut) / (time.perf_counter() - start)
    print(f"\nspeed: {alone:.0f} stories/s alone, {pairs:.0f} pairs/s ({len(cut)} stories)")


def main() -> None:
    """Print all tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--each", type=int, default=60)
    options.add_argument("--stories", type=int, default=400)
    options.add_argument("--show", default="")
    options.add_argument("--sibling", default="none,clean,house")
    chosen = options.parse_args()
    bases = stories(chosen.stories, random.Random(SEED))
    makers = ALONE | WITH_SIBLINGS
    if chosen.show:
        makers = {chosen.show: makers[chosen.show]}
    for sibling in chosen.sibling.split(","):
        able = makers if sibling != "none" or chosen.show else ALONE
        report(
            f"sibling: {sibling}",
            run(able, bases, sibling=sibling, each=chosen.each, show=chosen.show),
        )
        if not chosen.show:
            false_flags(bases, sibling)
    if not chosen.show:
        speed(bases)


if __name__ == "__main__":
    main()
