from collections import deque
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree, html

from dashboard.app import create_app

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
HOSTILE = (
    "<script>alert(1)</script> and <img src=x onerror=alert(2)> were in it.\n\n"
    "He said \u202eevil\u202c and rang \x07 the bell, javascript:alert(3) &amp; more. "
    "<b>Bold</b> words, the council of the city said on Tuesday."
)
ATOM = {"a": "http://www.w3.org/2005/Atom"}
PAGES = ("/", "/clusters", "/stories", "/flags", "/feeds", "/runs")


def links(text):
    page = html.fromstring(text)
    for element, attribute, address, _ in page.iterlinks():
        if attribute in {"href", "src", "action"} and element.get("method") != "post":
            yield element, address


def crawl(visitor, start="/"):
    """Ask for every link of our own, and follow those of pages that are not a filter's result."""
    waiting, answers = deque([start]), {}
    while waiting:
        address = waiting.popleft()
        answers[address] = answer = visitor.get(address)
        if "?" in address or "text/html" not in answer.headers["content-type"]:
            continue
        for _, found in links(answer.text):
            whole = urljoin(address, found).partition("#")[0]
            if not urlsplit(whole).netloc and whole not in answers and whole not in waiting:
                waiting.append(whole)
    return answers


def test_every_link_answers_and_no_page_has_inline_script_or_style(visitor, make, harbour, texts):
    make.cluster([texts(title="Storm", text="A storm came ashore on Sunday.", minutes=200)])
    make.feed("Taken Off", removed=NOW)
    make.cluster([texts(feed="Taken Off", title="Flood"), texts(title="Flood", minutes=9)])
    make.feed("Harbour Times", status="failing", reason="it answered 503", error_streak=3)
    make.spike("Devdesk", "no text", "an entry")
    make.run(name="")
    answers = crawl(visitor)
    assert {address: a.status_code for address, a in answers.items() if a.status_code != 200} == {}
    assert {f"/clusters/{harbour}", f"/stories/{harbour}", "/feeds/canonical.atom"} < set(answers)
    assert len(answers) > 60
    for address, answer in answers.items():
        if "text/html" in answer.headers["content-type"]:
            page = html.fromstring(answer.text)
            assert not page.xpath("//style | //script[not(@src)] | //*[@style]"), address
            handlers = [name for e in page.iter() for name in e.attrib if name.startswith("on")]
            assert handlers == [], address


def test_links_to_a_flag_lead_to_a_card_on_the_page(visitor, harbour):
    page = html.fromstring(visitor.get(f"/clusters/{harbour}").text)
    targets = [a.get("href")[1:] for a in page.find_class("fno") if a.tag == "a"]
    assert targets
    assert all(page.get_element_by_id(target) is not None for target in targets)


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/static/copydesk.css", "/feeds.json"])
def test_every_answer_says_what_a_browser_may_do_with_it(visitor, path):
    headers = visitor.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_hostile_story_text_is_shown_as_text(visitor, make, texts):
    feed = '"><script>alert(4)</script>'
    bad = texts(feed=feed, title=f"<i>{HOSTILE[:40]}", text=HOSTILE, url="javascript:alert(5)")
    also = texts(feed="Other", title="Plain \x00 title \u202e", text=HOSTILE + " More.", minutes=9)
    name = make.cluster([bad, also])
    make.spike(feed, "<u>why</u>", HOSTILE)
    for path in (*PAGES, f"/clusters/{name}", f"/clusters/{name}?view=inline", f"/stories/{name}"):
        answer = visitor.get(path)
        page = html.fromstring(answer.text)
        assert answer.status_code == 200
        assert all(s.get("src", "").startswith("/static/") for s in page.iter("script")), path
        assert not page.xpath("//i[not(ancestor::a)] | //img | //u"), path
        assert not any(a.get("href", "").startswith("javascript") for a in page.iter("a")), path
        assert not any(c in answer.text for c in "\x00\x07\u202e"), path
    text = html.fromstring(visitor.get(f"/clusters/{name}").text).text_content()
    assert "<script>alert(1)</script>" in text
    assert "<img src=x onerror=alert(2)>" in text
    assert "␇" in text


