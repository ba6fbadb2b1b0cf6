import pytest

from editing import kinds


def test_a_doubled_word_is_flagged(flags):
    (flag,) = flags("The board of the the harbour met in the town on Monday.")
    assert (flag.kind, flag.text, flag.repair) == (kinds.DOUBLED_WORD, "the the", "the")


@pytest.mark.parametrize(
    "before",
    [
        "It’s the mayor’s ‘own’ board, 'for' 1,000,000 tons at 5.5 per cent, he said:",
        "Zażółć gęślą jaźń, said the mayor of Łódź — and “it’s 10-10”; he said:",
        "\t\u00a0The board\u2028of _the_ harbour… said:",
    ],
)
def test_a_doubled_word_stands_where_its_flag_says_whatever_stands_before(flags, before):
    found = flags(f"{before} the ships are in in the harbour of the town.")
    assert [f.text for f in found if f.kind == kinds.DOUBLED_WORD] == ["in in"]


def test_a_doubled_phrase_is_flagged(flags):
    (flag,) = flags("It was the board of the harbour of the harbour that met on Monday.")
    assert (flag.kind, flag.repair) == (kinds.DOUBLED_WORD, "of the harbour")


@pytest.mark.parametrize("twice", ["it was", "will not", "in the"])
def test_small_words_that_come_twice_in_a_row_are_flagged(flags, twice):
    (flag,) = flags(
        f"The board of the town said {twice} {twice} harbour, and the mayor went home."
    )
    assert (flag.kind, flag.repair) == (kinds.DOUBLED_WORD, twice)


@pytest.mark.parametrize("twice", ["expected to", "likely to", "is likely to", "followed by"])
def test_verbs_with_a_small_word_behind_them_are_flagged(flags, twice):
    (flag,) = flags(f"The board of the town said the pier {twice} {twice} close, and went home.")
    assert (flag.kind, flag.repair) == (kinds.DOUBLED_WORD, twice)


@pytest.mark.parametrize(
    ("run", "once"),
    [
        ("the the the", "the"),
        ("The the the the", "The"),
        ("of the harbour of the harbour of the harbour", "of the harbour"),
    ],
)
def test_a_run_of_one_word_is_one_flag_and_mended_at_once(flags, run, once):
    (flag,) = flags(f"It was the board, and {run} said that it met in the town on Monday.")
    assert (flag.kind, flag.text, flag.repair) == (kinds.DOUBLED_WORD, run, once)


@pytest.mark.parametrize(
    "sentence",
    [
        "She had had enough of it, and he said that that was very very long ago, no no.",
        "The stage of a sit-in in the town of Bora Bora was the end of Duran Duran.",
        "The group called IS is in the news, and the US us and them are in it.",
        "She moved in in 2003, and he logged on on Monday. Those who can can go, they said.",
        "What it is is clear to all. “Ole, ole ole ole!” the fans sang to the board.",
        "If he can he can, and whatever it is it is: they do what they do, as it was it was.",
        "What he does does not matter. What the mayor can can be done. All they do do is talk.",
        "He sold it door to door to all, from building to building to the end of it.",
        "They went on and on and on, over and over and over, day by day by day.",
    ],
)
def test_words_that_are_doubled_on_purpose_are_left_alone(kinds_of, sentence):
    assert kinds_of(sentence) == []


def test_a_doubled_sentence_is_flagged_and_taken_out(flags):
    twice = "The board of the harbour met in the old town hall on Monday."
    text = f"The storks are back in the north. {twice} {twice} Nobody was glad of it."
    (flag,) = flags(text)
    assert (flag.kind, flag.text, flag.repair) == (kinds.DOUBLED_SENTENCE, twice, "")
    assert flag.start > text.index(twice)


def test_a_doubled_paragraph_is_flagged(flags):
    twice = "The board of the harbour met on Monday. It will meet again in the spring."
    text = f"{twice}\n\nNobody was glad of it in the town.\n\n{twice}"
    assert [f.kind for f in flags(text)] == [kinds.DOUBLED_PARAGRAPH]


def test_a_short_refrain_is_left_alone(flags):
    text = "The sea is deep.\n\nWe row the boats of the town.\n\nThe sea is deep.\n\nWe go home."
    assert flags(text) == []


def test_the_rest_of_a_sentence_behind_a_stray_stop_is_no_doubled_sentence(flags):
    rest = "under a clear sky, the board of the harbour said on Tuesday."
    text = f"The birds came back to Asia. {rest}\n\nThe family came back to Asia. {rest}"
    assert kinds.DOUBLED_SENTENCE not in {f.kind for f in flags(text)}


def test_a_plain_sentence_of_five_words_that_stands_twice_is_flagged(flags):
    text = "It was late at night. The mayor left town early. The mayor left town early. Why?"
    assert [(f.kind, f.repair) for f in flags(text)] == [(kinds.DOUBLED_SENTENCE, "")]


@pytest.mark.parametrize(
    "line", ["We shall not be moved.", "It is what it is.", "Let us go home!"]
)
def test_a_refrain_of_five_words_is_left_alone(flags, line):
    assert flags(f"The board of the harbour met in the town on Monday. {line} {line}") == []
