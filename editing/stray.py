"""Full stops that stand where no sentence ends: between two words of a name, or inside a sentence.

Judged by weights learned from news text: which words stand round the stop, how the text uses
them elsewhere, and whether what stands on either side is a sentence.
"""

import re
from collections.abc import Callable, Iterator

from editing.clauses import EARLY, FAR, HALF, LONGEST, halves, is_finite, length, places, shape
from editing.joints import WORD
from editing.lexicon import CONJUNCTIONS, DETERMINERS, FUNCTION, PREPOSITIONS, PRONOUNS
from editing.likely import drawn
from editing.names import BODIES, FIRST_NAMES
from editing.tokens import form
from editing.weights import Feature, most, summed
from story.words import folded

Drawn = Callable[[str, str], float]

_NAME = r"[A-Z][a-z][\w'’-]*"
# Two capital words with a stop between, and a word before.
STRAY = re.compile(rf"(?<![\w.'’“\"-])({WORD}) ({_NAME})\. ({_NAME})(?=([ ,.;:'’]+)({WORD}|\d+)?)")
_NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+ \Z")
_NAME_AFTER = re.compile(r" [A-Z][a-z]")
_NEAR = 60  # characters
_TWICE = 2
_SAYING = frozenset({"said", "says", "added", "told"})
_ATTRIBUTION = 4  # words within which it says so
_MARKS = "\"'“”‘’«»([)],;:.-"
_WORDS = (
    "stray", "stray left", "stray right", "stray before", "stray after", "stray mark",
    "stray left 2", "stray left 3", "stray right 2", "stray right 3",
)  # fmt: skip
_HALVES = (
    "stray long", "stray rest", "stray verbs", "stray shape", "stray early", "stray begin",
)  # fmt: skip
_NAMES = ("stray known", "stray follows", "stray together", "stray apart", "stray drawn")
_USE = (
    "stray both", "stray first", "stray second", "stray first second", "stray small",
    "stray named", "stray names", "stray use",
)  # fmt: skip


def cut_words(text: str, stop: int, start: int) -> Iterator[Feature]:
    """Yield what stands round a full stop before a lower-case word, which begins at `start`.

    Above 0 a sentence ended there and the next lost its capital; below, the stop is stray.
    """
    before = HALF.split(text[max(0, stop - LONGEST) : stop])[-1].split()
    after = HALF.split(text[start : start + LONGEST], maxsplit=1)[0].split()
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
    lengths = f"{length(left)}{length(right)}"
    verbs = f"{is_finite(left):d}{is_finite(right):d}"
    yield "cut shape", f"{lengths}{verbs}"
    yield "cut verbs", f"{verbs}{is_finite(right[:EARLY]):d}"
    comma = next((at for at, word in enumerate(after) if word[-1] == ","), -1)
    lead = "of" if first in PREPOSITIONS else "and" if first in CONJUNCTIONS else "_"
    yield "cut comma", f"{min(comma, EARLY)}{lead}{first in FUNCTION:d}"
    head, main = (after[:comma], after[comma + 1 :]) if comma > 0 else (after, [])
    clauses = f"{is_finite(folded(' '.join(head))):d}{is_finite(folded(' '.join(main))):d}"
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


def cuts_name(text: str, start: int, stop: int, least: float) -> bool:
    """Tell whether the full stop at `stop`, behind a word that begins at `start`, cuts a name."""
    before = text.rfind(" ", max(0, start - _NEAR), max(0, start - 1)) + 1
    match = STRAY.search(text, before or max(0, start - _NEAR), stop + _NEAR)
    if match is None or match.start(2) != start:
        return False
    return stray_weight(text, match, least) > least


def stray_weight(text: str, match: re.Match[str], least: float) -> float:
    """Return the sum of the weights of all that is said of a match of `STRAY`.

    What costs more to find out is left out where it can't bring the sum above `least`.
    """
    total, enough = summed(_WORDS, _words(match)), least * 10
    if total + most(_HALVES + _NAMES + _USE) <= enough:
        return total / 10
    total += summed(_NAMES, _names(match, drawn))
    if total + most(_HALVES + _USE) <= enough:
        return total / 10
    total += summed(_HALVES, _halves(text, match))
    if total + most(_USE) <= enough:
        return total / 10
    return (total + summed(_USE, _use(text, match))) / 10


def stray_features(text: str, match: re.Match[str], told: Drawn) -> list[Feature]:
    """Return all that is said of a match of `STRAY`.

    `told` is `editing.likely.drawn`, or what may stand for it where weights are learned.
    """
    said = (*_words(match), *_names(match, told), *_halves(text, match), *_use(text, match))
    return list(zip(_WORDS + _NAMES + _HALVES + _USE, said, strict=True))


def _words(match: re.Match[str]) -> tuple[str, ...]:
    """Return what the words round a stray stop say: `before Left. Right after`."""
    before, left, right, between, after = match.group(1, 2, 3, 4, 5)
    mark = between.strip()[:1] or "_"
    return (
        "bias",
        left,
        right,
        before if before[0].islower() else "Cap",
        shape(after or ".") + mark,
        mark,
        left[-2:],
        left[-3:],
        right[-2:],
        right[-3:],
    )


def _names(match: re.Match[str], told: Drawn) -> tuple[str, ...]:
    """Return what is known of the two names, by heart and by the pairs of words in the news."""
    left, right = match.group(2), match.group(3)
    small = match.group(1)[0].islower()
    a, b = form(left), form(right)
    together, apart = told(a, b), told(a, ".") + told(".", b)
    return (
        f"{left in FIRST_NAMES:d}{left in BODIES:d}{small:d}",
        f"{right in FIRST_NAMES:d}{right in BODIES:d}",
        f"{round(2 * together)}",
        f"{round(2 * apart)}",
        f"{round(2 * (apart - together))}",
    )


def _halves(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """Return what says whether sentences stand on both sides of a stop between two names."""
    left, rest = halves(text, match.end(2), match.start(3))
    verbs = f"{is_finite(left):d}{is_finite(rest):d}"
    lengths = f"{length(left)}{length(rest)}"
    small = match.group(1)[0].islower()
    return (
        lengths[0],
        lengths[1],
        verbs,
        f"{lengths}{verbs}",
        f"{is_finite(rest[:EARLY]):d}{verbs}",
        f"{min(len(left), EARLY)}{small:d}",
    )


def _use(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """Return how the text else uses the two names."""
    left, right, at = match.group(2), match.group(3), match.start(2)
    around = text[max(0, at - FAR) : at] + "  " + text[at + len(left) + len(right) + 2 :][:FAR]
    both = around.count(f"{left} {right}")
    lefts, rights = list(places(left, around)), list(places(right, around))
    first, second = len(lefts) - both, len(rights) - both
    small = sum(1 for _ in places(right.casefold(), around))
    named = sum(bool(_NAME_BEFORE.search(around, max(0, at - 30), at)) for at in rights)
    names = sum(bool(_NAME_AFTER.match(around, at + len(left))) for at in lefts)
    return (
        f"{both > 0:d}",
        f"{min(first, _TWICE)}",
        f"{min(second, _TWICE)}",
        f"{first > 0:d}{second > 0:d}",
        f"{small > 0:d}",
        f"{named > 0:d}",
        f"{names > 0:d}",
        f"{first > 0:d}{second > 0:d}{small > 0:d}",
    )
