"""What two copies tell: plain words, names, figures, headlines, quotations."""

import numpy as np
from numpy.typing import NDArray

from dedup.compiled.desk import IN_REST, PLAIN, THERE, Desk, Flags, Shares
from dedup.compiled.facts import Numbers, Texts, heads_of, kinds_of, part_of, words_of
from dedup.compiled.jit import compiled
from dedup.compiled.tables import find
from dedup.measures import REST_LEAST
from dedup.reading import CONTENT, NAME, NUMBER

_NAME_IN_REST = NAME | IN_REST
_32 = np.uint64(32)


@compiled
def who_and_what(texts: Texts, short: int, long: int, lead: int, desk: Desk, row: Shares) -> None:
    """Compare plain words, names and numbers, and whether the longer's rest is about the same."""
    plain, names, numbers, found_plain, found_names, found_numbers = 0, 0, 0, 0, 0, 0
    for flag in desk.flags[: desk.words.size[1]]:
        there = (flag & THERE) != 0
        if flag & NAME:
            names += 1
            found_names += there
        elif flag & PLAIN:
            plain += 1
            found_plain += there
        if flag & NUMBER:
            numbers += 1
            found_numbers += there
    row[13], row[14], row[15] = part(found_plain, plain), part(found_names, names), names
    row[16], row[17] = part(found_numbers, numbers), numbers
    rest = 0
    for place in range(texts.counts[long, 0]):
        if desk.other_runs[place] < 0:
            rest += 1
            if desk.other[place] >= 0:
                desk.flags[desk.other[place]] |= IN_REST
    row[23] = 1.0
    if rest >= REST_LEAST:
        who, found = _who(texts, short, lead, names, desk)
        row[23] = found / who if who else 1.0


@compiled
def _who(texts: Texts, short: int, lead: int, names: int, desk: Desk) -> tuple[int, int]:
    """Return how many the shorter is about, and how many of them the longer's rest is about."""
    who, found, flags = 0, 0, desk.flags
    if names:
        for flag in flags[: desk.words.size[1]]:
            who += (flag & NAME) != 0
            found += (flag & _NAME_IN_REST) == _NAME_IN_REST
        return who, found
    return _lead(kinds_of(texts, short), lead, desk)


@compiled
def _lead(kinds: Flags, lead: int, desk: Desk) -> tuple[int, int]:
    """Return the same of the telling words of a lead."""
    counted = desk.verbatim
    counted[: desk.words.size[1]] = False
    who, found = 0, 0
    for place in range(min(lead, len(kinds))):
        number = desk.own[place]
        if kinds[place] & CONTENT and not counted[number]:
            counted[number] = True
            who += 1
            found += (desk.flags[number] & IN_REST) != 0
    return who, found


@compiled
def headlines(
    texts: Texts, a: int, b: int, short: int, long: int, desk: Desk, row: Shares
) -> None:
    """Compare the headlines with each other, and with the texts."""
    first, second = heads_of(texts, a), heads_of(texts, b)
    own, other = heads_of(texts, short), heads_of(texts, long)
    both = in_common(first, second)
    row[1] = len(first) == len(second) == both
    row[2] = not (len(first) and len(second))
    row[20] = part(2 * both, len(first) + len(second))
    grounded, back, told, told_back, news, news_back = 0, 0, 0, 0, 0, 0
    first_head, other_head = texts.head_starts[short], texts.head_starts[long]
    for place, number in enumerate(desk.heads[: len(own)]):
        grounded += (desk.flags[number] & THERE) != 0
        told += desk.common[number]
        news += texts.heads_told[first_head + place] and not desk.common[number]
    find(other, desk.words, desk.other_heads)
    # The numbers of the text's own words come before those that only the headline has.
    mine = 0
    for number in desk.own[: len(words_of(texts, short))]:
        mine = max(mine, number + 1)
    for place, number in enumerate(desk.other_heads[: len(other)]):
        is_told = number >= 0 and desk.common[number]
        back += 0 <= number < mine
        told_back += is_told
        news_back += texts.heads_told[other_head + place] and not is_told
    row[21] = max(part(grounded, len(own)), part(both, len(own)))
    row[22] = max(part(back, len(other)), part(both, len(other)))
    row[32], row[33] = _but_one(told, len(own)), _but_one(told_back, len(other))
    row[34], row[35] = part(news, len(own)), part(news_back, len(other))


@compiled
def _but_one(told: int, of: int) -> float:
    """Return how much of a headline is told, a word less, as dedup.measures counts."""
    return part(max(told - 1, 0), max(of - 1, 0))


@compiled
def quoted(texts: Texts, a: int, b: int, row: Shares) -> None:
    """Compare the quotations."""
    bounds = texts.quotation_starts
    first = texts.quotations[bounds[a] : bounds[a + 1]]
    second = texts.quotations[bounds[b] : bounds[b + 1]]
    row[24], row[25] = min(len(first), len(second)), in_common(first, second)


@compiled
def places(every: NDArray[np.uint64], bounds: Numbers, a: int, b: int) -> tuple[int, int]:
    """Return how many places are in both, and how many of those hold the same word."""
    short, long = part_of(every, bounds, a), part_of(every, bounds, b)
    at, placed, same = 0, 0, 0
    for one in short:
        while at < len(long) and long[at] >> _32 < one >> _32:
            at += 1
        if at == len(long) or long[at] >> _32 != one >> _32:
            continue
        placed += 1
        other = at
        while other < len(long) and long[other] < one:
            other += 1
        same += other < len(long) and long[other] == one
    return placed, same


@compiled
def in_common(first: NDArray[np.generic], second: NDArray[np.generic]) -> int:
    """Return how many values two sorted sets have in common."""
    at, other, both = 0, 0, 0
    while at < len(first) and other < len(second):
        if first[at] == second[other]:
            both, at, other = both + 1, at + 1, other + 1
        elif first[at] < second[other]:
            at += 1
        else:
            other += 1
    return both


@compiled
def part(count: int, of: int) -> float:
    """Return a count as a share, 0 of none."""
    return count / of if of else 0.0
