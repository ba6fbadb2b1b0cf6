"""A copy as dedup reads it: the hash of each word, and what kind of word it is."""

import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from dedup.common import COMMON
from story.words import PATTERN

CONTENT = 1  # says what the text is about: not "the", "which", "said"
NUMBER = 2
NAME = 4  # capital letter inside a sentence
QUOTED = 8  # stands between quotation marks

# Scripts without spaces: every character is a word, else a clause would be one.
UNSPACED = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff]"
_UNSPACED = re.compile(UNSPACED)
# Words, and the marks that open a quotation, close it, or end a sentence.
# A straight quotation mark opens after a space or a bracket, which are taken with it.
OPENERS, MARKS = r"[\s(\[—–]", r'[“„«”»".!?:\n]'
_TOKEN = re.compile(rf'{PATTERN}|{OPENERS}"|{MARKS}')
_OPENS, _CLOSES, _ENDS = frozenset("“„«"), frozenset('”»"'), frozenset(".!?:\n")
WORD_BIT, CAPITAL_BIT, OPEN_BIT, CLOSE_BIT, END_BIT = (1 << n for n in range(40, 45))
KIND_SHIFT = 32
_LAST = CLOSE_BIT | END_BIT  # after the last token of a text: nothing goes on in the next
LONGEST_QUOTE = 120  # words; longer ones are a lost closing mark
_SHORT = 3  # letters; "the", "and", "for", "was" and their like in most languages
_LEXICON_LIMIT = 400_000  # distinct tokens kept, about 60 MB
_READINGS_LIMIT = 1_000_000  # words, about 15 MB


class Lexicon(dict[str, int]):
    """What every token met so far stands for; a cache, emptied when it grows too large."""

    def __missing__(self, token: str) -> int:
        """Work out a token once."""
        if len(self) > _LEXICON_LIMIT:
            self.clear()
        self[token] = code = code_of(token)
        return code


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a copy in order: `words` their hashes, `kinds` the bits above.

    `ends` says after how many words each sentence or line ends, the last one with the text.
    """

    words: NDArray[np.uint32]
    kinds: NDArray[np.uint8]
    ends: NDArray[np.intp]


class Readings:
    """The readings of texts, each read once; a cache, emptied when it grows too large."""

    def __init__(self) -> None:
        self._lexicon = Lexicon()
        self._known: dict[str, Reading] = {}
        self._words = 0

    def of(self, texts: Sequence[str]) -> list[Reading]:
        """Return the readings of texts."""
        if self._words > _READINGS_LIMIT:
            self._known, self._words = {}, 0
        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        for text, found in zip(new, read_all(new, self._lexicon), strict=True):
            self._known[text] = found
            self._words += len(found.words)
        return [self._known[text] for text in texts]


def fold(word: str) -> str:
    """Return a word as copies are compared: compatibility forms, case and apostrophes folded."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKC", word)
    return plain.casefold().replace("’", "'").replace("ʼ", "'")


def word_hash(word: str) -> int:
    """Return the 32-bit hash of a word: CRC-32 of the folded word in UTF-8."""
    return _hashed(fold(word))


def _hashed(folded: str) -> int:
    return zlib.crc32(folded.encode("utf-8", "surrogatepass"))


def tokens(text: str) -> list[str]:
    """Return words and the marks between them that matter."""
    return _TOKEN.findall(f" {spaced(text)}")


def spaced(text: str) -> str:
    """Return a text with every character of an unspaced script as a word of its own."""
    return text if text.isascii() else _UNSPACED.sub(r" \g<0> ", text)


def code_of(token: str) -> int:
    """Return what a token stands for: a word's hash, and the bits above for what it is."""
    if not token[0].isalnum():
        opens = token in _OPENS or len(token) > 1
        closes, ends = token in _CLOSES, token[0] in _ENDS
        return opens * OPEN_BIT | closes * CLOSE_BIT | ends * END_BIT
    folded = fold(token)
    kind = NUMBER | CONTENT if token[0].isdigit() else CONTENT * _tells(folded)
    capital = CAPITAL_BIT * (token[0].isupper() and folded not in COMMON)
    return _hashed(folded) | kind << KIND_SHIFT | WORD_BIT | capital


def read(text: str, lexicon: Lexicon) -> Reading:
    """Return the words of a text as numbers."""
    return read_all([text], lexicon)[0]


def read_all(texts: Sequence[str], lexicon: Lexicon) -> list[Reading]:
    """Return the words of texts as numbers, worked out end to end; their arrays are views."""
    if not texts:
        return []
    codes = np.fromiter(chain.from_iterable(_codes(text, lexicon) for text in texts), np.int64)
    is_word = (codes & WORD_BIT) != 0
    kinds = ((codes >> KIND_SHIFT) & 0xFF).astype(np.uint8)
    kinds |= np.where(_names(codes, is_word), NAME | CONTENT, 0).astype(np.uint8)
    kinds |= np.where(_quoted(codes), QUOTED, 0).astype(np.uint8)
    words, kinds = codes[is_word].astype(np.uint32), kinds[is_word]
    count = np.cumsum(is_word)
    last = count[codes == _LAST]
    ends = count[(codes & END_BIT) != 0]
    ends = ends[np.diff(ends, prepend=0) > 0]
    starts = np.concatenate([[0], last[:-1]])
    cuts = np.searchsorted(ends, last, side="right")
    parts = zip(
        starts.tolist(), last.tolist(), [0, *cuts[:-1].tolist()], cuts.tolist(), strict=True
    )
    return [
        Reading(words[start:end], kinds[start:end], ends[first:after] - start)
        for start, end, first, after in parts
    ]


def _codes(text: str, lexicon: Lexicon) -> Iterator[int]:
    return chain(map(lexicon.__getitem__, tokens(text)), (_LAST,))


def _tells(folded: str) -> bool:
    return (len(folded) > _SHORT or not folded.isascii()) and folded not in COMMON


def _names(codes: NDArray[np.int64], is_word: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Say which tokens are capitalised words that don't open a sentence or a quotation."""
    after_word = np.zeros(len(codes), np.bool_)
    after_word[1:] = is_word[:-1]
    named: NDArray[np.bool_] = after_word & ((codes & CAPITAL_BIT) != 0)
    return named


def _quoted(codes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say which tokens stand inside quotation marks; an unclosed quotation ends by itself."""
    place = np.arange(len(codes))
    marks = (codes & (OPEN_BIT | CLOSE_BIT)) != 0
    opened = (codes & OPEN_BIT) != 0
    last = np.maximum.accumulate(np.where(marks, place, -1))
    last_open = np.maximum.accumulate(np.where(opened, place, -1))
    inside: NDArray[np.bool_] = (last >= 0) & (last == last_open)
    return inside & (place - last <= LONGEST_QUOTE)
