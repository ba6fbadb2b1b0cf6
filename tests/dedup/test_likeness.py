from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedup.likeness import Relation, Verdict, likenesses
from dedup.policy import Policy
from story.item import Copy, Nature

POLICY = Policy()
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def like(a, b):
    (found,) = likenesses([(a, b)], policy=POLICY)
    return found


def verdict(a, b):
    return like(a, b).verdict


def paragraphs(text):
    return text.split("\n\n")


def test_the_same_text_is_an_exact_copy(make):
    found = like(make.copy(), make.copy())
    assert (found.score, found.verdict, found.relation) == (1.0, Verdict.JOIN, Relation.EXACT)
    assert "the texts are the same, word for word" in found.why


def test_a_story_under_another_headline_is_a_copy(make):
    found = like(make.copy(), make.copy(title="Fishing crews fear for their season"))
    assert found.verdict is Verdict.JOIN
    assert "the headlines differ" in found.why


def test_a_cut_stands_inside_its_story_and_the_story_extends_the_cut(make):
    cut = make.copy("\n\n".join(paragraphs(make.story)[:2]))
    found = like(cut, make.copy())
    assert (found.verdict, found.relation) == (Verdict.JOIN, Relation.CUT)
    assert found.containment > 0.95 > found.contained
    assert "the shorter stands inside the longer: 100 %" in found.why
    assert like(make.copy(), cut).relation is Relation.EXTENDED


def test_a_summary_joins_its_story(make):
    lead = paragraphs(make.story)[0]
    assert verdict(make.copy(lead, summary=True), make.copy()) is Verdict.JOIN


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2])
def test_words_replaced_leave_a_copy(make, share):
    found = like(make.copy(make.noisy(make.story, share)), make.copy())
    assert (found.verdict, found.relation) == (Verdict.JOIN, Relation.NEAR)


def test_paragraphs_in_another_order_are_a_copy(make):
    first, *rest = paragraphs(make.story)
    assert verdict(make.copy("\n\n".join([first, *reversed(rest)])), make.copy()) is Verdict.JOIN


def test_a_new_lead_on_the_old_body_is_a_copy_and_called_an_update(make):
    lead = "Work on pier seven in Port Ellis will begin a month early, the harbour board said."
    text = "\n\n".join([lead, *paragraphs(make.story)[1:]])
    update = make.copy(text, title=f"UPDATE 1-{make.headline}", nature=Nature.UPDATE)
    found = like(update, make.copy())
    assert (found.verdict, found.relation) == (Verdict.JOIN, Relation.UPDATE)


@pytest.mark.parametrize(
    ("nature", "relation"),
    [(Nature.KILL, Relation.KILL), (Nature.CORRECTION, Relation.CORRECTION)],
)
def test_kills_and_corrections_are_named(make, nature, relation):
    assert like(make.copy(nature=nature), make.copy()).relation is relation


KILL = "Please kill this story. The board says that no vote was taken."


def test_a_kill_joins_the_story_whose_headline_it_names(make):
    kill = make.copy(KILL, title=f"KILL-{make.headline}", nature=Nature.KILL)
    found = like(kill, make.copy())
    assert (found.verdict, found.relation) == (Verdict.JOIN, Relation.KILL)
    assert found.why == ("the kill names this headline",)
    advisory = f"Please kill the story headlined “{make.headline},” sent at 10:02 GMT."
    named = make.copy(advisory, title="KILL - advisory", nature=Nature.KILL)
    assert like(make.copy(), named).verdict is Verdict.JOIN


def test_a_kill_joins_no_other_story(make):
    kill = make.copy(KILL, title=f"KILL-{make.headline}", nature=Nature.KILL, seen=NOON)
    assert verdict(kill, make.copy(make.other, title="Storks return")) is Verdict.APART
    weekly = make.copy(make.other, seen=NOON - timedelta(days=7))
    assert verdict(kill, weekly) is Verdict.APART
    short = make.copy(KILL, title="KILL-Market report", nature=Nature.KILL)
    assert verdict(short, make.copy(make.other, title="Market report")) is Verdict.APART


def test_the_marks_of_the_wire_are_no_part_of_a_headline(make):
    marked = make.copy(make.noisy(make.story, 0.1), title=f"UPDATE 2-{make.headline}")
    assert like(marked, make.copy()).headline == 1.0


def test_strangers_are_apart(make):
    found = like(make.copy(make.other, title="Storks return to Karvala"), make.copy())
    assert (found.verdict, found.jaccard) == (Verdict.APART, 0.0)


