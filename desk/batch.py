"""The clusters that a batch of versions touches, as one transaction sees them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from desk.judged import Judged
from storage import copies
from storage.clusters import State
from storage.members import Member
from story.item import Copy


@dataclass(slots=True)
class Batch:
    """The clusters that a batch of versions touches, as one transaction sees them.

    `arrivals` are the items that came or changed; `members` everybody in the touched clusters,
    by cluster; `texts` what was loaded of them so far, by version. `unheard` are kills under
    embargo of what is not out: they are of no cluster, and no cluster's page shows their words.
    They wait until a copy of what they kill comes.
    """

    arrivals: Sequence[Member]
    texts: dict[int, Copy]
    judged: Judged
    members: dict[int, list[Member]] = field(default_factory=dict)
    before: dict[int, State] = field(default_factory=dict)
    asks: dict[int, str] = field(default_factory=dict)
    events: list[tuple[int, str]] = field(default_factory=list)
    unheard: list[Member] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def text(self, session: Session, versions: Iterable[int]) -> list[Copy]:
        """Return the texts of these versions, loading at once what is missing."""
        wanted = list(versions)
        missing = {version for version in wanted if version not in self.texts}
        if missing:
            self.texts |= copies.load(session, missing)
        return [self.texts[version] for version in wanted]
