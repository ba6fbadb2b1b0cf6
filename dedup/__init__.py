"""Same? Shingles, signature, bands, likeness, cluster, canonical: text in, values out."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dedup.archive import cluster_stories

__all__ = ["cluster_stories"]


def __getattr__(name: str) -> Any:
    """Load the batch job when it is asked for; most importers want one value of the room."""
    if name == "cluster_stories":
        from dedup.archive import cluster_stories  # noqa: PLC0415 - as said above

        return cluster_stories
    raise AttributeError(f"module 'dedup' has no attribute {name!r}")
