"""Which departures from a sibling are damage of the copy, sort by sort.

With one sibling nobody knows who is right; so each test lets pass what editors do to each other's
copy (they cut, they turn sentences round, they have a house style) and speaks on the rest.
"""

from collections.abc import Callable, Mapping, Sequence

from editing import kinds
from editing.departures import Departure
from editing.lexicon import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, SAYING, VERBS
from editing.place import UNSETTLED, Place, Verdict
from editing.sorts import Sort
from editing.stray import cut_words, cuts_name
from editing.tokens import Tokens, is_word
from editing.weights import weighed
from editing.wording import added, lost, order, spelling, turned, wording
from story.abbreviations import SHORTENED, STARTERS, TITLES

_LONGEST_ATTRIBUTION = 12  # words
_NEARBY = 12  # tokens within which a speaker named otherwise is looked for
_ROOM = 3  # tokens before an attribution: the word, its mark, the quotation mark
_SPEAKING = frozenset({"said", "says", "told", "according"})
_STOPS = frozenset(".?!")
_RELATIVES = frozenset({"which", "who", "whose", "whom", "including"})
# How much what stands behind a full stop must weigh to be a sentence, and at most to be the rest
# of one, by whether it opens with a preposition: those open both.
_SENTENCE = {False: 0.4, True: 1.6}
_REST = {False: 0.0, True: 0.8}


def _marks(place: Place) -> Verdict | None:
    """Judge a mark that one has and the other has not."""
    mine, theirs, d = place.mine, place.theirs, place.d
    if not place.inside or _is_short(mine.said(d.a1 - 1, d.a1)):
        return None
    if _is_short(theirs.said(d.b1 - 1, d.b1)) and mine.words[d.a1 - 1] != theirs.words[d.b1 - 1]:
        return None  # Corporation, Corp.
    if place.unpaired and _doubles(theirs, d) == 1 and _lost_quote(place):
        return Verdict(kinds.UNBALANCED_QUOTE, 0.88, "The sibling has a quotation mark here.")
    if place.ours == (".",) and place.others in {(), (",",)}:
        return _stop_added(place)
    if place.ours in {(), (",",)} and place.others == (".",):
        return _stop_lost(place)
    return None


def _stop_added(place: Place) -> Verdict | None:
    """Judge a full stop where the sibling's sentence goes on."""
    mine, d = place.mine, place.d
    ours, theirs = place.followers
    left_capital = mine.text[mine.starts[d.a1 - 1]].isupper()
    same = ours == theirs and not place.others
    named = same and mine.forms[d.a2] not in STARTERS and left_capital
    if ours.islower() or (named and (place.votes > 1 or _cuts_name(mine, d.a1))):
        return Verdict(kinds.STRAY_FULL_STOP, 0.9, "The sibling has no full stop here.")
    if ours.isupper() and theirs.islower():
        most = _REST[mine.forms[d.a2] in PREPOSITIONS]
        if place.votes == 1 and _parts_two_sentences(mine, d.a1, d.a2) > most:
            return None
        if not place.others and mine.forms[d.a2] not in {"and", "or", "but", "so"}:
            return Verdict(kinds.SENTENCE_SPLIT, 0.85, "The sibling's sentence goes on here.")
        rest = mine.forms[d.a2 : d.a2 + _NEARBY]
        ends = "." in rest
        rest = rest[: rest.index(".")] if ends else rest
        verbs = sum(w in AUXILIARIES or w in VERBS or w.endswith("ed") for w in rest)
        if rest[0] in CONJUNCTIONS - _RELATIVES:
            cut_off = ends and not verbs
        else:
            # `Rose by 9 percent.` has no subject, `In the north.` has no verb.
            cut_off = _opens_rest(rest) or rest[0] in VERBS or not verbs
        if cut_off:
            return Verdict(kinds.SENTENCE_SPLIT, 0.78, "The sibling's sentence goes on here.")
    return None


def _stop_lost(place: Place) -> Verdict | None:
    """Judge a place where the sibling's sentence ends and the copy's goes on."""
    mine, d = place.mine, place.d
    ours, others = place.followers
    opener = mine.forms[d.a2] in STARTERS
    left_capital = mine.text[mine.starts[d.a1 - 1]].isupper()
    if not place.ours and ours.isupper() and (opener or not left_capital or place.close):
        if left_capital and not opener and place.votes == 1 and _cuts_name(place.theirs, d.b1):
            return None
        return Verdict(kinds.RUN_TOGETHER, 0.9, "The sibling ends its sentence here.")
    if not (ours.islower() and others.isupper()) or mine.forms[d.a2] in CONJUNCTIONS:
        return None
    wanted = _SENTENCE[mine.forms[d.a2] in PREPOSITIONS]
    if place.votes == 1 and _parts_two_sentences(place.theirs, d.b1, d.b2) < wanted:
        return None  # then the sibling's may be the sentence that was cut in two
    return Verdict(kinds.SENTENCE_MERGED, 0.8, "The sibling ends its sentence here.")


