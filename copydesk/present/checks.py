"""What a check found: a line a flag as linters print it, its sentence, its repair."""

from collections.abc import Sequence
from dataclasses import asdict

from rich.console import Console
from rich.padding import Padding

from copydesk.present import console
from copydesk.present.passage import HINT, MARK, Passage, carets, fitted, marked, sentence_of
from copydesk.present.places import Lines
from copydesk.present.safe import line
from copydesk.reading import Checked
from editing.flag import Flag, Tier
from story.sentences import sentences

_INDENT = "    "
_INDENTED = (0, 0, 0, len(_INDENT))
_PIPED = 96  # characters of a sentence where there is no terminal to ask
_LINES = 3  # of a sentence on a terminal


def tell_json(found: Sequence[Checked]) -> None:
    """Print what was found, for programs."""
    console.tell_json(
        [
            {
                "file": one.file,
                "text": one.text,
                "flags": [_flag(flag) for flag in one.found],
            }
            for one in found
        ]
    )


def _flag(flag: Flag) -> dict[str, object]:
    told = asdict(flag)
    told["evidence"] = [
        {"file": seen.source, "text": seen.text, "start": seen.start, "end": seen.end}
        for seen in flag.evidence
    ]
    return told


def tell(found: Sequence[Checked]) -> None:
    """Print what was found, for people; how much it was goes aside."""
    screen = console.out()
    for one in found:
        lines = Lines(one.text)
        spans = sentences(one.text) if one.found else []
        for flag in one.found:
            row, column = lines.place(flag.start)
            place = f"{one.file}:{row}:{column}"
            _tell_flag(screen, place, flag, sentence_of(one.text, flag.start, flag.end, spans))
    console.aside().print(_sum(found), style="dim", soft_wrap=True)


def _tell_flag(screen: Console, place: str, flag: Flag, passage: Passage) -> None:
    hint = " (hint)" if flag.tier is Tier.HINT else ""
    style = HINT if hint else MARK
    kind = (flag.kind, "yellow" if hint else "bold red")
    screen.print(console.words(f"{place} ", kind, f" {flag.message}{hint}"), soft_wrap=True)
    if console.marks(screen):
        room = _LINES * (screen.width - len(_INDENT)) - len(flag.repair or "") - 10
        sentence = marked(fitted(passage, room), style=style, repair=flag.repair)
        screen.print(Padding(sentence.append(_witnesses(flag), style="dim"), _INDENTED))
        return
    shown = fitted(passage, _PIPED)
    screen.print(f"{_INDENT}{shown.before}{shown.words}{shown.after}", soft_wrap=True)
    screen.print(f"{_INDENT}{carets(shown)}{_repair(flag)}{_witnesses(flag)}", soft_wrap=True)


def _repair(flag: Flag) -> str:
    if flag.repair is None:
        return ""
    return f" repair: {line(flag.repair)}" if flag.repair else " repair: take it out"


def _witnesses(flag: Flag) -> str:
    """Name the files that have it as the repair does."""
    names = list(dict.fromkeys(one.source for one in flag.evidence)) if flag.agreement else []
    if not names:
        return ""
    more = f" and {console.count(len(names) - 1, 'other copy')}" if len(names) > 1 else ""
    return line(f" (as in {names[0]}{more})")


def _sum(found: Sequence[Checked]) -> str:
    flags = sum(len(one.flags) for one in found)
    hints = sum(len(one.found) for one in found) - flags
    files = console.count(len(found), "file")
    return f"{console.count(flags, 'flag')}, {console.count(hints, 'hint')} in {files}"
