"""RSS in all its kinds, and Atom: whatever feedparser understands."""

import re
from collections.abc import Iterable
from html.entities import html5
from io import BytesIO
from typing import Any

import feedparser  # type: ignore[import-untyped] # it has no types

from feeds.errors import NotAFeedError, shown
from feeds.marks import STATUS_SCHEME, WITHDRAWN
from feeds.read.dates import from_struct
from feeds.read.draft import Body, Draft, Read
from feeds.read.rest import rest
from story.item import Nature
from story.plain import plain

_NAMES = {"rss10": "RSS 1.0", "rss20": "RSS 2.0", "atom10": "Atom 1.0", "atom03": "Atom 0.3"}
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
_END_OF_ENTRY = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>")
_START_OF_ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)(?:\s[^>]*)?>")
_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000}
_PLAIN = "text/plain"
# feedparser mends UTF-8 that was once read as Latin-1, without a word and not everywhere. Such
# damage is the sender's, and ours to report: it goes through feedparser where it sees no Latin-1.
_MOJIBAKE = re.compile("[\xc2-\xf4][\x80-\xbf]")
_LATIN_1 = range(0x80, 0x100)
_HIDEOUTS = range(0xE000, 0xF800, len(_LATIN_1))  # in Unicode's area for private use


def read(text: str, *, url: str) -> Read:
    """Return a feed; `text` begins with its root element."""
    parsed = _parsed(text, url)
    atom = str(parsed.get("version", "")).startswith("atom")
    language = _said(parsed.feed, "language")
    entries = [_draft(entry, atom=atom, language=language) for entry in parsed.entries]
    cut = bool(parsed.bozo) and len(_END_OF_ENTRY.findall(text)) < len(entries)
    if cut:
        entries[-1] = Draft(body=_remains(text), cut=True)
    feed = parsed.feed
    return Read(
        format=_NAMES.get(parsed.get("version", ""), "") or ("Atom" if atom else "RSS"),
        title=_title(feed, atom=atom),
        site=_said(feed, "link"),
        drafts=entries,
        interval=_interval(feed),
        rest=rest(text),
    )


