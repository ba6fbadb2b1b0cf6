"""What a cycle is told: the database, the limits, the policy, the size of a batch."""

from dataclasses import dataclass, field

from dedup.policy import Policy
from desk.checks import Checks
from feeds.limits import Limits


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the desk's work depends on, besides the clock; it can be written as JSON."""

    db: str = "sqlite:///copydesk.db"
    limits: Limits = field(default_factory=Limits)
    policy: Policy = field(default_factory=Policy)
    checks: Checks = field(default_factory=Checks)
    poll_batch: int = 500  # feeds asked together
    process_batch: int = 1000  # versions that are clustered, checked and published together

    def __post_init__(self) -> None:
        if self.poll_batch < 1 or self.process_batch < 1:
            raise ValueError("a batch holds at least one (poll_batch, process_batch)")
