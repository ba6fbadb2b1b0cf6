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
_ENTITY = re.compile(r"&(?:amp;){0,4}(?:[a-zA-Z]{2,8}\d{0,2}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});")
# Without its semicolon: by its number, or by a name that no word begins with.
_UNENDED = re.compile(
    r"""&(?:\#\d{2,5}(?![\d;])|\#[xX][0-9a-fA-F]{2,4}(?![0-9a-fA-F;])
      |(?:nbsp|quot|apos|[lr][sd]quo|[lr]aquo|[nm]dash|hellip)(?![;=])
      |(?:amp|pound|euro|lt|gt|bull|middot)(?![a-z;=])
      |(?:[aeiouyAEIOUY](?:acute|grave|circ|uml)|[anoANO]tilde|[cC]cedil|szlig)(?![;=]))""",
    re.VERBOSE,
)
_QUERY = re.compile(r"[?&][\w.-]+=\S*\Z")
_LONGEST_QUERY = 120  # characters
_DEEPEST = 6  # times that a text was encoded
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
    text = reading.text
    for match in _ENTITY.finditer(text):
        meant = _unescaped(match.group())
        if meant != match.group():
            yield _entity(reading, match, meant)
    for match in _UNENDED.finditer(text):
        if not _QUERY.search(text, max(0, match.start() - _LONGEST_QUERY), match.start()):
            yield _entity(reading, match, _unescaped(match.group() + ";"))


def _unescaped(said: str) -> str:
    for _ in range(_DEEPEST):
        meant = html.unescape(said)
        if meant == said:
            break
        said = meant
    return said


def _entity(reading: Reading, match: re.Match[str], meant: str) -> Flag:
    meant = " " if meant == "\u00a0" else meant
    return _remnant(reading, match, f"“{match.group()}” is code for “{meant}”.", 0.96, meant)


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
