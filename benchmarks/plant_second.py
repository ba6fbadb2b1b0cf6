"""Copies of a second make: other tools, other noise and other furniture than benchmarks.plant.

Nothing of it is used for learning, so that it tells how the judgement fares on what others plant.
"""

import random
import re
from collections.abc import Callable, Sequence

from benchmarks.plant import Maker, Text, split
from benchmarks.wordlists_second import CHROME, FILLERS, LEADS, LIGATURES, RESPELLED, SIGN_OFFS

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SAID = re.compile(r"^(.{15,}?),? (said|says|told reporters) ([A-Z][^,.]{2,40})\.$")
_SPELLED = re.compile(r"\b(color|center|program|defense|labor|organization|percent)\b")
_COUNT = """two three four five six seven eight nine ten"""
_NUMBERS = {word: str(number) for number, word in enumerate(_COUNT.split(), start=2)}


def clipped(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Stop in the middle of a sentence, as a feed does that sends the first words only."""
    words = " ".join(story.sentences).split()
    keep = max(60, round(len(words) * chance.uniform(0.15, 0.6)))
    left = sum(map(len, words[keep:]))
    tail = chance.choice(("…", "...", f"... [+{left} chars]", "… Read the full story"))
    return Text(story.title, (" ".join(words[:keep]) + tail,))


def abridged(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Keep the lead and half of the other sentences, as an editor does who needs room."""
    rest = [s for s in story.sentences[1:] if chance.random() < chance.uniform(0.45, 0.8)]
    return Text(story.title, (story.sentences[0], *(rest or story.sentences[1:4])))


def teaser(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Give the headline and two sentences of the first four, the last one sometimes broken off."""
    at = sorted(chance.sample(range(min(4, len(story.sentences))), 2))
    kept = [story.sentences[i] for i in at]
    if chance.random() < 0.4:
        words = kept[1].split()
        kept[1] = " ".join(words[: max(6, len(words) * 2 // 3)]) + "..."
    if chance.random() < 0.3:
        kept.append("Read more")
    return Text(story.title, tuple(kept), summary=True)


def headlined(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Put another headline on it, and a byline and dateline of the house."""
    lead = re.findall(r"\w[\w'-]+", story.sentences[0])[:11]
    title = chance.choice((" ".join(lead), f"{' '.join(lead[:7])} - report", "Breaking news"))
    by = chance.choice(("By our staff and agencies", "By Staff Writer", "WORLD NEWS | "))
    return Text(title, (by + " " + story.sentences[0], *story.sentences[1:]))


def topped(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Write a new top of one or two sentences on the old body, with what is new in it."""
    names = story.names() or ["Officials"]
    tops = [
        lead.format(a=chance.choice(names), b=chance.choice(names), n=chance.randint(2, 90))
        for lead in chance.sample(LEADS, chance.randint(1, 2))
    ]
    head = chance.choice(("(Adds details)", "(Updates with reaction)", "(Recasts)", ""))
    body = story.sentences[chance.randint(0, 1) :]
    return Text(
        f"UPDATE {chance.randint(1, 3)}-{story.title}", tuple(filter(None, (head, *tops, *body)))
    )


def localised(story: Text, chance: random.Random, others: Sequence[Text]) -> Text:
    """Make a wire story one's own: an opening for the readers at home, spelling, cuts, last words.

    The wire's lead stands further below, or its two sentences become one.
    """
    own = chance.choice(list(others)).sentences
    home = own[: chance.randint(1, 3)]
    spoken = re.sub(r"\b(on )?(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", "yesterday", story.body)
    wire = [_SPELLED.sub(_respelled, s) for s in split(spoken.replace("\n\n", " "))]
    if chance.random() < 0.4 and len(wire) > 3:
        wire[:2] = [f"{wire[0].rstrip('.')}, while {wire[1][:1].lower()}{wire[1][1:]}"]
    room = chance.uniform(0.6, 0.95)
    body = [wire[0], *(s for s in wire[1:] if chance.random() < room)]
    last = own[3 : 3 + chance.randint(0, 2)]
    title = " ".join(
        [chance.choice(story.names() or ["Officials"]), *re.findall(r"\w[\w'-]+", body[0])[2:9]]
    )
    return Text(title, (*home, *body, *last, chance.choice(SIGN_OFFS)))


def _respelled(word: re.Match[str]) -> str:
    return RESPELLED[word[0]][0]


def shuffled(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Move every sentence by a few places."""
    order = sorted(range(len(story.sentences)), key=lambda i: i + chance.uniform(0, 6))
    return Text(story.title, tuple(story.sentences[i] for i in order))


def edited(story: Text, chance: random.Random, others: Sequence[Text]) -> Text:
    """Change 5 to 30 % of the words: half put in another's place, some dropped, some added."""
    share = chance.uniform(0.05, 0.3)
    pool = [w for s in chance.sample(list(others), 3) for x in s.sentences[:8] for w in x.split()]

    def change(word: str) -> str:
        roll = chance.random()
        if roll > share:
            return word
        if roll < share / 4:
            return ""
        return f"{word} {chance.choice(pool)}" if roll < share / 2 else chance.choice(pool)

    return _by_word(story, change)


def translated(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Reword it as a translation there and back does: spelling, fillers, numbers, word order."""

    def said(word: str) -> str:
        bare = word.lower().strip('.,"')
        if bare in RESPELLED and chance.random() < 0.85:
            return word.lower().replace(bare, chance.choice(RESPELLED[bare]))
        if bare in _NUMBERS:
            return word.lower().replace(bare, _NUMBERS[bare])
        return f"{chance.choice(FILLERS)} {word}" if chance.random() < 0.04 else word

    told = (_turned(sentence, chance) for sentence in _by_word(story, said).sentences)
    return Text(story.title, tuple(told))


def _turned(sentence: str, chance: random.Random) -> str:
    """Put the speaker first, or make two sentences of one."""
    match = _SAID.match(sentence)
    if match and chance.random() < 0.6:
        return f"{match[3]} {match[2]} that {match[1][0].lower()}{match[1][1:]}."
    first, both, second = sentence.partition(" and ")
    if both and min(len(first), len(second)) > 40 and chance.random() < 0.4:
        return f"{first.rstrip(',')}. In addition, {second}"
    return sentence


def scraped(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Read it off paper: ligatures, words broken at line ends, run together, letters mistaken."""
    share = chance.uniform(0.01, 0.05)
    swaps = {
        "c": "e",
        "a": "o",
        "n": "u",
        "I": "l",
        "B": "8",
        "g": "q",
        "rn": "m",
        "S": "5",
        "t": "i",
    }

    def noisy(word: str) -> str:
        word = "".join(swaps.get(c, "") if chance.random() < share else c for c in word)
        for plain, joined in LIGATURES.items():
            word = word.replace(plain, joined) if chance.random() < 0.5 else word
        if len(word) > 7 and chance.random() < 0.06:
            at = chance.randrange(3, len(word) - 2)
            word = f"{word[:at]}-\n{word[at:]}"
        return word + ("\x00" if chance.random() < share else "")

    read = _by_word(story, noisy).sentences
    return Text(story.title, tuple(s.replace("\x00 ", "").replace("\x00", "") for s in read))


def typed(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Type it in haste: neighbours on the keyboard, letters swapped, doubled and left out."""
    share = chance.uniform(0.03, 0.12)

    def slip(word: str) -> str:
        if len(word) < 4 or chance.random() > share:
            return word
        at = chance.randrange(1, len(word) - 1)
        row = next((r for r in _KEYS if word[at].lower() in r), "")
        near = row[(row.index(word[at].lower()) + 1) % len(row)] if row else word[at]
        made = (
            word[at + 1] + word[at],
            near + word[at + 1],
            word[at] * 2 + word[at + 1],
            word[at + 1],
        )
        return word[:at] + chance.choice(made) + word[at + 2 :]

    return _by_word(story, slip)


def dressed(story: Text, chance: random.Random, others: Sequence[Text]) -> Text:
    """Put a site's page around it: menus above, teasers between, a sign-off and links below."""
    body = list(story.sentences)
    for _ in range(chance.randint(1, 3)):
        other = chance.choice(list(others))
        body.insert(
            chance.randint(1, len(body)),
            f"Recommended {other.title} {chance.randint(2, 9)} hours ago",
        )
    top = chance.sample(CHROME, chance.randint(1, 3))
    links = [f"{chance.choice(list(others)).title}" for _ in range(chance.randint(2, 5))]
    return Text(
        story.title, (*top, *body, chance.choice(SIGN_OFFS), *links, *chance.sample(CHROME, 3))
    )


def run_on(story: Text, chance: random.Random, others: Sequence[Text]) -> Text:
    """Let another whole story or its larger part run on behind it, headline and all."""
    other = chance.choice(list(others))
    keep = max(
        4, round(min(len(other.sentences), len(story.sentences)) * chance.uniform(0.4, 1.0))
    )
    return Text(story.title, (*story.sentences, other.title, *other.sentences[:keep]))


def broken(story: Text, chance: random.Random, _others: Sequence[Text]) -> Text:
    """Break it as a bad converter does: sentences doubled, halves lost, marks and case astray."""
    made = []
    for sentence in story.sentences:
        words, roll = sentence.split(), chance.random()
        if roll < 0.1:
            made.append(sentence)
        elif roll < 0.2:
            words = words[: len(words) // 2]
        elif roll < 0.3:
            words = [w.upper() if chance.random() < 0.3 else w for w in words]
        elif roll < 0.4:
            words = [w.replace('"', "&quot;").replace("'", "?") for w in words]
        made.append(" ".join(words))
    return Text(story.title, tuple(filter(None, made)))


def untouched(story: Text, _chance: random.Random, _others: Sequence[Text]) -> Text:
    """Leave it as it is."""
    return story


MAKERS: dict[str, Maker] = {
    made.__name__: made
    for made in (
        untouched, clipped, abridged, teaser, headlined, topped, localised, shuffled, edited,
        translated, scraped, typed, dressed, run_on, broken,
    )
}  # fmt: skip


def _by_word(story: Text, change: Callable[[str], str]) -> Text:
    changed = (" ".join(filter(None, map(change, s.split()))) for s in story.sentences)
    return Text(story.title, tuple(filter(None, changed)))
