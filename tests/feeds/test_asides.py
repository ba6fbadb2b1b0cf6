"""What stands inside a story's markup and is not the story is kept apart from it."""

import time

import pytest

from feeds.asides import apart
from feeds.parse import parse
from story.plain import plain

STORY = (
    "<p>The board closed the pier on Tuesday after a storm.</p><p>It opens in spring again.</p>"
)


@pytest.mark.parametrize(
    ("beside", "text"),
    [
        (
            "<figure><img><figcaption>The pier. By Quill</figcaption></figure>",
            "The pier. By Quill",
        ),
        ("<p class='wp-caption-text'>The pier at dawn</p>", "The pier at dawn"),
        ("<aside><h3>In short</h3><p>Closed.</p></aside>", "In short\n\nClosed."),
        ("<nav><a href='/x'>World</a></nav>", "World"),
        (
            "<div class='related-links'>Also: <a href='/x'>Storks return to the roofs</a></div>",
            "Also: Storks return to the roofs",
        ),
        ("<ul id='more-stories'><li><a href='/x'>Storks</a></li></ul>", "Storks"),
    ],
)
def test_what_stands_beside_a_story_is_taken_apart(beside, text):
    for markup in (beside + STORY, STORY + beside, STORY.replace("</p><p>", f"</p>{beside}<p>")):
        left, asides = apart(markup)
        assert plain(left) == plain(STORY)
        assert asides == (text,)


@pytest.mark.parametrize(
    "markup",
    [
        STORY,
        "<div class='related'><p>A story in a div with an unlucky name.</p></div>",
        "<p>A related matter came up: more stories of the pier, also read in court.</p>",
        "<aside><p>All of the story stands in here, as some systems do it.</p></aside><p>Yes.</p>",
        "<figcaption>Only a caption</figcaption>",
        "",
        "<figcaption",
    ],
)
def test_what_is_the_story_stays(markup):
    assert apart(markup) == (markup, ())


def test_text_behind_an_aside_is_not_lost_with_it():
    left, asides = apart(f"<p>One.</p><aside>Beside.</aside>tail{STORY}")
    assert "tail" in plain(left)
    assert asides == ("Beside.",)


def test_an_item_has_its_asides_apart_and_its_content_whole(now):
    beside = "<figure><figcaption>The pier.</figcaption></figure>"
    body = (
        "<rss version='2.0'><channel><item><guid>1</guid><title>Pier</title><description>"
        f"<![CDATA[{beside}{STORY}]]></description></item></channel></rss>"
    )
    (item,) = parse(body.encode(), content_type=None, url="https://e.org/", now=now).items
    assert item.text == plain(STORY)
    assert item.asides == ("The pier.",)
    assert item.content == beside + STORY


@pytest.mark.parametrize(
    "markup",
    [
        "<p>word</p><aside>x</aside>" * 50_000,
        "<aside>" * 50_000 + "word",
        "<div class='related'>word " * 50_000,
        "<div class='related'>word</div> " * 50_000,
        "<aside>x</aside>" + "<div>" * 2_000 + "The board closed the pier.",
    ],
    ids=["many", "nested", "nested by name", "many by name", "deep"],
)
def test_markup_made_to_be_expensive_is_taken_as_it_is(markup):
    begun = time.process_time()
    left, _ = apart(markup)
    assert time.process_time() - begun < 2.0
    assert plain(left).split()[-1] == plain(markup).split()[-1]
