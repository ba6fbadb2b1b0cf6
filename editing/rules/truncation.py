"""Texts that break off, and texts whose beginning is gone."""

import re
from collections.abc import Iterator
from itertools import pairwise

from editing import kinds
from editing.abroad import READ_ON
from editing.flag import Flag
from editing.lexicon import FUNCTION, NEVER_LAST
from editing.phrases import alternatives
from editing.reading import Reading
from editing.rules.stops import has_verb
from editing.tails import ENTRY_END
from story.words import Span, folded

BREAKS_OFF = "The text breaks off here."
_MARKER = re.compile(
    r"""\[?(?:…|\.\.\.)?\s*(?:\[\s*(?:…|\.{3}|\+\d+\s*chars?)\s*\]|\(\+?\d+\s*chars?\))
       (?:\s*(?:[Rr]ead\ [Mm]ore|[Cc]ontinue\ [Rr]eading|[Mm]ore)\b(?=\W*\Z|\W*\n))?
      |(?:…|\.{3})\s*\(?(?i:READ_ON)
      |(?:…|\.{3})\s*\(?(?:[Rr]ead\ [Mm]ore|[Ss]ee\ [Mm]ore|[Cc]ontinue\ [Rr]eading|[Mm]ore)\b
       [^\n]{0,60}
      |\bContinue\ [Rr]eading\s[^\n.!?]{1,120}[→»›]
      |\b(?:Continue\ [Rr]eading|Read\ [Mm]ore|Keep\ [Rr]eading)(?:\s*(?:…|\.{3}|»|›|→|>+|\.))?
    """.replace("READ_ON", alternatives(READ_ON)),
    re.VERBOSE,
)
_ENDED = re.compile(r"(?:[.!?]|[.!?:;]?[\"'”’»)\]]+|[.!?][\"'”’»)\]]*\s*[\d*†–—-]+)\Z")
_CLOSING = "\"'”’»)]"
_QUOTED = "\"'”’»"
_STOPS = ".!?。！？｡؟۔।॥"
_GREEK_QUESTION = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff][;\u037e]")
# Lines below a story that often have no stop: who wrote it, and whom the dead leave behind.
_BELOW = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2} is (?:an?|the) [^.!?]*\b(?:columnist|writer|reporter"
    r"|editor|correspondent|author|professor|lecturer|fellow|journalist|critic|contributor"
    r"|director|analyst)\b[^.!?]*\Z|[^.!?]*\bsurvived by [^.!?]* and [^.!?]*\Z"
)
_LINE_END = re.compile(
    r"(?:https?://\S+|www\.\S+|\S+@\S+|#\w+|@\w+|[\w-]+\.(?:com|org|net|[a-z]{2})(?:\.[a-z]{2})?(?:/\S*)?)\Z"
)
_BRANDS = re.compile(
    r"[a-z]{1,3}[A-Z]|[\w.]+\.[a-z]{2,}|al-|el-|de\s[A-Z]|van\s|von\s|d['’]|bin\s|https?:|@|#"
)
# One of these is in all that the pattern finds.
_MARKER_SIGNS = ("...", "…", "char", "ead More", "ead more", "Continue ", "Keep ")
_NAMES_TOO = frozenset({"may", "will"})  # the month, the man
_IDEOGRAMS, _HANGUL = "\u2e80", "\uac00"
_SHORTEST_PROSE = 8
_LONG_PROSE = 12  # words, or characters of Chinese; in other languages nobody looks for a verb
_MARKED = 160  # characters at the end of a line, longer than what the pattern finds
_CLOSE = 24  # characters at the very end: the stop, quotation marks, a footnote's figure
_TAIL = 400  # characters at the end of a text that tell whether it ends
_SHORTEST_CUT = 4
_FEW_LOWER = 2  # paragraphs in lower case that are not yet a list or a poem
_TITLED = 0.6
_IN_QUOTATION = 0.86  # how sure it is that a text breaks off that ends in an open quotation


