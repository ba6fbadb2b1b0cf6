import pytest

from editing import kinds
from editing.check import check
from editing.flag import Tier
from story.item import Copy, Nature

TOLD = (
    "The harbour board of Port Ellis said on Tuesday that the old pier will close for 14 weeks."
    " Storms of the last winter broke the outer wall, and the repair will cost two million"
    " crowns, said Mara Lindqvist, who leads the board. “We have no other way,” she said. The"
    " ferries to the islands will leave from the new pier until the work is done in spring.\n\n"
    "The town council of Port Ellis agreed to the plan on Monday by nine votes to four.\n"
)
# What another reporter made of the same day: words of its own, and the same facts.
SECOND = (
    TOLD.replace(" Storms of the last winter broke", " Last winter’s storms had torn down")
    .replace("and the repair will cost", "and to mend it the town must find")
    .replace("“We have no other way,” she said.", "There is nothing else to be done, she added.")
    .replace("agreed to the plan on Monday", "backed the board’s proposal late on Monday")
)


def one(flags, before, after):
    assert TOLD.count(before) == 1
    (flag,) = flags(TOLD.replace(before, after), TOLD)
    return flag


@pytest.mark.parametrize(
    ("before", "after", "kind", "repair"),
    [
        ("14 weeks", "41 weeks", kinds.NUMBER_DIFFERS, "14"),
        ("said on Tuesday", "said on Friday", kinds.DATE_DIFFERS, "Tuesday"),
        ("that the old pier", "that old the pier", kinds.WORDS_DISPLACED, "the old"),
        ("will leave from", "will from", kinds.WORDS_LOST, "will leave from"),
        ("repair will", "reapir will", kinds.WORDS_REPLACED, "repair"),
        (", said Mara Lindqvist, who leads the board.", ".", kinds.ATTRIBUTION_LOST, None),
    ],
)
def test_what_only_a_sibling_shows_is_flagged(flags, before, after, kind, repair):
    flag = one(flags, before, after)
    assert flag.kind == kind
    assert flag.agreement == 1
    assert flag.evidence[0].source == "outlet 1"
    if repair:
        assert flag.repair == repair


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("“We have no other way,”", '"We have no other way,"'),
        ("14 weeks", "fourteen weeks"),
        ("nine votes to four", "9 votes to 4"),
        ("said Mara Lindqvist", "Mara Lindqvist said"),
        ("The harbour board", "The harbor board"),
        ("that the old pier", "the old pier"),
        ("two million crowns, said", "two million crowns — said"),
        ("on Monday by nine votes to four", "by nine votes to four on Monday"),
        ("Storms of the last winter broke", "Last winter's storms tore down"),
    ],
)
def test_house_style_and_rewording_are_left_alone(flags, before, after):
    assert TOLD.count(before) == 1
    assert flags(TOLD, TOLD.replace(before, after)) == []
    assert flags(TOLD.replace(before, after), TOLD) == []


@pytest.mark.parametrize("verb", ["said", "told", "added"])
@pytest.mark.parametrize(
    "speaker",
    [
        "who leads the fire service of the county",
        "the chief executive of Acme Holdings Ltd, which owns the plant on the river",
        "a lawyer",
    ],
)
def test_a_speaker_before_or_behind_the_verb_is_one_attribution(flags, verb, speaker):
    before = TOLD.replace(
        "pier will close", f"pier burns, {verb} Ann Lee, {speaker}. It will close"
    )
    behind = TOLD.replace(
        "pier will close", f"pier burns, Ann Lee, {speaker}, {verb}. It will close"
    )
    assert flags(before, behind) == []
    assert flags(behind, before) == []


@pytest.mark.parametrize(
    "speaker",
    [", officials of the town said on Friday,", ", the mayor told the press late on Friday,"],
)
def test_an_attribution_lost_between_two_commas_is_flagged(flags, speaker):
    whole = TOLD.replace("Ellis agreed", f"Ellis{speaker} agreed")
    (flag,) = flags(TOLD, whole)
    assert (flag.kind, flag.repair) == (kinds.ATTRIBUTION_LOST, f"Ellis{speaker} agreed")
    assert flags(whole, TOLD) == []


FACT = TOLD.replace("The ferries", "At least 42 people were hurt when a storm came. The ferries")


