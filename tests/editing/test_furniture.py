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
        ("By JANE DOE, Associated Press", kinds.CREDIT_LINE),
        ("© AFP", kinds.CREDIT_LINE),
        ("-- With assistance from John Roe and Mara Doe.", kinds.CREDIT_LINE),
        ("With files from The Canadian Press", kinds.CREDIT_LINE),
        ("With agency inputs", kinds.CREDIT_LINE),
        ("Image source, Getty Images", kinds.CAPTION),
        ("Jane Doe/Getty Images", kinds.CAPTION),
        ("Photograph by Jane Doe/Alamy", kinds.CAPTION),
        ("Picture by Jane Doe", kinds.CAPTION),
        ("(Reuters photo)", kinds.CAPTION),
        ("(ATTN: UPDATES with details in paras 3-5)", kinds.DESK_NOTE),
        ("Editor's note: The first paragraph has been changed.", kinds.DESK_NOTE),
        ("(MORE TO FOLLOW)", kinds.DESK_NOTE),
        ("(more)", kinds.DESK_NOTE),
        ("more", kinds.DESK_NOTE),
        ("More soon…", kinds.DESK_NOTE),
        ("Disclaimer: The views expressed are those of the author.", kinds.BOILERPLATE),
        ("Subscribe now to continue reading and support our reporters.", kinds.BOILERPLATE),
        ("This article was first published in The Port Ellis Post.", kinds.BOILERPLATE),
        ("Listen: the whole interview", kinds.RELATED_LINK),
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
        "This story was first published in 1890, and the town still reads it.",
        "Listen: The World at One, Radio 4, weekdays, 1pm.",
        "Source: The river has its source in the hills, and ends in the sea.",
        "Source: the river springs up near the town and runs to the sea.",
        "Related: the two men are brothers, police said.",
        "Thank you for reading this, she wrote in her last letter.",
        "Download our app, the bank told its customers in a message.",
        "Getty Images has sued the firm on Monday.",
        "Written by Jane Doe in 1999, the play is back in the old hall.",
        "With agencies closing, jobs are lost.",
        "With help from the mayor, the board has mended the pier.",
        "To read more of it the mayor went to the library of the town on Monday.",
        "She looked at the picture. Photos: that is all he does, said the mayor. He is old.",
        "The photo of the pier was taken by the sources of the paper in the town.",
        "Editing by the board made the report shorter, said the editor of the paper.",
        "The advertisement for the job was seen by the mayor of the town on Monday.",
    ],
)
def test_prose_about_such_things_is_left_alone(flags, sentence):
    assert flags(STORY + sentence) == []


@pytest.mark.parametrize("start", ["", STORY])
def test_the_slug_before_a_headline_goes_and_the_headline_stays(flags, start):
    (flag,) = flags(start + "CORRECTED-Oil prices fall on fears for demand\n\nIt is so.")
    assert (flag.kind, flag.text, flag.repair) == (kinds.DESK_NOTE, "CORRECTED-", "")
