import pytest

from editing import kinds
from editing.flag import Tier


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
        ('"We are done," she said."If we stay, we lose."', kinds.MISSING_SPACE, 'said. "If'),
        ("“We are done,” she said.“If we stay, we lose.”", kinds.MISSING_SPACE, "said. “If"),
        ('"We are done and it is late."He went home.', kinds.MISSING_SPACE, 'late." He'),
        ("It was built (in 1995).Repairs began in May.", kinds.MISSING_SPACE, "1995). Repairs"),
        ("It was built in 1995.Repairs began in May.", kinds.MISSING_SPACE, "1995. Repairs"),
        ("Sales rose by 5%.Profits were low.", kinds.MISSING_SPACE, "5%. Profits"),
        ("They call it “the end”.He went home.", kinds.MISSING_SPACE, "end”. He"),
        ("Sales ( down 3 per cent) were low.", kinds.SPACE_BEFORE_PUNCTUATION, "(down"),
        ("Sales (down 3 per cent ) were low.", kinds.SPACE_BEFORE_PUNCTUATION, "cent)"),
        ("The plan ( PDF ) was read by all.", kinds.SPACE_BEFORE_PUNCTUATION, "(PDF)"),
        ("They came on Monday!. It was late.", kinds.STRAY_PUNCTUATION, "Monday!"),
        ("What was it?. Nobody knew.", kinds.STRAY_PUNCTUATION, "it?"),
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
        "They run version 2.Next and 3.5.Beta of it, and read 2005.example.org in the town.",
        "The firm was bought by Yahoo!. Is it law in the U.S.? He asked f(x).Next of them all.",
        "It is at ( http://example.org/a ), or so he said. The box ( ) is there, and :( too.",
        "The rows are ( a ), ( b ) and ( c ), and the other rows are ( d ) and ( e ) of it.",
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


@pytest.mark.parametrize(
    "sentence",
    [
        "He lives in Regina, Sask., and she in Winnipeg, Man., but they met in Winnipeg.",
        "Tan Pte., Lim Sdn. Bhd., Roe Cos., and Smith Mfg., of the town, are in the list.",
        "It blew at 90 kph., and on Weds., after 40 mins., the pier was shut.",
        "She has an M.Phil., a D.Litt., and a dog, as the board of the town said.",
        "The Hfx., and no other, is of the type that the board has called the best of all.",
        "The Karvb., which is new, and no other Karvb., was there when the pier was shut.",
    ],
)
def test_a_short_form_keeps_its_stop_before_a_comma(flags, sentence):
    assert flags(f"The storks of the town are back. {sentence}", hints=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "El presidente de EE. UU., Joe Biden, viajó el martes a Madrid. La Sra. Roe, no.",
        "Der Händler verkaufte Schrauben, Nägel usw., wie er am Dienstag sagte.",
        "Die Brücke kostet die Stadt 3 Mrd., der Hafen 5 Mio., sagte die Regierung am Montag.",
        "Il governo ha comprato pane, latte, ecc., secondo il ministro che ha parlato martedì.",
        "Rząd kupił chleb, mleko itd., jak powiedział we wtorek minister.",
        "Правительство выделило 5 млн., сообщил во вторник министр.",
        "Regeringen köpte bröd, mjölk osv., sade ministern på tisdagen.",
        "De regering kocht brood, melk enz., zei de minister dinsdag.",
        "Le ministre a annoncé le 5 janv., selon la presse, que la loi sera votée, p. ex., ici.",
    ],
)
def test_a_short_form_keeps_its_stop_in_any_language(flags, text):
    assert flags(text, hints=True) == []


def test_a_long_word_or_one_used_without_a_stop_is_no_short_form_in_any_language(flags):
    text = "Die Stadt hat am Abend., wie es heißt, beschlossen, dass die Brücken., die alt sind,"
    found = flags(f"{text} saniert werden. Das sagte der Rat am Abend des Tages in der Stadt.")
    assert [f.repair for f in found] == ["Abend,", "Brücken,"]


@pytest.mark.parametrize("word", ["said", "Karvala", "tomb", "dry", "BBC", "Schmidt", "Tuesday"])
def test_a_whole_word_has_no_stop_before_a_comma(flags, word):
    (flag,) = flags(f"The storks are back, the {word}., and of the {word} nothing is known here.")
    assert (flag.kind, flag.repair) == (kinds.STRAY_PUNCTUATION, f"{word},")


def test_a_short_word_that_nobody_knows_is_a_hint(flags):
    text = "The storks of the town are back, said Vell Zorb., who counts them for the board."
    assert [(f.tier, f.repair) for f in flags(text, hints=True)] == [(Tier.HINT, None)]


@pytest.mark.parametrize(
    ("damaged", "repair"),
    [
        ("It was passed in the U.S. , and is law.", "U.S.,"),
        ("It was passed in Washington, D.C. , and is law.", "D.C.,"),
        ("The firm is Smith & Co. , of the town.", "Co.,"),
        ("The firm is Smith Inc. , of the town.", "Inc.,"),
        ("It was the C.G.T. , a union of the town.", "C.G.T.,"),
        ("It is law in the U.S. ; it is not here.", "U.S.;"),
        ("It is law in the U.S. ,\n\nIt is not here.", "U.S."),
        ("The work of Roe et al. , of the town, was read.", "al.,"),
        ("It was passed in the U.S.. , and is law.", "U.S.,"),
        ("It was passed on Jan. 5. , and is law.", "5,"),
        ("They said no. , and the board went home.", "no,"),
        ("They saw Max. , and the board went home.", None),
        ("They took plan B. , and the board went home.", None),
    ],
)
def test_a_short_form_keeps_its_stop_where_a_blank_came_behind_it(flags, damaged, repair):
    (flag,) = flags(f"The storks of the town are back. {damaged}")
    assert (flag.kind, flag.repair) == (kinds.STRAY_PUNCTUATION, repair)