@pytest.mark.parametrize(
    ("before", "after", "wrong", "right"),
    [
        ("42 people were hurt", "24 people have been hurt", "24", "42"),
        ("42 people were hurt", "24 people fell", "24", "42"),
        ("42 people were hurt", "24 were hurt", "24", "42"),
        ("42 people were hurt", "24 persons were hurt", "24", "42"),
        ("At least 42 people", "Some 24 people", "24", "42"),
        ("two million crowns", "£5m", None, None),
        ("two million crowns", "2 billion crowns", "billion", "million"),
        ("that the old pier will close", "that 3 of 5 piers close", None, None),
    ],
)
def test_a_figure_beside_another_changed_word_is_an_error_of_fact(
    flags, before, after, wrong, right
):
    assert FACT.count(before) == 1
    told = [(f.kind, f.text, f.repair) for f in flags(FACT.replace(before, after), FACT)]
    facts = [flag for flag in told if flag[0] == kinds.NUMBER_DIFFERS]
    assert facts == ([(kinds.NUMBER_DIFFERS, wrong, right)] if wrong else [])


@pytest.mark.parametrize(
    ("copy", "sibling", "wrong", "right"),
    [
        ("at 58kph", "at 85 kph", "58", "85"),
        ("for £5m", "for £5 billion", "5m", "5 billion"),
        ("at 10 a.m.", "at 11am", "10", "11"),
        ("by 3-1", "by 1-3", "3-1", "1-3"),
        ("from 5 to 7 percent", "from 7 to 5 per cent", "5 to 7", "7 to 5"),
        ("for 6 of us and 3", "for 3 of us and 6", "6 of us and 3", "3 of us and 6"),
    ],
)
def test_a_figure_with_its_measure_is_compared_as_a_figure(flags, copy, sibling, wrong, right):
    ours, theirs = (TOLD.replace("on Monday by", f"on Monday {s} and by") for s in (copy, sibling))
    for a, b, text, repair in ((ours, theirs, wrong, right), (theirs, ours, right, wrong)):
        (flag,) = flags(a, b)
        assert (flag.kind, flag.text, flag.repair) == (kinds.NUMBER_DIFFERS, text, repair)


@pytest.mark.parametrize(
    ("copy", "sibling", "wrong", "right"),
    [
        ("for $3.5 million", "for £3.5 million", "$", "£"),
        ("for $3.5 million", "for €3.5 million", "$", "€"),
        ("with half of them", "with two thirds of them", "half", "two thirds"),
        ("with a third of them", "with a quarter of them", "third", "quarter"),
        ("and up 5 percent", "and up 5 percentage points", "percent", "percentage points"),
    ],
)
def test_another_currency_or_share_is_another_number(flags, copy, sibling, wrong, right):
    ours, theirs = (TOLD.replace("on Monday by", f"on Monday {s} and by") for s in (copy, sibling))
    for a, b, text, repair in ((ours, theirs, wrong, right), (theirs, ours, right, wrong)):
        (flag,) = flags(a, b)
        assert (flag.kind, flag.text, flag.repair) == (kinds.NUMBER_DIFFERS, text, repair)


def test_a_lost_sign_of_a_currency_is_flagged_where_it_is_lost(flags):
    with_sign = TOLD.replace("will cost two million crowns", "will cost $3.5 million")
    without = with_sign.replace("$", "")
    (flag,) = flags(without, with_sign)
    assert (flag.kind, flag.repair) == (kinds.NUMBER_DIFFERS, "cost $3.5")
    assert flags(with_sign, without) == []


def test_a_feast_is_a_date(flags):
    told = TOLD.replace("in spring", "by Christmas")
    (flag,) = flags(told.replace("Christmas", "Easter"), told)
    assert (flag.kind, flag.repair) == (kinds.DATE_DIFFERS, "Christmas")


def either_way(flags, copy, sibling, *others):
    """Return what is flagged in a story with these words beside one with those, and reversed."""
    ours, theirs = (TOLD.replace("on Monday by", f"{s} and by") for s in (copy, sibling))
    return flags(ours, theirs, *others) + flags(theirs, ours, *others)


