"""Why two copies are alike, or not, in sentences that an editor reads."""

from dedup.doubts import LOOSE
from dedup.headlines import kills
from dedup.measures import Measures
from dedup.policy import Policy
from story.item import Copy

_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}
_MOST_OF = 0.5
_BACKGROUND = (0.3, 0.7)  # of the one text in the other: what a source may tell anew


def reasons(shared: Measures, a: Copy, b: Copy, policy: Policy, *, scant: bool) -> tuple[str, ...]:
    """Return the reasons, the weightiest first; `scant` is from `dedup.doubts`."""
    named = ("the kill names this headline",) if kills(a, b) or kills(b, a) else ()
    if named and shared.covered < _MOST_OF:
        return named  # a notice tells nothing of the story itself
    if shared.same:
        return named + _of_equals(shared, a, b)
    every = (
        _phrases(shared, policy),
        _inside(shared, policy),
        _passages(shared),
        _quotations(shared),
        _headlines(shared, a, b),
        _facts(shared.names, shared.names_count, "names"),
        _facts(shared.numbers, shared.numbers_count, "figures"),
        _places(shared.figures_changed, shared.figures_placed, "figures"),
        _places(shared.names_changed, shared.names_placed, "names"),
        _told(shared),
        _framed(shared),
        _source(shared, a, b),
        "so short a text shares too little to be told from another's own" * scant,
        _languages(a, b),
    )
    return named + tuple(reason for reason in every if reason)


def _of_equals(shared: Measures, a: Copy, b: Copy) -> tuple[str, ...]:
    text = "the texts are the same, word for word" if shared.shorter else "neither has a text"
    said = _headlines(shared, a, b)
    if not said:
        return (text,)
    return text, "and so are the headlines" if shared.same_headline else "the headlines differ"


def _phrases(shared: Measures, policy: Policy) -> str:
    length = _NUMBERS.get(policy.shingle, str(policy.shingle))
    return f"{shared.jaccard:.0%} of the {length}-word phrases are shared".replace("%", " %")


def _inside(shared: Measures, policy: Policy) -> str:
    share = max(shared.containment, shared.contained)
    if shared.ratio >= policy.bridge_ratio or share < _MOST_OF:
        return ""
    return f"the shorter stands inside the longer: {share * 100:.0f} %"


def _passages(shared: Measures) -> str:
    if shared.covered < _MOST_OF:
        return f"only {shared.covered * 100:.0f} % of the shorter's passages recur"
    return f"{shared.covered * 100:.0f} % of the shorter's passages recur"


def _quotations(shared: Measures) -> str:
    if not shared.quotations:
        return ""
    many = "quotation is" if shared.quotations == 1 else "quotations are"
    outside = (
        f"; outside them {shared.outside * 100:.0f} % of the phrases"
        if (shared.quotations_shared and shared.outside < _MOST_OF)
        else ""
    )
    return f"{shared.quotations_shared} of {shared.quotations} {many} the same{outside}"


def _headlines(shared: Measures, a: Copy, b: Copy) -> str:
    if not (a.title.strip() and b.title.strip()):
        return ""
    if (shared.same_headline and shared.headline) or a.title.strip() == b.title.strip():
        return "the headlines are the same"
    if shared.headline >= _MOST_OF:
        return "the headlines are alike"
    return "the headlines differ"


def _facts(share: float, count: int, what: str) -> str:
    if not count:
        return ""
    lost = count - round(share * count)
    if not lost:
        return f"all {count} {what} agree" if count > 1 else ""
    return f"{lost} of {count} {what} of the shorter are not in the longer"


def _places(share: float, placed: int, what: str) -> str:
    changed = round(share * placed)
    return f"other {what} stand in {changed} of {placed} places worded alike" if changed else ""


def _told(shared: Measures) -> str:
    if shared.untitled or shared.headline >= _MOST_OF:
        return ""
    sides = (("shorter", shared.told, shared.news), ("longer", shared.told_back, shared.news_back))
    new = [side for side, told, news in sides if told < _MOST_OF <= news]
    untold = not max(shared.told, shared.told_back)
    if untold and len(new) != 1:
        return "neither headline speaks of what is shared"
    return f"the headline of the {new[0]} tells of what it alone says" if new else ""


def _framed(shared: Measures) -> str:
    if not shared.own or shared.bound > LOOSE:
        return ""
    return "what each says alone has little to do with what is shared"


def _source(shared: Measures, a: Copy, b: Copy) -> str:
    least, most = _BACKGROUND
    if not a.source or a.source != b.source:
        return ""
    inside = max(shared.containment, shared.contained)
    return "both are of one source, which may repeat its background" * (least <= inside < most)


def _languages(a: Copy, b: Copy) -> str:
    if not a.language or not b.language or a.language[:2].lower() == b.language[:2].lower():
        return ""
    return f"the languages differ: {a.language}, {b.language}"
