"""Articles made up of chance words: a set that needs no network, the same on every machine.

They are no news, but they have what dedup looks at: leads, names, figures, quotations, furniture.
"""

import random
from datetime import UTC, datetime, timedelta

from benchmarks.articles import Article
from benchmarks.labelled import OUTLETS
from benchmarks.wordlists import FURNITURE, SYNONYMS
from benchmarks.wordlists_second import RESPELLED

_ONSETS, _VOWELS, _CODAS, _JOINTS = (
    line.split()
    for line in (
        "b br c ch d dr f fl g gr h j k kl l m n p pr r s st t tr v w z",
        "a e i o u ai ea ou",
        "n r l nd rk st m s ck ld",
        "of in for with from to at by on after before under against",
    )
)
_OPENERS = ("The", "A", "Its", "Their", "Another", "Every")


def invented(count: int = 1_000, seed: int = 7) -> list[Article]:
    """Return so many articles of 8 to 24 sentences, by turns of outlets that learning may use."""
    chance = random.Random(seed)
    words = sorted({w for w in (*SYNONYMS, *RESPELLED) if len(w) > 3 and w.isalpha()})
    words += [_word(chance) for _ in range(2_500)]
    noon = datetime(2026, 5, 4, 12, tzinfo=UTC)
    return [
        Article(
            key=key,
            outlet=OUTLETS[key % len(OUTLETS)],
            url="",
            published=noon + timedelta(hours=chance.randrange(24 * 60)),
            title=title,
            text=text,
        )
        for key in range(count)
        for title, text in [_story(chance, words)]
    ]


def _word(chance: random.Random) -> str:
    parts = range(chance.randint(2, 3))
    return "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in parts) + chance.choice(
        _CODAS
    )


def _story(chance: random.Random, words: list[str]) -> tuple[str, str]:
    own = chance.sample(words, 120)
    names = [_word(chance).capitalize() for _ in range(12)]
    sentences = [_sentence(chance, own, names) for _ in range(chance.randint(8, 24))]
    if chance.random() < 0.2:
        sentences.append(chance.choice(FURNITURE))
    title = " ".join([chance.choice(names), *chance.sample(own[:30], 5)])
    lead = f"{title.capitalize()} {' '.join(chance.sample(own, 9))}."
    return title, " ".join([lead, *sentences])


def _sentence(chance: random.Random, own: list[str], names: list[str]) -> str:
    said = []
    for _ in range(chance.randint(5, 12)):
        roll = chance.random()
        said.append(chance.choice(own))
        if roll < 0.2:
            said.append(f"the {chance.choice(names)}")
        elif roll < 0.28:
            said.append(str(chance.randint(2, 9_000)))
        elif roll < 0.6:
            said.append(chance.choice(_JOINTS))
    text = " ".join(said)
    if chance.random() < 0.2:
        return f'"{text.capitalize()}," said {chance.choice(names)} {chance.choice(names)}.'
    return f"{chance.choice(_OPENERS)} {text}."