@pytest.mark.parametrize(
    ("copy", "sibling"),
    [
        ("at 58kph", "at 58 km/h"),
        ("for £5m", "for £5 million"),
        ("for 1.5m tonnes", "for 1.5 mln tons"),
        ("at 10 a.m.", "at 10am"),
        ("for US$2 billion", "for $2bn"),
        ("15 miles off", "24 km off"),
        ("100m off", "100 metres off"),
        ("with 42 people hurt", "with 42 hurt"),
        ("at 30C", "at 86F"),
        ("for a one-year stop", "for a 12-month stop"),
        ("with nearly 100 people", "with about 97 people"),
        ("with half of them", "with 50 percent of them"),
        ("for 1.5 billion crowns", "for 1,500 million crowns"),
        ("after 3-1 and 2-0 games", "after 2-0 and 3-1 games"),
        ("till Jan. 5", "till 5 January"),
        ("with several people", "with 12 people"),
        ("for $5 million", "for £4 million"),
        ("for $3 to $4 million", "for $3 to 4 million"),
        ("for $5 million", "for 5 million dollars"),
        ("with half of them", "with 48 percent of them"),
        ("with more than half of them", "with nearly two thirds of them"),
    ],
)
def test_a_measure_as_another_house_prints_it_is_left_alone(flags, copy, sibling):
    assert either_way(flags, f"on Monday {copy}", f"on Monday {sibling}") == []


@pytest.mark.parametrize(
    ("copy", "sibling"),
    [
        ("on Monday in the old hall", "in the old hall on Monday"),
        ("with a boat from the island", "from the island with a boat"),
        ("for apples, pears and plums", "for pears, plums and apples"),
        ("with an aide to the mayor, Bob Roe,", "with Bob Roe, an aide to the mayor,"),
        ("for 15 miles (24 km)", "for 24 km (15 miles)"),
        ("by those born in 1962 in Leeds", "by those born in Leeds in 1962"),
        (
            "by the heads of the board, and of the port,",
            "by the heads of the port, and of the board,",
        ),
        ("at 10,000ft", "at 10,000 feet"),
        ("with Bob Roe, aged 54,", "with Bob Roe, 54,"),
        ("and hit the town", "and struck the town"),
        ("for around 20 homes", "for about 20 homes"),
        ("that is likely to go", "that is expected to go"),
        ("for a pier, which is old,", "for a pier, that is old,"),
    ],
)
def test_what_reads_as_well_in_another_order_or_word_is_left_alone(flags, copy, sibling):
    assert either_way(flags, copy, sibling) == []
    assert either_way(flags, copy, sibling, SECOND) == []


def test_a_synonym_inside_a_quotation_is_an_altered_quotation(flags):
    said = TOLD.replace("“We have no", "“The storm hit the pier and we have no")
    (flag,) = flags(said.replace("storm hit the", "storm struck the"), said)
    assert (flag.kind, flag.repair) == (kinds.QUOTE_ALTERED, "hit")


def test_added_reporting_and_a_cut_tail_are_left_alone(flags):
    longer = TOLD + "\nThe next vote is in May, the mayor of the town told the paper on Monday.\n"
    assert flags(TOLD, longer) == []
    assert flags(longer, TOLD) == []


def test_an_update_has_the_right_to_other_figures():
    copy = Copy(0, TOLD.replace("14 weeks", "20 weeks"), source="a")
    update = Copy(1, TOLD, source="b", nature=Nature.UPDATE)
    assert [f.tier for f in check(copy, [update])] == [Tier.HINT]


def test_a_day_in_the_genitive_is_a_day(flags):
    told = TOLD.replace("The ferries", "Monday's ferries")
    (flag,) = flags(told.replace("Monday's", "Friday's"), told)
    assert (flag.kind, flag.repair) == (kinds.DATE_DIFFERS, "Monday's")


def tiers(copy, *siblings, summary=False):
    told = [Copy(n, text, source=f"outlet {n}") for n, text in enumerate(siblings, 1)]
    found = check(Copy(0, copy, source="here", summary=summary), told)
    return [(f.kind, f.text, f.tier) for f in found]


def test_a_name_that_one_witness_spells_otherwise_is_a_hint_in_both():
    other = TOLD.replace("Lindqvist", "Lindvist")
    assert tiers(other, TOLD) == [(kinds.NAME_DIFFERS, "Lindvist", Tier.HINT)]
    assert tiers(TOLD, other) == [(kinds.NAME_DIFFERS, "Lindqvist", Tier.HINT)]
    assert tiers(other, TOLD, SECOND) == [(kinds.NAME_DIFFERS, "Lindvist", Tier.FLAG)]


