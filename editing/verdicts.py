"""Departures judged: which of them the copy is blamed for, how sure, and the repair."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from editing import kinds
from editing.blame import BLAME, is_attribution
from editing.departures import Departure
from editing.dress import dressed, is_broken
from editing.evidence import Witness, covered
from editing.flag import Flag, Tier
from editing.place import Place, Verdict
from editing.reading import SURE, Reading
from editing.sorts import Sort
from editing.tokens import Tokens
from editing.voices import OWN
from story.dateline import parts
from story.item import Nature

_NEAR = 0.8  # share of tokens in common of two copies of one text, not two writings of it
_STEADY = 12  # equal tokens on either side by which two writings are one text here
_ANCHOR = 2  # equal tokens needed on either side
_QUOTATION = 200  # tokens of a quotation, at most
_PER_REWORDING = 120  # tokens for one departure in words, of copies that nobody reworded
_MOST_SURE = 0.97
_SURER = 0.12  # for a second witness, or a sibling with less damage than the copy
_STOPS = frozenset({".", "?", "!", '"'})
_WORDING = frozenset(
    {kinds.WORDS_LOST, kinds.WORDS_ADDED, kinds.WORDS_DISPLACED, kinds.WORDS_REPLACED}
)
# Their words stand round the place that they mean.
_WIDE = frozenset({kinds.UNBALANCED_QUOTE, kinds.UNBALANCED_BRACKET, kinds.ALL_CAPS})
_PASSAGES = frozenset({kinds.PARAGRAPH_LOST, kinds.DIFFERENCE})
_FACTS = frozenset({Sort.NUMBER, Sort.NAME, Sort.DATE})
_CALM = {Nature.STORY, Nature.ADVISORY}


def judged(
    reading: Reading,
    mine: Tokens,
    asked: Sequence[Witness],
    *,
    standing: Callable[[Witness], int],
    shown: Callable[[Witness], Sequence[Flag]],
) -> Iterator[Flag]:
    """Yield flags on places where the copy departs from its siblings and is to blame.

    `standing` tells of a witness who is the more damaged: 1 the copy, -1 the sibling, 0 neither;
    `shown` which flags he raises by himself.
    """
    told: set[tuple[int, int]] = set()
    dateline = parts(reading.text).dateline
    begin = dateline.end if dateline else 0
    # An update only shows a difference: whoever tells the same story is heard first.
    for witness in sorted(asked, key=lambda w: w.copy.nature not in _CALM):
        for d in witness.seen.departures:
            if (d.a1, d.a2) in told or d.sort not in BLAME:
                continue
            if d.a1 < len(mine.starts) and mine.starts[d.a1] < begin:
                continue  # every house has its own dateline
            agreeing, against = _votes(d, witness, asked)
            votes = len(agreeing)
            verdict = (
                _verdict(
                    mine,
                    witness,
                    d,
                    votes,
                    standing=partial(standing, witness),
                    shortened=reading.copy.summary,
                )
                if votes > against
                else None
            )
            if verdict is None or _is_spoilt(witness, d, shown(witness), alone=votes == 1):
                continue
            outvoted = votes > 1 and not (verdict.kind in _WORDING and witness.seen.restyled)
            verdict = _weighed(
                verdict, reading, witness, side=standing(witness), outvoted=outvoted
            )
            flag = verdict and _flag(mine, agreeing, verdict)
            if flag:
                told.add((d.a1, d.a2))
                yield flag


def _is_spoilt(witness: Witness, d: Departure, shown: Iterable[Flag], *, alone: bool) -> bool:
    """Tell whether a sibling's own text shows that it is the damaged one at a departure.

    Furniture is nothing that a copy lacks; other damage counts where nobody else reads so.
    """
    theirs = witness.seen.b
    start = theirs.ends[d.b1 - 1] if d.b1 else 0
    end = theirs.starts[d.b2] if d.b2 < len(theirs.starts) else len(theirs.text)
    return any(
        flag.start < end and start < flag.end and (flag.kind in kinds.FURNITURE or alone)
        for flag in shown
        if flag.tier is Tier.FLAG and flag.kind not in _WIDE
    )


def _votes(
    d: Departure, witness: Witness, asked: Sequence[Witness]
) -> tuple[list[tuple[Witness, Departure]], int]:
    """Return who reads as this witness does, one of each voice, and how many voices are against.

    A voice says what most of its copies read. Of facts the copy's own voice is no proof against
    another one, for whoever has them from the same text has its errors; nor is one copy that was
    only printed again. Whether a figure changed on the way tell the most copies of one text; so
    where more of them say what the copy says than all who read otherwise, they are one voice.
    """
    if len(asked) == 1:
        return [(witness, d)], 0
    said = witness.seen.b.forms[d.b1 : d.b2]
    is_fact = d.sort in _FACTS
    reading_so = 0
    told: dict[int, tuple[Witness, Departure]] = {witness.voice: (witness, d)}
    balance: Counter[int] = Counter()
    against: Counter[int] = Counter()
    for other in asked:
        near = other.near(max(0, d.a1 - 1), d.a2 + 1)
        same = [o for o in near if o.a1 == d.a1 and o.a2 == d.a2]
        if same:
            if other.seen.b.forms[same[0].b1 : same[0].b2] == said:
                balance[other.voice] += 1
                reading_so += 1
                told.setdefault(other.voice, (other, same[0]))
        elif (is_fact and _has_same(other, d)) or (
            not near and other.reading_of(max(0, d.a1 - 1), d.a2 + 1)
        ):
            against[other.voice] += 1
    if is_fact and (witness.voice == OWN or against[OWN] <= reading_so):
        against[OWN] = max(0, against[OWN] - 1) if witness.voice == OWN else 0
    balance.subtract(+against)
    if balance[witness.voice] < 0:
        return [], 0
    agreeing = [one for voice, one in told.items() if balance[voice] >= 0]
    return agreeing, sum(count <= 0 for count in balance.values())


def _has_same(other: Witness, d: Departure) -> bool:
    """Tell whether a sibling has the copy's departing tokens, whatever stands beside them."""
    found = other.reading_of(d.a1, d.a2)
    return found is not None and found[1] - found[0] == d.a2 - d.a1


