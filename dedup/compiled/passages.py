"""Phrases, and passages of telling words, that two copies share: the same as dedup.passages."""

import numpy as np
from numpy.typing import NDArray

from dedup.apart import ORDERED_MOST
from dedup.compiled.desk import Desk, Flags, Places, Shares
from dedup.compiled.facts import Texts, kinds_of, runs_of, words_of
from dedup.compiled.jit import compiled
from dedup.compiled.order import in_order
from dedup.compiled.signatures import run_at
from dedup.compiled.tables import empty, find, put
from dedup.compiled.telling import part
from dedup.measures import OPENING_WORDS
from dedup.passages import CLAUSE, FIRMLY, PASSAGE, RECURS, STRANGE, VERBATIM
from dedup.reading import CONTENT, QUOTED


@compiled
def phrases(texts: Texts, a: int, b: int, short: int, long: int, desk: Desk, row: Shares) -> None:
    """Compare shingles: jaccard, containment both ways, outside quotations, in the opening."""
    own, other = runs_of(texts, short), runs_of(texts, long)
    empty(desk.runs)
    many = put(own, desk.runs, desk.own_runs)
    find(other, desk.runs, desk.other_runs)
    there = desk.run_flags
    there[:many] = False
    for number in desk.other_runs[: len(other)]:
        if number >= 0:
            there[number] = True
    both = np.count_nonzero(there[:many])
    of_a, of_b = texts.counts[a, 1], texts.counts[b, 1]
    row[6] = part(both, of_a + of_b - both)
    row[7], row[8] = part(both, of_a), part(both, of_b)
    kinds = kinds_of(texts, short)
    length = len(kinds) - len(own) + 1
    shared, untouched, shared_untouched, quoted = 0, 0, 0, len(kinds)
    for place in range(len(kinds) - 1, -1, -1):
        if kinds[place] & QUOTED:
            quoted = place
        if place < len(own):
            is_shared = there[desk.own_runs[place]]
            is_free = quoted >= place + length
            shared += is_shared
            untouched += is_free
            shared_untouched += is_shared and is_free
    row[9] = part(shared_untouched, untouched) if untouched else part(shared, len(own))
    opening, back = 0, 0
    for number in desk.own_runs[: min(OPENING_WORDS, len(own))]:
        opening += there[number]
    for number in desk.other_runs[: min(OPENING_WORDS, len(other))]:
        back += number >= 0
    row[18] = part(opening, min(OPENING_WORDS, len(own)))
    row[19] = part(back, min(OPENING_WORDS, len(other)))


@compiled
def passages(texts: Texts, short: int, long: int, desk: Desk, row: Shares) -> None:
    """Compare the order of telling words, and passages of some of them."""
    kinds, runs = kinds_of(texts, short), texts.counts[short, 0]
    telling, count = desk.telling, 0
    for place in range(len(kinds)):
        if kinds[place] & CONTENT and count < ORDERED_MOST:
            telling[count] = desk.own[place]
            count += 1
    row[10] = row[11] = row[12] = row[27] = row[36] = row[37] = 0.0
    row[26] = 1.0
    desk.common[: desk.words.size[1]] = False
    if not count:
        return
    firm = _firm(texts, short, long, desk)
    region = _region(texts, long, count, desk)
    in_order(telling[:count], region, desk.masks, desk.rows, desk.ordered)
    verbatim = desk.verbatim
    verbatim[: len(kinds)] = False
    for place in range(runs):
        if desk.run_flags[desk.own_runs[place]]:
            verbatim[place : place + len(kinds) - runs + 1] = True
    _by_passage(kinds, count, firm, desk, row)
    own, bound = _own(kinds, desk.own, desk)
    kinds, runs = kinds_of(texts, long), texts.counts[long, 0]
    verbatim[: len(kinds)] = False
    for place in range(runs):
        if desk.other_runs[place] >= 0:
            verbatim[place : place + len(kinds) - runs + 1] = True
    own_back, bound_back = _own(kinds, desk.other, desk)
    row[36] = min(own, own_back)
    row[37] = max(part(bound, own), part(bound_back, own_back))


