"""What is left of HTML, of other markup, and of scripts."""

import html
import re
from collections.abc import Iterator

from editing import kinds
from editing.flag import Flag
from editing.reading import Reading
from story.words import Span

_TAG = re.compile(
    r"""<(script|style)\b[^<>]{0,400}>.{0,4000}?</\1\s*>
      |</?(?:p|br|b|i|u|em|strong|a|div|span|img|ul|ol|li|h[1-6]|table|t[rdh]|tbody|thead|figure|figcaption
      |blockquote|iframe|script|style|section|article|aside|hr|font|center|small|sup|sub|meta|link|video
      |audio|source|picture|svg|path|button|form|input|label|cite|code|pre|nav|footer|header|block|hl\d)
      (?:(?:\s+(?:async|defer|hidden|controls|autoplay|checked|disabled|allowfullscreen)){1,4}
        |\s[^<>]{0,400}=[^<>]{0,400})?\s*/?>|<!--.{0,400}?-->|<!\[CDATA\[|\]\]>""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:amp;)?(?:[a-zA-Z]{2,8}\d{0,2}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});")
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|video|youtube|twitter|quote|img|url|vc_\w+|et_pb_\w+)\b[^\]]{0,300}\]"
    r"|\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}|\[\[(?:File|Image|Category):[^\]]{0,200}\]\]"
)
_LINK = re.compile(r"!?\[([^\]\n]{1,200})\]\(https?://[^)\s]{1,400}\)")
_SCRIPT = re.compile(
    r"(?:googletag|window|document|jQuery|\$)\.[\w.]+\s*(?:=|\().{0,300}?(?:\)\s*;|;)(?:\s*\}\s*\)\s*;)?"
    r"|\bfunction\s*\w*\s*\([^)]{0,80}\)\s*\{.{0,400}?\}|\bvar \w+ = .{0,200}?;",
    re.DOTALL,
)
# One of these is in all that the pattern finds.
_SCRIPT_SIGNS = ("googletag.", "window.", "document.", "jQuery.", "$.", "function", "var ")


def remnants(reading: Reading) -> Iterator[Flag]:
    """Flag tags, entities, shortcodes, markdown links and scripts."""
    text = reading.text
    if "<" in text or "]]>" in text:
        yield from _each(reading, _TAG, "An HTML tag was left in the text.", 0.97)
    if "&" in text:
        yield from _entities(reading)
    if "[" in text or "{" in text:
        yield from _each(reading, _SHORTCODE, "A layout code was left in the text.", 0.95)
    if "](" in text:
        for match in _LINK.finditer(text):
            yield _remnant(
                reading, match, "A link's code was left in the text.", 0.9, match.group(1)
            )
    if ";" in text and ("(" in text or "=" in text) and any(s in text for s in _SCRIPT_SIGNS):
        yield from _each(reading, _SCRIPT, "A script was left in the text.", 0.93)


def _entities(reading: Reading) -> Iterator[Flag]:
    for match in _ENTITY.finditer(reading.text):
        meant = html.unescape(html.unescape(match.group()))
        if meant != match.group():
            meant = " " if meant == "\u00a0" else meant
            yield _remnant(
                reading, match, f"“{match.group()}” is code for “{meant}”.", 0.96, meant
            )


def _each(
    reading: Reading, pattern: re.Pattern[str], message: str, confidence: float
) -> Iterator[Flag]:
    for match in pattern.finditer(reading.text):
        yield _remnant(reading, match, message, confidence, "")


def _remnant(
    reading: Reading, match: re.Match[str], message: str, confidence: float, repair: str
) -> Flag:
    span = Span(match.start(), match.end())
    return reading.flag(kinds.HTML_REMNANT, span, message, confidence=confidence, repair=repair)
