"""The bundled sample wire, for a desk that has no feeds yet."""

from importlib.resources import files

from feeds import opml
from feeds.opml import Outline

_SCHEME = "sample:"


def sample() -> list[Outline]:
    """Return the feeds of the sample wire; they are read from the package, without a network."""
    told = (files("seeds") / "wire" / "wire.opml").read_text(encoding="utf-8")
    return opml.read(told)


def is_sample(url: str) -> bool:
    """Tell whether a feed belongs to the sample wire."""
    return url.startswith(_SCHEME)
