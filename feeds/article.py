"""The full text of a story from its page, for feeds that only sum it up."""

import re

from feeds.charset import decoded
from feeds.errors import TooMuchError, shown
from story.plain import clean, plain

LEAST_WORDS = 50  # shorter texts are notices about cookies, walls and errors
MOST_TAGS = 20_000  # the extractor takes the square of some runs of tags; news pages have 5,000
_TAG = re.compile("<[A-Za-z]")


def article(body: bytes, *, content_type: str | None, url: str) -> tuple[str, str] | None:
    """Return a page's story as HTML and as plain text, `None` if there is none to be found.

    Raises TooMuchError for a page that would take too long to read.
    """
    page = decoded(body, content_type)
    if len(_TAG.findall(page)) > MOST_TAGS:
        raise TooMuchError(f"{shown(url)} is a page of more than {MOST_TAGS:,} tags; not read")
    import trafilatura  # noqa: PLC0415 - half a second to load, and few feeds ask for full texts

    found = trafilatura.extract(
        page,
        url=url,
        output_format="html",
        include_comments=False,
        include_tables=False,
        favor_precision=True,
        with_metadata=False,
    )
    if not found:
        return None
    markup = clean(found)
    text = plain(markup)
    return (markup, text) if len(text.split()) >= LEAST_WORDS else None
