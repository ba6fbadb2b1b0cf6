"""Stories that look alike and are not the same: what a finder of copies must leave apart."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.plant import Text, renamed
from benchmarks.wordlists import FURNITURE

_QUOTATIONS = 3  # sentences with some


def _listed(words: str) -> list[str]:
    return words.split()


_FIRST = _listed("""
    Adam Priya Jonas Mariam Tomasz Elena Kwame Ingrid Rafael Sofia Hamid Claire Viktor
    Amara Stefan Lucia Dmitri Naomi Oscar Yuki Bilal Greta Pavel Leila Marcus Anika
""")
_LAST = _listed("""
    Okafor Lindqvist Petrenko Moreau Castellano Haddad Novak Brennan Iversen Tanaka
    Okoye Fischer Delgado Marchetti Kowalski Eriksen Rahman Whitfield Vasquez Dubois
    Keller Osman Sato Hollis Varga Quinlan Abbott
""")
_PLACES = _listed("""
    Harlow Brixham Northgate Ravenna Lodz Tromso Porto Malmo Bergen Cork Ghent Arles
    Toledo Lucca Odense Kaunas Tartu Split Zadar Trier Essen Basel Graz Nantes Vigo Faro
    Leiden Bruges Turku Galway Dundee Swansea
""")
_FIRMS = _listed("""
    Halden Corvex Meridian Astrola Brightwell Norvik Pentagraph Solenne Truvane Ostrava
    Calder Finmere Quillon Veritas Lumen Arcadia Weststar Oriel Kestrel Tamarin
""")
_KINDS = _listed("""
    Holdings Energy Foods Motors Bank Pharma Systems Logistics Steel Media
""")
_SKIES = ["sunny spells", "light rain", "heavy showers", "thick cloud", "snow flurries", "fog"]
_CRIMES = ["burglary", "fraud", "theft", "assault", "arson", "dangerous driving"]

_TEMPLATES = {
    "earnings": """{firm} {updown} {n1} percent in {quarter} quarter
        {firm} said on {day} that its net profit {updown} {n1} percent in the {quarter}
        quarter. The company based in {place} earned {n2} million dollars, or {n3} cents a
        share. A year earlier it earned {n4} million dollars, or {n5} cents a share. Revenue
        {updown2} {n6} percent to {n7} million dollars. Analysts on average had expected
        earnings of {n8} cents a share, excluding special items. The company said that it
        expects full-year revenue of {n9} to {n10} million dollars. Chief executive {person}
        said the results showed that the strategy was working. Shares of the company
        {updown} {n11} percent in early trading on {day}.""",
    "weather": """Weather for {place}, {day}
        {day} will bring {sky} to {place} and the surrounding area, forecasters said.
        Temperatures will reach {n1} degrees in the afternoon and fall to {n2} degrees
        overnight. Winds from the {compass} will blow at {n3} kilometres an hour, with gusts
        of {n4}. The chance of rain is {n5} percent. {sky2} is expected on the following
        day, with a high of {n6} degrees. Drivers are advised to take care on roads near
        {place2}.""",
    "fixture": """{place} United beat {place2} City {n1}-{n2}
        {place} United beat {place2} City {n1}-{n2} on {day} to move up to place {n3} of the
        table. {person} scored the opening goal after {n4} minutes with a shot from the edge
        of the area. {person2} added the second from the penalty spot shortly after the
        break. The visitors had their chances but could not find a way past the goalkeeper
        {person3}. The win takes {place} United to {n5} points from {n6} matches. They
        travel to {place3} next week, while {place2} City play at home.""",
    "court": """{place} man jailed for {crime}
        A {place} man was jailed for {n1} months on {day} after he pleaded guilty to
        {crime}. {person}, aged {n2}, of {place2} Road, appeared before {place} Crown Court.
        The court heard that the offence took place on the night of {n3} {month}. Judge
        {person2} told him that only a custodial sentence could be justified. The defence
        lawyer {person3} said that his client was deeply sorry for what he had done. He must
        also pay a surcharge of {n4} pounds and costs of {n5} pounds.""",
    "obituary": """{person}, {trade}, dies at {n1}
        {person}, a {trade} who was known for work in {place} and beyond, died on {day},
        aged {n1}. The death was confirmed by {person2}, a spokeswoman for the family, who
        gave no cause. Born in {place2} in 19{n2}, the {trade} moved to {place} as a young
        adult. Survivors include {n3} children and {n4} grandchildren. A service will be
        held in {place3} later this month, the family said.""",
    "quake": """Magnitude {n1}.{n2} quake strikes near {place}
        An earthquake of magnitude {n1}.{n2} struck {n3} kilometres off {place} on {day}.
        The quake hit at a depth of {n4} kilometres, the geological survey said. There were
        no immediate reports of damage or casualties. No tsunami warning was issued.
        Residents of {place2} said that they felt the tremor for several seconds.""",
    "market": """{place} shares {updown} {n1} percent
        Shares in {place} {updown} {n1} percent on {day}, tracking overseas markets. The
        benchmark index ended at {n2},{n3} points, with {n4} stocks higher and {n5} lower.
        {firm} led the gains, climbing {n6} percent, while {firm2} dropped {n7} percent.
        Traders said that volumes were thin ahead of a decision by the central bank. The
        currency traded at {n8} to the dollar, and the yield of ten-year bonds was {n9}
        percent.""",
}

_SERIES = {  # what stays the same from one day to the next
    "earnings": ("firm", "place", "person"),
    "weather": ("place",),
    "fixture": ("place", "person"),
    "quake": ("place",),
    "market": ("place", "firm"),
}


@dataclass(frozen=True, slots=True)
class Alike:
    """A story that looks like `old` and isn't, or like others of its own kind."""

    kind: str
    text: Text
    old: Text | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """An old story and news to tell beside it: of the same affair, or with its names put in."""

    old: Text
    new: Text
    related: bool


