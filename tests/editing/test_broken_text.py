import pytest

from editing import kinds


@pytest.mark.parametrize(
    ("damaged", "kind", "text", "repair"),
    [
        ("The mayorâ€™s plan", kinds.MOJIBAKE, "â€™", "’"),
        ("The cafÃ© of the town", kinds.MOJIBAKE, "Ã©", "é"),
        ("It costs Â£5 in the town", kinds.MOJIBAKE, "Â£", "£"),
        ("It costs â‚¬5 million, and the plan", kinds.MOJIBAKE, "â‚¬", "€"),
        ("The mayor?s plan", kinds.MOJIBAKE, "?s", "’s"),
        ("The plan \\u2013 and the pier", kinds.MOJIBAKE, "\\u2013", "–"),
        ("The planâ€ of it", kinds.MOJIBAKE, "â€", "”"),
        ("The mayorÃ¢â‚¬â„¢s plan", kinds.MOJIBAKE, "Ã¢â‚¬â„¢", "’"),
        ("The plan Ã¢â‚¬Å“B", kinds.MOJIBAKE, "Ã¢â‚¬Å“", "“"),
        ("The plan.Â  It", kinds.MOJIBAKE, "Â", ""),
        ("The mayorÕs plan", kinds.MOJIBAKE, "Õ", "’"),
        ("The mayor‚Äôs plan", kinds.MOJIBAKE, "‚Äô", "’"),
        ("The plan ÐœÐ¸Ñ€", kinds.MOJIBAKE, "ÐœÐ¸Ñ€", "Мир"),
        ("Smith &amp; Sons", kinds.HTML_REMNANT, "&amp;", "&"),
        ("Smith &amp;amp;amp; Sons", kinds.HTML_REMNANT, "&amp;amp;amp;", "&"),
        ("The &nbspBusiness", kinds.HTML_REMNANT, "&nbsp", " "),
        ("The mayor&#39s plan", kinds.HTML_REMNANT, "&#39", "'"),
        ("The mayor&rsquos plan", kinds.HTML_REMNANT, "&rsquo", "’"),
        ("The plan of &pound5m", kinds.HTML_REMNANT, "&pound", "£"),
        ("The caf&eacute of it", kinds.HTML_REMNANT, "&eacute", "é"),
        ('The <span class="x">plan', kinds.HTML_REMNANT, '<span class="x">', ""),
        (
            "The <script>var a = 1;</script>plan",
            kinds.HTML_REMNANT,
            "<script>var a = 1;</script>",
            "",
        ),
        ("The <style>.a{b:c}</style>plan", kinds.HTML_REMNANT, "<style>.a{b:c}</style>", ""),
        ("The [caption id=5]plan", kinds.HTML_REMNANT, "[caption id=5]", ""),
        ("The plan\x00 of it", kinds.CONTROL_CHARACTER, "\x00", ""),
        ("The plan\x0cof it", kinds.CONTROL_CHARACTER, "\x0c", " "),
        ("The plan \x0bof it", kinds.CONTROL_CHARACTER, "\x0b", ""),
        ("The plan\x85of it", kinds.CONTROL_CHARACTER, "\x85", None),
        ("The pl\u200ban of it", kinds.CONTROL_CHARACTER, "\u200b", ""),
    ],
)
def test_what_was_broken_on_the_way_is_flagged_and_mended(flags, damaged, kind, text, repair):
    (flag,) = flags(f"{damaged} is in the hands of the board of the harbour, it said.")
    assert (flag.kind, flag.text, flag.repair) == (kind, text, repair)


def test_a_line_separator_inside_a_sentence_is_flagged(flags):
    flag = flags(
        "The plan of the board\u2028is in the hands of the mayor, who is not in the town."
    )[0]
    assert (flag.kind, flag.text, flag.repair) == (kinds.CONTROL_CHARACTER, "\u2028", " ")


