"""How the kinds of flags look: a colour that says how grave it is, and a picture."""

from editing.kinds import FURNITURE, NAMES

_LOST = frozenset(
    {
        "truncated-end",
        "truncated-start",
        "words-lost",
        "paragraph-lost",
        "attribution-lost",
        "words-added",
        "run-together",
        "dateline",
        "all-caps",
    }
)
_ICONS = {
    "stop": ("stray-full-stop", "fragment", "sentence-split", "sentence-merged"),
    "order": ("words-displaced", "words-replaced", "doubled-word", "doubled-sentence"),
    "cut": ("truncated-end", "truncated-start", "words-lost", "paragraph-lost"),
    "quote": ("unbalanced-quote", "quote-altered", "attribution-lost"),
    "space": ("missing-space", "space-before-punctuation", "run-together"),
}
_ICON = {kind: icon for icon, kinds in _ICONS.items() for kind in kinds}


def name(kind: str) -> str:
    """Return how a kind is called in front of people."""
    return NAMES.get(kind, kind.replace("-", " ").capitalize())


def tone(kind: str) -> str:
    """Return red for an error, amber for something missing, plum for what is no story at all."""
    if kind in FURNITURE:
        return "plum"
    return "amber" if kind in _LOST else "red"


def icon(kind: str) -> str:
    """Return the name of the picture, see templates/icons.html."""
    return "box" if kind in FURNITURE else _ICON.get(kind, "flag")
