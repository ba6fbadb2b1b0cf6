"""What the wires' statuses, signals and editorial messages make of a version."""

import re
from collections.abc import Iterable

from story.item import Nature

# A withheld item must not be used until it is usable again: until then it is withdrawn.
_WITHDRAWN = re.compile(r"cancell?ed|withheld|withdrawn|killed|deleted|recalled", re.IGNORECASE)
_SIGNALS = {
    "correction": Nature.CORRECTION,
    "corrected": Nature.CORRECTION,
    "update": Nature.UPDATE,
    "updated": Nature.UPDATE,
    "writethru": Nature.UPDATE,
    "advisory": Nature.ADVISORY,
    "rectify": Nature.CORRECTION,
    "rectification": Nature.CORRECTION,
    "kill": Nature.KILL,
    "withdraw": Nature.KILL,
    "cancel": Nature.KILL,
    "retraction": Nature.KILL,
}
# A note that begins so is an order; "adds that two were killed" is not.
_KILL_NOTE = re.compile(
    r"(?:mandatory\s+|bulletin\s+)?(?:kill|withdraw[ns]?|withdrawal|retraction|do\s+not\s+use)\b",
    re.IGNORECASE,
)
_CORRECTION_NOTE = re.compile(r"(?:mandatory\s+)?correct(?:s|ion|ing|ed)\b", re.IGNORECASE)
_UPDATE_NOTE = re.compile(r"(?:updat|add|recast)(?:es|e|s|ing|ed)\b", re.IGNORECASE)


def nature(*, status: str = "", signals: Iterable[str] = (), note: str = "") -> Nature:
    """Return what a version is; a status of withdrawal is stronger than any signal.

    Statuses and signals may be names, qcodes (`stat:canceled`) or addresses (`.../canceled`).
    """
    if _WITHDRAWN.fullmatch(name(status)):
        return Nature.KILL
    for signal in signals:
        if (found := _SIGNALS.get(name(signal).lower())) is not None:
            return found
    if _KILL_NOTE.match(note.strip()):
        return Nature.KILL
    if _CORRECTION_NOTE.match(note.strip()):
        return Nature.CORRECTION
    return Nature.UPDATE if _UPDATE_NOTE.match(note.strip()) else Nature.STORY


def word(status: str) -> str:
    """Return the word of a status by which a version may not simply be used, or nothing."""
    said = name(status).lower()
    return "" if said in {"", "usable", "available", "active"} else said


def name(code: str) -> str:
    """Return the last part of a qcode or of a concept's address."""
    return re.split(r"[:/]", code.strip())[-1]
