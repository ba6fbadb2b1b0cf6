"""Compose: the clean text of a version, each repair named, each sentence traced."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from editing.flag import Flag, Tier
from editing.kinds import FURNITURE
from editing.repair import apply
from storage.flags import Kept
from story.item import Copy
from story.sentences import sentences
from story.words import folded

SURE = 0.9  # of the flags raised with this confidence, 95 % and more are right


@dataclass(frozen=True, slots=True)
class Clean:
    """A text with its repairs; `provenance` as `storage.views.canonicals` describes it."""

    text: str
    provenance: list[dict[str, Any]]


def compose(copy: Copy, kept: Sequence[Kept], others: Sequence[Copy]) -> Clean:
    """Return the clean text of a copy: with the repairs that are sure or that a person accepted.

    A repair is sure when its flag is, and it takes out furniture or reads as a sibling does.
    What a person dismissed is never put in.
    """
    chosen = {one.flag: one.state for one in kept if _goes_in(one)}
    repaired = apply(copy.text, list(chosen))
    said = [_said(flag, chosen[flag]) for flag in repaired.applied]
    return Clean(repaired.text, _provenance(copy, repaired.text, repaired.applied, said, others))


def _goes_in(one: Kept) -> bool:
    if one.state != "open":
        return one.state == "accepted"
    flag = one.flag
    backed = flag.agreement > 0 or flag.kind in FURNITURE
    return flag.tier is Tier.FLAG and flag.confidence >= SURE and backed


def _said(flag: Flag, state: str) -> dict[str, Any]:
    if state == "accepted":
        why = "accepted by an editor"
    elif flag.kind in FURNITURE:
        why = f"no part of the story: {flag.message}"
    else:
        why = f"{flag.agreement} of the other copies read so: {flag.message}"
    return {"kind": flag.kind, "before": flag.text, "after": flag.repair or "", "why": why}


def _provenance(
    copy: Copy,
    text: str,
    applied: Sequence[Flag],
    said: Sequence[dict[str, Any]],
    others: Sequence[Copy],
) -> list[dict[str, Any]]:
    carried = {other.key: _sentences(other.text) for other in others}
    spans = sentences(text)
    repairs = _by_sentence([span.start for span in spans], applied, said)
    return [
        {
            "start": span.start,
            "end": span.end,
            "version": copy.key,
            "also": _also(text[span.start : span.end], carried),
            "repairs": repairs.get(place, []),
        }
        for place, span in enumerate(spans)
    ]


def _also(sentence: str, carried: Mapping[int, frozenset[tuple[str, ...]]]) -> list[int]:
    print_ = tuple(folded(sentence))
    return [key for key, own in carried.items() if print_ in own]


def _sentences(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(folded(text[span.start : span.end])) for span in sentences(text))


def _by_sentence(
    starts: Sequence[int], applied: Sequence[Flag], said: Sequence[dict[str, Any]]
) -> dict[int, list[dict[str, Any]]]:
    """Return the repairs by the sentence they ended up in; those after the last one by that."""
    found: dict[int, list[dict[str, Any]]] = {}
    grown = 0
    for flag, words in zip(applied, said, strict=True):
        sentence = max(bisect_right(starts, flag.start + grown) - 1, 0)
        grown += len(flag.repair or "") - (flag.end - flag.start)
        found.setdefault(sentence, []).append(words)
    return found
