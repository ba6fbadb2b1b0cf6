"""What Prefect must find in the environment before it is imported: its home, its manners.

Whoever is about to import Prefect opens the door first; what the user has set stays as it is.
"""

import os
from pathlib import Path

FOLDER = ".copydesk"  # beside the database: a desk is one folder
LOOPBACK = "127.0.0.1,localhost,::1"

_MANNERS = {
    "DO_NOT_TRACK": "1",
    # Also avoids a "database is locked" traceback at a server's first start.
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
}
_CALM = {
    # Its lines go to the run's log on the server, not over the progress on the terminal.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_INTERNAL_LOGGING_LEVEL": "CRITICAL",
}


def folder(db: str) -> Path:
    """Return the folder for what we keep beside a database: beside its file, else where we are."""
    scheme, _, rest = db.partition(":///")
    path = rest.partition("?")[0]
    beside = Path(path).parent if scheme.startswith("sqlite") and path else Path()
    return (beside / FOLDER).resolve()


def open_door(db: str, *, calm: bool = False) -> Path:
    """Set up the environment for Prefect beside this database and return Prefect's home."""
    for name, value in (_MANNERS | (_CALM if calm else {})).items():
        os.environ.setdefault(name, value)
    if "PREFECT_HOME" not in os.environ:
        # Moving the home must not hide the server that the user chose in a profile.
        profiles = Path.home() / ".prefect" / "profiles.toml"
        if profiles.is_file():
            os.environ.setdefault("PREFECT_PROFILES_PATH", str(profiles))
        os.environ["PREFECT_HOME"] = str(folder(db) / "prefect")
    _spare_loopback_the_proxy()
    home = Path(os.environ["PREFECT_HOME"]).expanduser()
    home.mkdir(parents=True, exist_ok=True)
    return home


def _spare_loopback_the_proxy() -> None:
    """Keep a proxy out of the way to our own server, which it could not know."""
    for name in ("NO_PROXY", "no_proxy"):
        spared = os.environ.get(name, "")
        if "127.0.0.1" not in spared:
            os.environ[name] = f"{spared},{LOOPBACK}" if spared else LOOPBACK