def test_a_name_that_the_news_knows_is_right_against_one_that_it_does_not():
    known, unknown = (TOLD.replace("Lindqvist", name) for name in ("Roberts", "Rboerts"))
    assert tiers(unknown, known) == [(kinds.NAME_DIFFERS, "Rboerts", Tier.FLAG)]
    assert tiers(known, unknown) == [(kinds.NAME_DIFFERS, "Roberts", Tier.HINT)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("that the old pier", "that old the pier"),
        ("will leave from", "will from"),
        ("agreed to the", "agreed than the"),
        ("repair will", "reapir will"),
        ("until the work is", "until the is"),
        ("close for 14", "close for of 14"),
        (". Storms of", " storms of"),
        ("in spring", ". In spring"),
        ("said Mara Lindqvist", "said Mara. Lindqvist"),
        ("Lindqvist, who leads", "Lindqvist. Who leads"),
    ],
)
def test_of_two_copies_only_the_one_that_reads_worse_is_flagged(flags, before, after):
    assert TOLD.count(before) == 1
    damaged = TOLD.replace(before, after)
    assert len(flags(damaged, TOLD)) == 1
    assert flags(TOLD, damaged) == []


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        (
            "is led by Ann Lee of Denmark. Norway pays half.",
            "is led by Ann Lee of Denmark Norway pays half.",
        ),
        ("closed the old wall, including the gate.", "closed the old wall. Including the gate."),
        ("met at noon in the hall, such as it is.", "met at noon in the hall. Such as it is."),
    ],
)
def test_a_stop_lost_or_put_in_the_only_sibling_is_not_put_on_the_copy(flags, whole, damaged):
    ours, theirs = (
        TOLD.replace("The ferries", f"The board {s} The ferries") for s in (whole, damaged)
    )
    assert len(flags(theirs, ours)) == 1
    assert flags(ours, theirs) == []


def test_a_source_that_corrects_itself_is_asked_for_the_correction():
    old = TOLD.replace("14 weeks", "41 weeks")
    at_first = Copy(1, old, source="wire")
    corrected = Copy(2, TOLD + "\nIt was corrected.", source="wire", nature=Nature.CORRECTION)
    still_old = Copy(3, old + "\nIt is so.", source="other")
    assert check(Copy(0, TOLD, source="here"), [at_first, corrected, still_old]) == []
    assert [f.text for f in check(still_old, [corrected, Copy(0, TOLD, source="here")])] == ["41"]


RESTYLED = TOLD.replace("harbour", "harbor").replace("14", "fourteen").replace("nine", "9")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("broke the outer", "broke its outer"),
        ("two million crowns", "two million Ellis crowns"),
        ("said Mara Lindqvist", "said Chair Mara Lindqvist"),
    ],
)
def test_another_houses_words_are_its_choice_however_many_disagree(flags, before, after):
    assert RESTYLED.count(before) == 1
    assert flags(RESTYLED.replace(before, after), TOLD, SECOND) == []


def test_a_day_that_siblings_add_to_an_attribution_is_not_missed(flags):
    short = TOLD.replace("said on Tuesday that", "said that")
    assert flags(short, TOLD, SECOND) == []


def test_a_pair_of_quotation_marks_more_is_a_style_and_half_a_pair_is_not(flags):
    quoted = [t.replace("the new pier", "the “new pier”") for t in (TOLD, SECOND)]
    assert flags(TOLD, *quoted) == []
    half = quoted[0].replace("pier”", "pier")
    assert [f.kind for f in flags(half, *quoted)] == [kinds.UNBALANCED_QUOTE]


def test_a_summary_may_leave_words_out():
    short = TOLD.replace("of the last winter ", "").replace("outer wall", "wall")
    assert tiers(short, TOLD, SECOND, summary=True) == []


def test_a_negation_more_or_less_is_a_hint_in_both_where_nothing_tells_who_is_wrong():
    positive = TOLD.replace("The ferries", "The team is running it. The ferries")
    negative = positive.replace("is running", "is not running")
    assert tiers(negative, positive) == [(kinds.WORDS_ADDED, "not", Tier.HINT)]
    assert tiers(positive, negative) == [(kinds.WORDS_LOST, "is running", Tier.HINT)]


