"""All rules over one copy, and what its siblings say."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from editing import kinds, layout
from editing.evidence import CUT, Witness, called, confirmed
from editing.excess import excess
from editing.flag import Flag, Tier
from editing.habits import habitual, written
from editing.order_mark import MARK, bare, moved
from editing.reading import Reading, read
from editing.restore import lost_end, restored
from editing.rules import (
    capitals,
    datelines,
    encoding,
    fragments,
    furniture,
    joins,
    marks_abroad,
    markup,
    punctuation,
    quotes,
    repeats,
    spacing,
    stops,
    subordinate,
    truncation,
)
from editing.scope import EVERYTHING, Scope
from editing.tokens import Tokens, tokens
from editing.verdicts import judged
from story.item import Copy

_DAMAGED = 2  # flags that make a copy less to be trusted than a sibling with none
_REMEMBERED = 64  # siblings whose damage is known: one is asked by many copies

Rule = Callable[[Reading], Iterator[Flag]]

ANY_LANGUAGE: tuple[Rule, ...] = (
    encoding.mojibake,
    encoding.escapes,
    encoding.controls,
    markup.remnants,
    furniture.furniture,
    repeats.doubled_paragraphs,
    repeats.doubled_sentences,
    punctuation.clusters,
    punctuation.spaces_before,
    punctuation.spaces_in_brackets,
    punctuation.stops_behind_strong_marks,
    punctuation.leading_marks,
    truncation.markers,
    truncation.ending,
    joins.glued_headline,
    datelines.datelines,
    quotes.quotes,
    quotes.brackets,
    marks_abroad.doubled_marks,
    marks_abroad.corner_marks,
    marks_abroad.low_quotes,
    marks_abroad.pointed_quotes,
    marks_abroad.questions,
    spacing.glued,
    capitals.capitals,
)
ENGLISH: tuple[Rule, ...] = (
    stops.stops_before_lower_case,
    fragments.names_cut,
    subordinate.fragments,
    joins.missing_stops,
    joins.stops_before_quotations,
    joins.headline_run_on,
    spacing.glued_words,
    repeats.doubled_words,
    truncation.beginning,
    truncation.paragraph_starts,
)
# Where two rules speak of one place, the one that stands first here is right.
_RANK = {
    kind: rank
    for rank, kind in enumerate(
        (
            *sorted(kinds.FURNITURE),
            kinds.HTML_REMNANT,
            kinds.MOJIBAKE,
            kinds.CONTROL_CHARACTER,
            kinds.DOUBLED_PARAGRAPH,
            kinds.DOUBLED_SENTENCE,
            kinds.DATELINE,
            kinds.TRUNCATED_START,
        )
    )
}


def check(
    copy: Copy | str,
    siblings: Sequence[Copy | str] = (),
    *,
    scope: Scope = EVERYTHING,
    habits: Collection[int] = (),
) -> list[Flag]:
    """Return the flags on a copy, sorted by start; siblings are evidence, never damage.

    A plain text will do for a copy, too; each one that is a sibling counts as a source of its own.
    `habits` are the fingerprints of the feed's boilerplate (`editing.habits`).
    Raises `TypeError` for what is neither a text nor a `Copy`.
    """
    if isinstance(siblings, str | Copy):
        raise TypeError("check() takes a list of siblings; put the only one into a list")
    own = _copy(copy, 0, "")
    others = [_copy(s, at, f"sibling {at}") for at, s in enumerate(siblings, 1)]
    marked = {s.key for s in others if s.text.startswith(MARK)}
    if marked or own.text.startswith(MARK):
        found = _found(bare(own), [bare(s) for s in others], scope, habits)
        return moved(found, by=own.text.startswith(MARK), marked=marked)
    return _found(own, others, scope, habits)


def _copy(given: object, key: int, source: str) -> Copy:
    if isinstance(given, Copy):
        return given
    if isinstance(given, str):
        return Copy(key, given, source=source)
    what = source or "the copy"
    raise TypeError(f"check() takes texts (str) or Copy values; {what} is {type(given).__name__}")


def _found(
    copy: Copy, others: Sequence[Copy], scope: Scope, habits: Collection[int]
) -> list[Flag]:
    reading = Reading(copy)
    found = raised(reading)
    if habits or scope.boilerplate:
        found += habitual(reading, habits, written(scope.boilerplate))
    # What is off hides nothing: it goes before flags are settled against each other.
    wanted = scope.wanted(found)
    alone = settled(wanted)
    if others:
        own = _damage(alone if len(wanted) == len(found) else settled(found))
        alone = _weighed(reading, alone, others, own=own, scope=scope)
    return sorted(alone, key=lambda f: (f.start, f.end, f.kind))


def _weighed(
    reading: Reading, alone: list[Flag], siblings: Sequence[Copy], *, own: int, scope: Scope
) -> list[Flag]:
    """Return the flags in the light of the siblings, and what only they show.

    `own` is the damage of the copy, whatever is in the scope.
    """
    asked = called(reading.copy, siblings)
    if not asked:
        return alone
    mine = tokens(reading.text)
    kept = [_beside(flag, reading, mine, asked) for flag in alone]

    def standing(witness: Witness) -> int:
        """Tell who is the more damaged of the two: 1 the copy, -1 the sibling, 0 nobody knows."""
        if 0 < own < _DAMAGED:
            return 0
        theirs = _damage(shown_by(witness.copy))
        return 1 if own >= _DAMAGED and not theirs else -1 if theirs and not own else 0

    shown = (
        *layout.glued_headline(reading, mine, asked),
        *layout.lost_breaks(reading, mine, asked),
        *lost_end(reading, mine, asked),
        *judged(reading, mine, asked, standing=standing, shown=lambda w: shown_by(w.copy)),
    )
    return settled([*kept, *scope.wanted(shown)])


def _beside(flag: Flag, reading: Reading, mine: Tokens, asked: Sequence[Witness]) -> Flag:
    """Return a rule's flag with what the siblings say of its place."""
    if flag.kind in kinds.FURNITURE:
        return excess(flag, mine, asked)
    cut = flag.kind in CUT or _opens_paragraph(flag, reading)
    return restored(flag, mine, asked) if cut else confirmed(flag, mine, asked)


