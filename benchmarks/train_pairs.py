"""Count the word pairs that editing.likely reads, reproducibly, from the real articles.

usage: uv run python -m benchmarks.train_pairs   (replaces editing/pairs.bin)
"""

from collections import Counter
from collections.abc import Collection
from itertools import pairwise
from pathlib import Path

from benchmarks.articles import articles
from editing.likely import packed
from editing.tables import hashed
from editing.tokens import tokens

TABLE = Path(__file__).parent.parent / "editing" / "pairs.bin"
FEWEST_WORDS, FEWEST_PAIRS = 3, 2


def main() -> None:
    """Count and write."""
    found = counts({article.text for article in articles() if not article.damaged})
    table = packed(found)
    TABLE.write_bytes(table)
    print(f"{found[hashed('')]} words counted, {len(found)} counts kept, {len(table)} bytes")


def counts(texts: Collection[str]) -> Counter[int]:
    """Return how often the texts have a word, or a pair of words, by its hash."""
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for text in texts:
        forms = tokens(text).forms
        words.update(forms)
        pairs.update(f"{a} {b}" for a, b in pairwise(forms))
    kept = {word: n for word, n in words.items() if n >= FEWEST_WORDS}
    kept |= {pair: n for pair, n in pairs.items() if n >= FEWEST_PAIRS}
    found: Counter[int] = Counter({hashed(""): words.total()})
    for said, times in kept.items():
        found[hashed(said)] += times
    return found


if __name__ == "__main__":
    main()