EARNINGS = (
    "{firm} said on Tuesday that its net profit rose {a} percent in the third quarter. The "
    "company, based in {town}, earned {b} million dollars, or {c} cents a share. A year earlier "
    "it earned {d} million. Revenue grew {e} percent to {f} million dollars. Analysts had "
    "expected earnings of {g} cents a share. Chief executive {boss} said that the strategy was "
    "working."
)


def earnings(make, firm, town, boss, *figures):
    known = dict(zip("abcdefg", figures, strict=True))
    text = EARNINGS.format(firm=firm, town=town, boss=boss, **known)
    return make.copy(text, title=f"{firm} profit rises {figures[0]} percent in third quarter")


def test_one_template_with_other_names_and_figures_is_two_stories(make):
    one = earnings(make, "Halden Foods", "Malmo", "Ingrid Novak", 12, 310, 44, 277, 5, 1200, 41)
    other = earnings(make, "Corvex Steel", "Ghent", "Paul Adeyemi", 31, 92, 17, 70, 9, 640, 20)
    found = like(one, other)
    assert found.verdict is Verdict.APART
    assert any("figures of the shorter are not in the longer" in reason for reason in found.why)
    assert any("names of the shorter are not in the longer" in reason for reason in found.why)


def test_another_desk_around_the_same_quotations_is_another_story(make):
    quotes = '"Nobody wants to see a crane go into the water," said Marta Oyelaran.'
    own = (
        "Skippers in the town reacted with anger on Wednesday after officials shut their largest "
        "landing stage. The mood at the quay was bleak as ropes were untied before dawn. "
        f"{quotes} Our reporter found cafes half empty and nets left in heaps along the wall. "
        "Several families have already asked for help from a relief fund set up by the parish. "
        '"That is three hours of fuel every day," said Joren Halvik. '
        "Shopkeepers wonder who will buy bread at five in the morning if the boats stay away, and "
        "a school bus driver said that she had counted eleven empty seats since Monday."
    )
    assert verdict(make.copy(own, title="Anger on the quay"), make.copy()) is not Verdict.JOIN


def test_a_digest_of_many_stories_is_no_copy_of_a_summary_in_it(make):
    summary = paragraphs(make.story)[0]
    digest = "\n\n".join([summary, *paragraphs(make.other), "The euro rose. " * 20])
    found = like(make.copy(summary, summary=True), make.copy(digest, title="News in brief"))
    assert found.verdict is not Verdict.JOIN


def test_a_rough_likeness_across_languages_is_no_copy(make):
    rough = make.noisy(make.story, 0.3)
    assert verdict(make.copy(rough), make.copy()) is Verdict.JOIN
    found = like(make.copy(rough, language="en"), make.copy(language="fr-FR"))
    assert found.verdict is Verdict.APART
    assert "the languages differ: en, fr-FR" in found.why


def test_a_wrong_language_does_not_part_what_is_the_same(make):
    assert verdict(make.copy(language="en"), make.copy(language="fr-FR")) is Verdict.JOIN


def test_regions_of_one_language_are_no_hindrance(make):
    assert verdict(make.copy(language="en-US"), make.copy(language="en-GB")) is Verdict.JOIN


def test_languages_without_spaces_are_compared_word_by_word(make):
    text = (
        "港湾委員会は火曜日、第七埠頭を春まで閉鎖することを決めた。"
        "修理費は四百二十万ドルに上る見通しだ。"
    )
    changed = text.replace("火曜日", "水曜日")
    strange = (
        "研究者らは今年の春、湿地で千二百四十羽のコウノトリを数えた。"
        "大学によると過去最多だという。"
    )
    assert verdict(make.copy(text, title=""), make.copy(changed, title="")) is Verdict.JOIN
    assert verdict(make.copy(text, title=""), make.copy(strange, title="")) is Verdict.APART


FURNITURE = "Comments are closed."


def test_equal_furniture_under_other_headlines_is_no_copy(make):
    one, other = (
        make.copy(FURNITURE, title="Storks return"),
        make.copy(FURNITURE, title="Rates cut"),
    )
    assert verdict(one, other) is Verdict.APART


def test_equal_short_texts_under_one_headline_or_none_are_copies(make):
    assert verdict(make.copy(FURNITURE), make.copy(FURNITURE)) is Verdict.JOIN
    assert verdict(make.copy(FURNITURE, title=""), make.copy(FURNITURE, title="")) is Verdict.JOIN


def test_without_a_text_only_the_same_headline_joins(make):
    assert verdict(make.copy(""), make.copy("")) is Verdict.JOIN
    assert verdict(make.copy(""), make.copy("", title="Storks return")) is Verdict.APART
    assert verdict(make.copy("", title=""), make.copy("", title="")) is Verdict.APART
    assert verdict(make.copy(""), make.copy()) is Verdict.APART


