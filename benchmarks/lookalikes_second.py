"""Look-alikes of a second make: other templates, series of one place or firm, several shells."""

import random
from collections.abc import Sequence

from benchmarks.lookalikes import Alike, Beside, background
from benchmarks.plant import Text
from benchmarks.wordlists_second import CHROME, SIGN_OFFS

_WHO = """Hazel Thornbury|Ciaran Maddox|Ottilie Brandt|Yusuf Karaman|Petra Skovgaard|Duncan Ferrier
Noor Siddiqui|Emil Havel|Rosa Quintero|Tobias Lang|Mei Lindholm|Arthur Penhale|Saskia de Wit
Ivo Marinov|Helena Prado|Gareth Tully|Anneke Vos|Luca Bertolini|Sinead Rafferty|Osei Mensah"""
_TOWNS = """Kilbarry|Westerholt|Dunmarrow|Altenfels|Pinewick|Saint-Aubry|Norrvik|Castelmar|Ferndale
Oldbridge|Marsh End|Hochstadt|Lakemont|Rathmore|Vila Nova|Brookhaven|Esterby|Cold Harbour"""
_FIRMS = """Anvil & Rowe|Northsea Lines|Pellor Group|Tandem Air|Grainger Mills|Ultra Cement
Bluefin Bank|Hexa Telecom
Mondial Foods|Orchard Retail|Silverline Rail|Castor Oil & Gas|Delphi Glass"""
_WHO_LIST, _TOWN_LIST, _FIRM_LIST = (
    x.replace("\n", "|").split("|") for x in (_WHO, _TOWNS, _FIRMS)
)

_TEMPLATES = {
    "results": """{firm} posts {q} results
        Turnover at {firm} came to {n1}.{n2} billion euros in the three months to {month},
        against {n3}.{n4} billion in the same period last year. Operating profit stood at
        {n5} million euros. The board proposed a dividend of {n6} cents. Finance director
        {who} told analysts on a call that input costs had eaten {n7} basis points of
        margin. Net debt ended the quarter at {n8} million euros. The shares closed {n9}
        cents {way} in {town}.""",
    "forecast": """{town} weather: the outlook for {day}
        Here is the outlook for {town} on {day}. The day starts at {n1} degrees and warms
        to {n2} by mid-afternoon, with {sky} for much of the day. Winds of {n3} to {n4}
        kilometres an hour come in from the {side}. There is a {n5} per cent chance of a
        shower before midnight. Sunrise is at 6.{n6} and sunset at 8.{n7}. Pollen counts
        are {level}. Looking further ahead, {day2} should see highs of {n8} degrees.""",
    "list": """At {town} District Court on {day}
        The following cases were dealt with at {town} District Court on {day}. {who},
        {n1}, of {town2} Street, was fined {n2} euros for driving at {n3} kilometres an
        hour in a 50 zone. {who2}, {n4}, of no fixed address, was given {n5} hours of
        community service for {crime}. {who3}, {n6}, had a charge of {crime2} adjourned
        until the {n7}th. Judge {who4} presided. Costs of {n8} euros were awarded in each
        case.""",
    "fixtures": """{town} and {town2} share the points
        It ended {n1}-{n1} between {town} and {town2} on {day} night in front of {n2},{n3}
        people. {who} put the home side ahead in minute {n4} and {who2} levelled {n5}
        minutes later. Referee {who3} showed {n6} yellow cards. {town} stay in place {n7}
        on {n8} points with a game in hand. Next up for {town2} is a trip to {town3} on
        {day2}.""",
    "death": """Death notice: {who}
        {who} (née {who2}), {town}, late of {town2}, peacefully at the {town3} hospice on
        {day}, in the {n1}th year of life. Sadly missed by {n2} children, {n3}
        grandchildren, relatives and friends. Reposing at {who3} funeral home from {n4}
        o'clock on {day2}. Removal to the parish church of {town} for Mass at {n5}. Family
        flowers only, donations to the hospice.""",
    "index": """{town} bourse closes {way}
        The {town} all-share closed {n1}.{n2} per cent {way} on {day} at {n3},{n4}.
        Gainers beat losers by {n5} to {n6}. {firm} was the most traded stock with {n7}
        million shares changing hands. Turnover came to {n8} million euros. Ten-year
        yields stood at {n9}.{n2} per cent, and a barrel of crude cost {n6} dollars.
        Dealers cited caution before inflation figures.""",
    "appeal": """Gardai appeal over missing {age}
        Police are asking for help in finding {who}, {n1}, who has been missing from
        {town} since {day}. {who} is described as {n2} centimetres tall, of slim build,
        with brown hair. When last seen the {age} wore a dark jacket and blue jeans.
        Anyone with information is asked to call the station at {town2} on 0{n3} {n4}{n5}.""",
}

_OF_A_PERSON = {"death", "appeal"}  # nobody dies twice
_ROUND = ("Five things to know this morning", "The day in brief", "Your evening update", "Wrap")


def templates(chance: random.Random, each: int) -> list[Alike]:
    """Return stories of one template each; half are a series of one place, firm and person."""
    made = []
    for kind, template in _TEMPLATES.items():
        fixed = _values(chance)
        for number in range(each):
            values = _values(chance)
            if number % 2:
                kept = ("town",) if kind in _OF_A_PERSON else ("town", "firm", "who")
                values |= {k: v for k, v in fixed.items() if k.startswith(kept)}
            made.append(Alike(f"template {kind}", _filled(template, values)))
    return made


