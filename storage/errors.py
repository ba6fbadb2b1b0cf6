"""What can go wrong with a database, in words for the person who has to mend it.

StorageError
    BadAddressError     the address names no database that we can speak to
    CannotOpenError     it is not there, not ours to write, not a database, or another program's
    NewerSchemaError    a newer copydesk wrote it
    UnavailableError    it answered before, and does not now: locked, full, read-only, gone
    NotFoundError       nothing of that name is kept
    StaleError          someone else decided first
"""


class StorageError(Exception):
    """Anything about the database that a person can act on."""


class BadAddressError(StorageError):
    """The address names no database that we can speak to."""


class CannotOpenError(StorageError):
    """The database can't be opened or made."""


class NewerSchemaError(StorageError):
    """A newer copydesk wrote this database; this one must not touch it."""


class UnavailableError(StorageError):
    """The database answered before, and does not now."""


class NotFoundError(StorageError):
    """Nothing of that name is kept."""


class StaleError(StorageError):
    """Someone else decided this first."""


# What SQLite says, and what that means for whoever has to mend it.
_SQLITE = {
    "unable to open database file": "the folder does not exist or may not be written to",
    "readonly database": "the file may be read but not written to",
    "file is not a database": "the file is something else than a database",
    "malformed": "the file is damaged; restore it from a copy",
    "disk is full": "the disk is full",
    "is locked": "another program has been writing to it for too long; try again",
    "disk i/o error": "the disk failed or the folder may not be written to",
}


def in_words(error: BaseException) -> str:
    """Return what a driver's error means, on one line."""
    lines = str(getattr(error, "orig", None) or error).splitlines()
    said = "; ".join(" ".join(one.split()) for one in lines if one.strip())
    folded = said.casefold()
    return next((words for sign, words in _SQLITE.items() if sign in folded), said)
