"""Damage that one text cannot show: only a sibling knows that the words were others."""

import random
import re

from benchmarks.editing_damage import Maker, Planted, pick, swap
from editing import kinds


def displaced(text: str, chance: random.Random) -> Planted | None:
    """Put the last of three words first."""
    m = pick(re.compile(r"(?<=[a-z] )([a-z]{4,}) ([a-z]{4,}) ([a-z]{4,})(?= [a-z])"), text, chance)
    return m and swap(text, m.start(), m.end(), f"{m[3]} {m[1]} {m[2]}", kinds.WORDS_DISPLACED)


def lost_word(text: str, chance: random.Random) -> Planted | None:
    """Lose a word."""
    m = pick(re.compile(r"(?<=[a-z]{2} )[a-z]{2,} (?=[a-z]{2})"), text, chance)
    return m and swap(
        text,
        m.start(),
        m.end(),
        "",
        kinds.WORDS_LOST,
        kinds.ATTRIBUTION_LOST,
        kinds.QUOTE_ALTERED,
        margin=3,
    )


def other_word(text: str, chance: random.Random) -> Planted | None:
    """Slip in a word: two letters change places."""
    m = pick(re.compile(r"(?<= )[a-z]{6,}(?= )"), text, chance)
    if m is None:
        return None
    at = m.start() + chance.randrange(1, len(m.group()) - 2)
    if text[at] == text[at + 1]:
        return None
    new = text[m.start() : at] + text[at + 1] + text[at] + text[at + 2 : m.end()]
    return swap(text, m.start(), m.end(), new, kinds.WORDS_REPLACED)


def other_number(text: str, chance: random.Random) -> Planted | None:
    """Change a figure."""
    m = pick(re.compile(r"(?<= )\d{1,4}(?= [a-z])"), text, chance)
    new = str(int(m.group()) + chance.randrange(1, 9)) if m else ""
    return m and swap(text, m.start(), m.end(), new, kinds.NUMBER_DIFFERS, kinds.DATE_DIFFERS)


def other_name(text: str, chance: random.Random) -> Planted | None:
    """Misspell a name."""
    m = pick(re.compile(r"(?<=[a-z] )[A-Z][a-z]{5,}(?= )"), text, chance)
    if m is None:
        return None
    at = m.start() + chance.randrange(1, 4)
    return swap(text, at, at + 1, "", kinds.NAME_DIFFERS, kinds.WORDS_REPLACED, margin=3)


def other_day(text: str, chance: random.Random) -> Planted | None:
    """Change the day of the week."""
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    m = pick(re.compile("|".join(days)), text, chance)
    new = chance.choice([d for d in days if not m or d != m.group()])
    return m and swap(text, m.start(), m.end(), new, kinds.DATE_DIFFERS)


def lost_attribution(text: str, chance: random.Random) -> Planted | None:
    """Lose who said it."""
    m = pick(re.compile(r",(?:[”\"])? (?:he|she|[A-Z][a-z]+) said(?=\.)"), text, chance)
    new = (
        ""
        if m and '"' not in m.group() and "”" not in m.group()
        else "." + (m.group()[1] if m else "")
    )
    if m and new:
        return swap(text, m.start(), m.end() + 1, new, kinds.ATTRIBUTION_LOST, margin=3)
    return m and swap(text, m.start(), m.end(), new, kinds.ATTRIBUTION_LOST, margin=3)


def added_word(text: str, chance: random.Random) -> Planted | None:
    """Let a word of the next line slip in."""
    m = pick(re.compile(r"(?<=[a-z]{3}) (?=[a-z]{3})"), text, chance)
    words = re.findall(r"(?<= )[a-z]{3,}(?= )", text)
    return m and swap(
        text,
        m.start(),
        m.end(),
        f" {chance.choice(words)} ",
        kinds.WORDS_ADDED,
        kinds.QUOTE_ALTERED,
        kinds.DOUBLED_WORD,
        margin=-1,
    )


def wrong_word(text: str, chance: random.Random) -> Planted | None:
    """Put another word of the story in a word's place."""
    m = pick(re.compile(r"(?<=[a-z] )[a-z]{4,}(?= [a-z])"), text, chance)
    words = [w for w in re.findall(r"(?<= )[a-z]{4,}(?= )", text) if m and w != m.group()]
    return m and swap(
        text, m.start(), m.end(), chance.choice(words), kinds.WORDS_REPLACED, kinds.QUOTE_ALTERED
    )


def altered_quote(text: str, chance: random.Random) -> Planted | None:
    """Put another word into a quotation."""
    m = pick(re.compile(r"[“\"](?:[\w'’-]+,? ){3,12}([a-z]{4,})(?= [a-z])"), text, chance)
    words = [w for w in re.findall(r"(?<= )[a-z]{4,}(?= )", text) if m and w != m.group(1)]
    return m and swap(
        text, m.start(1), m.end(1), chance.choice(words), kinds.QUOTE_ALTERED,
        kinds.WORDS_REPLACED,
    )  # fmt: skip


def lost_paragraph(text: str, chance: random.Random) -> Planted | None:
    """Lose a paragraph from the middle."""
    m = pick(re.compile(r"(?<=[.])\n\n[A-Z][^\n]{80,}[.](?=\n\n[^\n]+\n\n)"), text, chance)
    return m and swap(text, m.start(), m.end(), "", kinds.PARAGRAPH_LOST, margin=4)


def split_sentence(text: str, chance: random.Random) -> Planted | None:
    """End a sentence before its last part, and begin that with a capital."""
    m = pick(re.compile(r"(?<=[a-z]{3}) (after|with|for|in|by|from) (?=[a-z])"), text, chance)
    return m and swap(
        text, m.start(), m.end(), f". {m.group(1).capitalize()} ", kinds.SENTENCE_SPLIT,
        kinds.STRAY_FULL_STOP, kinds.FRAGMENT, margin=4,
    )  # fmt: skip


def merged_sentences(text: str, chance: random.Random) -> Planted | None:
    """Join two sentences with a comma."""
    m = pick(
        re.compile(r"(?<=[a-z]{2})\. (?=(?:The|It|He|She|They|This|In|A) [a-z])"), text, chance
    )
    return m and swap(
        text, m.start(), m.end() + 1, ", " + text[m.end()].lower(), kinds.SENTENCE_MERGED,
        margin=4,
    )  # fmt: skip


WITH_SIBLINGS: dict[str, Maker] = {
    "displaced": displaced,
    "lost word": lost_word,
    "other word": other_word,
    "other number": other_number,
    "other name": other_name,
    "other day": other_day,
    "lost attribution": lost_attribution,
    "added word": added_word,
    "wrong word": wrong_word,
    "altered quote": altered_quote,
    "lost paragraph": lost_paragraph,
    "split sentence": split_sentence,
    "merged sentences": merged_sentences,
}