def round_ups(stories: Sequence[Text], chance: random.Random, count: int) -> list[Alike]:
    """Return digests of four to seven stories, of each the headline and up to three sentences."""
    made = []
    for _ in range(count):
        parts: list[str] = []
        for story in chance.sample(list(stories), chance.randint(4, 7)):
            parts += [story.title, *story.sentences[: chance.randint(1, 3)]]
        made.append(Alike("round-up", Text(chance.choice(_ROUND), tuple(parts))))
    return made


def follow_ups(beside: Sequence[Beside], chance: random.Random) -> list[Alike]:
    """Return later days of a story: news, and up to two fifths of old background in it."""
    made = []
    for one in beside:
        old, share = one.old, chance.uniform(0.15, 0.4)
        keep = max(1, background(len(old.sentences), len(one.new.sentences), share))
        start = chance.randint(1, max(1, len(old.sentences) - keep))
        news = one.new.sentences[: round(keep / share - keep) + 1]
        at = chance.randint(len(news) // 2, len(news))
        text = (*news[:at], *old.sentences[start : start + keep], *news[at:])
        title = old.title if chance.random() < 0.2 else one.new.title
        made.append(Alike("follow-up", Text(title, text), old))
    return made


def same_quotes(beside: Sequence[Beside], chance: random.Random) -> list[Alike]:
    """Return another desk's report around most quotations, each cut to its quoted part."""
    made = []
    for one in beside:
        names = one.old.names() or ["Officials"]
        quoting = [x for x in one.old.sentences if x.count('"') > 1]
        own = list(one.new.sentences)[: max(4, 2 * len(quoting))]
        most = min(len(own) // 2, len(one.old.sentences) // 3)
        quotes = [x for x in quoting[:most] if chance.random() < 0.85]
        for quote in quotes:
            said = '"' + quote.split('"')[1] + '"'
            own.insert(chance.randint(1, len(own)), f"{said} {chance.choice(names)} said.")
        made.append(Alike("same quotations", Text(one.new.title, tuple(own)), one.old))
    return made


def sagas(beside: Sequence[Beside], chance: random.Random) -> list[Alike]:
    """Return other events of a story's people, its headline all but kept, its lead retold late."""
    made = []
    for one in beside:
        news = list(one.new.sentences[: len(one.old.sentences)])
        news.insert(chance.randint(len(news) // 2, len(news)), one.old.sentences[0])
        words = one.old.title.split()
        title = " ".join([*words[: len(words) // 2], *one.new.title.split()[:4]])
        made.append(Alike("saga", Text(title, tuple(news)), one.old))
    return made


def backgrounds(beside: Sequence[Beside], chance: random.Random) -> list[Alike]:
    """Return new stories with two blocks of an old one's text but its lead, in another order.

    They hold up to six tenths of the old text, and up to half of what they say is old.
    """
    made = []
    for one in beside:
        rest = one.old.sentences[2:]
        share = chance.uniform(0.3, 0.6)
        keep = max(2, min(round(len(one.old.sentences) * share), len(one.new.sentences)))
        cut = chance.randint(0, max(0, len(rest) - keep))
        blocks = rest[cut : cut + keep // 2], rest[cut + keep // 2 : cut + keep]
        news = one.new.sentences[: chance.randint(keep, 2 * keep)]
        last = news[-1:] if chance.random() < 0.5 else ()
        body = news[: len(news) - len(last)]
        name = chance.choice(one.old.names() or ["Officials"])
        text = Text(f"{name}: {one.new.title}", (*body, *blocks[1], *blocks[0], *last))
        made.append(Alike("background", text, one.old))
    return made


def shells(fresh: Sequence[Text], chance: random.Random) -> list[Alike]:
    """Return briefs of one to three sentences, each in one of three shells longer than itself."""
    frames = [
        (tuple(chance.sample(CHROME, 3)), (*chance.sample(CHROME, 5), *SIGN_OFFS[:2]))
        for _ in range(3)
    ]
    made = []
    for story in fresh:
        top, bottom = chance.choice(frames)
        brief = story.sentences[: chance.randint(1, 3)]
        made.append(Alike("shell", Text(story.title, (*top, *brief, *bottom))))
    return made


def _values(chance: random.Random) -> dict[str, str]:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    values = {
        "firm": _FIRM_LIST, "who": _WHO_LIST, "town": _TOWN_LIST, "day": days,
        "month": ("March", "June", "September", "December"),
        "q": ("first-quarter", "half-year", "full-year"),
        "way": ("up", "down", "higher", "lower"),
        "sky": ("bright spells", "low cloud", "drizzle", "sleet"),
        "side": ("north-east", "south", "west"), "level": ("low", "moderate", "high"),
        "crime": ("shoplifting", "public disorder", "handling stolen goods", "criminal damage"),
        "age": ("teenager", "woman", "man"),
    }  # fmt: skip
    made = {f"{k}{i or ''}": chance.choice(v) for k, v in values.items() for i in range(5)}
    return made | {f"n{i}": str(chance.randint(2, 99)) for i in range(10)}


def _filled(template: str, values: dict[str, str]) -> Text:
    title, _, body = template.partition("\n")
    text = " ".join(body.format(**values).split())
    return Text(title.format(**values), tuple(x.rstrip(".") + "." for x in text.split(". ")))
