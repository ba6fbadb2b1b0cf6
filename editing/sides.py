"""Whether sentences stand on both sides of a stop behind a name: then it is where it belongs."""

import re
from itertools import pairwise

from editing.clauses import SUBORDINATE, is_finite
from editing.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    VERBS,
)
from editing.likely import drawn
from editing.names import BODIES
from editing.tokens import form
from story.wordlists import listed
from story.words import Span, Word, folded

CAPITAL_BEFORE = re.compile(r"\b(?!President |Mr |Minister )[A-Z][a-z]+ \Z")
# The capital words that a sentence ends with.
_NAMED = re.compile(r"(?:\b([Tt]he|[Aa]n?)\s+)?(?:[A-Z][\w'’-]*\s+)*[A-Z][\w'’-]*\Z")
_SUBJECT_AND_VERB = 2  # words: he sued
_EARLY_VERB = 3  # words
_MORE_VERBS = listed("beat quit joins visits faces hosts")
# What a name that ends a sentence stands behind, but for an article: a preposition or a verb.
_GOVERNING = PREPOSITIONS | AUXILIARIES | VERBS | _MORE_VERBS
_GOVERNING_ENDS = ("ed", "en", "ing")
_ENDING = -1.5  # the least that stop and comma are drawn to a name that may end a sentence
# Each opens a clause with a verb of its own.
_OPENED = SUBORDINATE | listed("that who which whom what how if as after before")
_OBJECTS = DETERMINERS | listed("him them it me us himself herself themselves itself")
# Behind the first word of a sentence they part it from its verb: Brown he would.
_NO_SUBJECT = PREPOSITIONS | CONJUNCTIONS | listed("i he she it we they you")
_FIGURE = re.compile(r"[$£€]?\d|(?:two|three|four|five|six|seven|eight|nine|ten)\Z")


def are_sentences(text: str, before: Span, left: Word, after: Span) -> bool:
    """Tell whether sentences stand on both sides: each has its verb, the second one early."""
    named = _NAMED.search(text, before.start, left.end)
    lead = text[before.start : named.start() if named else left.end].rstrip()
    if lead[-1:] == ",":
        return False  # prices rose, the Commerce. Department said
    head = folded(lead)
    article = named is not None and named.group(1) is not None
    subject = not PRONOUNS.isdisjoint(head[:1])
    short = subject and len(head) == _SUBJECT_AND_VERB
    governs = article or short or (bool(head) and _governs(head[-1]))
    if not governs or not (subject or _is_main(head)):
        return False
    whole = CAPITAL_BEFORE.search(text, before.start, left.start) is not None
    if not whole and not _may_end(left.text, article=article):
        return False
    return _has_early_verb(text[after.start : after.end].split()[1 : _EARLY_VERB + 2])


def _governs(word: str) -> bool:
    return word in _GOVERNING or word.endswith(_GOVERNING_ENDS)


def _is_main(head: list[str]) -> bool:
    """Tell whether the words of a sentence but its last name have a main clause."""
    finite = [is_finite([word]) or word in _MORE_VERBS for word in head]
    verbs = [at for at, (was, now) in enumerate(pairwise([False, *finite])) if now and not was]
    opened = sum(word in _OPENED for word in head)
    if verbs and head[verbs[-1]] in SAYING and len(head) > verbs[-1] + 1:
        opened += head[verbs[-1] + 1] not in PREPOSITIONS  # he said the mayor of Los. Angeles
    return len(verbs) > opened


def _may_end(name: str, *, article: bool) -> bool:
    """Tell whether a name of one word may end a sentence."""
    small = form(name)
    return not (article and name in BODIES) and drawn(small, ".") + drawn(small, ",") >= _ENDING


def _has_early_verb(said: list[str]) -> bool:
    """Tell whether a verb stands behind the first word of a sentence, before what binds others."""
    for word, follower in pairwise([*said, ""]):
        low = word.casefold().rstrip(".,")
        if not low.isalpha() or low in _NO_SUBJECT:
            return False
        objects = follower.casefold() in _OBJECTS or _FIGURE.match(follower)
        if is_finite([low]) or (low not in FUNCTION and objects):
            return True
        if low != word.casefold():
            return False
    return False
