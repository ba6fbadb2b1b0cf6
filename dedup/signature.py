"""The MinHash signature and its like as values: kept, compared, moved; without datasketch."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """The least hash of a copy's shingles under each permutation; all ones for no shingles."""

    values: NDArray[np.uint32]

    def to_bytes(self) -> bytes:
        """Return four bytes a permutation, little endian."""
        return self.values.astype("<u4").tobytes()

    @classmethod
    def from_bytes(cls, value: bytes) -> Self:
        """Return the signature that `to_bytes` wrote."""
        return cls(np.frombuffer(value, "<u4").astype(np.uint32))

    def likeness(self, other: "Signature") -> float:
        """Return the estimated Jaccard likeness; its deviation is 0.044 at most for 128 values."""
        return float(np.mean(self.values == other.values))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Signature) and np.array_equal(self.values, other.values)

    def __hash__(self) -> int:
        return hash(self.values.tobytes())


@dataclass(frozen=True, slots=True)
class Signed:
    """What the store keeps of a copy to find others by: signature, keys, and `topics.packed`."""

    signature: Signature
    keys: tuple[int, ...]
    topics: bytes
