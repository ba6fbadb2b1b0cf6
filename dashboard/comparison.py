"""The comparison of two members of a cluster: blocks of rows, and a card for each flag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.compare import Block, Mark, Row, Side, alone, blocks, numbered, rows
from dashboard.kinds import tone
from dashboard.repairs import Drawn, drawn, supporting
from editing.align import Pair, compare
from storage.views.flags import FlagLine
from storage.views.members import Member
from story.sentences import paragraphs
from story.words import Span


@dataclass(frozen=True, slots=True)
class Sibling:
    """The same passage in another version; `words` in it bear the repair out."""

    place: int | None
    source: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Card:
    """A flag with its number on the page, the repair drawn in, and what the siblings say."""

    number: int
    place: int
    tone: str
    flag: FlagLine
    drawn: Drawn
    siblings: tuple[Sibling, ...]

    @property
    def agreement(self) -> str:
        """Return how many of the siblings read as the repair does."""
        told = len(self.siblings)
        if self.flag.agreement:
            return f"{self.flag.agreement} of {max(told, self.flag.agreement)} agree"
        return "in no other version" if self.tone == "plum" else "no sibling to ask"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts beside each other, or one alone where `a` is `None`."""

    a: Member | None
    b: Member
    title: Row
    blocks: tuple[Block, ...]
    cards: Mapping[int, Card]
    hints: int
    equal: bool


def comparison(
    members: Sequence[Member], a: Member | None, b: Member, *, hints: bool
) -> Comparison:
    """Return the comparison of `a` with `b`; hints are shown if asked for, and counted anyway."""
    sides: list[tuple[Side, Member]] = [("b", b)] if a is None else [("a", a), ("b", b)]
    open_flags = {s: [f for f in m.flags if f.state != "dismissed"] for s, m in sides}
    shown = {s: [f for f in some if hints or f.tier == "flag"] for s, some in open_flags.items()}
    spans = {s: [Span(f.start, f.end) for f in some] for s, some in shown.items()}
    pairs = compare(a.text, b.text) if a else []
    order: list[tuple[Side, int]] = (
        numbered(pairs, spans["a"], spans["b"])
        if a
        else [("b", i) for i in range(len(shown["b"]))]
    )
    marks, cards = [], {}
    by_version = {member.version: member for member in members}
    for number, (side, i) in enumerate(order, start=1):
        flag = shown[side][i]
        colour = tone(flag.kind) if flag.tier == "flag" else "hint"
        marks.append(Mark(number, side, spans[side][i], colour))
        cards[number] = _card(number, flag, colour, by_version)
    if a is None:
        made = alone(b.text, paragraphs(b.text), marks)
    else:
        made = rows(pairs, a.text, b.text, marks)
    return Comparison(
        a=a,
        b=b,
        title=_title(a, b),
        blocks=tuple(blocks(made)),
        cards=cards,
        hints=sum(f.tier == "hint" for some in open_flags.values() for f in some),
        equal=all(row.equal for row in made),
    )


def _title(a: Member | None, b: Member) -> Row:
    """Return the headlines as a row; two that have nothing in common stand beside each other."""
    if a is None:
        return alone(b.title, [Span(0, len(b.title))], [])[0]
    found = rows(compare(a.title, b.title), a.title, b.title, [])
    if len(found) == 1:
        return found[0]
    whole = Pair(Span(0, len(a.title)), Span(0, len(b.title)), ())
    return rows([whole], a.title, b.title, [])[0]


def _card(number: int, flag: FlagLine, colour: str, members: Mapping[int, Member]) -> Card:
    siblings = []
    for said in flag.evidence:
        member = members.get(said["key"])
        before, words, after = supporting(said["text"], flag)
        source = member.feed if member else said["source"]
        siblings.append(Sibling(member.place if member else None, source, before, words, after))
    return Card(
        number=number,
        place=members[flag.version].place,
        tone=colour,
        flag=flag,
        drawn=drawn(flag),
        siblings=tuple(siblings),
    )
