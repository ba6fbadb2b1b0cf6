"""The comparison of two members of a cluster: blocks of rows, and a card for each flag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.compare import Block, Mark, Row, Side, alone, blocks, numbered, rows
from dashboard.joined import joined
from dashboard.kinds import tone
from dashboard.repairs import Drawn, beginning, drawn, ending, supporting
from dashboard.shortened import shortened
from dashboard.wording import agreement
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
            return agreement(self.flag.agreement, max(told, self.flag.agreement))
        return "in no other version" if self.tone == "plum" else "from this text alone"

    @property
    def proof(self) -> Sibling | None:
        """Return the first sibling that has the right words, with little around them."""
        found = next((sibling for sibling in self.siblings if sibling.words), None)
        return found and _cut(found)


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
    left_out: tuple[str, ...]


def proof(flag: FlagLine) -> Sibling | None:
    """Return the same of a flag that stands on no cluster's page."""
    for said in flag.evidence:
        before, words, after = supporting(said["text"], flag)
        if words:
            return _cut(Sibling(None, said["source"], before, words, after))
    return None


def _cut(sibling: Sibling) -> Sibling:
    return replace(sibling, before=ending(sibling.before), after=beginning(sibling.after))


def comparison(
    members: Sequence[Member], a: Member | None, b: Member, *, hints: bool
) -> Comparison:
    """Return the comparison of `a` with `b`; hints are shown if asked for, and counted anyway."""
    counted = sum(
        f.tier == "hint" and f.state != "dismissed" for m in (a, b) if m for f in m.flags
    )
    short_a, short_b = shortened(a, hints=hints) if a else None, shortened(b, hints=hints)
    left_out = (*(short_a.left_out if short_a else ()), *short_b.left_out)
    shown: dict[Side, Sequence[FlagLine]] = {"b": short_b.flags}
    a, b = short_a.member if short_a else None, short_b.member
    if short_a:
        shown["a"] = short_a.flags
    spans = {s: [Span(f.start, f.end) for f in some] for s, some in shown.items()}
    pairs = joined(compare(a.text, b.text), a.text, b.text) if a else []
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
        hints=counted,
        equal=all(row.equal for row in made),
        left_out=left_out,
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
    siblings: list[Sibling] = []
    for said in flag.evidence:
        member = members.get(said["key"])
        before, words, after = supporting(said["text"], flag)
        source = member.feed if member else said["source"]
        siblings.append(Sibling(member.place if member else None, source, before, words, after))
    siblings.sort(key=lambda sibling: (not sibling.words, sibling.place or 0))
    return Card(
        number=number,
        place=members[flag.version].place,
        tone=colour,
        flag=flag,
        drawn=drawn(flag),
        siblings=tuple(siblings),
    )
