"""IPTC 7901: service and number, priority, category and words; slug and head lines; text.

Such wires have no identities: a message is known by service, number and day, and a lead, a
correction or a kill is of the story with the same slug (`Draft.follows`).
"""

import re

from feeds.read.draft import Body, Draft
from feeds.read.embargo_lines import without_embargo
from feeds.read.framing import Frame
from feeds.read.wire_marks import marks, slug_key
from feeds.read.wire_text import (
    dateline_of,
    day_time,
    off_the_record,
    paragraphs,
    without_day_time,
    without_more,
)
from story.item import Nature

_HEADER = re.compile(
    r"\s*(?P<service>[A-Za-z]{0,8})(?P<number>\d{1,6})\s+(?P<priority>[0-9])\s+"
    r"(?P<category>[A-Za-z]{1,4})\s+(?P<words>\d{1,6})[ \t]*(?P<info>[^\r\n]*)"
)
_BY = re.compile(r"(?:by|von|par|por|di)\s+(?=\S)", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:eds?|editors?)\b\s*[:.]|\((?:adds|corrects|recasts|updates|refiles)\b", re.IGNORECASE
)
_CREDIT = re.compile(r"\(([A-Za-z][\w .&/-]{1,20})\)")
MOST_HEAD_LINES = 10


def reads(frame: Frame) -> bool:
    """Tell whether a message has the header of IPTC 7901."""
    return _HEADER.match(frame.header) is not None


def draft(frame: Frame) -> Draft:
    """Return the story of a message whose header reads."""
    header = _HEADER.match(frame.header)
    assert header is not None  # noqa: S101 - asked by `reads` before
    above = frame.header[header.end() :].splitlines()
    text, note = off_the_record(without_day_time(frame.text))
    when = day_time(frame.trailer) or day_time(frame.text)
    open_, embargo, orders = without_embargo(text.split("\n"), sent=when)
    head, body = _parted(open_)
    head = [*above, *head]
    slug, rest = _slug(head)
    said = marks(rest)
    lines, more = without_more(body)
    told = paragraphs(lines)
    byline = next((_BY.sub("", one, count=1) for one in said.rest if _BY.match(one)), "")
    notes = [one for one in said.rest if _NOTE.match(one)]
    title = [one for one in said.rest if not (_BY.match(one) or _NOTE.match(one))]
    day = f"{when:%Y-%m-%d}" if when else ""
    number = f"{header['service']}{header['number']}".lower()
    moved = said.nature in {Nature.UPDATE, Nature.CORRECTION, Nature.KILL}
    return Draft(
        guid=f"7901:{number}:{day}" if day else "",
        title=" ".join(" ".join(title).split()).strip(" ="),
        body=Body(told, html=False) if told else None,
        published=when,
        updated=when,
        nature=said.nature,
        byline=byline.strip(" ="),
        dateline=dateline_of(told),
        credit=_credit(header["info"], told),
        slug=slug,
        note=" ".join(filter(None, [*orders, *notes, note])),
        embargo=embargo,
        urgency=int(header["priority"]),
        subjects=(header["category"],),
        take=said.take or (1 if more else None),
        takes=said.takes,
        follows=slug_key(slug) if moved else "",
    )


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part the head from the text: at a blank line, an indented one, or after the headline."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    for place, line in enumerate(lines):
        if place and (not line.strip() or line.startswith(("  ", "\t"))):
            return lines[:place], lines[place:]
        if place == MOST_HEAD_LINES:
            break
    return lines[:1], lines[1:]


def _slug(head: list[str]) -> tuple[str, list[str]]:
    """Return the keyword line, which ends in a slash or comes before STX, and the other lines."""
    for place, line in enumerate(head):
        said = line.strip()
        if said.endswith("/") or ("/" in said and " " not in said):
            return said.strip("/ "), [one for n, one in enumerate(head) if n != place]
    return "", head


def _credit(info: str, text: str) -> str:
    named = [word for word in info.split() if word.isalpha() and len(word) > 1]
    inside = _CREDIT.search(text[:120])
    return named[0] if named else inside[1] if inside else ""
