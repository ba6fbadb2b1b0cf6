"""The full text of a story from its page, for feeds that only sum it up."""

import trafilatura

from feeds.charset import decoded
from story.plain import clean, plain

LEAST_WORDS = 50  # shorter texts are notices about cookies, walls and errors


def article(body: bytes, *, content_type: str | None, url: str) -> tuple[str, str] | None:
    """Return a page's story as HTML and as plain text, `None` if there is none to be found."""
    found = trafilatura.extract(
        decoded(body, content_type),
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
