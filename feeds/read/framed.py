"""Framed wires: each message by the standard its header is of."""

from feeds.read import anpa, iptc7901
from feeds.read.draft import Body, Draft, Read
from feeds.read.framing import Frame, frames
from feeds.weigh import MOST_ENTRIES

_UNKNOWN = "framed wire"


def read(body: bytes) -> Read:
    """Return the messages of a file or an answer; a damaged one is put aside, not the file."""
    found, more = frames(body, most=MOST_ENTRIES)
    kinds = {_kind(one) for one in found} - {_UNKNOWN}
    name = kinds.pop() if len(kinds) == 1 else _UNKNOWN
    return Read(format=name, drafts=[_draft(one) for one in found], more=more)


def _kind(frame: Frame) -> str:
    if frame.fault:
        return _UNKNOWN
    if anpa.reads(frame):
        return "ANPA 1312"
    return "IPTC 7901" if iptc7901.reads(frame) else _UNKNOWN


def _draft(frame: Frame) -> Draft:
    """Return the story of a message, or why it is none, with the place to look at."""
    where = f"at byte {frame.at:,}"
    if frame.fault:
        reason = f"the message {where} has {frame.fault}; ask its sender to send it again"
        return Draft(body=Body(frame.text, html=False), unread=reason)
    kind = _kind(frame)
    if kind != _UNKNOWN:
        return anpa.draft(frame) if kind == "ANPA 1312" else iptc7901.draft(frame)
    line = " ".join(frame.header.split())[:80]
    reason = f"the header of the message {where} is neither IPTC 7901 nor ANPA 1312: {line}"
    return Draft(body=Body(frame.text, html=False), unread=reason)
