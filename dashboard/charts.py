"""Charts as numbers: where each line, bar and dot stands; the templates draw them as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, sqrt

HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Spark:
    """A line without axes: the path, and its last point."""

    path: str
    x: float
    y: float


def spark(values: Sequence[float], *, width: float = 96, height: float = 34) -> Spark | None:
    """Return the line through the values, 3 px clear of the edges; nothing for fewer than two."""
    if len(values) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    low, high = min(values), max(values)
    step, room = width / (len(values) - 1), height - 6
    tall = [
        3 + room * (1 - (v - low) / (high - low)) if high > low else height / 2 for v in values
    ]
    points = [f"{i * step:.1f} {y:.1f}" for i, y in enumerate(tall)]
    return Spark("M" + "L".join(points), width, round(tall[-1], 1))


@dataclass(frozen=True, slots=True)
class Column:
    """A stacked bar: the upper part lies on the lower; `label` only where the axis has room."""

    x: float
    width: float
    top: float
    upper: float
    middle: float
    lower: float
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of stacked bars with its grid lines (y, value), in a box of 860 by 262."""

    bars: tuple[Column, ...]
    grid: tuple[tuple[float, int], ...]
    floor: float = 236.0
    left: float = 34.0
    right: float = 860.0


def columns(
    lower: Sequence[int], upper: Sequence[int], *, labels: Sequence[str], titles: Sequence[str]
) -> Columns:
    """Return the bars of `lower` with `upper` stacked on it; an empty label is not drawn."""
    floor, ceiling, left, right = 236.0, 10.0, 34.0, 860.0
    step = _nice(max((a + b for a, b in zip(lower, upper, strict=True)), default=0))
    scale = (floor - ceiling) / (step * 3)
    slot = (right - left) / max(1, len(lower))
    bars = []
    for i, (below, above) in enumerate(zip(lower, upper, strict=True)):
        middle = floor - below * scale
        bars.append(
            Column(
                x=round(left + i * slot + slot * 0.08, 1),
                width=round(slot * 0.84, 1),
                top=round(middle - above * scale, 1),
                upper=round(above * scale, 1),
                middle=round(middle, 1),
                lower=round(below * scale, 1),
                label=labels[i],
                title=titles[i],
            )
        )
    grid = tuple((round(floor - i * step * scale, 1), i * step) for i in range(4))
    return Columns(tuple(bars), grid)


def _nice(most: int) -> int:
    """Return a round step, three of which hold the largest value."""
    third = max(1, ceil(most / 3))
    power: int = 10 ** (len(str(third)) - 1)
    return next(power * k for k in (1, 2, 3, 4, 5, 6, 8, 10) if power * k >= third)


@dataclass(frozen=True, slots=True)
class Dot:
    """A version on a strip of time."""

    x: float
    canonical: bool


@dataclass(frozen=True, slots=True)
class Spread:
    """When each version appeared: a strip of 190 by 46, square root of time."""

    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]
    last: float
    label: str


def spread(seen: Sequence[datetime], *, canonical: int | None, label: str) -> Spread:
    """Return the strip of the versions seen; the axis ends at 6 hours, or 2, 7, 30 days."""
    gaps = [max(0.0, (moment - min(seen)) / timedelta(seconds=1)) for moment in seen]
    end, ticks = next(
        (end, ticks) for end, ticks in _AXES if max(gaps) <= end * HOUR or end == _AXES[-1][0]
    )

    def place(hours: float) -> float:
        return round(8 + 174 * sqrt(min(1.0, hours / end)), 1)

    dots = [Dot(place(gap / HOUR), i == canonical) for i, gap in enumerate(gaps)]
    return Spread(
        dots=tuple(sorted(dots, key=lambda dot: dot.canonical)),
        ticks=tuple((place(hours), name) for hours, name in ticks),
        last=place(max(gaps) / HOUR),
        label=label,
    )


_AXES: tuple[tuple[float, tuple[tuple[float, str], ...]], ...] = (
    (6, ((0, "0"), (1, "1 h"), (3, "3 h"), (6, "6 h"))),
    (48, ((0, "0"), (6, "6 h"), (24, "1 d"), (48, "2 d"))),
    (168, ((0, "0"), (24, "1 d"), (72, "3 d"), (168, "7 d"))),
    (720, ((0, "0"), (72, "3 d"), (240, "10 d"), (720, "30 d"))),
)


@dataclass(frozen=True, slots=True)
class Stop:
    """A numbered version on the timeline of its cluster, and where its name stands, if it does."""

    x: float
    above: bool
    name_at: float | None


def timeline(seen: Sequence[datetime], names: Sequence[str], *, width: float = 1388) -> list[Stop]:
    """Return where the versions stand on a line of time, never on top of each other.

    Names stand above and below in turn, and are left out where they would run into the one
    before.
    """
    first, whole = min(seen), (max(seen) - min(seen)) / timedelta(seconds=1) or 1.0
    right, gap = width - 16, min(26.0, (width - 32) / max(1, len(seen) - 1))
    stops: list[Stop] = []
    free = {True: 0.0, False: 0.0}
    x = 16 - gap
    for i, moment in enumerate(seen):
        wanted = 16 + (right - 16) * ((moment - first) / timedelta(seconds=1)) / whole * 0.9
        rest = len(seen) - 1 - i
        x = min(max(wanted, x + gap), right - rest * gap)
        wide = 7.2 * len(names[i]) + 12
        start = min(x - 10, width - wide)
        sides = [above for above in (i % 2 == 0, i % 2 != 0) if free[above] <= start]
        if sides:
            free[sides[0]] = start + wide
        stops.append(
            Stop(round(x, 1), bool(sides and sides[0]), round(start, 1) if sides else None)
        )
    return stops


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a histogram."""

    x: float
    y: float
    height: float
    within: bool
    title: str


def bar_end(share: float, width: float = 96) -> float:
    """Return where a share of 0 to 1 ends on a bar of this width."""
    return round(max(0.0, min(1.0, share)) * width, 1)


def heat(share: float) -> int:
    """Return the shade of a cell, 0 to 10."""
    return round(max(0.0, min(1.0, share)) * 10)