def _parsed(text: str, url: str) -> Any:
    """Return what feedparser makes of a feed; it may stumble over what it did not expect."""
    # It would take a string for an address or a file's name, and fetch it. It gets no address,
    # or it would make links of guids with it, which would change when the feed moves.
    text = _ENTITY.sub(_character, text)
    hidden = _hideout(text) if _MOJIBAKE.search(text) else {}
    source = BytesIO(text.translate(hidden).encode())
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        parsed = feedparser.parse(
            source, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
        return _brought_back(parsed, {there: here for here, there in hidden.items()})
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise NotAFeedError(
            f"{shown(url)} sent a feed too broken to be read; tell its publisher"
        ) from error


def _hideout(text: str) -> dict[int, int]:
    """Return where each character of Latin-1 is hidden: among characters that a text lacks."""
    used = {ord(character) for character in set(text)}
    free = (start for start in _HIDEOUTS if used.isdisjoint(range(start, start + len(_LATIN_1))))
    start = next(free, None)
    return {} if start is None else {n: start + n - _LATIN_1.start for n in _LATIN_1}


def _brought_back(value: Any, hidden: dict[int, int]) -> Any:
    """Put back what was hidden in all texts of a value, where it stands."""
    if not hidden:
        return value
    if isinstance(value, str):
        return value.translate(hidden)
    if isinstance(value, list):
        value[:] = [_brought_back(one, hidden) for one in value]
    elif isinstance(value, dict):
        for key, one in list(dict.items(value)):
            dict.__setitem__(value, key, _brought_back(one, hidden))
    return value


def _draft(entry: dict[str, Any], *, atom: bool, language: str) -> Draft:
    """Return one entry; of its keys only those are read that it has itself."""
    tags = [tag for tag in _list(entry, "tags") if tag.get("term")]
    withdrawn = any(_is_withdrawn(tag) for tag in tags)
    contents = [_body(content, atom=atom) for content in _list(entry, "content")]
    published = from_struct(dict.get(entry, "published_parsed"))
    updated = from_struct(dict.get(entry, "updated_parsed"))
    abstract = dict.get(entry, "summary_detail") or {"value": dict.get(entry, "summary")}
    return Draft(
        guid=_said(entry, "id"),
        permalink=bool(dict.get(entry, "guidislink", True)),
        link=_link(entry),
        title=_title(entry, atom=atom),
        body=_longest(body for body in contents if body),
        abstract=_body(abstract, atom=atom),
        whole=not atom,
        # RSS 1.0 has one date, which feedparser calls updated.
        published=published or (None if atom else updated),
        updated=updated,
        language=_language(entry) or language,
        nature=Nature.KILL if withdrawn else Nature.STORY,
        byline=_said(entry, "author"),
        credit=_said(dict.get(entry, "source") or {}, "title") or _said(entry, "publisher"),
        subjects=tuple(_said(tag, "term") for tag in tags if not _is_withdrawn(tag)),
    )


def _title(values: dict[str, Any], *, atom: bool) -> str:
    """Return a title as text; only Atom's plain titles are sure to have no markup."""
    detail = dict.get(values, "title_detail") or {}
    value = _said(detail, "value")
    return value if atom and detail.get("type") == _PLAIN else plain(value)


def _body(detail: dict[str, Any], *, atom: bool) -> Body | None:
    """Return a text; in RSS even plain text is HTML, feedparser's guess notwithstanding."""
    value = _said(detail, "value")
    if not value.strip():
        return None
    return Body(value, html=not (atom and detail.get("type") == _PLAIN))


def _longest(bodies: Iterable[Body]) -> Body | None:
    return max(bodies, key=lambda body: len(body.content), default=None)


def _language(entry: dict[str, Any]) -> str:
    """Return the language of an entry, which feedparser keeps with each of its texts."""
    details = [dict.get(entry, key) or {} for key in ("title_detail", "summary_detail")]
    said = [_said(detail, "language") for detail in (*_list(entry, "content"), *details)]
    return next(filter(None, said), "") or _said(entry, "language")


def _link(entry: dict[str, Any]) -> str:
    """Return the link; feedparser offers the guid for one, also when it is no address."""
    link = _said(entry, "link")
    return "" if link == _said(entry, "id") and ":" not in link else link


def _is_withdrawn(tag: dict[str, Any]) -> bool:
    return tag.get("scheme") == STATUS_SCHEME and tag.get("term") == WITHDRAWN


def _remains(text: str) -> Body | None:
    """Return what there is of the entry that a feed breaks off in."""
    starts = [entry.end() for entry in _START_OF_ENTRY.finditer(text)]
    return Body(text[starts[-1] :].replace("<", " <"), html=True) if starts else None


def _interval(feed: dict[str, Any]) -> int | None:
    """Return how many seconds a feed asks us to wait, by `ttl` or by `sy:updatePeriod`."""
    minutes = _said(feed, "ttl").strip()
    if minutes.isdecimal() and len(minutes) < len("1000000"):
        return int(minutes) * 60 or None
    period = _PERIODS.get(_said(feed, "sy_updateperiod").strip().lower())
    times = _said(feed, "sy_updatefrequency").strip()
    often = int(times) if times.isdecimal() and len(times) < len("10000") else 1
    return period // max(often, 1) if period else None


def _character(entity: re.Match[str]) -> str:
    """Return the character of an entity that HTML knows and XML does not."""
    return html5.get(f"{entity[1]};", entity[0])


def _said(values: dict[str, Any], key: str) -> str:
    value = dict.get(values, key)
    return value if isinstance(value, str) else ""


def _list(entry: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = dict.get(entry, key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
