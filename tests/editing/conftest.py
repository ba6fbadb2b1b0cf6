import pytest

from editing.check import check
from editing.flag import Flag, Tier
from editing.joints import never_opening
from editing.language import language
from editing.likely import is_known
from story.item import Copy

# They load here, not while a test of hypothesis is timed.
language("Which language is it?")
is_known("word")
never_opening()

PLAIN = (
    "The harbour board of Port Ellis said on Tuesday that the old pier will close for repairs"
    " until the spring."
)


@pytest.fixture
def flags():
    """Return the flags on a text, hints left out, and see that each stands where it says."""

    def raised(text: str, *siblings: str, title: str = "", hints: bool = False) -> list[Flag]:
        others = [Copy(n, s, source=f"outlet {n}") for n, s in enumerate(siblings, 1)]
        found = check(Copy(0, text, title, source="here"), others)
        assert all(text[f.start : f.end] == f.text for f in found)
        assert found == sorted(found, key=lambda f: f.start)
        return [f for f in found if hints or f.tier is Tier.FLAG]

    return raised


@pytest.fixture
def kinds_of(flags):
    """Return the kinds of the flags on a sentence set among plain sentences."""

    def raised(sentence: str, *siblings: str) -> list[str]:
        others = [f"{PLAIN} {s} {PLAIN[:-1]} and after." for s in siblings]
        return [f.kind for f in flags(f"{PLAIN} {sentence} {PLAIN[:-1]} and after.", *others)]

    return raised
