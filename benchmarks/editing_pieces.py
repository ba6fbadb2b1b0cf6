"""Pieces that are no part of a story, planted into it: notes, lines of the site, captions."""

import random
import re

from benchmarks.editing_damage import Maker, Planted, pick, swap
from editing import kinds

NOTES = (
    "EDS: ADDS byline and quote in paragraph 4.",
    "(Updates with comment from the company, share price)",
    "EMBARGOED until 0900 GMT on Thursday.",
    "ATTENTION EDITORS: graphic is available.",
    "(ADDS details, background)",
    "(more)",
)
SITE = (
    "Comments are closed.",
    "Sign up for our daily newsletter to get the best stories in your inbox.",
    "Share this article on Facebook",
    "Follow us on Twitter @portellisnews for more.",
    "All rights reserved. This material may not be published, broadcast or redistributed.",
    "This article was automatically generated from a syndicated feed.",
    "Advertisement",
    "You have reached your limit of free articles this month.",
    "Support our journalism by becoming a member today.",
    "The views expressed in this article are the author's own and do not reflect our policy.",
)
LINKS = (
    "READ MORE: Storks return to the wetlands",
    "Related: Five things to know about the harbour",
    "See also: Who pays for the pier?",
    "WATCH: The moment the roof came down",
    "Also read: What the ruling means for you",
    "More on this story",
)
CAPTIONS = (
    "Fishing boats lie in the harbour of Port Ellis on Monday. (Photo: Jane Doe/AP)",
    "FILE PHOTO: The harbour board's headquarters in Port Ellis, May 4. REUTERS/John Roe",
    "Image copyright Getty Images",
    "A man walks along the pier. (AP Photo/Jane Doe)",
    "Photo: John Roe / EPA",
)
CREDITS = (
    "(Reporting by Jane Doe; Editing by John Roe)",
    "(Additional reporting by Jane Doe in Port Ellis; Writing by John Roe)",
    "Reporting by Jane Doe; editing by John Roe",
    "Associated Press writer Jane Doe contributed to this report.",
    "Source: Reuters",
)


def _line(kind: str, lines: tuple[str, ...], *, ends: bool, inline: float = 0.3) -> Maker:
    def make(text: str, chance: random.Random) -> Planted | None:
        line = chance.choice(lines)
        if ends:
            start = len(text) + (2 if (apart := chance.random() > inline) else 1)
            return Planted(
                text + ("\n\n" if apart else " ") + line,
                start,
                start + len(line),
                frozenset({kind}),
            )
        m = pick(re.compile(r"(?<=[.])\n\n"), text, chance)
        if m is None:
            return None
        joint = " " if chance.random() < inline and line[-1] in ".)" else "\n\n"
        at = m.end()
        planted = text[: m.start()] + "\n\n" + line + joint + text[at:]
        return Planted(planted, at, at + len(line), frozenset({kind}))

    return make


def in_a_paragraph(kind: str, lines: tuple[str, ...]) -> Maker:
    """Return a maker that drops a line between two sentences of a paragraph."""

    def make(text: str, chance: random.Random) -> Planted | None:
        line = chance.choice([one for one in lines if one[-1] in ".)]"])
        m = pick(re.compile(r"(?<=[a-z]{2}\.) (?=[A-Z][a-z])"), text, chance)
        return m and swap(text, m.start(), m.end(), f" {line} ", kind, margin=-1)

    return make


PIECES: dict[str, Maker] = {
    "desk note": _line(kinds.DESK_NOTE, NOTES, ends=False),
    "boilerplate": _line(kinds.BOILERPLATE, SITE, ends=True),
    "related link": _line(kinds.RELATED_LINK, LINKS, ends=False),
    "caption": _line(kinds.CAPTION, CAPTIONS, ends=False),
    "credit": _line(kinds.CREDIT_LINE, CREDITS, ends=True),
    "caption inside": in_a_paragraph(kinds.CAPTION, CAPTIONS),
    "boilerplate inside": in_a_paragraph(kinds.BOILERPLATE, SITE),
}
