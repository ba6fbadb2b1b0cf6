"""A headline that runs into the text, shown by a sibling whose headline stands apart."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from editing import kinds
from editing.evidence import Witness
from editing.flag import Flag
from editing.reading import Reading
from editing.tokens import Tokens
from story.words import Span

_SHORTEST = 4  # tokens of a headline
_CONFIDENCE = 0.92


def glued(reading: Reading, mine: Tokens, asked: Sequence[Witness]) -> Iterator[Flag]:
    """Yield a flag on the joint, if the copy opens with the words of a sibling's headline."""
    for witness in asked:
        headline = Reading(witness.copy).headline
        if headline is None:
            continue
        theirs = witness.seen.b
        count = sum(1 for start in theirs.starts if start < headline.end)
        if count < _SHORTEST or theirs.forms[:count] != mine.forms[:count]:
            continue
        end, start = mine.ends[count - 1], mine.starts[count - 1]
        if count == len(mine.forms) or "\n" in mine.text[end : mine.starts[count]]:
            continue
        follower = mine.ends[count]
        flag = reading.flag(
            kinds.RUN_TOGETHER,
            Span(start, follower),
            "The headline runs into the text: the sibling has it apart.",
            confidence=_CONFIDENCE,
            repair=f"{mine.text[start:end]}\n\n{mine.text[end:follower].lstrip()}",
        )
        yield replace(flag, evidence=(witness.evidence(0, count),), agreement=1)
        return
