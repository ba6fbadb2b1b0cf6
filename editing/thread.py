"""Whether a text goes on without a passage that only a sibling has, or hangs on it.

A desk's own reporting stands where the text makes sense without it and tells facts of its own;
what was lost leaves a pronoun without its name, or a name that nobody introduced.
"""

from editing.lexicon import SAYING
from editing.place import Place
from editing.tokens import Tokens
from story.wordlists import listed

_GOES_ON = listed(
    """
    he she they it his her their its this these those such but however and also instead so then
    """
)
_PRONOUNS = frozenset({"he", "she", "they"})
_SENTENCE = 60  # tokens
_STOPS = frozenset(".?!")


def hangs_on(place: Place) -> bool:
    """Tell whether the copy behind the gap hangs on the words that it lacks."""
    mine, at = place.mine, place.d.a2
    return _goes_on(mine, at) or _is_unintroduced(place)


def _goes_on(mine: Tokens, at: int) -> bool:
    """Tell whether a sentence goes on with what was said before: He, But, “No,” he said."""
    forms = mine.forms[at : at + _SENTENCE]
    if forms[0] != '"':
        return forms[0] in _GOES_ON
    closed = [n for n in range(1, len(forms)) if forms[n] == '"']
    behind = [{*forms[n + 1 : n + 3]} for n in closed]
    return any(said & _PRONOUNS and said & SAYING for said in behind)


def _is_unintroduced(place: Place) -> bool:
    """Tell whether the copy calls somebody by a last name whom only the passage introduces."""
    mine, theirs, d = place.mine, place.theirs, place.d
    before, after = set(mine.words[: d.a1]), mine.words[d.a2 :]
    for at in range(d.b1 + 1, d.b2):
        name = theirs.words[at]
        if not (name[0].isupper() and theirs.words[at - 1][0].isupper()):
            continue
        if name in before or name not in after:
            continue
        first = after.index(name)
        if not (first and after[first - 1][0].isupper() and after[first - 1] != "Mr"):
            return True
    return False


def has_own_facts(place: Place) -> bool:
    """Tell whether the passage has a name, a figure or a quotation that the copy has not."""
    theirs, d = place.theirs, place.d
    known = set(place.mine.words)
    for at in range(d.b1, d.b2):
        word = theirs.words[at]
        opens = theirs.forms[at - 1] in {*_STOPS, '"'} if at else True
        if word not in known and (word[0].isdigit() or (word[0].isupper() and not opens)):
            return True
    return '"' in theirs.forms[d.b1 : d.b2]
