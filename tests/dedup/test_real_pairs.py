"""Real pairs: which have to be read, and that whatever is joined unread is told."""

from datetime import UTC, datetime

from benchmarks.real_candidates import candidates, sheet
from benchmarks.real_pairs import (
    LABELS,
    LABELS_ABC,
    LABELS_BBC,
    LABELS_WIDER,
    RealPair,
    read_labels,
    score_real,
)
from dedup.policy import Policy
from story.item import Copy

PIER = (
    "The harbour board of Port Ellis voted on Tuesday to close pier seven for repairs until the "
    "spring. Crews that land their catch there will have to sail to Brannock, 38 kilometres north."
)
STORKS = (
    "Researchers counted 1,240 white storks on the wetlands of Karvala this spring, more than in "
    "any year since records began in 1952, the university said on Tuesday."
)
MENU = "Read more of our best stories in the newsletter that everyone here talks about"


def copy(key: int, text: str, title: str = "", day: int = 1) -> Copy:
    return Copy(key, text, title, f"outlet {key}", datetime(2026, 3, day, tzinfo=UTC))


def found(*texts: Copy) -> list[tuple[object, object]]:
    return [(one.a, one.b) for one in candidates({text.key: text for text in texts})]


def test_each_pair_has_one_label():
    for files in ((LABELS, LABELS_WIDER), (LABELS_BBC,), (LABELS_ABC,)):
        rows = [row for file in files for row in read_labels(file)]
        assert len({frozenset(row[:2]) for row in rows}) == len(rows)
        assert {label for _, _, label in rows} <= {"copy", "ask", "other"}


def test_who_shares_a_twelfth_of_the_phrases_has_to_be_read():
    beside = copy(2, f"{STORKS} Crews that land their catch there will have to sail.")
    assert found(copy(1, PIER), beside) == [(1, 2)]
    assert found(copy(1, PIER), copy(2, STORKS)) == []


def test_phrases_that_nine_have_count_for_nothing():
    shells = [copy(key, f"Story{key} was{key} told{key} here{key}. {MENU}") for key in range(9)]
    assert found(*shells) == []
    assert len(found(*shells[:8])) == 28


def test_alike_headlines_have_to_be_read_within_a_day():
    told = copy(1, PIER, "Pier seven closed for repairs")
    assert found(told, copy(2, STORKS, "Repairs: pier seven closed", 2)) == [(1, 2)]
    assert found(told, copy(2, STORKS, "Repairs: pier seven closed", 3)) == []


def test_of_texts_with_the_same_words_the_first_is_read():
    part = copy(3, f"{STORKS} Crews that land their catch there will have to sail.")
    assert found(copy(1, PIER), copy(2, PIER.upper()), part) == [(1, 3)]


def test_a_sheet_shows_what_both_say():
    every = {1: copy(1, PIER, "Pier closed"), 2: copy(2, f"{STORKS} {PIER}", "Storks counted")}
    (one,) = candidates(every)
    told = sheet(one, every)
    assert "Pier closed" in told
    assert "Storks counted" in told
    assert "both: the harbour board of port ellis voted on tuesday" in told


def test_what_is_joined_without_a_label_is_counted():
    every = {1: copy(1, PIER), 2: copy(2, f"{PIER} Traders are worried."), 3: copy(3, STORKS)}
    other = RealPair(1, 3, "other")
    assert score_real(every, [other], Policy()).unread == 1
    read = score_real(every, [other, RealPair(1, 2, "copy")], Policy())
    assert read.unread == 0
    assert read.copies_found == 1.0
    assert read.lookalikes_joined == 0.0