def quotes_enough(story: Text) -> bool:
    """Say whether a story has quotations enough for another desk to build its own around them."""
    return sum(sentence.count('"') > 1 for sentence in story.sentences) >= _QUOTATIONS


def background(old: int, new: int, share: float) -> int:
    """Return how many of so many old sentences make up no more than a share of either story."""
    return round(min(old * share, new * share / (1 - share)))


def templates(chance: random.Random, each: int) -> list[Alike]:
    """Return stories of the same make with other figures; half of them with other names too."""
    made = []
    for kind, template in _TEMPLATES.items():
        fixed = {
            k: v for k, v in _values(chance).items() if k.startswith(_SERIES.get(kind, ("-",)))
        }
        for number in range(each):
            values = _values(chance) | (fixed if number % 2 else {})
            made.append(Alike(f"template {kind}", _filled(template, values)))
    return made


def round_ups(stories: Sequence[Text], chance: random.Random, count: int) -> list[Alike]:
    """Return digests of the first sentences of five stories each."""
    made = []
    for _ in range(count):
        parts = [s.sentences[: chance.randint(2, 4)] for s in chance.sample(stories, 5)]
        title = chance.choice(("News in brief", "Morning digest", "Top stories of the day"))
        made.append(Alike("round-up", Text(title, tuple(x for part in parts for x in part))))
    return made


def follow_ups(beside: Sequence[Beside], chance: random.Random) -> list[Alike]:
    """Return next-day stories: mostly news, then 20 to 40 % old background of an earlier story."""
    made = []
    for one in beside:
        old, share = one.old, chance.uniform(0.2, 0.4)
        news = one.new.sentences[: round(len(old.sentences) * (1 - share)) + 1]
        keep = max(1, background(len(old.sentences), len(news), share))
        made.append(Alike("follow-up", Text(one.new.title, news + old.sentences[-keep:]), old))
    return made


def same_quotes(beside: Sequence[Beside], chance: random.Random) -> list[Alike]:
    """Return another desk's words around the quotations of a story."""
    made = []
    for one in beside:
        every = [x for x in one.old.sentences if '"' in x]
        own = list(one.new.sentences[: max(len(every) * 2, len(one.old.sentences) - len(every))])
        most = min(len(own), len(one.old.sentences)) // 3
        for quote in chance.sample(every, min(len(every), most)):
            own.insert(chance.randint(1, len(own)), quote)
        made.append(Alike("same quotations", Text(one.new.title, tuple(own)), one.old))
    return made


def sagas(beside: Sequence[Beside], chance: random.Random) -> list[Alike]:
    """Return other events of a story's people: all news, and one old sentence at the end."""
    made = []
    for one in beside:
        names = one.old.names()
        title = one.new.title if one.related else renamed(one.new.title, names, chance)
        text = Text(title, (*one.new.sentences, one.old.sentences[-1]))
        made.append(Alike("saga", text, one.old))
    return made


def backgrounds(beside: Sequence[Beside], chance: random.Random) -> list[Alike]:
    """Return new stories that end in the background of an old one, word for word.

    It makes up a quarter to six tenths of either; the headlines may have words in common.
    """
    made = []
    for one in beside:
        old, share = one.old, chance.uniform(0.25, 0.6)
        keep = max(2, background(len(old.sentences), len(one.new.sentences), share))
        news = one.new.sentences[: max(2, round(keep * (1 - share) / share))]
        words, own = old.title.split(), one.new.title.split()
        told = chance.sample(words, min(len(words), chance.randint(0, 4)))
        title = " ".join([*told, *own[: max(3, 8 - len(told))]])
        made.append(Alike("background", Text(title, news + old.sentences[-keep:]), old))
    return made


def shells(fresh: Sequence[Text], chance: random.Random) -> list[Alike]:
    """Return unrelated briefs in one shell of boilerplate longer than they are."""
    shell = tuple(FURNITURE[:8])
    briefs = ((s.title, s.sentences[: chance.randint(2, 4)]) for s in fresh)
    return [Alike("shell", Text(title, brief + shell)) for title, brief in briefs]


def _values(chance: random.Random) -> dict[str, str]:
    def person() -> str:
        return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"

    values: dict[str, Callable[[], str]] = {
        "firm": lambda: f"{chance.choice(_FIRMS)} {chance.choice(_KINDS)}",
        "person": person,
        "place": lambda: chance.choice(_PLACES),
        "day": lambda: chance.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")),
        "quarter": lambda: chance.choice(("first", "second", "third", "fourth")),
        "updown": lambda: chance.choice(("rose", "fell")),
        "sky": lambda: chance.choice(_SKIES),
        "compass": lambda: chance.choice(("north", "south", "east", "west")),
        "crime": lambda: chance.choice(_CRIMES),
        "month": lambda: chance.choice(("March", "April", "October", "November")),
        "trade": lambda: chance.choice(("painter", "pianist", "chemist", "novelist")),
        "n": lambda: str(chance.randint(2, 98)),
    }
    return {f"{name}{i or ''}": make() for name, make in values.items() for i in range(12)}


def _filled(template: str, known: dict[str, str]) -> Text:
    title, _, body = template.partition("\n")
    return Text(
        title.format(**known),
        tuple(x + "." for x in " ".join(body.format(**known).split()).rstrip(".").split(". ")),
    )
