"""ANPA 1312: service letter and number; priority, category, slug, day and words; text.

Head lines begin with `^` and end in `<`; paragraphs with a tab. Quotation marks and dashes come
as typesetters typed them. As in IPTC 7901, stories are followed by their slugs.
"""

import re
from datetime import datetime

from feeds.read.draft import Body, Draft
from feeds.read.embargo_lines import without_embargo
from feeds.read.framing import Frame
from feeds.read.wire_marks import Marks, marks, slug_key
from feeds.read.wire_text import dateline_of, moment, paragraphs, without_more
from story.item import Nature

_FIRST = re.compile(r"\s*(?P<service>[A-Za-z])(?P<number>\d{3,5})(?:\x1f(?P<selector>[\w-]*))?")
_SECOND = re.compile(
    r"(?P<priority>[A-Za-z]) (?P<category>[A-Za-z])[ \x11-\x14]+(?P<keyword>[^\r\n]*?)\s*"
    r"(?P<month>\d{1,2})-(?P<day>\d{1,2})\s+(?P<words>\d{0,5})[ \t]*(?=[\r\n]|$)"
)
_SIGNED = re.compile(
    r"\s*(?P<credit>[A-Za-z]{2,6})-(?:[A-Za-z]{2,4}-)?(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)"
    r"\s+(?P<hour>\d\d)(?P<minute>\d\d)(?P<zone>GMT|UTC|E[SD]T|C[SD]T|M[SD]T|P[SD]T)?\s*<?\s*"
)
_ZONES = {"EST": 5, "EDT": 4, "CST": 6, "CDT": 5, "MST": 7, "MDT": 6, "PST": 8, "PDT": 7}
_URGENCIES = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5, "a": 5, "s": 6, "w": 6}
_NOTE = re.compile(
    r"eds?\s*:|editors?\s*:|editors?['’]?s?\s+note|with\s+ap\b|ap\s+photo", re.IGNORECASE
)
_BY = re.compile(r"by\s+(?=\S)", re.IGNORECASE)
_JOB = re.compile(r".{2,60}=")  # `AP Sports Writer=`, below the byline
_ADVISORIES = "v"  # a category of its own
LONGEST_HEADLINE = 160  # characters; a longer head line sums the story up


def reads(frame: Frame) -> bool:
    """Tell whether a message has the header of ANPA 1312."""
    first, _, rest = frame.header.lstrip().partition("\n")
    return _FIRST.match(first) is not None and _SECOND.search(rest) is not None


def draft(frame: Frame) -> Draft:
    """Return the story of a message whose header reads."""
    first, _, rest = frame.header.lstrip().partition("\n")
    number, header = _FIRST.match(first), _SECOND.search(rest)
    assert number is not None and header is not None  # noqa: S101, PT018 - asked by `reads`
    lines, when, credit = _signed(frame)
    lines, embargo, orders = without_embargo(lines, sent=when)
    head = [one.strip(" ^<\t") for one in lines if one.lstrip(" ").startswith("^")]
    body = [one for one in lines if not one.lstrip(" ").startswith("^")]
    slug, said, head = _slug(head, header["keyword"])
    body, more = without_more(body)
    text = _typeset(paragraphs(body))
    title = next((one for one in head if _is_title(one)), "")
    told = [one for one in head if len(one) > LONGEST_HEADLINE and not _is_apart(one)]
    text = text or "\n\n".join([one for one in head if one != title and not _is_apart(one)])
    nature = said.nature
    if nature is Nature.STORY and header["category"].lower() == _ADVISORIES:
        nature = Nature.ADVISORY
    moved = nature in {Nature.UPDATE, Nature.CORRECTION, Nature.KILL}
    day = f"{when:%Y-%m-%d}" if when else f"{header['month']:0>2}-{header['day']:0>2}"
    return Draft(
        guid=f"anpa:{number['service']}{number['number']}:{day}".lower(),
        title=_typeset(title),
        body=Body(text, html=False) if text else None,
        abstract=Body(_typeset(told[0]), html=False) if told else None,
        published=when,
        updated=when,
        nature=nature,
        byline=next((_BY.sub("", one, count=1).strip(" =") for one in head if _BY.match(one)), ""),
        dateline=dateline_of(text),
        credit=credit,
        slug=slug,
        note=" ".join([*orders, *(one for one in head if _NOTE.match(one))]),
        embargo=embargo,
        urgency=_URGENCIES.get(header["priority"].lower()),
        subjects=(header["category"].lower(),),
        take=said.take or (1 if more else None),
        takes=said.takes,
        follows=slug_key(slug) if moved else "",
    )


def _slug(head: list[str], keyword: str) -> tuple[str, Marks, list[str]]:
    """Return slug, marks and the other head lines; the keyword line says more than the header."""
    line, rest = (
        (head[0], head[1:]) if head and re.search(r",\s*\d{1,5}$", head[0]) else ("", head)
    )
    slug, *parts = [one.strip() for one in line.split(",")] if line else [""]
    parts = parts[:-1]  # how many words
    # In the header the marks stand behind the slug, a space or two apart.
    short, *behind = re.split(r"\s+", keyword.strip(), maxsplit=1)
    apart = [_spaced(one) for one in [*parts, *behind]]
    others = marks(rest)
    said = marks([*apart, *(one for one in rest if one not in others.rest)])
    return slug or short, said, list(others.rest)


def _spaced(mark: str) -> str:
    """Return `1stLd-Writethru` as `1st Ld-Writethru`."""
    return re.sub(r"(\d(?:st|nd|rd|th))(?=[A-Z])", r"\1 ", mark)


def _is_apart(line: str) -> bool:
    return bool(_NOTE.match(line) or _BY.match(line) or _JOB.fullmatch(line))


def _is_title(line: str) -> bool:
    return not _is_apart(line) and len(line) <= LONGEST_HEADLINE


def _signed(frame: Frame) -> tuple[list[str], datetime | None, str]:
    """Return the lines without the signature, which stands below the text or behind ETX."""
    lines = frame.text.rstrip().split("\n")
    found = _SIGNED.fullmatch(lines[-1].lstrip("^"))
    if found is not None:
        lines = lines[:-1]
    found = found or _SIGNED.match(frame.trailer)
    if found is None:
        return lines, None, ""
    day = (2000 + int(found["year"]), int(found["month"]), int(found["day"]))
    when = moment(*day, int(found["hour"]), int(found["minute"]))
    if when and (behind := _ZONES.get(found["zone"] or "")):
        when = when.fromtimestamp(when.timestamp() + behind * 3600, when.tzinfo)
    return lines, when, found["credit"].upper()


def _typeset(text: str) -> str:
    """Return typesetters' quotation marks and dashes as characters."""
    return text.replace("``", "“").replace("''", "”").replace(" _ ", " — ")