def _opens_paragraph(flag: Flag, reading: Reading) -> bool:
    opens = flag.start == 0 or reading.text[flag.start - 1] == "\n"
    return flag.kind == kinds.LOWER_CASE_START and opens


def _damage(flags: Sequence[Flag]) -> int:
    return sum(f.tier is Tier.FLAG and f.kind not in kinds.FURNITURE for f in flags)


@lru_cache(maxsize=_REMEMBERED)
def shown_by(copy: Copy) -> Sequence[Flag]:
    """Return the flags that one text raises by itself."""
    return settled(raised(read(copy)))


def raised(reading: Reading) -> list[Flag]:
    """Return what one text shows of its damage, by every rule; flags may overlap."""
    rules = ANY_LANGUAGE + ENGLISH if reading.english else ANY_LANGUAGE
    return [flag for rule in rules for flag in rule(reading)]


def settled(flags: Iterable[Flag]) -> list[Flag]:
    """Return the flags of which no two overlap: furniture first, then the surer, the shorter."""
    kept: list[Flag] = []
    starts: list[int] = []
    for flag in sorted(_but_cut_quotations(list(flags)), key=_rank):
        at = bisect_left(starts, flag.end)
        # Those kept don't overlap, so only the last that begins before this one's end can.
        if at and kept[at - 1].end > flag.start:
            continue
        starts.insert(at, flag.start)
        kept.insert(at, flag)
    return kept


def _but_cut_quotations(flags: list[Flag]) -> list[Flag]:
    """Return the flags without those on quotations that are open because the text was cut."""
    ends = {f.end for f in flags if f.kind == kinds.TRUNCATED_END and f.tier is Tier.FLAG}
    if not ends:
        return flags
    return [f for f in flags if f.kind != kinds.UNBALANCED_QUOTE or f.end not in ends]


def _rank(flag: Flag) -> tuple[int, int, float, int, int]:
    hint = flag.tier is Tier.HINT
    return (
        hint,
        _RANK.get(flag.kind, len(_RANK)),
        -flag.confidence,
        flag.end - flag.start,
        flag.start,
    )