def ending(reading: Reading) -> Iterator[Flag]:
    """Flag a text whose last sentence breaks off."""
    if not reading.body or (
        reading.headline is None and len(reading.paragraphs) == 1 and _is_line(reading)
    ):
        return
    last = _last_prose(reading)
    said = reading.text[max(last.start, last.end - _TAIL) : last.end]
    bare = said.rstrip(_CLOSING)
    if bare.endswith(("…", "...")):
        if bare == said or said[-1] not in _QUOTED:
            yield _broken_off(reading, last, 0.5 if _is_verse(reading) else 0.9)
        return
    if bare != said or said[-1] in _STOPS or _GREEK_QUESTION.match(said[-2:]):
        return
    if _ENDED.search(said, max(0, len(said) - _CLOSE)) or _LINE_END.search(said.split()[-1]):
        return
    tail = said.rsplit(". ", 1)[-1]
    if _IDEOGRAMS <= said[-1] < _HANGUL:
        if (
            "：" not in said
            and len(said.rsplit("。", 1)[-1]) > _LONG_PROSE
            and _is_stopped(reading)
        ):
            yield _broken_off(reading, last, 0.75)
        return
    words = folded(tail)
    opened = _is_open(tail)
    short = not words or (len(words) < _SHORTEST_CUT and words[-1] not in FUNCTION)
    if short and not opened:
        return
    likely = 0.5 if _is_titled(tail) or _BELOW.match(said) else _likelihood(reading, said, words)
    if opened:
        likely = max(likely, _IN_QUOTATION)
    yield _broken_off(reading, last, likely)


def _is_open(sentence: str) -> bool:
    """Tell whether a quotation that a sentence opens is open where it ends."""
    return sentence.rfind("“") > sentence.rfind("”") or sentence.count('"') % 2 == 1


def _is_line(reading: Reading) -> bool:
    """Tell whether the text is a single line: a headline or a note, not a story."""
    return len(reading.said) < _SHORTEST_PROSE * 2 and not re.search(r"[.!?]\s", reading.text)


def _is_verse(reading: Reading) -> bool:
    """Tell whether most lines before the last have no stop, as in a poem or a list."""
    ends = [reading.text[max(span.start, span.end - _CLOSE) : span.end] for span in reading.body]
    return 2 * sum(bool(_ENDED.search(end)) for end in ends[:-1]) < len(ends) - 1


def _is_titled(tail: str) -> bool:
    """Tell whether most words begin with a capital: a heading, a name, a credit."""
    said = tail.split()
    return sum(word[0].isupper() for word in said) > len(said) * _TITLED


def _last_prose(reading: Reading) -> Span:
    return reading.body[-1]


def _likelihood(reading: Reading, said: str, words: list[str]) -> float:
    if not words:
        return 0.0
    named = words[-1] in _NAMES_TOO and said.rsplit(maxsplit=1)[-1][0].isupper()
    if said[-1] in ",;—–-" or (reading.english and words[-1] in NEVER_LAST and not named):
        return 0.97
    if not reading.english:
        return 0.75 if len(words) >= _LONG_PROSE and _is_stopped(reading) else 0.5
    told = len(words) >= _SHORTEST_PROSE and has_verb(words)
    everything = words if told else folded(said)
    prose = len(words) >= _SHORTEST_PROSE or len(everything) > _SHORTEST_PROSE * 3
    if said[-1].isalnum() and reading.english and prose and has_verb(everything):
        return 0.87
    return 0.75 if prose and said[-1].isalpha() and has_verb(words) else 0.5


def _is_stopped(reading: Reading) -> bool:
    """Tell whether what stands before the last paragraph ends with stops, line by line."""
    before = [reading.text[max(span.start, span.end - _CLOSE) : span.end] for span in reading.body]
    return len(before) > 1 and all(end[-1] in _STOPS or _ENDED.search(end) for end in before[:-1])


