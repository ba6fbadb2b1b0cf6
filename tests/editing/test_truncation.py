import pytest

from editing import kinds

WHOLE = (
    "The board of the harbour met in the town on Monday, and the mayor came too.\n\n"
    "The pier will be closed until the spring, because the storms of the winter broke its wall.\n"
)


@pytest.mark.parametrize("tail", ["", "...", "…", " [...]", "… [+1254 chars]", "... Read more"])
def test_a_text_that_breaks_off_is_flagged(flags, tail):
    cut = WHOLE[: WHOLE.index(" of the winter")] + tail
    assert {f.kind for f in flags(cut)} == {kinds.TRUNCATED_END}


def test_a_text_cut_in_a_word_is_mended_from_a_sibling(flags):
    (flag,) = flags(WHOLE[: WHOLE.index("inter broke")], WHOLE)
    assert flag.repair is not None
    assert flag.repair.endswith("the winter broke its wall.")


def test_a_text_without_its_beginning_is_flagged(flags):
    (flag,) = flags("met in the town on Monday, and the mayor of the place came too, it said.")
    assert flag.kind == kinds.TRUNCATED_START


def test_the_lost_beginning_is_mended_from_a_sibling(flags):
    (flag,) = flags(WHOLE[WHOLE.index("met in") :], WHOLE)
    assert flag.repair is not None
    assert flag.repair.startswith("The board of the harbour met")


@pytest.mark.parametrize(
    "text",
    [
        "Harbour board to close the old pier until the spring",
        "Harbour board to close pier\n\n" + WHOLE,
        WHOLE + "\nMore at www.example.org/pier",
        "iPhone users of the town were told of the closure by the board on Monday, it said.",
        WHOLE + "\n“And then,” he said, “it was over...”",
        WHOLE + "\nAt the Odeon, Port Ellis, until 5 May",
        WHOLE + "\nJane Doe is a columnist for The Port Ellis Times",
        WHOLE + "\nHe is survived by his wife, Jane, and two sons",
        "Ο δήμαρχος μίλησε την Τρίτη για το λιμάνι. Ποιος θα το πιστέψει αυτό που είπε;",
        "شهردار روز سه شنبه گفت که اسکله بسته است. آیا این درست است که شهردار می گوید؟",
        "The mayor asked the board of the harbour in the town: “Why?”",
    ],
)
def test_headlines_addresses_and_brands_are_no_breaks(flags, text):
    assert flags(text) == []


def test_a_poem_may_end_in_dots(flags):
    lines = ("The sea is in the bay,", "The boats are on the sea,", "The pier is old and grey,")
    assert flags("\n\n".join([*lines, "And this is what they told to me…"])) == []


def test_a_break_in_a_text_of_three_words_stands_inside_it(flags):
    assert [f.text for f in flags("board. the \n\n")] == ["board. the"]


@pytest.mark.parametrize(
    ("end", "text"),
    [
        ("The mayor", "mayor"),
        ("The mayor added: “It", "It"),
        ("The mayor added: “It will cost", "cost"),
        ("The mayor added: “", "“"),
    ],
)
def test_a_text_cut_soon_after_a_sentence_began_is_mended_from_a_sibling(flags, end, text):
    whole = WHOLE + "\nThe mayor added: “It will cost the town two million crowns.”\n"
    (flag,) = flags(whole[: whole.index(end) + len(end)], whole)
    assert (flag.kind, flag.text) == (kinds.TRUNCATED_END, text)
    assert flag.repair == text + whole[whole.index(end) + len(end) :].rstrip()


@pytest.mark.parametrize("end", ["“It", "“It will cost", "“"])
def test_a_text_cut_in_an_open_quotation_is_flagged_as_cut(flags, end):
    (flag,) = flags(f"{WHOLE}\nThe mayor said that the pier is old. {end}")
    assert flag.kind == kinds.TRUNCATED_END
