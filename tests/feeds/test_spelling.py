import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.spelling import spelled


@pytest.mark.parametrize(
    ("said", "one"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("http://example.org:80/", "http://example.org/"),
        ("https://example.org:443/Feed?A=b#top", "https://example.org/Feed?A=b"),
        (" https://example.org:8443/rss ", "https://example.org:8443/rss"),
        ("http://[2001:DB8::1]:80/rss", "http://[2001:db8::1]/rss"),
        ("https://example.org/a%2Fb/../c", "https://example.org/a%2Fb/../c"),
    ],
)
def test_addresses_that_mean_the_same_are_spelled_the_same(said, one):
    assert spelled(said) == one


@pytest.mark.parametrize("said", ["sample:a.xml", "file:///srv/Wire", "http://[", "http://a:b/"])
def test_what_is_no_web_address_stays_as_it_is(said):
    assert spelled(said) == said


@given(st.text())
def test_a_spelling_that_is_settled_stays(said):
    assert spelled(spelled(said)) == spelled(said)
    assert spelled(spelled(f"https://{said}")) == spelled(f"https://{said}")
