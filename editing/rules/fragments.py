"""Full stops inside a name: `the Institute. Waseda University in Tokyo.`."""

import re
from collections.abc import Iterator
from itertools import pairwise

from editing import kinds
from editing.bound import BINDING, bound_sureness
from editing.flag import Flag
from editing.lexicon import ARTICLES, NEVER_BEFORE_STOP, PREPOSITIONS
from editing.names import BODIES, FIRST_NAMES
from editing.reading import Reading
from editing.sides import CAPITAL_BEFORE, are_sentences
from editing.stray import cuts_name
from story.abbreviations import STARTERS
from story.wordlists import listed
from story.words import Span, Word, count, each, words

_LONGEST = 9  # words of a fragment of a name
_LONGEST_NAME = 80  # characters
_LIKELY = 3.4  # sum of weights; a printed text has such a place in 30,000 words
_FAR = 3_000  # characters within which a name is looked for again
_ARTICLE = re.compile(r"(?<=[a-z]{2} )(a)\. ([A-Z][a-z]+)")
_APOSTROPHE = re.compile("['’]")
_LOOSE = ARTICLES | listed("of in on at for and from to by with near the de la du")


def names_cut(reading: Reading) -> Iterator[Flag]:
    """Flag a stop after which there is no sentence, but the rest of a name."""
    if not reading.english:
        return
    text = reading.text
    for _, sentences in reading.by_paragraph:
        for before, after in pairwise(sentences):
            stop = before.end - 1
            if text[stop] != "." or not text[after.start].isupper():
                continue
            said = text[text.rfind(" ", before.start, stop) + 1 : stop]
            if said in BINDING:
                flag = _bound(reading, Span(stop - len(said), stop), after)
                if flag is not None:
                    yield flag
                continue
            plain = said.isalpha() and said not in NEVER_BEFORE_STOP
            if plain and (said.islower() or _first_word(text, after).casefold() in STARTERS):
                continue
            flag = _joint(reading, before, after)
            if flag is not None:
                yield flag
    if " a." in text and " b. " not in text:  # a letter's stop ends no sentence
        yield from _behind_article(reading)


def _behind_article(reading: Reading) -> Iterator[Flag]:
    for match in _ARTICLE.finditer(reading.text):
        left, right = (Word(match.group(n), match.start(n), match.end(n)) for n in (1, 2))
        if right.text.casefold() not in STARTERS:
            yield _stray(reading, left, right, 0.9)


def _bound(reading: Reading, left: Span, after: Span) -> Flag | None:
    """Return the flag on a stop behind a word that binds, if it is one too many."""
    first = _first_word(reading.text, after)
    if len(first) == 1 or _APOSTROPHE.split(first.casefold(), maxsplit=1)[0] in STARTERS:
        return None
    sure = bound_sureness(reading.text, left.start, left.end)
    if not sure:
        return None
    right = Word(first, after.start, after.start + len(first))
    return _stray(reading, Word(reading.at(left), *left), right, sure)


def _first_word(text: str, sentence: Span) -> str:
    """Return the first word of a sentence that begins with a letter."""
    said = text[sentence.start : min(sentence.end, sentence.start + _LONGEST_NAME)]
    first = said.partition(" ")[0]
    return first if first.isalpha() else next(each(said)).text


def _joint(reading: Reading, before: Span, after: Span) -> Flag | None:
    text = reading.text
    left = _last_word(text, before)
    if left is None or not (left.text[0].isupper() or left.text in NEVER_BEFORE_STOP):
        return None
    first = _first_word(text, after)
    right = Word(first, after.start, after.start + len(first))
    opens = first.casefold() in STARTERS
    if left.text in NEVER_BEFORE_STOP:
        return _stray(reading, left, right, 0.9, mend=not opens)
    if opens:
        return None
    said = len(first) > 1 and _said_whole(reading, left, right)
    belongs = said or (len(first) > 1 and _belongs(text, left, right))
    cut = belongs or cuts_name(text, left.start, left.end, _LIKELY)
    cut = said or (cut and not are_sentences(text, before, left, after))
    if belongs and cut:
        return _stray(reading, left, right, 0.86)
    rest = after.end - after.start < _LONGEST_NAME and _is_rest_of_name(
        reading.at(before), reading.at(after)
    )
    if rest or cut:
        return _stray(reading, left, right, 0.85 if rest else 0.78)
    return None


def _belongs(text: str, left: Word, right: Word) -> bool:
    """Tell whether the second word goes on with a name that the first began."""
    if left.text not in BODIES and left.text not in FIRST_NAMES:
        return False
    if CAPITAL_BEFORE.search(text, max(0, left.start - 30), left.start):
        return False  # the first word ends a name: John Lewis
    around = text[max(0, left.start - _FAR) : right.end + _FAR]
    if left.text in BODIES:
        return not re.search(rf"\b{re.escape(right.text.casefold())}\b", around)
    # The news names people in full once, and by the last name after that.
    again = re.compile(rf"\b{re.escape(right.text)}\b")
    alone = re.compile(rf"\b{re.escape(left.text)}\b(?! [A-Z]|\. {re.escape(right.text)})")
    return len(again.findall(around)) > 1 and not alone.search(around)


def _said_whole(reading: Reading, left: Word, right: Word) -> bool:
    """Tell whether the two words stand together as a name elsewhere in the story."""
    name = f"{left.text} {right.text}"
    if left.text.casefold() in STARTERS:
        return False
    near = reading.text.find(name, max(0, left.start - _FAR), right.end + _FAR)
    return near >= 0 or name in reading.copy.title


def _last_word(text: str, sentence: Span) -> Word | None:
    end = sentence.end - 1
    start = max(sentence.start, text.rfind(" ", sentence.start, end) + 1)
    if not text[start:end].isalpha():
        start = end
        while start > sentence.start and (text[start - 1].isalnum() or text[start - 1] in "'’-"):
            start -= 1
    said = text[start:end]
    return Word(said, start, end) if said and said[0].isalnum() and said[-1].isalnum() else None


def _is_rest_of_name(before: str, after: str) -> bool:
    """Tell whether all words are names and what binds names, beginning with a name."""
    found = words(after)
    if "," in after or count(before) <= len(found):
        return False
    names = [w.text for w in found if w.text[0].isupper()]
    loose = [w.text for w in found if not w.text[0].isupper()]
    if not 1 < len(names) <= len(found) <= _LONGEST or names[0].casefold() in STARTERS:
        return False
    return bool(loose) and all(w in _LOOSE or w in PREPOSITIONS for w in loose)


def _stray(
    reading: Reading, left: Word, right: Word, confidence: float, *, mend: bool = True
) -> Flag:
    return reading.flag(
        kinds.STRAY_FULL_STOP,
        Span(left.start, right.end),
        "A full stop cuts a name or a sentence in two.",
        confidence=confidence,
        repair=f"{left.text} {right.text}" if mend else None,
    )