def _parts_two_sentences(found: Tokens, stop: int, start: int) -> float:
    """Tell how much it looks as if a sentence stood behind a full stop, not the rest of one."""
    if _opens_rest(found.forms[start : start + 2]):
        return -1.0
    return weighed(cut_words(found.text, found.starts[stop], found.starts[start]))


def _opens_rest(forms: Sequence[str]) -> bool:
    """Tell whether words go on with what was said before: which, such as."""
    return forms[0] in _RELATIVES or tuple(forms[:2]) == ("such", "as")


def _cuts_name(found: Tokens, stop: int) -> bool:
    """Tell whether a full stop between two capital words stands inside a name."""
    return cuts_name(found.text, found.starts[stop - 1], found.starts[stop], 0.0)


def _is_short(word: str) -> bool:
    """Tell whether a full stop after the word is a matter of style: Jr., D., Ave."""
    bare = word.removesuffix(".").casefold()
    return (len(bare) == 1 and bare.isalpha()) or bare in SHORTENED or bare in TITLES


def _doubles(theirs: Tokens, d: Departure) -> int:
    """Return how many double quotation marks the sibling has here; single ones are a style."""
    return sum(theirs.text[theirs.starts[i]] in '“”"' for i in range(d.b1, d.b2))


def _lost_quote(place: Place) -> bool:
    """Tell whether the mark is missing, not just taken up again at a paragraph's start."""
    theirs, b1 = place.theirs, place.d.b1
    opens_line = "\n" in theirs.text[theirs.ends[b1 - 1] : theirs.starts[b1]]
    return not opens_line or _is_odd(place.mine, place.d.a1)


def _is_odd(found: Tokens, at: int) -> bool:
    text, start = found.text, found.starts[at]
    end = text.find("\n", start)
    paragraph = text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(text)]
    return sum(paragraph.count(mark) for mark in '“”"') % 2 == 1


def is_attribution(place: Place) -> bool:
    """Tell whether the sibling names a speaker here whom the copy names nowhere near."""
    d = place.d
    gone = [form for form in place.others if is_word(form)]
    if d.sort is not Sort.LOST or not gone or len(gone) > _LONGEST_ATTRIBUTION:
        return False
    quoted = '"' in (place.mine.forms[d.a1 - 1], *place.others[:2]) if d.a1 else False
    if not SAYING & (set(gone) if quoted else {gone[0], gone[-1]}) and not _is_set_off(
        place, gone
    ):
        return False
    rest = place.mine.forms[d.a1 : d.a1 + _NEARBY]
    rest = rest[: rest.index(".")] if "." in rest else rest
    if SAYING & set(rest) or turned(place):
        return False
    stops = sum(form in _STOPS for form in place.others)
    return stops <= 1 and min(d.a1, d.b1) >= _ROOM


def _is_set_off(place: Place, gone: list[str]) -> bool:
    """Tell whether the sibling has a speaker between two marks: `, officials said on Friday,`."""
    if gone[0] in CONJUNCTIONS or not _SPEAKING & set(gone) or not place.inside:
        return False
    forms, b1, b2 = place.theirs.forms, place.d.b1, place.d.b2
    opened = not (is_word(forms[b1]) and is_word(forms[b1 - 1]))
    return opened and not (is_word(forms[b2 - 1]) and is_word(forms[b2]))


def _lost(place: Place) -> Verdict | None:
    if not is_attribution(place):
        return lost(place)
    message = "The sibling names who said it."
    if len(place.others) == 1:
        return place.verdict(kinds.ATTRIBUTION_LOST, 0.75, message)  # a verb that slipped in
    return Verdict(kinds.ATTRIBUTION_LOST, 0.75, message)


def _number(place: Place) -> Verdict | None:
    if not place.others:
        return None  # a sign of a currency: it is lost in the sibling
    return Verdict(kinds.NUMBER_DIFFERS, 0.8, "The figure differs from the sibling's.")


def _date(_place: Place) -> Verdict | None:
    return Verdict(kinds.DATE_DIFFERS, 0.8, "The date differs from the sibling's.")


def _name(place: Place) -> Verdict | None:
    """Judge a name written otherwise, unless this copy writes it so throughout."""
    ours, others = place.only_ours, place.only_theirs
    if not ours or not others or any(place.mine.forms.count(form) > 1 for form in ours):
        return None
    if any(form in place.mine.forms for form in others if is_word(form)):
        sure = 0.93  # this copy itself writes it so elsewhere
    else:
        sure = 0.78 if place.votes > 1 or place.misnamed else UNSETTLED
    return Verdict(kinds.NAME_DIFFERS, sure, "The name differs from the sibling's.")


BLAME: Mapping[Sort, Callable[[Place], Verdict | None]] = {
    Sort.MARKS: _marks,
    Sort.LOST: _lost,
    Sort.ADDED: added,
    Sort.NUMBER: _number,
    Sort.DATE: _date,
    Sort.NAME: _name,
    Sort.ORDER: order,
    Sort.SPELLING: spelling,
    Sort.WORDING: wording,
}
