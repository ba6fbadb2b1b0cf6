"""Quotation marks that open and close in turn: one glance at a text that has no fault in them."""

import re
from itertools import pairwise

_BREAK = re.compile(r"[\n\r\u2028\u2029]")
_NEXT_PARAGRAPH = "\n\n"
_NOT_BEFORE_CLOSING = frozenset("([—–-'‘/0123456789")
_BEHIND_CLOSING = frozenset(".,;:!?")


def are_in_turn(text: str) -> bool:
    """Tell whether a text is one of the many whose quotation marks need no closer look.

    It has marks of one make; each opens behind a blank and closes behind a word in its line, or
    opens anew with the next paragraph.
    """
    curly = "“" in text or "”" in text
    if '"' not in text:
        return not curly or _curly_in_turn(text)
    return not curly and _straight_in_turn(text)


def _curly_in_turn(text: str) -> bool:
    outside, *opened = text.split("“")
    if "”" in outside:
        return False
    for number, piece in enumerate(opened, 1):
        said, close, rest = piece.partition("”")
        goes_on = not close and number < len(opened) and said.endswith(_NEXT_PARAGRAPH)
        if not (close or goes_on) or "”" in rest:
            return False
        if _BREAK.search(said.removesuffix(_NEXT_PARAGRAPH) if goes_on else said):
            return False
    return True


def _straight_in_turn(text: str) -> bool:
    opened = False
    pieces = text.split('"')
    for number, (before, after) in enumerate(pairwise(pieces)):
        if not opened:
            blank = before[-1].isspace() if before else number == 0
            if not blank or before[-2:-1].isdigit() or not after[:1].strip():
                return False
            opened = True
        elif before.endswith(_NEXT_PARAGRAPH):
            if _BREAK.search(before.removesuffix(_NEXT_PARAGRAPH)):
                return False
        else:
            last, follower = before[-1:], after[:1]
            if last in _NOT_BEFORE_CLOSING or not last.strip() or _BREAK.search(before):
                return False
            if follower not in _BEHIND_CLOSING and follower.strip():
                return False
            opened = False
    return not opened
