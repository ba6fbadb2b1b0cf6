"""What `copydesk feeds` changes in the list, and what it says of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from copydesk import seeding
from copydesk.errors import InputError
from copydesk.opening import desk, looking
from copydesk.present import console
from copydesk.reading import text_of
from feeds import addresses, opml
from feeds.errors import FeedError, shown
from feeds.folder import read_file
from feeds.limits import Limits
from feeds.opml import Outline
from feeds.parse import parse
from feeds.places import address_of, is_local, path_of
from feeds.spelling import spelled
from storage import feeds
from storage.errors import NotFoundError

_SHOWN = 10  # of what was refused or there already


@dataclass(frozen=True, slots=True)
class Brought:
    """What a list of feeds brought: how many are new, which were there, which were refused."""

    new: int
    known: tuple[str, ...]
    refused: tuple[str, ...]


def place(said: str) -> tuple[str, str]:
    """Return the address of what a person names, and the name of a file or folder here."""
    said = said.strip()
    if is_local(said):
        return said, ""
    path = Path(said).expanduser()
    # What was a folder when it was added may be gone when it is taken off.
    if said and "://" not in said and (path.exists() or path.is_absolute()):
        return address_of(path), path.resolve().name
    return spelled(said), ""


def bring(session: Session, outlines: Sequence[Outline], *, given: bool = False) -> Brought:
    """Put feeds on the list, those that can be asked and are not there.

    Only addresses that the user himself has given may lead to files of this machine.
    """
    good: dict[str, Outline] = {}
    known: list[str] = []
    refused: list[str] = []
    for said in outlines:
        one = replace(said, url=spelled(said.url))
        if against := objection(one.url, given=given):
            refused.append(f"{shown(one.url)}: {against}")
        elif one.url in good:
            known.append(one.url)
        else:
            good[one.url] = one
    there = {one.url for one in feeds.outlines(session)}
    new = feeds.add(session, list(good.values()), now=datetime.now(UTC))
    known += [url for url in good if url in there]
    return Brought(len(new), tuple(known), tuple(refused))


def objection(url: str, *, given: bool) -> str | None:
    """Say what speaks against an address, `None` when nothing does."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return "this is no address"
    if parts.scheme == "sample":
        return None
    if is_local(url.strip()):
        return _local_objection(url.strip(), given=given)
    if parts.scheme not in {"http", "https"}:
        return (
            "a feed's address begins with http:// or https://, or is the path of a file or folder"
        )
    if "@" in parts.netloc:
        return (
            "a password does not belong into the list; put it into the environment, and the "
            "variable's name into the feed's settings (docs/feeds.md)"
        )
    return _host_objection(parts.hostname) if parts.hostname else "this address names no host"


def _host_objection(host: str) -> str | None:
    """Say what speaks against a host: no name at all, or a number that no setting will allow."""
    try:
        address = ip_address(host)
    except ValueError:
        # A name may mean another address at every question.
        return "there is a blank in the host's name" if len(host.split()) > 1 else None
    return addresses.objection(address, allow_private=True)


def _local_objection(url: str, *, given: bool) -> str | None:
    if not given:
        return (
            "a list may not name files of this machine; copydesk feeds add takes them one by one"
        )
    try:
        path = path_of(url)
        if path == Path.cwd():
            # Its database and settings would be taken for stories, and moved away.
            return "copydesk itself works in this folder; give it another one for what comes in"
        if path.is_file():
            # What is no feed now is more likely a slip than a feed to be.
            body = read_file(path, most=Limits().most_unpacked)
            parse(body, content_type=None, url=url, now=datetime.now(UTC))
    except FeedError as error:
        return str(error)
    return None if path.exists() else "there is no such file or folder"


def remove(url: str | None, *, sample: bool, db: str | None) -> None:
    """Take a feed, or all of the sample wire, off the list."""
    if (url is None) is not sample:
        raise InputError("name one URL to remove, or --sample for the sample wire")
    with desk(db) as (database, _), database.transaction() as session:
        listed = [one.url for one in feeds.outlines(session)]
        wanted = [one for one in listed if seeding.is_sample(one)] if sample else [url or ""]
        for one in wanted:
            _take_off(session, one, listed)
    said = console.count(len(wanted), "feed") if sample else url or ""
    console.aside().print(console.words(f"removed {said}; what it sent is kept"), soft_wrap=True)


def _take_off(session: Session, url: str, listed: Sequence[str]) -> None:
    try:
        feeds.remove(session, url, now=datetime.now(UTC))
    except NotFoundError as error:
        raise InputError(hint(error, url, listed)) from error


def hint(error: NotFoundError, url: str, listed: Sequence[str]) -> str:
    """Return what to say of an address that is not on the list: the nearest that is."""
    near = get_close_matches(url, listed, n=1)
    return f"{error}; the nearest is {near[0]}" if near else str(error)


def read_in(file: Path, *, db: str | None) -> bool:
    """Add the feeds of a file, say what came of it; return whether some were refused."""
    outlines = from_file(file)
    with desk(db) as (database, _), database.transaction() as session:
        brought = bring(session, outlines)
    tell(brought, file)
    return bool(brought.refused)


def from_file(file: Path) -> list[Outline]:
    """Return the feeds that a file lists, OPML or one address a line."""
    text = text_of(file)
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        try:
            outlines = opml.read(text)
        except ValueError as error:
            raise InputError(f"{file}: not an OPML list: {error}") from error
    else:
        outlines = list(_plain(text.splitlines()))
    if not outlines:
        raise InputError(f"{file}: there is no feed in it; OPML or one address a line is wanted")
    return outlines


def _plain(lines: Iterable[str]) -> Iterator[Outline]:
    for line in lines:
        url = line.strip("\ufeff \t")
        if url and not url.startswith("#"):
            yield Outline(url=url, title="", site=None, folder="")


def tell(brought: Brought, file: Path) -> None:
    """Say what a list of feeds brought."""
    aside = console.aside()
    aside.print(
        console.words(f"{file}: {console.count(brought.new, 'new feed')}"),
        soft_wrap=True,
    )
    for said, urls in (("there already", brought.known), ("refused", brought.refused)):
        if not urls:
            continue
        aside.print(f"  {said}: {console.count(len(urls), 'feed')}")
        for url in urls[:_SHOWN]:
            aside.print(console.words(f"    {url}"), soft_wrap=True)
        if len(urls) > _SHOWN:
            aside.print(f"    and {len(urls) - _SHOWN:,} more")


def write_out(output: Path | None, *, db: str | None) -> None:
    """Write the list as OPML."""
    with looking(db) as session:
        text = opml.write(feeds.outlines(session))
    if output is None:
        console.tell_pieces([text])
    else:
        output.write_text(text, encoding="utf-8")
        console.aside().print(console.words(f"wrote {output}"), soft_wrap=True)
