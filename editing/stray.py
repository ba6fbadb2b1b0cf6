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
from editing.weights import Feature, most, tenths
from story.words import folded

Drawn = Callable[[str, str], float]

_NAME = r"[A-Z][a-z][\w'’-]*"
# Two capital words with a stop between, and a word before.
STRAY = re.compile(rf"(?<![\w.'’“\"-])({WORD}) ({_NAME})\. ({_NAME})(?=([ ,.;:'’]+)({WORD}|\d+)?)")
_NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+ \Z")
_NAME_AFTER = re.compile(r" [A-Z][a-z]")
_TWICE = 2
_SAYING = frozenset({"said", "says", "added", "told"})
_ATTRIBUTION = 4  # words within which it says so
_MARKS = "\"'“”‘’«»([)],;:.-"
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


def stray_weight(text: str, match: re.Match[str], least: float) -> float:
    """Return the sum of the weights of all that is said of a match of `STRAY`.

    What costs more to find out is left out where it can't bring the sum above `least`.
    """
    total, enough = tenths(stray_words(match)), least * 10
    if total + most(_HALVES + _NAMES + _USE) <= enough:
        return total / 10
    total += tenths(stray_halves(text, match))
    if total + most(_NAMES + _USE) <= enough:
        return total / 10
    total += tenths(stray_names(match))
    if total + most(_USE) <= enough:
        return total / 10
    used = stray_use(text, match.group(2), match.group(3), match.start(2))
    return (total + tenths(used)) / 10


def stray_words(match: re.Match[str]) -> Iterator[Feature]:
    """Yield what the words round a stray stop say: `before Left. Right after`."""
    before, left, right = match.group(1, 2, 3)
    mark, after = match.group(4).strip()[:1] or "_", match.group(5) or "."
    yield "stray", "bias"
    yield "stray left", left
    yield "stray right", right
    yield "stray before", before if before[0].islower() else "Cap"
    yield "stray after", shape(after) + mark
    yield "stray mark", mark
    yield "stray left 2", left[-2:]
    yield "stray left 3", left[-3:]
    yield "stray right 2", right[-2:]
    yield "stray right 3", right[-3:]


def stray_halves(text: str, match: re.Match[str]) -> Iterator[Feature]:
    """Yield what says whether sentences stand on both sides of a stop between two names."""
    left, rest = halves(text, match.end(2), match.start(3))
    verbs = f"{is_finite(left):d}{is_finite(rest):d}"
    small = match.group(1)[0].islower()
    yield "stray long", f"{length(left)}"
    yield "stray rest", f"{length(rest)}"
    yield "stray verbs", verbs
    yield "stray shape", f"{length(left)}{length(rest)}{verbs}"
    yield "stray early", f"{is_finite(rest[:EARLY]):d}{verbs}"
    yield "stray begin", f"{min(len(left), EARLY)}{small:d}"


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
    around = text[max(0, at - FAR) : at] + "  " + text[at + len(left) + len(right) + 2 :][:FAR]
    both = around.count(f"{left} {right}")
    lefts, rights = list(places(left, around)), list(places(right, around))
    first, second = len(lefts) - both, len(rights) - both
    small = sum(1 for _ in places(right.casefold(), around))
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