@pytest.mark.parametrize("said", ["can not", "cannot"])
def test_whoever_can_is_not_told_that_he_cannot(flags, said):
    can = TOLD.replace("We have no other way", "We can go no other way")
    assert flags(can, can.replace("We can go", f"We {said} go")) == []


def test_a_torn_phrase_is_flagged_when_several_witnesses_have_it_whole(flags):
    torn = TOLD.replace("leave from the new pier until the work is", "leave is")
    assert [f.kind for f in flags(torn, TOLD, SECOND)] == [kinds.WORDS_LOST]
    assert flags(torn.replace("leave is", "leave and is"), TOLD) == []


def agreements(copy, *siblings):
    told = [Copy(n, text, source=f"outlet {n}") for n, text in enumerate(siblings, 1)]
    found = check(Copy(0, copy, source="here"), told)
    assert all(len(f.evidence) == f.agreement for f in found)
    return [f.agreement for f in found if f.kind == kinds.NUMBER_DIFFERS]


WRONG = TOLD.replace("14 weeks", "41 weeks")


def test_copies_of_one_source_and_equal_copies_are_one_witness():
    copy = Copy(0, WRONG, source="here")
    same = [Copy(n, t, source=s) for n, (t, s) in enumerate([(TOLD, "a"), (SECOND, "a")])]
    assert [f.agreement for f in check(copy, same)] == [1]
    assert agreements(WRONG, TOLD, TOLD) == [1]


@pytest.mark.parametrize(
    "again",
    [
        TOLD + "\n",
        "  " + TOLD,
        TOLD + "\nComments are closed.",
        TOLD.replace("harbour", "harbor").replace("“", '"').replace("”", '"'),
        TOLD.replace("agreed to", "backed"),
        TOLD.partition("\n")[0],
    ],
)
def test_a_copy_of_a_copy_is_no_second_witness(again):
    assert agreements(WRONG, TOLD, again) == [1]
    assert agreements(WRONG, TOLD, SECOND, again) == [2]


def test_what_one_agency_sent_is_one_witness_however_it_was_edited():
    first, second = ("PORT ELLIS (Reuters) — " + text for text in (TOLD, SECOND))
    assert agreements(WRONG, first, second) == [1]
    assert agreements(WRONG, first, SECOND + "\n(Reuters)") == [1]
    assert agreements(WRONG, first, second.replace("Reuters", "AFP")) == [2]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("LONDON, Jan 5 (Reuters) - {}", "(Reuters) - {}"),
        ("LONDON (Agence France-Presse) — {}", "{}\n\n© 2024 AFP"),
        ("By Ann Lee, Associated Press\n\n{}", "LONDON (AP) -- {}"),
        ("{}\n\n(With inputs from PTI)", "NEW DELHI (PTI) - {}"),
        ("{} (ANI)", "{}\n\nSource: ANI"),
    ],
)
def test_an_agency_is_known_by_dateline_byline_or_credit(first, second):
    told = (first.format(TOLD.strip()), second.format(SECOND.strip()))
    assert agreements(WRONG, *told) == [1]


def test_an_agency_that_a_text_only_speaks_of_did_not_write_it():
    told = [f"{text.strip()}\n\nIt told Reuters of the plan in May." for text in (TOLD, SECOND)]
    assert agreements(WRONG, *told) == [2]


def test_each_voice_that_agrees_is_told_as_evidence():
    copy = Copy(0, WRONG, source="here")
    (flag,) = check(copy, [Copy(1, TOLD, source="a"), Copy(2, SECOND, source="b")])
    assert [e.source for e in flag.evidence] == ["a", "b"]


def test_a_wrong_copy_that_was_printed_again_is_no_witness_for_it():
    assert agreements(WRONG, TOLD, WRONG + "\nComments are closed.") == [1]
    assert agreements(WRONG, WRONG + "\nComments are closed.", TOLD) == [1]


def test_where_one_text_was_printed_often_most_of_its_copies_tell_what_it_said():
    lines = ("Comments are closed.", "Read more", "(Port Ellis Times)")
    again = [f"{TOLD}\n{line}" for line in lines]
    assert agreements(TOLD, *again, WRONG) == []
    assert agreements(WRONG, *again, TOLD) == [1]


