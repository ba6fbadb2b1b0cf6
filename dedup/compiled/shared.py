"""What two copies share, counted in one pass: the same numbers as dedup.measures counts."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dedup.apart import ORDERED_MOST
from dedup.compiled.facts import Texts
from dedup.compiled.jit import compiled
from dedup.compiled.order import in_order
from dedup.compiled.signatures import run_at
from dedup.compiled.tables import Set, empty, find, put
from dedup.measures import OPENING_WORDS, REST_LEAST
from dedup.passages import FIRMLY, PASSAGE, RECURS, STRANGE, VERBATIM
from dedup.reading import CONTENT, NAME, NUMBER, QUOTED

Numbers = NDArray[np.int64]
Places = NDArray[np.int32]
Mask = NDArray[np.bool_]
Shares = NDArray[np.float64]
Flags = NDArray[np.uint8]

# What is known of a word of the shorter, beside its kinds.
PLAIN, THERE, TOPIC_THERE, IN_REST = 16, 32, 64, 128
_NAME_IN_REST = NAME | IN_REST
_32 = np.uint64(32)
FIELDS = (
    "same", "same_headline", "untitled", "a_shorter", "shorter", "ratio", "jaccard",
    "containment", "contained", "outside", "ordered", "matched", "covered", "plain", "names",
    "names_count", "numbers", "numbers_count", "opening", "opening_back", "headline", "grounded",
    "grounded_back", "recurs", "quotations", "quotations_shared", "strange", "clean",
    "figures_placed", "figures_changed", "names_placed", "names_changed", "told", "told_back",
    "news", "news_back",
)  # fmt: skip


class Desk(NamedTuple):
    """Room to work in, made once for many pairs."""

    words: Set
    runs: Set
    own: Places
    other: Places
    heads: Places
    other_heads: Places
    own_runs: Places
    other_runs: Places
    flags: Flags
    run_flags: Mask
    telling: Places
    region: Places
    ordered: Mask
    verbatim: Mask
    common: Mask
    couples: NDArray[np.uint32]
    found: Places
    masks: NDArray[np.uint64]
    rows: NDArray[np.uint64]


@compiled
def measure(
    texts: Texts, pairs: Numbers, lead: int, least: float, desk: Desk, found: Shares
) -> None:
    """Fill in a row for each pair, in the order of FIELDS.

    Where less than `least` of the telling words is shared, only nan is.
    """
    for pair in range(pairs.shape[1]):
        _pair(texts, pairs[0, pair], pairs[1, pair], lead, least, desk, found[pair])


@compiled
def _pair(texts: Texts, a: int, b: int, lead: int, least: float, desk: Desk, row: Shares) -> None:
    a_shorter = _is_shorter(_words(texts, a), _words(texts, b))
    short, long = (a, b) if a_shorter else (b, a)
    _meet(texts, short, long, desk)
    if _topics_shared(texts, short, long, desk) < least:
        row[0] = np.nan
        return
    own, other = _words(texts, short), _words(texts, long)
    row[0] = np.array_equal(own, other)
    row[3], row[4] = a_shorter, len(own)
    row[5] = len(own) / len(other) if len(other) else 1.0
    _phrases(texts, a, b, short, long, desk, row)
    _passages(texts, short, long, desk, row)
    _who_and_what(texts, short, long, lead, desk, row)
    _headlines(texts, a, b, short, long, desk, row)
    _quoted(texts, a, b, row)
    bounds, placed = texts.figure_starts, texts.figures
    row[28], row[29] = _changed(_part_of(placed, bounds, short), _part_of(placed, bounds, long))
    bounds, placed = texts.called_starts, texts.called
    row[30], row[31] = _changed(_part_of(placed, bounds, short), _part_of(placed, bounds, long))


@compiled
def _words(texts: Texts, row: int) -> NDArray[np.uint32]:
    return texts.words[texts.starts[row] : texts.starts[row + 1]]


@compiled
def _kinds(texts: Texts, row: int) -> Flags:
    return texts.kinds[texts.starts[row] : texts.starts[row + 1]]


@compiled
def _runs(texts: Texts, row: int) -> NDArray[np.uint32]:
    start = texts.starts[row]
    return texts.runs[start : start + texts.counts[row, 0]]


@compiled
def _heads(texts: Texts, row: int) -> NDArray[np.uint32]:
    return texts.heads[texts.head_starts[row] : texts.head_starts[row + 1]]


@compiled
def _is_shorter(a: NDArray[np.uint32], b: NDArray[np.uint32]) -> bool:
    """Say whether a is the shorter, of two of one length that whose bytes come first."""
    if len(a) != len(b):
        return len(a) < len(b)
    for place in range(len(a)):
        if a[place] != b[place]:
            for shift in range(0, 32, 8):
                one, other = (a[place] >> shift) & 0xFF, (b[place] >> shift) & 0xFF
                if one != other:
                    return one < other
    return True


@compiled
def _meet(texts: Texts, short: int, long: int, desk: Desk) -> None:
    """Give a number to each word of the shorter and its headline; look the longer's up."""
    own, kinds = _words(texts, short), _kinds(texts, short)
    empty(desk.words)
    put(own, desk.words, desk.own)
    many = put(_heads(texts, short), desk.words, desk.heads)
    desk.flags[:many] = 0
    for place in range(len(own)):
        kind = kinds[place]
        plain = kind & CONTENT and not kind & NUMBER
        desk.flags[desk.own[place]] |= kind | (PLAIN if plain else 0)
    other, kinds = _words(texts, long), _kinds(texts, long)
    find(other, desk.words, desk.other)
    for place in range(len(other)):
        number = desk.other[place]
        if number >= 0:
            desk.flags[number] |= THERE | (TOPIC_THERE if kinds[place] & CONTENT else 0)


