"""What two houses print otherwise, and mean the same: no flag on either."""

import pytest

from editing import kinds
from editing.check import check

TOLD = (
    "The harbour board of Port Ellis said on Tuesday that the old pier will close for 14 weeks."
    " Storms of the last winter broke the outer wall, and the repair will cost two million"
    " crowns, said Mara Lindqvist, who leads the board. “We have no other way,” she said. The"
    " ferries to the islands will leave from the new pier until the work is done in spring.\n\n"
    "The town council of Port Ellis agreed to the plan on Monday by nine votes to four, and {}"
    " The mayor of the town did not speak at the meeting in the old hall.\n"
)


def either_way(flags, ours, theirs):
    ours, theirs = TOLD.format(ours), TOLD.format(theirs)
    return flags(ours, theirs) + flags(theirs, ours)


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("the Harbour Department paid for it.", "the Harbour Dept. paid for it."),
        ("the Justice Department, led by Lee, paid.", "the Justice Dept, led by Lee, paid."),
        ("the men climbed Mount Hood in May.", "the men climbed Mt. Hood in May."),
        ("Acme Incorporated paid for it.", "Acme Inc. paid for it."),
        ("it was paid by Acme Incorporated.", "it was paid by Acme Inc."),
        ("Acme Company paid for it.", "Acme Co. paid for it."),
        ("Acme Corporation cut a fifth of its staff.", "Acme Corp cut a fifth of its staff."),
        ("Acme Limited paid for it.", "Acme Ltd paid for it."),
        ("Yale University paid for it.", "Yale Univ. paid for it."),
        ("the men of Fort Hood paid for it.", "the men of Ft. Hood paid for it."),
        ("the men of Fort Hood paid for it.", "the men of Ft Hood paid for it."),
        ("the house at 12 Park Avenue was sold.", "the house at 12 Park Ave. was sold."),
        ("the house at 12 Main Street was sold.", "the house at 12 Main St. was sold."),
        (
            "the house is at 12 Main Street. No one knew.",
            "the house is at 12 Main St. No one knew.",
        ),
        ("the house at 12 West 34th Street was sold.", "the house at 12 W. 34th St. was sold."),
        ("the men of Saint Paul paid for it.", "the men of St Paul paid for it."),
        ("Governor Ann Lee and General Roe paid.", "Gov. Ann Lee and Gen. Roe paid."),
        ("Lieutenant Governor Ann Lee paid.", "Lt. Gov. Ann Lee paid."),
        ("Senators Ann Lee and Bob Roe paid.", "Sens. Ann Lee and Bob Roe paid."),
        ("it ends on Wednesday at noon.", "it ends on Wed. at noon."),
        ("the men of Fresno, California, paid.", "the men of Fresno, Calif., paid."),
        ("the men of Fresno, California, paid for it.", "the men of Fresno, CA, paid for it."),
        ("the men of Utica, New York, paid for it.", "the men of Utica, N.Y., paid for it."),
        ("it was told at Number 10 in London.", "it was told at No. 10 in London."),
        ("it was told at Number 10 in London.", "it was told at No 10 in London."),
        ("the airplane left at noon.", "the aeroplane left at noon."),
    ],
)
def test_a_short_form_and_what_it_stands_for_are_one(flags, long, short):
    assert either_way(flags, long, short) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("François Roux paid for it.", "Francois Roux paid for it."),
        ("Recep Erdoğan paid for it.", "Recep Erdogan paid for it."),
        ("Jürgen Müller paid for it.", "Jurgen Mueller paid for it."),
        ("the men of Kiev paid for it.", "the men of Kyiv paid for it."),
        ("Muammar Gadhafi paid for it.", "Moammar Gaddafi paid for it."),
        ("the men of al-Qaida paid for it.", "the men of Al Qaeda paid for it."),
        ("the men of Mumbai paid for it.", "the men of Bombay paid for it."),
    ],
)
def test_a_name_in_another_spelling_of_the_press_is_one_name(flags, one, other):
    assert either_way(flags, one, other) == []


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("we cannot go on with it", "we can't go on with it"),
        ("we do not want it in this town", "we don’t want it in this town"),
        ("we are not in it for the money", "we're not in it for the money"),
        ("you have got to see it in this town", "you gotta see it in this town"),
        ("it is over and we know it now", "it's over and we know it now"),
    ],
)
def test_a_contraction_in_a_quotation_is_no_other_word(flags, long, short):
    assert either_way(flags, f"“{long},” she said.", f"“{short},” she said.") == []


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [
        ("the house at 12 Main Street went.", "the house at 21 Main St. went.", "number-differs"),
        ("the men of Saint Paul paid.", "the men of Street Paul paid.", "name-differs"),
        ("the men of Fort Hood paid.", "the men of Mt. Hood paid.", "name-differs"),
        ("it ends on Sept. 5 at noon.", "it ends on October 5 at noon.", "date-differs"),
        ("Sen. Ann Lee paid for it.", "Senator Ann Leigh paid for it.", "name-differs"),
        ("“we don't want it here,” she said.", "“we do want it here,” she said.", "quote-altered"),
    ],
)
def test_what_really_differs_beside_a_short_form_is_still_told(ours, theirs, kind):
    found = check(TOLD.format(ours), [TOLD.format(theirs)])
    assert kind in [f.kind for f in found + check(TOLD.format(theirs), [TOLD.format(ours)])]


def test_the_stop_of_a_short_form_is_no_name_that_stands_elsewhere_in_the_copy():
    told = (
        "The board of the town met on Monday, and it heard that {} It said no more of it on the"
        " day.\n\nThe pier was built in the year of the storm. Nobody was hurt there, and nobody"
        " was asked for it."
    )
    (flag,) = check(told.format("Ruth Lab Acme paid."), [told.format("Ruth Hobbs. Acme paid.")])
    assert flag.kind == kinds.NAME_DIFFERS
    assert flag.confidence < 0.9
