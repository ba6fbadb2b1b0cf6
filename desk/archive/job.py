"""The whole way of an archive: read it, cluster it, write where each row belongs."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dedup.archive import cluster
from dedup.placing import Placed
from dedup.policy import Policy
from desk.archive.files import STANDARD, Kind, kind_of, refuse_absent, refuse_unwritable
from desk.archive.read import read
from desk.archive.rows import ArchiveError, Place, Reject, Row, RowId
from desk.archive.write import remove_rejects, write, write_rejects
from story.dateline import headline
from story.item import Copy

Progress = Callable[[str, int, int], None]  # what is being done, how far, of how many (0: unknown)
_TELL_EVERY = 2_000  # rows


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of an archive; `doubts` counts what was missing or mended, in words.

    `hot_keys` are shared by more stories than were compared under one. The files `replaced` held
    something before, and those `removed` held the rejects of an earlier run.
    """

    rows: int
    clusters: int
    largest: int
    rejects: tuple[Reject, ...]
    doubts: Mapping[str, int]
    hot_keys: int
    replaced: tuple[Path, ...]
    removed: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive as read."""

    rows: tuple[Row, ...]
    rejects: tuple[Reject, ...]

    @property
    def copies(self) -> list[Copy]:
        """Return the rows as dedup takes them: the place in `rows` is the key."""
        return [_copy(key, row) for key, row in enumerate(self.rows)]


def cluster_archive(
    source: Path, *, output: Path, rejects: Path, policy: Policy, progress: Progress, jobs: int = 1
) -> Tally:
    """Cluster the stories of a file by so many processes.

    One row a story is written, and apart the rows refused: without any, the rejects of an earlier
    run are removed. Raises `ArchiveError` when none of the rows can be read.
    """
    kind = _kind_out(source, output)
    for path in (output, rejects):
        _refuse_same(source, path)
    refuse_unwritable(output)
    try:
        refuse_unwritable(rejects)
    except ArchiveError as error:
        raise ArchiveError(f"{error} with --rejects, for rows that can't be read") from error
    archive = load(source, progress=progress)
    if archive.rejects and not archive.rows:
        write_rejects(archive.rejects, rejects)
        raise ArchiveError(_unreadable(source, archive.rejects, rejects))
    clustered = cluster(archive.copies, policy=policy, progress=progress, jobs=jobs)
    placed = clustered.placed
    written = (output, rejects) if archive.rejects else (output,)
    replaced = tuple(path for path in written if path != STANDARD and path.is_file())
    if archive.rejects:
        write_rejects(archive.rejects, rejects)
    write([_place(row, one) for row, one in zip(archive.rows, placed, strict=True)], output, kind)
    stale = not archive.rejects and remove_rejects(rejects)
    sizes = Counter(one.cluster for one in placed)
    return Tally(
        rows=len(archive.rows),
        clusters=len(sizes),
        largest=max(sizes.values(), default=0),
        rejects=archive.rejects,
        doubts=dict(_doubts(archive)),
        hot_keys=clustered.hot_keys,
        replaced=replaced,
        removed=(rejects,) if stale else (),
    )


def load(source: Path, *, progress: Progress) -> Archive:
    """Read all stories of a file."""
    rows: list[Row] = []
    rejects: list[Reject] = []
    for number, one in enumerate(read(source), 1):
        if isinstance(one, Row):
            rows.append(one)
        else:
            rejects.append(one)
        if number % _TELL_EVERY == 0:
            progress("load", number, 0)
    progress("load", len(rows), len(rows))
    return Archive(tuple(rows), tuple(rejects))


def _unreadable(source: Path, refused: Sequence[Reject], kept: Path) -> str:
    named = "standard input, read as JSON Lines" if source == STANDARD else str(source)
    first = refused[0]
    return (
        f"{named}: none of its {len(refused)} rows can be read, all are kept in {kept}; "
        f"the first, row {first.number}: {first.reason}"
    )


def _kind_out(source: Path, output: Path) -> Kind:
    # A named output says its kind; standard output speaks CSV to CSV, else JSON Lines.
    refuse_absent(source)
    kind = kind_of(source)
    if output == STANDARD:
        return kind if kind is Kind.CSV else Kind.JSONL
    return kind_of(output)


def _refuse_same(source: Path, path: Path) -> None:
    if STANDARD not in (source, path) and path.exists() and path.samefile(source):
        raise ArchiveError(f"{path}: this is the input; give another name to write to")


def _copy(key: int, row: Row) -> Copy:
    return Copy(
        key=key,
        text=row.text,
        title=row.title,
        source=row.source,
        seen=row.published,
        nature=headline(row.title).nature,
    )


def _place(row: Row, placed: Placed) -> Place:
    return Place(
        id=row.id,
        cluster=placed.cluster,
        canonical=placed.canonical,
        likeness=round(placed.likeness, 4),
        relation=str(placed.relation),
    )


def _doubts(archive: Archive) -> Iterator[tuple[str, int]]:
    yield from Counter(doubt for row in archive.rows for doubt in row.doubts).most_common()
    seen: set[RowId] = set()
    repeated = 0
    for row in archive.rows:
        repeated += row.id in seen
        seen.add(row.id)
    if repeated:
        yield "id stood in a row before; both are kept", repeated
