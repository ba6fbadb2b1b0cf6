import pytest

from editing import kinds


@pytest.mark.parametrize(
    ("damaged", "kind", "repair"),
    [
        ("The board met on Tuesday. , in the town.", kinds.STRAY_PUNCTUATION, "Tuesday,"),
        ("The board met on Tuesday. ,\n\nIt went home.", kinds.STRAY_PUNCTUATION, "Tuesday."),
        ("The board met on Tuesday., and went home.", kinds.STRAY_PUNCTUATION, "Tuesday,"),
        ("The board met,, and went home.", kinds.DOUBLED_PUNCTUATION, "met,"),
        ("The board met in the town.. It went home.", kinds.DOUBLED_PUNCTUATION, "town."),
        ("The board met , and went home.", kinds.SPACE_BEFORE_PUNCTUATION, "met,"),
        ("The board met in the town . It went home.", kinds.SPACE_BEFORE_PUNCTUATION, "town."),
        ("The board met in the town.The pier was shut.", kinds.MISSING_SPACE, "town. The"),
        ("The board met in the town,but went home.", kinds.MISSING_SPACE, "town, but"),
        ("The board met at 5 p.m.The pier was shut.", kinds.MISSING_SPACE, "p.m. The"),
        ("The board met in the U.S.,said the mayor.", kinds.MISSING_SPACE, "U.S., said"),
        ("The board met Mr.Smith in the town.", kinds.MISSING_SPACE, "Mr. Smith"),
        ("The board said:: it is late.", kinds.DOUBLED_PUNCTUATION, "said:"),
        ("“We are glad,”he said of the new pier.", kinds.MISSING_SPACE, "glad,” he"),
    ],
)
def test_a_stray_mark_is_flagged_and_mended(flags, damaged, kind, repair):
    (flag,) = flags(f"The storks of the town are back. {damaged}")
    assert (flag.kind, flag.repair) == (kind, repair)


@pytest.mark.parametrize(
    "sentence",
    [
        "Smith & Sons Inc., of the town, paid $1,000.50 for it at 5 p.m., in the U.S., on Monday.",
        "He waited . . . and waited ... and then went to example.org/a,b?q=c for the rest of it.",
        "The .com firm and the .22 rifle are in the show of Rep. Bob Roe, R-Va., in the town.",
        "The score was 3:1 and the ratio VIP : 60, the board of the league said.",
        "It is called “Who's there?”, and it is the best of the plays.",
        "The band Wham! and the firm Yahoo! were in the news of that year.",
        "The paths are Home :: News and std::string, and J.K.Rowling has a Ph.D.in the U.S.Army.",
        "The tickers are NYSE:XYZ and BRK.B, and node.js is at github.com/nodejs/node.",
    ],
)
def test_marks_that_are_meant_are_left_alone(kinds_of, sentence):
    assert kinds_of(sentence) == []


def test_french_spacing_is_a_style(flags):
    text = "Le conseil a dit : « non » ! Pourquoi ? Parce que le port est fermé ; il rouvrira."
    assert flags(text) == []
