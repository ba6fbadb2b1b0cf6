import pytest

from editing import kinds

BEFORE = "The board of the harbour met in the town on Monday.\n\n"


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We will close the pier, he said. The town was told of it.",
        "We will close the pier,” he said. The town was told of it.",
        '"We will close the pier, he said. The town was told of it.',
    ],
)
def test_a_quotation_with_one_mark_is_flagged(flags, paragraph):
    (flag,) = flags(BEFORE + paragraph)
    assert flag.kind == kinds.UNBALANCED_QUOTE


def test_an_attribution_ends_a_quotation_though_another_follows(flags):
    (flag,) = flags(BEFORE + "“We will close the pier, said Mara Roe, who leads it. “It is old.”")
    assert (flag.text, flag.repair) == ("pier,", "pier,”")


def test_the_attribution_shows_where_the_quotation_ends(flags):
    (flag,) = flags(BEFORE + "“We will close the pier, he said. The town was told of it.")
    assert (flag.text, flag.repair) == ("pier,", "pier,”")


def test_the_sibling_shows_where_the_mark_was_lost(flags):
    told = BEFORE + "The mayor called it “a black day for the town of ours” and went home."
    (flag,) = flags(told.replace("ours”", "ours"), told)
    assert (flag.text, flag.repair) == ("ours and", "ours” and")


@pytest.mark.parametrize(
    "text",
    [
        "“We will close the pier.\n\n“We will open it in the spring,” he said of it.",
        '"We will close the pier.\n\n"We will open it in the spring," he said of it.',
        "The pole is 5'10\" long and the board's own; “it is fine,” the mayor said of it.",
        'It is 5\' 10" by 6" wide and 12" deep; the 12" single "Hot" sold well, he said.',
        "”We will close the pier,” he said of it. He called it ”a black day” for all.",
        "”Vi stänger piren”, sade borgmästaren på tisdagen. Han kallade det ”en svart dag”.",
        "He said: “She told me ‘no’ and went.” The ’90s are over, and the dogs’ home is shut.",
    ],
)
def test_quotations_over_paragraphs_and_inches_are_left_alone(flags, text):
    assert flags(BEFORE + text) == []


def test_a_quotation_that_opens_with_the_closing_mark_gets_the_other(flags):
    (flag,) = flags(BEFORE + "It is “a black day,” she said. ”We will close the pier,” he said.")
    assert (flag.text, flag.repair) == ("”We", "“We")


def test_a_nordic_quotation_that_is_not_closed_is_closed_with_its_own_mark(flags):
    (flag,) = flags(BEFORE + "”We will close the pier, he said. The town was told of it.")
    assert (flag.text, flag.repair) == ("pier,", "pier,”")


def test_straight_and_curly_marks_are_judged_alike(flags):
    curly = BEFORE + "“We will close the pier, he said. “It is old,” she said to the board."
    straight = curly.replace("“", '"').replace("”", '"')
    assert [f.kind for f in flags(curly)] == [f.kind for f in flags(straight)]


def test_a_bracket_without_its_other_half_is_flagged(flags):
    (flag,) = flags(BEFORE + "The pier (built in the year of the flood is shut for good.")
    assert (flag.kind, flag.text) == (kinds.UNBALANCED_BRACKET, "(built")


def test_list_marks_and_smiles_are_no_brackets(flags):
    assert flags(BEFORE + "The board will: a) close the pier, b) open it, 3) go home :)") == []


@pytest.mark.parametrize(
    ("sentence", "repair"),
    [
        ('The mayor left the room "We are done," she said.', 'room. "'),
        ("The mayor left the room “We are done,” said Mara Roe.", "room. “"),
        ("They closed the pier on Monday “It is old and it will fall,” he said.", "Monday. “"),
    ],
)
def test_a_stop_that_was_lost_before_a_quotation_is_flagged(flags, sentence, repair):
    (flag,) = flags(BEFORE + sentence)
    assert (flag.kind, flag.repair) == (kinds.RUN_TOGETHER, repair)


@pytest.mark.parametrize(
    "sentence",
    [
        'The band played the song "We Are the Champions," she said.',
        "The mayor told the board “We are done and we will go,” she said.",
        "The sign at the pier read “We are open,” he said.",
        "They marched under the slogan “We are many,” he said.",
        "The mayor shouted “We are done,” and left the room.",
        "It was one of those “I am done” days, she said.",
    ],
)
def test_what_is_quoted_inside_a_sentence_is_left_alone(flags, sentence):
    assert flags(BEFORE + sentence) == []
