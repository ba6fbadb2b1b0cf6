"""Full stops that are missing between two words, or stand between two words of a name.

Both are judged by weights learned from news text (`joints.txt`, written by
benchmarks/train_joints.py): which words stand round the place, and how the text uses them
elsewhere. A judgement is a sum of weights; above 0 the place looks damaged, and how far above is
how sure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

from editing.lexicon import AUXILIARIES, VERBS
from story.words import folded

Feature = tuple[str, str]  # a slot, and what fills it

_WORD = r"[A-Za-z][\w'’-]*"
_NAME = r"[A-Z][a-z][\w'’-]*"
# A word or a figure and a capital word, with no stop between; and a word on either side.
# The capital comes first, that the scan may leap from one to the next.
LOST = re.compile(rf"[A-Z](?<=[\w%)] .)[a-z]*(?= ({_WORD}|\d+))")
BEFORE_LOST = re.compile(
    rf"(?<![\w.'’“\"-])({_WORD}),? ({_WORD}|[$£€]?\d[\d,.]*[\dmbkn%]|\d+)\)? \Z"
)
# Two capital words with a stop between, and a word before.
STRAY = re.compile(
    rf"(?<![\w.'’“\"-])({_WORD}) ({_NAME})\. ({_NAME})(?=([ ,.;:'’]+)({_WORD}|\d+)?)"
)
_ROUND = re.compile(r"([A-Za-z][\w'’-]*) ([A-Za-z][\w'’-]*|[\d.,]+)\Z")
_AFTER = re.compile(r",? ([A-Za-z][\w'’-]*|\d+)")
_REACH = 60  # characters
_FAR = 3_000  # characters within which the text's own use of a word is looked up
_NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+ \Z")
_NAME_AFTER = re.compile(r" [A-Z][a-z]")
_HALF = re.compile(r"[.!?:]['\"”’]?(?:\s|\Z)|\n")
_TWICE = 2
_LONGEST = 300  # characters of a sentence
_PAST = re.compile(r"[a-z]{3,}ed$")


def lost_words(before: str, left: str, right: str, after: str) -> Iterator[Feature]:
    """Yield what the words round a missing stop say: `before left RIGHT after`."""
    yield "lost", "bias"
    yield "lost right", right
    capital = left[0].isupper()
    yield "lost left", left if left[0].islower() else "Cap" if capital else "#"
    yield "lost right cap", right if capital else "_"
    yield "lost name", left if capital else "_"
    yield "lost before", before.casefold()
    yield "lost after", _shape(after)
    yield "lost left 2", left[-2:]
    yield "lost left 3", left[-3:]
    yield "lost right 2", right[-2:]
    yield "lost capitals", f"{after[0].isupper():d}{before[0].isupper():d}{capital:d}"
    yield "lost right after", f"{right} {after[0].isupper():d}".replace(" ", "_")


def boundary(text: str, left: int, right: int, end: int) -> float:
    """Return how much the words round a joint are such as stand round a sentence's end.

    The words before it end at `left`, the word behind it is `text[right:end]`; 0 where nothing
    is known.
    """
    told = _ROUND.search(text, max(0, left - _REACH), left)
    after = _AFTER.match(text, end)
    if told is None or after is None:
        return 0.0
    opener = text[right].upper() + text[right + 1 : end]
    return weighed(lost_words(told.group(1), told.group(2), opener, after.group(1)))


def lost_use(text: str, right: str, at: int) -> Iterator[Feature]:
    """Yield how the text else uses the word after a missing stop at a place."""
    around = text[max(0, at - _FAR) : at] + "  " + text[at + len(right) : at + _FAR]
    heads = [around[at - 2 : at] for at in _places(right, around)]
    inside = sum(h[:1].islower() or h[:1] in ",;" for h in heads if h[1:] == " ")
    opening = sum(h in {". ", "! ", "? "} for h in heads)
    small = sum(1 for _ in _places(right.casefold(), around))
    yield "lost inside", f"{min(inside, _TWICE)}"
    yield "lost small", f"{min(small, _TWICE)}"
    yield "lost opening", f"{min(opening, _TWICE)}"
    yield "lost use", f"{inside > 0:d}{small > 0:d}{opening > 0:d}"
    left, rest = _halves(text, at)
    yield "lost long", f"{_long(left)}"
    yield "lost rest", f"{_long(rest)}"
    verbs = f"{_has_verb(left):d}{_has_verb(rest):d}"
    yield "lost verbs", verbs
    yield "lost shape", f"{_long(left)}{_long(rest)}{verbs}{inside > 0:d}"
    yield "lost first", left[0] if left else "_"


def _halves(text: str, at: int) -> tuple[list[str], list[str]]:
    """Return the words of the sentence before a place and from it, folded."""
    before = _HALF.split(text[max(0, at - _LONGEST) : at])[-1]
    after = _HALF.split(text[at : at + _LONGEST], maxsplit=1)[0]
    return folded(before), folded(after)


def _long(words: list[str]) -> int:
    return min(len(words), 12) // 3


def _has_verb(words: list[str]) -> bool:
    return any(w in AUXILIARIES or w in VERBS or _PAST.match(w) for w in words)


def stray_words(match: re.Match[str], *, names: tuple[int, int] = (2, 3)) -> Iterator[Feature]:
    """Yield what the words round a stray stop say: `before Left. Right after`."""
    before, left, right = match.group(1), match.group(names[0]), match.group(names[1])
    mark, after = match.group(4).strip()[:1] or "_", match.group(5) or "."
    yield "stray", "bias"
    yield "stray left", left
    yield "stray right", right
    yield "stray before", before if before[0].islower() else "Cap"
    yield "stray after", _shape(after) + mark
    yield "stray mark", mark
    yield "stray left 2", left[-2:]
    yield "stray left 3", left[-3:]
    yield "stray right 2", right[-2:]
    yield "stray right 3", right[-3:]


def stray_use(text: str, left: str, right: str, at: int) -> Iterator[Feature]:
    """Yield how the text else uses two capital words that stand at a place."""
    around = text[max(0, at - _FAR) : at] + "  " + text[at + len(left) + len(right) + 2 :][:_FAR]
    both = around.count(f"{left} {right}")
    lefts, rights = list(_places(left, around)), list(_places(right, around))
    first, second = len(lefts) - both, len(rights) - both
    small = sum(1 for _ in _places(right.casefold(), around))
    named = sum(bool(_NAME_BEFORE.search(around, max(0, at - 30), at)) for at in rights)
    names = sum(bool(_NAME_AFTER.match(around, at + len(left))) for at in lefts)
    yield "stray both", f"{both > 0:d}"
    yield "stray first", f"{min(first, _TWICE)}"
    yield "stray second", f"{min(second, _TWICE)}"
    yield "stray first second", f"{first > 0:d}{second > 0:d}"
    yield "stray small", f"{small > 0:d}"
    yield "stray named", f"{named > 0:d}"
    yield "stray names", f"{names > 0:d}"
    yield "stray use", f"{first > 0:d}{second > 0:d}{small > 0:d}"


def weighed(features: Iterable[Feature]) -> float:
    """Return the sum of the weights of some features."""
    table = weights()
    nothing: Mapping[str, float] = {}
    return sum(table.get(slot, nothing).get(said, 0.0) for slot, said in features)


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights by slot and filling: a line has a slot, a weight, and who has it."""
    table: dict[str, dict[str, float]] = {}
    for line in (files("editing") / "joints.txt").read_text(encoding="utf-8").splitlines():
        slot, weight, said = line.split("\t")
        table.setdefault(slot, {}).update(dict.fromkeys(said.split(" "), float(weight)))
    return table


def _places(word: str, text: str) -> Iterator[int]:
    """Yield where a word stands in a text, by itself."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield at
        at = text.find(word, end)


def _shape(after: str) -> str:
    return after if after[0].islower() else "9" if after[0].isdigit() else "Cap"
