"""Words lost, added, displaced or replaced: which of it the copy is to blame for.

Where grammar does not tell, the pairs of words do: the side whose words go together worse is the
damaged one. Editors turn sentences round and shorten, so much is let pass.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from editing import kinds
from editing.house import MONTHS
from editing.lexicon import ARTICLES, AUXILIARIES, FUNCTION, PREPOSITIONS, SAYING
from editing.place import UNSETTLED, Place, Verdict
from editing.synonyms import are_exchanged
from editing.thread import hangs_on, has_own_facts
from editing.tokens import Tokens, is_word
from story.wordlists import listed

_TIME = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday also only now later
    earlier already still here there then again too first however meanwhile
    """
)
_OPTIONAL = listed(
    """
    that also just very then now still so even later and dollars euros pounds aged mr mrs ms dr
    """
)
_JOINING = frozenset({"and", "or"})
_VAGUE = listed("a an some several many few dozens hundreds thousands both")
_COUNTED = frozenset({"people", "persons", "others"})
_NEGATION = frozenset({"not", "never"})
_SMALL = listed("the a an of on")  # left out by style or by mistake: the pairs of words tell
_STOPS = frozenset(".?!")
_PAIR = 2  # words whose loss is judged one by one; editors cut longer pieces
_PIECE = 8  # words whose loss tears a sentence, if the rest does not go together
_SHORT = 4  # words that may be displaced
_SENTENCE = 60  # tokens of a sentence on each side, at most
_OPENING = 2  # words with which two phrases may both begin: of the
_SHORTEST_STEM = 5
_SHORTEST_SENTENCE = 5  # words
_STEADY = 10  # tokens that both have before and after a passage
_BETTER, _FAR_BETTER = 0.5, 1.2  # how much better words must go together


def turned(place: Place) -> bool:
    """Tell whether a verb of saying only stands elsewhere in the sentence: said X, X … said."""
    moved = SAYING & {*place.ours, *place.others}
    if not moved or not place.inside:
        return False
    ours = _sentence(place.mine, place.d.a1, place.d.a2)
    theirs = _sentence(place.theirs, place.d.b1, place.d.b2)
    return all(ours.count(verb) == theirs.count(verb) for verb in moved)


def _sentence(found: Tokens, start: int, end: int) -> tuple[str, ...]:
    """Return the tokens of the sentence round some tokens, as far as a reader keeps in mind."""
    forms = found.forms
    first = max(0, start - _SENTENCE)
    for at in range(start - 1, first - 1, -1):
        if forms[at] in _STOPS:
            first = at + 1
            break
    last = min(len(forms), end + _SENTENCE)
    for at in range(end, last):
        if forms[at] in _STOPS:
            last = at
            break
    return forms[first:last]


def lost(place: Place) -> Verdict | None:
    """Judge words that only the sibling has: editors cut words too."""
    gone = [form for form in place.others if is_word(form)]
    if place.others[-1] in _STOPS or (place.others[-1] == '"' and len(gone) > _PAIR):
        return _lost_sentences(place, len(gone))
    if len(gone) < len(place.others) or place.recast or turned(place):
        return None
    message = f"“{place.theirs.said(place.d.b1, place.d.b2)}” is missing here."
    if len(gone) > _PAIR:
        torn = place.outvoted and len(gone) <= _PIECE and place.gain > _BETTER
        torn = torn and not _TIME & set(gone)
        return Verdict(kinds.WORDS_LOST, 0.72, message) if torn else None
    if verdict := altered(place):
        return verdict
    confidence = _sureness_of_loss(place, gone)
    return place.verdict(kinds.WORDS_LOST, confidence, message) if confidence else None


