"""What a page shows of a very long text: its beginning, and a word about the rest."""

from dataclasses import dataclass, replace

from dashboard.wording import number
from storage.views.flags import FlagLine
from storage.views.members import Member

CHARACTERS = 100_000  # of a text, which is a book of 17,000 words
TITLE = 400
FLAGS = 150  # of one version


@dataclass(frozen=True, slots=True)
class Shown:
    """A version as far as it is shown, with the flags shown; `left_out` says what is not."""

    member: Member
    flags: tuple[FlagLine, ...]
    left_out: tuple[str, ...]


def shortened(member: Member, *, hints: bool) -> Shown:
    """Return a version cut to what a page can hold, at the end of a paragraph or a word."""
    flags = tuple(
        flag
        for flag in member.flags
        if flag.state != "dismissed" and (hints or flag.tier == "flag")
    )
    end = _end(member.text)
    standing = tuple(flag for flag in flags if flag.end <= end)[:FLAGS]
    left_out = []
    if end < len(member.text):
        words = number(len(member.text[:end].split()))
        left_out.append(
            f"Version {member.place} has {number(member.words)} words: "
            f"the first {words} of them stand here."
        )
    if len(standing) < len(flags):
        left_out.append(
            f"Of its {number(len(flags))} {'notes' if hints else 'flags'}, "
            f"version {member.place} shows the first {number(len(standing))} here."
        )
    cut = replace(member, text=member.text[:end], title=headline(member.title))
    return Shown(cut, standing, tuple(left_out))


def headline(title: str) -> str:
    """Return a headline that no layout breaks at: nobody's is longer, but a feed may say so."""
    return title if len(title) <= TITLE else f"{title[:TITLE].rsplit(None, 1)[0]} …"


def _end(text: str) -> int:
    if len(text) <= CHARACTERS:
        return len(text)
    for mark in ("\n\n", " "):
        found = text.rfind(mark, CHARACTERS // 2, CHARACTERS)
        if found >= 0:
            return found
    return CHARACTERS
