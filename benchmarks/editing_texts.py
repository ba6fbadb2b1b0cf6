"""Clean stories to plant damage into, and the same story as another house prints it."""

import random
import re
from dataclasses import dataclass

from benchmarks.articles import articles
from benchmarks.held_out import abc, bbc
from story.item import Copy

_SPLIT = re.compile(r'(?<=[.!?])(["”]?) (?=["“]?[A-Z])')
_LOST = re.compile(r'\w\?\w|\s\?\w|[a-z]"(?:t|s|re|ve)\b|\.-|,-|-"|[a-z]- [a-z]|&[#a-z]\w+;|<')
_AMERICAN = (
    ("organise", "organize"),
    ("recognise", "recognize"),
    ("colour", "color"),
    ("centre", "center"),
    ("defence", "defense"),
    ("programme", "program"),
    ("per cent", "percent"),
    ("labour", "labor"),
)
_FIGURES = ["seven", "eight", "nine", "ten"]


@dataclass(frozen=True, slots=True)
class Beside:
    """The siblings of a story, and how many of its characters they cover."""

    copies: list[Copy]
    covered: int


def stories(texts: str, count: int, chance: random.Random) -> list[str]:
    """Return clean stories of a set: `articles`, on which the rules grew, or `bbc` or `abc`."""
    if texts == "articles":
        able = [a for a in articles() if not a.damaged and not _LOST.search(a.text)]
        able = [a for a in able if 120 < len(a.text.split()) < 900 and a.title]
        chosen = chance.sample(able, min(count, len(able)))
        return [laid_out(f"{a.title}\n\n", a.text, chance) for a in chosen]
    found = [t for t in (bbc() if texts == "bbc" else abc()).values() if not _LOST.search(t)]
    chosen_texts = chance.sample(found, min(count, len(found)))
    if texts == "bbc":
        return chosen_texts
    return [laid_out("", text, chance) for text in chosen_texts]


def laid_out(head: str, text: str, chance: random.Random) -> str:
    """Give a text back its paragraphs, and half of the texts curly quotes."""
    text = re.sub(r"\s+", " ", text).strip()
    body = _SPLIT.sub(lambda m: m[1] + _gap(text, m.end(1), chance), text)
    if chance.random() < 0.5:
        body = re.sub(r'(?<![\w.,!?])"(?=\S)', "“", body).replace('"', "”").replace("'", "’")
    return head + body


def _gap(text: str, at: int, chance: random.Random) -> str:
    """Return a paragraph's end, if no quotation is open there and chance will have it."""
    quoted = text.count('"', 0, at) % 2
    return "\n\n" if not quoted and chance.random() < 0.5 else " "


def beside(base: str, sibling: str) -> Beside:
    """Return no sibling, the clean copy, or the clean copy in another house's style."""
    if sibling == "none":
        return Beside([], len(base))
    if sibling == "clean":
        return Beside([Copy(1, base, source="there")], len(base))
    text, covered = house_style(base, random.Random(len(base)))
    return Beside([Copy(1, text, source="there")], covered)


def house_style(text: str, chance: random.Random) -> tuple[str, int]:
    """Return the same story as another outlet prints it, and how much of the story it covers.

    No damage, other manners: spelling, marks, figures, some words left out, a trimmed end, its
    own credit.
    """
    paragraphs = text.split("\n\n")
    if len(paragraphs) > 6:
        paragraphs = paragraphs[: -chance.randrange(1, 3)]
    text = "\n\n".join(paragraphs)
    covered = len(text)
    for british, american in _AMERICAN:
        a, b = (british, american) if chance.random() < 0.5 else (american, british)
        text = re.sub(rf"\b{a}(s?)\b", rf"{b}\1", text)
    text = (
        text.replace("“", '"').replace("”", '"').replace("’", "'")
        if "“" in text
        else text.replace(" - ", " — ")
    )
    text = re.sub(r"\bU\.S\.(?= [a-z])", "US", text)
    text = re.sub(r", (he|she) said\.", r", said \1.", text, count=1)
    text = re.sub(r" that (?=the|he|she|it|they)", " ", text, count=2)
    numerals = r"\b(seven|eight|nine|ten)\b"
    text = re.sub(numerals, lambda m: str(_FIGURES.index(m[1]) + 7), text)
    if chance.random() < 0.5:
        text += "\n\n(Reporting by Jane Doe; Editing by John Roe)"
    return text, covered
