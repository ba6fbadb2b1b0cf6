"""An archive of any size: made-up stories of about 300 words, a third of them copies.

Phrases of real articles are put together anew, the frequent ones often, with names and figures of
the story's own among them. So unrelated stories share phrases as they do in life, but no
sentences; what is shared by design are the copies of `benchmarks.plant` and its furniture.
"""

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.articles import articles
from benchmarks.plant import MAKERS, Text

_KINDS = ("same", "same", "cut", "summary", "retitled", "write_through", "replaced", "furnished")
_COPIES = 0.35  # of all rows; media monitors speak of 30 to 40 % (Commetric)
_RECENT = 20_000  # rows back, the oldest that is still copied
_SENTENCES = (11, 19)  # about 300 words
_SYLLABLES = ("ba", "den", "ka", "lor", "mi", "nor", "pel", "ra", "sto", "tu", "vek", "wan", "yar")
_SYLLABLES += ("zo", "hal", "grim", "fos", "len", "dor", "mar")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the archive, and which story it tells."""

    id: str
    story: int
    title: str
    text: str


def rows(count: int, *, seed: int = 1) -> Iterator[Row]:
    """Yield so many rows; a smaller count with the same seed gives the same first rows."""
    chance = random.Random(seed)
    phrases = _phrases()
    recent: list[tuple[int, Text]] = []
    for number in range(count):
        if recent and chance.random() < _COPIES:
            story, text = chance.choice(recent)
            others = [other for _, other in chance.choices(recent, k=3)]
            text = MAKERS[chance.choice(_KINDS)](text, chance, others)
        else:
            story, text = number, _story(chance, phrases)
            if len(recent) < _RECENT:
                recent.append((story, text))
            else:
                recent[chance.randrange(_RECENT)] = (story, text)
        yield Row(f"{story}-{number}", story, text.title, text.body)


def write(path: Path, count: int, *, seed: int = 1) -> None:
    """Write the rows as JSON Lines: id, title, text."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows(count, seed=seed):
            said = {"id": row.id, "title": row.title, "text": row.text}
            file.write(json.dumps(said, ensure_ascii=False) + "\n")


def _phrases() -> list[str]:
    """Return stretches of three to seven words that stood between two marks or names."""
    found = []
    for article in articles():
        if not article.damaged:
            found += re.findall(r"(?:\b[a-z]+ ){2,6}[a-z]+\b", article.text)
    random.Random(1).shuffle(found)
    return found


def _story(chance: random.Random, phrases: Sequence[str]) -> Text:
    own = [_name(chance) for _ in range(chance.randint(6, 12))]
    own += [f"{chance.randrange(2, 9_000):,}" for _ in range(chance.randint(3, 8))]
    sentences = tuple(_sentence(chance, phrases, own) for _ in range(chance.randint(*_SENTENCES)))
    title = f"{own[0]} {' '.join(sentences[0].split()[1:6])} {chance.choice(own)}"
    return Text(title, sentences)


def _sentence(chance: random.Random, phrases: Sequence[str], own: Sequence[str]) -> str:
    parts = []
    for _ in range(chance.randint(2, 5)):
        # The square makes some phrases frequent and most of them rare.
        parts.append(phrases[int(len(phrases) * chance.random() ** 2)])
        parts += [chance.choice(own)] if chance.random() < 0.5 else []
    said = " ".join(parts)
    return f"{said[0].upper()}{said[1:]}."


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))).capitalize()