def test_a_wrong_copy_among_more_right_ones_clears_the_right_one():
    beside = [
        TOLD.replace("for 14 weeks", f"for {more} 14 weeks") + f"\nThe mayor spoke to {who}."
        for more, who in (("some", "the press on Tuesday"), ("about", "nobody"), ("only", "us"))
    ]
    for wrong in (WRONG, SECOND.replace("14 weeks", "41 weeks")):
        assert agreements(TOLD, wrong, *beside) == []
        assert agreements(TOLD, *beside[:2], wrong) == []
    assert agreements(WRONG, *beside, SECOND) == [2]


def test_a_witness_for_the_copy_outweighs_one_against_it():
    beside = SECOND.replace("14 weeks", "41 weeks")
    assert agreements(WRONG, TOLD, beside) == []


def test_the_copy_itself_is_no_witness():
    copy = Copy(0, TOLD.replace("on Monday", "on on Monday"), source="here")
    (flag,) = check(copy, [Copy(1, copy.text, source="a")])
    assert (flag.agreement, flag.evidence) == (0, ())


def test_another_story_is_no_witness(flags):
    other = "Researchers counted storks on the wetlands of Karvala, more than in any year. " * 5
    assert flags(TOLD, other) == []


def test_the_repair_wears_the_copys_quotation_marks(flags):
    straight = TOLD.replace("“", '"').replace("”", '"')
    (flag,) = flags(straight.replace(" she said. The", " The").replace(',"', '."'), TOLD)
    assert flag.repair is not None
    assert "“" not in flag.repair
    assert "”" not in flag.repair


def test_damage_of_the_sibling_is_not_put_on_the_copy(flags):
    damaged = TOLD.replace("outer wall", "wall outer").replace("Monday by", "Monday. by")
    assert flags(TOLD, damaged) == []


def test_a_long_cluster_asks_a_handful(flags):
    siblings = [TOLD.replace("nine votes", f"{n} votes") for n in range(20, 120)]
    found = flags(TOLD.replace("14 weeks", "41 weeks"), *siblings)
    assert [f.kind for f in found if "week" in found[0].evidence[0].text][:1] == [
        kinds.NUMBER_DIFFERS
    ]
    assert found[0].agreement <= 5


PARTS = [
    "Port Ellis closes its pier",
    "The harbour board of Port Ellis said on Tuesday that the old pier will close for 14 weeks.",
    "Storms of the last winter broke the outer wall, and the repair will cost two million crowns.",
    "“We have no other way,” said Mara Lindqvist, who leads the board of the harbour.",
    "The ferries to the islands will leave from the new pier until the work is done in spring.",
]
APART = "\n\n".join(PARTS)


def test_a_headline_glued_to_the_text_is_parted_as_in_the_sibling(flags):
    (flag,) = flags(APART.replace("its pier\n\nThe", "its pier The"), APART)
    assert (flag.kind, flag.text) == (kinds.RUN_TOGETHER, "pier The")
    assert (flag.repair, flag.agreement) == ("pier\n\nThe", 1)


def test_the_repair_of_a_last_paragraph_leaves_the_siblings_credit_out(flags):
    loud = "\n\n".join([*PARTS[:4], PARTS[4].upper()])
    (flag,) = flags(loud, APART + "\n\n(Reporting by Jane Doe; Editing by John Roe)")
    assert (flag.kind, flag.repair) == (kinds.ALL_CAPS, PARTS[4])


def test_a_paragraph_that_lost_its_beginning_gets_it_back_and_not_a_capital(flags):
    whole = APART.replace("Storms of the", "On Monday storms of the")
    (flag,) = flags(whole.replace("On Monday storms of the", "of the"), whole)
    assert (flag.kind, flag.text) == (kinds.TRUNCATED_START, "of")
    assert flag.repair == "On Monday storms of"
    (flag,) = flags(APART.replace("Storms of the", "storms of the"), APART)
    assert (flag.kind, flag.repair) == (kinds.LOWER_CASE_START, "Storms")


def test_one_lost_paragraph_break_is_flagged_and_a_different_layout_is_not(flags):
    (flag,) = flags(APART.replace("crowns.\n\n“We", "crowns. “We"), APART)
    assert (flag.kind, flag.text) == (kinds.RUN_TOGETHER, "crowns. “")
    assert flag.repair == "crowns.\n\n“"
    assert flags("\n\n".join([PARTS[0], " ".join(PARTS[1:])]), APART) == []
    assert flags(APART, APART.replace("crowns.\n\n“We", "crowns. “We")) == []


