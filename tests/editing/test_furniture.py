import pytest

from editing import kinds

STORY = (
    "The board of the harbour met in the town on Monday, and the mayor came too.\n\n"
    "The pier will be closed until the spring, because the storms broke its wall.\n\n"
)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Comments are closed.", kinds.BOILERPLATE),
        ("Advertisement", kinds.BOILERPLATE),
        ("Share this article on Facebook", kinds.BOILERPLATE),
        ("Sign up for our daily newsletter", kinds.BOILERPLATE),
        ("© 2024 Port Ellis Post. All rights reserved.", kinds.BOILERPLATE),
        (
            "(This story has not been edited by our staff and is published from a feed.)",
            kinds.BOILERPLATE,
        ),
        ("READ MORE: Storks return to the wetlands", kinds.RELATED_LINK),
        ("Related: Five things to know", kinds.RELATED_LINK),
        ("Read more at the Port Ellis Post »", kinds.RELATED_LINK),
        ("Read the full story on our site", kinds.RELATED_LINK),
        ("The pier on Monday. (Photo: Jane Doe/AP)", kinds.CAPTION),
        ("Waves break over the pier on Monday. Photo: Jane Doe/Port Ellis Post", kinds.CAPTION),
        ("Image copyright Getty Images", kinds.CAPTION),
        ("(Reporting by Jane Doe; Editing by John Roe)", kinds.CREDIT_LINE),
        ("Associated Press writer Jane Doe contributed to this report.", kinds.CREDIT_LINE),
        ("EDS: ADDS byline and quote in paragraph 4.", kinds.DESK_NOTE),
        ("(Updates with comment from the mayor)", kinds.DESK_NOTE),
        ("EMBARGOED until 0900 GMT on Thursday.", kinds.DESK_NOTE),
    ],
)
def test_a_line_of_furniture_is_flagged_and_goes(flags, line, kind):
    (flag,) = flags(STORY + line + "\n")
    assert (flag.kind, flag.text, flag.repair) == (kind, line, "")


def test_a_credit_at_the_end_of_a_paragraph_is_flagged(flags):
    (flag,) = flags(STORY.strip() + " (Writing by Jane Doe; Editing by John Roe)")
    assert (flag.kind, flag.text[0], flag.text[-1]) == (kinds.CREDIT_LINE, "(", ")")


def test_a_link_whose_end_nobody_knows_is_flagged_but_not_cut(flags):
    (flag,) = flags(STORY.strip() + " READ MORE: Storks return The board will meet again.\n\nEnd.")
    assert flag.kind == kinds.RELATED_LINK


@pytest.mark.parametrize(
    "sentence",
    [
        "The comments of the mayor on the closure were read with care in the town.",
        "More on the closure is to be said by the board, which will share its report.",
        "This story of the storks has been told in the town for a hundred years.",
        "To read more of it the mayor went to the library of the town on Monday.",
        "She looked at the picture. Photos: that is all he does, said the mayor. He is old.",
        "The photo of the pier was taken by the sources of the paper in the town.",
        "Editing by the board made the report shorter, said the editor of the paper.",
        "The advertisement for the job was seen by the mayor of the town on Monday.",
    ],
)
def test_prose_about_such_things_is_left_alone(flags, sentence):
    assert flags(STORY + sentence) == []
