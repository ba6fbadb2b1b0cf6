"""What a cycle is told: the database, the limits, the policy, the size of a batch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dedup.policy import Policy
from desk.checks import Checks
from feeds import feed_settings
from feeds.feed_settings import FeedSettings
from feeds.limits import Limits


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the desk's work depends on, besides the clock; it can be written as JSON."""

    db: str = "sqlite:///copydesk.db"
    limits: Limits = field(default_factory=Limits)
    policy: Policy = field(default_factory=Policy)
    checks: Checks = field(default_factory=Checks)
    feeds: Mapping[str, FeedSettings] = field(default_factory=dict)  # by address, from the file
    poll_batch: int = 500  # feeds asked together
    process_batch: int = 1000  # versions that are clustered, checked and published together

    def __post_init__(self) -> None:
        if self.poll_batch < 1 or self.process_batch < 1:
            raise ValueError("a batch holds at least one (poll_batch, process_batch)")

    def settings(self, url: str, kept: Mapping[str, Any]) -> FeedSettings:
        """Return a feed's own settings: its table in the file, else what the database keeps."""
        return self.feeds[url] if url in self.feeds else feed_settings.read(kept)
