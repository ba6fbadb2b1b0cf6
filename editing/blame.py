"""Which departures from a sibling are damage of the copy, sort by sort.

With one sibling nobody knows who is right; so each test lets pass what editors do to each other's
copy (they cut, they turn sentences round, they have a house style) and speaks on the rest.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from editing import kinds
from editing.departures import Departure, Sort
from editing.lexicon import ARTICLES, AUXILIARIES, FUNCTION, PREPOSITIONS
from editing.tokens import Tokens, is_word
from story.abbreviations import SHORTENED, STARTERS, TITLES
from story.wordlists import listed

_SHORT = 4  # words that may be displaced or lost
_NEARBY = 12  # tokens within which a speaker named otherwise is looked for
_SAYING = listed("said says told added according asked announced")
_TIME = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday also only now later
    earlier already still here there then again too first however meanwhile
    """
)
_OPTIONAL = listed(
    "that also just very then now still so even later on the a an and dollars euros pounds of"
)
_PAIR = 2  # words whose loss is judged; editors cut longer pieces
_ROOM = 3  # tokens before an attribution: the word, its mark, the quotation mark
_SHORTEST_STEM = 5


class Verdict(NamedTuple):
    """What is wrong, how sure that is with one sibling, and the words for people."""

    kind: str
    confidence: float
    message: str


@dataclass(frozen=True, slots=True)
class Place:
    """A departure in both texts; `close` when the two were hardly reworded."""

    mine: Tokens
    theirs: Tokens
    d: Departure
    close: bool = False

    @property
    def ours(self) -> tuple[str, ...]:
        """The copy's tokens that depart."""
        return self.mine.forms[self.d.a1 : self.d.a2]

    @property
    def others(self) -> tuple[str, ...]:
        """The sibling's tokens at that place."""
        return self.theirs.forms[self.d.b1 : self.d.b2]

    @property
    def only_ours(self) -> list[str]:
        """The tokens that the sibling has not."""
        return [form for form in self.ours if form not in self.others]

    @property
    def only_theirs(self) -> list[str]:
        """The tokens that the copy has not."""
        return [form for form in self.others if form not in self.ours]

    @property
    def inside(self) -> bool:
        """Whether words of both texts stand on both sides."""
        return (
            self.d.a1 > 0
            and self.d.a2 < len(self.mine.forms)
            and self.d.b1 > 0
            and self.d.b2 < len(self.theirs.forms)
        )


def _marks(place: Place) -> Verdict | None:
    """Judge a mark that one has and the other has not."""
    mine, theirs, d = place.mine, place.theirs, place.d
    if not place.inside or _is_short(mine.said(d.a1 - 1, d.a1)):
        return None
    if _doubles(theirs, d) == 1 and '"' not in place.ours and _lost_quote(place):
        return Verdict(kinds.UNBALANCED_QUOTE, 0.88, "The sibling has a quotation mark here.")
    follower = mine.text[mine.starts[d.a2]]
    opener = mine.forms[d.a2] in STARTERS
    left_capital = mine.text[mine.starts[d.a1 - 1]].isupper()
    if place.ours == (".",) and place.others in {(), (",",)}:
        same = follower == theirs.text[theirs.starts[d.b2]] and not place.others
        if follower.islower() or (same and not opener and left_capital):
            return Verdict(kinds.STRAY_FULL_STOP, 0.9, "The sibling has no full stop here.")
    lost = not place.ours and place.others == (".",)
    if lost and follower.isupper() and (opener or not left_capital):
        return Verdict(kinds.RUN_TOGETHER, 0.9, "The sibling ends its sentence here.")
    return None


def _is_short(word: str) -> bool:
    """Tell whether a full stop after the word is a matter of style: Jr., D., Ave."""
    return len(word) == 1 or word.casefold() in SHORTENED or word.casefold() in TITLES


def _doubles(theirs: Tokens, d: Departure) -> int:
    """Return how many double quotation marks the sibling has here; single ones are a style."""
    return sum(theirs.text[theirs.starts[i]] in '“”"' for i in range(d.b1, d.b2))


def _lost_quote(place: Place) -> bool:
    """Tell whether the copy's paragraph has an odd number of marks, and the sibling's one more."""
    ours = _quotes_round(place.mine, place.d.a1)
    return ours % 2 == 1 and _quotes_round(place.theirs, place.d.b1) == ours + 1


def _quotes_round(found: Tokens, at: int) -> int:
    text, start = found.text, found.starts[at]
    end = text.find("\n", start)
    paragraph = text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(text)]
    return sum(paragraph.count(mark) for mark in '“”"')


