"""Which pairs of real articles have to be read, by a rule that knows nothing of dedup.

usage: uv run python -m benchmarks.real_candidates [--all | --shares]

Prints, for a reader, the pairs without a label: outlets, days, headlines, how each begins, and
what both say word for word. With --all it prints the labelled ones, too; with --shares nothing but
how many labelled pairs share how much.

Of texts with the same words only the first is looked at. A pair has to be read if

- of the shorter's three-word phrases at least a twelfth stands in the other, not counting those
  that more than eight articles have: they are furniture and idiom; or
- the headlines have two words and two fifths of all their words in common, and the articles are
  at most a day apart (only the articles of 2017 tell their day).
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from difflib import SequenceMatcher

from benchmarks.real_pairs import Key, first_of_each, real_sets, words
from story.item import Copy

_SHARE, _PHRASE, _COMMON = 1 / 12, 3, 8  # of the phrases; words; articles that may have it
_ALIKE, _FEWEST = 0.4, 2  # of the words of both headlines; words
_APART = timedelta(days=1)
_BANDS = (1 / 2, 1 / 3, 1 / 5, 1 / 12, 0.0)  # of the phrases
_EMPTY = {"the", "and", "for", "with", "from", "that", "after", "over", "says", "into"}
_BEGINS, _PASSAGE, _PASSAGES = 600, 5, 500  # characters; words; characters


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two keys, and the share of the shorter's phrases that stands in both."""

    a: Key
    b: Key
    share: float


def main() -> None:
    """Print what has to be read."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--all", action="store_true", help="also what has a label")
    ask.add_argument("--shares", action="store_true", help="count the labelled pairs by share")
    told = ask.parse_args()
    if told.shares:
        report_shares()
        return
    for every, known in real_sets().values():
        read = set() if told.all else {frozenset((pair.a, pair.b)) for pair in known}
        for one in candidates(every):
            if frozenset((one.a, one.b)) not in read:
                print(sheet(one, every), end="\n\n")


def report_shares() -> None:
    """Print how many labelled pairs of all sets share how much of their phrases, at least."""
    count: Counter[tuple[str, float]] = Counter()
    for every, known in real_sets().values():
        first = first_of_each(every)
        share = _shared_phrases({key: every[key] for key in sorted(set(first.values()))})
        for pair in known:
            a, b = sorted((first[pair.a], first[pair.b]))
            part = 1.0 if a == b else share.get((a, b), 0.0)
            count[pair.label, next(band for band in _BANDS if part >= band)] += 1
    labels = sorted({label for label, _ in count})
    print(f"{'share':>16}" + "".join(f"{band:6.2f}" for band in _BANDS))
    for label in labels:
        print(f"{label:>16}" + "".join(f"{count[label, band]:6}" for band in _BANDS))


def candidates(every: Mapping[Key, Copy]) -> list[Candidate]:
    """Return the pairs to read, in the order of their keys."""
    texts = {key: every[key] for key in sorted(set(first_of_each(every).values()))}
    share = _shared_phrases(texts)
    pairs = {pair for pair, part in share.items() if part >= _SHARE} | set(_by_headline(texts))
    return [Candidate(a, b, share.get((a, b), 0.0)) for a, b in sorted(pairs)]


def sheet(one: Candidate, every: Mapping[Key, Copy]) -> str:
    """Return what a reader has to see of a pair."""
    told = [f"== {one.a} {one.b} {one.share:.2f}"]
    for key in (one.a, one.b):
        copy = every[key]
        day = f"{copy.seen:%d %b} " if copy.seen else ""
        told.append(f"[{copy.source} {day}{len(words(copy.text))} words] {copy.title}")
        told.append("  " + " ".join(copy.text.split())[:_BEGINS])
    told.append("  both: " + " | ".join(passages(every[one.a].text, every[one.b].text)))
    return "\n".join(told)


def passages(a: str, b: str) -> list[str]:
    """Return what both say word for word, the longest first, up to a few hundred characters."""
    left, right = words(a), words(b)
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    runs = sorted((block for block in blocks if block.size >= _PASSAGE), key=lambda r: -r.size)
    told, room = [], _PASSAGES
    for run in runs:
        said = " ".join(left[run.a : run.a + run.size])
        told.append(said if len(said) <= room else f"{said[:room]}... ({run.size} words)")
        room -= len(said)
        if room <= 0:
            break
    return told


def _shared_phrases(every: Mapping[Key, Copy]) -> dict[tuple[Key, Key], float]:
    own = {key: _phrases(words(copy.text)) for key, copy in every.items()}
    count = Counter(phrase for phrases in own.values() for phrase in phrases)
    holders: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    size: Counter[Key] = Counter()
    for key in sorted(every):
        for phrase in own[key]:
            if count[phrase] <= _COMMON:
                holders[phrase].append(key)
                size[key] += 1
    shared: Counter[tuple[Key, Key]] = Counter()
    for keys in holders.values():
        shared.update((a, b) for i, b in enumerate(keys) for a in keys[:i])
    return {(a, b): n / min(size[a], size[b]) for (a, b), n in shared.items()}


def _by_headline(every: Mapping[Key, Copy]) -> Iterator[tuple[Key, Key]]:
    told = {key: set(words(copy.title)) - _EMPTY for key, copy in every.items()}
    holders: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(every):
        for word in told[key]:
            holders[word].append(key)
    both = Counter(
        (a, b) for keys in holders.values() for i, b in enumerate(keys) for a in keys[:i]
    )
    for (a, b), count in both.items():
        alike = count >= _FEWEST and count >= _ALIKE * len(told[a] | told[b])
        one, other = every[a].seen, every[b].seen
        if alike and (one is None or other is None or abs(one - other) <= _APART):
            yield a, b


def _phrases(said: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(said[i : i + _PHRASE]) for i in range(len(said) - _PHRASE + 1)}


if __name__ == "__main__":
    main()
