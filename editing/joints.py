"""Full stops that are missing between two words, or stand between two words of a name.

Both are judged by weights learned from news text (`joints.txt`, written by
benchmarks/train_joints.py): which words stand round the place, and how the text uses them
elsewhere. A judgement is a sum of weights; above 0 the place looks damaged, and how far above is
how sure.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import islice

from editing.lexicon import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
)
from editing.likely import drawn
from editing.names import BODIES, FIRST_NAMES
from editing.tokens import form
from story.words import folded

Feature = tuple[str, str]  # a slot, and what fills it
Drawn = Callable[[str, str], float]

_WORD = r"[A-Za-z][\w'’-]*"
_NAME = r"[A-Z][a-z][\w'’-]*"
# A capital word behind a word or a figure, with no stop between; and a word on either side.
# The blank comes first, that the scan may leap from one to the next.
LOST = re.compile(rf" ([A-Z](?<=[\w%)]..)[a-z]*)(?= ({_WORD}|\d+))")
BEFORE_LOST = re.compile(
    rf"(?<![\w.'’“\"-])({_WORD}),? ({_WORD}|[$£€]?\d[\d,.]*[\dmbkn%]|\d+)\)? \Z"
)
# Two capital words with a stop between, and a word before.
STRAY = re.compile(
    rf"(?<![\w.'’“\"-])({_WORD}) ({_NAME})\. ({_NAME})(?=([ ,.;:'’]+)({_WORD}|\d+)?)"
)
_FAR = 3_000  # characters within which the text's own use of a word is looked up
_NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+ \Z")
_NAME_AFTER = re.compile(r" [A-Z][a-z]")
_HALF = re.compile(r"[.!?:\n](?:(?<=\n)|['\"”’]?(?:\s|\Z))")
_TWICE = 2
LONGEST_HEADLINE = 160  # characters
_NEAR = 60  # characters
_QUOTES = "\"'”’"
_SAYING = frozenset({"said", "says", "added", "told"})
_ATTRIBUTION = 4  # words within which it says so
_EARLY = 6  # words within which a sentence mostly has its verb
_MARKS = "\"'“”‘’«»([)],;:.-"
_LONGEST = 300  # characters of a sentence
_PAST = re.compile(r"[a-z]{3,}ed$")
_FINITE = AUXILIARIES | VERBS
_ASKED = 50_000
_LEAST = -10  # tenths
_NOTHING: Mapping[str, int] = {}


def lost_words(before: str, left: str, right: str, after: str) -> Iterator[Feature]:
    """Yield what the words round a missing stop say: `before left RIGHT after`."""
    yield from _lost_left(left)
    yield from _lost_right(right, capital=left[0].isupper(), named=after[0].isupper())
    yield "lost before", before.casefold()
    yield "lost after", _shape(after)
    yield "lost capitals", _capitals(before, left, after)


def lost_weight(before: str, left: str, right: str, after: str) -> float:
    """Return the sum of the weights of `lost_words`, quicker: most words were asked before."""
    table, nothing = _tenths(), _NOTHING
    return (
        _left_weight(left)
        + _right_weight(right, left[0].isupper(), after[0].isupper())
        + table.get("lost before", nothing).get(before.casefold(), 0)
        + table.get("lost after", nothing).get(_shape(after), 0)
        + table.get("lost capitals", nothing).get(_capitals(before, left, after), 0)
    ) / 10


def may_be_lost(left: str, right: str, after: str) -> bool:
    """Tell whether `lost_weight` may come above -1, whatever stands before; for a quick no."""
    known = _left_weight(left) + _right_weight(right, left[0].isupper(), after[0].isupper())
    return known + _most_else() > _LEAST


@lru_cache(maxsize=1)
def _most_else() -> int:
    table = _tenths()
    return sum(
        max(table[slot].values()) for slot in ("lost before", "lost after", "lost capitals")
    )


@lru_cache(maxsize=_ASKED)
def _left_weight(left: str) -> int:
    return _sum(_lost_left(left))


@lru_cache(maxsize=_ASKED)
def _right_weight(right: str, capital: bool, named: bool) -> int:
    return _sum(_lost_right(right, capital=capital, named=named))


def _lost_left(left: str) -> Iterator[Feature]:
    capital = left[0].isupper()
    yield "lost", "bias"
    yield "lost left", left if left[0].islower() else "Cap" if capital else "#"
    yield "lost name", left if capital else "_"
    yield "lost left 2", left[-2:]
    yield "lost left 3", left[-3:]


def _lost_right(right: str, *, capital: bool, named: bool) -> Iterator[Feature]:
    yield "lost right", right
    yield "lost right cap", right if capital else "_"
    yield "lost right 2", right[-2:]
    yield "lost right after", f"{right}_{named:d}"


def _capitals(before: str, left: str, after: str) -> str:
    return f"{after[0].isupper():d}{before[0].isupper():d}{left[0].isupper():d}"


def lost_use(text: str, right: str, at: int) -> Iterator[Feature]:
    """Yield how the text else uses the word after a missing stop at a place."""
    around = text[max(0, at - _FAR) : at] + "  " + text[at + len(right) : at + _FAR]
    heads = [around[at - 2 : at] for at in _places(right, around)]
    inside = sum(h[:1].islower() or h[:1] in ",;" for h in heads if h[1:] == " ")
    opening = sum(h in {". ", "! ", "? "} for h in heads)
    small = sum(1 for _ in islice(_places(right.casefold(), around), _TWICE))
    yield "lost inside", f"{min(inside, _TWICE)}"
    yield "lost small", f"{min(small, _TWICE)}"
    yield "lost opening", f"{min(opening, _TWICE)}"
    yield "lost use", f"{inside > 0:d}{small > 0:d}{opening > 0:d}"
    left, rest = _halves(text, at, at)
    yield "lost long", f"{_long(left)}"
    yield "lost rest", f"{_long(rest)}"
    verbs = f"{_has_verb(left):d}{_has_verb(rest):d}"
    yield "lost verbs", verbs
    yield "lost shape", f"{_long(left)}{_long(rest)}{verbs}{inside > 0:d}"
    yield "lost first", left[0] if left else "_"


def _halves(text: str, end: int, start: int) -> tuple[list[str], list[str]]:
    """Return the words of the sentence up to `end` and of the one from `start`, folded."""
    before = _HALF.split(text[max(0, end - _LONGEST) : end])[-1]
    after = _HALF.split(text[start : start + _LONGEST], maxsplit=1)[0]
    return folded(before), folded(after)


def _long(words: list[str]) -> int:
    return min(len(words), 12) // 3


def _has_verb(words: list[str]) -> bool:
    return not _FINITE.isdisjoint(words) or any(map(_PAST.match, words))


def cut_words(text: str, stop: int, start: int) -> Iterator[Feature]:
    """Yield what stands round a full stop before a lower-case word, which begins at `start`.

    Above 0 a sentence ended there and the next lost its capital; below, the stop is stray.
    """
    before = _HALF.split(text[max(0, stop - _LONGEST) : stop])[-1].split()
    after = _HALF.split(text[start : start + _LONGEST], maxsplit=1)[0].split()
    last, first = _bare(before, -1), _bare(after, 0).casefold()
    small = last.casefold()
    yield "cut", "bias"
    yield "cut left", small if last[:1].islower() else "Cap" if last[:1].isupper() else "#"
    yield "cut right", first
    yield "cut before", _bare(before, -2).casefold()
    yield "cut after", _bare(after, 1).casefold()
    yield "cut left 3", small[-3:]
    yield "cut left 2", small[-2:]
    yield "cut right 3", first[-3:]
    left, right = folded(" ".join(before)), folded(" ".join(after))
    lengths = f"{_long(left)}{_long(right)}"
    verbs = f"{_has_verb(left):d}{_has_verb(right):d}"
    yield "cut shape", f"{lengths}{verbs}"
    yield "cut verbs", f"{verbs}{_has_verb(right[:_EARLY]):d}"
    comma = next((at for at, word in enumerate(after) if word[-1] == ","), -1)
    lead = "of" if first in PREPOSITIONS else "and" if first in CONJUNCTIONS else "_"
    yield "cut comma", f"{min(comma, _EARLY)}{lead}{first in FUNCTION:d}"
    head, main = (after[:comma], after[comma + 1 :]) if comma > 0 else (after, [])
    clauses = f"{_has_verb(folded(' '.join(head))):d}{_has_verb(folded(' '.join(main))):d}"
    yield "cut clauses", f"{lead}{clauses}{_is_main(main):d}"
    yield "cut first", left[0] if left else "_"


def _is_main(said: list[str]) -> bool:
    """Tell whether what follows a comma opens with a subject, and does not say who said it."""
    first = said[0].casefold() if said else ""
    opens = first in PRONOUNS | DETERMINERS or (first != "" and said[0][0].isupper())
    return opens and _SAYING.isdisjoint(word.casefold() for word in said[:_ATTRIBUTION])


def _bare(said: list[str], at: int) -> str:
    """Return one of the words without the marks round it, or a placeholder where there is none."""
    found = said[at] if -len(said) <= at < len(said) else ""
    return found.strip(_MARKS) or "_"


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


def heading(text: str, match: re.Match[str]) -> list[Feature]:
    """Return what says whether a headline runs into a text's first sentence at a match of `LOST`.

    Nothing where that cannot be: behind a full stop, too far from the start.
    """
    at, right = match.start(1), match.group(1)
    before = BEFORE_LOST.search(text, max(0, at - _NEAR), at)
    head = text[: at - 1]
    if before is None or len(head) > LONGEST_HEADLINE or _HALF.search(head):
        return []
    around = lost_words(before.group(1), before.group(2), right, match.group(2))
    found = [(f"head {slot}", said) for slot, said in around]
    words, small = head.split(), folded(head)
    rest = _halves(text, at, at)[1]
    capitals = sum(word[0].isupper() for word in words[1:]) / max(1, len(words) - 1)
    plain = any(not w[0].isupper() and w.casefold() not in FUNCTION for w in words)
    after = text[at : at + _LONGEST].split()[1:_EARLY]
    again = len(set(small).difference(FUNCTION).intersection(folded(text[at : at + _LONGEST])))
    verbs = f"{_has_verb(small):d}{_has_verb(rest):d}"
    found += [
        ("head words", f"{min(len(words), 16)}"),
        ("head again", f"{min(again, 5)}{right.casefold() in small:d}"),
        ("head capitals", f"{round(4 * capitals)}{plain:d}"),
        ("head after", f"{sum(word[0].isupper() for word in after)}"),
        ("head verbs", verbs),
        ("head early", f"{_has_verb(rest[:_EARLY]):d}{verbs}"),
        ("head rest", f"{_long(rest)}"),
        ("head marks", f"{',' in head:d}{head[-1] in _QUOTES:d}"),
        ("head first", small[0] if small else "_"),
        ("head article", f"{not ARTICLES.isdisjoint(small):d}{len(words) // 3}"),
        ("head finite", f"{not AUXILIARIES.isdisjoint(small):d}{'said' in small:d}"),
    ]
    return found


def stray_halves(text: str, match: re.Match[str]) -> Iterator[Feature]:
    """Yield what says whether sentences stand on both sides of a stop between two names."""
    left, rest = _halves(text, match.end(2), match.start(3))
    verbs = f"{_has_verb(left):d}{_has_verb(rest):d}"
    small = match.group(1)[0].islower()
    yield "stray long", f"{_long(left)}"
    yield "stray rest", f"{_long(rest)}"
    yield "stray verbs", verbs
    yield "stray shape", f"{_long(left)}{_long(rest)}{verbs}"
    yield "stray early", f"{_has_verb(rest[:_EARLY]):d}{verbs}"
    yield "stray begin", f"{min(len(left), _EARLY)}{small:d}"


def stray_names(match: re.Match[str], told: Drawn = drawn) -> Iterator[Feature]:
    """Yield what is known of the two names, by heart and by the pairs of words in the news.

    `told` is `editing.likely.drawn`, or what may stand for it where weights are learned.
    """
    left, right = match.group(2), match.group(3)
    small = match.group(1)[0].islower()
    yield "stray known", f"{left in FIRST_NAMES:d}{left in BODIES:d}{small:d}"
    yield "stray follows", f"{right in FIRST_NAMES:d}{right in BODIES:d}"
    a, b = form(left), form(right)
    together, apart = told(a, b), told(a, ".") + told(".", b)
    yield "stray together", f"{round(2 * together)}"
    yield "stray apart", f"{round(2 * apart)}"
    yield "stray drawn", f"{round(2 * (apart - together))}"


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
    return _sum(features) / 10


def may_open(word: str) -> bool:
    """Tell whether a word in capitals is not one that hardly ever opens a sentence."""
    return _tenths()["lost right"].get(word, 0) >= 0


def _sum(features: Iterable[Feature]) -> int:
    table, nothing = _tenths(), _NOTHING
    return sum(table.get(slot, nothing).get(said, 0) for slot, said in features)


@lru_cache(maxsize=1)
def _tenths() -> Mapping[str, Mapping[str, int]]:
    """Return ten times the weights, by slot and filling: they have one decimal.

    A line has a slot, a weight, and who has it.
    """
    table: dict[str, dict[str, int]] = {}
    for line in (files("editing") / "joints.txt").read_text(encoding="utf-8").splitlines():
        slot, weight, said = line.split("\t")
        table.setdefault(slot, {}).update(
            dict.fromkeys(said.split(" "), round(float(weight) * 10))
        )
    return table


def _places(word: str, text: str) -> Iterator[int]:
    """Yield where a word stands in a text, by itself."""
    at, size = text.find(word), len(word)
    while at >= 0:
        end = at + size
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield at
        at = text.find(word, end)


def _shape(after: str) -> str:
    return after if after[0].islower() else "9" if after[0].isdigit() else "Cap"