def is_attribution(place: Place) -> bool:
    """Tell whether the sibling names a speaker here whom the copy names nowhere near."""
    d = place.d
    gone = [form for form in place.others if is_word(form)]
    if d.sort is not Sort.LOST or not gone or len(gone) > _SHORT * 2:
        return False
    if not _SAYING & {gone[0], gone[-1]}:
        return False
    rest = place.mine.forms[d.a1 : d.a1 + _NEARBY]
    rest = rest[: rest.index(".")] if "." in rest else rest
    if _SAYING & set(rest):
        return False
    stops = sum(form in {".", "?", "!"} for form in place.others)
    return stops <= 1 and min(d.a1, d.b1) >= _ROOM


def _lost(place: Place) -> Verdict | None:
    """Judge words that only the sibling has: editors cut words too."""
    if is_attribution(place):
        return Verdict(kinds.ATTRIBUTION_LOST, 0.75, "The sibling names who said it.")
    gone = [form for form in place.others if is_word(form)]
    if len(gone) < len(place.others) or len(gone) > _PAIR:
        return None
    confidence = _sureness_of_loss(place, gone)
    message = f"“{place.theirs.said(place.d.b1, place.d.b2)}” is missing here."
    return Verdict(kinds.WORDS_LOST, confidence, message) if confidence else None


def _sureness_of_loss(place: Place, gone: list[str]) -> float:
    word = gone[0]
    before, after = place.mine.forms[place.d.a1 - 1], place.mine.forms[place.d.a2]
    if {"not", "never"} & set(gone):
        return 0.85
    if before in ARTICLES and (after in FUNCTION or not is_word(after)):
        return 0.85
    if len(gone) > 1 or word in _OPTIONAL or word.endswith("ly") or _TIME & {after, word}:
        return 0.0
    if word in AUXILIARIES and before == "to":
        return 0.0  # "to have make": then the sibling is wrong
    return 0.78 if word in PREPOSITIONS | AUXILIARIES else 0.72 * place.close


def _number(_place: Place) -> Verdict | None:
    return Verdict(kinds.NUMBER_DIFFERS, 0.8, "The figure differs from the sibling's.")


def _date(_place: Place) -> Verdict | None:
    return Verdict(kinds.DATE_DIFFERS, 0.8, "The date differs from the sibling's.")


def _name(place: Place) -> Verdict | None:
    """Judge a name written otherwise, unless this copy writes it so throughout."""
    ours, others = place.only_ours, place.only_theirs
    if not ours or not others or any(place.mine.forms.count(form) > 1 for form in ours):
        return None
    sure = any(form in place.mine.forms for form in others)
    return Verdict(
        kinds.NAME_DIFFERS, 0.93 if sure else 0.78, "The name differs from the sibling's."
    )


def _order(place: Place) -> Verdict | None:
    """Judge the same words in another order, but not "said he" and "on Monday" moved."""
    ours = [form for form in place.ours if is_word(form)]
    marks = [form for form in place.ours if not is_word(form)]
    if marks != [form for form in place.others if not is_word(form)]:
        return None
    if len(ours) > _SHORT * 2 or _SAYING & set(ours) or _TIME & {ours[0], ours[-1]}:
        return None
    return Verdict(kinds.WORDS_DISPLACED, 0.78, "The words stand in another order in the sibling.")


def _spelling(place: Place) -> Verdict | None:
    """Judge a word misspelt once, which stands nowhere else in either text."""
    ours, others = place.only_ours, place.only_theirs
    if len(ours) != 1 or len(others) != 1:
        return None
    if place.mine.forms.count(ours[0]) > 1 or ours[0] in place.theirs.forms:
        return None
    return Verdict(kinds.WORDS_REPLACED, 0.75, "The sibling spells this word otherwise.")


def _wording(place: Place) -> Verdict | None:
    """Judge a word in another form: tactically, tactical."""
    ours, others = place.only_ours, place.only_theirs
    if len(ours) != 1 or len(others) != 1 or min(len(ours[0]), len(others[0])) < _SHORTEST_STEM:
        return None
    if ours[0][:_SHORTEST_STEM] != others[0][:_SHORTEST_STEM]:
        return None
    return Verdict(kinds.WORDS_REPLACED, 0.75, "The sibling has another form of the word.")


BLAME: Mapping[Sort, Callable[[Place], Verdict | None]] = {
    Sort.MARKS: _marks,
    Sort.LOST: _lost,
    Sort.NUMBER: _number,
    Sort.DATE: _date,
    Sort.NAME: _name,
    Sort.ORDER: _order,
    Sort.SPELLING: _spelling,
    Sort.WORDING: _wording,
}
