"""What stands round a story's body: headline marks, byline, dateline, sign-offs."""

import re
from dataclasses import dataclass

from story.item import Nature
from story.sentences import paragraphs
from story.words import Span

_MARK = re.compile(
    r"""\s*(?P<mark>\(?(?:(?P<word>BULLETIN\ KILL|MANDATORY\ KILL|ELIMINATION
      |UPDATE|WRAPUP|REFILE|RPT|REPEAT|CORRECTED|CORRECTION|CLARIFICATION
      |KILL|KILLED|WITHDRAWN|WITHDRAWAL|RETRACTION|DELETE|ADVISORY|ATTENTION|EDITORS['’]?\ NOTE
      |LEAD|LD|URGENT|FLASH|BREAKING|NEWSALERT|SNAP|BULLETIN|EXCLUSIVE|ANALYSIS|FACTBOX|FOCUS
      |INTERVIEW|TIMELINE|EXPLAINER|FEATURE|INSIGHT|PREVIEW|SCHEDULE|DIARY)
      |(?P<ordinal>\d(?:st|nd|rd|th)\ (?:LEAD|LD)))
      (?:\ (?P<number>\d{1,2}))?(?:\ \(OFFICIAL\))?\)?)
      (?:\s*[-–—:]\s*|(?<=\))\s+)(?=\S)""",
    re.VERBOSE,
)
# Behind a headline stands what this version does to the one before it.
_BEHIND = re.compile(
    r"""\s+\((?P<mark>(?P<word>ADDS|Adds|UPDATES|Updates|RECASTS|Recasts|WRITES\ THROUGH|WRITETHRU
      |CORRECTS|Corrects|CORRECTED|CORRECTING|REFILES|Refiles|REPEATS|Repeats)
      \b[^()]{0,120})\)\s*$""",
    re.VERBOSE,
)
_BEHIND_NATURES = {"CORRECTS", "CORRECTED", "CORRECTING", "REFILES"}
_CALM_MARK = re.compile(
    r"\s*(?P<mark>Correction|Corrected|Clarification|Kill|Withdrawn|Retraction):\s+(?=\S)"
)
_NATURES = {
    "UPDATE": Nature.UPDATE,
    "WRAPUP": Nature.UPDATE,
    "LEAD": Nature.UPDATE,
    "LD": Nature.UPDATE,
    "CORRECTED": Nature.CORRECTION,
    "CORRECTION": Nature.CORRECTION,
    "CLARIFICATION": Nature.CORRECTION,
    "REFILE": Nature.CORRECTION,
    "KILL": Nature.KILL,
    "KILLED": Nature.KILL,
    "ELIMINATION": Nature.KILL,
    "WITHDRAWN": Nature.KILL,
    "WITHDRAWAL": Nature.KILL,
    "RETRACTION": Nature.KILL,
    "DELETE": Nature.KILL,
    "ADVISORY": Nature.ADVISORY,
    "ATTENTION": Nature.ADVISORY,
    "SCHEDULE": Nature.ADVISORY,
    "DIARY": Nature.ADVISORY,
}
# The strongest word decides: CORRECTED-UPDATE 1- is a correction.
_STRENGTH = (Nature.KILL, Nature.CORRECTION, Nature.ADVISORY, Nature.UPDATE, Nature.STORY)
_MOST_MARKS = 3

