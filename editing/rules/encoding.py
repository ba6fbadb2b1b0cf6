"""Characters that were broken on the way: wrong encodings, lost dashes, control characters."""

import re
from collections.abc import Iterator

from editing import kinds
from editing.flag import Flag
from editing.reading import Reading
from editing.signs import SMALL, signs
from story.words import Span

# The second bytes of UTF-8 as Windows-1252 shows them.
_BYTE = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SUSPECT = re.compile(
    rf"""(?:[ÂÃ][{_BYTE}]
      |â[\u0080-\u009f€][{_BYTE}\u009d]?
      |â[‚ƒ„…†‡ˆ‰Š‹][\u0080-\u00bf‘’“”•–—˜™š›œžŸ]
      |(?<=â‚¬)(?:[ÅË][{_BYTE}]|\u009d)
      |ð[\u009fŸ].{{2}}|ï»¿|ï¿½|\ufffd)+
      |(?:[ÐÑ][{_BYTE}]){{2,}}|(?:[ØÙ][{_BYTE}]){{2,}}
      |‚Ä[ôúùìî¶¢]|√[©®±ß†°°¢£§•¶º]|(?<=[a-z])Õ(?=(?:s|t|re|ve|ll|d|m)\b)
      |(?<![^\W\d_])Â(?=\s|\Z)""",
    re.VERBOSE,
)
# What no encoding tells: the apostrophe of old Macintoshes, a hard blank that became a plain one.
_ALONE = {"Õ": "’", "Â": ""}
_HALF_QUOTE = re.compile(r"(?<=\S)â€(?=[\s.,;:?!)]|\Z)")
_LOST_APOSTROPHE = re.compile(r"""[?"](?<=[a-z].)(?:s|t|re|ve|ll|d|m)\b(?![?])""")
_LOST_DASH = re.compile(r'"\?(?<=[\w,.)\s]..)(?=[\w\s"])')
_LOST_SIGNS = signs({"a": SMALL, "?": '?"'}, "a?a", "??")
_ESCAPE = re.compile(
    r"\\(?:r\\n|n(?![a-z]{3,}\\)|t(?=\s|\\)|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\"'])+"
)
_TRACES = "ÂÃâðï\ufffdÐØÕ√Ä"
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff\u202a-\u202e\u2066-\u2069]+|(?<!\\A)\ufeff"
)
_CONTROL_SIGNS = signs({"c": "".join(c for c in map(chr, range(160)) if _CONTROL.match(c))}, "c")
# Between letters of scripts that put blanks between words: elsewhere they may be meant.
_HIDDEN = "\u200b\u2060\u2028"
_BETWEEN = re.compile(
    rf"(?<=[^\W\d_])(?<![\u0590-\uffff])[{_HIDDEN}]+(?=[^\W\d_])(?![\u0590-\uffff])"
)
_NEW_LINE = "\x0b\x0c\u2028"
_WINDOWS = re.compile("[\x80-\x9f]")


def mojibake(reading: Reading) -> Iterator[Flag]:
    """Flag `â€™`, `Â£`, a replacement character, and the `?` left of a lost dash or apostrophe."""
    text = reading.text
    if not text.isascii() and any(c in text for c in _TRACES):
        for match in _SUSPECT.finditer(text):
            broken = match.group()
            mended = _ALONE.get(broken, _mended(broken))
            if mended is None and _HALF_QUOTE.match(text, match.start()):
                mended = "”"  # its last byte has no character in Windows-1252
            yield reading.flag(
                kinds.MOJIBAKE,
                Span(match.start(), match.end()),
                "These characters were read in the wrong encoding.",
                confidence=0.95 if mended is not None or "\ufffd" in broken else 0.75,
                repair=mended,
            )
    if not _LOST_SIGNS.are_in(reading.plain):
        return
    for match in _LOST_APOSTROPHE.finditer(text):
        yield reading.flag(
            kinds.MOJIBAKE,
            Span(match.start(), match.end()),
            "An apostrophe was lost here.",
            confidence=0.9,
            repair="’" + match.group()[1:],
        )
    for match in _LOST_DASH.finditer(text):
        if _asks(text, match):
            continue
        yield reading.flag(
            kinds.MOJIBAKE,
            Span(match.start(), match.end()),
            "A dash or another character was lost here.",
            confidence=0.8,
        )


def _asks(text: str, match: re.Match[str]) -> bool:
    """Tell whether a quotation is closed there, and a question behind it: `the "why"? Nobody`."""
    start = text.rfind("\n", 0, match.start()) + 1
    closes = text.count('"', start, match.end()) % 2 == 0
    return closes and text[match.start() - 1].isalnum() and text[match.end()] == " "


def _mended(broken: str) -> str | None:
    from ftfy import fix_encoding  # noqa: PLC0415 - 0.05 s to load, and few texts need it

    mended = fix_encoding(broken)
    return None if mended == broken or "\ufffd" in mended else mended


def escapes(reading: Reading) -> Iterator[Flag]:
    r"""Flag escapes of a program that were never read: `\n`, `\u2019`."""
    if "\\" not in reading.text:
        return
    for match in _ESCAPE.finditer(reading.text):
        yield reading.flag(
            kinds.MOJIBAKE,
            Span(match.start(), match.end()),
            f"“{match.group()}” is the escape of another character.",
            confidence=0.9,
            repair=_read(match.group()),
        )


def _read(escape: str) -> str | None:
    if match := re.fullmatch(r"\\[ux]([0-9a-fA-F]{2,4})", escape):
        character = chr(int(match.group(1), 16))
        return character if character.isprintable() else None
    return (
        None
        if any(c in escape for c in "ux")
        else " "
        if "n" in escape or "t" in escape
        else escape[1:]
    )


def controls(reading: Reading) -> Iterator[Flag]:
    """Flag characters that no text has."""
    text = reading.text
    if not _CONTROL_SIGNS.are_in(reading.plain):
        return
    patterns = (_CONTROL, _BETWEEN) if any(c in text for c in _HIDDEN) else (_CONTROL,)
    for match in (m for pattern in patterns for m in pattern.finditer(text)):
        found = match.group()
        if "\u2028" in found and not text[match.end()].islower():
            continue  # it ends a line
        yield reading.flag(
            kinds.CONTROL_CHARACTER,
            Span(match.start(), match.end()),
            "No text has these characters: " + " ".join(f"U+{ord(c):04X}" for c in found[:4]),
            confidence=0.95,
            repair=_meant(text, match),
        )


def _meant(text: str, match: re.Match[str]) -> str | None:
    """Return what control characters stand for: a blank, a mark of Windows-1252, or nothing.

    `None` for U+0085, which ends a line, or is an ellipsis of Windows-1252.
    """
    found, start, end = match.group(), match.start(), match.end()
    if "\x85" in found:
        return None
    if any(c in _NEW_LINE for c in found):
        apart = text[start - 1 : start].isspace() or text[end : end + 1].isspace()
        return "" if apart or not 0 < start < end < len(text) else " "
    try:
        return found.encode("latin-1").decode("cp1252") if _WINDOWS.fullmatch(found) else ""
    except UnicodeError:
        return ""
