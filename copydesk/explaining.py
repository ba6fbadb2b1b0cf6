"""What `copydesk dedup --explain` says of two stories of a file."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from copydesk.archives import policy_of
from copydesk.errors import InputError
from copydesk.present import console
from dedup.explain import Explanation
from dedup.explain import explain as explained
from dedup.likeness import Verdict
from dedup.policy import Policy
from desk.archive.job import Archive, load

_LISTED = 12
_VERDICTS = {
    Verdict.JOIN: "copies of one story",
    Verdict.ASK: "a person should look",
    Verdict.APART: "apart",
}


def explain(source: Path, ids: tuple[str, str], *, threshold: float | None) -> None:
    """Say why two stories of a file are copies of one, or aren't."""
    archive = load(source, progress=lambda _verb, _done, _total: None)
    a, b = _rows(archive, ids, source)
    policy = policy_of(threshold)
    copies = archive.copies
    found = explained(copies[a], copies[b], policy=policy)
    for line in _told(found, ids, policy):
        console.out().print(console.words(line), soft_wrap=True)


def _rows(archive: Archive, ids: tuple[str, str], source: Path) -> tuple[int, int]:
    """Return the rows with these ids, as numbers among those read; one id may be two rows."""
    first, second = (_named(archive, wanted, source) for wanted in ids)
    if ids[0] == ids[1] and len(first) == 1:
        raise InputError(f"{source}: one row only has the id {ids[0]!r}; name two stories")
    a, b = (first[0], first[1]) if ids[0] == ids[1] else (first[0], second[0])
    for wanted, rows in dict(zip(ids, (first, second), strict=True)).items():
        if len(rows) > 1:
            taken = [row for row in (a, b) if row in rows]
            told = f"{_numbers(archive, rows)} have the id {wanted!r}; taken: "
            console.aside().print(console.words(told + _numbers(archive, taken)), soft_wrap=True)
    return a, b


def _told(found: Explanation, ids: tuple[str, str], policy: Policy) -> Iterator[str]:
    like = found.likeness
    relation = "" if like.verdict is Verdict.APART else f", relation {like.relation}"
    yield f"{_VERDICTS[like.verdict]}: likeness {like.score:.2f}{relation}"
    yield (
        f"shingles in common {like.jaccard:.2f}, of the first in the second "
        f"{like.containment:.2f}, of the second in the first {like.contained:.2f}, "
        f"headline {like.headline:.2f}"
    )
    yield f"bands in common {found.bands} of {policy.bands}, other keys {found.pairs}"
    yield from (f"- {reason}" for reason in like.why)
    yield from _listed("quotations in both", [f"“{one}”" for one in found.quotations])
    first, second = ids
    yield from _listed(f"figures only in {first}", found.figures_a)
    yield from _listed(f"figures only in {second}", found.figures_b)
    yield from _listed(f"names only in {first}", found.names_a)
    yield from _listed(f"names only in {second}", found.names_b)


def _listed(what: str, found: Sequence[str]) -> Iterator[str]:
    if found:
        more = len(found) - _LISTED
        yield f"{what}: {', '.join(found[:_LISTED])}" + (f" and {more} more" if more > 0 else "")


def _numbers(archive: Archive, rows: Sequence[int]) -> str:
    listed = ", ".join(f"{archive.rows[row].number:,}" for row in rows[:_LISTED])
    more = f" and {len(rows) - _LISTED:,} more" if len(rows) > _LISTED else ""
    return f"{'row' if len(rows) == 1 else 'rows'} {listed}{more}"


def _named(archive: Archive, wanted: str, source: Path) -> list[int]:
    """Return which of the rows read have an id; raise if none has, saying what is known of it."""
    found = [place for place, row in enumerate(archive.rows) if str(row.id) == wanted]
    if found:
        return found
    for one in archive.rejects:
        if one.id == wanted:
            raise InputError(
                f"{source}: the row with the id {wanted!r}, row {one.number}, was refused: "
                f"{one.reason}"
            )
    nameless = [one for one in archive.rejects if not one.id]
    if nameless:
        refused = console.count(len(nameless), "row")
        raise InputError(
            f"{source}: no row that can be read has the id {wanted!r}; {refused} can't be, so far "
            f"that not even an id is known: row {nameless[0].number}: {nameless[0].reason}"
        )
    raise InputError(f"{source}: no row has the id {wanted!r}")
