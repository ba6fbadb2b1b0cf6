"""A repair drawn into its sentence: what goes, what comes, and enough around it to read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from storage.views.flags import FlagLine

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+|\s+|[^\w\s]")
_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*\s+(?=[^a-z])")
_TAIL = re.compile(r"(?:\S+\s+)\S*$")  # the last words, whole ones
_HEAD = re.compile(r"^\S*\s+\S+")
LONG = 300  # characters that a repair may have before its middle is left out
ROOM = 90  # characters around the words, at most
NEAR = 36  # the same, where a line must do

Op = Literal["same", "out", "in"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The words before, the parts of the repair, the words after; `at` when nothing is mended."""

    before: str
    parts: tuple[tuple[Op, str], ...]
    after: str
    mends: bool

    @property
    def near(self) -> "Drawn":
        """Return the same with a few words around it."""
        return replace(self, before=ending(self.before), after=beginning(self.after))


def drawn(flag: FlagLine) -> Drawn:
    """Return a flag with its repair drawn in."""
    before, after = _before(flag.before), _after(flag.after)
    if flag.repair is None:
        return Drawn(before, (("same", _middle(flag.text)),), after, mends=False)
    parts = [(op, _middle(words)) for op, words in changes(flag.text, flag.repair)]
    return Drawn(before, tuple(parts), after, mends=True)


def changes(old: str, new: str) -> list[tuple[Op, str]]:
    """Return what turns one string into the other, word by word."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    made: list[tuple[Op, str]] = []
    for op, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "equal":
            made.append(("same", "".join(a[a1:a2])))
            continue
        if a2 > a1:
            made.append(("out", "".join(a[a1:a2])))
        if b2 > b1:
            made.append(("in", "".join(b[b1:b2])))
    return made


def supporting(passage: str, flag: FlagLine) -> tuple[str, str, str]:
    """Return a sibling's passage in three: before, the words that bear the repair out, after."""
    for words in _support(flag):
        at = passage.find(words)
        if at >= 0:
            return passage[:at], words, passage[at + len(words) :]
    return passage, "", ""


def ending(text: str) -> str:
    """Return the last few words of a text."""
    return text if len(text) <= NEAR else f"… {text[-NEAR:].split(None, 1)[-1]}"


def beginning(text: str) -> str:
    """Return the first few words of a text."""
    return text if len(text) <= NEAR else f"{text[:NEAR].rsplit(None, 1)[0]} …"


def _support(flag: FlagLine) -> Sequence[str]:
    """Return what to look for, the longest first: the repair with whole words around it."""
    if flag.repair is None:
        return ()
    left = _TAIL.findall(flag.before)
    right = _HEAD.findall(flag.after)
    before, after = (left[0] if left else ""), (right[0] if right else "")
    tries = (before + flag.repair + after, before + flag.repair, flag.repair + after, flag.repair)
    return [words.strip() for words in tries if len(words.strip()) > 3]  # noqa: PLR2004 - a mark alone says nothing


def _middle(text: str) -> str:
    """Return the text, with the middle of a long one left out."""
    if len(text) <= LONG:
        return text
    return f"{text[: LONG // 2].rsplit(None, 1)[0]} … {text[-LONG // 3 :].split(None, 1)[-1]}"


def _before(text: str) -> str:
    """Return the end of the text before: from the start of its sentence, or cut at a word."""
    text = text.rsplit("\n\n", 1)[-1]
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    if ends:
        text = text[ends[-1] :]
        if len(text) <= ROOM:
            return text
    if len(text) <= ROOM:
        return text if not text or text[0].isupper() else f"…{text.split(None, 1)[-1]}"
    return "…" + text[-ROOM:].split(None, 1)[-1]


def _after(text: str) -> str:
    text = text.split("\n\n", 1)[0]
    found = _SENTENCE_END.search(text)
    if found and found.end() <= ROOM:
        return text[: found.end()].rstrip()
    if len(text) <= ROOM:
        return text
    return text[:ROOM].rsplit(None, 1)[0] + "…"