_MONTHS = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|January|February|March|April|June|July|August|September|October|November|December)\.?"
)
_PLACE = r"[A-Z][A-Z'’.\-]+(?:[ /][A-Z][A-Z'’.\-]*){0,3}"
_DATELINE = re.compile(
    rf"""{_PLACE}(?:[,/]\s*(?:{_PLACE}|[A-Z][\w.]+(?:\ [A-Z][\w.]+){{0,2}})){{0,2}}
      (?:,?\ (?:{_MONTHS}\ \d{{1,2}}|\d{{1,2}}\ {_MONTHS})(?:,?\ \d{{4}})?)?
      (?:\s*\((?P<agency>[A-Z][\w .&/’'-]{{1,30}})\))?
      (?:\s*(?:--|[—–]|:(?=\s))\s*|\s+-\s+|(?<=\))-\s*|\.\ /[A-Z]{{2,12}}/\.\s+)(?=\S)
      |\([A-Z][\w .&’'-]{{1,30}}\)\s*(?:--|[—–-])\s*(?=\S)""",
    re.VERBOSE,
)
_BYLINE = re.compile(r"(?:By|BY|by)\s+[A-Z][^.!?\n]{2,80}")
_SIGN_OFF = re.compile(
    r"""\((?:Additional\ |With\ )?(?:Reporting|Writing|Editing|Compiled|Edited|Written)\b.*
      |(?:Additional\ )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)\s+by\s+[A-Z].*
      |Source:.{0,80}|(?:-\s*)?(?:30|ends?|ENDS?|\#\#\#)(?:\s*-)?
      |[a-z]{2,3}/[a-z]{2,4}(?:/[a-z]{2,4})?
      |[^.!?]{0,80}\bcontributed\ to\ this\ (?:report|story|article)\.""",
    re.VERBOSE | re.DOTALL,
)
_LONGEST_SIGN_OFF = 300


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline without its mark, the mark as said (`UPDATE 2`), and what that makes of it."""

    text: str
    nature: Nature
    mark: str | None


@dataclass(frozen=True, slots=True)
class Parts:
    """Where a text keeps what: the body lies between byline, dateline and sign-offs."""

    dateline: Span | None
    byline: Span | None
    body: Span
    sign_offs: tuple[Span, ...]


def headline(title: str) -> Headline:
    """Split the wire's marks (`CORRECTED-UPDATE 2-`, `KILL-`) off a headline."""
    rest = title
    marks: list[str] = []
    natures = [Nature.STORY]
    while len(marks) < _MOST_MARKS and (match := _MARK.match(rest) or _CALM_MARK.match(rest)):
        mark = match.group("mark").strip("()")
        marks.append(mark)
        natures.append(_NATURES.get(_chief_word(mark), Nature.STORY))
        rest = rest[match.end() :]
    if behind := _BEHIND.search(rest):
        said = behind["word"].upper()
        natures.append(Nature.CORRECTION if said in _BEHIND_NATURES else Nature.UPDATE)
        if said == "REPEATS":
            natures.pop()
        marks.append(behind["mark"])
        rest = rest[: behind.start()]
    nature = min(natures, key=_STRENGTH.index)
    return Headline(rest.strip(), nature, "-".join(marks) or None)


def _chief_word(mark: str) -> str:
    said = [word.upper() for word in re.findall(r"[A-Za-z]{2,}", mark)]
    return next((word for word in said if word in _NATURES), "")


def parts(text: str) -> Parts:
    """Return where a text keeps its byline, dateline, body and sign-offs; total for any text."""
    spans = paragraphs(text)
    if not spans:
        return Parts(None, None, Span(0, len(text)), ())
    start, end = spans[0].start, spans[-1].end
    byline = None
    if len(spans) > 1 and _BYLINE.fullmatch(text, spans[0].start, spans[0].end):
        byline, start = spans[0], spans[1].start
    dateline = None
    if match := _DATELINE.match(text, start):
        dateline = Span(start, match.end())
        start = match.end()
    sign_offs = []
    for span in reversed(spans):
        short = span.end - span.start <= _LONGEST_SIGN_OFF
        if span.start <= start or not short or not _SIGN_OFF.fullmatch(text, span.start, span.end):
            break
        sign_offs.append(span)
        end = span.start
    body = Span(start, max(start, start + len(text[start:end].rstrip())))
    return Parts(dateline, byline, body, tuple(reversed(sign_offs)))