@pytest.mark.parametrize(
    "sentence",
    [
        "If a<b and c>d, then the board of the harbour is right, the mayor of the town said.",
        "The price is < 3 and the heart <3 is in the sign of the board, it said.",
        "Ação e reação são coisas do coração, disse a diretoria do porto à imprensa.",
        "ภาษา\u200bไทย is the name of the tongue.\u200b\n\nIt is spoken in the town of the board.",
        "The board met in the town.\u2028It closed the pier, and the mayor was not there.",
        "They ask http://example.com/?a=1&quot=2&amp=3 of it, AT&T and Marks&Spencer, he said.",
        "„‚Ärzte sind selten‘“, sagte er. SEÑOR ÑANDÚ, Øyvind Ðorđević, √2 und Â, sagte sie.",
        "Why is it so? It is so because the board of the harbour said it, R&D; and all.",
    ],
)
def test_what_only_looks_broken_is_left_alone(flags, sentence):
    assert flags(sentence) == []


def test_a_paragraph_in_capitals_is_flagged_but_a_headline_is_not(flags):
    quiet = "The board of the harbour met in the town on Monday, and the mayor came too."
    loud = "HARBOUR BOARD TO CLOSE THE OLD PIER"
    assert flags(f"{loud}\n\n{quiet}") == []
    results = (
        "* Q1 REVENUE $2.3 BLN\n\n* SEES FULL-YEAR PROFIT OF $1.2 BLN ON DEMAND FOR ITS PHONES"
    )
    assert flags(f"A headline\n\n{quiet}\n\n{results}\n\nIt is glad.") == []
    (flag,) = flags(f"A headline\n\n{quiet}\n\n{quiet[:-1].upper()} AND WENT HOME.")
    assert flag.kind == kinds.ALL_CAPS


def test_names_of_capitals_and_ampersands_are_no_words_in_capitals(flags):
    quiet = "The board of the harbour met in the town on Monday, and the mayor came too."
    names = "R&B, B&B, M&S; AT&T."
    assert (
        flags(f"A headline\n\n{quiet} {names} {names[:-1]}; {names}\n\n{quiet[:-4]}as well.") == []
    )


@pytest.mark.parametrize(
    ("damaged", "repair"),
    [
        ("LONDON (Reuters - The board met.", "LONDON (Reuters)"),
        ("LONDON (Reuters) The board met.", "LONDON (Reuters) — "),
        ("PARIS (AFP) France's board met.", "PARIS (AFP) — "),
        ("MEXICO CITY (AP) _ A board met.", "MEXICO CITY (AP) — "),
        ("- PORT ELLIS, March 3 (Reuters) - The board met.", "PORT ELLIS, March 3 (Reuters) - "),
        ("WASHINGTON (AP)-President Roe left.", None),
    ],
)
def test_a_damaged_dateline_is_flagged(flags, damaged, repair):
    flag = flags(f"{damaged} It will close the pier of the town in the spring.")[0]
    assert (flag.kind, flag.repair) == (kinds.DATELINE, repair)


@pytest.mark.parametrize(
    "dateline",
    [
        "LONDON, Nov 23 (Reuters) - ",
        "WASHINGTON (AP)—",
        "LONDON (Reuters)–",
        "* LONDON (Reuters) - ",
        "• PARIS (AFP) — ",
    ],
)
def test_a_sound_dateline_is_left_alone(flags, dateline):
    text = f"{dateline}The board met in the town of Port Ellis."
    assert flags(text, hints=True) == []


def test_the_only_dateline_is_flagged_where_it_opens_a_later_paragraph(flags):
    story = " ".join(
        f"The board met in {town} on Monday, and the mayor of {town} came there too."
        for town in ("Port Ellis", "Karvala", "Merewick", "Carrow", "Ostrow", "Grayling", "Orlan")
    )
    strayed = "PORT ELLIS, Jan. 20 (Northwire) - "
    (flag,) = flags(f"{story}\n\n{strayed}It will meet again in May, the mayor said.")
    assert (flag.kind, flag.text, flag.repair) == (kinds.DATELINE, strayed, "")
    note = "(Corrects the name of the town in the first paragraph)"
    assert flags(f"{note}\n\n{strayed}It will meet again in May, the mayor said.")[1:] == []
    second = "LONDON, Jan. 20 (Northwire) - The queen was told of it, the palace said on Monday."
    round_up = f"{story}\n\n{strayed}It will meet again in May, the mayor said.\n\n{second}"
    assert kinds.DATELINE not in {f.kind for f in flags(round_up)}


