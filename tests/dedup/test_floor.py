"""The least that dedup's quality may be holds, and a figure below it is told."""

import pytest

from benchmarks import dedup_floor
from benchmarks.dedup_floor import Figure, figures


def test_quality_holds_on_what_needs_no_network():
    measured = list(figures(offline=True))
    assert len(measured) == 4
    assert [str(one) for one in measured if not one.holds] == []


@pytest.mark.parametrize("bad", [Figure("F1", 0.9, 0.98), Figure("joined", 0.02, 0.01, most=True)])
def test_a_figure_below_the_floor_ends_with_1(monkeypatch, capsys, bad):
    monkeypatch.setattr(dedup_floor, "figures", lambda **_: iter([bad]))
    monkeypatch.setattr("sys.argv", ["dedup_floor"])
    with pytest.raises(SystemExit) as ended:
        dedup_floor.main()
    assert ended.value.code == 1
    assert capsys.readouterr().out.startswith("FAIL")


def test_articles_that_cannot_be_had_are_told(monkeypatch, capsys):
    def gone():
        raise SystemExit("The articles can't be fetched")

    monkeypatch.setattr(dedup_floor, "articles", gone)
    assert len(list(figures(offline=False))) == 4
    said = capsys.readouterr().out
    assert "can't be fetched" in said
    assert "not measured" in said
