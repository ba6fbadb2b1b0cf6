"""What feeds, blogs and agencies put behind a story, in a line of its own or behind its last."""

import pytest

from editing import apply, kinds
from editing.check import check

STORY = (
    "The board of the harbour met in the town on Monday, and the mayor came too.\n\n"
    "The pier will be closed until the spring, because the storms broke its wall."
)
TAILS = [
    ("The post Storks return to the wetlands appeared first on Port Ellis Post.", "boilerplate"),
    ("The post Why here? What we know appeared first on The St. Louis Post.", "boilerplate"),
    ("The post Storks return first appeared on example.com", "boilerplate"),
    ("Der Beitrag Störche kehren zurück erschien zuerst auf Hafenblatt.", "boilerplate"),
    ("L’article Les cigognes reviennent est apparu en premier sur Le Port.", "boilerplate"),
    ("La entrada Las cigüeñas vuelven se publicó primero en El Puerto.", "boilerplate"),
    ("L'articolo Le cicogne tornano proviene da Il Porto.", "boilerplate"),
    ("Het bericht Ooievaars keren terug verscheen eerst op De Haven.", "boilerplate"),
    ("(AFP)", "credit-line"),
    ("(Reuters, AP, AFP)", "credit-line"),
    ("(dpa/afp)", "credit-line"),
    ("– Reuters", "credit-line"),
    ("--IANS ab/cd", "credit-line"),
    ("AFP", "credit-line"),
    ("© dpa-infocom, dpa:240101-99-123456/2", "credit-line"),
    ("This report by The Canadian Press was first published May 5, 2024.", "credit-line"),
    ("Tags: harbour, storks, wetlands", "boilerplate"),
    ("Filed under: News, Local", "boilerplate"),
    ("pic.twitter.com/abcDEF12", "boilerplate"),
    ("submitted by /u/storks [link] [comments]", "boilerplate"),
    ("A post shared by Jane Doe (@janedoe)", "boilerplate"),
    ("When you buy through our links, we may earn a commission.", "boilerplate"),
]
LINES = [
    ("Comments URL: https://news.example.com/item?id=1", "boilerplate"),
    ("Last updated: 5 May 2024 at 10:30 GMT", "boilerplate"),
    ("Updated 3 hours ago", "boilerplate"),
    ("2 min read", "boilerplate"),
]


@pytest.mark.parametrize(("tail", "kind"), TAILS + LINES)
def test_in_a_line_of_its_own_it_goes(flags, tail, kind):
    (flag,) = flags(f"{STORY}\n\n{tail}\n")
    assert (flag.kind, flag.text, flag.repair) == (kind, tail, "")


@pytest.mark.parametrize(("tail", "kind"), TAILS)
def test_behind_the_last_sentence_it_goes_and_the_sentence_stays(flags, tail, kind):
    text = f"{STORY} {tail}"
    (flag,) = flags(text)
    assert (flag.kind, flag.text) == (kind, tail)
    assert apply(text, [flag]).text == STORY


def test_a_sentence_that_opens_as_the_end_of_an_entry_does_is_no_part_of_it(flags):
    text = "The post office is closed. The post Storks return appeared first on The Post."
    (flag,) = flags(text)
    assert flag.text == "The post Storks return appeared first on The Post."


@pytest.mark.parametrize(
    "prose",
    [
        "It was told to the Associated Press (AP).",
        "So said the people of Agence France-Presse (AFP)",
        "The post was the first that he had ever held, and the town was glad of it.",
        "The article of the mayor appeared first on the wall of the town hall.",
        "The article appeared first on Tuesday in the paper of the town.",
        "Tags: they are worn by all dogs of the town, the board said.",
        "Published in 1990, the book is read by all of the town.",
        "Updated rules of 2003 are to be read out in the town hall.",
    ],
)
def test_prose_that_looks_like_it_is_left_alone(flags, prose):
    assert flags(f"{STORY}\n\n{prose}\n\nThe board will meet again in May.") == []


@pytest.mark.parametrize("label", ["Advertisement", "ADVERTISEMENT", "Anzeige", "Publicité"])
def test_the_label_of_an_advertisement_is_no_headline(flags, label):
    (flag,) = flags(f"{label}\n\nStorks return to the wetlands\n\n{STORY}")
    assert (flag.kind, flag.start, flag.text, flag.repair) == (kinds.BOILERPLATE, 0, label, "")


@pytest.mark.parametrize(
    "cut",
    [
        "Continue reading Storks return to the wetlands →",
        "[…] The post Storks return appeared first on The Post.",
        "… Weiterlesen",
        "... lire la suite",
    ],
)
def test_what_a_blog_cut_is_flagged_as_cut(cut):
    text = STORY[:-20] + " " + cut
    assert kinds.TRUNCATED_END in [flag.kind for flag in check(text)]