@compiled
def _own(kinds: Flags, numbers: Places, desk: Desk) -> tuple[int, int]:
    """Count the telling words of clauses of its own, and those that what is shared speaks of."""
    telling, own, bound, own_here, bound_here = 0, 0, 0, 0, 0
    for place in range(len(kinds)):
        if not kinds[place] & CONTENT or telling == ORDERED_MOST:
            continue
        telling += 1
        if desk.verbatim[place]:
            own_here, bound_here = 0, 0
            continue
        own_here += 1
        bound_here += numbers[place] >= 0 and desk.common[numbers[place]]
        if own_here == CLAUSE:
            own, bound = own + own_here, bound + bound_here
        elif own_here > CLAUSE:
            own += 1
            bound += numbers[place] >= 0 and desk.common[numbers[place]]
    return own, bound


@compiled
def _by_passage(kinds: Flags, count: int, firm: Places, desk: Desk, row: Shares) -> None:
    """Count the telling words that recur, and the passages by how much of them does."""
    ordered, matched, recurring, strange, firmly, literally, at = 0, 0, 0, 0, 0, 0, 0
    here, firm_here, literal_here = 0, 0, 0
    for place in range(len(kinds)):
        if not kinds[place] & CONTENT or at == count:
            continue
        if desk.ordered[at] or desk.verbatim[place]:
            here += 1
            desk.common[desk.telling[at]] = True
        coupled = (at < len(firm) and firm[at] >= 0) or (at > 0 and firm[at - 1] >= 0)
        firm_here += desk.verbatim[place] or coupled
        literal_here += desk.verbatim[place]
        ordered += desk.ordered[at]
        at += 1
        if at % PASSAGE == 0 or at == count:
            length = (at - 1) % PASSAGE + 1
            recurring += here / length >= RECURS
            strange += firm_here / length < STRANGE
            firmly += firm_here / length >= FIRMLY
            literally += literal_here / length >= VERBATIM
            matched += here
            here, firm_here, literal_here = 0, 0, 0
    many = (count + PASSAGE - 1) // PASSAGE
    row[10], row[11], row[12] = ordered / count, matched / count, recurring / many
    row[26], row[27] = strange / many, part(literally, firmly)


@compiled
def _firm(texts: Texts, short: int, long: int, desk: Desk) -> Places:
    """Return a number for each two telling words side by side, -1 if the longer has none."""
    empty(desk.runs)
    many = _couples(words_of(texts, long), kinds_of(texts, long), desk.couples)
    put(desk.couples[:many], desk.runs, desk.found)
    many = _couples(words_of(texts, short), kinds_of(texts, short), desk.couples)
    find(desk.couples[:many], desk.runs, desk.found)
    return desk.found[:many]


@compiled
def _couples(words: NDArray[np.uint32], kinds: Flags, couples: NDArray[np.uint32]) -> int:
    """Fill in a hash of each two telling words side by side, and return how many there are."""
    pair = np.empty(2, np.uint32)
    telling = 0
    for place in range(len(words)):
        if kinds[place] & CONTENT and telling < ORDERED_MOST:
            pair[0], pair[1] = pair[1], words[place]
            if telling:
                couples[telling - 1] = run_at(pair, 0, 2)
            telling += 1
    return max(telling - 1, 0)


@compiled
def _region(texts: Texts, long: int, telling: int, desk: Desk) -> Places:
    """Return the densest part of the longer's telling words, as dedup.measures chooses it."""
    kinds, region, count = kinds_of(texts, long), desk.region, 0
    for place in range(len(kinds)):
        if kinds[place] & CONTENT and count < ORDERED_MOST:
            region[count] = desk.other[place]
            count += 1
    length = telling * 3 // 2 + PASSAGE
    if count <= length * 3 // 2:
        return region[:count]
    dense = 0
    for place in range(length):
        dense += _is_topic(region[place], desk.flags)
    best, start = dense, 0
    for place in range(length, count):
        dense += _is_topic(region[place], desk.flags)
        dense -= _is_topic(region[place - length], desk.flags)
        if dense > best:
            best, start = dense, place - length + 1
    return region[start : start + length]


@compiled
def _is_topic(number: int, flags: Flags) -> int:
    return 1 if number >= 0 and flags[number] & CONTENT else 0
