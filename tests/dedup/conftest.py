"""Builders for the tests of dedup: they say only what matters."""

import random

import pytest

from dedup.cluster import Link, Node
from dedup.likeness import Likeness, Relation, Verdict
from dedup.policy import Policy
from story.item import Copy, Nature

STORY = """
PORT ELLIS, May 4 - The harbour board of Port Ellis voted on Tuesday to close pier seven for
repairs until the spring, a decision that fishing crews say will cost them their season. The pier,
built in 1931, has been sinking by about two centimetres a year, engineers told the meeting.

"Nobody wants to see a crane go into the water," said Marta Oyelaran, who chairs the board. "We
were told that it could happen this winter." She said the repairs would cost 4.2 million dollars,
of which the province will pay about half.

Crews that land their catch at the pier will have to sail to Brannock, 38 kilometres to the north.
"That is three hours of fuel every day," said Joren Halvik, skipper of the trawler Kittiwake. He
and 60 others signed a petition that asks for a floating dock while work goes on.

Engineers from the firm Dunmore Tate inspected the piles in March and found that shipworm had eaten
through a third of them. Their report, seen by reporters, recommends steel piles filled with
concrete. It says that the neighbouring piers, rebuilt after the storm of 1987, are sound.

The fish market at the foot of the pier will stay open, the board said. It handles some 900 tonnes
of cod and herring a year, most of it sold to restaurants inland. Traders fear that boats which
move to Brannock may not come back. The board will meet again on June 1 to choose a builder.
"""

OTHER = """
KARVALA, May 4 - Researchers counted 1,240 white storks on the wetlands of Karvala this spring,
more than in any year since records began in 1952, the university said on Tuesday. Mild winters
and a ban on draining the meadows have helped the birds, according to the biologist Pia Sorvino.

Volunteers climbed church towers and chimneys in 31 villages to look into nests. They ringed 412
chicks and fitted 20 of them with transmitters no heavier than a coin. Last year two of the birds
flew as far as Lake Chad before turning back.

"A stork that finds no frogs does not stay," Sorvino said. The meadows were flooded again from 2009
on, after farmers agreed to leave a strip along the river Teno unploughed. The state pays them 310
euros a hectare for it, a sum that has not risen in ten years.

Not everybody is glad. Anglers say the birds take young pike, and the power company has insulated
800 pylons after storks caused cuts in February. The count will be repeated in the autumn, when
the first flocks leave for the south over the straits.
"""


def _plain(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


class Make:
    """Copies, nodes and links with sensible defaults."""

    story = _plain(STORY)
    other = _plain(OTHER)
    headline = "Port Ellis closes pier seven until spring"

    def __init__(self) -> None:
        self._next = 0

    def copy(self, text: str | None = None, title: str | None = None, **known) -> Copy:
        self._next += 1
        known.setdefault("key", self._next)
        text = self.story if text is None else text
        return Copy(text=text, title=self.headline if title is None else title, **known)

    def node(self, key: int, words: int = 300, **known) -> Node:
        known = {"seen": None, "nature": Nature.STORY, "summary": False} | known
        return Node(key=key, words=words, **known)

    def link(self, a: int, b: int, score: float = 0.9, **known) -> Link:
        verdict = Verdict.JOIN if score >= 0.7 else Verdict.ASK
        facts = {"jaccard": score, "containment": score, "contained": score, "headline": 0.5}
        facts |= {"relation": Relation.NEAR, "why": ("it is said",), "verdict": verdict} | known
        return Link(a, b, Likeness(score=score, **facts))

    def noisy(self, text: str, share: float, seed: int = 1) -> str:
        chance = random.Random(seed)
        words = text.split(" ")
        return " ".join(w if chance.random() > share else chance.choice(words) for w in words)


@pytest.fixture(scope="session")
def make() -> Make:
    return Make()


@pytest.fixture
def policy() -> Policy:
    return Policy()
