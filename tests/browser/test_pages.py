import pytest
from axe_playwright_python.sync_playwright import Axe

PATHS = [
    *("/", "/clusters", "/clusters/c-000001", "/clusters/c-000001?view=inline&fold=0"),
    *("/clusters/c-000003", "/stories", "/stories/c-000001", "/flags", "/flags?tier=hint"),
    *("/feeds", "/feeds/2", "/runs", "/runs/1", "/clusters?q=nothing-like-it"),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(page, path, scheme):
    shown = page(path, color_scheme=scheme, viewport=DESK)
    found = Axe().run(shown, options={"runOnly": RULES}).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


@pytest.mark.parametrize("path", PATHS)
def test_a_phone_never_scrolls_sideways(page, path):
    shown = page(path, viewport=PHONE)
    assert shown.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    found = Axe().run(shown, options={"runOnly": RULES}).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


def test_hostile_text_runs_nothing_and_is_read_as_it_came(page):
    shown = page("/clusters/c-000003")
    assert "broken" not in shown.title() or "<script>" in shown.title()
    assert "<b>bold</b>" in shown.inner_text("main")
    assert shown.locator("main b", has_text="bold").count() == 0


def test_rows_are_walked_opened_and_left_by_keys(page):
    shown = page("/clusters")
    rows = shown.locator(".list > li")
    shown.keyboard.press("j")
    assert "cur" in rows.nth(1).get_attribute("class")
    assert rows.nth(1).locator("details").get_attribute("open") is not None
    assert rows.nth(1).locator("h3 a").evaluate("a => a === document.activeElement")
    shown.keyboard.press("k")
    assert "cur" in rows.nth(0).get_attribute("class")
    shown.keyboard.press("j")
    to = rows.nth(1).locator("h3 a").get_attribute("href")
    shown.keyboard.press("o")
    shown.wait_for_url(f"**{to}")
    shown.keyboard.press("u")
    shown.wait_for_url("**/clusters")


def test_flags_are_walked_by_keys_and_the_layout_changed(page):
    shown = page("/clusters/c-000001")
    cards = shown.locator("details.fcard")
    assert cards.count() >= 2
    shown.keyboard.press("n")
    shown.keyboard.press("n")
    assert cards.nth(1).get_attribute("open") is not None
    assert cards.nth(0).get_attribute("open") is None
    shown.keyboard.press("p")
    assert cards.nth(0).get_attribute("open") is not None
    shown.keyboard.press("i")
    shown.wait_for_url("**view=inline**")


def test_slash_searches_and_question_mark_helps(page):
    shown = page("/")
    shown.keyboard.press("/")
    shown.keyboard.type("harbour?j")
    assert shown.input_value("#q") == "harbour?j"
    shown.keyboard.press("Tab")
    shown.keyboard.press("?")
    assert shown.locator("#keys").is_visible()
    shown.keyboard.press("Escape")
    shown.keyboard.press("g")
    shown.keyboard.press("f")
    shown.wait_for_url("**/feeds")


def test_single_key_shortcuts_can_be_switched_off(page):
    shown = page("/clusters")
    shown.click("#help")
    shown.uncheck("#keys-on")
    shown.keyboard.press("Escape")
    shown.reload()
    shown.keyboard.press("j")
    assert "cur" in shown.locator(".list > li").nth(0).get_attribute("class")


def test_the_theme_chosen_stays(page):
    shown = page("/", color_scheme="light")
    assert (
        shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(247, 245, 240)"
    )
    shown.click("#theme")
    shown.goto("/feeds")
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(19, 20, 23)"


def test_everything_works_without_javascript(page):
    shown = page("/clusters", java_script_enabled=False)
    assert not shown.locator("#theme").is_visible()
    shown.select_option("#sort", "versions")
    shown.click("text=Go")
    assert "sort=versions" in shown.url
    shown.fill("#q", "ministers")
    shown.press("#q", "Enter")
    shown.click(".list h3 a >> nth=0")
    shown.click("details.fcard >> nth=1")
    shown.click("text=Inline")
    assert "view=inline" in shown.url
    shown.click("text=Fold equal paragraphs")
    assert "fold=0" in shown.url


def test_poll_now_starts_a_run(page):
    shown = page("/")
    shown.click("text=Poll now")
    shown.wait_for_url("**/?started=1")
    assert "A run has been started" in shown.inner_text("main")


def test_the_fonts_are_ours_and_arrive(page):
    shown = page("/")
    loaded = shown.evaluate(
        "document.fonts.ready.then(f => [...f].filter(x => x.status == 'loaded').length)"
    )
    assert loaded >= 2
