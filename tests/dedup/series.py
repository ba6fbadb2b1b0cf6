"""Items that a desk fills in by the dozen, what comes of them on the way, and a site's shell."""

import random
import re

_TOWNS = (
    "Brannock",
    "Karvala",
    "Ostheim",
    "Velden",
    "Port Ellis",
    "Dunmore",
    "Kittwick",
    "San Torrento",
    "Mirefield",
    "Askerby",
)
_PEOPLE = (
    "Ingrid Novak",
    "Paul Adeyemi",
    "Marta Oyelaran",
    "Pia Sorvino",
    "Owen Tarrant",
    "Lucy Farrow",
    "Hamid Rezai",
)
_FIRMS = (
    "Halden Foods",
    "Corvex Steel",
    "Quillon Bank",
    "Lumen Air",
    "Tessaro Group",
    "Pellinor Rail",
)
_CLUBS = ("Rovers", "Athletic", "Harriers", "Albion", "Wanderers")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")

ITEMS = {
    "weather": (
        "Weather for {town}",
        "Weather for {town}: high {n1}, low {n2}, wind {n3} kilometres an hour from the west.",
    ),
    "sun": (
        "Outlook",
        "It stays mostly sunny around {town} on {day} with temperatures near {n1} degrees.",
    ),
    "fixture": (
        "{town} at home",
        (
            "Next up for the {club} of {town} is {town2} on {day}; kick-off is at {n1} minutes "
            "past three, and {n2} points part the two."
        ),
    ),
    "result": (
        "Full time at {town}",
        (
            "It ended {s1} to {s2} at {town} on {day} before a crowd of {n1}{n2}, with {who} on "
            "the mark after {n3} minutes."
        ),
    ),
    "obituary": (
        "{who}",
        (
            "The family of {who}, late of {town}, announce with sorrow a peaceful passing at the "
            "age of {n1}; the service is at {s1} on {day}."
        ),
    ),
    "court": (
        "In court at {town}",
        (
            "At the bench in {town}, one {who}, aged {n1}, of {town2} Lane, was fined {n2} pounds "
            "for riding without a light and told to pay {n3} in costs."
        ),
    ),
    "earnings": (
        "Quarter at {firm}",
        (
            "For the quarter the board of {firm} reports sales of {n1}.{s1} million and a profit "
            "of {n2} cents a share, against {n3} cents a year before."
        ),
    ),
    "close": (
        "{town} bourse",
        "At the bell the index of {town} stood at {n1}{n2}, a gain of {n3} points on {day}.",
    ),
    "metal": ("Silver", "An ounce of silver was fixed at {n1}.{n2} dollars on {day} afternoon."),
    "lottery": (
        "Draw",
        "Drawn on {day} were {n1}, {n2}, {n3}, {n4} and {n5}, with {s1} as the extra ball.",
    ),
    "traffic": (
        "Works near {town}",
        (
            "Drivers lose up to {n1} minutes on the ring road of {town} until {n2} workers have "
            "laid new kerbs there."
        ),
    ),
    "quake": (
        "Tremor off {town}",
        (
            "The ground shook off {town} on {day}: the tremor had magnitude {s1}.{s2} and a depth "
            "of {n1} kilometres, and no damage was reported."
        ),
    ),
    "ferry": (
        "Ferry",
        "The ferry from {town} to {town2} leaves at {n1} past nine on {day} with {n2} cars.",
    ),
    "jobless": (
        "Jobless in {town}",
        (
            "The number of people out of work in {town} came to {n1}{n2} last month, {n3} more "
            "than in the month before, the labour office said."
        ),
    ),
}

