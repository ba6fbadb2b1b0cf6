"""Places where a full stop may be missing: one quick look at each capital word of a text."""

import re
from collections.abc import Iterator

from editing.joints import LOST, least_of_two, may_be_lost, never_opening, two_weigh
from editing.reading import Reading
from editing.signs import CAPITALS, LETTERS, signs
from story.wordlists import listed

OPENERS = listed(
    """
    The They He She We It This These Those There But However Meanwhile According His Her Their
    Some Many Although When After While If In On At An As And So You What Since Last One Two
    More Other Both Despite Under During By From With For To No Not Earlier Later Now Also
    Even Still Its Our My Your Most Several Each Another All Among Because Until Through Where
    Who How Why That Such Police Officials Then Yet Once
    """
)
CALENDAR = listed(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June
    July August September October November December
    """
)
ATTRIBUTING = frozenset({"said", "says", "added"})
_AMOUNT = re.compile(r"[$£€]?[\d,.]+(?:%|[mb]n?|k)|[$£€]\d[\d,.]*|(?:19|20)\d\d|\d{1,3},\d{3}")
_NEAR = 60  # characters
_QUOTES = "\"”’'"
# A capital letter behind a blank and what may end a sentence but for its stop.
_SIGNS = signs({"a": f"{LETTERS}0123456789_%)", "A": CAPITALS, " ": " "}, " A")


def suspects(reading: Reading, floor: int) -> Iterator[re.Match[str]]:
    """Yield the matches of `LOST` behind `floor` whose words may stand round a missing stop."""
    text, plain = reading.text, reading.plain
    if plain is None:
        yield from (m for m in LOST.finditer(text, floor) if m.group(1) not in never_opening())
        return
    least = least_of_two()
    for start, blank, end in _opening(text, plain, floor):
        left, right = text[start + 1 : blank], text[blank + 1 : end]
        small = left[0].islower() and left[-1].islower()
        if not (small or right in OPENERS or left in CALENDAR or _AMOUNT.fullmatch(left)):
            continue  # Vera Drake
        if left in ATTRIBUTING:
            if text[start - 1] in _QUOTES:
                continue  # “No,” said Mr Hay
        elif len(left) < _NEAR and left.isalpha():
            two = two_weigh(left, right, named=text[end + 1 : end + 2].isupper())
            if two <= least:
                continue
            before = text[text.rfind(" ", floor, start) + 1 : start]
            after = text[end + 1 : text.find(" ", end + 1)]
            # Of others all is thought possible; words without end are not worth remembering.
            plainly = before.isalpha() and after.isalpha() and len(before) + len(after) < _NEAR
            if plainly and not may_be_lost(two, before, left, after):
                continue
        match = LOST.match(text, blank)
        if match is not None:
            yield match


def _opening(text: str, plain: bytes, floor: int) -> Iterator[tuple[int, int, int]]:
    """Yield where a word begins and ends before an opening one, and where that ends."""
    never = never_opening()
    for blank in _SIGNS.places(plain, behind=b"aA"):
        end = text.find(" ", blank + 1)
        if end < 0 or end - blank > _NEAR:
            continue
        word = text[blank + 1 : end]
        if word not in never and word.isalpha():  # not behind a figure: 787 Dreamliner
            start = text.rfind(" ", floor, blank)
            if start >= 0:
                yield start, blank, end