def test_a_merged_cluster_leads_to_the_one_it_is_part_of(visitor, make, harbour, texts):
    old = make.cluster([texts(title="Old", text="Once upon a time.")], merged_into=1)
    for kind in ("clusters", "stories"):
        answer = visitor.get(f"/{kind}/{old}?view=inline")
        assert answer.status_code == 301
        assert answer.headers["location"].startswith(f"/{kind}/{harbour}")


def test_the_language_of_a_story_is_said(visitor, make, texts):
    name = make.cluster([texts(language="es", text="Una helada tardía."), texts(language="de")])
    page = html.fromstring(visitor.get(f"/clusters/{name}?a=1&b=2").text)
    said = [p.get("lang") for row in page.find_class("drow") for p in row.iter("p")]
    assert set(filter(None, said)) == {"es", "de"}


def test_a_search_finds_the_words_of_a_headline(visitor, harbour, make, texts):
    other = make.cluster([texts(title="Storm Agda blacks out the north")])
    found = visitor.get("/clusters?q=agda&versions=1&window=all").text
    assert other in found
    assert harbour not in found


def test_no_match_says_where_there_are_matches(visitor, make, texts):
    make.cluster([texts(title="Storm Agda blacks out the north")])
    page = visitor.get("/clusters?q=storm&window=24h").text
    assert "No cluster matches" in page
    assert "1 at any time and of any size" in page


@pytest.mark.parametrize("path", PAGES)
def test_an_empty_desk_says_what_to_do(visitor, path):
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert "copydesk run" in answer.text or path == "/flags"


def test_what_is_not_there_is_said_in_our_look(visitor, harbour):
    for path in ("/nowhere", "/clusters/c-0fffff", "/clusters/nonsense", "/feeds/99", "/runs/99"):
        answer = visitor.get(path)
        assert answer.status_code == 404
        assert "copydesk.css" in answer.text
    assert visitor.get(f"/clusters/{harbour}?a=77").status_code == 404
    assert visitor.get("/clusters/c-0fffff.json").json()["error"]


def test_an_address_that_means_nothing_is_refused_in_words(visitor):
    for field in ("window", "status"):
        answer = visitor.get(f"/clusters?{field}=soon")
        assert answer.status_code == 400
        assert f"{field}=" in answer.text


def test_a_page_that_breaks_says_so_without_its_reasons(database, monkeypatch, visitor):
    monkeypatch.setattr("dashboard.pages.runs.views.listing", lambda *_, **__: 1 / 0)
    answer = visitor.get("/runs")
    assert answer.status_code == 500
    assert "Something broke" in answer.text
    assert "ZeroDivision" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "key"), [("/clusters", "clusters"), ("/flags", "flags"), ("/feeds", "feeds")]
)
def test_the_lists_have_a_twin_for_programs(visitor, harbour, path, key):
    assert f'href="{path}.json"' in visitor.get(path).text
    found = visitor.get(f"{path}.json").json()[key]
    assert found


def test_the_twin_heeds_the_same_query(visitor, harbour, make, texts):
    make.cluster([texts(title="Alone", text="One text.")])
    assert visitor.get("/clusters.json").json()["matches"] == 1
    assert visitor.get("/clusters.json?versions=1").json()["matches"] == 2
    line = visitor.get("/clusters.json").json()["clusters"][0]
    assert line["id"] == harbour
    assert line["size"] == 3


def test_pages_of_the_list_hold_every_cluster_once(visitor, make, texts):
    names = {
        make.cluster([texts(title=f"Story {n}", text=f"Text number {n} of many.", minutes=n)])
        for n in range(53)
    }
    seen, path = [], "/clusters.json?versions=1"
    while path:
        page = visitor.get(path).json()
        seen += [line["id"] for line in page["clusters"]]
        path = page["next"]
    assert sorted(seen) == sorted(names)
    assert 'rel="next"' in visitor.get("/clusters?versions=1").text


def test_the_figures_add_up(visitor, harbour, make, texts):
    make.cluster([texts(title="Alone", text="One text.")])
    page = html.fromstring(visitor.get("/").text)
    stories, distinct, share, flags, feeds = (v.text_content() for v in page.find_class("v"))
    assert (stories, distinct, share) == ("4", "2", "50.0%")
    assert feeds == "3/3"
    bars = [
        [int(td.text) for td in row.iter("td")]
        for table in page.find_class("astable")
        for row in table.xpath(".//tbody/tr")
    ]
    assert sum(row[2] for row in bars) == int(stories)
    assert sum(row[0] for row in bars) == int(distinct)
    head = page.find_class("hot")[0].text_content()
    assert head == flags