def test_time_apart_speaks_against_a_rough_likeness_and_never_against_the_same_text(make):
    rough = make.noisy(make.story, 0.35)
    soon = like(make.copy(rough, seen=NOON), make.copy(seen=NOON + timedelta(days=1)))
    late = like(make.copy(rough, seen=NOON), make.copy(seen=NOON + timedelta(days=700)))
    assert late.score < soon.score
    again = make.copy(seen=NOON + timedelta(days=700))
    assert verdict(make.copy(seen=NOON), again) is Verdict.JOIN


def test_quotations_are_counted_in_words(make):
    found = like(make.copy(make.noisy(make.story, 0.02)), make.copy())
    assert any("quotations are the same" in reason for reason in found.why)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120), st.text(max_size=120), st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_the_same_from_both_sides(text, other, title, head):
    a, b = Copy(1, text, title), Copy(2, other, head)
    there, back = likenesses([(a, b), (b, a)], policy=POLICY)
    assert (there.score, there.verdict, there.jaccard) == (back.score, back.verdict, back.jaccard)
    assert (there.containment, there.contained) == (back.contained, back.containment)
    assert 0 <= there.score <= 1
    assert (there.score >= POLICY.join) == (there.verdict is Verdict.JOIN)


def test_no_pairs_have_no_likenesses():
    assert likenesses([], policy=POLICY) == []


def test_a_book_is_compared_with_its_beginning(make):
    book = " ".join(f"{make.noisy(make.other, 0.5, seed)}" for seed in range(400))
    found = like(make.copy(f"{make.story}\n\n{book}", title=""), make.copy(title=""))
    assert found.contained > 0.95


def test_the_same_club_and_town_with_other_figures_is_another_day(make):
    report = (
        "It ended {a}-{a} between Kilbarry and Dunmarrow on {day} night in front of {b} people. "
        "Hazel Thornbury put the home side ahead in minute {c} and Tobias Lang levelled {d} "
        "minutes later. Referee Ciaran Maddox showed {e} yellow cards. Kilbarry stay in place {f} "
        "of the table with a game in hand, and Dunmarrow are three points behind them."
    )
    head = "Kilbarry and Dunmarrow share the points"
    days = (("Tuesday", 1, 4_300, 12, 28, 5, 7), ("Friday", 2, 6_100, 60, 19, 3, 9))
    one, other = (
        make.copy(report.format(**dict(zip(("day", *"abcdef"), day, strict=True))), title=head)
        for day in days
    )
    found = like(one, other)
    assert found.verdict is not Verdict.JOIN
    assert any(reason.startswith("other figures stand in") for reason in found.why)


def test_a_figure_put_right_leaves_a_copy(make):
    assert verdict(make.copy(make.story.replace("4.2 million", "4.6 million")), make.copy()) is (
        Verdict.JOIN
    )


def test_a_follow_up_whose_headline_tells_its_own_news_is_put_to_a_person(make):
    news = (
        "PORT ELLIS, May 6 - Two trawlers collided off Brannock on Thursday in thick fog, and a "
        "deckhand was taken to hospital. The coast guard said that both vessels had left harbour "
        "before dawn without a lookout, and that it would question the owners next week.\n\n"
    )
    old = make.copy("\n\n".join(paragraphs(make.story)[1:]))
    later = make.copy(
        news + "\n\n".join(paragraphs(make.story)[1:]),
        title="Trawlers collide, deckhand in hospital",
    )
    found = like(later, old)
    assert found.verdict is not Verdict.JOIN
    assert "the headline of the longer tells of what it alone says" in found.why


def test_two_briefs_in_one_shell_of_boilerplate_are_two_stories(make):
    shell = " ".join(
        f"Readers who subscribe get letter number {word} of this house by electronic mail every "
        "morning and may cancel whenever they please."
        for word in ("one", "two", "three", "four", "five")
    )
    storks = make.copy(f"Storks came back to Karvala early. {shell}", title="Storks back early")
    rates = make.copy(f"The central bank cut its rates again. {shell}", title="Bank cuts rates")
    found = like(storks, rates)
    assert found.verdict is not Verdict.JOIN
    assert "neither headline speaks of what is shared" in found.why


def test_a_new_headline_on_the_same_text_is_no_news(make):
    found = like(
        make.copy(make.noisy(make.story, 0.05), title="Skippers count their losses"), make.copy()
    )
    assert found.verdict is Verdict.JOIN
