"""Figures compared: what is another number, and what the same one in another house's print."""

from math import prod

from editing.align import Run
from editing.house import MEASURES
from editing.tokens import Tokens
from story.wordlists import listed

_PHRASE = 4  # tokens of a departure in which a figure is compared with a figure
_ROUNDED = 0.1  # by how much of it a figure may be rounded
_ROUNDED_SHARE = 0.2  # by how much of it a percentage may be rounded to a half, a third
_MONEY = frozenset("$€£")
_BESIDE = 8  # tokens beside a figure in which its currency, or a hedge, may stand
_CURRENCIES = tuple(
    listed(
        """
        dollar euro pound sterling yen yuan rupee rs crown franc peso rouble ruble rial dirham
        dinar krone kroner krona won lira baht ringgit rand real shekel us usd eur gbp aud cad
        cent pence
        """
    )
)
_POINTS = ({("%",), ("percentage", "points")}, {("%",), ("percentage", "point")})
_TWO = 2
_PARTS = {
    "%": 0.01,
    "half": 1 / 2,
    "3": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 1 / 4,
    "quarters": 1 / 4,
    "5": 1 / 5,
    "fifths": 1 / 5,
    "10": 1 / 10,
    "tenths": 1 / 10,
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_HEDGES = listed(
    "about around almost approximately nearly roughly some over under more less than up"
)
_FIGURES = listed(
    """
    hundred thousand million billion trillion dozen half double triple once twice
    """
)


def is_figure(form: str) -> bool:
    """Tell whether a form is a figure, or a word for one."""
    return form[0].isdigit() or form in _FIGURES


def figure_apart(run: Run, a: Tokens, b: Tokens) -> list[Run]:
    """Part the one figure of a short departure from the words beside it: `42 people`, `24`."""
    if run.op != "replaced" or max(run.a2 - run.a1, run.b2 - run.b1) > _PHRASE:
        return [run]
    ours = [at for at in range(run.a1, run.a2) if is_figure(a.forms[at])]
    theirs = [at for at in range(run.b1, run.b2) if is_figure(b.forms[at])]
    hedged = not _HEDGES.isdisjoint(a.forms[run.a1 : run.a2] + b.forms[run.b1 : run.b2])
    if len(ours) != 1 or len(theirs) != 1 or run.a2 - run.a1 == run.b2 - run.b1 == 1:
        return [run]
    x, y = ours[0], theirs[0]
    if not _is_other(a.forms[x], b.forms[y], hedged=hedged) or _converted(a, x, b, y):
        return [run]
    if not (a.words[x][0].isdigit() or b.words[y][0].isdigit()):
        return [run]
    parts = ((run.a1, x, run.b1, y), (x, x + 1, y, y + 1), (x + 1, run.a2, y + 1, run.b2))
    return [
        Run(
            "replaced" if a1 < a2 and b1 < b2 else "only_a" if a1 < a2 else "only_b",
            a1,
            a2,
            b1,
            b2,
        )
        for a1, a2, b1, b2 in parts
        if a1 < a2 or b1 < b2
    ]


def _is_other(x: str, y: str, *, hedged: bool) -> bool:
    """Tell whether two plain figures differ, and not by rounding: nearly 100, 97."""
    if not (x.replace(".", "", 1).isdecimal() and y.replace(".", "", 1).isdecimal()):
        return False
    low, high = sorted((float(x), float(y)))
    return high - low > (_ROUNDED * high if hedged else 0)


def _converted(a: Tokens, x: int, b: Tokens, y: int) -> bool:
    """Tell whether two figures count different measures: 15 miles, 24 km."""
    ours = MEASURES.intersection(a.forms[max(0, x - 1) : x + 3])
    theirs = MEASURES.intersection(b.forms[max(0, y - 1) : y + 3])
    return bool(ours and theirs) and ours != theirs


def only_figures_swapped(mine: list[str], theirs: list[str]) -> bool:
    """Tell whether figures stand in each other's place: 3-1, 1-3; not the items of a list."""
    if "and" in mine and all(word == "and" or is_figure(word) for word in mine):
        return False
    both = zip(mine, theirs, strict=True)
    return all(x == y or (is_figure(x) and is_figure(y)) for x, y in both)


def is_initial(run: Run, a: Tokens, b: Tokens) -> bool:
    """Tell whether one prints the measure behind a figure, and the other its first letter."""
    if (
        not run.a2 - run.a1 == run.b2 - run.b1 == 1
        or not run.a1
        or not is_figure(a.forms[run.a1 - 1])
    ):
        return False
    short, long = sorted((a.words[run.a1].casefold(), b.words[run.b1].casefold()), key=len)
    return len(short) == 1 and long.startswith(short)


def are_one_number(ours: list[str], theirs: list[str]) -> bool:
    """Tell whether the same number is told with another scale: 1.5 billion, 1,500 million."""
    value = _value(ours)
    return value is not None and value == _value(theirs)


def of_one_currency(run: Run, a: Tokens, b: Tokens) -> bool:
    """Tell whether figures stand with the same sign of a currency, or both with none."""
    ours, theirs = a.forms[run.a1 : run.a2], b.forms[run.b1 : run.b2]
    return _MONEY.intersection(ours) == _MONEY.intersection(theirs)


def is_other_money(run: Run, a: Tokens, b: Tokens) -> bool:
    """Tell whether before one figure another sign of a currency stands, or none.

    In ranges, and where the currency is told in words, houses leave the sign out.
    """
    ours = _MONEY.intersection(a.forms[run.a1 : run.a2])
    theirs = _MONEY.intersection(b.forms[run.b1 : run.b2])
    if ours == theirs or not _is_before_figure(a, run.a2) or not _is_before_figure(b, run.b2):
        return False
    if ours and theirs:
        return True
    around = (
        *a.forms[max(0, run.a1 - _BESIDE) : run.a1],
        *a.forms[run.a2 : run.a2 + _BESIDE],
        *b.forms[max(0, run.b1 - _BESIDE) : run.b1],
        *b.forms[run.b2 : run.b2 + _BESIDE],
    )
    return _MONEY.isdisjoint(around) and not any(form.startswith(_CURRENCIES) for form in around)


def _is_before_figure(found: Tokens, at: int) -> bool:
    return at < len(found.forms) and found.forms[at][0].isdecimal()


def is_other_share(run: Run, a: Tokens, b: Tokens) -> bool:
    """Tell whether one share stands for another: half of, two thirds of; percent, points."""
    ours, theirs = a.forms[run.a1 : run.a2], b.forms[run.b1 : run.b2]
    if {ours, theirs} in _POINTS:
        return run.a1 > 0 and a.forms[run.a1 - 1][0].isdecimal()
    lead = a.forms[max(0, run.a1 - 1) : run.a1]
    if lead and lead == b.forms[max(0, run.b1 - 1) : run.b1] and _counts(lead[0]):
        ours, theirs = lead + ours, lead + theirs
    x, y = _share(ours), _share(theirs)
    rounded = _ROUNDED_SHARE if "%" in ours + theirs else 0
    if x is None or y is None or abs(x - y) <= rounded * max(x, y):
        return False
    before = (
        a.forms[max(0, run.a1 - _BESIDE) : run.a1] + b.forms[max(0, run.b1 - _BESIDE) : run.b1]
    )
    return _HEDGES.isdisjoint(before) and a.forms[run.a2 : run.a2 + 1] == ("of",)


def _counts(form: str) -> bool:
    return form == "a" or form.isdecimal()


def _share(forms: tuple[str, ...]) -> float | None:
    """Return the share that words tell: half, 1 third, 3 quarters, 40 %."""
    if forms in {("half",), ("a", "half"), ("one", "half")}:
        return 0.5
    if len(forms) != _TWO or not _counts(forms[0]):
        return None
    part = _PARTS.get(forms[1])
    return None if part is None else part * (1 if forms[0] == "a" else float(forms[0]))


def _value(forms: list[str]) -> float | None:
    """Return the number that a figure and its scale tell: 1.5 billion, 1500 million."""
    if not forms[0].replace(".", "", 1).isdecimal() or not _SCALES.keys() >= set(forms[1:]):
        return None
    return float(forms[0]) * prod(map(_SCALES.__getitem__, forms[1:]))
