"""Damage planted into clean stories at known places: one maker a kind."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from editing import kinds


@dataclass(frozen=True, slots=True)
class Planted:
    """A story with one damage: it lies in `text[start:end]`; `right`: the kinds that say so."""

    text: str
    start: int
    end: int
    right: frozenset[str]


Maker = Callable[[str, random.Random], Planted | None]
_NAME = re.compile(r"(?<=[a-z] )(?!Mrs?|Ms|Dr|For)([A-Z][a-z]+) ([A-Z][a-z]+)(?= [a-z])")
_MID = re.compile(r"(?<=[a-z]{3}) (?=[a-z]{2})")
_JOINT = re.compile(r"(?<=[a-z]{2})\. (?=[A-Z][a-z])")
_WORD = re.compile(r"(?<=[a-z] )[a-z]{2,}(?= [a-z])")
_NOTES = (
    "EDS: ADDS byline and quote in paragraph 4.",
    "(Updates with comment from the company, share price)",
    "EMBARGOED until 0900 GMT on Thursday.",
    "ATTENTION EDITORS: graphic is available.",
    "(ADDS details, background)",
    "(more)",
)
_SITE = (
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
_LINKS = (
    "READ MORE: Storks return to the wetlands",
    "Related: Five things to know about the harbour",
    "See also: Who pays for the pier?",
    "WATCH: The moment the roof came down",
    "Also read: What the ruling means for you",
    "More on this story",
)
_CAPTIONS = (
    "Fishing boats lie in the harbour of Port Ellis on Monday. (Photo: Jane Doe/AP)",
    "FILE PHOTO: The harbour board's headquarters in Port Ellis, May 4. REUTERS/John Roe",
    "Image copyright Getty Images",
    "A man walks along the pier. (AP Photo/Jane Doe)",
    "Photo: John Roe / EPA",
)
_CREDITS = (
    "(Reporting by Jane Doe; Editing by John Roe)",
    "(Additional reporting by Jane Doe in Port Ellis; Writing by John Roe)",
    "Reporting by Jane Doe; editing by John Roe",
    "Associated Press writer Jane Doe contributed to this report.",
    "Source: Reuters",
)
_BROKEN = (("é", "Ã©"), ("’", "â€™"), ("“", "â€œ"), ("”", "â€\x9d"), ("–", "â€“"), ("£", "Â£"))


def _pick(pattern: re.Pattern[str], text: str, chance: random.Random) -> re.Match[str] | None:
    first = text.find("\n\n") + 2  # not in the headline
    found = list(pattern.finditer(text, first))
    return chance.choice(found) if found else None


def _swap(text: str, start: int, end: int, new: str, *right: str, margin: int = 1) -> Planted:
    stop = start + len(new)
    return Planted(
        text[:start] + new + text[end:], max(0, start - margin), stop + margin, frozenset(right)
    )


def stray_stop(text: str, chance: random.Random) -> Planted | None:
    """Put a full stop between two lower-case words."""
    m = _pick(_MID, text, chance)
    return m and _swap(
        text,
        m.start(),
        m.end(),
        ". ",
        kinds.STRAY_FULL_STOP,
        kinds.FRAGMENT,
        kinds.LOWER_CASE_START,
    )


def stop_in_name(text: str, chance: random.Random) -> Planted | None:
    """Put a full stop into a name of two words."""
    m = _pick(_NAME, text, chance)
    return m and _swap(
        text,
        m.end(1),
        m.start(2),
        ". ",
        kinds.STRAY_FULL_STOP,
        kinds.FRAGMENT,
        kinds.SENTENCE_SPLIT,
    )


def lower_start(text: str, chance: random.Random) -> Planted | None:
    """Take a sentence its capital."""
    m = _pick(_JOINT, text, chance)
    return m and _swap(
        text,
        m.end(),
        m.end() + 1,
        text[m.end()].lower(),
        kinds.LOWER_CASE_START,
        kinds.STRAY_FULL_STOP,
        margin=3,
    )


def stray_mark(text: str, chance: random.Random) -> Planted | None:
    """Put a stop before a comma, or a comma after a stop."""
    m = _pick(re.compile(r"(?<=[a-z]{2}), (?=[a-z])"), text, chance)
    new = chance.choice((". , ", "., ", " ., ", ",. "))
    return m and _swap(text, m.start(), m.end(), new, kinds.STRAY_PUNCTUATION)


def doubled_mark(text: str, chance: random.Random) -> Planted | None:
    """Double a comma or a stop."""
    m = _pick(re.compile(r"(?<=[a-z]{2})[.,](?= )"), text, chance)
    return m and _swap(
        text, m.start(), m.end(), m.group() * 2, kinds.DOUBLED_PUNCTUATION, kinds.STRAY_PUNCTUATION
    )


def space_before(text: str, chance: random.Random) -> Planted | None:
    """Put a space before a mark."""
    m = _pick(re.compile(r"(?<=[a-z]{2})[.,](?= )"), text, chance)
    return m and _swap(text, m.start(), m.end(), " " + m.group(), kinds.SPACE_BEFORE_PUNCTUATION)


def no_space(text: str, chance: random.Random) -> Planted | None:
    """Take the space after a stop or a comma."""
    m = _pick(re.compile(r"(?<=[a-z]{2})[.,] (?=[A-Za-z][a-z])"), text, chance)
    return m and _swap(
        text, m.start(), m.end(), m.group()[0], kinds.MISSING_SPACE, kinds.RUN_TOGETHER
    )


def lost_stop(text: str, chance: random.Random) -> Planted | None:
    """Take the full stop between two sentences."""
    m = _pick(_JOINT, text, chance)
    return m and _swap(
        text, m.start(), m.end(), " ", kinds.RUN_TOGETHER, kinds.SENTENCE_MERGED, margin=2
    )


def glued_paragraphs(text: str, chance: random.Random) -> Planted | None:
    """Take all that stands between two paragraphs."""
    m = _pick(re.compile(r"(?<=[a-z]{2}[.])\n\n(?=[A-Z][a-z])"), text, chance)
    return m and _swap(
        text, m.start(), m.end(), "", kinds.RUN_TOGETHER, kinds.MISSING_SPACE, margin=2
    )


def lost_quote(text: str, chance: random.Random) -> Planted | None:
    """Take one of the marks of a quotation."""
    m = _pick(re.compile(r"[“”\"]"), text, chance)
    if m is None:
        return None
    start = max(text.rfind("\n", 0, m.start()) + 1, 0)
    end = text.find("\n", m.end())
    planted = _swap(text, m.start(), m.end(), "", kinds.UNBALANCED_QUOTE, kinds.QUOTE_ALTERED)
    return Planted(planted.text, start, (end if end > 0 else len(text)) - 1, planted.right)


def lost_bracket(text: str, chance: random.Random) -> Planted | None:
    """Take one of two brackets."""
    m = _pick(re.compile(r"\([A-Za-z][^()\n]{3,80}\)"), text, chance)
    if m is None:
        return None
    at = chance.choice((m.start(), m.end() - 1))
    planted = _swap(text, at, at + 1, "", kinds.UNBALANCED_BRACKET)
    return Planted(planted.text, m.start(), m.end() - 1, planted.right)


def doubled_word(text: str, chance: random.Random) -> Planted | None:
    """Write a word twice."""
    m = _pick(_WORD, text, chance)
    return m and _swap(text, m.start(), m.end(), f"{m.group()} {m.group()}", kinds.DOUBLED_WORD)


def doubled_sentence(text: str, chance: random.Random) -> Planted | None:
    """Write a sentence twice."""
    m = _pick(re.compile(r"(?<=[.] )[A-Z][^.!?\n\"“”]{30,300}\.(?=\s)"), text, chance)
    if m is None:
        return None
    planted = _swap(text, m.end(), m.end(), " " + m.group(), kinds.DOUBLED_SENTENCE)
    return Planted(planted.text, m.start(), planted.end, planted.right)


def doubled_paragraph(text: str, chance: random.Random) -> Planted | None:
    """Write a paragraph twice."""
    m = _pick(re.compile(r"(?<=\n\n)[^\n]{60,}"), text, chance)
    if m is None:
        return None
    planted = _swap(
        text, m.end(), m.end(), "\n\n" + m.group(), kinds.DOUBLED_PARAGRAPH, kinds.DOUBLED_SENTENCE
    )
    return Planted(planted.text, m.start(), planted.end, planted.right)


def cut_end(text: str, chance: random.Random) -> Planted | None:
    """Break off in the middle of a sentence, sometimes in a word, sometimes with three dots."""
    at = chance.randrange(len(text) * 6 // 10, len(text) - 40)
    if chance.random() < 0.7:
        at = text.rfind(" ", 0, at)
    kept = text[:at].rstrip()
    if kept[-1] in ".!?\"”'’)" or kept.endswith((" Mr", "U.S")):
        return None
    tail = chance.choice(("", "", "", "...", "…", " [...]", "... Read more", "… [+1254 chars]"))
    return Planted(
        kept + tail, len(kept) - 2, len(kept) + len(tail), frozenset({kinds.TRUNCATED_END})
    )


def cut_start(text: str, chance: random.Random) -> Planted | None:
    """Lose the beginning of the first sentence."""
    first = text.find("\n\n") + 2
    stop = text.find(" ", first + chance.randrange(10, 60)) + 1
    if not text[stop : stop + 1].islower():
        return None
    return Planted(
        text[:first] + text[stop:], first, first + 3, frozenset({kinds.TRUNCATED_START})
    )


def broken_characters(text: str, chance: random.Random) -> Planted | None:
    """Read a character in the wrong encoding."""
    able = [(good, bad) for good, bad in _BROKEN if good in text[text.find("\n\n") :]]
    if not able:
        return None
    good, bad = chance.choice(able)
    m = _pick(re.compile(good), text, chance)
    return m and _swap(text, m.start(), m.end(), bad, kinds.MOJIBAKE)


def markup(text: str, chance: random.Random) -> Planted | None:
    """Leave a tag or an entity."""
    m = _pick(_MID, text, chance)
    new = chance.choice(
        (" <em>", "</p> ", "&nbsp;", " <br/>", ' <span class="lead">', " &amp;nbsp; ", " <b>")
    )
    return m and _swap(text, m.start(), m.end(), new, kinds.HTML_REMNANT)


def control(text: str, chance: random.Random) -> Planted | None:
    """Leave a control character."""
    m = _pick(_MID, text, chance)
    return m and _swap(
        text, m.start(), m.end(), " " + chance.choice("\x00\x08\x1a\x9d"), kinds.CONTROL_CHARACTER
    )


def capitals(text: str, chance: random.Random) -> Planted | None:
    """Shout a paragraph."""
    m = _pick(re.compile(r"(?<=\n\n)[^\n]{60,}"), text, chance)
    return m and _swap(text, m.start(), m.end(), m.group().upper(), kinds.ALL_CAPS)


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
        m = _pick(re.compile(r"(?<=[.])\n\n"), text, chance)
        if m is None:
            return None
        joint = " " if chance.random() < inline and line[-1] in ".)" else "\n\n"
        at = m.end()
        planted = text[: m.start()] + "\n\n" + line + joint + text[at:]
        return Planted(planted, at, at + len(line), frozenset({kind}))

    return make


def displaced(text: str, chance: random.Random) -> Planted | None:
    """Put the last of three words first."""
    m = _pick(
        re.compile(r"(?<=[a-z] )([a-z]{4,}) ([a-z]{4,}) ([a-z]{4,})(?= [a-z])"), text, chance
    )
    return m and _swap(text, m.start(), m.end(), f"{m[3]} {m[1]} {m[2]}", kinds.WORDS_DISPLACED)


def lost_word(text: str, chance: random.Random) -> Planted | None:
    """Lose a word."""
    m = _pick(re.compile(r"(?<=[a-z]{2} )[a-z]{2,} (?=[a-z]{2})"), text, chance)
    return m and _swap(
        text, m.start(), m.end(), "", kinds.WORDS_LOST, kinds.ATTRIBUTION_LOST, margin=3
    )


def other_word(text: str, chance: random.Random) -> Planted | None:
    """Slip in a word: two letters change places."""
    m = _pick(re.compile(r"(?<= )[a-z]{6,}(?= )"), text, chance)
    if m is None:
        return None
    at = m.start() + chance.randrange(1, len(m.group()) - 2)
    if text[at] == text[at + 1]:
        return None
    new = text[m.start() : at] + text[at + 1] + text[at] + text[at + 2 : m.end()]
    return _swap(text, m.start(), m.end(), new, kinds.WORDS_REPLACED)


def other_number(text: str, chance: random.Random) -> Planted | None:
    """Change a figure."""
    m = _pick(re.compile(r"(?<= )\d{1,4}(?= [a-z])"), text, chance)
    new = str(int(m.group()) + chance.randrange(1, 9)) if m else ""
    return m and _swap(text, m.start(), m.end(), new, kinds.NUMBER_DIFFERS, kinds.DATE_DIFFERS)


def other_name(text: str, chance: random.Random) -> Planted | None:
    """Misspell a name."""
    m = _pick(re.compile(r"(?<=[a-z] )[A-Z][a-z]{5,}(?= )"), text, chance)
    if m is None:
        return None
    at = m.start() + chance.randrange(1, 4)
    return _swap(text, at, at + 1, "", kinds.NAME_DIFFERS, kinds.WORDS_REPLACED, margin=3)


def other_day(text: str, chance: random.Random) -> Planted | None:
    """Change the day of the week."""
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    m = _pick(re.compile("|".join(days)), text, chance)
    new = chance.choice([d for d in days if not m or d != m.group()])
    return m and _swap(text, m.start(), m.end(), new, kinds.DATE_DIFFERS)


def lost_attribution(text: str, chance: random.Random) -> Planted | None:
    """Lose who said it."""
    m = _pick(re.compile(r",(?:[”\"])? (?:he|she|[A-Z][a-z]+) said(?=\.)"), text, chance)
    new = (
        ""
        if m and '"' not in m.group() and "”" not in m.group()
        else "." + (m.group()[1] if m else "")
    )
    if m and new:
        return _swap(text, m.start(), m.end() + 1, new, kinds.ATTRIBUTION_LOST, margin=3)
    return m and _swap(text, m.start(), m.end(), new, kinds.ATTRIBUTION_LOST, margin=3)


ALONE: dict[str, Maker] = {
    "stray stop": stray_stop,
    "stop in a name": stop_in_name,
    "lower-case start": lower_start,
    "stray mark": stray_mark,
    "doubled mark": doubled_mark,
    "space before": space_before,
    "missing space": no_space,
    "lost stop": lost_stop,
    "glued paragraphs": glued_paragraphs,
    "lost quote": lost_quote,
    "lost bracket": lost_bracket,
    "doubled word": doubled_word,
    "doubled sentence": doubled_sentence,
    "doubled paragraph": doubled_paragraph,
    "cut end": cut_end,
    "cut start": cut_start,
    "mojibake": broken_characters,
    "markup": markup,
    "control": control,
    "capitals": capitals,
    "desk note": _line(kinds.DESK_NOTE, _NOTES, ends=False),
    "boilerplate": _line(kinds.BOILERPLATE, _SITE, ends=True),
    "related link": _line(kinds.RELATED_LINK, _LINKS, ends=False),
    "caption": _line(kinds.CAPTION, _CAPTIONS, ends=False),
    "credit": _line(kinds.CREDIT_LINE, _CREDITS, ends=True),
}
WITH_SIBLINGS: dict[str, Maker] = {
    "displaced": displaced,
    "lost word": lost_word,
    "other word": other_word,
    "other number": other_number,
    "other name": other_name,
    "other day": other_day,
    "lost attribution": lost_attribution,
}