def _verdict(
    mine: Tokens,
    witness: Witness,
    d: Departure,
    votes: int,
    *,
    standing: Callable[[], int],
    shortened: bool,
) -> Verdict | None:
    few = max(2, len(mine.forms) // _PER_REWORDING)
    seen = witness.seen
    place = Place(
        mine,
        seen.b,
        d,
        close=seen.rewording <= few,
        recut=seen.recut,
        twin=seen.twin,
        restyled=seen.restyled,
        unpaired=d.sort is Sort.MARKS and _is_unpaired(witness, d),
        votes=votes,
        standing=standing,
    )
    if d.sort is not Sort.MARKS:
        need = 1 if is_attribution(place) else _ANCHOR
        opens = d.before == d.a1 > 0 and d.after >= _STEADY
        if (d.before < need and not opens) or d.after < need:
            return None
        if witness.seen.common < _NEAR and votes == 1 and min(d.before, d.after) < _STEADY:
            return None
    verdict = BLAME[d.sort](place)
    if verdict and verdict.kind == kinds.WORDS_LOST and shortened:
        return None  # a summary leaves words out
    return verdict


def _is_unpaired(witness: Witness, d: Departure) -> bool:
    """Tell whether one quotation mark of the paragraph is lost, not a pair: that is a style."""
    seen = witness.seen
    mine, at = seen.a, seen.a.ends[max(0, d.a1 - 1)]
    first = mine.text.rfind("\n", 0, at) + 1
    last = mine.text.find("\n", at)
    low, high = covered(mine, first, last if last >= 0 else len(mine.text))
    low, high = max(low, d.a1 - _QUOTATION), min(high, d.a1 + _QUOTATION)
    begin = bisect_left(seen.departures, low, key=lambda one: one.a1)
    finish = bisect_right(seen.departures, high, key=lambda one: one.a1)
    lost = 0
    for other in seen.departures[begin:finish]:
        lost += seen.b.forms[other.b1 : other.b2].count('"')
        lost -= mine.forms[other.a1 : other.a2].count('"')
    return lost % 2 == 1


def _weighed(
    verdict: Verdict, reading: Reading, witness: Witness, *, side: int, outvoted: bool
) -> Verdict | None:
    """Return the verdict in the light of the votes and of who is known to be damaged."""
    if not outvoted and side < 0:
        return None
    confidence = verdict.confidence
    if outvoted or side > 0:
        confidence = max(confidence, min(_MOST_SURE, confidence + _SURER))
    if witness.copy.nature not in _CALM or reading.copy.nature not in _CALM:
        # An update has the right to differ.
        return Verdict(kinds.DIFFERENCE, min(confidence, SURE - 0.1), verdict.message)
    return verdict._replace(confidence=confidence)


def _flag(
    mine: Tokens, agreeing: Sequence[tuple[Witness, Departure]], verdict: Verdict
) -> Flag | None:
    """Return a flag over the departing words; a loss is shown at the words beside it."""
    witness, d = agreeing[0]
    theirs = witness.seen.b
    a1, a2, b1, b2 = _widened(mine, theirs, d, verdict.kind)
    start, end = mine.starts[a1], mine.ends[a2 - 1]
    said = mine.text[start:end]
    repair = dressed(theirs.said(b1, b2), mine.text, mine.text[max(0, start - 1) : start] or " ")
    if is_broken(repair):
        return None
    if "\n" in repair and "\n" not in said and verdict.kind not in _PASSAGES:
        repair = " ".join(repair.split())
    tier = Tier.FLAG if verdict.confidence >= SURE else Tier.HINT
    return Flag(
        verdict.kind,
        tier,
        start,
        end,
        said,
        verdict.message,
        verdict.confidence,
        repair,
        tuple(w.evidence(o.b1 + b1 - d.b1, o.b2 + b2 - d.b2) for w, o in agreeing),
        len(agreeing),
    )


def _widened(mine: Tokens, theirs: Tokens, d: Departure, kind: str) -> tuple[int, int, int, int]:
    """Return the tokens of both that the flag is about: never none."""
    a1, a2, b1, b2 = d.a1, d.a2, d.b1, d.b2
    if kind == kinds.ATTRIBUTION_LOST and mine.forms[a1 - 1] == '"':
        a1, b1 = a1 - 3, b1 - 3  # the word, its mark and the closing quotation mark
    elif kind == kinds.ATTRIBUTION_LOST and '"' in theirs.forms[b1:b2]:
        a1, b1 = a1 - 1, b1 - 1
        b2, a2 = b2 + 1, a2 + (2 if mine.forms[a2 + 1 : a2 + 2] == ('"',) else 1)
    elif kind == kinds.UNBALANCED_QUOTE:
        if theirs.text[theirs.ends[b2 - 1] :][:1].isspace():
            a1, b1 = a1 - 1, b1 - 1  # it closes what stands before it
        else:
            a2, b2 = a2 + 1, b2 + 1
    elif a1 == a2 and theirs.forms[b2 - 1] in _STOPS and d.sort is not Sort.MARKS:
        a1, b1 = a1 - 2, b1 - 2  # the word before the lost sentences, and its stop
    elif a1 == a2 or d.sort is Sort.MARKS:
        a1, b1 = a1 - 1, b1 - 1
        a2, b2 = a2 + 1, b2 + 1
    elif _is_glued(mine, a1) != _is_glued(theirs, b1):
        a1, b1 = a1 - 1, b1 - 1  # 5m, 5 billion
    elif mine.text[mine.ends[a2 - 1] :][:1] == "-" != theirs.text[theirs.ends[b2 - 1] :][:1]:
        a2, b2 = a2 + 1, b2 + 1  # tactically-guided, tactical guided
    return max(0, a1), min(a2, len(mine.forms)), max(0, b1), min(b2, len(theirs.forms))


def _is_glued(found: Tokens, at: int) -> bool:
    """Tell whether a token is glued to a figure: £5m, 58kph."""
    start = found.starts[at]
    return found.text[max(0, start - 1) : start].isdigit()