# An office sends these to every town; most of them is the same in all.
RELEASES = {
    "buses": (
        "Late buses: passengers wait in {town}",
        """
        Passengers waited for late buses in {town} last month, the transport office said on Monday.

        The office counted {n2}{n3} journeys in {town} in April. Of them {n1} per cent ran more
        than five minutes late, against a target of 20 per cent, and {n4} per cent were full.

        “Our drivers do what they can in streets that were never made for so much traffic, and they
        deserve our thanks,” said Orla Finnegan, who speaks for the office. “We have ordered 240
        new buses and will hire 90 mechanics before the winter.”

        In the whole country 31 per cent of 2,100,000 journeys were late, the office said, 2 points
        fewer than in the spring of 2019. The union of passengers asked for lanes of their own for
        all 118 lines that cross a market square.
        """,
    ),
    "grants": (
        "Help with heating: families wait in {town}",
        """
        Families in {town} will get help with their heating this winter, the ministry said on
        Friday. They have until 31 October to ask for it at the town hall of {town}.

        Last year {n1} families in {town} had asked, and {n2} of them got 1,450 crowns, and 35 a
        month more for every child under 16. This year {n3} families may ask.

        “Nobody in this country shall sit in a cold kitchen, and nobody shall have to choose
        between bread and coal,” the minister, Anders Holmgren, said. The ministry has set aside
        64 million crowns for 300 towns, 12 million more than in 2021. Whoever rents a flat has to
        bring the bill of the year before, and whoever owns a house the paper that says how it is
        insulated.
        """,
    ),
}

SHELL = (
    "Sign up for our newsletter.",
    "By clicking here you agree to the terms of the house.",
    "All rights are reserved by the publisher.",
    "Download the app from the store.",
    "Follow our reporters wherever they are.",
    "This site uses cookies to improve your visit.",
    "Contact the newsroom with a tip.",
    "Advertise with us in print and online.",
    "Listen to the morning programme.",
    "Manage your subscription at any hour.",
    "Report an error in this article.",
    "Our work is paid for by readers like you.",
    "Play the daily crossword.",
    "A helpline is open day and night.",
    "Visit the shop for books and tickets.",
    "Opinions are those of their authors alone.",
)

_MISREAD = {"c": "e", "n": "u", "l": "1", "g": "q", "t": "i", "o": "0", "h": "b"}
_WORDS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def values(chance: random.Random) -> dict[str, str]:
    """Return what fills the blanks of an item."""
    towns, people = chance.sample(_TOWNS, 2), chance.sample(_PEOPLE, 1)
    made = {"town": towns[0], "town2": towns[1], "who": people[0]}
    made |= {"firm": chance.choice(_FIRMS), "club": chance.choice(_CLUBS)}
    made |= {"day": chance.choice(_DAYS)}
    made |= {f"n{number}": str(chance.randint(10, 98)) for number in range(1, 6)}
    return made | {f"s{number}": str(chance.randint(1, 9)) for number in range(1, 3)}


def filled(name: str, known: dict[str, str]) -> tuple[str, str]:
    """Return headline and text of an item."""
    head, text = (ITEMS | RELEASES)[name]
    parts = (" ".join(part.split()) for part in text.strip().split("\n\n"))
    return head.format(**known), "\n\n".join(parts).format(**known)


def anew(
    known: dict[str, str], chance: random.Random, *, names: bool, figures: bool
) -> dict[str, str]:
    """Return the blanks with other names, with other figures, or with both."""
    made = values(chance)
    while any(made[key] == known[key] for key in ("town", "who", "firm", "n1", "n2", "s1")):
        made = values(chance)
    named = ("town", "town2", "who", "firm", "club")
    other = {key for key in made if (names if key in named else figures)}
    return {key: (made if key in other else known)[key] for key in made}


def misread(text: str, chance: random.Random, share: float) -> str:
    """Return a text as it is read off paper, so many of its letters taken for others."""
    return "".join(_MISREAD.get(c, c) if chance.random() < share else c for c in text)


def spelled_out(text: str) -> str:
    """Return a text with its small whole figures in words."""
    return re.sub(
        r"(?<![\d.])([2-9]|1[0-2])(?![\d.])", lambda figure: _WORDS[int(figure[0]) - 2], text
    )


def put_right(text: str, chance: random.Random) -> str:
    """Return a text with another figure in one place."""
    figure = chance.choice(list(re.finditer(r"\d+", text)))
    return f"{text[: figure.start()]}{int(figure[0]) + 1}{text[figure.end() :]}"


def in_shell(text: str, sentences: int, at: float) -> str:
    """Return a text within a shell of so many sentences, so far from its top (0 to 1)."""
    shell = [SHELL[number % len(SHELL)] for number in range(sentences)]
    cut = round(sentences * at)
    return " ".join([*shell[:cut], text, *shell[cut:]])
