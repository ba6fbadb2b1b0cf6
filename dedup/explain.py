"""Why two copies are one story or aren't: what is counted, and the words behind the counting."""

import re
from dataclasses import dataclass

from dedup.bands import keys
from dedup.likeness import Likeness, likenesses
from dedup.minhash import sign
from dedup.policy import Policy
from dedup.reading import NAME, NUMBER, Lexicon, fold, read, tokens
from story.item import Copy
from story.words import folded

_QUOTATION = re.compile(r"[“„«]([^”»“„«]+)[”»]|(?<!\w)\"([^\"]+)\"")
_LEAST_WORDS = 4  # of a quotation; fewer are words set apart


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was found out about copies a and b.

    `bands` and `pairs` are the keys of the signature and of telling words that both have, which
    lead one to the other; `quotations` those that stand in both, as a has them; the rest are the
    figures and names of one that the other lacks, in their order.
    """

    likeness: Likeness
    bands: int
    pairs: int
    quotations: tuple[str, ...]
    figures_a: tuple[str, ...]
    figures_b: tuple[str, ...]
    names_a: tuple[str, ...]
    names_b: tuple[str, ...]


def explain(a: Copy, b: Copy, *, policy: Policy) -> Explanation:
    """Return why two copies are one story or aren't, by themselves and without their clusters."""
    (likeness,) = likenesses([(a, b)], policy=policy)
    bands, pairs = _keys_shared(a, b, policy)
    said = {tuple(folded(one)) for one in _quotations(b.text)}
    return Explanation(
        likeness=likeness,
        bands=bands,
        pairs=pairs,
        quotations=tuple(one for one in _quotations(a.text) if tuple(folded(one)) in said),
        figures_a=_lacking(a, b, NUMBER),
        figures_b=_lacking(b, a, NUMBER),
        names_a=_lacking(a, b, NAME),
        names_b=_lacking(b, a, NAME),
    )


def _keys_shared(a: Copy, b: Copy, policy: Policy) -> tuple[int, int]:
    """Return how many bands of the signatures are the same, and how many other keys."""
    signatures = sign([a, b], policy=policy)
    one, other = (set(own) for own in keys([a, b], signatures, policy=policy))
    first, second = (signature.values[: policy.bands * policy.rows] for signature in signatures)
    alike = (first == second).reshape(policy.bands, policy.rows).all(axis=1)
    bands = int(alike.sum()) if one and other else 0
    return bands, len(one & other) - bands


def _quotations(text: str) -> list[str]:
    found = (" ".join((m[1] or m[2]).split()).rstrip(",") for m in _QUOTATION.finditer(text))
    return list(dict.fromkeys(one for one in found if len(folded(one)) >= _LEAST_WORDS))


def _lacking(copy: Copy, other: Copy, kind: int) -> tuple[str, ...]:
    """Return the words of a kind that stand in a copy and not in the other."""
    words = [token for token in tokens(copy.text) if token[0].isalnum()]
    kinds = read(copy.text, Lexicon()).kinds
    there = {fold(token) for token in tokens(other.text)}
    found = (w for w, bits in zip(words, kinds, strict=True) if bits & kind)
    return tuple(dict.fromkeys(word for word in found if fold(word) not in there))
