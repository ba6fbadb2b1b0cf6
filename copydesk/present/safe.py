"""Text from feeds and files, made harmless for a terminal.

A story may carry escape sequences that recolour, retitle or rewrite the screen, and marks that
turn the direction of writing. Each such character is shown as one visible character, so that
places in the text stay where they are.
"""

import re

_REPLACEMENT = "\ufffd"
_PICTURES = 0x2400  # the symbol for each control character stands at this distance
_DELETE = "\x7f"
# C0 and C1 controls, line and paragraph separators, marks of direction, lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
# The same without the controls and the line break that JSON itself takes care of.
UNSAFE_IN_JSON = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
_SPACES = str.maketrans("\t\n\r\x0b\x0c\x85\u2028\u2029", " " * 8)


def safe(text: str) -> str:
    """Return a text with nothing in it that a terminal obeys; as long as it was."""
    return _UNSAFE.sub(_visible, text)


def safe_lines(text: str) -> str:
    """Return a text of several lines, each made safe."""
    return "\n".join(map(safe, text.split("\n")))


def line(text: str) -> str:
    """Return a text for one line: safe, its line breaks and tabs spaces; as long as it was."""
    return safe(text.translate(_SPACES))


def _visible(found: re.Match[str]) -> str:
    character = found.group()
    if character == _DELETE:
        return "\u2421"
    if ord(character) < ord(" "):
        return chr(_PICTURES + ord(character))
    return _REPLACEMENT


def shortened(text: str, width: int) -> str:
    """Return a line of at most `width` characters, with an ellipsis where it was cut."""
    one = " ".join(line(text).split())
    return one if len(one) <= width else one[: max(0, width - 1)].rstrip() + "…"
