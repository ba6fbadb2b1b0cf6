"""What the slug and head lines of framed wires say of a message: lead, correction, kill, take."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from story.item import Nature

_ORDINAL = r"\d{1,2}\s*(?:st|nd|rd|th)"
_KILL = (
    r"(?:bulletin\s+|mandatory\s+)?(?:story\s+)?"
    r"(?:kill(?:ed)?|withdraw(?:n|al)?|eliminat(?:e|ion)|retraction)"
)
_CORRECTION = r"(?:mandatory\s+)?correct(?:ed|s|ion|ive|ing)?(?:\s+\d)?|refile"
_ADVISORY = r"advisory|attention|editors?['’]?s?\s+note|schedule|news\s+digest"
_UPDATE = (
    rf"(?:{_ORDINAL}[\s-]*)?(?:ld|lead)(?:[\s-]+(?:all|update|correct|writethru|to\b.*))*"
    rf"|(?:{_ORDINAL}[\s-]*)?(?:writethru|write-?through|update|wrap-?up)(?:\s+\d+)?"
    r"|update[ds]?|adds?|recasts?"
)
_PLAIN = r"urgent|flash|bulletin|newsalert|snap|rpt|repeat(?:ed)?|rush"
_MARKS = tuple(
    (re.compile(pattern, re.IGNORECASE), nature)
    for pattern, nature in (
        (_KILL, Nature.KILL),
        (_CORRECTION, Nature.CORRECTION),
        (_ADVISORY, Nature.ADVISORY),
        (_UPDATE, Nature.UPDATE),
        (_PLAIN, Nature.STORY),
    )
)
_TAKE = re.compile(
    r"(?:take|part|page)\s*(?P<take>\d{1,2})(?:\s*(?:of|/)\s*(?P<takes>\d{1,2}))?"
    r"|(?P<nth>\d{1,2})\s*(?:st|nd|rd|th)\s*(?P<what>take|add)"
    r"(?:\s*(?:of|/)\s*(?P<of>\d{1,2}))?",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"(?:am|pm|bc|ap)-+", re.IGNORECASE)
_BETWEEN = re.compile(r"[^\w]+")
_STRENGTH = (Nature.KILL, Nature.CORRECTION, Nature.ADVISORY, Nature.UPDATE, Nature.STORY)


@dataclass(frozen=True, slots=True)
class Marks:
    """What some lines say; `rest` are those that are no marks, in their order."""

    nature: Nature
    take: int | None
    takes: int | None
    rest: tuple[str, ...]


def marks(parts: Iterable[str]) -> Marks:
    """Return what these parts of a slug line, or lines of a head, say; the strongest wins."""
    natures, rest = [Nature.STORY], list[str]()
    take = takes = None
    for part in parts:
        said = part.strip(" \t()=<^*")
        if (found := _TAKE.fullmatch(said)) is not None:
            take, takes = _take(found)
        elif (nature := _nature(said)) is not None:
            natures.append(nature)
        elif said:
            rest.append(part)
    return Marks(min(natures, key=_STRENGTH.index), take, takes, tuple(rest))


def slug_key(slug: str) -> str:
    """Return by what a story is known again when its slug is typed another way."""
    bare = _PREFIX.sub("", slug.strip(), count=1)
    return _BETWEEN.sub("-", bare).strip("-").casefold()


def _nature(said: str) -> Nature | None:
    return next((nature for mark, nature in _MARKS if mark.fullmatch(said)), None)


def _take(found: re.Match[str]) -> tuple[int, int | None]:
    of = found["takes"] or found["of"]
    takes = int(of) if of else None
    if found["take"]:
        return int(found["take"]), takes
    # The first addition is the second take.
    return int(found["nth"]) + (found["what"].lower() == "add"), takes