@compiled
def _topics_shared(texts: Texts, short: int, long: int, desk: Desk) -> float:
    """Return how many of the telling words are shared, as dedup.measures.topics_shared counts."""
    few = min(texts.counts[short, 2], texts.counts[long, 2])
    both, topic = 0, CONTENT | TOPIC_THERE
    for flag in desk.flags[: desk.words.size[1]]:
        both += flag & topic == topic
    return both / few if few else 1.0


@compiled
def _phrases(texts: Texts, a: int, b: int, short: int, long: int, desk: Desk, row: Shares) -> None:
    """Compare shingles: jaccard, containment both ways, outside quotations, in the opening."""
    own, other = _runs(texts, short), _runs(texts, long)
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
    row[6] = _part(both, of_a + of_b - both)
    row[7], row[8] = _part(both, of_a), _part(both, of_b)
    kinds = _kinds(texts, short)
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
    row[9] = _part(shared_untouched, untouched) if untouched else _part(shared, len(own))
    opening, back = 0, 0
    for number in desk.own_runs[: min(OPENING_WORDS, len(own))]:
        opening += there[number]
    for number in desk.other_runs[: min(OPENING_WORDS, len(other))]:
        back += number >= 0
    row[18] = _part(opening, min(OPENING_WORDS, len(own)))
    row[19] = _part(back, min(OPENING_WORDS, len(other)))


@compiled
def _passages(texts: Texts, short: int, long: int, desk: Desk, row: Shares) -> None:
    """Compare the order of telling words, and passages of some of them."""
    kinds, runs = _kinds(texts, short), texts.counts[short, 0]
    telling, count = desk.telling, 0
    for place in range(len(kinds)):
        if kinds[place] & CONTENT and count < ORDERED_MOST:
            telling[count] = desk.own[place]
            count += 1
    row[10] = row[11] = row[12] = row[27] = 0.0
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
    row[26], row[27] = strange / many, _part(literally, firmly)


@compiled
def _firm(texts: Texts, short: int, long: int, desk: Desk) -> Places:
    """Return a number for each two telling words side by side, -1 if the longer has none."""
    empty(desk.runs)
    many = _couples(_words(texts, long), _kinds(texts, long), desk.couples)
    put(desk.couples[:many], desk.runs, desk.found)
    many = _couples(_words(texts, short), _kinds(texts, short), desk.couples)
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
    kinds, region, count = _kinds(texts, long), desk.region, 0
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


@compiled
def _who_and_what(texts: Texts, short: int, long: int, lead: int, desk: Desk, row: Shares) -> None:
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
    row[13], row[14], row[15] = _part(found_plain, plain), _part(found_names, names), names
    row[16], row[17] = _part(found_numbers, numbers), numbers
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
    return _lead(_kinds(texts, short), lead, desk)


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
def _headlines(
    texts: Texts, a: int, b: int, short: int, long: int, desk: Desk, row: Shares
) -> None:
    """Compare the headlines with each other, and with the texts."""
    first, second = _heads(texts, a), _heads(texts, b)
    own, other = _heads(texts, short), _heads(texts, long)
    both = _in_common(first, second)
    row[1] = len(first) == len(second) == both
    row[2] = not (len(first) and len(second))
    row[20] = _part(2 * both, len(first) + len(second))
    grounded, back, told, told_back, news, news_back = 0, 0, 0, 0, 0, 0
    first_head, other_head = texts.head_starts[short], texts.head_starts[long]
    for place, number in enumerate(desk.heads[: len(own)]):
        grounded += (desk.flags[number] & THERE) != 0
        told += desk.common[number]
        news += texts.heads_told[first_head + place] and not desk.common[number]
    find(other, desk.words, desk.other_heads)
    # The numbers of the text's own words come before those that only the headline has.
    mine = 0
    for number in desk.own[: len(_words(texts, short))]:
        mine = max(mine, number + 1)
    for place, number in enumerate(desk.other_heads[: len(other)]):
        is_told = number >= 0 and desk.common[number]
        back += 0 <= number < mine
        told_back += is_told
        news_back += texts.heads_told[other_head + place] and not is_told
    row[21] = max(_part(grounded, len(own)), _part(both, len(own)))
    row[22] = max(_part(back, len(other)), _part(both, len(other)))
    row[32], row[33] = _part(told, len(own)), _part(told_back, len(other))
    row[34], row[35] = _part(news, len(own)), _part(news_back, len(other))


@compiled
def _quoted(texts: Texts, a: int, b: int, row: Shares) -> None:
    """Compare the quotations."""
    bounds = texts.quotation_starts
    first = texts.quotations[bounds[a] : bounds[a + 1]]
    second = texts.quotations[bounds[b] : bounds[b + 1]]
    row[24], row[25] = min(len(first), len(second)), _in_common(first, second)


@compiled
def _part_of(values: NDArray[np.uint64], bounds: Numbers, row: int) -> NDArray[np.uint64]:
    return values[bounds[row] : bounds[row + 1]]


@compiled
def _changed(short: NDArray[np.uint64], long: NDArray[np.uint64]) -> tuple[int, float]:
    """Return how many places are in both, and the share of those that hold other words."""
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
    return placed, 1 - same / placed if placed else 0.0


@compiled
def _in_common(first: NDArray[np.generic], second: NDArray[np.generic]) -> int:
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
def _part(count: int, of: int) -> float:
    return count / of if of else 0.0
