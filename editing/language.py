"""Which language a text is in; asked only where its words leave doubt."""

from functools import lru_cache

_ENOUGH = 2_000  # characters


@lru_cache(maxsize=256)
def language(text: str) -> str:
    """Return the language of a text as ISO 639-1 has it, as far as its letters tell."""
    from py3langid import classify  # noqa: PLC0415 - it takes half a second to load

    return str(classify(text[:_ENOUGH])[0])