def test_the_feeds_can_be_read_by_a_reader_and_are_not_sent_twice(visitor, harbour):
    for path in ("/feeds/canonical.atom", "/feeds/canonical.json"):
        first = visitor.get(path)
        assert first.status_code == 200
        assert "Ministers agree" in first.text
        again = visitor.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304
    assert len(visitor.get("/exports/canonical.jsonl").text.splitlines()) == 1


def test_head_brings_what_get_would_without_the_body(visitor, make, texts):
    make.cluster([texts(), texts(feed="B", minutes=3)])
    for path in (*PAGES, "/feeds/canonical.atom", "/exports/canonical.jsonl", "/static/theme.js"):
        answer = visitor.ask("HEAD", path)
        assert (answer.status_code, answer.content) == (200, b"")
        assert answer.headers["content-type"] == visitor.get(path).headers["content-type"]
    assert visitor.ask("HEAD", "/clusters/c-ffffff").status_code == 404


def test_the_feed_is_the_same_feed_at_every_address(database, visitor, make, texts):
    make.cluster([texts()])
    (found,) = etree.fromstring(visitor.get("/feeds/canonical.atom").content).xpath(
        "a:id", namespaces=ATOM
    )
    elsewhere = type(visitor)(create_app(database)).ask(
        "GET", "/feeds/canonical.atom", headers={"Host": "other.example:81"}
    )
    assert found.text == etree.fromstring(elsewhere.content).xpath("a:id", namespaces=ATOM)[0].text
    assert found.text.startswith("urn:uuid:")


def test_a_run_is_started_by_our_own_button_alone(database, visitor):
    started = []
    app = create_app(database, start_run=lambda: started.append(1) or "run")
    button = type(visitor)(app)
    assert button.ask("POST", "/runs", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert button.ask("POST", "/runs").status_code == 403
    assert (
        button.ask("POST", "/runs", headers={"Origin": "http://evil.example"}).status_code == 403
    )
    assert started == []
    own = {"Sec-Fetch-Site": "same-origin", "Origin": "http://desk.example"}
    answer = button.ask("POST", "/runs", headers=own)
    assert (answer.status_code, answer.headers["location"]) == (303, "/?started=1")
    assert started == [1]


def test_without_a_way_to_start_a_run_there_is_no_button(visitor):
    assert "Poll now" not in visitor.get("/").text
    assert visitor.ask("POST", "/runs").status_code == 405


def test_a_run_without_a_name_is_called_by_its_number_and_watched(visitor, make):
    make.feed("Harbour Times")
    number = make.run(name="", state="running", ended=None)
    page = html.fromstring(visitor.get("/").text)
    assert f"Run {number}" in page.get_element_by_id("runs").text_content()
    assert page.xpath("//section[@id='runs' and @data-live]")
    assert "A run is going on" in page.text_content()


def test_a_large_cluster_shows_fifteen_of_its_versions_against_each_other(visitor, make, texts):
    copies = [
        texts(feed=f"Feed {n}", minutes=n, text=texts().text + f" Note {n}.") for n in range(20)
    ]
    name = make.cluster(copies)
    page = html.fromstring(visitor.get(f"/clusters/{name}?a=1&b=20").text)
    assert len(page.find_class("heat")[0].xpath(".//tbody/tr")) == 15
    assert "5 versions left out" in page.text_content()
    assert len(page.find_class("vers")[0].xpath("./li")) == 20


def test_a_page_asks_the_database_a_bounded_number_of_questions(database, visitor, make, texts):
    from sqlalchemy import event

    asked = []
    event.listen(database.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))

    def count(path):
        asked.clear()
        assert visitor.get(path).status_code == 200
        return len(asked)

    first = make.cluster([texts(), texts(feed="B", minutes=3)])
    few = {path: count(path) for path in (*PAGES, f"/clusters/{first}")}
    for n in range(12):
        make.cluster([texts(title=f"Story {n}"), texts(feed=f"C{n}", minutes=n)])
    assert {path: count(path) for path in few} == few
