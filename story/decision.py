"""What an editor decided; decisions outlive every re-run of the machine."""

from dataclasses import dataclass

from story.item import ClusterId, ItemId, VersionId


@dataclass(frozen=True, slots=True)
class Together:
    """These two items are one story: they share a cluster whatever their likeness."""

    a: ItemId
    b: ItemId


@dataclass(frozen=True, slots=True)
class Apart:
    """These two items are different stories: they never share a cluster."""

    a: ItemId
    b: ItemId


@dataclass(frozen=True, slots=True)
class Pinned:
    """This version stands for its cluster, whatever the scores say."""

    cluster: ClusterId
    version: VersionId


@dataclass(frozen=True, slots=True)
class Accepted:
    """This flag's repair goes into the canonical text; `repair` if the editor wrote another."""

    version: VersionId
    kind: str
    start: int
    end: int
    repair: str | None = None


@dataclass(frozen=True, slots=True)
class Dismissed:
    """This flag is no error: it is not raised again on this version."""

    version: VersionId
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The story of this item must not be used, whatever its senders say."""

    item: ItemId


@dataclass(frozen=True, slots=True)
class Restored:
    """The story of this item stands, whoever has killed or withheld it until now."""

    item: ItemId


Decision = Together | Apart | Pinned | Accepted | Dismissed | Withdrawn | Restored
