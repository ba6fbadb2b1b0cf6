"""What counts as the same: the numbers behind every match, frozen and printed into each result."""

from dataclasses import dataclass

_LEAST = {"seed": 0, "leaf_words": 0, "tiny_words": 0} | dict.fromkeys(
    (
        *("perms", "shingle", "bands", "rows", "sketch", "lead", "lead_words"),
        *("hot_band", "most_candidates"),
    ),
    1,
)


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings of one way of finding copies; results of two policies don't mix.

    `scheme`, `seed`, `perms` and `shingle` fix the signature; `bands`, `rows` and the sketches fix
    what is proposed; `join` and `ask` what a likeness means; the rest are brakes.
    """

    scheme: str = "affine32"  # datasketch 2.0's default family of permutations
    seed: int = 1
    perms: int = 128
    shingle: int = 3  # words
    bands: int = 10  # 10 bands of 3 rows: likeness .5 is proposed with p = .74, see dedup.bands
    rows: int = 3
    sketch: int = 16  # the rarest-looking word pairs of the whole body, one key each
    lead: int = 8  # the same of the lead, which is what a summary or a cut keeps
    lead_words: int = 60
    join: float = 0.70  # at and above, two copies join by themselves
    ask: float = 0.35  # at and above, a person is asked
    leaf_words: int = 90  # shorter texts join one best parent and never bridge
    bridge_ratio: float = 0.6  # lengths further apart than this are a cut or a round-up
    tiny_words: int = 15  # identical texts below this need a headline to bear them out
    hot_band: int = 32  # versions looked up under one key, at most
    most_candidates: int = 12  # pairs verified for one arrival, at most

    def __post_init__(self) -> None:
        if self.scheme != "affine32":
            raise ValueError(f"scheme must be affine32, not {self.scheme}")
        for name, least in _LEAST.items():
            if getattr(self, name) < least:
                raise ValueError(f"{name} must be at least {least}, not {getattr(self, name)}")
        if self.seed >= 1 << 32:
            raise ValueError(f"seed must be less than {1 << 32}, not {self.seed}")
        if self.bands * self.rows > self.perms:
            raise ValueError(
                f"bands times rows must be at most perms: {self.bands} x {self.rows} is more than "
                f"{self.perms}"
            )
        if not 0 < self.ask <= self.join <= 1:
            raise ValueError(
                "ask and join must lie between 0 and 1, and ask not above join, "
                f"not {self.ask:g} and {self.join:g}"
            )
        if not 0 <= self.bridge_ratio <= 1:
            raise ValueError(f"bridge_ratio must be from 0 to 1, not {self.bridge_ratio:g}")

    @property
    def name(self) -> str:
        """Return the policy in one line, as stored beside what it decided."""
        return (
            f"{self.scheme}/{self.seed}/{self.perms} words{self.shingle} "
            f"bands{self.bands}x{self.rows}+{self.sketch}+{self.lead} "
            f"join{self.join:g} ask{self.ask:g} judge{JUDGE}"
        )


JUDGE = 5  # raised whenever dedup.likeness would decide the same pair differently
