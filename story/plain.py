"""HTML, entities and odd Unicode to plain text.

What every text of the house may rely on, whatever was sent: no control characters but the line
breaks between paragraphs, no lone surrogates, no invisible or direction-changing characters,
NFC, one space between words, paragraphs apart by exactly one blank line.
"""

import html
import re
import unicodedata
from collections.abc import Iterator

PARAGRAPH = "\n\n"

# 0x80 to 0x9f are no characters anybody typed: they are Windows-1252 read as Latin-1.
_WINDOWS = {n: bytes([n]).decode("cp1252", "ignore") or None for n in range(0x80, 0xA0)}
_CONTROLS = {n: None for n in (*range(0x20), 0x7F) if n not in b"\t\n\r"}
# Soft hyphens, zero-width spaces, byte order marks, and characters XML cannot hold.
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF))
# Embeddings, overrides and isolates make a line read backwards far beyond their story.
_DIRECTIONS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_LINES = {0x0B: "\n", 0x0C: "\n", 0x2028: "\n", 0x2029: PARAGRAPH}
_TABLE = _CONTROLS | _WINDOWS | _INVISIBLE | _DIRECTIONS | _LINES
_ODD = re.compile(f"[{''.join(map(re.escape, map(chr, _TABLE)))}]")
_SURROGATE = re.compile("[\ud800-\udfff]")

MOST_MARKS = 30  # on one letter, as in UAX 15: a run costs the square of its length to normalise
_MARKS = re.compile(rf"[^\w\x00-\u02ff]{{{MOST_MARKS},}}")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")

# A tag as browsers read it: quotes count after an equals sign only, and a `<` ends nothing.
_TAG = re.compile(r"""<(/?)([A-Za-z][^\s/>]*+)(?:[^>=]|=\s*(?:"[^"]*"|'[^']*')?)*+>""")
_OPENING = re.compile("</?[A-Za-z]")
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset"
    "|figcaption|figure|footer|form|h[1-6r]|header|hgroup|html|li|main|menu|nav|ol|p|pre|section"
    "|summary|table|tbody|tfoot|thead|tr|ul"
)
_CELL = re.compile("td|th|img")
_UNREAD = re.compile(
    "script|style|template|iframe|noscript|noembed|noframes|svg|math|object|select|head"
)
_CODE = frozenset(("script", "style"))


def plain(markup: str) -> str:
    """Return HTML as plain text: blocks and double line breaks make paragraphs.

    Where there is no block at all, blank lines do, as people type them.
    """
    if "<![CDATA[" in markup:
        markup = markup.replace("<![CDATA[", "").replace("]]>", "")
    pieces = list(_pieces(clean(markup)))
    typed = PARAGRAPH not in pieces
    return tidy("".join(pieces) if typed else "".join(map(_flat, pieces)))


def tidy(text: str) -> str:
    """Return plain text under the same promises; blank lines part its paragraphs."""
    paragraphs = (" ".join(part.split()) for part in _BLANK_LINE.split(clean(text)))
    return PARAGRAPH.join(part for part in paragraphs if part)


def one_line(text: str) -> str:
    """Return plain text on one line, as a title must be."""
    return " ".join(clean(text).split())


def clean(text: str) -> str:
    """Return a text without control and invisible characters or lone surrogates, in NFC.

    Line breaks, tabs and markup stay; whatever is kept, shown or sent has been through here.
    """
    if _SURROGATE.search(text):
        # Two halves that stand together are one character.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _ODD.search(text):
        text = text.translate(_TABLE)
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _MARKS.sub(_fewer_marks, text))


def _pieces(markup: str) -> Iterator[str]:
    """Yield the texts of a markup, and a paragraph break, line break or space for its tags."""
    at, end, unclosed = 0, len(markup), set[str]()
    while at < end:
        start = markup.find("<", at)
        if start < 0:
            break
        if start > at:
            yield html.unescape(markup[at:start])
        if markup.startswith(("<!", "<?"), start):
            at = _past_declaration(markup, start, unclosed)
            continue
        tag = _TAG.match(markup, start)
        if tag is None:
            # No letter follows: a sign. A letter, but no `>` anywhere: so are all the others.
            at = end if _OPENING.match(markup, start) else start + 1
            yield html.unescape(markup[start:at])
            continue
        at = tag.end()
        name = tag[2].lower()
        yield _space(name)
        if not tag[1] and _UNREAD.fullmatch(name):
            at = _past_element(markup, at, name, unclosed)
    yield html.unescape(markup[at:])


def _space(name: str) -> str:
    """Return the white space that a tag stands for."""
    if _BLOCK.fullmatch(name):
        return PARAGRAPH
    return "\n" if name == "br" else " " if _CELL.fullmatch(name) else ""


def _past_declaration(markup: str, start: int, unclosed: set[str]) -> int:
    """Return where a comment or declaration ends; one that never ends is only its sign."""
    opening, closing = ("<!--", "-->") if markup.startswith("<!--", start) else ("<!", ">")
    found = -1 if closing in unclosed else markup.find(closing, start)
    if found < 0:
        unclosed.add(closing)
        return start + len(opening)
    return found + len(closing)


def _past_element(markup: str, at: int, name: str, unclosed: set[str]) -> int:
    """Return where the end tag of an element nobody reads begins.

    One that never ends loses only its tag, but for code, which is no text at all.
    """
    found = (
        None
        if name in unclosed
        else re.compile(f"</{name}[\\s/>]", re.IGNORECASE).search(markup, at)
    )
    if found:
        return found.start()
    unclosed.add(name)
    return len(markup) if name in _CODE else at


def _flat(piece: str) -> str:
    """Return a piece of markup with blocks in it: its own line breaks are only spaces."""
    return piece if piece in ("\n", PARAGRAPH) else piece.replace("\n", " ")


def _fewer_marks(run: re.Match[str]) -> str:
    """Return a run of signs with at most thirty combining marks in a row."""
    kept, row = list[str](), 0
    for sign in run.group():
        row = row + 1 if unicodedata.combining(sign) else 0
        if row <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