def test_a_dateline_that_stands_twice_loses_one_wherever_it_is(flags):
    once = "The board met in May.\n\nLONDON (Reuters) - It will close the pier in the spring."
    twice = once.replace("LONDON (Reuters)", "LONDON (Reuters) LONDON (Reuters)")
    (flag,) = flags(twice)
    assert (flag.kind, flag.repair) == (kinds.DATELINE, "")
    assert twice[: flag.start] + twice[flag.end :] == once


def test_a_headline_that_runs_into_the_text_is_flagged(flags):
    title = "Harbour board to close the old pier"
    (flag,) = flags(title + "The board met in the town on Monday.", title=title)
    assert (flag.kind, flag.repair) == (kinds.RUN_TOGETHER, "pier\n\nThe")


def test_a_headline_that_nobody_knows_is_told_by_the_words_around_its_end(flags):
    text = (
        "Harbour board to close old pier The board of the harbour has said that it will close the"
        " old pier of the town on Monday.\n\nIt did not say for how long."
    )
    (flag,) = flags(text)
    assert (flag.kind, flag.repair) == (kinds.RUN_TOGETHER, "pier\n\nThe")
    assert flags(text.replace("pier The", "pier.\n\nThe")) == []


def test_two_sentences_without_their_stop_are_flagged(flags):
    (flag,) = flags("The birds come at high speed They spend the winter in the south of it.")
    assert (flag.kind, flag.repair) == (kinds.RUN_TOGETHER, "speed. They")


@pytest.mark.parametrize(
    ("sentence", "repair"),
    [
        ("The mill has works in 14 countries Many of its towns are poor.", "countries. Many"),
        ("“It would cost us the harbour,” she said The board did not reply.", "said. The"),
        ("“It is lost,” Mr Hay said Analysts expect the shares to fall.", "said. Analysts"),
        ("The worst storm came on Tuesday Authorities said it was over.", "Tuesday. Authorities"),
        ("The draw is on 17 December The favourites are the northern towns.", "December. The"),
    ],
)
def test_a_stop_is_missing_behind_figures_days_and_who_said_so(kinds_of, flags, sentence, repair):
    assert kinds_of(sentence) == [kinds.RUN_TOGETHER]
    assert repair in {flag.repair for flag in flags(f"It was so in the town. {sentence}")}


@pytest.mark.parametrize(
    "sentence",
    [
        "“It would cost us the harbour,” she said Monday in the town hall.",
        "“No,” said Mr Hay in the town hall.",
        "The army still believes Osama bin Laden is on the run in the hills.",
        "The board broke the 2003 Controlling the Harbour Act, the court said.",
        "On Wednesday Mr Straw said that he wanted the talks to end.",
    ],
)
def test_no_stop_is_missing_before_days_names_and_acts(kinds_of, sentence):
    assert kinds_of(sentence) == []


def test_a_sentence_may_open_with_a_word_and_a_name_and_so_may_a_title(flags):
    (flag,) = flags("The old pier has been shut for years But Port Ellis has not forgotten it.")
    assert (flag.kind, flag.repair) == (kinds.RUN_TOGETHER, "years. But")
    assert flags("They heard the tune The Last Post and sang The Holy City in the old hall.") == []
    assert flags("He wrote As I Lay Dying and it was read by all of the town in the winter.") == []


@pytest.mark.parametrize(
    ("glued", "repair"),
    [
        ("The shares had fallenShares in the firms of the town fell, too.", "fallen. Shares"),
        ("The board will meet on SundayTurnout was high in the town.", "Sunday. Turnout"),
    ],
)
def test_two_words_that_the_news_knows_are_no_name_of_the_two(flags, glued, repair):
    (flag,) = flags(f"The storks of the town are back. {glued}")
    assert (flag.kind, flag.repair) == (kinds.RUN_TOGETHER, repair)


def test_names_with_a_capital_inside_are_left_alone(flags):
    assert flags("The sale of YouTube and of easyJet, and of the fund easyMoney, is off.") == []
