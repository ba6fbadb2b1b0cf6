"""Words, sentences and paragraphs that stand there twice."""

import re
from collections.abc import Iterator
from itertools import compress, count, islice, pairwise
from operator import eq

from editing import kinds
from editing.flag import Flag
from editing.lexicon import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION,
    PRONOUNS,
    TWICE,
)
from editing.reading import Reading
from story.wordlists import listed
from story.words import Span, Word, each, folded

_BLANK = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_BOUND = re.compile(r"[\w'’\-–—/@#.](?=.)|.[\w'’\-–—/]")
_TURNS = listed("and by to after upon over in for")
_ASKING = listed("who what whoever whatever where wherever everything anything nothing all thing")
_SUBJECT = 3  # words from one of these to the verb: what the mayor
_BEFORE_TO = listed(
    "likely unlikely able unable due ready willing keen going want wants need needs"
)
_PARTICIPLE = re.compile(r"[a-z]{3,}(?:ed (?:to|by|for|in|over|after|upon)|ing (?:for|in|over))")
_BINDING = FUNCTION | {"not"}
_CONDITIONS = CONJUNCTIONS | {"what", "whatever", "wherever", "as", "how", "those", "all"}
_PARTICLES = frozenset({"in", "on"})
# Verbs that go with these particles, and mean something else by that.
_PHRASAL = listed(
    """
    move moves moved moving come comes came coming go goes went going gone log logs logged check
    checks checked settle settled break breaks broke turn turns turned tune tuned drop dropped
    step stepped carry carried sign signed pass passed catch caught live lived stay stayed close
    closed set join joined bring brought cash cashed
    """
)
_NEAR = 40  # characters
_LONGEST_PHRASE = 7  # words
_LONG = 255  # characters; longer words are all alike at first
_SHORTEST_PHRASE = 9  # characters
_PAIR = 2
_EDGES = " .!?,;:“”\"'’‘()"
_SHORTEST_SENTENCE = 6
_SPOKEN = listed("i we you me us my our your let no not")
_SHORTEST_FAR = 9  # words of a sentence that may not come again anywhere
_SHORTEST_PARAGRAPH = 5


def doubled_words(reading: Reading) -> Iterator[Flag]:
    """Flag `the the`, `the the the` as a whole, and `the board said the board said`."""
    run: list[Flag] = []
    for flag in _pairs(reading):
        if run and (flag.start >= run[-1].end or _again(flag) != _again(run[0])):
            yield _whole(reading, run)
            run = []
        run.append(flag)
    if run:
        yield _whole(reading, run)


def _whole(reading: Reading, run: list[Flag]) -> Flag:
    """Return one flag for pairs of which each begins where the one before repeats itself."""
    first = run[0]
    if len(run) == 1:
        return first
    return reading.flag(
        kinds.DOUBLED_WORD,
        Span(first.start, run[-1].end),
        f"“{first.repair}” stands there {len(run) + 1} times.",
        confidence=first.confidence,
        repair=first.repair,
    )


def _again(flag: Flag) -> str:
    return (flag.repair or "").casefold()


def _pairs(reading: Reading) -> Iterator[Flag]:
    said = reading.said
    for first, length in _near_repeats(said):
        if length == 1 and (said[first] in TWICE or _is_chant(said, first)):
            continue
        start, end = reading.place(first, 2 * length)
        found = each(reading.text[start:end])
        run = [Word(word.text, start + word.start, start + word.end) for word in found]
        if len(run) != 2 * length:
            continue  # the words have marks inside
        flag = _doubled_run(reading, run, length)
        if flag is not None:
            yield flag


def _is_chant(said: list[str], first: int) -> bool:
    """Tell whether a word comes three times or more, and is none that binds a sentence."""
    word = said[first]
    around = said[max(0, first - 1) : first + 3]
    return word not in FUNCTION and around.count(word) > _PAIR


def _doubled_run(reading: Reading, run: list[Word], length: int) -> Flag | None:
    text = reading.text
    half, again = run[:length], run[length:]
    if any(not _BLANK.fullmatch(text, a.end, b.start) for a, b in pairwise(run)):
        return None
    edges = text[max(0, run[0].start - 1) : run[0].start] + text[run[-1].end : run[-1].end + 1]
    if _BOUND.search(edges):
        return None
    said = text[half[0].start : half[-1].end]
    low = [w.text.casefold() for w in half]
    if length == 1 and _is_meant(half[0].text, again[0].text):
        return None
    if length > 1 and (
        (len(said) < _SHORTEST_PHRASE and not _binds(text, run, low))
        or (low[-1] in _TURNS and not _is_of_verbs(low))
        or (low[0] in _TURNS and length == _PAIR and low[1] not in ARTICLES)
    ):
        return None
    # Those who can can go; she moved in in May.
    unclear = length == 1 and _may_be_grammar(text, run)
    return reading.flag(
        kinds.DOUBLED_WORD,
        Span(run[0].start, run[-1].end),
        f"“{said}” stands twice.",
        confidence=0.6 if unclear else 0.97 if low[0] in FUNCTION else 0.9,
        repair=said,
    )


