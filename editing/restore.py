"""What a sibling still has of a text that broke off, or whose beginning is gone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from editing import kinds
from editing.dress import dressed, is_broken
from editing.evidence import Witness, confirmed, covered
from editing.flag import Evidence, Flag, Tier
from editing.reading import Reading, read
from editing.rules.furniture import furniture
from editing.rules.truncation import BREAKS_OFF
from editing.tokens import Tokens, is_word
from story.words import Span

_BACK = 8  # tokens before the flag from which both texts must run alike
_STEADY = 3
_SURE = 0.97


def restored(flag: Flag, mine: Tokens, asked: Sequence[Witness]) -> Flag:
    """Return the flag with the missing part as its repair, from the first sibling that has it.

    A paragraph in lower case may have lost its beginning, not only its capital.
    """
    if flag.kind == kinds.LOWER_CASE_START:
        cut = restored(replace(flag, kind=kinds.TRUNCATED_START), mine, asked)
        return cut if cut.evidence else confirmed(flag, mine, asked)
    for witness in asked:
        found = (
            _ending(flag, mine, witness)
            if flag.kind == kinds.TRUNCATED_END
            else _beginning(flag, mine, witness)
        )
        if found is not None:
            return found
    return flag


def lost_end(reading: Reading, mine: Tokens, asked: Sequence[Witness]) -> Iterator[Flag]:
    """Yield a flag on the end of a text in whose last sentence a sibling goes on.

    However short that sentence is: a sibling sees what no rule would dare to say.
    """
    last = len(mine.forms) - 1
    if last < _STEADY or reading.copy.summary or not is_word(mine.forms[last]):
        return
    for witness in asked:
        there = witness.place(last)
        if there is None or witness.place(last - _STEADY) != there - _STEADY:
            continue
        theirs = witness.seen.b
        follower = theirs.forms[there + 1 : there + 2]
        if not follower or not is_word(follower[0]):
            continue
        if "\n" not in theirs.text[theirs.ends[there] : theirs.starts[there + 1]]:
            where = Span(mine.starts[last], mine.ends[last])
            cut = reading.flag(kinds.TRUNCATED_END, where, BREAKS_OFF, confidence=_SURE)
            if (found := _ending(cut, mine, witness)) is not None:
                yield found
                return


def _ending(flag: Flag, mine: Tokens, witness: Witness) -> Flag | None:
    start, _ = covered(mine, flag.start, flag.end)
    token = max(0, start - _BACK)
    there = witness.place(token)
    while there is None and token < start:
        token += 1
        there = witness.place(token)
    if there is None:
        return None
    while token + 1 < len(mine.forms) and witness.place(token + 1) == there + 1:
        token, there = token + 1, there + 1
    if token < start - 1:
        return None  # the texts part before the end: that is rewording
    theirs = witness.seen.b
    if there + 1 >= len(theirs.forms) or theirs.starts[there + 1] >= (end := _story_end(witness)):
        return None
    rest = theirs.text[theirs.starts[there] : end].rstrip()
    where = Span(mine.starts[token], flag.end)
    return _changed(
        flag, mine, where, dressed(rest, mine.text), witness.evidence(there, there + 1)
    )


def _story_end(witness: Witness) -> int:
    """Return where the sibling's text ends when the furniture behind it is put aside."""
    text = witness.copy.text
    end = len(text.rstrip())
    for piece in sorted(furniture(read(witness.copy)), key=lambda f: -f.end):
        if text[piece.end : end].strip():
            break
        end = piece.start
    return end


def _beginning(flag: Flag, mine: Tokens, witness: Witness) -> Flag | None:
    start, _ = covered(mine, flag.start, flag.end)
    token = start
    while token < start + _BACK and token + _STEADY < len(mine.forms):
        there = witness.place(token)
        if there is not None and witness.place(token + _STEADY) == there + _STEADY:
            break
        token += 1
    else:
        return None
    theirs = witness.seen.b
    first = theirs.text.rfind("\n", 0, theirs.starts[there]) + 1
    before = witness.place(start - 1) if start else None
    if before is not None:
        first = max(first, theirs.ends[before])
    lost = theirs.text[first : theirs.starts[there]].lstrip()
    if not lost.strip():
        return None
    stop = max(flag.end, mine.ends[token])
    repair = dressed(lost, mine.text) + mine.text[mine.starts[token] : stop]
    where = Span(flag.start, stop)
    return _changed(flag, mine, where, repair, witness.evidence(there, there + 1))


def _changed(
    flag: Flag, mine: Tokens, where: Span, repair: str, evidence: Evidence
) -> Flag | None:
    if is_broken(repair):
        return None
    return replace(
        flag,
        tier=Tier.FLAG,
        start=where.start,
        end=where.end,
        text=mine.text[where.start : where.end],
        repair=repair,
        confidence=max(flag.confidence, _SURE),
        evidence=(evidence,),
        agreement=1,
    )
