"""One copy, read once: what every rule needs to know of it."""

import re
from functools import cached_property, lru_cache

from editing.flag import Flag, Tier
from editing.language import language
from editing.signs import low, plain, words_alone
from story.item import Copy
from story.sentences import paragraphs, within
from story.wordlists import listed
from story.words import Span

_LONGEST_HEADLINE = 180
_ENDED = re.compile(r"[.!?…:;,。！？؟۔।॥][\"'”’»)\]」』]*\Z|[\"”»)」』]\Z")
# Words that English uses this often; a text with this share of them needs no closer look.
_ENGLISH = listed(
    """
    the of to and in is was for that with on by said from he she they have has be were are not
    at it his will as this an which who
    """
)
_ONLY_ENGLISH = listed("the of and to that with said was from he they have this which who")
_SURELY, _HARDLY = 0.2, 0.08
_ONLY, _MANY_ONLY = 0.05, 0.1
_SAMPLE = 250
_FIRST_LOOK = 80  # words
_UNBROKEN = re.compile(r"\S+")
_REMEMBERED = 64  # siblings


class Reading:
    """A copy with its paragraphs, sentences and language; computed when first asked for."""

    def __init__(self, copy: Copy) -> None:
        self.copy = copy
        self.text = copy.text
        self.paragraphs: list[Span] = paragraphs(copy.text)

    @cached_property
    def plain(self) -> bytes | None:
        """The text as `editing.signs` looks at it."""
        return plain(self.text)

    @cached_property
    def low(self) -> str:
        """The text in small letters, character by character; curly marks may be straight."""
        return low(self.text, self.plain)

    @cached_property
    def said(self) -> list[str]:
        """The words of the text, case folded; a figure's parts are words each."""
        alone = self._alone
        return (alone if self.plain is not None else alone.casefold()).split()

    @cached_property
    def _alone(self) -> str:
        return words_alone(self.text, self.plain)

    @cached_property
    def _spans(self) -> list[Span]:
        return [Span(*match.span()) for match in _UNBROKEN.finditer(self._alone)]

    def place(self, first: int, count: int) -> Span:
        """Return where so many of the words that are `said` stand, from the first one."""
        return Span(self._spans[first].start, self._spans[first + count - 1].end)

    @cached_property
    def english(self) -> bool:
        """Whether the rules for English grammar may speak."""
        if self.copy.language and not self.copy.language.casefold().startswith("en"):
            return False
        sample = self.said[:_FIRST_LOOK]
        if sum(map(_ONLY_ENGLISH.__contains__, sample)) >= _MANY_ONLY * _FIRST_LOOK:
            return True
        sample = self.said[:_SAMPLE]
        common = list(filter(_ENGLISH.__contains__, sample))
        if len(common) >= _SURELY * len(sample):
            only = sum(map(_ONLY_ENGLISH.__contains__, common))
            if only >= _ONLY * len(sample):
                return bool(sample)
        return len(common) >= _HARDLY * len(sample) and language(self.text) == "en"

    @cached_property
    def headline(self) -> Span | None:
        """The first paragraph where it is a headline: no full stop is missed there."""
        if not self.paragraphs:
            return None
        first = self.paragraphs[0]
        said = self.text[first.start : first.end]
        if self.copy.title and said.casefold() == self.copy.title.strip().casefold():
            return first
        if len(self.paragraphs) == 1 or len(said) > _LONGEST_HEADLINE or _ENDED.search(said):
            return None
        return first

    @cached_property
    def body(self) -> list[Span]:
        """The paragraphs after the headline."""
        return self.paragraphs[1:] if self.headline else self.paragraphs

    @cached_property
    def by_paragraph(self) -> list[tuple[Span, list[Span]]]:
        """The paragraphs after the headline, each with its sentences."""
        return [(paragraph, within(self.text, paragraph)) for paragraph in self.body]

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences after the headline."""
        return [sentence for _, found in self.by_paragraph for sentence in found]

    def at(self, span: Span) -> str:
        """Return what stands there."""
        return self.text[span.start : span.end]

    def flag(
        self,
        kind: str,
        span: Span,
        message: str,
        *,
        confidence: float,
        repair: str | None = None,
    ) -> Flag:
        """Return a flag on a place of this text; under 0.7 it is but a hint."""
        tier = Tier.FLAG if confidence >= SURE else Tier.HINT
        text = self.text[span.start : span.end]
        return Flag(kind, tier, span.start, span.end, text, message, confidence, repair)


@lru_cache(maxsize=_REMEMBERED)
def read(copy: Copy) -> Reading:
    """Return the reading of a sibling; remembered, for it is asked many times."""
    return Reading(copy)


SURE = 0.7  # the least confidence of a flag; below it is a hint