def test_a_caption_whose_credit_is_known_goes_as_a_whole_where_the_sibling_lacks_it(flags):
    caption = "Boats lie in the harbour on Monday. (Photo: Jane Doe/AP)"
    (flag,) = flags(APART.replace("crowns.\n\n", f"crowns. {caption}\n\n"), APART)
    assert (flag.kind, flag.text, flag.repair) == (kinds.CAPTION, caption, "")


def test_a_lost_paragraph_is_flagged_with_its_words(flags):
    (flag,) = flags("\n\n".join(PARTS[:2] + PARTS[3:]), APART)
    assert flag.kind == kinds.PARAGRAPH_LOST
    assert flag.repair.endswith(PARTS[2])


@pytest.mark.parametrize(
    ("before", "after", "tier"),
    [
        ("two million crowns", "2 million crowns", Tier.FLAG),
        ("outer wall", "outerwall", Tier.FLAG),
        ("outer wall, and", "outer wall and", Tier.FLAG),
        ("the repair will cost", "its repair will cost", Tier.HINT),
    ],
)
def test_a_style_beside_a_lost_paragraph_does_not_hide_it(before, after, tier):
    assert APART.count(before) == 1
    cut = "\n\n".join(PARTS[:3] + PARTS[4:]).replace(before, after)
    found = tiers(cut, APART)
    assert [one[2] for one in found if one[0] == kinds.PARAGRAPH_LOST] == [tier]


@pytest.mark.parametrize(
    "more",
    [
        "READ MORE: Storks return to the wetlands of the river",
        "EDS: ADDS byline and quote in paragraph 4.",
        PARTS[2],
    ],
)
def test_what_a_siblings_own_text_shows_to_be_damage_is_no_loss_of_the_copy(flags, more):
    assert flags(APART, "\n\n".join([*PARTS[:3], more, *PARTS[3:]])) == []


def test_a_sentence_of_furniture_that_several_siblings_have_is_no_loss_of_the_copy(flags):
    note = "\n\nSign up for our daily newsletter to get the best stories in your inbox.\n\n"
    told = [t.replace("spring.\n\n", f"spring.{note}") for t in (TOLD, SECOND)]
    assert flags(TOLD, *told) == []


OWN = "Ann Lee, who sells fish on the quay, told the Courier that 300 boats come each year."


def test_what_a_sibling_tells_of_its_own_is_a_difference():
    told = APART.replace("crowns.", f"crowns. {OWN}")
    assert [(kind, tier) for kind, _, tier in tiers(APART, told)] == [
        (kinds.DIFFERENCE, Tier.HINT)
    ]
    assert tiers(told, APART) == []


def test_what_two_independent_siblings_have_is_lost():
    told = APART.replace("crowns.", f"crowns.\n\n{OWN}")
    other = told
    for before, after in (
        ("its pier", "the wall of its harbour"),
        ("said on Tuesday", "told the press late on Tuesday"),
        ("the old pier will close for 14", "nobody may use the pier for 14"),
        ("will leave from the new pier", "go from a new one"),
        ("the work is done in", "all is mended, late in"),
    ):
        other = other.replace(before, after)
    found = tiers(APART, told, other)
    assert (kinds.PARAGRAPH_LOST, Tier.FLAG) in {(kind, tier) for kind, _, tier in found}


@pytest.mark.parametrize(
    ("lost", "follower"),
    [
        (OWN, "She has sold it for a life, and she will miss the old pier until the spring."),
        (OWN, "“We will miss it,” she said. “It was the pier of all of us in the town.”"),
        (OWN, "The fish will be sold at the new pier until the work is done, Lee added."),
    ],
)
def test_what_the_text_hangs_on_is_lost(lost, follower):
    parts = [*PARTS[:3], lost, follower, PARTS[4]]
    whole, cut = "\n\n".join(parts), "\n\n".join(parts[:3] + parts[4:])
    assert [(kind, tier) for kind, _, tier in tiers(cut, whole)] == [
        (kinds.PARAGRAPH_LOST, Tier.FLAG)
    ]
