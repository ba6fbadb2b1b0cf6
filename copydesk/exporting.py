"""What `copydesk export` writes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from sqlalchemy.orm import Session

from copydesk.options import Feed
from copydesk.present import console
from desk.archive.files import refuse_unwritable, writing
from feeds import write
from storage.views import canonicals

_TITLE = "Canonical stories"


def canonical(session: Session, shape: Feed, output: Path | None) -> None:
    """Write the newest canonical version of each story."""
    if output is None:
        console.tell_pieces(_pieces(session, shape))
        return
    refuse_unwritable(output)
    with writing(output) as stream:
        stream.writelines(piece.encode() for piece in _pieces(session, shape))
    console.aside().print(console.words(f"wrote {output}"), soft_wrap=True)


def _pieces(session: Session, shape: Feed) -> Iterator[str]:
    # Whoever reads must learn of a kill: a withdrawn story goes out without its text.
    stories = canonicals.published(session, withdrawn=True)
    if shape is Feed.JSONL:
        return write.jsonl(stories)
    if shape is Feed.JSONFEED:
        return write.jsonfeed(stories, title=_TITLE, url=None)
    newest = next(stories, None)  # the latest written come first
    return write.atom(
        chain([newest] if newest else [], stories),
        id_=canonicals.name(session),
        title=_TITLE,
        url=None,
        updated=newest.updated if newest else datetime.now(UTC),
    )
