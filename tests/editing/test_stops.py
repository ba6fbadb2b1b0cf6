import pytest

from editing import kinds


def test_a_full_stop_left_mid_sentence_is_flagged(flags):
    (flag,) = flags(
        "The birds came back to Asia. under a clear sky, and the board was glad of it."
    )
    assert (flag.kind, flag.text, flag.repair) == (
        kinds.STRAY_FULL_STOP,
        "Asia. under",
        "Asia under",
    )


def test_a_sentence_that_lost_its_capital_gets_it_back(flags):
    (flag,) = flags("The board met in the town on Monday. it was the first meeting of the year.")
    assert (flag.kind, flag.repair) == (kinds.LOWER_CASE_START, "Monday. It")


@pytest.mark.parametrize(
    "text",
    [
        "Peace talks were held in Asia. under the new terms agreed by both sides last week",
        "The talks of the two were held in Asia. under President Roe.",
        "They met. committed to working together in the years to come.",
    ],
)
def test_a_clause_without_a_sentence_behind_it_goes_on_after_a_stray_stop(flags, text):
    assert flags(text)[0].kind == kinds.STRAY_FULL_STOP


def test_a_stop_of_which_nobody_can_tell_is_flagged_but_not_taken_out(flags):
    text = "The mayor of the town went to the harbour. where the board met, the pier was closed."
    (flag,) = flags(text)
    assert (flag.kind, flag.repair) == (kinds.STRAY_FULL_STOP, None)


def test_a_sibling_tells_a_lost_capital_from_a_stray_stop(flags):
    told = "The board sold its old boats on Monday. Nobody in the town was asked about the price."
    (flag,) = flags(told.replace("Nobody", "nobody"), told)
    assert (flag.kind, flag.repair, flag.agreement) == (
        kinds.LOWER_CASE_START,
        "Monday. Nobody",
        1,
    )


def test_a_full_stop_inside_a_name_is_flagged(kinds_of):
    assert kinds_of(
        "The storks were counted by Airi Nono, professor of birds at the Institute."
        " Karvala University in Port Ellis."
    ) == [kinds.STRAY_FULL_STOP]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The top seed Andy. Roddick beat the Swede and goes to the final.", 1),
        ("The South. African group will release its results for the year next week.", 1),
        ("The board gave the prize of the year to Andy Murray. Roddick left the town early.", 0),
        ("She has taught law for 20 years at Oxford. Students describe her as fair.", 0),
        ("The bill goes to the Senate. Democrats have vowed to block it.", 0),
        ("They fled Karvala. City streets were empty at noon.", 0),
        ("The plan came from Brussels. European leaders agreed.", 0),
        ("They wrote to the White House. Press officers did not reply.", 0),
        ("The army had taken Mosul. University buildings were badly damaged.", 0),
        ("The plan was agreed by the European. Union ministers said so on Monday.", 1),
        ("The ships went from there to South Africa. African ports were closed for the day.", 0),
    ],
)
def test_a_name_is_cut_where_no_sentence_stands_on_one_side(kinds_of, sentence, expected):
    assert kinds_of(sentence) == [kinds.STRAY_FULL_STOP] * expected


def test_a_stop_inside_a_name_is_flagged_soon_behind_the_end_of_a_sentence(kinds_of):
    said = "made inroads in Europe. There, the German marques Mercedes. Benz kept its hold."
    assert kinds_of(f"Its cars never {said}") == [kinds.STRAY_FULL_STOP]


def test_a_name_that_the_story_has_whole_is_not_cut_elsewhere(flags):
    text = (
        "The storks of Lake Karvala are back, the board said. They came to Lake. Karvala on"
        " Sunday, and the town is glad."
    )
    assert [f.text for f in flags(text)] == ["Lake. Karvala"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm paid Mr. de Vries and Dr. al-Amin, of St. Mary's, on Jan. 5 in the U.S. here.",
        "It weighs 5 oz. in all and 3 lbs. with the box, e.g. in the shop of J. K. van Dam.",
        "He waited... and then he left the town at 5 p.m. on the day that was set for it.",
        "He wrote to info@example.org. iPhone users of the board were told of it.",
        "The singer of the town is Mr. no one in the play, and the play is good.",
        "She asked the board, “Why?” and the board said that it did not know.",
        "He left the town for good. al-Amin stayed in the house that he had built.",
    ],
)
def test_a_short_form_is_no_end(kinds_of, sentence):
    assert kinds_of(sentence) == []


def test_lost_capitals_are_flagged_however_many_if_the_paragraphs_have_theirs(flags):
    text = "\n\n".join(
        f"The board met {n} times in the town. it was there on Monday, and the mayor came too."
        for n in range(2, 10)
    )
    assert [f.repair for f in flags(text)] == ["town. It"] * 8


def test_a_writer_who_never_uses_capitals_is_left_alone(flags):
    line = "the sea is in the bay. the boats are at the pier. the birds are on the roof of it. "
    assert kinds.LOWER_CASE_START not in {
        f.kind for f in flags("A poem of the bay\n\n" + line * 5)
    }


@pytest.mark.parametrize("many", [5, 6, 9])
def test_stray_stops_are_flagged_however_many_a_text_has(flags, many):
    text = "\n\n".join(
        f"The minister met {n} of his counterparts in Paris. for talks on trade and security."
        for n in range(2, many + 2)
    )
    assert [f.repair for f in flags(text)] == ["Paris for"] * many


@pytest.mark.parametrize("word", ["although", "while", "when", "if", "unless", "whether"])
def test_a_clause_that_has_no_main_clause_is_no_sentence_that_lost_its_capital(flags, word):
    (flag,) = flags(f"Talks resume next month. {word} a date is set, the ministry said in a note.")
    assert flag.kind == kinds.STRAY_FULL_STOP
    assert flag.repair in {None, f"month {word}"}