def _lost_sentences(place: Place, count: int) -> Verdict | None:
    """Judge whole sentences that only the sibling has, between long stretches that both have.

    Where that is so in several places the text was cut by an editor: then it is but a hint.
    """
    d, theirs = place.d, place.theirs
    whole = place.mine.forms[d.a1 - 1] in {*_STOPS, '"'}
    steady = d.room >= _STEADY
    if not whole or count < _SHORTEST_SENTENCE:
        return None
    gap = theirs.text[theirs.ends[d.b1 - 1] : theirs.starts[d.b1]]
    after = theirs.text[theirs.ends[d.b2 - 1] : theirs.starts[d.b2]]
    doubt = 0.2 if place.recut or not steady else 0.0
    if "\n" in gap and "\n" in after:
        return Verdict(
            kinds.PARAGRAPH_LOST, 0.75 - doubt, "The sibling has a paragraph more here."
        )
    if place.votes == 1 and place.standing() <= 0 and has_own_facts(place) and not hangs_on(place):
        message = "The sibling has more here, which may be its own reporting."
        return Verdict(kinds.DIFFERENCE, UNSETTLED, message)
    if not steady:
        return None
    return Verdict(kinds.WORDS_LOST, 0.72 - doubt, "The sibling has a sentence more here.")


def _sureness_of_loss(place: Place, gone: list[str]) -> float:
    word = gone[0]
    before, after = place.mine.forms[place.d.a1 - 1], place.mine.forms[place.d.a2]
    if _NEGATION & set(gone) or (before in ARTICLES and (after in FUNCTION or not is_word(after))):
        return 0.85
    if word in AUXILIARIES and before == "to":
        return 0.0  # "to have make": then the sibling is wrong
    if _is_optional(place, gone):
        return 0.0
    if place.outvoted and not set(gone) <= _SMALL:
        return 0.8
    return _sureness_by_pairs(place, word)


def _sureness_by_pairs(place: Place, word: str) -> float:
    if _is_style(place, word):
        return 0.0
    if word in _SMALL:
        return 0.75 if place.plain or place.gain > _FAR_BETTER else 0.0
    binds = word in PREPOSITIONS | AUXILIARIES and (place.close or place.gain > -_BETTER)
    if binds or place.twin or place.plain:
        return 0.78
    likely = place.gain > _BETTER or (place.close and place.gain >= -_BETTER)
    return 0.72 if likely else 0.0


def _is_style(place: Place, word: str) -> bool:
    """Tell whether a house prints the word or not: Fr, a first name; in US, in the US."""
    mine, theirs, d = place.mine, place.theirs, place.d
    named = not place.twin and theirs.text[theirs.starts[d.b1]].isupper()
    return named or (word in ARTICLES and mine.text[mine.starts[d.a2]].isupper())


def _is_optional(place: Place, changed: list[str]) -> bool:
    """Tell whether a house may leave these words out: that, also, on Monday, 42 people."""
    if changed[0] in _COUNTED and place.mine.forms[place.d.a1 - 1].isdecimal():
        return True
    around = {place.mine.forms[place.d.a2], *changed}
    return set(changed) <= _OPTIONAL or changed[0].endswith("ly") or bool(_TIME & around)


def added(place: Place) -> Verdict | None:
    """Judge words that only the copy has: reporters add words too."""
    come = [form for form in place.ours if is_word(form)]
    if len(come) < len(place.ours) or len(come) > _PAIR or place.recast or turned(place):
        return None
    if verdict := altered(place):
        return verdict
    confidence = _sureness_of_more(place, come)
    message = f"The sibling has no “{place.mine.said(place.d.a1, place.d.a2)}” here."
    return place.verdict(kinds.WORDS_ADDED, confidence, message) if confidence else None


def _sureness_of_more(place: Place, come: list[str]) -> float:
    if _NEGATION & set(come):
        return 0.78
    mine, d = place.mine, place.d
    named = not place.twin and mine.text[mine.starts[d.a1]].isupper()
    if named or _is_optional(place, come):
        return 0.0  # a first name, a title, a day: a reporter knows more
    if place.outvoted and not set(come) <= _SMALL:
        return 0.8
    wanted = _FAR_BETTER if come[0] in _SMALL or not place.close else _BETTER
    return 0.74 if place.twin or place.plain or place.gain >= wanted else 0.0