def _broken_off(reading: Reading, last: Span, confidence: float) -> Flag:
    text = reading.text
    start = last.end
    for _ in range(3):
        start = max(last.start, text.rfind(" ", last.start, max(last.start, start - 1)) + 1)
    if text[last.end - 1] >= _IDEOGRAMS:
        start = max(start, last.end - 3)
    if reading.copy.summary:
        confidence = min(confidence, 0.5)
    return reading.flag(
        kinds.TRUNCATED_END,
        Span(start, last.end),
        BREAKS_OFF,
        confidence=confidence,
    )


def markers(reading: Reading) -> Iterator[Flag]:
    """Flag what a shortening leaves behind: `[...]`, `[+1254 chars]`, `... Read more`."""
    text = reading.text
    signs = tuple([sign for sign in _MARKER_SIGNS if sign in text])
    if not signs:
        return
    for match in (m for tail in _tails(text, signs) for m in _MARKER.finditer(text, *tail)):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        end = match.end()
        line = text.find("\n", end)
        tail = text[end : line if line >= 0 else len(text)].strip(" .»›>→")
        if tail and not ENTRY_END.pattern.fullmatch(text, text.index(tail, end)):
            continue  # [...] inside a quotation is an honest omission
        if text[end : end + 1] == "]":
            end += 1
        yield reading.flag(
            kinds.TRUNCATED_END,
            Span(start, end),
            f"“{text[start:end]}” says that the text was cut here.",
            confidence=0.5 if reading.copy.summary else 0.95,
        )


def _tails(text: str, signs: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the end of each line that has one of the signs that the text was cut there."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        first = max(start, end - _MARKED)
        if any(sign in text[first:end] for sign in signs):
            yield first, end
        start = end + 1


def beginning(reading: Reading) -> Iterator[Flag]:
    """Flag a text whose first sentence has no beginning."""
    if not reading.english or not reading.body:
        return
    first = reading.body[0]
    said = reading.at(first)
    if said[0].isupper() or len(folded(said)) < _SHORTEST_PROSE:
        return
    if said[0] in ",;:)]…" or said.startswith("..."):
        word = re.match(r"\W*\w*", said)
        end = first.start + (word.end() if word else 1)
        yield reading.flag(
            kinds.TRUNCATED_START,
            Span(first.start, end),
            "The beginning of the text is missing.",
            confidence=0.93,
        )
        return
    if said[0].islower() and not _BRANDS.match(said):
        word = re.match(r"[\w'’-]+", said)
        end = first.start + (word.end() if word else 1)
        yield reading.flag(
            kinds.TRUNCATED_START,
            Span(first.start, end),
            "The text begins in the middle of a sentence.",
            confidence=0.9,
        )


def paragraph_starts(reading: Reading) -> Iterator[Flag]:
    """Flag a later paragraph that begins in lower case, and one before it that breaks off."""
    if not reading.english:
        return
    spans = reading.body
    lower = [
        (before, span)
        for before, span in pairwise(spans)
        if reading.text[span.start].islower() and not _BRANDS.match(reading.text, span.start)
    ]
    if len(lower) > max(_FEW_LOWER, len(spans) // 4):
        return  # a list, a poem
    for before, span in lower:
        said = reading.text[max(before.start, before.end - _TAIL) : before.end]
        words = folded(reading.at(span))
        if (
            len(words) < _SHORTEST_PROSE
            or said[-1] in ":;,—–-"
            or not _ENDED.search(reading.text[max(span.start, span.end - _TAIL) : span.end])
        ):
            continue
        end = span.start
        while end < span.end and not reading.text[end].isspace():
            end += 1
        complete = bool(_ENDED.search(said))
        yield reading.flag(
            kinds.LOWER_CASE_START if complete else kinds.RUN_TOGETHER,
            Span(span.start, end),
            "The paragraph begins in lower case.",
            confidence=0.88 if complete else 0.75,
        )
