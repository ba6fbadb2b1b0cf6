"""A sibling's words in the copy's own manners: its quotation marks and apostrophes."""

import re

_BROKEN = re.compile(
    '"\\?|\ufffd|[\x00-\x08\x0e-\x1f\x7f-\x9f]|[ÂÃ][\u0080-\u00bf]|â€|<[a-z/]|&[a-z]+;'
)
_OPENING = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–-]))\"(?=\S)")


def dressed(said: str, like: str, before: str = " ") -> str:
    """Return the words with curly marks if the copy has curly ones, else with straight ones.

    `before` is the character that stands before the words in the copy.
    """
    said = _curly(said, like, before) if "“" in like or "”" in like else _straight(said, like)
    return said.replace("'", "’") if "’" in like and "'" not in like else said


def _curly(said: str, like: str, before: str) -> str:
    if '"' not in said or '"' in like:
        return said
    return _OPENING.sub("“", before[-1:] + said)[len(before[-1:]) :].replace('"', "”")


def _straight(said: str, like: str) -> str:
    if '"' in like:
        said = said.replace("“", '"').replace("”", '"')
    return said.replace("’", "'").replace("‘", "'") if "'" in like and "’" not in like else said


def is_broken(said: str) -> bool:
    """Tell whether a sibling's words are damaged themselves: then they mend nothing."""
    return bool(_BROKEN.search(said))
