from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard import charts

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
GAPS = st.lists(st.integers(0, 40 * 86400), min_size=1, max_size=60).map(sorted)


@given(st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 9999)), min_size=1, max_size=40))
def test_columns_stand_on_the_floor_and_under_the_ceiling(counts):
    blank = [""] * len(counts)
    lower, upper = [c[0] for c in counts], [c[1] for c in counts]
    chart = charts.columns(lower, upper, labels=blank, titles=blank)
    for bar in chart.bars:
        assert bar.top >= 9.9
        assert abs(bar.middle + bar.lower - chart.floor) < 0.2
        assert abs(bar.top + bar.upper - bar.middle) < 0.2
    assert chart.grid[-1][1] >= max(a + b for a, b in counts)


@given(GAPS)
def test_versions_on_the_timeline_stand_in_order_and_apart(gaps):
    seen = [START + timedelta(seconds=gap) for gap in gaps]
    stops = charts.timeline(seen, ["Northwire World 00:00"] * len(seen))
    places = [stop.x for stop in stops]
    assert places == sorted(places)
    assert all(0 <= x <= 1388 for x in places)
    least = min(26.0, 1356 / max(1, len(seen) - 1))
    assert all(b - a >= least - 0.2 for a, b in pairwise(places))


@given(GAPS)
def test_names_on_the_timeline_never_run_into_each_other(gaps):
    seen = [START + timedelta(seconds=gap) for gap in gaps]
    stops = charts.timeline(seen, ["Northwire World 00:00"] * len(seen))
    for above in (True, False):
        named = [s.name_at for s in stops if s.above == above and s.name_at is not None]
        assert all(b - a >= 150 for a, b in pairwise(named))
        assert all(at + 150 <= 1388 for at in named)


@given(GAPS)
def test_the_spread_starts_left_and_stays_on_its_strip(gaps):
    seen = [START + timedelta(seconds=gap) for gap in gaps]
    strip = charts.spread(seen, canonical=0, label="")
    assert min(dot.x for dot in strip.dots) == 8
    assert all(8 <= dot.x <= 182 for dot in strip.dots)
    assert strip.dots[-1].canonical


def test_a_line_needs_two_points():
    assert charts.spark([3]) is None
    line = charts.spark([1, 5, 3])
    assert line is not None
    assert line.path.startswith("M0.0 31.0L")