def _is_of_verbs(low: list[str]) -> bool:
    """Tell whether a run that ends in a small word is one of verbs, not of turns: door to door."""
    if low[-1] == "and":
        return False
    last = " ".join(low[-_PAIR:])
    return len(low) > _PAIR or low[0] in _BEFORE_TO or _PARTICIPLE.fullmatch(last) is not None


def _binds(text: str, run: list[Word], low: list[str]) -> bool:
    """Tell whether a short run is of words that only bind, and no clause before may end in it."""
    before = folded(text[max(0, run[0].start - _NEAR) : run[0].start])[-1:]
    return _BINDING.issuperset(low) and before != low[-1:] and _CONDITIONS.isdisjoint(before)


def _may_be_grammar(text: str, run: list[Word]) -> bool:
    """Tell whether a word may end a clause, and come again at the start of the next."""
    word = run[0].text.casefold()
    before = folded(text[max(0, run[0].start - _NEAR) : run[0].start])[-_SUBJECT:]
    if before[-2:] == ["those", "who"]:
        return word in AUXILIARIES
    if word in _PARTICLES:
        time = text[run[1].end : run[1].end + 2].strip()
        return bool(before) and before[-1] in _PHRASAL and (time.isdecimal() or time.isupper())
    if word not in AUXILIARIES or not before:
        return False
    # What he does does not matter; what the mayor can can be done.
    subject = before[-1] in PRONOUNS or not DETERMINERS.isdisjoint(before[-2:-1])
    return subject and not _ASKING.isdisjoint(before[-_SUBJECT:-1])


def _is_meant(word: str, again: str) -> bool:
    """Tell whether a word stands twice on purpose: an initial, Duran Duran, The The, IS is."""
    low = word.casefold()
    if word[0].isdigit():
        return True  # a telephone number
    if len(low) == 1:
        return low != "a" or (again[0].isupper() and word[0].isupper())
    if again[0].isupper() and (low not in FUNCTION or word[0].isupper()):
        return True
    return word.isupper() and not again.isupper()


def _near_repeats(said: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where words come twice in a row, and how many words they are.

    Of phrases the sizes of the words are compared first, all at once: the text laid over itself.
    """
    if True in map(eq, said, islice(said, 1, None)):
        for at in compress(count(), map(eq, said, islice(said, 1, None))):
            yield at, 1
    try:
        sizes = bytes(map(len, said))
    except ValueError:
        sizes = bytes(min(_LONG, len(word)) for word in said)
    number = int.from_bytes(sizes, "big")
    for length in range(2, _LONGEST_PHRASE + 1):
        apart = (number ^ number >> 8 * length).to_bytes(len(sizes), "big")
        alike = bytes(length)
        at = apart.find(alike, length)
        while at >= 0:
            half = said[at : at + length]
            again = said[at - length : at] == half and len(set(half)) == length
            if again:
                yield at - length, length
            at = apart.find(alike, at + length if again else at + 1)


def doubled_paragraphs(reading: Reading) -> Iterator[Flag]:
    """Flag a paragraph that came before."""
    yield from _doubled(
        reading, [reading.paragraphs], _SHORTEST_PARAGRAPH, kinds.DOUBLED_PARAGRAPH, "paragraph"
    )


def doubled_sentences(reading: Reading) -> Iterator[Flag]:
    """Flag a sentence that came before."""
    groups = [sentences for _, sentences in reading.by_paragraph]
    yield from _doubled(reading, groups, _SHORTEST_SENTENCE, kinds.DOUBLED_SENTENCE, "sentence")


def _doubled(
    reading: Reading, groups: list[list[Span]], shortest: int, kind: str, noun: str
) -> Iterator[Flag]:
    """Flag what came just before, and what is long and came anywhere before."""
    spans = [span for spans in groups for span in spans]
    text, low = reading.text, reading.low
    every = [low[start:end].strip(_EDGES) for start, end in spans]
    seen: set[str] = set()
    if len(set(every)) == len(every):
        return
    last = ""
    for span, said in zip(spans, every, strict=True):
        if said in seen:
            size = len(folded(said))
            near = said == last
            # Behind a stray stop the rest of a sentence looks like one.
            whole = near or not text[span.start].islower()
            least = _SHORTEST_FAR if not near else shortest - _is_plain(text, span, said)
            if whole and size >= least:
                yield reading.flag(
                    kind,
                    span,
                    f"The same {noun} stands above.",
                    confidence=0.96 if near and size >= shortest else 0.9,
                    repair="",
                )
        seen.add(said)
        last = said


def _is_plain(text: str, span: Span, said: str) -> bool:
    """Tell whether a sentence is no refrain: it is told, not said, and most words mean things."""
    words = folded(said)
    many = sum(word not in FUNCTION for word in words)
    return text[span.end - 1] == "." and 2 * many > len(words) and _SPOKEN.isdisjoint(words)
