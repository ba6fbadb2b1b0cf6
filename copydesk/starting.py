"""What `copydesk run` does before all else: have Prefect's server started.

A temporary server needs longer to come up than everything of ours to load, so it comes first.
"""

import gc
import os
from collections.abc import Callable
from pathlib import Path

from copydesk import settings_file
from flows.at_hand import at_hand
from flows.door import folder

_SPOKEN = ("sqlite:///", "postgres")


def run(*, feeds: Path | None, direct: bool, db: str | None) -> None:
    """Run one cycle and tell what came of it."""
    if direct:
        _loaded()(feeds=feeds, db=db, prefect=None)
        return
    url = settings_file.database(db, environ=os.environ, folder=Path())
    if not url.startswith(_SPOKEN) or not _is_place(folder(url)):
        _complain(db)
    with at_hand(url) as prefect:
        _loaded()(feeds=feeds, db=db, prefect=prefect)


def _loaded() -> Callable[..., None]:
    """Return what runs a cycle, loaded now.

    What a module makes stays for ever: to look for garbage in it takes a tenth of the loading.
    """
    gc.disable()
    try:
        from copydesk.running import run as go
    finally:
        gc.freeze()
        gc.enable()
    return go


def _is_place(beside: Path) -> bool:
    """Say whether we may keep something there; the folder around it is not ours to make."""
    try:
        beside.mkdir(exist_ok=True)
    except OSError:
        return False
    return True


def _complain(db: str | None) -> None:
    """Let the database say what is wrong with its address or its place, before one is made."""
    from copydesk.opening import desk

    with desk(db):
        pass
