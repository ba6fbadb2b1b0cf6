"""Damage planted into clean stories at known places: one maker a kind."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from editing import kinds


@dataclass(frozen=True, slots=True)
class Planted:
    """A story with one damage: it lies in `text[start:end]`; `right`: the kinds that say so.

    `mended` is the text without it where that is not the story as it was.
    """

    text: str
    start: int
    end: int
    right: frozenset[str]
    mended: str = ""


Maker = Callable[[str, random.Random], Planted | None]
_NAME = re.compile(r"(?<=[a-z] )(?!Mrs?|Ms|Dr|For)([A-Z][a-z]+) ([A-Z][a-z]+)(?= [a-z])")
MID = re.compile(r"(?<=[a-z]{3}) (?=[a-z]{2})")
JOINT = re.compile(r"(?<=[a-z]{2})\. (?=[A-Z][a-z])")
_WORD = re.compile(r"(?<=[a-z] )[a-z]{2,}(?= [a-z])")
_BROKEN = (("é", "Ã©"), ("’", "â€™"), ("“", "â€œ"), ("”", "â€\x9d"), ("–", "â€“"), ("£", "Â£"))


def body(text: str) -> int:
    """Return where the story begins after its headline."""
    return text.find("\n\n") + 2 if "\n\n" in text else 0


def pick(pattern: re.Pattern[str], text: str, chance: random.Random) -> re.Match[str] | None:
    """Return one of the places that the pattern finds after the headline."""
    first = body(text)
    found = list(pattern.finditer(text, first))
    return chance.choice(found) if found else None


def swap(text: str, start: int, end: int, new: str, *right: str, margin: int = 1) -> Planted:
    """Return the text with other words at a place, which is where the damage lies."""
    stop = start + len(new)
    return Planted(
        text[:start] + new + text[end:], max(0, start - margin), stop + margin, frozenset(right)
    )


def stray_stop(text: str, chance: random.Random) -> Planted | None:
    """Put a full stop between two lower-case words."""
    m = pick(MID, text, chance)
    return m and swap(
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
    m = pick(_NAME, text, chance)
    return m and swap(
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
    m = pick(JOINT, text, chance)
    return m and swap(
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
    m = pick(re.compile(r"(?<=[a-z]{2}), (?=[a-z])"), text, chance)
    new = chance.choice((". , ", "., ", " ., ", ",. "))
    return m and swap(text, m.start(), m.end(), new, kinds.STRAY_PUNCTUATION)


def doubled_mark(text: str, chance: random.Random) -> Planted | None:
    """Double a comma or a stop."""
    m = pick(re.compile(r"(?<=[a-z]{2})[.,](?= )"), text, chance)
    return m and swap(
        text, m.start(), m.end(), m.group() * 2, kinds.DOUBLED_PUNCTUATION, kinds.STRAY_PUNCTUATION
    )


def space_before(text: str, chance: random.Random) -> Planted | None:
    """Put a space before a mark."""
    m = pick(re.compile(r"(?<=[a-z]{2})[.,](?= )"), text, chance)
    return m and swap(text, m.start(), m.end(), " " + m.group(), kinds.SPACE_BEFORE_PUNCTUATION)


def no_space(text: str, chance: random.Random) -> Planted | None:
    """Take the space after a stop or a comma."""
    m = pick(re.compile(r"(?<=[a-z]{2})[.,] (?=[A-Za-z][a-z])"), text, chance)
    return m and swap(
        text, m.start(), m.end(), m.group()[0], kinds.MISSING_SPACE, kinds.RUN_TOGETHER
    )


def lost_stop(text: str, chance: random.Random) -> Planted | None:
    """Take the full stop between two sentences."""
    m = pick(JOINT, text, chance)
    return m and swap(
        text, m.start(), m.end(), " ", kinds.RUN_TOGETHER, kinds.SENTENCE_MERGED, margin=2
    )


def glued_paragraphs(text: str, chance: random.Random) -> Planted | None:
    """Take all that stands between two paragraphs."""
    m = pick(re.compile(r"(?<=[a-z]{2}[.])\n\n(?=[A-Z][a-z])"), text, chance)
    return m and swap(
        text, m.start(), m.end(), "", kinds.RUN_TOGETHER, kinds.MISSING_SPACE, margin=2
    )


def lost_quote(text: str, chance: random.Random) -> Planted | None:
    """Take one of the marks of a quotation."""
    m = pick(re.compile(r"[“”\"]"), text, chance)
    if m is None:
        return None
    start = max(text.rfind("\n", 0, m.start()) + 1, 0)
    end = text.find("\n", m.end())
    planted = swap(text, m.start(), m.end(), "", kinds.UNBALANCED_QUOTE, kinds.QUOTE_ALTERED)
    return Planted(planted.text, start, (end if end > 0 else len(text)) - 1, planted.right)


def lost_bracket(text: str, chance: random.Random) -> Planted | None:
    """Take one of two brackets."""
    m = pick(re.compile(r"\([A-Za-z][^()\n]{3,80}\)"), text, chance)
    if m is None:
        return None
    at = chance.choice((m.start(), m.end() - 1))
    planted = swap(text, at, at + 1, "", kinds.UNBALANCED_BRACKET)
    return Planted(planted.text, m.start(), m.end() - 1, planted.right)


def doubled_word(text: str, chance: random.Random) -> Planted | None:
    """Write a word twice."""
    m = pick(_WORD, text, chance)
    return m and swap(text, m.start(), m.end(), f"{m.group()} {m.group()}", kinds.DOUBLED_WORD)


def doubled_sentence(text: str, chance: random.Random) -> Planted | None:
    """Write a sentence twice."""
    m = pick(re.compile(r"(?<=[.] )[A-Z][^.!?\n\"“”]{30,300}\.(?=\s)"), text, chance)
    if m is None:
        return None
    planted = swap(text, m.end(), m.end(), " " + m.group(), kinds.DOUBLED_SENTENCE)
    return Planted(planted.text, m.start(), planted.end, planted.right)


def doubled_paragraph(text: str, chance: random.Random) -> Planted | None:
    """Write a paragraph twice."""
    m = pick(re.compile(r"(?<=\n\n)[^\n]{60,}"), text, chance)
    if m is None:
        return None
    planted = swap(
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
    first = body(text)
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
    m = pick(re.compile(good), text, chance)
    return m and swap(text, m.start(), m.end(), bad, kinds.MOJIBAKE)


def markup(text: str, chance: random.Random) -> Planted | None:
    """Leave a tag or an entity."""
    m = pick(MID, text, chance)
    new = chance.choice(
        (" <em>", "</p> ", "&nbsp;", " <br/>", ' <span class="lead">', " &amp;nbsp; ", " <b>")
    )
    return m and swap(text, m.start(), m.end(), new, kinds.HTML_REMNANT)


def control(text: str, chance: random.Random) -> Planted | None:
    """Leave a control character."""
    m = pick(MID, text, chance)
    return m and swap(
        text, m.start(), m.end(), " " + chance.choice("\x00\x08\x1a\x9d"), kinds.CONTROL_CHARACTER
    )


def capitals(text: str, chance: random.Random) -> Planted | None:
    """Shout a paragraph."""
    m = pick(re.compile(r"(?<=\n\n)[^\n]{60,}"), text, chance)
    return m and swap(text, m.start(), m.end(), m.group().upper(), kinds.ALL_CAPS)


def clause_cut_off(text: str, chance: random.Random) -> Planted | None:
    """Put a full stop before "which" or "because of", and a capital after it."""
    openers = re.compile(r"(?<=[a-z]{2}),? (which|including|because of|despite|such as) (?=[a-z])")
    m = pick(openers, text, chance)
    if m is None:
        return None
    opener = m.group(1)
    return swap(
        text,
        m.start(),
        m.end(),
        f". {opener[0].upper()}{opener[1:]} ",
        kinds.FRAGMENT,
        kinds.STRAY_FULL_STOP,
        kinds.SENTENCE_SPLIT,
        margin=4,
    )


def glued_headline(text: str, _chance: random.Random) -> Planted | None:
    """Let the headline run into the text."""
    end = text.find("\n\n")
    if end < 0 or not text[end + 2 : end + 3].isupper():
        return None
    return swap(text, end, end + 2, " ", kinds.RUN_TOGETHER, kinds.SENTENCE_MERGED, margin=8)


def broken_dateline(text: str, chance: random.Random) -> Planted | None:
    """Put a damaged dateline before the text, or a whole one inside it."""
    place, agency = chance.choice(("LONDON", "NEW YORK", "PARIS", "BEIJING")), "Reuters"
    if chance.random() < 0.5:
        first = body(text)
        new = chance.choice((f"{place} ({agency} - ", f"{place} ({agency}) {place} ({agency}) - "))
        planted = swap(text, first, first, new, kinds.DATELINE, margin=0)
        return replace(planted, mended=f"{text[:first]}{place} ({agency}) - {text[first:]}")
    m = pick(JOINT, text, chance)
    return m and swap(text, m.end(), m.end(), f"{place} ({agency}) - ", kinds.DATELINE, margin=0)


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
    "clause cut off": clause_cut_off,
    "glued headline": glued_headline,
    "broken dateline": broken_dateline,
}