def test_a_clause_before_its_main_clause_gets_its_capital_back(flags):
    (flag,) = flags("It sold its boats on Monday. while the mayor was glad, the town was not.")
    assert (flag.kind, flag.repair) == (kinds.LOWER_CASE_START, "Monday. While")


@pytest.mark.parametrize(
    "name", ["will.i.am performed", "p53 mutations rose", "eBay was sold", "deadmau5 closes"]
)
def test_a_name_that_has_no_capital_may_open_a_sentence(kinds_of, name):
    assert kinds_of(f"At noon they all heard the bell. {name} in the town.") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nobody saw him leave the house. Whose car it was is a matter for the court.", []),
        ("It is a bad plan. Which is the point, say critics.", []),
        ("The pier is old. Which is why the town will close it.", []),
        ("It was open on Monday. Although shelling went on in the east.", [kinds.FRAGMENT]),
        ("They took three towns. Including the capital, Port Ellis.", [kinds.FRAGMENT]),
        ("It is closed. Although the storm was gone the pier was shut.", []),
        ("It is closed. Including Port Ellis, the board runs three piers.", []),
        ("They met at the house of Mara Roe. Whose car was found in the river.", [kinds.FRAGMENT]),
    ],
)
def test_a_clause_that_is_the_subject_of_a_verb_is_no_fragment(kinds_of, sentence, expected):
    assert kinds_of(sentence) == expected


@pytest.mark.parametrize(
    ("damaged", "repair"),
    [
        ("He vowed to appeal. tom Reyes, who leads the board, left the town.", "appeal. Tom"),
        ("The board of the town met. mary Smith was there.", "met. Mary"),
        ("The board of the town met. peter left early.", "met. Peter"),
        ("It was in the news. mark Reyes, who leads the board, is ill.", "news. Mark"),
    ],
)
def test_a_name_that_lost_its_capital_gets_it_back(flags, damaged, repair):
    (flag,) = flags(f"The storks of the town are back. {damaged}")
    assert (flag.kind, flag.repair) == (kinds.LOWER_CASE_START, repair)


@pytest.mark.parametrize(
    "damaged",
    [
        "The board of the town met. paris was calm.",
        "The race is over, and he lost. will Smith won the prize.",
    ],
)
def test_what_may_be_a_name_is_not_joined_to_the_sentence_before(flags, damaged):
    (flag,) = flags(f"The storks of the town are back. {damaged}")
    assert flag.repair is None or flag.kind == kinds.LOWER_CASE_START


def test_a_word_that_is_also_a_name_goes_on_after_a_stray_stop(flags):
    (flag,) = flags("The storks are back. The lower house passed the. bill on Monday.")
    assert (flag.kind, flag.repair) == (kinds.STRAY_FULL_STOP, "the bill")


@pytest.mark.parametrize(
    ("sentence", "repair"),
    [
        ("The talks of the two will resume on. Monday in Port Ellis.", "on Monday"),
        ("The chairman of. Barclays resigned on Friday after a row over pay.", "of Barclays"),
        ("It was put to him by the chairman of. Barclays said the mayor.", "of Barclays"),
        ("It was a. French firm that made the parts of it.", "a French"),
        ("They met in. Paris to discuss the plan for the border.", "in Paris"),
        ("The mayor was sent to. London for the talks.", "to London"),
        ("The board agreed with. Mr Roe that the price was too high.", "with Mr"),
    ],
)
def test_a_stop_behind_a_word_that_binds_is_taken_out(flags, sentence, repair):
    (flag,) = flags(f"The storks of the town are back. {sentence}")
    assert (flag.kind, flag.repair) == (kinds.STRAY_FULL_STOP, repair)


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks went on. Monday brought more rain to the town.",
        "They liked the town and moved in. Paris is a long way off.",
        "The pier is open to all who want to come in. Boats are let by the hour.",
        "It is something that the board had long dreamed of. Barclays declined to comment.",
        "That is the price that must be paid for. Britain has said no.",
        "This is the town where he comes from. Berlin is where he lives.",
        "The mayor knew what they were after. Officials in the town said so.",
        "The new pier will be the best that they have been to. Residents agree.",
    ],
)
def test_a_sentence_may_end_in_a_particle_or_in_a_word_left_behind(kinds_of, sentence):
    assert kinds_of(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "They drew with Manchester United. Arsenal won the other game.",
        "They lost to Newcastle United. Liverpool drew.",
        "Munster beat Ulster. Leinster lost to Connacht by a point.",
        "He gave up the throne as King George. Wallis Simpson was in France.",
        "She was the wife of Prince Charles. Diana died in Paris.",
        "They crossed the Golden Gate. Tickets cost ten dollars each.",
        "The train goes on to Grand Central. Trains leave every hour.",
        "The song was written by Elton John. George Michael sang it.",
    ],
)
def test_a_name_ends_a_sentence_where_sentences_stand_on_both_sides(kinds_of, sentence):
    assert kinds_of(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The man from Los. Angeles said that he was glad.",
        "The mayor said the people of Los. Angeles were glad.",
        "The mayor told Andrew. Roe he would leave.",
        "A spokesman who works for Deutsche. Bank said that it would appeal.",
        "The board was backed by the United. Nations said the mayor.",
    ],
)
def test_a_clause_that_hangs_on_another_is_no_sentence_before_a_stop(kinds_of, sentence):
    assert kinds_of(sentence) == [kinds.STRAY_FULL_STOP]
