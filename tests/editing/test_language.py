import pytest

from editing import kinds
from editing.check import check
from story.item import Copy

GERMAN = (
    "Die Stadt hat am Montag beschlossen, dass die alte Brücke saniert wird. der Bürgermeister"
    " sagte der Zeitung, dass die Arbeiten im Mai beginnen und bis zum Herbst dauern sollen."
)
DUTCH = (
    "De gemeenteraad van de stad zei dinsdag dat de oude pier in de winter gesloten is. de"
    " burgemeester zei dat het werk in mei begint, en dat is voor de haven van belang."
)
KOREAN = (
    '그는 기부금이 대부분"이라며 "이를 합산해 증여했다는 것은 억지 주장"이라고 말했다.'
    " 노 관장은 말이 없었다."
)


@pytest.mark.parametrize("text", [GERMAN, DUTCH, KOREAN])
def test_the_rules_of_english_say_nothing_of_other_languages(flags, text):
    assert flags(text) == []


@pytest.mark.parametrize("text", [GERMAN, DUTCH])
def test_punctuation_and_broken_characters_are_flagged_in_any_language(flags, text):
    damaged = (
        text.replace(". d", ". , d").replace(" im ", "  &nbsp; im ").replace(" en ", " &amp; ")
    )
    assert {f.kind for f in flags(damaged)} == {kinds.STRAY_PUNCTUATION, kinds.HTML_REMNANT}


def test_what_the_feed_says_of_the_language_is_believed():
    text = "The birds came back to the north of. the town, as the board of the town said."
    assert check(Copy(0, text, language="de")) == []
    assert [f.kind for f in check(Copy(0, text, language="en-GB"))] == [kinds.STRAY_FULL_STOP]
    assert [f.kind for f in check(text)] == [kinds.STRAY_FULL_STOP]
