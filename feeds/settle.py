"""A draft to an item: text, dates, links, language and nature as the house keeps them."""

import re
from datetime import datetime

from feeds.asides import apart
from feeds.read.dates import claimed
from feeds.read.draft import Body, Draft
from feeds.read.links import absolute
from story.dateline import headline
from story.item import Item, Nature
from story.plain import PARAGRAPH, clean, one_line, plain, tidy

# RSS has one place for the text and its summary. A description is the story itself when it has
# the length of one and does not trail off.
STORY_WORDS = 120
STORY_PARAGRAPHS = 4
_TRAILS_OFF = re.compile(
    r"(?:…|\.\.\.|\[\W*\]|(?:continue reading|read more|more|weiterlesen|lire la suite|leer más)"
    r"\W*)$",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,4}")
LONGEST_LINE = 2000  # characters of a title, a name, a note
MOST_SUBJECTS = 100
MOST_ASIDES = 20


def settled(draft: Draft, *, url: str, now: datetime) -> Item:
    """Return a draft as an item: clean, with dates that may be true; `url` is the feed's."""
    body, text, asides, summary = _text(draft)
    title = _line(draft.title)
    return Item(
        guid=one_line(draft.guid),
        title=title,
        content=clean(body.content) if body else "",
        text=text,
        html=body.html if body else False,
        summary=summary,
        asides=asides,
        url=absolute(draft.link, url) or _permalink(draft) or None,
        published=claimed(draft.published, now),
        updated=claimed(draft.updated, now),
        language=_language(draft.language),
        nature=headline(title).nature if draft.nature is Nature.STORY else draft.nature,
        revision=draft.revision,
        byline=_line(draft.byline) or None,
        dateline=_line(draft.dateline) or None,
        credit=_line(draft.credit) or None,
        slug=_line(draft.slug) or None,
        note=_line(draft.note) or None,
        embargo=draft.embargo,
        usage=_line(draft.usage) or None,
        urgency=draft.urgency,
        subjects=tuple(filter(None, map(_line, draft.subjects[:MOST_SUBJECTS]))),
        take=draft.take,
        takes=draft.takes,
        status=_line(draft.status) or None,
        replaces=one_line(draft.replaces) or None,
        follows=_line(draft.follows) or None,
    )


def spike_reason(draft: Draft, item: Item) -> str | None:
    """Return why an entry is no story; a kill needs no text, only to say what it kills."""
    if draft.cut:
        return "the feed breaks off inside this entry"
    if draft.unread:
        return draft.unread
    if item.text or item.title:
        return None
    if item.nature is Nature.KILL and item.guid:
        return None
    return "the entry has neither a title nor a text"


def _text(draft: Draft) -> tuple[Body | None, str, tuple[str, ...], bool]:
    """Return the text to use, as received, plain, and apart, and whether it only sums up."""
    for body, whole in ((draft.body, True), (draft.abstract, draft.whole)):
        text, asides = _plain(body) if body else ("", ())
        if text:
            return body, text, asides, not (body is draft.body or (whole and _is_story(text)))
    return draft.body or draft.abstract, "", (), draft.nature is not Nature.KILL


def _plain(body: Body) -> tuple[str, tuple[str, ...]]:
    if not body.html:
        return tidy(body.content), ()
    markup, asides = apart(body.content)
    return plain(markup), tuple(map(_line, asides[:MOST_ASIDES]))


def _is_story(text: str) -> bool:
    """Tell whether a description reads as a whole story."""
    long = len(text.split()) >= STORY_WORDS or text.count(PARAGRAPH) + 1 >= STORY_PARAGRAPHS
    return long and not _TRAILS_OFF.search(text[-40:])


def _permalink(draft: Draft) -> str:
    return absolute(draft.guid, "") if draft.permalink else ""


def _line(text: str) -> str:
    return one_line(text[: LONGEST_LINE * 2])[:LONGEST_LINE].rstrip()


def _language(said: str) -> str | None:
    """Return a language tag as BCP 47 writes it, `None` for anything else."""
    tag = said.strip()
    return tag.replace("_", "-").lower() if _LANGUAGE.fullmatch(tag) else None
