"""Whose a full stop before another mark is: a short form keeps its stop before a comma."""

import re
from enum import Enum

from editing.likely import is_known
from editing.names import FIRST_NAMES
from editing.reading import Reading
from story.abbreviations import SHORTENED, TITLES
from story.sentences import is_dotted
from story.wordlists import listed

_OPENING = "(“\"'«„"
_VOWELS = frozenset("aeiouyäöüáéíóúàèìòùâêîôûãõåæøœ")
_LONGEST_CLUSTER = 5  # letters of a word without vowels that is no slip of the keyboard
_LONGEST_UNKNOWN = 4  # letters of a word that the news does not know
_SHORT_ABROAD, _UNSURE_ABROAD = 5, 6  # letters in a language whose words nobody knows here
_LONGEST_OWN = 8  # letters of a short form that only the text itself shows to be one
_DEGREE = 2  # letters before the first stop: M.Phil, Ph.D
_PLACE = 3  # letters of a short form between commas: Winnipeg, Man., said
# Short forms that are words, too, most of them in small letters only.
_NEVER_SHORT = frozenset({"may", "no"})
_NAMES_TOO = frozenset({"Sun", "Art"})
_SMALL_WORDS = listed("art fig ill mar mass miss ore rep sat sun wash")


class Stop(Enum):
    """Whose a full stop behind a word is."""

    SENTENCE = "the sentence's"
    WORD = "the word's"
    EITHER = "either's"


def _is_listed(word: str) -> bool:
    """Tell whether a word is a known short form, letters with stops, or a letter."""
    bare = _bare(word).casefold()
    return bare in SHORTENED or bare in TITLES or is_dotted(bare) or len(bare) == 1


def glued_stop(reading: Reading, word: str, start: int) -> Stop:
    """Return whose the stop is behind a word that begins at `start`, with a mark glued to it."""
    bare = _bare(word)
    if _is_listed(word) or _is_abbreviated(bare):
        return Stop.WORD
    if not bare.isalpha():
        return Stop.SENTENCE
    if reading.english:
        between = (
            reading.text[:start].endswith(", ") and bare.istitle() and bare not in FIRST_NAMES
        )
        return Stop.WORD if between and len(bare) <= _PLACE else _in_english(reading.text, bare)
    use = _use(reading.text, bare)
    if use is None and len(bare) <= _UNSURE_ABROAD:
        return Stop.WORD if len(bare) <= _SHORT_ABROAD else Stop.EITHER
    return Stop.SENTENCE if use is None else use


def _in_english(text: str, bare: str) -> Stop:
    if is_known(bare.casefold()) or bare.isupper():
        return Stop.SENTENCE
    use = _use(text, bare)
    if use is None and bare[-1].casefold() not in _VOWELS and len(bare) <= _LONGEST_UNKNOWN:
        return Stop.EITHER
    return Stop.WORD if use is Stop.WORD and len(bare) <= _LONGEST_OWN else Stop.SENTENCE


def spaced_stop(reading: Reading, word: str) -> Stop:
    """Return whose the stop is behind a word, with a blank and a mark behind the stop."""
    bare = _bare(word)
    if is_dotted(bare) or _is_abbreviated(bare):
        return Stop.WORD
    if len(bare) == 1 or bare.isdecimal():
        return Stop.SENTENCE if bare.isdecimal() and reading.english else Stop.EITHER
    if _is_listed(word):
        return _of_listed(bare)
    if reading.english or not bare.isalpha() or len(bare) > _SHORT_ABROAD:
        return Stop.SENTENCE
    use = _use(reading.text, bare)
    return Stop.EITHER if use is None else use


def _of_listed(bare: str) -> Stop:
    if bare.casefold() in _NEVER_SHORT or bare in _SMALL_WORDS:
        return Stop.SENTENCE
    return Stop.EITHER if bare in _NAMES_TOO or bare in FIRST_NAMES else Stop.WORD


def _bare(word: str) -> str:
    return word.strip(_OPENING).rpartition("-")[2]


def _is_abbreviated(bare: str) -> bool:
    """Tell whether a word looks like a short form: M.Phil, Mrd, kph."""
    if "." in bare:
        parts = bare.split(".")
        return len(parts[0]) <= _DEGREE and all(map(str.isalpha, parts))
    return (
        bare.isalpha()
        and bare[-1] < "\u0180"  # the vowels of Latin letters are known
        and not bare.isupper()
        and len(bare) <= _LONGEST_CLUSTER
        and _VOWELS.isdisjoint(bare.casefold())
    )


def _use(text: str, bare: str) -> Stop | None:
    """Return whose the stop is by the other places of a word in the text, if any tells."""
    found = re.findall(rf"(?<!\w){re.escape(bare)}(?!\w)(\.?)(?=([,;:]|\s[^\W\dA-Z])?)", text)
    if not all(stop for stop, _ in found):
        return Stop.SENTENCE
    # One of them is the place itself.
    return Stop.WORD if sum(bool(after) for _, after in found) > 1 else None
