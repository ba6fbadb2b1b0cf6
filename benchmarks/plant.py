"""Copies as the trade makes them: each maker takes a story and returns what came of it."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.wordlists import FURNITURE, RELATED, SYNONYMS

_SENTENCE = re.compile(r'(?<=[.!?])["”]?\s+(?=["“]?[A-Z0-9])')


@dataclass(frozen=True, slots=True)
class Text:
    """A headline and the sentences of a body."""

    title: str
    sentences: tuple[str, ...]
    summary: bool = False

    @property
    def body(self) -> str:
        """Return the sentences as paragraphs of two."""
        pairs = [self.sentences[i : i + 2] for i in range(0, len(self.sentences), 2)]
        return "\n\n".join(" ".join(pair) for pair in pairs)

    @property
    def length(self) -> int:
        """Return the number of words."""
        return sum(len(sentence.split()) for sentence in self.sentences)

    def names(self) -> list[str]:
        """Return the capitalised words, sorted."""
        return sorted({w for s in self.sentences for w in s.split() if _is_name(w)})


Maker = Callable[[Text, random.Random, Sequence[Text]], Text]


def split(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, well enough to plant with."""
    return tuple(part for part in _SENTENCE.split(text) if part)


def cut(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Keep the first paragraphs."""
    keep = max(4, round(len(story.sentences) * chance.uniform(0.2, 0.7)))
    return Text(story.title, story.sentences[:keep])


def summary(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Keep the headline and two sentences, mostly the first ones."""
    first = 0 if chance.random() < 0.8 else chance.randrange(min(4, len(story.sentences) - 1))
    return Text(story.title, story.sentences[first : first + 2], summary=True)


def retitled(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Give another headline, made of words of the story."""
    words = [w.strip('.,"') for w in " ".join(story.sentences[:6]).split() if len(w) > 4]
    return Text(" ".join(chance.sample(words, min(8, len(words)))).capitalize(), story.sentences)


def write_through(story: Text, chance: random.Random, others: Sequence[Text]) -> Text:
    """Put a new lead of one to three sentences on the old body."""
    names = story.names()
    leads = chance.choice(others).sentences[: chance.randint(1, 3)]
    lead = tuple(renamed(sentence, names, chance) for sentence in leads)
    old = story.sentences[chance.randint(0, 2) :]
    return Text(f"UPDATE {chance.randint(1, 4)}-{story.title}", lead + old)


def retopped(story: Text, chance: random.Random, others: Sequence[Text]) -> Text:
    """Trim a wire story, and put a lead and some sentences of another house's own to it.

    The lead tells the same news in other words, or what it means for the house's own readers.
    """
    own = chance.choice(others).sentences
    room = chance.uniform(0.5, 1.0)
    kept = [s for s in story.sentences[1:] if chance.random() < room]
    lead = list(reworded(Text("", story.sentences[:1]), chance, others).sentences)
    if chance.random() < 0.5:
        lead.insert(0, own[0])
    lead += own[1 : chance.randint(1, 2)]
    for sentence in own[2 : 2 + chance.randint(0, max(1, len(kept) // 2))]:
        kept.insert(chance.randint(0, len(kept)), sentence)
    words = [w.strip('.,"') for w in " ".join(story.sentences[:4]).split() if len(w) > 3]
    told = chance.sample(words, min(6, len(words)))
    old = story.title.split()
    told += chance.sample(old, min(len(old), chance.randint(0, 3)))
    return Text(" ".join(told).capitalize(), (*lead, *kept))


def reordered(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Change the order of the paragraphs after the lead."""
    rest = [story.sentences[i : i + 2] for i in range(2, len(story.sentences), 2)]
    chance.shuffle(rest)
    return Text(story.title, story.sentences[:2] + tuple(s for pair in rest for s in pair))


def replaced(story: Text, chance: random.Random, others: Sequence[Text]) -> Text:
    """Replace 5 to 30 % of the words by any others."""
    share = chance.choice((0.05, 0.1, 0.15, 0.2, 0.25, 0.3))
    pool = " ".join(chance.choice(others).sentences).split()
    return _each_word(story, lambda word: chance.choice(pool) if chance.random() < share else word)


def reworded(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Say it in other words, as an automatic translation there and back does."""

    def said(word: str) -> str:
        bare = word.lower().strip('.,"')
        if bare in SYNONYMS and chance.random() < 0.8:
            return word.lower().replace(bare, chance.choice(SYNONYMS[bare]))
        if bare in {"the", "a", "an", "that", "of"} and chance.random() < 0.25:
            return ""
        return word

    turned = []
    for sentence in _each_word(story, said).sentences:
        head, comma, tail = sentence.rstrip(".").partition(", ")
        swap = comma and chance.random() < 0.35 and len(head) > 12 and len(tail) > 12
        turned.append(
            f"{tail[0].upper()}{tail[1:]}, {head[0].lower()}{head[1:]}." if swap else sentence
        )
    return Text(story.title, tuple(turned))


def scanned(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Read it with a bad scanner: 2 to 6 % of the characters are wrong or gone."""
    share = chance.uniform(0.02, 0.06)
    swaps = {
        "l": "1",
        "o": "0",
        "e": "c",
        "m": "rn",
        "i": "l",
        "s": "5",
        "t": "f",
        "h": "b",
        " ": "",
    }

    def noisy(text: str) -> str:
        return "".join(swaps.get(c, "") if chance.random() < share else c for c in text)

    return Text(noisy(story.title), tuple(noisy(sentence) for sentence in story.sentences))


def furnished(story: Text, chance: random.Random, others: Sequence[Text]) -> Text:
    """Wrap it in boilerplate and related links."""
    sentences = list(story.sentences)
    links = [f"{chance.choice(RELATED)} {chance.choice(others).title}" for _ in range(4)]
    for link in links[: chance.randint(1, 4)]:
        sentences.insert(chance.randint(1, len(sentences)), link)
    sentences += chance.sample(FURNITURE, chance.randint(2, 6))
    return Text(story.title, tuple(sentences))


def glued(story: Text, chance: random.Random, others: Sequence[Text]) -> Text:
    """Let another story run on behind it."""
    other = chance.choice(others).sentences
    keep = max(3, round(len(story.sentences) * chance.uniform(0.3, 0.9)))
    return Text(story.title, story.sentences + other[:keep])


def mangled(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Break it as a machine does: words move, full stops fall into sentences, lines go missing."""
    broken = []
    for sentence in story.sentences:
        words = sentence.split()
        roll = chance.random()
        if roll < 0.15 and len(words) > 8:
            at = chance.randrange(3, len(words) - 3)
            words = [*words[:at], words[at] + ".", *words[at + 1 :]]
        elif roll < 0.3 and len(words) > 8:
            at = chance.randrange(1, len(words) - 2)
            words.insert(chance.randrange(len(words)), words.pop(at))
        elif roll < 0.36:
            continue
        broken.append(" ".join(words))
    return Text(story.title, tuple(broken) or story.sentences)


def same(story: Text, _chance: random.Random, _others: Sequence[Text]) -> Text:
    """Leave it as it is."""
    return story


MAKERS: dict[str, Maker] = {
    made.__name__: made
    for made in (
        same, cut, summary, retitled, retopped, write_through, reordered, replaced, reworded,
        scanned, furnished, glued, mangled,
    )
}  # fmt: skip


def _each_word(story: Text, change: Callable[[str], str]) -> Text:
    changed = (" ".join(filter(None, map(change, s.split()))) for s in story.sentences)
    return Text(story.title, tuple(changed))


def renamed(sentence: str, names: Sequence[str], chance: random.Random) -> str:
    """Put names of the story into a sentence of another."""
    if not names:
        return sentence
    words = sentence.split()
    return " ".join(chance.choice(names) if _is_name(w) else w for w in words)


def _is_name(word: str) -> bool:
    return word[:1].isupper() and len(word) > 3