def order(place: Place) -> Verdict | None:
    """Judge the same words in another order, but not "said he" and "on Monday" moved."""
    ours = [form for form in place.ours if is_word(form)]
    if Counter(place.ours) != Counter(place.others):
        return None
    if SAYING & set(ours):
        return None
    if len(ours) > _SHORT * 2 or _TIME & {ours[0], ours[-1]} or all(map(_is_of_a_date, ours)):
        return None
    if not place.outvoted and not place.twin and place.gain < -_BETTER:
        return None
    if place.gain < _FAR_BETTER and _exchanged(place):
        return None
    message = "The words stand in another order in the sibling."
    return place.verdict(kinds.WORDS_DISPLACED, 0.78, message)


def _exchanged(place: Place) -> bool:
    """Tell whether whole phrases changed places: items of a list, a name and what it is.

    What both begin with was no departure, so words before it are tried along: in 1962 in Leeds.
    """
    mine, theirs, d = place.mine.forms, place.theirs.forms, place.d
    for more in range(min(d.a1, d.b1, _OPENING) + 1):
        ours, other = _phrases(mine[d.a1 - more : d.a2]), _phrases(theirs[d.b1 - more : d.b2])
        whole = all(not FUNCTION.issuperset(phrase) for phrase in ours)
        if len(ours) > 1 and whole and sorted(ours) == sorted(other):
            return True
    return False


def _phrases(forms: Sequence[str]) -> list[tuple[str, ...]]:
    """Return what stands between marks and conjunctions; without any, from preposition on."""
    if not all(is_word(form) and form not in _JOINING for form in forms):
        joined = groupby(forms, key=lambda form: is_word(form) and form not in _JOINING)
        return [tuple(phrase) for is_phrase, phrase in joined if is_phrase]
    starts = [at for at, form in enumerate(forms) if form in PREPOSITIONS]
    if not starts or starts[0]:
        return [tuple(forms)]
    return [tuple(forms[a:b]) for a, b in pairwise([*starts, len(forms)])]


def _is_of_a_date(form: str) -> bool:
    return form.isdecimal() or form in MONTHS


def spelling(place: Place) -> Verdict | None:
    """Judge a word misspelt once, which stands nowhere else in either text."""
    ours, others = place.only_ours, place.only_theirs
    if len(ours) != 1 or len(others) != 1:
        return None
    if place.mine.forms.count(ours[0]) > 1 or ours[0] in place.theirs.forms:
        return None
    message = "The sibling spells this word otherwise."
    if all(place.known) and not place.outvoted and place.gain < _BETTER:
        return None  # two words, and each has its friends: further, farther
    return place.verdict(kinds.WORDS_REPLACED, 0.75, message)


def wording(place: Place) -> Verdict | None:
    """Judge another word: in another form (tactically, tactical), or one that does not fit."""
    if verdict := altered(place):
        return verdict
    ours, others = place.only_ours, place.only_theirs
    if len(ours) != 1 or len(others) != 1 or not place.few:
        return None
    figure = ours[0].isdecimal() != others[0].isdecimal()
    if are_exchanged(ours[0], others[0]) or (figure and {ours[0], others[0]} & _VAGUE):
        return None
    said = "The sibling has another word here."
    stem = ours[0][:_SHORTEST_STEM]
    if place.outvoted:
        confidence = 0.8
    elif len(stem) == _SHORTEST_STEM and others[0].startswith(stem) and place.gain >= -_BETTER:
        said, confidence = "The sibling has another form of the word.", 0.72
    elif place.compound or not place.close:
        return None  # one-off, one-time
    elif {ours[0], others[0]} <= FUNCTION:
        # Better with expected; in, at.
        confidence = 0.74 if place.plain or place.gain > _FAR_BETTER else 0.0
    else:
        confidence = 0.74 if place.twin or place.plain or place.gain > _BETTER else 0.0
    return place.verdict(kinds.WORDS_REPLACED, confidence, said) if confidence else None


def altered(place: Place) -> Verdict | None:
    """Judge words inside a quotation: whoever prints it prints the same words."""
    changed = set(place.only_ours) | set(place.only_theirs)
    if not place.few or not changed or changed <= _OPTIONAL | _SMALL or not place.quoted:
        return None
    return place.verdict(kinds.QUOTE_ALTERED, 0.78, "The sibling quotes other words.")
